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
ALTER TABLE agreement ADD COLUMN unit_key TEXT COLLATE "C" DEFAULT '' NOT NULL;
CREATE UNIQUE INDEX uq_calendar_notice_in_use ON calendar_notice (year) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_policy_number ON policy (number);
CREATE INDEX ix_policy_until ON policy (until_on, id);
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
CREATE UNIQUE INDEX uq_calendar_day_notice ON calendar_day (notice_id, on_day);
CREATE INDEX ix_endorsement_policy ON endorsement (policy_id, id);
CREATE INDEX ix_covered_person_added_by_id ON covered_person (added_by_id);
CREATE INDEX ix_covered_person_policy ON covered_person (policy_id, student_id);
CREATE INDEX ix_covered_person_removed_by_id ON covered_person (removed_by_id);
CREATE INDEX ix_covered_person_student ON covered_person (student_id, policy_id, added_by_id, removed_by_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
