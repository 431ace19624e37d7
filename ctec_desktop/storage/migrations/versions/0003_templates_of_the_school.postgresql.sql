DROP INDEX ix_person_initials;
DROP INDEX ix_person_name;
DROP INDEX ix_placement_from;
DROP INDEX ix_placement_plan_id;
DROP INDEX ix_placement_post_id;
DROP INDEX ix_placement_until;
DROP INDEX ix_placement_change_placement_id;
ALTER TABLE template DROP CONSTRAINT uq_template_key_version;
ALTER TABLE template ADD COLUMN sample_number TEXT;
ALTER TABLE template ADD COLUMN sample_dated_on DATE;
ALTER TABLE template ADD COLUMN sample_confirmed_by TEXT;
ALTER TABLE template ADD COLUMN origin TEXT DEFAULT 'built_in' NOT NULL;
ALTER TABLE template ADD COLUMN state TEXT DEFAULT 'in_use' NOT NULL;
ALTER TABLE template ADD COLUMN name TEXT DEFAULT '' NOT NULL;
ALTER TABLE template ADD COLUMN note TEXT;
ALTER TABLE template ADD COLUMN based_on TEXT;
ALTER TABLE template ADD COLUMN created_by TEXT;
ALTER TABLE template ADD COLUMN created_at_utc TIMESTAMP WITH TIME ZONE;
ALTER TABLE template ADD COLUMN used_by TEXT;
ALTER TABLE template ADD COLUMN used_at_utc TIMESTAMP WITH TIME ZONE;
ALTER TABLE template ADD COLUMN retired_at_utc TIMESTAMP WITH TIME ZONE;
ALTER TABLE template ADD COLUMN edition INTEGER DEFAULT '1' NOT NULL;
ALTER TABLE template ADD CONSTRAINT uq_template_key_origin_version UNIQUE (key, origin, version);
ALTER TABLE template ADD CONSTRAINT ck_template_origin_is_known CHECK (origin IN ('built_in', 'school'));
ALTER TABLE template ADD CONSTRAINT ck_template_state_is_known CHECK (state IN ('draft', 'in_use', 'retired'));
CREATE TABLE text_work (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	key TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	source TEXT NOT NULL,
	work TEXT NOT NULL,
	kept_by TEXT NOT NULL,
	kept_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_text_work PRIMARY KEY (id),
	CONSTRAINT uq_text_work_key_sha256 UNIQUE (key, sha256),
	CONSTRAINT uq_text_work_uid UNIQUE (uid)
);
CREATE TABLE print_run (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	part_id BIGINT NOT NULL,
	first_page INTEGER NOT NULL,
	until_page INTEGER NOT NULL,
	from_page INTEGER NOT NULL,
	reached_page INTEGER NOT NULL,
	printer_name TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_print_run PRIMARY KEY (id),
	CONSTRAINT uq_print_run_uid UNIQUE (uid),
	CONSTRAINT fk_print_run_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
ALTER TABLE placement_application ADD COLUMN sheet_returned_on DATE;
ALTER TABLE placement_application ADD COLUMN notice_returned_on DATE;
CREATE UNIQUE INDEX uq_template_in_use ON template (key) WHERE state = 'in_use' AND origin = 'school';
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id, until_on, arranged_by) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_plan ON placement (plan_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_post ON placement (post_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_kind ON placement_change (kind, effective_on, placement_id, until_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_placement ON placement_change (placement_id, kind, effective_on);
