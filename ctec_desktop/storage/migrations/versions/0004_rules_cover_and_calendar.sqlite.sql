CREATE TABLE calendar_notice (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	year INTEGER NOT NULL,
	source TEXT NOT NULL,
	imported_by TEXT NOT NULL,
	imported_at_utc TEXT NOT NULL,
	retired_by TEXT,
	retired_at_utc TEXT,
	CONSTRAINT pk_calendar_notice PRIMARY KEY (id),
	CONSTRAINT uq_calendar_notice_uid UNIQUE (uid)
) STRICT;
CREATE TABLE policy (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	scheme TEXT NOT NULL,
	insurer TEXT,
	number TEXT,
	policyholder TEXT,
	insured TEXT,
	limit_person_fen INTEGER,
	limit_medical_fen INTEGER,
	limit_event_fen INTEGER,
	price_fen INTEGER,
	payer TEXT,
	from_on TEXT,
	until_on TEXT,
	note TEXT,
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes INTEGER,
	scan_title TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_policy PRIMARY KEY (id),
	CONSTRAINT ck_policy_kind_is_known CHECK (kind IN ('liability', 'accident', 'work_injury', 'school_liability', 'student_safety')),
	CONSTRAINT ck_policy_scheme_is_known CHECK (scheme IN ('ordinary', 'modern_apprentice', 'new_apprentice')),
	CONSTRAINT ck_policy_payer_is_known CHECK (payer IN ('tuition', 'free_tuition', 'enterprise', 'student')),
	CONSTRAINT ck_policy_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_policy_uid UNIQUE (uid),
	CONSTRAINT ck_policy_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_policy_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE rule_pack (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	level TEXT NOT NULL,
	name TEXT NOT NULL,
	version TEXT NOT NULL,
	text TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	imported_by TEXT NOT NULL,
	imported_at_utc TEXT NOT NULL,
	retired_by TEXT,
	retired_at_utc TEXT,
	CONSTRAINT pk_rule_pack PRIMARY KEY (id),
	CONSTRAINT ck_rule_pack_level_is_known CHECK (level IN ('nation', 'province', 'city', 'school')),
	CONSTRAINT uq_rule_pack_uid UNIQUE (uid)
) STRICT;
CREATE TABLE new_text_work (
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
	CONSTRAINT uq_text_work_key_sha256_kept_by UNIQUE ("key", sha256, kept_by),
	CONSTRAINT uq_text_work_uid UNIQUE (uid)
) STRICT;
INSERT INTO new_text_work (id, uid, key, file_name, sha256, source, work, kept_by, kept_at_utc, version) SELECT id, uid, key, file_name, sha256, source, work, kept_by, kept_at_utc, version FROM text_work;
DROP TABLE text_work;
ALTER TABLE new_text_work RENAME TO text_work;
CREATE TABLE new_audit_line (
	id INTEGER NOT NULL,
	tx INTEGER NOT NULL,
	table_name TEXT NOT NULL,
	row_id INTEGER NOT NULL,
	until_row_id INTEGER,
	op TEXT NOT NULL,
	changes TEXT,
	digest BLOB NOT NULL,
	CONSTRAINT pk_audit_line PRIMARY KEY (id),
	CONSTRAINT fk_audit_line_tx FOREIGN KEY(tx) REFERENCES audit_tx (n) ON DELETE RESTRICT
) STRICT;
INSERT INTO new_audit_line (id, tx, table_name, row_id, op, changes, digest) SELECT id, tx, table_name, row_id, op, changes, digest FROM audit_line;
DROP TABLE audit_line;
ALTER TABLE new_audit_line RENAME TO audit_line;
CREATE TABLE calendar_day (
	id INTEGER NOT NULL,
	notice_id INTEGER NOT NULL,
	on_day TEXT NOT NULL,
	is_off INTEGER NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id),
	CONSTRAINT fk_calendar_day_notice_id FOREIGN KEY(notice_id) REFERENCES calendar_notice (id) ON DELETE RESTRICT,
	CONSTRAINT ck_calendar_day_on_day_is_a_day CHECK (date(on_day) IS on_day)
) STRICT;
CREATE TABLE endorsement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	policy_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	made_on TEXT NOT NULL,
	by_name TEXT NOT NULL,
	people INTEGER NOT NULL,
	premium_fen INTEGER,
	list_sha256 TEXT,
	number TEXT,
	answered_on TEXT,
	effective_on TEXT,
	until_on TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_endorsement PRIMARY KEY (id),
	CONSTRAINT ck_endorsement_kind_is_known CHECK (kind IN ('enrol', 'add', 'remove', 'extend')),
	CONSTRAINT uq_endorsement_uid UNIQUE (uid),
	CONSTRAINT fk_endorsement_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT,
	CONSTRAINT ck_endorsement_made_on_is_a_day CHECK (date(made_on) IS made_on),
	CONSTRAINT ck_endorsement_answered_on_is_a_day CHECK (date(answered_on) IS answered_on),
	CONSTRAINT ck_endorsement_effective_on_is_a_day CHECK (date(effective_on) IS effective_on),
	CONSTRAINT ck_endorsement_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE enterprise_check (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	checked_on TEXT NOT NULL,
	is_clean INTEGER NOT NULL,
	CONSTRAINT pk_enterprise_check PRIMARY KEY (id),
	CONSTRAINT ck_enterprise_check_kind_is_known CHECK (kind IN ('credit', 'safety')),
	CONSTRAINT uq_enterprise_check_enterprise_id_kind_checked_on UNIQUE (enterprise_id, kind, checked_on),
	CONSTRAINT uq_enterprise_check_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_check_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_check_checked_on_is_a_day CHECK (date(checked_on) IS checked_on)
) STRICT;
CREATE TABLE enterprise_fitness (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	other_interns INTEGER,
	known_since TEXT,
	decided_on TEXT,
	minutes_no TEXT,
	published_on TEXT,
	cooperation_no TEXT,
	cooperation_from TEXT,
	cooperation_until TEXT,
	is_venue INTEGER,
	is_agent INTEGER,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise_fitness PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_fitness_enterprise_id UNIQUE (enterprise_id),
	CONSTRAINT ck_enterprise_fitness_cooperation_from_before_cooperation_until CHECK (cooperation_from <= cooperation_until),
	CONSTRAINT uq_enterprise_fitness_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_fitness_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_enterprise_fitness_known_since_is_a_day CHECK (date(known_since) IS known_since),
	CONSTRAINT ck_enterprise_fitness_decided_on_is_a_day CHECK (date(decided_on) IS decided_on),
	CONSTRAINT ck_enterprise_fitness_published_on_is_a_day CHECK (date(published_on) IS published_on),
	CONSTRAINT ck_enterprise_fitness_cooperation_from_is_a_day CHECK (date(cooperation_from) IS cooperation_from),
	CONSTRAINT ck_enterprise_fitness_cooperation_until_is_a_day CHECK (date(cooperation_until) IS cooperation_until)
) STRICT;
CREATE TABLE inspection (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	inspected_on TEXT NOT NULL,
	team TEXT,
	is_fit INTEGER NOT NULL,
	qualification TEXT,
	credit TEXT,
	management TEXT,
	post_content TEXT,
	working_hours TEXT,
	workplace TEXT,
	living TEXT,
	health TEXT,
	protection TEXT,
	voided_at_utc TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_inspection PRIMARY KEY (id),
	CONSTRAINT uq_inspection_uid UNIQUE (uid),
	CONSTRAINT fk_inspection_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_inspection_inspected_on_is_a_day CHECK (date(inspected_on) IS inspected_on)
) STRICT;
CREATE TABLE new_print_run (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	part_id INTEGER NOT NULL,
	first_page INTEGER NOT NULL,
	until_page INTEGER NOT NULL,
	from_page INTEGER NOT NULL,
	reached_page INTEGER NOT NULL,
	asked_page INTEGER,
	printer_name TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	CONSTRAINT pk_print_run PRIMARY KEY (id),
	CONSTRAINT uq_print_run_uid UNIQUE (uid),
	CONSTRAINT fk_print_run_part_id FOREIGN KEY(part_id) REFERENCES print_part (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO new_print_run (id, uid, part_id, first_page, until_page, from_page, reached_page, printer_name, by_name, at_utc) SELECT id, uid, part_id, first_page, until_page, from_page, reached_page, printer_name, by_name, at_utc FROM print_run;
DROP TABLE print_run;
ALTER TABLE new_print_run RENAME TO print_run;
CREATE TABLE covered_person (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	policy_id INTEGER NOT NULL,
	student_id INTEGER NOT NULL,
	added_by_id INTEGER NOT NULL,
	removed_by_id INTEGER,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_covered_person PRIMARY KEY (id),
	CONSTRAINT uq_covered_person_uid UNIQUE (uid),
	CONSTRAINT fk_covered_person_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_added_by_id FOREIGN KEY(added_by_id) REFERENCES endorsement (id) ON DELETE RESTRICT,
	CONSTRAINT fk_covered_person_removed_by_id FOREIGN KEY(removed_by_id) REFERENCES endorsement (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE filing (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	authority TEXT NOT NULL,
	number TEXT NOT NULL,
	filed_on TEXT NOT NULL,
	valid_to TEXT,
	plan_id INTEGER NOT NULL,
	enterprise_id INTEGER,
	note TEXT,
	newest_placement_id INTEGER NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_filing PRIMARY KEY (id),
	CONSTRAINT ck_filing_kind_is_known CHECK (kind IN ('internship', 'hazard', 'rest_days', 'overtime', 'nights', 'hours', 'other_province', 'abroad')),
	CONSTRAINT ck_filing_filed_before_it_ends CHECK (valid_to IS NULL OR filed_on <= valid_to),
	CONSTRAINT uq_filing_uid UNIQUE (uid),
	CONSTRAINT fk_filing_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT fk_filing_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_filing_filed_on_is_a_day CHECK (date(filed_on) IS filed_on),
	CONSTRAINT ck_filing_valid_to_is_a_day CHECK (date(valid_to) IS valid_to)
) STRICT;
CREATE TABLE incident (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	harm TEXT NOT NULL,
	happened_at_utc TEXT NOT NULL,
	place TEXT,
	course TEXT,
	measures TEXT,
	witnesses TEXT,
	is_serious INTEGER NOT NULL,
	is_safety_accident INTEGER NOT NULL,
	school_told_at_utc TEXT,
	guardian_told_at_utc TEXT,
	safety_told_at_utc TEXT,
	education_told_at_utc TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_incident PRIMARY KEY (id),
	CONSTRAINT ck_incident_kind_is_known CHECK (kind IN ('work', 'commute', 'illness', 'missing', 'dispute', 'security', 'disaster', 'other')),
	CONSTRAINT ck_incident_harm_is_known CHECK (harm IN ('none', 'injured', 'disabled', 'dead')),
	CONSTRAINT uq_incident_uid UNIQUE (uid),
	CONSTRAINT fk_incident_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE plan_readiness (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	plan_id INTEGER NOT NULL,
	programme_on TEXT,
	heads TEXT,
	curriculum_on TEXT,
	management_on TEXT,
	safety_on TEXT,
	emergency_on TEXT,
	emergency_until TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_plan_readiness PRIMARY KEY (id),
	CONSTRAINT uq_plan_readiness_plan_id UNIQUE (plan_id),
	CONSTRAINT uq_plan_readiness_uid UNIQUE (uid),
	CONSTRAINT fk_plan_readiness_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT ck_plan_readiness_programme_on_is_a_day CHECK (date(programme_on) IS programme_on),
	CONSTRAINT ck_plan_readiness_curriculum_on_is_a_day CHECK (date(curriculum_on) IS curriculum_on),
	CONSTRAINT ck_plan_readiness_management_on_is_a_day CHECK (date(management_on) IS management_on),
	CONSTRAINT ck_plan_readiness_safety_on_is_a_day CHECK (date(safety_on) IS safety_on),
	CONSTRAINT ck_plan_readiness_emergency_on_is_a_day CHECK (date(emergency_on) IS emergency_on),
	CONSTRAINT ck_plan_readiness_emergency_until_is_a_day CHECK (date(emergency_until) IS emergency_until)
) STRICT;
CREATE TABLE post_fitness (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	post_id INTEGER NOT NULL,
	labour_grade INTEGER,
	hazards TEXT,
	day_minutes INTEGER,
	week_days INTEGER,
	works_nights INTEGER,
	works_rest_days INTEGER,
	wage_fen INTEGER,
	lowest_wage_fen INTEGER,
	majors TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_post_fitness PRIMARY KEY (id),
	CONSTRAINT uq_post_fitness_post_id UNIQUE (post_id),
	CONSTRAINT ck_post_fitness_grade_of_labour CHECK (labour_grade BETWEEN 1 AND 4),
	CONSTRAINT ck_post_fitness_minutes_of_a_day CHECK (day_minutes BETWEEN 1 AND 1440),
	CONSTRAINT ck_post_fitness_days_of_a_week CHECK (week_days BETWEEN 1 AND 7),
	CONSTRAINT uq_post_fitness_uid UNIQUE (uid),
	CONSTRAINT fk_post_fitness_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE new_agreement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT NOT NULL,
	serial INTEGER NOT NULL,
	school_year TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	state TEXT NOT NULL,
	unit_key TEXT DEFAULT '' NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_kind_is_known CHECK (kind IN ('internship')),
	CONSTRAINT ck_agreement_state_is_known CHECK (state IN ('draft', 'submitted', 'approved', 'issued', 'signing', 'complete', 'in_force', 'paused', 'finished', 'stopped', 'archived', 'sent_back', 'withdrawn', 'void', 'declined')),
	CONSTRAINT uq_agreement_uid UNIQUE (uid),
	CONSTRAINT uq_agreement_number UNIQUE (number),
	CONSTRAINT fk_agreement_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT
) STRICT;
INSERT INTO new_agreement (id, uid, kind, number, serial, school_year, placement_id, state, version) SELECT id, uid, kind, number, serial, school_year, placement_id, state, version FROM agreement;
DROP TABLE agreement;
ALTER TABLE new_agreement RENAME TO agreement;
CREATE TABLE claim (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	incident_id INTEGER NOT NULL,
	policy_id INTEGER,
	insurer_told_at_utc TEXT,
	report_no TEXT,
	papers TEXT NOT NULL,
	submitted_on TEXT,
	claimed_fen INTEGER,
	decision TEXT,
	decided_on TEXT,
	decided_fen INTEGER,
	refusal_reason TEXT,
	refusal_told_on TEXT,
	paid_on TEXT,
	paid_fen INTEGER,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_claim PRIMARY KEY (id),
	CONSTRAINT ck_claim_decision_is_known CHECK (decision IN ('pay', 'refuse')),
	CONSTRAINT uq_claim_uid UNIQUE (uid),
	CONSTRAINT fk_claim_incident_id FOREIGN KEY(incident_id) REFERENCES incident (id) ON DELETE RESTRICT,
	CONSTRAINT fk_claim_policy_id FOREIGN KEY(policy_id) REFERENCES policy (id) ON DELETE RESTRICT,
	CONSTRAINT ck_claim_submitted_on_is_a_day CHECK (date(submitted_on) IS submitted_on),
	CONSTRAINT ck_claim_decided_on_is_a_day CHECK (date(decided_on) IS decided_on),
	CONSTRAINT ck_claim_refusal_told_on_is_a_day CHECK (date(refusal_told_on) IS refusal_told_on),
	CONSTRAINT ck_claim_paid_on_is_a_day CHECK (date(paid_on) IS paid_on)
) STRICT;
CREATE TABLE placement_papers (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	signed_on TEXT,
	student_agreed_on TEXT,
	guardian_agreed_on TEXT,
	trained_on TEXT,
	safety_trained_on TEXT,
	has_passed_safety INTEGER,
	"match" TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_placement_papers PRIMARY KEY (id),
	CONSTRAINT uq_placement_papers_placement_id UNIQUE (placement_id),
	CONSTRAINT ck_placement_papers_match_is_known CHECK (match IN ('fits', 'close', 'unrelated')),
	CONSTRAINT uq_placement_papers_uid UNIQUE (uid),
	CONSTRAINT fk_placement_papers_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_placement_papers_signed_on_is_a_day CHECK (date(signed_on) IS signed_on),
	CONSTRAINT ck_placement_papers_student_agreed_on_is_a_day CHECK (date(student_agreed_on) IS student_agreed_on),
	CONSTRAINT ck_placement_papers_guardian_agreed_on_is_a_day CHECK (date(guardian_agreed_on) IS guardian_agreed_on),
	CONSTRAINT ck_placement_papers_trained_on_is_a_day CHECK (date(trained_on) IS trained_on),
	CONSTRAINT ck_placement_papers_safety_trained_on_is_a_day CHECK (date(safety_trained_on) IS safety_trained_on)
) STRICT;
CREATE UNIQUE INDEX uq_calendar_notice_in_use ON calendar_notice (year) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_policy_number ON policy (number);
CREATE INDEX ix_policy_until ON policy (until_on, id);
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
CREATE UNIQUE INDEX uq_calendar_day_notice ON calendar_day (notice_id, on_day);
CREATE INDEX ix_endorsement_policy ON endorsement (policy_id, id);
CREATE INDEX ix_inspection_enterprise ON inspection (enterprise_id, inspected_on);
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
CREATE INDEX ix_covered_person_added_by_id ON covered_person (added_by_id);
CREATE INDEX ix_covered_person_policy ON covered_person (policy_id, student_id);
CREATE INDEX ix_covered_person_removed_by_id ON covered_person (removed_by_id);
CREATE INDEX ix_covered_person_student ON covered_person (student_id, policy_id, added_by_id, removed_by_id);
CREATE INDEX ix_filing_enterprise_id ON filing (enterprise_id);
CREATE INDEX ix_filing_plan_id ON filing (plan_id);
CREATE INDEX ix_incident_happened ON incident (happened_at_utc, id);
CREATE INDEX ix_incident_student_id ON incident (student_id);
CREATE INDEX ix_agreement_placement_id ON agreement (placement_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
CREATE INDEX ix_claim_incident_id ON claim (incident_id);
CREATE INDEX ix_claim_policy_id ON claim (policy_id);
