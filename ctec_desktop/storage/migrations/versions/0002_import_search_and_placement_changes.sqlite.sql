DROP INDEX ix_audit_line_tx;
CREATE TABLE column_mapping (
	id INTEGER NOT NULL,
	noun TEXT NOT NULL,
	signature TEXT NOT NULL,
	columns TEXT NOT NULL,
	CONSTRAINT pk_column_mapping PRIMARY KEY (id),
	CONSTRAINT uq_column_mapping_noun_signature UNIQUE (noun, signature)
) STRICT;
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
CREATE TABLE import_run (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	noun TEXT NOT NULL,
	file_name TEXT NOT NULL,
	sheet TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	lines_after INTEGER NOT NULL,
	lines_until INTEGER NOT NULL,
	new_rows INTEGER NOT NULL,
	changed_rows INTEGER NOT NULL,
	is_undoable INTEGER NOT NULL,
	undone_at_utc TEXT,
	CONSTRAINT pk_import_run PRIMARY KEY (id),
	CONSTRAINT uq_import_run_uid UNIQUE (uid)
) STRICT;
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
CREATE TABLE new_person (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	pinyin TEXT NOT NULL,
	initials TEXT NOT NULL,
	gender TEXT,
	id_kind TEXT NOT NULL,
	id_number TEXT,
	birth_on TEXT,
	phone TEXT,
	address TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_gender_is_known CHECK (gender IN ('男', '女')),
	CONSTRAINT ck_person_id_kind_is_known CHECK (id_kind IN ('resident_card', 'passport', 'hk_mo_tw_permit', 'hk_mo_tw_residence', 'foreigner_permit')),
	CONSTRAINT uq_person_uid UNIQUE (uid),
	CONSTRAINT ck_person_birth_on_is_a_day CHECK (date(birth_on) IS birth_on)
) STRICT;
INSERT INTO new_person (id, uid, name, pinyin, initials, gender, id_kind, id_number, birth_on, phone, address, version) SELECT id, uid, name, pinyin, initials, gender, id_kind, id_number, birth_on, phone, address, version FROM person;
DROP TABLE person;
ALTER TABLE new_person RENAME TO person;
CREATE TABLE saved_view (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	list_key TEXT NOT NULL,
	name TEXT NOT NULL,
	look TEXT NOT NULL,
	is_default INTEGER NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_saved_view PRIMARY KEY (id),
	CONSTRAINT uq_saved_view_list_key_name UNIQUE (list_key, name),
	CONSTRAINT uq_saved_view_uid UNIQUE (uid)
) STRICT;
CREATE TABLE search_entry (
	kind TEXT NOT NULL,
	subject_id INTEGER NOT NULL,
	terms TEXT NOT NULL,
	CONSTRAINT pk_search_entry PRIMARY KEY (kind, subject_id)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE search_state (
	kind TEXT NOT NULL,
	terms_version INTEGER NOT NULL,
	next_id INTEGER,
	CONSTRAINT pk_search_state PRIMARY KEY (kind)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE search_term (
	kind TEXT NOT NULL,
	term TEXT NOT NULL,
	subject_id INTEGER NOT NULL,
	CONSTRAINT pk_search_term PRIMARY KEY (kind, term, subject_id)
)
 WITHOUT ROWID,
 STRICT;
CREATE TABLE enterprise_merge (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kept_id INTEGER NOT NULL,
	dropped_id INTEGER NOT NULL,
	merged_on TEXT NOT NULL,
	by_name TEXT NOT NULL,
	kept_version INTEGER NOT NULL,
	newest_placement INTEGER NOT NULL,
	newest_change INTEGER NOT NULL,
	newest_paper INTEGER NOT NULL,
	moved TEXT NOT NULL,
	undone_at_utc TEXT,
	CONSTRAINT pk_enterprise_merge PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_merge_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_merge_kept_id FOREIGN KEY(kept_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_enterprise_merge_dropped_id FOREIGN KEY(dropped_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_merge_merged_on_is_a_day CHECK (date(merged_on) IS merged_on)
) STRICT;
CREATE TABLE import_old (
	id INTEGER NOT NULL,
	run_id INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	old TEXT NOT NULL,
	CONSTRAINT pk_import_old PRIMARY KEY (id),
	CONSTRAINT fk_import_old_run_id FOREIGN KEY(run_id) REFERENCES import_run (id) ON DELETE RESTRICT
) STRICT;
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
CREATE TABLE class_change (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	effective_on TEXT NOT NULL,
	from_class_id INTEGER NOT NULL,
	to_class_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	proof TEXT,
	CONSTRAINT pk_class_change PRIMARY KEY (id),
	CONSTRAINT ck_class_change_kind_is_known CHECK (kind IN ('major_changed', 'repeating', 'resumed')),
	CONSTRAINT uq_class_change_uid UNIQUE (uid),
	CONSTRAINT fk_class_change_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_change_from_class_id FOREIGN KEY(from_class_id) REFERENCES class_group (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_change_to_class_id FOREIGN KEY(to_class_id) REFERENCES class_group (id) ON DELETE RESTRICT,
	CONSTRAINT ck_class_change_effective_on_is_a_day CHECK (date(effective_on) IS effective_on)
) STRICT;
CREATE TABLE new_guardian (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	relation TEXT,
	rank INTEGER NOT NULL,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_guardian PRIMARY KEY (id),
	CONSTRAINT uq_guardian_uid UNIQUE (uid),
	CONSTRAINT fk_guardian_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_guardian_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT ck_guardian_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_guardian (id, uid, student_id, person_id, relation, rank, version) SELECT id, uid, student_id, person_id, relation, rank, version FROM guardian;
DROP TABLE guardian;
ALTER TABLE new_guardian RENAME TO guardian;
CREATE TABLE new_placement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	plan_id INTEGER NOT NULL,
	post_id INTEGER NOT NULL,
	arranged_by TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	supervisor_id INTEGER,
	mentor_id INTEGER,
	arrived_on TEXT,
	arrival_note TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement PRIMARY KEY (id),
	CONSTRAINT ck_placement_arranged_by_is_known CHECK (arranged_by IN ('school', 'self')),
	CONSTRAINT ck_placement_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_placement_uid UNIQUE (uid),
	CONSTRAINT fk_placement_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_supervisor_id FOREIGN KEY(supervisor_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT,
	CONSTRAINT ck_placement_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_placement_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_placement_arrived_on_is_a_day CHECK (date(arrived_on) IS arrived_on)
) STRICT;
INSERT INTO new_placement (id, uid, student_id, plan_id, post_id, arranged_by, from_on, until_on, supervisor_id, mentor_id, arrived_on, voided_at_utc, void_reason, version) SELECT id, uid, student_id, plan_id, post_id, arranged_by, from_on, until_on, supervisor_id, mentor_id, arrived_on, voided_at_utc, void_reason, version FROM placement;
DROP TABLE placement;
ALTER TABLE new_placement RENAME TO placement;
CREATE TABLE trip (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	site_id INTEGER NOT NULL,
	plan_id INTEGER,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	purpose TEXT,
	vehicles TEXT,
	meeting_point TEXT,
	insurance_kind TEXT,
	insurer TEXT,
	policy_no TEXT,
	insured_from TEXT,
	insured_until TEXT,
	safety_plan TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_trip PRIMARY KEY (id),
	CONSTRAINT ck_trip_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_trip_insured_from_before_insured_until CHECK (insured_from <= insured_until),
	CONSTRAINT uq_trip_uid UNIQUE (uid),
	CONSTRAINT fk_trip_site_id FOREIGN KEY(site_id) REFERENCES enterprise_site (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT ck_trip_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_trip_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_trip_insured_from_is_a_day CHECK (date(insured_from) IS insured_from),
	CONSTRAINT ck_trip_insured_until_is_a_day CHECK (date(insured_until) IS insured_until)
) STRICT;
CREATE TABLE not_placed (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	plan_id INTEGER NOT NULL,
	reason_kind TEXT NOT NULL,
	reason TEXT,
	proof TEXT,
	recorded_on TEXT NOT NULL,
	by_name TEXT NOT NULL,
	closed_on TEXT,
	closed_by_id INTEGER,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_not_placed PRIMARY KEY (id),
	CONSTRAINT ck_not_placed_reason_kind_is_known CHECK (reason_kind IN ('further_study', 'conscripted', 'suspended', 'illness', 'deferred', 'exempted', 'waiting', 'other')),
	CONSTRAINT uq_not_placed_uid UNIQUE (uid),
	CONSTRAINT fk_not_placed_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_not_placed_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_not_placed_closed_by_id FOREIGN KEY(closed_by_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_not_placed_recorded_on_is_a_day CHECK (date(recorded_on) IS recorded_on),
	CONSTRAINT ck_not_placed_closed_on_is_a_day CHECK (date(closed_on) IS closed_on)
) STRICT;
CREATE TABLE placement_application (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	applied_on TEXT NOT NULL,
	reason TEXT,
	guardian_agreed_on TEXT,
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
	CONSTRAINT ck_placement_application_guardian_agreed_on_is_a_day CHECK (date(guardian_agreed_on) IS guardian_agreed_on)
) STRICT;
CREATE TABLE placement_change (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	effective_on TEXT NOT NULL,
	until_on TEXT,
	reason_kind TEXT NOT NULL,
	reason TEXT,
	proof TEXT,
	post_id INTEGER,
	next_placement_id INTEGER,
	batch_uid TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_change PRIMARY KEY (id),
	CONSTRAINT ck_placement_change_kind_is_known CHECK (kind IN ('pause', 'resume', 'move_post', 'move_unit', 'extend', 'end_early')),
	CONSTRAINT ck_placement_change_reason_kind_is_known CHECK (reason_kind IN ('holiday', 'unit_stopped', 'illness', 'exam', 'further_study', 'conscription', 'agreed', 'student_wish', 'unit_breach', 'discipline', 'incident', 'rotation', 'post_unfit', 'programme', 'other')),
	CONSTRAINT ck_placement_change_effective_on_before_until_on CHECK (effective_on <= until_on),
	CONSTRAINT uq_placement_change_uid UNIQUE (uid),
	CONSTRAINT fk_placement_change_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_change_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT fk_placement_change_next_placement_id FOREIGN KEY(next_placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_placement_change_effective_on_is_a_day CHECK (date(effective_on) IS effective_on),
	CONSTRAINT ck_placement_change_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE trip_leader (
	id INTEGER NOT NULL,
	trip_id INTEGER NOT NULL,
	teacher_id INTEGER NOT NULL,
	removed_on TEXT,
	CONSTRAINT pk_trip_leader PRIMARY KEY (id),
	CONSTRAINT uq_trip_leader_trip_id_teacher_id UNIQUE (trip_id, teacher_id),
	CONSTRAINT fk_trip_leader_trip_id FOREIGN KEY(trip_id) REFERENCES trip (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_leader_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT ck_trip_leader_removed_on_is_a_day CHECK (date(removed_on) IS removed_on)
) STRICT;
CREATE TABLE trip_student (
	id INTEGER NOT NULL,
	trip_id INTEGER NOT NULL,
	student_id INTEGER NOT NULL,
	notice_returned_on TEXT,
	excuse TEXT,
	removed_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_trip_student PRIMARY KEY (id),
	CONSTRAINT uq_trip_student_trip_id_student_id UNIQUE (trip_id, student_id),
	CONSTRAINT fk_trip_student_trip_id FOREIGN KEY(trip_id) REFERENCES trip (id) ON DELETE RESTRICT,
	CONSTRAINT fk_trip_student_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT ck_trip_student_notice_returned_on_is_a_day CHECK (date(notice_returned_on) IS notice_returned_on),
	CONSTRAINT ck_trip_student_removed_on_is_a_day CHECK (date(removed_on) IS removed_on)
) STRICT;
CREATE INDEX ix_enterprise_initials ON enterprise (initials, id);
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
CREATE INDEX ix_enterprise_name ON enterprise (name, id);
CREATE INDEX ix_enterprise_pinyin ON enterprise (pinyin, id);
CREATE UNIQUE INDEX uq_enterprise_uscc ON enterprise (uscc) WHERE uscc IS NOT NULL;
CREATE INDEX ix_import_run_noun ON import_run (noun, id);
CREATE INDEX ix_major_name ON major (name);
CREATE UNIQUE INDEX uq_major_code ON major (code, catalog_version) WHERE code IS NOT NULL;
CREATE INDEX ix_person_initials ON person (initials, id);
CREATE INDEX ix_person_name ON person (name, id);
CREATE INDEX ix_person_pinyin ON person (pinyin, id);
CREATE UNIQUE INDEX uq_person_id_number ON person (id_kind, id_number) WHERE id_number IS NOT NULL;
CREATE INDEX ix_enterprise_merge_dropped_id ON enterprise_merge (dropped_id);
CREATE INDEX ix_enterprise_merge_kept_id ON enterprise_merge (kept_id);
CREATE INDEX ix_import_old_run_id ON import_old (run_id);
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
CREATE INDEX ix_class_change_from_class_id ON class_change (from_class_id);
CREATE INDEX ix_class_change_student ON class_change (student_id, effective_on);
CREATE INDEX ix_class_change_to_class_id ON class_change (to_class_id);
CREATE INDEX ix_guardian_person_id ON guardian (person_id);
CREATE INDEX ix_guardian_student ON guardian (student_id, rank);
CREATE INDEX ix_placement_from ON placement (from_on, id) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_mentor_id ON placement (mentor_id);
CREATE INDEX ix_placement_plan_id ON placement (plan_id);
CREATE INDEX ix_placement_post_id ON placement (post_id);
CREATE INDEX ix_placement_student ON placement (student_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_supervisor_id ON placement (supervisor_id);
CREATE INDEX ix_placement_until ON placement (until_on, id) WHERE voided_at_utc IS NULL;
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
