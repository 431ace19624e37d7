CREATE TABLE minimum_wage (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	region_code TEXT NOT NULL,
	from_on TEXT NOT NULL,
	monthly_fen INTEGER NOT NULL,
	document TEXT NOT NULL,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_minimum_wage PRIMARY KEY (id),
	CONSTRAINT uq_minimum_wage_region_code_from_on UNIQUE (region_code, from_on),
	CONSTRAINT ck_minimum_wage_positive CHECK (monthly_fen > 0),
	CONSTRAINT ck_minimum_wage_documented CHECK (length(trim(document)) > 0),
	CONSTRAINT uq_minimum_wage_uid UNIQUE (uid),
	CONSTRAINT ck_minimum_wage_from_on_is_a_day CHECK (date(from_on) IS from_on)
) STRICT;
CREATE TABLE school_snapshot (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	year INTEGER NOT NULL,
	as_of TEXT NOT NULL,
	figures TEXT NOT NULL,
	taken_by TEXT NOT NULL,
	taken_at_utc TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_school_snapshot PRIMARY KEY (id),
	CONSTRAINT uq_school_snapshot_uid UNIQUE (uid),
	CONSTRAINT ck_school_snapshot_as_of_is_a_day CHECK (date(as_of) IS as_of)
) STRICT;
CREATE TABLE training_agreement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER NOT NULL,
	body_name TEXT NOT NULL,
	number TEXT,
	signed_on TEXT,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	manner TEXT,
	content TEXT,
	fee TEXT,
	duties TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_training_agreement PRIMARY KEY (id),
	CONSTRAINT ck_training_agreement_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_training_agreement_uid UNIQUE (uid),
	CONSTRAINT fk_training_agreement_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_training_agreement_signed_on_is_a_day CHECK (date(signed_on) IS signed_on),
	CONSTRAINT ck_training_agreement_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_training_agreement_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE recognition (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	teacher_id INTEGER NOT NULL,
	level TEXT NOT NULL,
	track TEXT NOT NULL,
	year INTEGER NOT NULL,
	applied_on TEXT NOT NULL,
	exception TEXT,
	standard TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_recognition PRIMARY KEY (id),
	CONSTRAINT ck_recognition_level_is_known CHECK (level IN ('junior', 'middle', 'senior')),
	CONSTRAINT ck_recognition_track_is_known CHECK (track IN ('secondary', 'higher')),
	CONSTRAINT uq_recognition_uid UNIQUE (uid),
	CONSTRAINT fk_recognition_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT ck_recognition_applied_on_is_a_day CHECK (date(applied_on) IS applied_on)
) STRICT;
CREATE TABLE new_apprenticeship (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	scheme TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	enterprise_id INTEGER NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	certificate TEXT,
	labour_from TEXT,
	labour_until TEXT,
	teacher_duties TEXT,
	mentor_duties TEXT,
	allowance_fen INTEGER,
	total_hours INTEGER,
	practice_hours INTEGER,
	signed_on TEXT,
	signers TEXT NOT NULL,
	subsidy_no TEXT,
	subsidy_fen INTEGER,
	advance_fen INTEGER,
	final_fen INTEGER,
	ended_on TEXT,
	end_reason TEXT,
	voided_at_utc TEXT,
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
	CONSTRAINT fk_apprenticeship_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_apprenticeship_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_apprenticeship_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_apprenticeship_labour_from_is_a_day CHECK (date(labour_from) IS labour_from),
	CONSTRAINT ck_apprenticeship_labour_until_is_a_day CHECK (date(labour_until) IS labour_until),
	CONSTRAINT ck_apprenticeship_signed_on_is_a_day CHECK (date(signed_on) IS signed_on),
	CONSTRAINT ck_apprenticeship_ended_on_is_a_day CHECK (date(ended_on) IS ended_on)
) STRICT;
INSERT INTO new_apprenticeship (id, uid, scheme, student_id, enterprise_id, from_on, until_on, certificate, labour_from, labour_until, teacher_duties, mentor_duties, allowance_fen, total_hours, practice_hours, signed_on, signers, voided_at_utc, void_reason, version) SELECT id, uid, scheme, student_id, enterprise_id, from_on, until_on, certificate, labour_from, labour_until, teacher_duties, mentor_duties, allowance_fen, total_hours, practice_hours, signed_on, signers, voided_at_utc, void_reason, version FROM apprenticeship;
DROP TABLE apprenticeship;
ALTER TABLE new_apprenticeship RENAME TO apprenticeship;
CREATE TABLE archive_item (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	plan_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	dated_on TEXT NOT NULL,
	paper_place TEXT,
	file_year INTEGER NOT NULL,
	file_name TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	out_name TEXT NOT NULL,
	added_by TEXT NOT NULL,
	added_at_utc TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_archive_item PRIMARY KEY (id),
	CONSTRAINT ck_archive_item_kind_is_known CHECK (kind IN ('agreement', 'plan', 'report', 'result', 'journal', 'checks', 'summary', 'proof', 'consent', 'inspection', 'meeting', 'cover', 'training', 'payment', 'filing')),
	CONSTRAINT uq_archive_item_uid UNIQUE (uid),
	CONSTRAINT fk_archive_item_student_id FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE RESTRICT,
	CONSTRAINT fk_archive_item_plan_id FOREIGN KEY(plan_id) REFERENCES internship_plan (id) ON DELETE RESTRICT,
	CONSTRAINT ck_archive_item_dated_on_is_a_day CHECK (date(dated_on) IS dated_on)
) STRICT;
CREATE TABLE recognition_step (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	recognition_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	step_on TEXT NOT NULL,
	by_name TEXT NOT NULL,
	criterion TEXT,
	is_positive INTEGER NOT NULL,
	until_on TEXT,
	level TEXT,
	number TEXT,
	remark TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_recognition_step PRIMARY KEY (id),
	CONSTRAINT ck_recognition_step_kind_is_known CHECK (kind IN ('judged', 'reviewed', 'published', 'reported', 'approved', 'certified', 'declined', 'kept', 'lowered', 'revoked')),
	CONSTRAINT ck_recognition_step_level_is_known CHECK (level IN ('junior', 'middle', 'senior')),
	CONSTRAINT ck_recognition_step_step_on_before_until_on CHECK (step_on <= until_on),
	CONSTRAINT uq_recognition_step_uid UNIQUE (uid),
	CONSTRAINT fk_recognition_step_recognition_id FOREIGN KEY(recognition_id) REFERENCES recognition (id) ON DELETE RESTRICT,
	CONSTRAINT ck_recognition_step_step_on_is_a_day CHECK (date(step_on) IS step_on),
	CONSTRAINT ck_recognition_step_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE new_agreement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT,
	serial INTEGER,
	school_year TEXT NOT NULL,
	student_id INTEGER NOT NULL,
	placement_id INTEGER,
	apprenticeship_id INTEGER,
	state TEXT NOT NULL,
	unit_key TEXT DEFAULT '' NOT NULL,
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
) STRICT;
INSERT INTO new_agreement (id, uid, kind, number, serial, school_year, placement_id, state, unit_key, version, student_id) SELECT id, uid, kind, number, serial, school_year, placement_id, state, unit_key, version, (SELECT student_id FROM placement WHERE placement.id = agreement.placement_id) FROM agreement;
DROP TABLE agreement;
ALTER TABLE new_agreement RENAME TO agreement;
CREATE TABLE new_apprenticeship_stage (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	apprenticeship_id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	post_id INTEGER,
	content TEXT,
	pay_fen INTEGER,
	teacher_id INTEGER,
	mentor_id INTEGER,
	placement_id INTEGER,
	result TEXT,
	assessed_on TEXT,
	voided_at_utc TEXT,
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
	CONSTRAINT fk_apprenticeship_stage_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_apprenticeship_stage_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_apprenticeship_stage_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_apprenticeship_stage_assessed_on_is_a_day CHECK (date(assessed_on) IS assessed_on)
) STRICT;
INSERT INTO new_apprenticeship_stage (id, uid, apprenticeship_id, kind, from_on, until_on, post_id, content, pay_fen, teacher_id, mentor_id, result, assessed_on, voided_at_utc, version) SELECT id, uid, apprenticeship_id, kind, from_on, until_on, post_id, content, pay_fen, teacher_id, mentor_id, result, assessed_on, voided_at_utc, version FROM apprenticeship_stage;
DROP TABLE apprenticeship_stage;
ALTER TABLE new_apprenticeship_stage RENAME TO apprenticeship_stage;
CREATE TABLE new_placement_papers (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	signed_on TEXT,
	signed_on_before TEXT,
	student_agreed_on TEXT,
	guardian_agreed_on TEXT,
	has_guardian_proof INTEGER,
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
	CONSTRAINT ck_placement_papers_signed_on_before_is_a_day CHECK (date(signed_on_before) IS signed_on_before),
	CONSTRAINT ck_placement_papers_student_agreed_on_is_a_day CHECK (date(student_agreed_on) IS student_agreed_on),
	CONSTRAINT ck_placement_papers_guardian_agreed_on_is_a_day CHECK (date(guardian_agreed_on) IS guardian_agreed_on),
	CONSTRAINT ck_placement_papers_trained_on_is_a_day CHECK (date(trained_on) IS trained_on),
	CONSTRAINT ck_placement_papers_safety_trained_on_is_a_day CHECK (date(safety_trained_on) IS safety_trained_on)
) STRICT;
INSERT INTO new_placement_papers (id, uid, placement_id, signed_on, student_agreed_on, guardian_agreed_on, has_guardian_proof, trained_on, safety_trained_on, has_passed_safety, match, version) SELECT id, uid, placement_id, signed_on, student_agreed_on, guardian_agreed_on, has_guardian_proof, trained_on, safety_trained_on, has_passed_safety, match, version FROM placement_papers;
DROP TABLE placement_papers;
ALTER TABLE new_placement_papers RENAME TO placement_papers;
CREATE UNIQUE INDEX uq_school_snapshot_year ON school_snapshot (year) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_training_agreement_enterprise_id ON training_agreement (enterprise_id);
CREATE INDEX ix_recognition_teacher_id ON recognition (teacher_id);
CREATE INDEX ix_apprenticeship_enterprise_id ON apprenticeship (enterprise_id);
CREATE INDEX ix_apprenticeship_from ON apprenticeship (from_on, id);
CREATE INDEX ix_apprenticeship_student_id ON apprenticeship (student_id);
CREATE INDEX ix_archive_item_folder ON archive_item (student_id, plan_id, kind) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_archive_item_plan_id ON archive_item (plan_id);
CREATE INDEX ix_archive_item_student_id ON archive_item (student_id);
CREATE INDEX ix_recognition_step_recognition ON recognition_step (recognition_id, id);
CREATE INDEX ix_agreement_apprenticeship_id ON agreement (apprenticeship_id);
CREATE INDEX ix_agreement_placement_id ON agreement (placement_id);
CREATE INDEX ix_agreement_student_id ON agreement (student_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
CREATE INDEX ix_apprenticeship_stage_apprenticeship_id ON apprenticeship_stage (apprenticeship_id);
CREATE INDEX ix_apprenticeship_stage_mentor_id ON apprenticeship_stage (mentor_id);
CREATE INDEX ix_apprenticeship_stage_placement_id ON apprenticeship_stage (placement_id);
CREATE INDEX ix_apprenticeship_stage_post_id ON apprenticeship_stage (post_id);
CREATE INDEX ix_apprenticeship_stage_teacher_id ON apprenticeship_stage (teacher_id);
