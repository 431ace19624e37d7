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
CREATE TABLE agreement_amendment (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	agreement_id BIGINT NOT NULL,
	n INTEGER NOT NULL,
	kind TEXT NOT NULL,
	effective_on DATE NOT NULL,
	reason TEXT NOT NULL,
	changes TEXT NOT NULL,
	part_id BIGINT,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	signed_on DATE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_agreement_amendment PRIMARY KEY (id),
	CONSTRAINT uq_agreement_amendment_agreement_id_n UNIQUE (agreement_id, n),
	CONSTRAINT ck_agreement_amendment_kind_is_known CHECK (kind IN ('correction', 'notice', 'supplement')),
	CONSTRAINT ck_agreement_amendment_on_paper CHECK ((kind = 'correction') = (part_id IS NULL)),
	CONSTRAINT ck_agreement_amendment_unsigned CHECK (kind <> 'correction' OR signed_on IS NULL),
	CONSTRAINT ck_agreement_amendment_void_with_reason CHECK ((voided_at_utc IS NULL) = (void_reason IS NULL)),
	CONSTRAINT uq_agreement_amendment_uid UNIQUE (uid),
	CONSTRAINT fk_agreement_amendment_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_amendment_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
CREATE INDEX ix_teacher_entry_teacher ON teacher_entry (teacher_id, kind);
CREATE INDEX ix_agreement_amendment_part_id ON agreement_amendment (part_id);
