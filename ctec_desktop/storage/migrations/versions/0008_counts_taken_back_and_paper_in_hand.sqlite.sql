DROP INDEX uq_headcount_enterprise_id;
DROP INDEX uq_headcount_post_id;
CREATE TABLE new_enterprise_staffing (
	id INTEGER NOT NULL,
	enterprise_id INTEGER NOT NULL,
	counted_on TEXT NOT NULL,
	staff_on_post INTEGER NOT NULL,
	source TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	CONSTRAINT pk_enterprise_staffing PRIMARY KEY (id),
	CONSTRAINT fk_enterprise_staffing_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_staffing_counted_on_is_a_day CHECK (date(counted_on) IS counted_on)
) STRICT;
INSERT INTO new_enterprise_staffing (id, enterprise_id, counted_on, staff_on_post, source) SELECT id, enterprise_id, counted_on, staff_on_post, source FROM enterprise_staffing;
DROP TABLE enterprise_staffing;
ALTER TABLE new_enterprise_staffing RENAME TO enterprise_staffing;
CREATE TABLE practice_workbook (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	number INTEGER NOT NULL,
	teacher_id INTEGER NOT NULL,
	made_at_utc TEXT NOT NULL,
	made_on TEXT NOT NULL,
	made_by TEXT NOT NULL,
	originals TEXT NOT NULL,
	returned_at_utc TEXT,
	returned_on TEXT,
	returned_by TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_workbook PRIMARY KEY (id),
	CONSTRAINT uq_practice_workbook_uid UNIQUE (uid),
	CONSTRAINT uq_practice_workbook_number UNIQUE (number),
	CONSTRAINT fk_practice_workbook_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT ck_practice_workbook_made_on_is_a_day CHECK (date(made_on) IS made_on),
	CONSTRAINT ck_practice_workbook_returned_on_is_a_day CHECK (date(returned_on) IS returned_on)
) STRICT;
CREATE TABLE new_headcount (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER,
	post_id INTEGER,
	kind TEXT NOT NULL,
	counted_on TEXT NOT NULL,
	heads INTEGER NOT NULL,
	source TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	CONSTRAINT pk_headcount PRIMARY KEY (id),
	CONSTRAINT ck_headcount_kind_is_known CHECK (kind IN ('staff', 'same_kind', 'other_interns')),
	CONSTRAINT ck_headcount_of_a_unit_or_a_post CHECK ((enterprise_id IS NULL) <> (post_id IS NULL)),
	CONSTRAINT ck_headcount_heads_are_not_negative CHECK (heads >= 0),
	CONSTRAINT uq_headcount_uid UNIQUE (uid),
	CONSTRAINT fk_headcount_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_headcount_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT ck_headcount_counted_on_is_a_day CHECK (date(counted_on) IS counted_on)
) STRICT;
INSERT INTO new_headcount (id, uid, enterprise_id, post_id, kind, counted_on, heads, source) SELECT id, uid, enterprise_id, post_id, kind, counted_on, heads, source FROM headcount;
DROP TABLE headcount;
ALTER TABLE new_headcount RENAME TO headcount;
CREATE TABLE practice_paper (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	period_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	from_on TEXT,
	until_on TEXT,
	text TEXT,
	file_year INTEGER,
	file_name TEXT,
	sha256 TEXT,
	size_bytes INTEGER,
	file_title TEXT,
	added_by TEXT NOT NULL,
	added_at_utc TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_paper PRIMARY KEY (id),
	CONSTRAINT ck_practice_paper_kind_is_known CHECK (kind IN ('log', 'application', 'plan', 'proof', 'photo', 'summary', 'outcome', 'appraisal', 'other')),
	CONSTRAINT ck_practice_paper_something_is_in_it CHECK (text IS NOT NULL OR file_name IS NOT NULL),
	CONSTRAINT ck_practice_paper_a_log_has_days CHECK (kind <> 'log' OR (from_on IS NOT NULL AND until_on IS NOT NULL)),
	CONSTRAINT ck_practice_paper_begins_before_it_ends CHECK (from_on <= until_on),
	CONSTRAINT uq_practice_paper_uid UNIQUE (uid),
	CONSTRAINT fk_practice_paper_period_id FOREIGN KEY(period_id) REFERENCES practice_period (id) ON DELETE RESTRICT,
	CONSTRAINT ck_practice_paper_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_practice_paper_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE new_handout_paper (
	id INTEGER NOT NULL,
	handout_id INTEGER NOT NULL,
	version_id INTEGER NOT NULL,
	paper TEXT NOT NULL,
	copies INTEGER NOT NULL,
	sheets INTEGER NOT NULL,
	wanted INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_handout_paper PRIMARY KEY (id),
	CONSTRAINT ck_handout_paper_paper_is_known CHECK (paper IN ('agreement', 'consent')),
	CONSTRAINT uq_handout_paper_handout_id_version_id_paper UNIQUE (handout_id, version_id, paper),
	CONSTRAINT ck_handout_paper_wanted_are_out CHECK (wanted BETWEEN 1 AND copies),
	CONSTRAINT fk_handout_paper_handout_id FOREIGN KEY(handout_id) REFERENCES handout (id) ON DELETE RESTRICT,
	CONSTRAINT fk_handout_paper_version_id FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO new_handout_paper (id, handout_id, version_id, paper, copies, sheets) SELECT id, handout_id, version_id, paper, copies, sheets FROM handout_paper;
DROP TABLE handout_paper;
ALTER TABLE new_handout_paper RENAME TO handout_paper;
CREATE UNIQUE INDEX uq_enterprise_staffing_enterprise_id ON enterprise_staffing (enterprise_id, counted_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_practice_workbook_teacher_id ON practice_workbook (teacher_id);
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL AND voided_at_utc IS NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL AND voided_at_utc IS NULL;
CREATE INDEX ix_practice_paper_period_id ON practice_paper (period_id);
CREATE INDEX ix_handout_paper_version_id ON handout_paper (version_id);
