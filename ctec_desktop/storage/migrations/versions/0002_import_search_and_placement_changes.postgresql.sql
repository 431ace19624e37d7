DROP INDEX ix_audit_line_tx;
CREATE TABLE column_mapping (
	id BIGSERIAL NOT NULL,
	noun TEXT NOT NULL,
	signature TEXT NOT NULL,
	columns TEXT NOT NULL,
	CONSTRAINT pk_column_mapping PRIMARY KEY (id),
	CONSTRAINT uq_column_mapping_noun_signature UNIQUE (noun, signature)
);
ALTER TABLE enterprise ADD COLUMN merged_into_id BIGINT;
ALTER TABLE enterprise ADD CONSTRAINT fk_enterprise_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES enterprise (id) ON DELETE RESTRICT;
CREATE TABLE import_run (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	noun TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sheet TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	lines_after BIGINT NOT NULL,
	lines_until BIGINT NOT NULL,
	new_rows INTEGER NOT NULL,
	changed_rows INTEGER NOT NULL,
	is_undoable BOOLEAN NOT NULL,
	undone_at_utc TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_import_run PRIMARY KEY (id),
	CONSTRAINT uq_import_run_uid UNIQUE (uid)
);
ALTER TABLE major ADD COLUMN level TEXT;
ALTER TABLE major ADD COLUMN study_years INTEGER;
ALTER TABLE major ADD CONSTRAINT ck_major_level_is_known CHECK (level IN ('secondary', 'higher', 'bachelor'));
ALTER TABLE person DROP CONSTRAINT ck_person_id_kind_is_known;
ALTER TABLE person ADD CONSTRAINT ck_person_id_kind_is_known CHECK (id_kind IN ('resident_card', 'passport', 'hk_mo_tw_permit', 'hk_mo_tw_residence', 'foreigner_permit'));
CREATE TABLE saved_view (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	list_key TEXT NOT NULL,
	name TEXT NOT NULL,
	look TEXT NOT NULL,
	is_default BOOLEAN NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_saved_view PRIMARY KEY (id),
	CONSTRAINT uq_saved_view_list_key_name UNIQUE (list_key, name),
	CONSTRAINT uq_saved_view_uid UNIQUE (uid)
);
CREATE TABLE search_entry (
	kind TEXT COLLATE "C" NOT NULL,
	subject_id BIGINT NOT NULL,
	terms TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_search_entry PRIMARY KEY (kind, subject_id)
);
CREATE TABLE search_state (
	kind TEXT COLLATE "C" NOT NULL,
	terms_version INTEGER NOT NULL,
	next_id BIGINT,
	CONSTRAINT pk_search_state PRIMARY KEY (kind)
);
CREATE TABLE search_term (
	kind TEXT COLLATE "C" NOT NULL,
	term TEXT COLLATE "C" NOT NULL,
	subject_id BIGINT NOT NULL,
	CONSTRAINT pk_search_term PRIMARY KEY (kind, term, subject_id)
);
CREATE TABLE enterprise_merge (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	kept_id BIGINT NOT NULL,
	dropped_id BIGINT NOT NULL,
	merged_on DATE NOT NULL,
	by_name TEXT NOT NULL,
	kept_version BIGINT NOT NULL,
	newest_placement BIGINT NOT NULL,
	newest_change BIGINT NOT NULL,
	newest_paper BIGINT NOT NULL,
	moved TEXT NOT NULL,
	undone_at_utc TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_enterprise_merge PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_merge_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_merge_kept_id FOREIGN KEY(kept_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_enterprise_merge_dropped_id FOREIGN KEY(dropped_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE import_old (
	id BIGSERIAL NOT NULL,
	run_id BIGINT NOT NULL,
	table_name TEXT NOT NULL,
	row_id BIGINT NOT NULL,
	"old" TEXT NOT NULL,
	CONSTRAINT pk_import_old PRIMARY KEY (id),
	CONSTRAINT fk_import_old_run_id FOREIGN KEY(run_id) REFERENCES import_run (id) ON DELETE RESTRICT
);
ALTER TABLE teacher ADD COLUMN title TEXT;
CREATE TABLE class_change (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	effective_on DATE NOT NULL,
	from_class_id BIGINT NOT NULL,
	to_class_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	proof TEXT,
	CONSTRAINT pk_class_change PRIMARY KEY (id),
	CONSTRAINT ck_class_change_kind_is_known CHECK (kind IN ('major_changed', 'repeating', 'resumed')),
	CONSTRAINT uq_class_change_uid UNIQUE (uid),
	CONSTRAINT fk_class_change_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_change_from_class_id FOREIGN KEY(from_class_id) REFERENCES class_group (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_change_to_class_id FOREIGN KEY(to_class_id) REFERENCES class_group (id) ON DELETE RESTRICT
);
ALTER TABLE guardian ADD COLUMN retired_on DATE;
ALTER TABLE placement ADD COLUMN arrival_note TEXT;
CREATE TABLE trip (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	site_id BIGINT NOT NULL,
	plan_id BIGINT,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	purpose TEXT,
	vehicles TEXT,
	meeting_point TEXT,
	insurance_kind TEXT,
	insurer TEXT,
	policy_no TEXT,
	insured_from DATE,
	insured_until DATE,
	safety_plan TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_trip PRIMARY KEY (id),
	CONSTRAINT ck_trip_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_trip_insured_from_before_insured_until CHECK (insured_from <= insured_until),
	CONSTRAINT uq_trip_uid UNIQUE (uid),
	CONSTRAINT fk_trip_site_id FOREIGN KEY(site_id) REFERENCES enterprise_site (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT
);
CREATE TABLE not_placed (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	plan_id BIGINT NOT NULL,
	reason_kind TEXT NOT NULL,
	reason TEXT,
	proof TEXT,
	recorded_on DATE NOT NULL,
	by_name TEXT NOT NULL,
	closed_on DATE,
	closed_by_id BIGINT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_not_placed PRIMARY KEY (id),
	CONSTRAINT ck_not_placed_reason_kind_is_known CHECK (reason_kind IN ('further_study', 'conscripted', 'suspended', 'illness', 'deferred', 'exempted', 'waiting', 'other')),
	CONSTRAINT uq_not_placed_uid UNIQUE (uid),
	CONSTRAINT fk_not_placed_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_not_placed_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_not_placed_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES placement (id) ON DELETE RESTRICT
);
CREATE TABLE placement_application (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	placement_id BIGINT NOT NULL,
	applied_on DATE NOT NULL,
	reason TEXT,
	guardian_agreed_on DATE,
	state TEXT NOT NULL,
	decided_by TEXT,
	decided_at_utc TIMESTAMP WITH TIME ZONE,
	decision_note TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_application PRIMARY KEY (id),
	CONSTRAINT uq_placement_application_placement_id UNIQUE (placement_id),
	CONSTRAINT ck_placement_application_state_is_known CHECK (state IN ('pending', 'approved', 'refused')),
	CONSTRAINT ck_placement_application_decided_when_not_pending CHECK ((state = 'pending') = (decided_at_utc IS NULL)),
	CONSTRAINT uq_placement_application_uid UNIQUE (uid),
	CONSTRAINT fk_placement_application_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
);
CREATE TABLE placement_change (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	placement_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	effective_on DATE NOT NULL,
	until_on DATE,
	reason_kind TEXT NOT NULL,
	reason TEXT,
	proof TEXT,
	post_id BIGINT,
	next_placement_id BIGINT,
	batch_uid TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_change PRIMARY KEY (id),
	CONSTRAINT ck_placement_change_kind_is_known CHECK (kind IN ('pause', 'resume', 'move_post', 'move_unit', 'extend', 'end_early')),
	CONSTRAINT ck_placement_change_reason_kind_is_known CHECK (reason_kind IN ('holiday', 'unit_stopped', 'illness', 'exam', 'further_study', 'conscription', 'agreed', 'student_wish', 'unit_breach', 'discipline', 'incident', 'rotation', 'post_unfit', 'programme', 'other')),
	CONSTRAINT ck_placement_change_effective_on_before_until_on CHECK (effective_on <= until_on),
	CONSTRAINT uq_placement_change_uid UNIQUE (uid),
	CONSTRAINT fk_placement_change_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_change_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_change_next_placement_id FOREIGN KEY(next_placement_id) REFERENCES placement (id) ON DELETE RESTRICT
);
CREATE TABLE trip_leader (
	id BIGSERIAL NOT NULL,
	trip_id BIGINT NOT NULL,
	teacher_id BIGINT NOT NULL,
	removed_on DATE,
	CONSTRAINT pk_trip_leader PRIMARY KEY (id),
	CONSTRAINT uq_trip_leader_trip_id_teacher_id UNIQUE (trip_id, teacher_id),
	CONSTRAINT fk_trip_leader_trip_id FOREIGN KEY(trip_id) REFERENCES trip (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_leader_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE TABLE trip_student (
	id BIGSERIAL NOT NULL,
	trip_id BIGINT NOT NULL,
	student_id BIGINT NOT NULL,
	notice_returned_on DATE,
	excuse TEXT,
	removed_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_trip_student PRIMARY KEY (id),
	CONSTRAINT uq_trip_student_trip_id_student_id UNIQUE (trip_id, student_id),
	CONSTRAINT fk_trip_student_trip_id FOREIGN KEY(trip_id) REFERENCES trip (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_student_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT
);
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
CREATE INDEX ix_import_run_noun ON import_run (noun, id);
CREATE INDEX ix_enterprise_merge_dropped_id ON enterprise_merge (dropped_id);
CREATE INDEX ix_enterprise_merge_kept_id ON enterprise_merge (kept_id);
CREATE INDEX ix_import_old_run_id ON import_old (run_id);
CREATE INDEX ix_class_change_from_class_id ON class_change (from_class_id);
CREATE INDEX ix_class_change_student ON class_change (student_id, effective_on);
CREATE INDEX ix_class_change_to_class_id ON class_change (to_class_id);
CREATE INDEX ix_trip_from ON trip (from_on, id);
CREATE INDEX ix_trip_plan_id ON trip (plan_id);
CREATE INDEX ix_trip_site_id ON trip (site_id);
CREATE INDEX ix_not_placed_closed_by_id ON not_placed (closed_by_id);
CREATE INDEX ix_not_placed_plan_id ON not_placed (plan_id);
CREATE INDEX ix_not_placed_student_id ON not_placed (student_id);
CREATE UNIQUE INDEX uq_not_placed_open ON not_placed (student_id, plan_id) WHERE closed_on IS NULL AND voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_batch_uid ON placement_change (batch_uid);
CREATE INDEX ix_placement_change_next_placement_id ON placement_change (next_placement_id);
CREATE INDEX ix_placement_change_placement_id ON placement_change (placement_id);
CREATE INDEX ix_placement_change_post_id ON placement_change (post_id);
CREATE INDEX ix_trip_leader_teacher_id ON trip_leader (teacher_id);
CREATE INDEX ix_trip_student_student_id ON trip_student (student_id);
