DROP INDEX ix_audit_line_tx;
CREATE TABLE new_enterprise (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	uscc TEXT,
	name TEXT NOT NULL,
	pinyin TEXT NOT NULL,
	initials TEXT NOT NULL,
	legal_representative TEXT,
	address TEXT,
	region_code TEXT,
	industry_code TEXT,
	contact_name TEXT,
	contact_phone TEXT,
	retired_on TEXT,
	merged_into_id INTEGER,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_enterprise (id, uid, uscc, name, pinyin, initials, legal_representative, address, region_code, industry_code, contact_name, contact_phone, retired_on, version) SELECT id, uid, uscc, name, pinyin, initials, legal_representative, address, region_code, industry_code, contact_name, contact_phone, retired_on, version FROM enterprise;
DROP TABLE enterprise;
ALTER TABLE new_enterprise RENAME TO enterprise;
CREATE TABLE new_major (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	code TEXT,
	catalog_version TEXT DEFAULT '2021' NOT NULL,
	name TEXT NOT NULL,
	level TEXT,
	study_years INTEGER,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_major PRIMARY KEY (id),
	CONSTRAINT ck_major_level_is_known CHECK (level IN ('secondary', 'higher', 'bachelor')),
	CONSTRAINT uq_major_uid UNIQUE (uid),
	CONSTRAINT ck_major_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_major (id, uid, code, catalog_version, name, retired_on, version) SELECT id, uid, code, catalog_version, name, retired_on, version FROM major;
DROP TABLE major;
ALTER TABLE new_major RENAME TO major;
CREATE TABLE new_teacher (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	person_id INTEGER NOT NULL,
	staff_no TEXT NOT NULL,
	category TEXT,
	title TEXT,
	department_id INTEGER,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher PRIMARY KEY (id),
	CONSTRAINT uq_teacher_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_teacher_staff_no UNIQUE (staff_no),
	CONSTRAINT fk_teacher_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT,
	CONSTRAINT ck_teacher_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_teacher (id, uid, person_id, staff_no, category, department_id, retired_on, version) SELECT id, uid, person_id, staff_no, category, department_id, retired_on, version FROM teacher;
DROP TABLE teacher;
ALTER TABLE new_teacher RENAME TO teacher;
CREATE INDEX ix_enterprise_initials ON enterprise (initials, id);
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
CREATE INDEX ix_enterprise_name ON enterprise (name, id);
CREATE INDEX ix_enterprise_pinyin ON enterprise (pinyin, id);
CREATE UNIQUE INDEX uq_enterprise_uscc ON enterprise (uscc) WHERE uscc IS NOT NULL;
CREATE INDEX ix_major_name ON major (name);
CREATE UNIQUE INDEX uq_major_code ON major (code, catalog_version) WHERE code IS NOT NULL;
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
