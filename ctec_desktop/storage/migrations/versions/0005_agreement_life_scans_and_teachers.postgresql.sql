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
ALTER TABLE enterprise_fitness ADD COLUMN rest_days TEXT;
ALTER TABLE teacher ADD COLUMN course_kind TEXT;
ALTER TABLE teacher ADD COLUMN hired_on DATE;
ALTER TABLE teacher ADD CONSTRAINT ck_teacher_course_kind_is_known CHECK (course_kind IN ('professional', 'guide', 'public', 'external'));
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
ALTER TABLE filing ADD COLUMN scan_year INTEGER;
ALTER TABLE filing ADD COLUMN scan_name TEXT;
ALTER TABLE filing ADD COLUMN scan_sha256 TEXT;
ALTER TABLE filing ADD COLUMN scan_size_bytes BIGINT;
ALTER TABLE filing ADD COLUMN scan_title TEXT;
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
ALTER TABLE agreement ALTER COLUMN number DROP NOT NULL;
ALTER TABLE agreement ALTER COLUMN serial DROP NOT NULL;
ALTER TABLE placement_papers ADD COLUMN has_guardian_proof BOOLEAN;
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
ALTER TABLE transition ADD COLUMN move TEXT DEFAULT 'issue' NOT NULL;
ALTER TABLE transition ADD COLUMN choice TEXT;
ALTER TABLE transition ADD COLUMN on_day DATE;
ALTER TABLE transition ADD COLUMN step INTEGER;
ALTER TABLE transition ADD COLUMN undoes_id BIGINT;
ALTER TABLE transition ADD CONSTRAINT ck_transition_move_is_known CHECK (move IN ('submit', 'send_back', 'approve', 'issue', 'return', 'complete', 'begin', 'pause', 'resume', 'stop', 'finish', 'archive', 'withdraw', 'void', 'decline', 'undo'));
ALTER TABLE transition ADD CONSTRAINT ck_transition_choice_is_known CHECK (choice IN ('incomplete', 'wrong', 'not_allowed', 'changed', 'lost', 'duplicate', 'not_going', 'school', 'enterprise', 'student', 'guardian', 'hired', 'employed', 'further_study', 'conscripted', 'back_at_school', 'other'));
ALTER TABLE transition ADD CONSTRAINT ck_transition_lawful CHECK (move || ' ' || from_state || ' ' || to_state IN ('submit draft submitted', 'submit sent_back submitted', 'submit withdrawn submitted', 'send_back approved sent_back', 'send_back submitted sent_back', 'approve submitted approved', 'issue approved issued', 'issue draft issued', 'issue withdrawn issued', 'return issued signing', 'complete issued complete', 'complete signing complete', 'begin complete in_force', 'pause in_force paused', 'resume paused in_force', 'stop complete stopped', 'stop in_force stopped', 'stop paused stopped', 'finish in_force finished', 'finish paused finished', 'archive finished archived', 'archive stopped archived', 'withdraw issued withdrawn', 'withdraw signing withdrawn', 'void approved void', 'void complete void', 'void draft void', 'void issued void', 'void sent_back void', 'void signing void', 'void submitted void', 'void withdrawn void', 'decline issued declined', 'decline signing declined', 'approve submitted submitted', 'undo approved submitted', 'undo archived finished', 'undo archived stopped', 'undo complete issued', 'undo complete signing', 'undo declined issued', 'undo declined signing', 'undo finished in_force', 'undo finished paused', 'undo in_force complete', 'undo sent_back approved', 'undo sent_back submitted', 'undo signing issued', 'undo stopped complete', 'undo stopped in_force', 'undo stopped paused', 'undo submitted draft', 'undo submitted sent_back', 'undo submitted submitted', 'undo submitted withdrawn', 'undo void approved', 'undo void complete', 'undo void draft', 'undo void issued', 'undo void sent_back', 'undo void signing', 'undo void submitted', 'undo void withdrawn', 'undo withdrawn issued', 'undo withdrawn signing'));
ALTER TABLE transition ADD CONSTRAINT ck_transition_reasoned CHECK (move NOT IN ('send_back', 'archive', 'withdraw', 'void', 'decline', 'undo') OR length(trim(coalesce(reason, ''))) > 0);
ALTER TABLE transition ADD CONSTRAINT ck_transition_chosen CHECK (move NOT IN ('send_back', 'finish', 'withdraw', 'void', 'decline') OR choice IS NOT NULL);
ALTER TABLE transition ADD CONSTRAINT ck_transition_undoes CHECK ((move = 'undo') = (undoes_id IS NOT NULL));
ALTER TABLE transition ADD CONSTRAINT uq_transition_undoes_id UNIQUE (undoes_id);
ALTER TABLE transition ADD CONSTRAINT fk_transition_undoes_id FOREIGN KEY(undoes_id) REFERENCES transition (id) ON DELETE RESTRICT;
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
CREATE UNIQUE INDEX uq_rule_confirmation_stands ON rule_confirmation (rule_id) WHERE withdrawn_on IS NULL;
CREATE INDEX ix_scan_file_sha256 ON scan_file (sha256);
CREATE INDEX ix_practice_exemption_teacher_id ON practice_exemption (teacher_id);
CREATE INDEX ix_practice_period_enterprise_id ON practice_period (enterprise_id);
CREATE INDEX ix_practice_period_teacher ON practice_period (teacher_id, from_on);
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL;
CREATE INDEX ix_shift_plan_enterprise_id ON shift_plan (enterprise_id);
CREATE INDEX ix_shift_plan_post_id ON shift_plan (post_id);
CREATE INDEX ix_shift_plan_site_id ON shift_plan (site_id);
CREATE INDEX ix_waiver_enterprise_id ON waiver (enterprise_id);
CREATE INDEX ix_waiver_placement_id ON waiver (placement_id);
CREATE INDEX ix_waiver_plan_id ON waiver (plan_id);
CREATE INDEX ix_waiver_post_id ON waiver (post_id);
CREATE INDEX ix_scan_page_state ON scan_page (state, id);
CREATE INDEX ix_scan_page_version_id ON scan_page (version_id);
CREATE UNIQUE INDEX uq_scan_page_place ON scan_page (version_id, paper, copy, page) WHERE state = 'filed';
