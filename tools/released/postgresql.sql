CREATE TABLE audit_tx (
	n BIGSERIAL NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	by_name TEXT NOT NULL,
	command TEXT NOT NULL,
	reason TEXT,
	mac BYTEA,
	CONSTRAINT pk_audit_tx PRIMARY KEY (n)
);
CREATE TABLE calendar_notice (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	year BIGINT NOT NULL,
	source TEXT NOT NULL,
	imported_by TEXT NOT NULL,
	imported_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	retired_by TEXT,
	retired_at_utc TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_calendar_notice PRIMARY KEY (id),
	CONSTRAINT uq_calendar_notice_uid UNIQUE (uid)
);
CREATE TABLE column_mapping (
	id BIGSERIAL NOT NULL,
	noun TEXT NOT NULL,
	signature TEXT NOT NULL,
	columns TEXT NOT NULL,
	CONSTRAINT pk_column_mapping PRIMARY KEY (id),
	CONSTRAINT uq_column_mapping_noun_signature UNIQUE (noun, signature)
);
CREATE TABLE department (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_department PRIMARY KEY (id),
	CONSTRAINT uq_department_uid UNIQUE (uid),
	CONSTRAINT uq_department_name UNIQUE (name)
);
CREATE TABLE enterprise (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	uscc TEXT COLLATE "C",
	name TEXT COLLATE "C" NOT NULL,
	pinyin TEXT COLLATE "C" NOT NULL,
	initials TEXT COLLATE "C" NOT NULL,
	legal_representative TEXT,
	address TEXT,
	region_code TEXT,
	industry_code TEXT,
	contact_name TEXT,
	contact_phone TEXT COLLATE "C",
	retired_on DATE,
	merged_into_id BIGINT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE handout (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	receiver TEXT NOT NULL,
	receiver_name TEXT COLLATE "C" NOT NULL,
	taken_by TEXT COLLATE "C" NOT NULL,
	handed_on DATE NOT NULL,
	due_on DATE NOT NULL,
	note TEXT,
	made_by TEXT NOT NULL,
	made_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	seal_asked_by TEXT,
	seal_asked_at_utc TIMESTAMP WITH TIME ZONE,
	sealed_on DATE,
	sealed_by TEXT,
	seals INTEGER,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_handout PRIMARY KEY (id),
	CONSTRAINT ck_handout_receiver_is_known CHECK (receiver IN ('unit', 'class')),
	CONSTRAINT ck_handout_handed_on_before_due_on CHECK (handed_on <= due_on),
	CONSTRAINT ck_handout_void_has_reason CHECK ((voided_at_utc IS NULL) = (void_reason IS NULL)),
	CONSTRAINT ck_handout_seal_has_person CHECK ((sealed_on IS NULL) = (sealed_by IS NULL)),
	CONSTRAINT uq_handout_uid UNIQUE (uid)
);
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
CREATE TABLE major (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	code TEXT COLLATE "C",
	catalog_version TEXT DEFAULT '2021' NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	level TEXT,
	study_years INTEGER,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_major PRIMARY KEY (id),
	CONSTRAINT ck_major_level_is_known CHECK (level IN ('secondary', 'higher', 'bachelor')),
	CONSTRAINT uq_major_uid UNIQUE (uid)
);
CREATE TABLE minimum_wage (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	region_code TEXT NOT NULL,
	from_on DATE NOT NULL,
	monthly_fen BIGINT NOT NULL,
	document TEXT NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_minimum_wage PRIMARY KEY (id),
	CONSTRAINT uq_minimum_wage_region_code_from_on UNIQUE (region_code, from_on),
	CONSTRAINT ck_minimum_wage_positive CHECK (monthly_fen > 0),
	CONSTRAINT ck_minimum_wage_documented CHECK (length(trim(document)) > 0),
	CONSTRAINT uq_minimum_wage_uid UNIQUE (uid)
);
CREATE TABLE number_series (
	id BIGSERIAL NOT NULL,
	year INTEGER NOT NULL,
	kind TEXT NOT NULL,
	series TEXT NOT NULL,
	next_serial INTEGER NOT NULL,
	CONSTRAINT pk_number_series PRIMARY KEY (id),
	CONSTRAINT uq_number_series_year_kind_series UNIQUE (year, kind, series),
	CONSTRAINT ck_number_series_positive CHECK (next_serial > 0)
);
CREATE TABLE person (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	pinyin TEXT COLLATE "C" NOT NULL,
	initials TEXT COLLATE "C" NOT NULL,
	gender TEXT,
	id_kind TEXT NOT NULL,
	id_number TEXT COLLATE "C",
	birth_on DATE,
	phone TEXT COLLATE "C",
	address TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_gender_is_known CHECK (gender IN ('男', '女')),
	CONSTRAINT ck_person_id_kind_is_known CHECK (id_kind IN ('resident_card', 'passport', 'hk_mo_tw_permit', 'hk_mo_tw_residence', 'foreigner_permit')),
	CONSTRAINT uq_person_uid UNIQUE (uid)
);
CREATE TABLE policy (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	scheme TEXT NOT NULL,
	insurer TEXT COLLATE "C",
	number TEXT COLLATE "C",
	policyholder TEXT,
	insured TEXT,
	limit_person_fen BIGINT,
	limit_medical_fen BIGINT,
	limit_event_fen BIGINT,
	price_fen BIGINT,
	payer TEXT,
	from_on DATE,
	until_on DATE,
	note TEXT,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes BIGINT,
	scan_title TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_policy PRIMARY KEY (id),
	CONSTRAINT ck_policy_kind_is_known CHECK (kind IN ('liability', 'accident', 'work_injury', 'school_liability', 'student_safety')),
	CONSTRAINT ck_policy_scheme_is_known CHECK (scheme IN ('ordinary', 'modern_apprentice', 'new_apprentice')),
	CONSTRAINT ck_policy_payer_is_known CHECK (payer IN ('tuition', 'free_tuition', 'enterprise', 'student')),
	CONSTRAINT ck_policy_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_policy_uid UNIQUE (uid)
);
CREATE TABLE print_part (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	file_year INTEGER NOT NULL,
	file_name TEXT NOT NULL,
	out_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size_bytes BIGINT NOT NULL,
	pages INTEGER NOT NULL,
	made_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_print_part PRIMARY KEY (id),
	CONSTRAINT uq_print_part_uid UNIQUE (uid)
);
CREATE TABLE rule_confirmation (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	told TEXT NOT NULL,
	wording TEXT NOT NULL,
	source TEXT NOT NULL,
	read_on DATE NOT NULL,
	confirmed_on DATE NOT NULL,
	by_name TEXT NOT NULL,
	withdrawn_on DATE,
	withdraw_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_rule_confirmation PRIMARY KEY (id),
	CONSTRAINT uq_rule_confirmation_uid UNIQUE (uid)
);
CREATE TABLE rule_pack (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	level TEXT NOT NULL,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	text TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	imported_by TEXT NOT NULL,
	imported_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	retired_by TEXT,
	retired_at_utc TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_rule_pack PRIMARY KEY (id),
	CONSTRAINT ck_rule_pack_level_is_known CHECK (level IN ('nation', 'province', 'city', 'school')),
	CONSTRAINT uq_rule_pack_uid UNIQUE (uid)
);
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
CREATE TABLE scan_file (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	sha256 TEXT COLLATE "C" NOT NULL,
	out_name TEXT NOT NULL,
	size_bytes BIGINT NOT NULL,
	pages INTEGER NOT NULL,
	file_year INTEGER,
	file_name TEXT,
	taken_by TEXT NOT NULL,
	taken_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	problem TEXT,
	problem_facts TEXT,
	closed_by TEXT,
	closed_at_utc TIMESTAMP WITH TIME ZONE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_scan_file PRIMARY KEY (id),
	CONSTRAINT ck_scan_file_kept_or_refused CHECK ((file_name IS NULL) <> (problem IS NULL)),
	CONSTRAINT uq_scan_file_uid UNIQUE (uid)
);
CREATE TABLE school (
	id BIGSERIAL NOT NULL,
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
);
CREATE TABLE school_snapshot (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	year INTEGER NOT NULL,
	as_of DATE NOT NULL,
	figures TEXT NOT NULL,
	taken_by TEXT NOT NULL,
	taken_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_school_snapshot PRIMARY KEY (id),
	CONSTRAINT uq_school_snapshot_uid UNIQUE (uid)
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
CREATE TABLE setting (
	id BIGSERIAL NOT NULL,
	key TEXT NOT NULL,
	value TEXT NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY (id),
	CONSTRAINT uq_setting_key UNIQUE (key)
);
CREATE TABLE template (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	key TEXT NOT NULL,
	version INTEGER NOT NULL,
	title TEXT NOT NULL,
	text TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	sample_source TEXT,
	sample_number TEXT,
	sample_dated_on DATE,
	sample_confirmed_on DATE,
	sample_confirmed_by TEXT,
	origin TEXT DEFAULT 'built_in' NOT NULL,
	state TEXT DEFAULT 'in_use' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	note TEXT,
	based_on TEXT,
	created_by TEXT,
	created_at_utc TIMESTAMP WITH TIME ZONE,
	used_by TEXT,
	used_at_utc TIMESTAMP WITH TIME ZONE,
	retired_at_utc TIMESTAMP WITH TIME ZONE,
	edition INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_template PRIMARY KEY (id),
	CONSTRAINT uq_template_key_origin_version UNIQUE (key, origin, version),
	CONSTRAINT ck_template_origin_is_known CHECK (origin IN ('built_in', 'school')),
	CONSTRAINT ck_template_state_is_known CHECK (state IN ('draft', 'in_use', 'retired')),
	CONSTRAINT uq_template_uid UNIQUE (uid)
);
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
	CONSTRAINT uq_text_work_key_sha256_kept_by UNIQUE (key, sha256, kept_by),
	CONSTRAINT uq_text_work_uid UNIQUE (uid)
);
CREATE TABLE audit_line (
	id BIGSERIAL NOT NULL,
	tx BIGINT NOT NULL,
	table_name TEXT NOT NULL,
	row_id BIGINT NOT NULL,
	until_row_id BIGINT,
	op TEXT NOT NULL,
	changes TEXT,
	digest BYTEA NOT NULL,
	CONSTRAINT pk_audit_line PRIMARY KEY (id),
	CONSTRAINT fk_audit_line_tx FOREIGN KEY(tx) REFERENCES audit_tx (n) ON DELETE RESTRICT
);
CREATE TABLE calendar_day (
	id BIGSERIAL NOT NULL,
	notice_id BIGINT NOT NULL,
	on_day DATE NOT NULL,
	is_off BOOLEAN NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id),
	CONSTRAINT fk_calendar_day_notice_id FOREIGN KEY(notice_id) REFERENCES calendar_notice (id) ON DELETE RESTRICT
);
CREATE TABLE class_group (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	sort_key TEXT COLLATE "C" NOT NULL,
	grade INTEGER,
	major_id BIGINT,
	department_id BIGINT,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_class_group PRIMARY KEY (id),
	CONSTRAINT uq_class_group_uid UNIQUE (uid),
	CONSTRAINT uq_class_group_name UNIQUE (name),
	CONSTRAINT fk_class_group_major_id FOREIGN KEY(major_id) REFERENCES major (id) ON DELETE RESTRICT,
	CONSTRAINT fk_class_group_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT
);
CREATE TABLE endorsement (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	policy_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	made_on DATE NOT NULL,
	by_name TEXT NOT NULL,
	people INTEGER NOT NULL,
	premium_fen BIGINT,
	list_sha256 TEXT,
	number TEXT,
	answered_on DATE,
	effective_on DATE,
	until_on DATE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_endorsement PRIMARY KEY (id),
	CONSTRAINT ck_endorsement_kind_is_known CHECK (kind IN ('enrol', 'add', 'remove', 'extend')),
	CONSTRAINT uq_endorsement_uid UNIQUE (uid),
	CONSTRAINT fk_endorsement_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT
);
CREATE TABLE enterprise_check (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	checked_on DATE NOT NULL,
	is_clean BOOLEAN NOT NULL,
	CONSTRAINT pk_enterprise_check PRIMARY KEY (id),
	CONSTRAINT ck_enterprise_check_kind_is_known CHECK (kind IN ('credit', 'safety')),
	CONSTRAINT uq_enterprise_check_enterprise_id_kind_checked_on UNIQUE (enterprise_id, kind, checked_on),
	CONSTRAINT uq_enterprise_check_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_check_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE enterprise_fitness (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	other_interns INTEGER,
	known_since DATE,
	decided_on DATE,
	minutes_no TEXT,
	published_on DATE,
	cooperation_no TEXT,
	cooperation_from DATE,
	cooperation_until DATE,
	is_venue BOOLEAN,
	is_agent BOOLEAN,
	rest_days TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise_fitness PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_fitness_enterprise_id UNIQUE (enterprise_id),
	CONSTRAINT ck_enterprise_fitness_cooperation_from_before_cooperation_until CHECK (cooperation_from <= cooperation_until),
	CONSTRAINT uq_enterprise_fitness_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_fitness_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
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
CREATE TABLE enterprise_site (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	address TEXT,
	region_code TEXT,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise_site PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_site_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_site_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE enterprise_staffing (
	id BIGSERIAL NOT NULL,
	enterprise_id BIGINT NOT NULL,
	counted_on DATE NOT NULL,
	staff_on_post INTEGER NOT NULL,
	source TEXT,
	CONSTRAINT pk_enterprise_staffing PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_staffing_enterprise_id_counted_on UNIQUE (enterprise_id, counted_on),
	CONSTRAINT fk_enterprise_staffing_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
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
CREATE TABLE industry_hire (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	person_id BIGINT NOT NULL,
	enterprise_id BIGINT,
	employer TEXT,
	working TEXT NOT NULL,
	role TEXT NOT NULL,
	department_id BIGINT,
	title TEXT,
	title_level TEXT,
	skill_grade TEXT,
	certificate_no TEXT,
	special_reason TEXT,
	team TEXT,
	funder TEXT,
	needed_on DATE,
	found_on DATE,
	checked_on DATE,
	published_from DATE,
	published_until DATE,
	agreement_no TEXT,
	letter_no TEXT,
	agreed_on DATE,
	from_on DATE,
	until_on DATE,
	tasks TEXT,
	planned_hours INTEGER,
	hour_fee_fen INTEGER,
	trained_on DATE,
	training_hours INTEGER,
	insurer TEXT,
	policy_no TEXT,
	insured_from DATE,
	insured_until DATE,
	ended_on DATE,
	end_reason TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_industry_hire PRIMARY KEY (id),
	CONSTRAINT ck_industry_hire_working_is_known CHECK (working IN ('employed', 'retired')),
	CONSTRAINT ck_industry_hire_role_is_known CHECK (role IN ('part_time', 'mentor', 'distinguished', 'visiting', 'leader', 'studio', 'practice', 'heritage')),
	CONSTRAINT ck_industry_hire_title_level_is_known CHECK (title_level IN ('junior', 'middle', 'vice_senior', 'senior')),
	CONSTRAINT ck_industry_hire_skill_grade_is_known CHECK (skill_grade IN ('junior', 'middle', 'high', 'technician', 'senior_technician', 'special_technician', 'chief_technician')),
	CONSTRAINT ck_industry_hire_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_industry_hire_insured_from_before_insured_until CHECK (insured_from <= insured_until),
	CONSTRAINT ck_industry_hire_published_from_before_published_until CHECK (published_from <= published_until),
	CONSTRAINT uq_industry_hire_uid UNIQUE (uid),
	CONSTRAINT fk_industry_hire_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT fk_industry_hire_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_industry_hire_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT
);
CREATE TABLE inspection (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	inspected_on DATE NOT NULL,
	team TEXT,
	is_fit BOOLEAN NOT NULL,
	qualification TEXT,
	credit TEXT,
	management TEXT,
	post_content TEXT,
	working_hours TEXT,
	workplace TEXT,
	living TEXT,
	health TEXT,
	protection TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_inspection PRIMARY KEY (id),
	CONSTRAINT uq_inspection_uid UNIQUE (uid),
	CONSTRAINT fk_inspection_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE mentor (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	person_id BIGINT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	title TEXT,
	skill_level TEXT,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_mentor PRIMARY KEY (id),
	CONSTRAINT uq_mentor_uid UNIQUE (uid),
	CONSTRAINT fk_mentor_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT fk_mentor_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE print_run (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	part_id BIGINT NOT NULL,
	first_page INTEGER NOT NULL,
	until_page INTEGER NOT NULL,
	from_page INTEGER NOT NULL,
	reached_page INTEGER NOT NULL,
	asked_page INTEGER,
	printer_name TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_print_run PRIMARY KEY (id),
	CONSTRAINT uq_print_run_uid UNIQUE (uid),
	CONSTRAINT fk_print_run_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
CREATE TABLE teacher (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	person_id BIGINT NOT NULL,
	staff_no TEXT COLLATE "C" NOT NULL,
	category TEXT,
	title TEXT,
	department_id BIGINT,
	course_kind TEXT,
	hired_on DATE,
	recruit_type TEXT,
	recruit_exception TEXT,
	recruit_reason TEXT,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher PRIMARY KEY (id),
	CONSTRAINT ck_teacher_course_kind_is_known CHECK (course_kind IN ('professional', 'guide', 'public', 'external')),
	CONSTRAINT ck_teacher_recruit_type_is_known CHECK (recruit_type IN ('industry', 'graduate', 'school', 'other')),
	CONSTRAINT ck_teacher_recruit_exception_is_known CHECK (recruit_exception IN ('skilled', 'normal_graduate', 'approved')),
	CONSTRAINT uq_teacher_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_teacher_staff_no UNIQUE (staff_no),
	CONSTRAINT fk_teacher_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT
);
CREATE TABLE training_agreement (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	body_name TEXT NOT NULL,
	number TEXT,
	signed_on DATE,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	manner TEXT,
	content TEXT,
	fee TEXT,
	duties TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_training_agreement PRIMARY KEY (id),
	CONSTRAINT ck_training_agreement_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_training_agreement_uid UNIQUE (uid),
	CONSTRAINT fk_training_agreement_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE industry_appraisal (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	hire_id BIGINT NOT NULL,
	year INTEGER NOT NULL,
	result TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	decided_on DATE NOT NULL,
	remark TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_industry_appraisal PRIMARY KEY (id),
	CONSTRAINT uq_industry_appraisal_hire_id_year UNIQUE (hire_id, year),
	CONSTRAINT uq_industry_appraisal_uid UNIQUE (uid),
	CONSTRAINT fk_industry_appraisal_hire_id FOREIGN KEY(hire_id) REFERENCES industry_hire (id) ON DELETE RESTRICT
);
CREATE TABLE internship_plan (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	kind TEXT NOT NULL,
	school_year TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	content TEXT,
	supervisor_id BIGINT,
	insurance_kind TEXT,
	insurer TEXT,
	policy_no TEXT,
	insurance_payer TEXT,
	insured_from DATE,
	insured_until DATE,
	originals INTEGER NOT NULL,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_internship_plan PRIMARY KEY (id),
	CONSTRAINT ck_internship_plan_kind_is_known CHECK (kind IN ('on_post', 'visiting')),
	CONSTRAINT ck_internship_plan_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_internship_plan_insured_from_before_insured_until CHECK (insured_from <= insured_until),
	CONSTRAINT uq_internship_plan_uid UNIQUE (uid),
	CONSTRAINT uq_internship_plan_name UNIQUE (name),
	CONSTRAINT fk_internship_plan_supervisor_id FOREIGN KEY(supervisor_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE TABLE post (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	site_id BIGINT NOT NULL,
	name TEXT COLLATE "C" NOT NULL,
	same_kind_staff INTEGER,
	work_hours TEXT,
	pay_fen BIGINT,
	pay_unit TEXT,
	pay_method TEXT,
	pay_day INTEGER,
	board TEXT,
	lodging TEXT,
	mentor_id BIGINT,
	retired_on DATE,
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
	CONSTRAINT fk_post_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT
);
CREATE TABLE practice_exemption (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	teacher_id BIGINT NOT NULL,
	year INTEGER NOT NULL,
	reason TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_exemption PRIMARY KEY (id),
	CONSTRAINT uq_practice_exemption_uid UNIQUE (uid),
	CONSTRAINT fk_practice_exemption_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE TABLE practice_period (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	teacher_id BIGINT NOT NULL,
	enterprise_id BIGINT,
	place TEXT NOT NULL,
	base_name TEXT,
	form TEXT NOT NULL,
	post TEXT,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	stated_days INTEGER,
	absent_from_on DATE,
	absent_until_on DATE,
	goals TEXT,
	mentor TEXT,
	agreement_no TEXT,
	approved_on DATE,
	approved_by TEXT,
	leave_from_on DATE,
	leave_until_on DATE,
	substitutes TEXT,
	substitutes_approved_by TEXT,
	outcomes TEXT,
	enterprise_appraisal TEXT,
	school_appraisal TEXT,
	verified_on DATE,
	verified_by TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_period PRIMARY KEY (id),
	CONSTRAINT ck_practice_period_place_is_known CHECK (place IN ('enterprise', 'base')),
	CONSTRAINT ck_practice_period_form_is_known CHECK (form IN ('visit', 'training', 'post', 'research', 'stationed', 'other')),
	CONSTRAINT ck_practice_period_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_practice_period_uid UNIQUE (uid),
	CONSTRAINT fk_practice_period_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT fk_practice_period_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE recognition (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	teacher_id BIGINT NOT NULL,
	level TEXT NOT NULL,
	track TEXT NOT NULL,
	year INTEGER NOT NULL,
	applied_on DATE NOT NULL,
	exception TEXT,
	standard TEXT NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_recognition PRIMARY KEY (id),
	CONSTRAINT ck_recognition_level_is_known CHECK (level IN ('junior', 'middle', 'senior')),
	CONSTRAINT ck_recognition_track_is_known CHECK (track IN ('secondary', 'higher')),
	CONSTRAINT uq_recognition_uid UNIQUE (uid),
	CONSTRAINT fk_recognition_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE TABLE student (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	person_id BIGINT NOT NULL,
	student_no TEXT COLLATE "C" NOT NULL,
	registration_no TEXT COLLATE "C",
	class_group_id BIGINT NOT NULL,
	enrolled_on DATE,
	study_mode TEXT,
	training_mode TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_student PRIMARY KEY (id),
	CONSTRAINT uq_student_uid UNIQUE (uid),
	CONSTRAINT fk_student_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_student_student_no UNIQUE (student_no),
	CONSTRAINT fk_student_class_group_id FOREIGN KEY(class_group_id) REFERENCES class_group (id) ON DELETE RESTRICT
);
CREATE TABLE taught_month (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	hire_id BIGINT NOT NULL,
	month DATE NOT NULL,
	course TEXT NOT NULL,
	classes TEXT,
	hours INTEGER NOT NULL,
	fee_fen INTEGER NOT NULL,
	paid_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_taught_month PRIMARY KEY (id),
	CONSTRAINT uq_taught_month_uid UNIQUE (uid),
	CONSTRAINT fk_taught_month_hire_id FOREIGN KEY(hire_id) REFERENCES industry_hire (id) ON DELETE RESTRICT
);
CREATE TABLE teacher_entry (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	teacher_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	name TEXT NOT NULL,
	level TEXT,
	issuer TEXT,
	number TEXT,
	from_on DATE,
	until_on DATE,
	note TEXT,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes BIGINT,
	scan_title TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher_entry PRIMARY KEY (id),
	CONSTRAINT ck_teacher_entry_kind_is_known CHECK (kind IN ('major', 'education', 'title', 'other_title', 'certificate', 'enterprise_work', 'work', 'teaching', 'research', 'award', 'technical', 'guiding', 'equivalent')),
	CONSTRAINT ck_teacher_entry_begins_before_it_ends CHECK (until_on IS NULL OR from_on IS NULL OR from_on <= until_on),
	CONSTRAINT uq_teacher_entry_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_entry_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
);
CREATE TABLE apprenticeship (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	scheme TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	enterprise_id BIGINT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	certificate TEXT,
	labour_from DATE,
	labour_until DATE,
	teacher_duties TEXT,
	mentor_duties TEXT,
	allowance_fen BIGINT,
	total_hours INTEGER,
	practice_hours INTEGER,
	signed_on DATE,
	signers TEXT NOT NULL,
	subsidy_no TEXT,
	subsidy_fen BIGINT,
	advance_fen BIGINT,
	final_fen BIGINT,
	ended_on DATE,
	end_reason TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_apprenticeship PRIMARY KEY (id),
	CONSTRAINT ck_apprenticeship_scheme_is_known CHECK (scheme IN ('modern', 'new_type', 'in_service')),
	CONSTRAINT ck_apprenticeship_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_apprenticeship_labour_from_before_labour_until CHECK (labour_from <= labour_until),
	CONSTRAINT ck_apprenticeship_practice_within_total CHECK (practice_hours <= total_hours),
	CONSTRAINT ck_apprenticeship_end_with_its_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL)),
	CONSTRAINT uq_apprenticeship_uid UNIQUE (uid),
	CONSTRAINT fk_apprenticeship_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_apprenticeship_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE archive_item (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	plan_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	dated_on DATE NOT NULL,
	paper_place TEXT,
	file_year INTEGER NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size_bytes BIGINT NOT NULL,
	out_name TEXT NOT NULL,
	added_by TEXT NOT NULL,
	added_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_archive_item PRIMARY KEY (id),
	CONSTRAINT ck_archive_item_kind_is_known CHECK (kind IN ('agreement', 'plan', 'report', 'result', 'journal', 'checks', 'summary', 'proof', 'consent', 'inspection', 'meeting', 'cover', 'training', 'payment', 'filing')),
	CONSTRAINT uq_archive_item_uid UNIQUE (uid),
	CONSTRAINT fk_archive_item_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_archive_item_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT
);
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
CREATE TABLE covered_person (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	policy_id BIGINT NOT NULL,
	student_id BIGINT NOT NULL,
	added_by_id BIGINT NOT NULL,
	removed_by_id BIGINT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_covered_person PRIMARY KEY (id),
	CONSTRAINT uq_covered_person_uid UNIQUE (uid),
	CONSTRAINT fk_covered_person_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_added_by_id FOREIGN KEY(added_by_id) REFERENCES endorsement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_removed_by_id FOREIGN KEY(removed_by_id) REFERENCES endorsement (id) ON DELETE RESTRICT
);
CREATE TABLE filing (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	authority TEXT NOT NULL,
	number TEXT NOT NULL,
	filed_on DATE NOT NULL,
	valid_to DATE,
	plan_id BIGINT NOT NULL,
	enterprise_id BIGINT,
	note TEXT,
	newest_placement_id BIGINT NOT NULL,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes BIGINT,
	scan_title TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_filing PRIMARY KEY (id),
	CONSTRAINT ck_filing_kind_is_known CHECK (kind IN ('internship', 'hazard', 'rest_days', 'overtime', 'nights', 'hours', 'other_province', 'abroad')),
	CONSTRAINT ck_filing_filed_before_it_ends CHECK (valid_to IS NULL OR filed_on <= valid_to),
	CONSTRAINT uq_filing_uid UNIQUE (uid),
	CONSTRAINT fk_filing_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_filing_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
CREATE TABLE guardian (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	relation TEXT,
	rank INTEGER NOT NULL,
	retired_on DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_guardian PRIMARY KEY (id),
	CONSTRAINT uq_guardian_uid UNIQUE (uid),
	CONSTRAINT fk_guardian_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_guardian_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
);
CREATE TABLE headcount (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT,
	post_id BIGINT,
	kind TEXT NOT NULL,
	counted_on DATE NOT NULL,
	heads INTEGER NOT NULL,
	source TEXT,
	CONSTRAINT pk_headcount PRIMARY KEY (id),
	CONSTRAINT ck_headcount_kind_is_known CHECK (kind IN ('staff', 'same_kind', 'other_interns')),
	CONSTRAINT ck_headcount_of_a_unit_or_a_post CHECK ((enterprise_id IS NULL) <> (post_id IS NULL)),
	CONSTRAINT ck_headcount_heads_are_not_negative CHECK (heads >= 0),
	CONSTRAINT uq_headcount_uid UNIQUE (uid),
	CONSTRAINT fk_headcount_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_headcount_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT
);
CREATE TABLE incident (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	harm TEXT NOT NULL,
	happened_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	place TEXT,
	course TEXT COLLATE "C",
	measures TEXT COLLATE "C",
	witnesses TEXT COLLATE "C",
	is_serious BOOLEAN NOT NULL,
	is_safety_accident BOOLEAN NOT NULL,
	school_told_at_utc TIMESTAMP WITH TIME ZONE,
	guardian_told_at_utc TIMESTAMP WITH TIME ZONE,
	safety_told_at_utc TIMESTAMP WITH TIME ZONE,
	education_told_at_utc TIMESTAMP WITH TIME ZONE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_incident PRIMARY KEY (id),
	CONSTRAINT ck_incident_kind_is_known CHECK (kind IN ('work', 'commute', 'illness', 'missing', 'dispute', 'security', 'disaster', 'other')),
	CONSTRAINT ck_incident_harm_is_known CHECK (harm IN ('none', 'injured', 'disabled', 'dead')),
	CONSTRAINT uq_incident_uid UNIQUE (uid),
	CONSTRAINT fk_incident_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT
);
CREATE TABLE placement (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	plan_id BIGINT NOT NULL,
	post_id BIGINT NOT NULL,
	arranged_by TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	supervisor_id BIGINT,
	mentor_id BIGINT,
	arrived_on DATE,
	arrival_note TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
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
	CONSTRAINT fk_placement_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT
);
CREATE TABLE plan_readiness (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	plan_id BIGINT NOT NULL,
	programme_on DATE,
	heads TEXT,
	curriculum_on DATE,
	management_on DATE,
	safety_on DATE,
	emergency_on DATE,
	emergency_until DATE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_plan_readiness PRIMARY KEY (id),
	CONSTRAINT uq_plan_readiness_plan_id UNIQUE (plan_id),
	CONSTRAINT uq_plan_readiness_uid UNIQUE (uid),
	CONSTRAINT fk_plan_readiness_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT
);
CREATE TABLE post_fitness (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	post_id BIGINT NOT NULL,
	labour_grade INTEGER,
	hazards TEXT,
	day_minutes INTEGER,
	week_days INTEGER,
	works_nights BOOLEAN,
	works_rest_days BOOLEAN,
	wage_fen BIGINT,
	lowest_wage_fen BIGINT,
	majors TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_post_fitness PRIMARY KEY (id),
	CONSTRAINT uq_post_fitness_post_id UNIQUE (post_id),
	CONSTRAINT ck_post_fitness_grade_of_labour CHECK (labour_grade BETWEEN 1 AND 4),
	CONSTRAINT ck_post_fitness_minutes_of_a_day CHECK (day_minutes BETWEEN 1 AND 1440),
	CONSTRAINT ck_post_fitness_days_of_a_week CHECK (week_days BETWEEN 1 AND 7),
	CONSTRAINT uq_post_fitness_uid UNIQUE (uid),
	CONSTRAINT fk_post_fitness_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT
);
CREATE TABLE recognition_step (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	recognition_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	step_on DATE NOT NULL,
	by_name TEXT NOT NULL,
	criterion TEXT,
	is_positive BOOLEAN NOT NULL,
	until_on DATE,
	level TEXT,
	number TEXT,
	remark TEXT,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_recognition_step PRIMARY KEY (id),
	CONSTRAINT ck_recognition_step_kind_is_known CHECK (kind IN ('judged', 'reviewed', 'published', 'reported', 'approved', 'certified', 'declined', 'kept', 'lowered', 'revoked')),
	CONSTRAINT ck_recognition_step_level_is_known CHECK (level IN ('junior', 'middle', 'senior')),
	CONSTRAINT ck_recognition_step_step_on_before_until_on CHECK (step_on <= until_on),
	CONSTRAINT uq_recognition_step_uid UNIQUE (uid),
	CONSTRAINT fk_recognition_step_recognition_id FOREIGN KEY(recognition_id) REFERENCES recognition (id) ON DELETE RESTRICT
);
CREATE TABLE shift_plan (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id BIGINT,
	site_id BIGINT,
	post_id BIGINT,
	name TEXT NOT NULL,
	shifts TEXT NOT NULL,
	rota TEXT NOT NULL,
	is_by_weekday BOOLEAN NOT NULL,
	rests_by_rota BOOLEAN NOT NULL,
	holidays TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_shift_plan PRIMARY KEY (id),
	CONSTRAINT ck_shift_plan_holidays_is_known CHECK (holidays IN ('follows', 'statutory_off', 'runs_on')),
	CONSTRAINT ck_shift_plan_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_shift_plan_of_one_owner CHECK (CASE WHEN enterprise_id IS NULL THEN 0 ELSE 1 END + CASE WHEN site_id IS NULL THEN 0 ELSE 1 END + CASE WHEN post_id IS NULL THEN 0 ELSE 1 END = 1),
	CONSTRAINT uq_shift_plan_uid UNIQUE (uid),
	CONSTRAINT fk_shift_plan_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_shift_plan_site_id FOREIGN KEY(site_id) REFERENCES enterprise_site (id) ON DELETE RESTRICT,
	CONSTRAINT fk_shift_plan_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT
);
CREATE TABLE student_status (
	id BIGSERIAL NOT NULL,
	student_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	from_on DATE,
	until_on DATE,
	proof TEXT,
	CONSTRAINT pk_student_status PRIMARY KEY (id),
	CONSTRAINT ck_student_status_kind_is_known CHECK (kind IN ('enrolled', 'suspended', 'withdrawn', 'transferred_out', 'conscripted', 'graduated')),
	CONSTRAINT fk_student_status_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT
);
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
CREATE TABLE agreement (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT COLLATE "C",
	serial INTEGER,
	school_year TEXT NOT NULL,
	student_id BIGINT NOT NULL,
	placement_id BIGINT,
	apprenticeship_id BIGINT,
	state TEXT NOT NULL,
	unit_key TEXT COLLATE "C" DEFAULT '' NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_kind_is_known CHECK (kind IN ('internship', 'apprenticeship')),
	CONSTRAINT ck_agreement_state_is_known CHECK (state IN ('draft', 'submitted', 'approved', 'issued', 'signing', 'complete', 'in_force', 'paused', 'finished', 'stopped', 'archived', 'sent_back', 'withdrawn', 'void', 'declined')),
	CONSTRAINT ck_agreement_for_one_thing CHECK ((placement_id IS NULL) <> (apprenticeship_id IS NULL)),
	CONSTRAINT ck_agreement_kind_as_made_for CHECK ((kind = 'apprenticeship') = (apprenticeship_id IS NOT NULL)),
	CONSTRAINT uq_agreement_uid UNIQUE (uid),
	CONSTRAINT uq_agreement_number UNIQUE (number),
	CONSTRAINT fk_agreement_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_apprenticeship_id FOREIGN KEY(apprenticeship_id) REFERENCES apprenticeship (id) ON DELETE RESTRICT
);
CREATE TABLE apprenticeship_stage (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	apprenticeship_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	from_on DATE NOT NULL,
	until_on DATE NOT NULL,
	post_id BIGINT,
	content TEXT,
	pay_fen BIGINT,
	teacher_id BIGINT,
	mentor_id BIGINT,
	placement_id BIGINT,
	result TEXT,
	assessed_on DATE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_apprenticeship_stage PRIMARY KEY (id),
	CONSTRAINT ck_apprenticeship_stage_kind_is_known CHECK (kind IN ('school', 'enterprise')),
	CONSTRAINT ck_apprenticeship_stage_result_is_known CHECK (result IN ('excellent', 'good', 'passed', 'failed')),
	CONSTRAINT ck_apprenticeship_stage_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_apprenticeship_stage_result_with_its_day CHECK ((result IS NULL) = (assessed_on IS NULL)),
	CONSTRAINT uq_apprenticeship_stage_uid UNIQUE (uid),
	CONSTRAINT fk_apprenticeship_stage_apprenticeship_id FOREIGN KEY(apprenticeship_id) REFERENCES apprenticeship (id) ON DELETE RESTRICT,
	CONSTRAINT fk_apprenticeship_stage_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT fk_apprenticeship_stage_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT fk_apprenticeship_stage_mentor_id FOREIGN KEY(mentor_id) REFERENCES mentor (id) ON DELETE RESTRICT,
	CONSTRAINT fk_apprenticeship_stage_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
);
CREATE TABLE claim (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	incident_id BIGINT NOT NULL,
	policy_id BIGINT,
	insurer_told_at_utc TIMESTAMP WITH TIME ZONE,
	report_no TEXT,
	papers TEXT NOT NULL,
	submitted_on DATE,
	claimed_fen BIGINT,
	decision TEXT,
	decided_on DATE,
	decided_fen BIGINT,
	refusal_reason TEXT,
	refusal_told_on DATE,
	paid_on DATE,
	paid_fen BIGINT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_claim PRIMARY KEY (id),
	CONSTRAINT ck_claim_decision_is_known CHECK (decision IN ('pay', 'refuse')),
	CONSTRAINT uq_claim_uid UNIQUE (uid),
	CONSTRAINT fk_claim_incident_id FOREIGN KEY(incident_id) REFERENCES incident (id) ON DELETE RESTRICT,
	CONSTRAINT fk_claim_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT
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
	sheet_returned_on DATE,
	notice_returned_on DATE,
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
CREATE TABLE placement_papers (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	placement_id BIGINT NOT NULL,
	signed_on DATE,
	signed_on_before DATE,
	student_agreed_on DATE,
	guardian_agreed_on DATE,
	has_guardian_proof BOOLEAN,
	trained_on DATE,
	safety_trained_on DATE,
	has_passed_safety BOOLEAN,
	match TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_papers PRIMARY KEY (id),
	CONSTRAINT uq_placement_papers_placement_id UNIQUE (placement_id),
	CONSTRAINT ck_placement_papers_match_is_known CHECK (match IN ('fits', 'close', 'unrelated')),
	CONSTRAINT uq_placement_papers_uid UNIQUE (uid),
	CONSTRAINT fk_placement_papers_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
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
CREATE TABLE waiver (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	code TEXT NOT NULL,
	subject TEXT NOT NULL,
	enterprise_id BIGINT,
	post_id BIGINT,
	plan_id BIGINT,
	placement_id BIGINT,
	reason_kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	by_name TEXT NOT NULL,
	waived_on DATE NOT NULL,
	until_on DATE,
	pack TEXT NOT NULL,
	ended_on DATE,
	end_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_waiver PRIMARY KEY (id),
	CONSTRAINT ck_waiver_subject_is_known CHECK (subject IN ('unit', 'post', 'plan', 'placement')),
	CONSTRAINT ck_waiver_reason_kind_is_known CHECK (reason_kind IN ('trade', 'teaching', 'unit', 'student', 'other')),
	CONSTRAINT ck_waiver_waived_on_before_until_on CHECK (waived_on <= until_on),
	CONSTRAINT ck_waiver_subject_is_named CHECK ((subject = 'unit' AND enterprise_id IS NOT NULL) OR (subject = 'post' AND post_id IS NOT NULL) OR (subject = 'plan' AND plan_id IS NOT NULL) OR (subject = 'placement' AND placement_id IS NOT NULL)),
	CONSTRAINT uq_waiver_uid UNIQUE (uid),
	CONSTRAINT fk_waiver_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_waiver_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT fk_waiver_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_waiver_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
);
CREATE TABLE agreement_amendment (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	agreement_id BIGINT NOT NULL,
	n INTEGER NOT NULL,
	kind TEXT NOT NULL,
	effective_on DATE NOT NULL,
	reason TEXT NOT NULL,
	changes TEXT NOT NULL,
	part_id BIGINT,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	signed_on DATE,
	voided_at_utc TIMESTAMP WITH TIME ZONE,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_agreement_amendment PRIMARY KEY (id),
	CONSTRAINT uq_agreement_amendment_agreement_id_n UNIQUE (agreement_id, n),
	CONSTRAINT ck_agreement_amendment_kind_is_known CHECK (kind IN ('correction', 'notice', 'supplement')),
	CONSTRAINT ck_agreement_amendment_on_paper CHECK ((kind = 'correction') = (part_id IS NULL)),
	CONSTRAINT ck_agreement_amendment_unsigned CHECK (kind <> 'correction' OR signed_on IS NULL),
	CONSTRAINT ck_agreement_amendment_void_with_reason CHECK ((voided_at_utc IS NULL) = (void_reason IS NULL)),
	CONSTRAINT uq_agreement_amendment_uid UNIQUE (uid),
	CONSTRAINT fk_agreement_amendment_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_amendment_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
CREATE TABLE agreement_version (
	id BIGSERIAL NOT NULL,
	agreement_id BIGINT NOT NULL,
	n INTEGER NOT NULL,
	template_id BIGINT NOT NULL,
	snapshot TEXT NOT NULL,
	snapshot_sha256 TEXT NOT NULL,
	issued_at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	originals INTEGER NOT NULL,
	part_id BIGINT NOT NULL,
	first_page INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	CONSTRAINT pk_agreement_version PRIMARY KEY (id),
	CONSTRAINT uq_agreement_version_agreement_id_n UNIQUE (agreement_id, n),
	CONSTRAINT fk_agreement_version_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_version_template_id FOREIGN KEY(template_id) REFERENCES template (id) ON DELETE RESTRICT,
	CONSTRAINT fk_agreement_version_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
CREATE TABLE transition (
	id BIGSERIAL NOT NULL,
	agreement_id BIGINT NOT NULL,
	move TEXT DEFAULT 'issue' NOT NULL,
	from_state TEXT NOT NULL,
	to_state TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TIMESTAMP WITH TIME ZONE NOT NULL,
	choice TEXT,
	reason TEXT,
	on_day DATE,
	step INTEGER,
	undoes_id BIGINT,
	CONSTRAINT pk_transition PRIMARY KEY (id),
	CONSTRAINT ck_transition_move_is_known CHECK (move IN ('submit', 'send_back', 'approve', 'issue', 'return', 'complete', 'begin', 'pause', 'resume', 'stop', 'finish', 'archive', 'withdraw', 'void', 'decline', 'undo')),
	CONSTRAINT ck_transition_choice_is_known CHECK (choice IN ('incomplete', 'wrong', 'not_allowed', 'changed', 'lost', 'duplicate', 'not_going', 'school', 'enterprise', 'student', 'guardian', 'hired', 'employed', 'further_study', 'conscripted', 'back_at_school', 'other')),
	CONSTRAINT ck_transition_lawful CHECK (move || ' ' || from_state || ' ' || to_state IN ('submit draft submitted', 'submit sent_back submitted', 'submit withdrawn submitted', 'send_back approved sent_back', 'send_back submitted sent_back', 'approve submitted approved', 'issue approved issued', 'issue draft issued', 'issue withdrawn issued', 'return issued signing', 'complete issued complete', 'complete signing complete', 'begin complete in_force', 'pause in_force paused', 'resume paused in_force', 'stop complete stopped', 'stop in_force stopped', 'stop paused stopped', 'finish in_force finished', 'finish paused finished', 'archive finished archived', 'archive stopped archived', 'withdraw issued withdrawn', 'withdraw signing withdrawn', 'void approved void', 'void complete void', 'void draft void', 'void issued void', 'void sent_back void', 'void signing void', 'void submitted void', 'void withdrawn void', 'decline issued declined', 'decline signing declined', 'approve submitted submitted', 'undo approved submitted', 'undo archived finished', 'undo archived stopped', 'undo complete issued', 'undo complete signing', 'undo declined issued', 'undo declined signing', 'undo finished in_force', 'undo finished paused', 'undo in_force complete', 'undo sent_back approved', 'undo sent_back submitted', 'undo signing issued', 'undo stopped complete', 'undo stopped in_force', 'undo stopped paused', 'undo submitted draft', 'undo submitted sent_back', 'undo submitted submitted', 'undo submitted withdrawn', 'undo void approved', 'undo void complete', 'undo void draft', 'undo void issued', 'undo void sent_back', 'undo void signing', 'undo void submitted', 'undo void withdrawn', 'undo withdrawn issued', 'undo withdrawn signing')),
	CONSTRAINT ck_transition_reasoned CHECK (move NOT IN ('send_back', 'archive', 'withdraw', 'void', 'decline', 'undo') OR length(trim(coalesce(reason, ''))) > 0),
	CONSTRAINT ck_transition_chosen CHECK (move NOT IN ('send_back', 'finish', 'withdraw', 'void', 'decline') OR choice IS NOT NULL),
	CONSTRAINT ck_transition_undoes CHECK ((move = 'undo') = (undoes_id IS NOT NULL)),
	CONSTRAINT fk_transition_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT uq_transition_undoes_id UNIQUE (undoes_id),
	CONSTRAINT fk_transition_undoes_id FOREIGN KEY(undoes_id) REFERENCES transition (id) ON DELETE RESTRICT
);
CREATE TABLE document (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	agreement_version_id BIGINT NOT NULL,
	template_id BIGINT NOT NULL,
	part_id BIGINT NOT NULL,
	first_page INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	CONSTRAINT pk_document PRIMARY KEY (id),
	CONSTRAINT ck_document_kind_is_known CHECK (kind IN ('consent')),
	CONSTRAINT uq_document_uid UNIQUE (uid),
	CONSTRAINT fk_document_agreement_version_id FOREIGN KEY(agreement_version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT,
	CONSTRAINT fk_document_template_id FOREIGN KEY(template_id) REFERENCES template (id) ON DELETE RESTRICT,
	CONSTRAINT fk_document_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
);
CREATE TABLE handout_paper (
	id BIGSERIAL NOT NULL,
	handout_id BIGINT NOT NULL,
	version_id BIGINT NOT NULL,
	paper TEXT NOT NULL,
	copies INTEGER NOT NULL,
	sheets INTEGER NOT NULL,
	CONSTRAINT pk_handout_paper PRIMARY KEY (id),
	CONSTRAINT ck_handout_paper_paper_is_known CHECK (paper IN ('agreement', 'consent')),
	CONSTRAINT uq_handout_paper_handout_id_version_id_paper UNIQUE (handout_id, version_id, paper),
	CONSTRAINT fk_handout_paper_handout_id FOREIGN KEY(handout_id) REFERENCES handout (id) ON DELETE RESTRICT,
	CONSTRAINT fk_handout_paper_version_id FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT
);
CREATE TABLE returned_copy (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	version_id BIGINT NOT NULL,
	paper TEXT NOT NULL,
	copy INTEGER NOT NULL,
	image_at_utc TIMESTAMP WITH TIME ZONE,
	file_year INTEGER,
	file_name TEXT,
	sha256 TEXT,
	size_bytes BIGINT,
	pages INTEGER,
	boxes TEXT,
	has_doubts BOOLEAN NOT NULL,
	original_on DATE,
	original_from TEXT,
	original_noted_by TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_returned_copy PRIMARY KEY (id),
	CONSTRAINT ck_returned_copy_paper_is_known CHECK (paper IN ('agreement', 'consent')),
	CONSTRAINT uq_returned_copy_version_id_paper_copy UNIQUE (version_id, paper, copy),
	CONSTRAINT ck_returned_copy_image_is_kept CHECK ((image_at_utc IS NULL) = (file_name IS NULL)),
	CONSTRAINT ck_returned_copy_original_is_noted CHECK ((original_on IS NULL) = (original_noted_by IS NULL)),
	CONSTRAINT uq_returned_copy_uid UNIQUE (uid),
	CONSTRAINT fk_returned_copy_version_id FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT
);
CREATE TABLE scan_page (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	scan_file_id BIGINT NOT NULL,
	n INTEGER NOT NULL,
	state TEXT NOT NULL,
	reason TEXT,
	reason_facts TEXT,
	code TEXT,
	version_id BIGINT,
	paper TEXT,
	copy INTEGER,
	page INTEGER,
	quad TEXT,
	turn INTEGER NOT NULL,
	filed_by TEXT,
	filed_at_utc TIMESTAMP WITH TIME ZONE,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_scan_page PRIMARY KEY (id),
	CONSTRAINT ck_scan_page_state_is_known CHECK (state IN ('filed', 'tray', 'blank', 'set_aside')),
	CONSTRAINT ck_scan_page_paper_is_known CHECK (paper IN ('agreement', 'consent')),
	CONSTRAINT uq_scan_page_scan_file_id_n UNIQUE (scan_file_id, n),
	CONSTRAINT ck_scan_page_filed_somewhere CHECK (state <> 'filed' OR (version_id IS NOT NULL AND paper IS NOT NULL AND copy IS NOT NULL AND page IS NOT NULL AND filed_by IS NOT NULL)),
	CONSTRAINT ck_scan_page_tray_has_reason CHECK ((state = 'tray') <= (reason IS NOT NULL)),
	CONSTRAINT uq_scan_page_uid UNIQUE (uid),
	CONSTRAINT fk_scan_page_scan_file_id FOREIGN KEY(scan_file_id) REFERENCES scan_file (id) ON DELETE RESTRICT,
	CONSTRAINT fk_scan_page_version_id FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT
);
CREATE TABLE expected_signer (
	id BIGSERIAL NOT NULL,
	agreement_version_id BIGINT,
	document_id BIGINT,
	party TEXT NOT NULL,
	name TEXT,
	rank INTEGER NOT NULL,
	CONSTRAINT pk_expected_signer PRIMARY KEY (id),
	CONSTRAINT ck_expected_signer_party_is_known CHECK (party IN ('school', 'enterprise', 'student', 'guardian')),
	CONSTRAINT ck_expected_signer_one_paper CHECK ((agreement_version_id IS NULL) <> (document_id IS NULL)),
	CONSTRAINT fk_expected_signer_agreement_version_id FOREIGN KEY(agreement_version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT,
	CONSTRAINT fk_expected_signer_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX uq_calendar_notice_in_use ON calendar_notice (year) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_enterprise_initials ON enterprise (initials, id);
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
CREATE INDEX ix_enterprise_name ON enterprise (name, id);
CREATE INDEX ix_enterprise_pinyin ON enterprise (pinyin, id);
CREATE UNIQUE INDEX uq_enterprise_uscc ON enterprise (uscc) WHERE uscc IS NOT NULL;
CREATE INDEX ix_handout_due ON handout (due_on, id);
CREATE INDEX ix_import_run_noun ON import_run (noun, id);
CREATE INDEX ix_major_name ON major (name);
CREATE UNIQUE INDEX uq_major_code ON major (code, catalog_version) WHERE code IS NOT NULL;
CREATE INDEX ix_person_pinyin ON person (pinyin, id);
CREATE UNIQUE INDEX uq_person_id_number ON person (id_kind, id_number) WHERE id_number IS NOT NULL;
CREATE INDEX ix_policy_number ON policy (number);
CREATE INDEX ix_policy_until ON policy (until_on, id);
CREATE UNIQUE INDEX uq_rule_confirmation_stands ON rule_confirmation (rule_id) WHERE withdrawn_on IS NULL;
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_scan_file_sha256 ON scan_file (sha256);
CREATE UNIQUE INDEX uq_school_snapshot_year ON school_snapshot (year) WHERE voided_at_utc IS NULL;
CREATE UNIQUE INDEX uq_template_in_use ON template (key) WHERE state = 'in_use' AND origin = 'school';
CREATE UNIQUE INDEX uq_calendar_day_notice ON calendar_day (notice_id, on_day);
CREATE INDEX ix_class_group_department_id ON class_group (department_id);
CREATE INDEX ix_class_group_major_id ON class_group (major_id);
CREATE INDEX ix_class_group_sort_key ON class_group (sort_key);
CREATE INDEX ix_endorsement_policy ON endorsement (policy_id, id);
CREATE INDEX ix_enterprise_merge_dropped_id ON enterprise_merge (dropped_id);
CREATE INDEX ix_enterprise_merge_kept_id ON enterprise_merge (kept_id);
CREATE INDEX ix_enterprise_site_enterprise_id ON enterprise_site (enterprise_id);
CREATE INDEX ix_import_old_run_id ON import_old (run_id);
CREATE INDEX ix_industry_hire_department_id ON industry_hire (department_id);
CREATE INDEX ix_industry_hire_enterprise_id ON industry_hire (enterprise_id);
CREATE INDEX ix_industry_hire_from ON industry_hire (from_on, id);
CREATE INDEX ix_industry_hire_person_id ON industry_hire (person_id);
CREATE INDEX ix_inspection_enterprise ON inspection (enterprise_id, inspected_on);
CREATE INDEX ix_mentor_enterprise_id ON mentor (enterprise_id);
CREATE INDEX ix_mentor_person_id ON mentor (person_id);
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
CREATE INDEX ix_training_agreement_enterprise_id ON training_agreement (enterprise_id);
CREATE INDEX ix_internship_plan_supervisor_id ON internship_plan (supervisor_id);
CREATE INDEX ix_post_enterprise_id ON post (enterprise_id);
CREATE INDEX ix_post_mentor_id ON post (mentor_id);
CREATE INDEX ix_practice_exemption_teacher_id ON practice_exemption (teacher_id);
CREATE INDEX ix_practice_period_enterprise_id ON practice_period (enterprise_id);
CREATE INDEX ix_practice_period_teacher ON practice_period (teacher_id, from_on);
CREATE INDEX ix_recognition_teacher_id ON recognition (teacher_id);
CREATE INDEX ix_student_class ON student (class_group_id, student_no);
CREATE INDEX ix_student_person_id ON student (person_id);
CREATE INDEX ix_taught_month_hire ON taught_month (hire_id, month);
CREATE INDEX ix_teacher_entry_teacher ON teacher_entry (teacher_id, kind);
CREATE INDEX ix_apprenticeship_enterprise_id ON apprenticeship (enterprise_id);
CREATE INDEX ix_apprenticeship_from ON apprenticeship (from_on, id);
CREATE INDEX ix_apprenticeship_student_id ON apprenticeship (student_id);
CREATE INDEX ix_archive_item_folder ON archive_item (student_id, plan_id, kind) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_archive_item_plan_id ON archive_item (plan_id);
CREATE INDEX ix_archive_item_student_id ON archive_item (student_id);
CREATE INDEX ix_class_change_from_class_id ON class_change (from_class_id);
CREATE INDEX ix_class_change_student ON class_change (student_id, effective_on);
CREATE INDEX ix_class_change_to_class_id ON class_change (to_class_id);
CREATE INDEX ix_covered_person_added_by_id ON covered_person (added_by_id);
CREATE INDEX ix_covered_person_policy ON covered_person (policy_id, student_id);
CREATE INDEX ix_covered_person_removed_by_id ON covered_person (removed_by_id);
CREATE INDEX ix_covered_person_student ON covered_person (student_id, policy_id, added_by_id, removed_by_id);
CREATE INDEX ix_filing_enterprise_id ON filing (enterprise_id);
CREATE INDEX ix_filing_plan_id ON filing (plan_id);
CREATE INDEX ix_guardian_person_id ON guardian (person_id);
CREATE INDEX ix_guardian_student ON guardian (student_id, rank);
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL;
CREATE INDEX ix_incident_happened ON incident (happened_at_utc, id);
CREATE INDEX ix_incident_student_id ON incident (student_id);
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id, until_on, arranged_by) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_mentor_id ON placement (mentor_id);
CREATE INDEX ix_placement_plan ON placement (plan_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_post ON placement (post_id, from_on, id, voided_at_utc);
CREATE INDEX ix_placement_student ON placement (student_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_supervisor_id ON placement (supervisor_id);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id, from_on) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_recognition_step_recognition ON recognition_step (recognition_id, id);
CREATE INDEX ix_shift_plan_enterprise_id ON shift_plan (enterprise_id);
CREATE INDEX ix_shift_plan_post_id ON shift_plan (post_id);
CREATE INDEX ix_shift_plan_site_id ON shift_plan (site_id);
CREATE INDEX ix_student_status_student ON student_status (student_id, from_on);
CREATE INDEX ix_trip_from ON trip (from_on, id);
CREATE INDEX ix_trip_plan_id ON trip (plan_id);
CREATE INDEX ix_trip_site_id ON trip (site_id);
CREATE INDEX ix_agreement_apprenticeship_id ON agreement (apprenticeship_id);
CREATE INDEX ix_agreement_placement_id ON agreement (placement_id);
CREATE INDEX ix_agreement_student_id ON agreement (student_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
CREATE INDEX ix_apprenticeship_stage_apprenticeship_id ON apprenticeship_stage (apprenticeship_id);
CREATE INDEX ix_apprenticeship_stage_mentor_id ON apprenticeship_stage (mentor_id);
CREATE INDEX ix_apprenticeship_stage_placement_id ON apprenticeship_stage (placement_id);
CREATE INDEX ix_apprenticeship_stage_post_id ON apprenticeship_stage (post_id);
CREATE INDEX ix_apprenticeship_stage_teacher_id ON apprenticeship_stage (teacher_id);
CREATE INDEX ix_claim_incident_id ON claim (incident_id);
CREATE INDEX ix_claim_policy_id ON claim (policy_id);
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
CREATE INDEX ix_waiver_enterprise_id ON waiver (enterprise_id);
CREATE INDEX ix_waiver_placement_id ON waiver (placement_id);
CREATE INDEX ix_waiver_plan_id ON waiver (plan_id);
CREATE INDEX ix_waiver_post_id ON waiver (post_id);
CREATE INDEX ix_agreement_amendment_part_id ON agreement_amendment (part_id);
CREATE INDEX ix_agreement_version_part_id ON agreement_version (part_id);
CREATE INDEX ix_agreement_version_template_id ON agreement_version (template_id);
CREATE INDEX ix_transition_agreement ON transition (agreement_id, id);
CREATE INDEX ix_document_agreement_version_id ON document (agreement_version_id);
CREATE INDEX ix_document_part_id ON document (part_id);
CREATE INDEX ix_document_template_id ON document (template_id);
CREATE INDEX ix_handout_paper_version_id ON handout_paper (version_id);
CREATE INDEX ix_scan_page_state ON scan_page (state, id);
CREATE INDEX ix_scan_page_version_id ON scan_page (version_id);
CREATE UNIQUE INDEX uq_scan_page_place ON scan_page (version_id, paper, copy, page) WHERE state = 'filed';
CREATE INDEX ix_expected_signer_agreement_version_id ON expected_signer (agreement_version_id);
CREATE INDEX ix_expected_signer_document_id ON expected_signer (document_id);
