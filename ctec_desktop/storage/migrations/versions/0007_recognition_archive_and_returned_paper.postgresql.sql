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
ALTER TABLE apprenticeship ADD COLUMN subsidy_no TEXT;
ALTER TABLE apprenticeship ADD COLUMN subsidy_fen BIGINT;
ALTER TABLE apprenticeship ADD COLUMN advance_fen BIGINT;
ALTER TABLE apprenticeship ADD COLUMN final_fen BIGINT;
ALTER TABLE apprenticeship ADD COLUMN ended_on DATE;
ALTER TABLE apprenticeship ADD COLUMN end_reason TEXT;
ALTER TABLE apprenticeship ADD CONSTRAINT ck_apprenticeship_end_with_its_reason CHECK ((ended_on IS NULL) = (end_reason IS NULL));
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
ALTER TABLE agreement ALTER COLUMN placement_id DROP NOT NULL;
ALTER TABLE agreement DROP CONSTRAINT ck_agreement_kind_is_known;
ALTER TABLE agreement ADD COLUMN student_id BIGINT;
UPDATE agreement SET student_id = (SELECT student_id FROM placement WHERE placement.id = agreement.placement_id);
ALTER TABLE agreement ALTER COLUMN student_id SET NOT NULL;
ALTER TABLE agreement ADD COLUMN apprenticeship_id BIGINT;
ALTER TABLE agreement ADD CONSTRAINT ck_agreement_kind_is_known CHECK (kind IN ('internship', 'apprenticeship'));
ALTER TABLE agreement ADD CONSTRAINT ck_agreement_for_one_thing CHECK ((placement_id IS NULL) <> (apprenticeship_id IS NULL));
ALTER TABLE agreement ADD CONSTRAINT ck_agreement_kind_as_made_for CHECK ((kind = 'apprenticeship') = (apprenticeship_id IS NOT NULL));
ALTER TABLE agreement ADD CONSTRAINT fk_agreement_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT;
ALTER TABLE agreement ADD CONSTRAINT fk_agreement_apprenticeship_id FOREIGN KEY(apprenticeship_id) REFERENCES apprenticeship (id) ON DELETE RESTRICT;
ALTER TABLE apprenticeship_stage ADD COLUMN placement_id BIGINT;
ALTER TABLE apprenticeship_stage ADD CONSTRAINT fk_apprenticeship_stage_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT;
ALTER TABLE placement_papers ADD COLUMN signed_on_before DATE;
CREATE UNIQUE INDEX uq_school_snapshot_year ON school_snapshot (year) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_training_agreement_enterprise_id ON training_agreement (enterprise_id);
CREATE INDEX ix_recognition_teacher_id ON recognition (teacher_id);
CREATE INDEX ix_archive_item_folder ON archive_item (student_id, plan_id, kind) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_archive_item_plan_id ON archive_item (plan_id);
CREATE INDEX ix_archive_item_student_id ON archive_item (student_id);
CREATE INDEX ix_recognition_step_recognition ON recognition_step (recognition_id, id);
CREATE INDEX ix_agreement_apprenticeship_id ON agreement (apprenticeship_id);
CREATE INDEX ix_agreement_student_id ON agreement (student_id);
CREATE INDEX ix_apprenticeship_stage_placement_id ON apprenticeship_stage (placement_id);
