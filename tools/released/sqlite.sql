CREATE TABLE audit_tx (
	n INTEGER NOT NULL,
	at_utc TEXT NOT NULL,
	by_name TEXT NOT NULL,
	command TEXT NOT NULL,
	reason TEXT,
	mac BLOB,
	CONSTRAINT pk_audit_tx PRIMARY KEY (n)
) STRICT;
CREATE TABLE column_mapping (
	id INTEGER NOT NULL,
	noun TEXT NOT NULL,
	signature TEXT NOT NULL,
	columns TEXT NOT NULL,
	CONSTRAINT pk_column_mapping PRIMARY KEY (id),
	CONSTRAINT uq_column_mapping_noun_signature UNIQUE (noun, signature)
) STRICT;
CREATE TABLE department (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_department PRIMARY KEY (id),
	CONSTRAINT uq_department_uid UNIQUE (uid),
	CONSTRAINT uq_department_name UNIQUE (name),
	CONSTRAINT ck_department_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
CREATE TABLE enterprise (
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
CREATE TABLE major (
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
CREATE TABLE number_series (
	id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	kind TEXT NOT NULL,
	series TEXT NOT NULL,
	next_serial INTEGER NOT NULL,
	CONSTRAINT pk_number_series PRIMARY KEY (id),
	CONSTRAINT uq_number_series_year_kind_series UNIQUE (year, kind, series),
	CONSTRAINT ck_number_series_positive CHECK (next_serial > 0)
) STRICT;
CREATE TABLE person (
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
CREATE TABLE print_part (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	file_year INTEGER NOT NULL,
	file_name TEXT NOT NULL,
	out_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	made_at_utc TEXT NOT NULL,
	CONSTRAINT pk_print_part PRIMARY KEY (id),
	CONSTRAINT uq_print_part_uid UNIQUE (uid)
) STRICT;
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
CREATE TABLE school (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	code TEXT,
	uscc TEXT,
	address TEXT,
	contact_name TEXT,
	contact_phone TEXT,
	legal_representative TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_school PRIMARY KEY (id),
	CONSTRAINT uq_school_uid UNIQUE (uid)
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
CREATE TABLE setting (
	id INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY (id),
	CONSTRAINT uq_setting_key UNIQUE ("key")
) STRICT;
CREATE TABLE template (
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
CREATE TABLE audit_line (
	id INTEGER NOT NULL,
	tx INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	op TEXT NOT NULL,
	changes TEXT,
	digest BLOB NOT NULL,
	CONSTRAINT pk_audit_line PRIMARY KEY (id),
	CONSTRAINT fk_audit_line_tx FOREIGN KEY(tx) REFERENCES audit_tx (n) ON DELETE RESTRICT
) STRICT;
CREATE TABLE class_group (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	sort_key TEXT NOT NULL,
	grade INTEGER,
	major_id INTEGER,
	department_id INTEGER,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_class_group PRIMARY KEY (id),
	CONSTRAINT uq_class_group_uid UNIQUE (uid),
	CONSTRAINT uq_class_group_name UNIQUE (name),
	CONSTRAINT fk_class_group_major_id FOREIGN KEY(major_id) REFERENCES major (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_group_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT,
	CONSTRAINT ck_class_group_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
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
CREATE TABLE enterprise_site (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	address TEXT,
	region_code TEXT,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise_site PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_site_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_site_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_site_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
CREATE TABLE enterprise_staffing (
	id INTEGER NOT NULL,
	enterprise_id INTEGER NOT NULL,
	counted_on TEXT NOT NULL,
	staff_on_post INTEGER NOT NULL,
	source TEXT,
	CONSTRAINT pk_enterprise_staffing PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_staffing_enterprise_id_counted_on UNIQUE (enterprise_id, counted_on),
	CONSTRAINT fk_enterprise_staffing_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_staffing_counted_on_is_a_day CHECK (date(counted_on) IS counted_on)
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
CREATE TABLE mentor (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	person_id INTEGER NOT NULL,
	enterprise_id INTEGER NOT NULL,
	title TEXT,
	skill_level TEXT,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_mentor PRIMARY KEY (id),
	CONSTRAINT uq_mentor_uid UNIQUE (uid),
	CONSTRAINT fk_mentor_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT fk_mentor_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_mentor_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
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
CREATE TABLE teacher (
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
CREATE TABLE internship_plan (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	school_year TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	content TEXT,
	supervisor_id INTEGER,
	insurance_kind TEXT,
	insurer TEXT,
	policy_no TEXT,
	insurance_payer TEXT,
	insured_from TEXT,
	insured_until TEXT,
	originals INTEGER NOT NULL,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_internship_plan PRIMARY KEY (id),
	CONSTRAINT ck_internship_plan_kind_is_known CHECK (kind IN ('on_post', 'visiting')),
	CONSTRAINT ck_internship_plan_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_internship_plan_insured_from_before_insured_until CHECK (insured_from <= insured_until),
	CONSTRAINT uq_internship_plan_uid UNIQUE (uid),
	CONSTRAINT uq_internship_plan_name UNIQUE (name),
	CONSTRAINT fk_internship_plan_supervisor_id FOREIGN KEY(supervisor_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT ck_internship_plan_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_internship_plan_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_internship_plan_insured_from_is_a_day CHECK (date(insured_from) IS insured_from),
	CONSTRAINT ck_internship_plan_insured_until_is_a_day CHECK (date(insured_until) IS insured_until),
	CONSTRAINT ck_internship_plan_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
CREATE TABLE post (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	site_id INTEGER NOT NULL,
	name TEXT NOT NULL,
	same_kind_staff INTEGER,
	work_hours TEXT,
	pay_fen INTEGER,
	pay_unit TEXT,
	pay_method TEXT,
	pay_day INTEGER,
	board TEXT,
	lodging TEXT,
	mentor_id INTEGER,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_post PRIMARY KEY (id),
	CONSTRAINT uq_post_site_id_name UNIQUE (site_id, name),
	CONSTRAINT ck_post_pay_unit_is_known CHECK (pay_unit IN ('month', 'day')),
	CONSTRAINT ck_post_pay_method_is_known CHECK (pay_method IN ('bank', 'cash')),
	CONSTRAINT ck_post_board_is_known CHECK (board IN ('provided', 'subsidised', 'own')),
	CONSTRAINT ck_post_lodging_is_known CHECK (lodging IN ('provided', 'subsidised', 'own')),
	CONSTRAINT ck_post_pay_is_not_negative CHECK (pay_fen >= 0),
	CONSTRAINT ck_post_pay_day_of_month CHECK (pay_day BETWEEN 1 AND 31),
	CONSTRAINT uq_post_uid UNIQUE (uid),
	CONSTRAINT fk_post_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_post_site_id FOREIGN KEY(site_id) REFERENCES enterprise_site (id) ON DELETE RESTRICT,
	CONSTRAINT fk_post_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT,
	CONSTRAINT ck_post_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
CREATE TABLE student (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	person_id INTEGER NOT NULL,
	student_no TEXT NOT NULL,
	registration_no TEXT,
	class_group_id INTEGER NOT NULL,
	enrolled_on TEXT,
	study_mode TEXT,
	training_mode TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_student PRIMARY KEY (id),
	CONSTRAINT uq_student_uid UNIQUE (uid),
	CONSTRAINT fk_student_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_student_student_no UNIQUE (student_no),
	CONSTRAINT fk_student_class_group_id FOREIGN KEY(class_group_id) REFERENCES class_group (id) ON DELETE RESTRICT,
	CONSTRAINT ck_student_enrolled_on_is_a_day CHECK (date(enrolled_on) IS enrolled_on)
) STRICT;
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
CREATE TABLE guardian (
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
CREATE TABLE placement (
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
CREATE TABLE student_status (
	id INTEGER NOT NULL,
	student_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	from_on TEXT,
	until_on TEXT,
	proof TEXT,
	CONSTRAINT pk_student_status PRIMARY KEY (id),
	CONSTRAINT ck_student_status_kind_is_known CHECK (kind IN ('enrolled', 'suspended', 'withdrawn', 'transferred_out', 'conscripted', 'graduated')),
	CONSTRAINT fk_student_status_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT ck_student_status_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_student_status_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
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
CREATE TABLE agreement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	serial INTEGER NOT NULL,
	school_year TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	state TEXT NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_kind_is_known CHECK (kind IN ('internship')),
	CONSTRAINT ck_agreement_state_is_known CHECK (state IN ('draft', 'submitted', 'approved', 'issued', 'signing', 'complete', 'in_force', 'paused', 'finished', 'stopped', 'archived', 'sent_back', 'withdrawn', 'void', 'declined')),
	CONSTRAINT uq_agreement_uid UNIQUE (uid),
	CONSTRAINT uq_agreement_number UNIQUE (number),
	CONSTRAINT fk_agreement_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
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
CREATE TABLE agreement_version (
	id INTEGER NOT NULL,
	agreement_id INTEGER NOT NULL,
	n INTEGER NOT NULL,
	template_id INTEGER NOT NULL,
	snapshot TEXT NOT NULL,
	snapshot_sha256 TEXT NOT NULL,
	issued_at_utc TEXT NOT NULL,
	originals INTEGER NOT NULL,
	part_id INTEGER NOT NULL,
	first_page INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	CONSTRAINT pk_agreement_version PRIMARY KEY (id),
	CONSTRAINT uq_agreement_version_agreement_id_n UNIQUE (agreement_id, n),
	CONSTRAINT fk_agreement_version_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_version_template_id FOREIGN KEY(template_id) REFERENCES template (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_version_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE transition (
	id INTEGER NOT NULL,
	agreement_id INTEGER NOT NULL,
	from_state TEXT NOT NULL,
	to_state TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	reason TEXT,
	CONSTRAINT pk_transition PRIMARY KEY (id),
	CONSTRAINT fk_transition_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE document (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	agreement_version_id INTEGER NOT NULL,
	template_id INTEGER NOT NULL,
	part_id INTEGER NOT NULL,
	first_page INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT ck_document_kind_is_known CHECK (kind IN ('consent')),
	CONSTRAINT uq_document_uid UNIQUE (uid),
	CONSTRAINT fk_document_agreement_version_id FOREIGN KEY(agreement_version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT,
	CONSTRAINT fk_document_template_id FOREIGN KEY(template_id) REFERENCES template (id) ON DELETE RESTRICT,
	CONSTRAINT fk_document_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE expected_signer (
	id INTEGER NOT NULL,
	agreement_version_id INTEGER,
	document_id INTEGER,
	party TEXT NOT NULL,
	name TEXT,
	rank INTEGER NOT NULL,
	CONSTRAINT pk_expected_signer PRIMARY KEY (id),
	CONSTRAINT ck_expected_signer_party_is_known CHECK (party IN ('school', 'enterprise', 'student', 'guardian')),
	CONSTRAINT ck_expected_signer_one_paper CHECK ((agreement_version_id IS NULL) <> (document_id IS NULL)),
	CONSTRAINT fk_expected_signer_agreement_version_id FOREIGN KEY(agreement_version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT,
	CONSTRAINT fk_expected_signer_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX ix_enterprise_initials ON enterprise (initials, id);
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
CREATE INDEX ix_enterprise_name ON enterprise (name, id);
CREATE INDEX ix_enterprise_pinyin ON enterprise (pinyin, id);
CREATE UNIQUE INDEX uq_enterprise_uscc ON enterprise (uscc) WHERE uscc IS NOT NULL;
CREATE INDEX ix_import_run_noun ON import_run (noun, id);
CREATE INDEX ix_major_name ON major (name);
CREATE UNIQUE INDEX uq_major_code ON major (code, catalog_version) WHERE code IS NOT NULL;
CREATE INDEX ix_person_pinyin ON person (pinyin, id);
CREATE UNIQUE INDEX uq_person_id_number ON person (id_kind, id_number) WHERE id_number IS NOT NULL;
CREATE UNIQUE INDEX uq_template_in_use ON template ("key") WHERE state = 'in_use' AND origin = 'school';
CREATE INDEX ix_class_group_department_id ON class_group (department_id);
CREATE INDEX ix_class_group_major_id ON class_group (major_id);
CREATE INDEX ix_class_group_sort_key ON class_group (sort_key);
CREATE INDEX ix_enterprise_merge_dropped_id ON enterprise_merge (dropped_id);
CREATE INDEX ix_enterprise_merge_kept_id ON enterprise_merge (kept_id);
CREATE INDEX ix_enterprise_site_enterprise_id ON enterprise_site (enterprise_id);
CREATE INDEX ix_import_old_run_id ON import_old (run_id);
CREATE INDEX ix_mentor_enterprise_id ON mentor (enterprise_id);
CREATE INDEX ix_mentor_person_id ON mentor (person_id);
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
CREATE INDEX ix_internship_plan_supervisor_id ON internship_plan (supervisor_id);
CREATE INDEX ix_post_enterprise_id ON post (enterprise_id);
CREATE INDEX ix_post_mentor_id ON post (mentor_id);
CREATE INDEX ix_student_class ON student (class_group_id, student_no);
CREATE INDEX ix_student_person_id ON student (person_id);
CREATE INDEX ix_class_change_from_class_id ON class_change (from_class_id);
CREATE INDEX ix_class_change_student ON class_change (student_id, effective_on);
CREATE INDEX ix_class_change_to_class_id ON class_change (to_class_id);
CREATE INDEX ix_guardian_person_id ON guardian (person_id);
CREATE INDEX ix_guardian_student ON guardian (student_id, rank);
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id, until_on, arranged_by) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_mentor_id ON placement (mentor_id);
CREATE INDEX ix_placement_plan ON placement (plan_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_post ON placement (post_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_student ON placement (student_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_supervisor_id ON placement (supervisor_id);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_student_status_student ON student_status (student_id, from_on);
CREATE INDEX ix_trip_from ON trip (from_on, id);
CREATE INDEX ix_trip_plan_id ON trip (plan_id);
CREATE INDEX ix_trip_site_id ON trip (site_id);
CREATE INDEX ix_agreement_placement_id ON agreement (placement_id);
CREATE INDEX ix_not_placed_closed_by_id ON not_placed (closed_by_id);
CREATE INDEX ix_not_placed_plan_id ON not_placed (plan_id);
CREATE INDEX ix_not_placed_student_id ON not_placed (student_id);
CREATE UNIQUE INDEX uq_not_placed_open ON not_placed (student_id, plan_id) WHERE closed_on IS NULL AND voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_batch_uid ON placement_change (batch_uid);
CREATE INDEX ix_placement_change_kind ON placement_change (kind, effective_on, placement_id, until_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_change_next_placement_id ON placement_change (next_placement_id);
CREATE INDEX ix_placement_change_placement ON placement_change (placement_id, kind, effective_on);
CREATE INDEX ix_placement_change_post_id ON placement_change (post_id);
CREATE INDEX ix_trip_leader_teacher_id ON trip_leader (teacher_id);
CREATE INDEX ix_trip_student_student_id ON trip_student (student_id);
CREATE INDEX ix_agreement_version_part_id ON agreement_version (part_id);
CREATE INDEX ix_agreement_version_template_id ON agreement_version (template_id);
CREATE INDEX ix_transition_agreement ON transition (agreement_id, id);
CREATE INDEX ix_document_agreement_version_id ON document (agreement_version_id);
CREATE INDEX ix_document_part_id ON document (part_id);
CREATE INDEX ix_document_template_id ON document (template_id);
CREATE INDEX ix_expected_signer_agreement_version_id ON expected_signer (agreement_version_id);
CREATE INDEX ix_expected_signer_document_id ON expected_signer (document_id);
