CREATE TABLE new_teacher (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	person_id INTEGER NOT NULL,
	staff_no TEXT NOT NULL,
	category TEXT,
	title TEXT,
	department_id INTEGER,
	course_kind TEXT,
	hired_on TEXT,
	recruit_type TEXT,
	recruit_exception TEXT,
	recruit_reason TEXT,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher PRIMARY KEY (id),
	CONSTRAINT ck_teacher_course_kind_is_known CHECK (course_kind IN ('professional', 'guide', 'public', 'external')),
	CONSTRAINT ck_teacher_recruit_type_is_known CHECK (recruit_type IN ('industry', 'graduate', 'school', 'other')),
	CONSTRAINT ck_teacher_recruit_exception_is_known CHECK (recruit_exception IN ('skilled', 'normal_graduate', 'approved')),
	CONSTRAINT uq_teacher_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_teacher_staff_no UNIQUE (staff_no),
	CONSTRAINT fk_teacher_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT,
	CONSTRAINT ck_teacher_hired_on_is_a_day CHECK (date(hired_on) IS hired_on),
	CONSTRAINT ck_teacher_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_teacher (id, uid, person_id, staff_no, category, title, department_id, course_kind, hired_on, retired_on, version) SELECT id, uid, person_id, staff_no, category, title, department_id, course_kind, hired_on, retired_on, version FROM teacher;
DROP TABLE teacher;
ALTER TABLE new_teacher RENAME TO teacher;
CREATE TABLE teacher_entry (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	teacher_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT,
	issuer TEXT,
	number TEXT,
	from_on TEXT,
	until_on TEXT,
	note TEXT,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes INTEGER,
	scan_title TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher_entry PRIMARY KEY (id),
	CONSTRAINT ck_teacher_entry_kind_is_known CHECK (kind IN ('major', 'education', 'title', 'other_title', 'certificate', 'enterprise_work', 'work', 'teaching', 'research', 'award', 'technical', 'guiding', 'equivalent')),
	CONSTRAINT ck_teacher_entry_begins_before_it_ends CHECK (until_on IS NULL OR from_on IS NULL OR from_on <= until_on),
	CONSTRAINT uq_teacher_entry_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_entry_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT ck_teacher_entry_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_teacher_entry_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
CREATE INDEX ix_teacher_entry_teacher ON teacher_entry (teacher_id, kind);
