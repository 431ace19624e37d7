DROP INDEX uq_headcount_enterprise_id;
DROP INDEX uq_headcount_post_id;
ALTER TABLE enterprise_staffing DROP CONSTRAINT uq_enterprise_staffing_enterprise_id_counted_on;
ALTER TABLE enterprise_staffing ADD COLUMN voided_at_utc TIMESTAMP WITH TIME ZONE;
ALTER TABLE enterprise_staffing ADD COLUMN void_reason TEXT;
CREATE TABLE practice_workbook (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	number INTEGER NOT NULL,
	teacher_id BIGINT NOT NULL,
	made_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	made_on DATE NOT NULL,
	made_by TEXT NOT NULL,
	originals TEXT NOT NULL,
	returned_at_utc TIMESTAMP WITH TIME ZONE,
	returned_on DATE,
	returned_by TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_workbook PRIMARY KEY (id),
	CONSTRAINT uq_practice_workbook_uid UNIQUE (uid),
	CONSTRAINT uq_practice_workbook_number UNIQUE (number),
	CONSTRAINT fk_practice_workbook_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
ALTER TABLE headcount ADD COLUMN voided_at_utc TIMESTAMP WITH TIME ZONE;
ALTER TABLE headcount ADD COLUMN void_reason TEXT;
CREATE TABLE practice_paper (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	period_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	from_on DATE,
	until_on DATE,
	text TEXT,
	file_year BIGINT,
	file_name TEXT,
	sha256 TEXT,
	size_bytes BIGINT,
	file_title TEXT,
	added_by TEXT NOT NULL,
	added_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_paper PRIMARY KEY (id),
	CONSTRAINT ck_practice_paper_kind_is_known CHECK (kind IN ('log', 'application', 'plan', 'proof', 'photo', 'summary', 'outcome', 'appraisal', 'other')),
	CONSTRAINT ck_practice_paper_something_is_in_it CHECK (text IS NOT NULL OR file_name IS NOT NULL),
	CONSTRAINT ck_practice_paper_a_log_has_days CHECK (kind <> 'log' OR (from_on IS NOT NULL AND until_on IS NOT NULL)),
	CONSTRAINT ck_practice_paper_begins_before_it_ends CHECK (from_on <= until_on),
	CONSTRAINT uq_practice_paper_uid UNIQUE (uid),
	CONSTRAINT fk_practice_paper_period_id FOREIGN KEY(period_id) REFERENCES practice_period (id) ON DELETE RESTRICT
);
ALTER TABLE handout_paper ADD COLUMN wanted INTEGER DEFAULT '1' NOT NULL;
ALTER TABLE handout_paper ADD CONSTRAINT ck_handout_paper_wanted_are_out CHECK (wanted BETWEEN 1 AND copies);
CREATE UNIQUE INDEX uq_enterprise_staffing_enterprise_id ON enterprise_staffing (enterprise_id, counted_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_practice_workbook_teacher_id ON practice_workbook (teacher_id);
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL AND voided_at_utc IS NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL AND voided_at_utc IS NULL;
CREATE INDEX ix_practice_paper_period_id ON practice_paper (period_id);
