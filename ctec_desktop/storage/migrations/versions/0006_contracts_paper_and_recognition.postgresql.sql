ALTER TABLE teacher ADD COLUMN recruit_type TEXT;
ALTER TABLE teacher ADD COLUMN recruit_exception TEXT;
ALTER TABLE teacher ADD COLUMN recruit_reason TEXT;
ALTER TABLE teacher ADD CONSTRAINT ck_teacher_recruit_type_is_known CHECK (recruit_type IN ('industry', 'graduate', 'school', 'other'));
ALTER TABLE teacher ADD CONSTRAINT ck_teacher_recruit_exception_is_known CHECK (recruit_exception IN ('skilled', 'normal_graduate', 'approved'));
CREATE TABLE teacher_entry (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	teacher_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT,
	issuer TEXT,
	number TEXT,
	from_on DATE,
	until_on DATE,
	note TEXT,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes BIGINT,
	scan_title TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher_entry PRIMARY KEY (id),
	CONSTRAINT ck_teacher_entry_kind_is_known CHECK (kind IN ('major', 'education', 'title', 'other_title', 'certificate', 'enterprise_work', 'work', 'teaching', 'research', 'award', 'technical', 'guiding', 'equivalent')),
	CONSTRAINT ck_teacher_entry_begins_before_it_ends CHECK (until_on IS NULL OR from_on IS NULL OR from_on <= until_on),
	CONSTRAINT uq_teacher_entry_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_entry_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE INDEX ix_teacher_entry_teacher ON teacher_entry (teacher_id, kind);
