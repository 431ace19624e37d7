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
ALTER TABLE text_work DROP CONSTRAINT uq_text_work_key_sha256;
ALTER TABLE text_work ADD CONSTRAINT uq_text_work_key_sha256_kept_by UNIQUE (key, sha256, kept_by);
ALTER TABLE audit_line ADD COLUMN until_row_id BIGINT;
CREATE TABLE calendar_day (
	id BIGSERIAL NOT NULL,
	notice_id BIGINT NOT NULL,
	on_day DATE NOT NULL,
	is_off BOOLEAN NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_calendar_day PRIMARY KEY (id),
	CONSTRAINT fk_calendar_day_notice_id FOREIGN KEY(notice_id) REFERENCES calendar_notice (id) ON DELETE RESTRICT
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
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_enterprise_fitness PRIMARY KEY (id),
	CONSTRAINT uq_enterprise_fitness_enterprise_id UNIQUE (enterprise_id),
	CONSTRAINT ck_enterprise_fitness_cooperation_from_before_cooperation_until CHECK (cooperation_from <= cooperation_until),
	CONSTRAINT uq_enterprise_fitness_uid UNIQUE (uid),
	CONSTRAINT fk_enterprise_fitness_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
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
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_inspection PRIMARY KEY (id),
	CONSTRAINT uq_inspection_uid UNIQUE (uid),
	CONSTRAINT fk_inspection_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT
);
ALTER TABLE print_run ADD COLUMN asked_page INTEGER;
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
ALTER TABLE agreement ADD COLUMN unit_key TEXT COLLATE "C" DEFAULT '' NOT NULL;
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
CREATE TABLE placement_papers (
	id BIGSERIAL NOT NULL,
	uid TEXT NOT NULL,
	placement_id BIGINT NOT NULL,
	signed_on DATE,
	student_agreed_on DATE,
	guardian_agreed_on DATE,
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
CREATE UNIQUE INDEX uq_calendar_notice_in_use ON calendar_notice (year) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_policy_number ON policy (number);
CREATE INDEX ix_policy_until ON policy (until_on, id);
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
CREATE UNIQUE INDEX uq_calendar_day_notice ON calendar_day (notice_id, on_day);
CREATE INDEX ix_endorsement_policy ON endorsement (policy_id, id);
CREATE INDEX ix_inspection_enterprise ON inspection (enterprise_id, inspected_on);
CREATE INDEX ix_covered_person_added_by_id ON covered_person (added_by_id);
CREATE INDEX ix_covered_person_policy ON covered_person (policy_id, student_id);
CREATE INDEX ix_covered_person_removed_by_id ON covered_person (removed_by_id);
CREATE INDEX ix_covered_person_student ON covered_person (student_id, policy_id, added_by_id, removed_by_id);
CREATE INDEX ix_filing_enterprise_id ON filing (enterprise_id);
CREATE INDEX ix_filing_plan_id ON filing (plan_id);
CREATE INDEX ix_incident_happened ON incident (happened_at_utc, id);
CREATE INDEX ix_incident_student_id ON incident (student_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
CREATE INDEX ix_claim_incident_id ON claim (incident_id);
CREATE INDEX ix_claim_policy_id ON claim (policy_id);
