DROP INDEX ix_person_initials;
DROP INDEX ix_person_name;
DROP INDEX ix_placement_from;
DROP INDEX ix_placement_plan_id;
DROP INDEX ix_placement_post_id;
DROP INDEX ix_placement_until;
DROP INDEX ix_placement_change_placement_id;
CREATE TABLE new_template (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	"key" TEXT NOT NULL,
	version INTEGER NOT NULL,
	title TEXT NOT NULL,
	text TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	sample_source TEXT,
	sample_number TEXT,
	sample_dated_on TEXT,
	sample_confirmed_on TEXT,
	sample_confirmed_by TEXT,
	origin TEXT DEFAULT 'built_in' NOT NULL,
	state TEXT DEFAULT 'in_use' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	note TEXT,
	based_on TEXT,
	created_by TEXT,
	created_at_utc TEXT,
	used_by TEXT,
	used_at_utc TEXT,
	retired_at_utc TEXT,
	edition INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_template PRIMARY KEY (id),
	CONSTRAINT uq_template_key_origin_version UNIQUE ("key", origin, version),
	CONSTRAINT ck_template_origin_is_known CHECK (origin IN ('built_in', 'school')),
	CONSTRAINT ck_template_state_is_known CHECK (state IN ('draft', 'in_use', 'retired')),
	CONSTRAINT uq_template_uid UNIQUE (uid),
	CONSTRAINT ck_template_sample_dated_on_is_a_day CHECK (date(sample_dated_on) IS sample_dated_on),
	CONSTRAINT ck_template_sample_confirmed_on_is_a_day CHECK (date(sample_confirmed_on) IS sample_confirmed_on)
) STRICT;
INSERT INTO new_template (id, uid, key, version, title, text, sha256, sample_source, sample_confirmed_on) SELECT id, uid, key, version, title, text, sha256, sample_source, sample_confirmed_on FROM template;
DROP TABLE template;
ALTER TABLE new_template RENAME TO template;
CREATE TABLE text_work (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	"key" TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	source TEXT NOT NULL,
	work TEXT NOT NULL,
	kept_by TEXT NOT NULL,
	kept_at_utc TEXT NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_text_work PRIMARY KEY (id),
	CONSTRAINT uq_text_work_key_sha256 UNIQUE ("key", sha256),
	CONSTRAINT uq_text_work_uid UNIQUE (uid)
) STRICT;
CREATE TABLE print_run (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	part_id INTEGER NOT NULL,
	first_page INTEGER NOT NULL,
	until_page INTEGER NOT NULL,
	from_page INTEGER NOT NULL,
	reached_page INTEGER NOT NULL,
	printer_name TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	CONSTRAINT pk_print_run PRIMARY KEY (id),
	CONSTRAINT uq_print_run_uid UNIQUE (uid),
	CONSTRAINT fk_print_run_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE new_placement_application (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	applied_on TEXT NOT NULL,
	reason TEXT,
	guardian_agreed_on TEXT,
	sheet_returned_on TEXT,
	notice_returned_on TEXT,
	state TEXT NOT NULL,
	decided_by TEXT,
	decided_at_utc TEXT,
	decision_note TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_application PRIMARY KEY (id),
	CONSTRAINT uq_placement_application_placement_id UNIQUE (placement_id),
	CONSTRAINT ck_placement_application_state_is_known CHECK (state IN ('pending', 'approved', 'refused')),
	CONSTRAINT ck_placement_application_decided_when_not_pending CHECK ((state = 'pending') = (decided_at_utc IS NULL)),
	CONSTRAINT uq_placement_application_uid UNIQUE (uid),
	CONSTRAINT fk_placement_application_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_placement_application_applied_on_is_a_day CHECK (date(applied_on) IS applied_on),
	CONSTRAINT ck_placement_application_guardian_agreed_on_is_a_day CHECK (date(guardian_agreed_on) IS guardian_agreed_on),
	CONSTRAINT ck_placement_application_sheet_returned_on_is_a_day CHECK (date(sheet_returned_on) IS sheet_returned_on),
	CONSTRAINT ck_placement_application_notice_returned_on_is_a_day CHECK (date(notice_returned_on) IS notice_returned_on)
) STRICT;
INSERT INTO new_placement_application (id, uid, placement_id, applied_on, reason, guardian_agreed_on, state, decided_by, decided_at_utc, decision_note, version) SELECT id, uid, placement_id, applied_on, reason, guardian_agreed_on, state, decided_by, decided_at_utc, decision_note, version FROM placement_application;
DROP TABLE placement_application;
ALTER TABLE new_placement_application RENAME TO placement_application;
CREATE UNIQUE INDEX uq_template_in_use ON template ("key") WHERE state = 'in_use' AND origin = 'school';
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id, until_on, arranged_by) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_plan ON placement (plan_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_post ON placement (post_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_kind ON placement_change (kind, effective_on, placement_id, until_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_placement ON placement_change (placement_id, kind, effective_on);
