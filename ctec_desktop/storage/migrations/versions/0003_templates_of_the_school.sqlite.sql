DROP INDEX ix_placement_from;
DROP INDEX ix_placement_post_id;
DROP INDEX ix_placement_until;
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
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_post ON placement (post_id, voided_at_utc, from_on);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id) WHERE voided_at_utc IS NULL;
