CREATE TABLE rule_confirmation (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	told TEXT NOT NULL,
	wording TEXT NOT NULL,
	source TEXT NOT NULL,
	read_on TEXT NOT NULL,
	confirmed_on TEXT NOT NULL,
	by_name TEXT NOT NULL,
	withdrawn_on TEXT,
	withdraw_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_rule_confirmation PRIMARY KEY (id),
	CONSTRAINT uq_rule_confirmation_uid UNIQUE (uid),
	CONSTRAINT ck_rule_confirmation_read_on_is_a_day CHECK (date(read_on) IS read_on),
	CONSTRAINT ck_rule_confirmation_confirmed_on_is_a_day CHECK (date(confirmed_on) IS confirmed_on),
	CONSTRAINT ck_rule_confirmation_withdrawn_on_is_a_day CHECK (date(withdrawn_on) IS withdrawn_on)
) STRICT;
CREATE TABLE scan_file (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	out_name TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	pages INTEGER NOT NULL,
	file_year INTEGER,
	file_name TEXT,
	taken_by TEXT NOT NULL,
	taken_at_utc TEXT NOT NULL,
	problem TEXT,
	problem_facts TEXT,
	closed_by TEXT,
	closed_at_utc TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_scan_file PRIMARY KEY (id),
	CONSTRAINT ck_scan_file_kept_or_refused CHECK ((file_name IS NULL) <> (problem IS NULL)),
	CONSTRAINT uq_scan_file_uid UNIQUE (uid)
) STRICT;
CREATE TABLE new_enterprise_fitness (
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
	rest_days TEXT,
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
INSERT INTO new_enterprise_fitness (id, uid, enterprise_id, other_interns, known_since, decided_on, minutes_no, published_on, cooperation_no, cooperation_from, cooperation_until, is_venue, is_agent, version) SELECT id, uid, enterprise_id, other_interns, known_since, decided_on, minutes_no, published_on, cooperation_no, cooperation_from, cooperation_until, is_venue, is_agent, version FROM enterprise_fitness;
DROP TABLE enterprise_fitness;
ALTER TABLE new_enterprise_fitness RENAME TO enterprise_fitness;
CREATE TABLE new_teacher (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	person_id INTEGER NOT NULL,
	staff_no TEXT NOT NULL,
	category TEXT,
	title TEXT,
	department_id INTEGER,
	course_kind TEXT,
	hired_on TEXT,
	retired_on TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_teacher PRIMARY KEY (id),
	CONSTRAINT ck_teacher_course_kind_is_known CHECK (course_kind IN ('professional', 'guide', 'public', 'external')),
	CONSTRAINT uq_teacher_uid UNIQUE (uid),
	CONSTRAINT fk_teacher_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
	CONSTRAINT uq_teacher_staff_no UNIQUE (staff_no),
	CONSTRAINT fk_teacher_department_id FOREIGN KEY(department_id) REFERENCES department (id) ON DELETE RESTRICT,
	CONSTRAINT ck_teacher_hired_on_is_a_day CHECK (date(hired_on) IS hired_on),
	CONSTRAINT ck_teacher_retired_on_is_a_day CHECK (date(retired_on) IS retired_on)
) STRICT;
INSERT INTO new_teacher (id, uid, person_id, staff_no, category, title, department_id, retired_on, version) SELECT id, uid, person_id, staff_no, category, title, department_id, retired_on, version FROM teacher;
DROP TABLE teacher;
ALTER TABLE new_teacher RENAME TO teacher;
CREATE TABLE practice_exemption (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	teacher_id INTEGER NOT NULL,
	year INTEGER NOT NULL,
	reason TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_exemption PRIMARY KEY (id),
	CONSTRAINT uq_practice_exemption_uid UNIQUE (uid),
	CONSTRAINT fk_practice_exemption_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT
) STRICT;
CREATE TABLE practice_period (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	teacher_id INTEGER NOT NULL,
	enterprise_id INTEGER,
	place TEXT NOT NULL,
	base_name TEXT,
	form TEXT NOT NULL,
	post TEXT,
	from_on TEXT NOT NULL,
	until_on TEXT NOT NULL,
	stated_days INTEGER,
	absent_from_on TEXT,
	absent_until_on TEXT,
	goals TEXT,
	mentor TEXT,
	agreement_no TEXT,
	approved_on TEXT,
	approved_by TEXT,
	leave_from_on TEXT,
	leave_until_on TEXT,
	substitutes TEXT,
	substitutes_approved_by TEXT,
	outcomes TEXT,
	enterprise_appraisal TEXT,
	school_appraisal TEXT,
	verified_on TEXT,
	verified_by TEXT,
	voided_at_utc TEXT,
	void_reason TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_practice_period PRIMARY KEY (id),
	CONSTRAINT ck_practice_period_place_is_known CHECK (place IN ('enterprise', 'base')),
	CONSTRAINT ck_practice_period_form_is_known CHECK (form IN ('visit', 'training', 'post', 'research', 'stationed', 'other')),
	CONSTRAINT ck_practice_period_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT uq_practice_period_uid UNIQUE (uid),
	CONSTRAINT fk_practice_period_teacher_id FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE RESTRICT,
	CONSTRAINT fk_practice_period_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT ck_practice_period_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_practice_period_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_practice_period_absent_from_on_is_a_day CHECK (date(absent_from_on) IS absent_from_on),
	CONSTRAINT ck_practice_period_absent_until_on_is_a_day CHECK (date(absent_until_on) IS absent_until_on),
	CONSTRAINT ck_practice_period_approved_on_is_a_day CHECK (date(approved_on) IS approved_on),
	CONSTRAINT ck_practice_period_leave_from_on_is_a_day CHECK (date(leave_from_on) IS leave_from_on),
	CONSTRAINT ck_practice_period_leave_until_on_is_a_day CHECK (date(leave_until_on) IS leave_until_on),
	CONSTRAINT ck_practice_period_verified_on_is_a_day CHECK (date(verified_on) IS verified_on)
) STRICT;
CREATE TABLE new_filing (
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
	scan_year INTEGER,
	scan_name TEXT,
	scan_sha256 TEXT,
	scan_size_bytes INTEGER,
	scan_title TEXT,
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
INSERT INTO new_filing (id, uid, kind, authority, number, filed_on, valid_to, plan_id, enterprise_id, note, newest_placement_id, voided_at_utc, void_reason, version) SELECT id, uid, kind, authority, number, filed_on, valid_to, plan_id, enterprise_id, note, newest_placement_id, voided_at_utc, void_reason, version FROM filing;
DROP TABLE filing;
ALTER TABLE new_filing RENAME TO filing;
CREATE TABLE headcount (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER,
	post_id INTEGER,
	kind TEXT NOT NULL,
	counted_on TEXT NOT NULL,
	heads INTEGER NOT NULL,
	source TEXT,
	CONSTRAINT pk_headcount PRIMARY KEY (id),
	CONSTRAINT ck_headcount_kind_is_known CHECK (kind IN ('staff', 'same_kind', 'other_interns')),
	CONSTRAINT ck_headcount_of_a_unit_or_a_post CHECK ((enterprise_id IS NULL) <> (post_id IS NULL)),
	CONSTRAINT ck_headcount_heads_are_not_negative CHECK (heads >= 0),
	CONSTRAINT uq_headcount_uid UNIQUE (uid),
	CONSTRAINT fk_headcount_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_headcount_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT ck_headcount_counted_on_is_a_day CHECK (date(counted_on) IS counted_on)
) STRICT;
CREATE TABLE shift_plan (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	enterprise_id INTEGER,
	site_id INTEGER,
	post_id INTEGER,
	name TEXT NOT NULL,
	shifts TEXT NOT NULL,
	rota TEXT NOT NULL,
	is_by_weekday INTEGER NOT NULL,
	rests_by_rota INTEGER NOT NULL,
	holidays TEXT NOT NULL,
	from_on TEXT NOT NULL,
	until_on TEXT,
	voided_at_utc TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_shift_plan PRIMARY KEY (id),
	CONSTRAINT ck_shift_plan_holidays_is_known CHECK (holidays IN ('follows', 'statutory_off', 'runs_on')),
	CONSTRAINT ck_shift_plan_from_on_before_until_on CHECK (from_on <= until_on),
	CONSTRAINT ck_shift_plan_of_one_owner CHECK (CASE WHEN enterprise_id IS NULL THEN 0 ELSE 1 END + CASE WHEN site_id IS NULL THEN 0 ELSE 1 END + CASE WHEN post_id IS NULL THEN 0 ELSE 1 END = 1),
	CONSTRAINT uq_shift_plan_uid UNIQUE (uid),
	CONSTRAINT fk_shift_plan_enterprise_id FOREIGN KEY(enterprise_id) REFERENCES enterprise (id) ON DELETE RESTRICT,
	CONSTRAINT fk_shift_plan_site_id FOREIGN KEY(site_id) REFERENCES enterprise_site (id) ON DELETE RESTRICT,
	CONSTRAINT fk_shift_plan_post_id FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE RESTRICT,
	CONSTRAINT ck_shift_plan_from_on_is_a_day CHECK (date(from_on) IS from_on),
	CONSTRAINT ck_shift_plan_until_on_is_a_day CHECK (date(until_on) IS until_on)
) STRICT;
CREATE TABLE new_agreement (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	kind TEXT NOT NULL,
	number TEXT,
	serial INTEGER,
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
INSERT INTO new_agreement (id, uid, kind, number, serial, school_year, placement_id, state, unit_key, version) SELECT id, uid, kind, number, serial, school_year, placement_id, state, unit_key, version FROM agreement;
DROP TABLE agreement;
ALTER TABLE new_agreement RENAME TO agreement;
CREATE TABLE new_placement_papers (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	placement_id INTEGER NOT NULL,
	signed_on TEXT,
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
	CONSTRAINT ck_placement_papers_student_agreed_on_is_a_day CHECK (date(student_agreed_on) IS student_agreed_on),
	CONSTRAINT ck_placement_papers_guardian_agreed_on_is_a_day CHECK (date(guardian_agreed_on) IS guardian_agreed_on),
	CONSTRAINT ck_placement_papers_trained_on_is_a_day CHECK (date(trained_on) IS trained_on),
	CONSTRAINT ck_placement_papers_safety_trained_on_is_a_day CHECK (date(safety_trained_on) IS safety_trained_on)
) STRICT;
INSERT INTO new_placement_papers (id, uid, placement_id, signed_on, student_agreed_on, guardian_agreed_on, trained_on, safety_trained_on, has_passed_safety, match, version) SELECT id, uid, placement_id, signed_on, student_agreed_on, guardian_agreed_on, trained_on, safety_trained_on, has_passed_safety, match, version FROM placement_papers;
DROP TABLE placement_papers;
ALTER TABLE new_placement_papers RENAME TO placement_papers;
CREATE TABLE waiver (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	rule_id TEXT NOT NULL,
	code TEXT NOT NULL,
	subject TEXT NOT NULL,
	enterprise_id INTEGER,
	post_id INTEGER,
	plan_id INTEGER,
	placement_id INTEGER,
	reason_kind TEXT NOT NULL,
	reason TEXT NOT NULL,
	by_name TEXT NOT NULL,
	waived_on TEXT NOT NULL,
	until_on TEXT,
	pack TEXT NOT NULL,
	ended_on TEXT,
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
	CONSTRAINT fk_waiver_placement_id FOREIGN KEY(placement_id) REFERENCES placement (id) ON DELETE RESTRICT,
	CONSTRAINT ck_waiver_waived_on_is_a_day CHECK (date(waived_on) IS waived_on),
	CONSTRAINT ck_waiver_until_on_is_a_day CHECK (date(until_on) IS until_on),
	CONSTRAINT ck_waiver_ended_on_is_a_day CHECK (date(ended_on) IS ended_on)
) STRICT;
CREATE TABLE new_transition (
	id INTEGER NOT NULL,
	agreement_id INTEGER NOT NULL,
	move TEXT DEFAULT 'issue' NOT NULL,
	from_state TEXT NOT NULL,
	to_state TEXT NOT NULL,
	by_name TEXT NOT NULL,
	at_utc TEXT NOT NULL,
	choice TEXT,
	reason TEXT,
	on_day TEXT,
	step INTEGER,
	undoes_id INTEGER,
	CONSTRAINT pk_transition PRIMARY KEY (id),
	CONSTRAINT ck_transition_move_is_known CHECK (move IN ('submit', 'send_back', 'approve', 'issue', 'return', 'complete', 'begin', 'pause', 'resume', 'stop', 'finish', 'archive', 'withdraw', 'void', 'decline', 'undo')),
	CONSTRAINT ck_transition_choice_is_known CHECK (choice IN ('incomplete', 'wrong', 'not_allowed', 'changed', 'lost', 'duplicate', 'not_going', 'school', 'enterprise', 'student', 'guardian', 'hired', 'employed', 'further_study', 'conscripted', 'back_at_school', 'other')),
	CONSTRAINT ck_transition_lawful CHECK (move || ' ' || from_state || ' ' || to_state IN ('submit draft submitted', 'submit sent_back submitted', 'submit withdrawn submitted', 'send_back approved sent_back', 'send_back submitted sent_back', 'approve submitted approved', 'issue approved issued', 'issue draft issued', 'issue withdrawn issued', 'return issued signing', 'complete issued complete', 'complete signing complete', 'begin complete in_force', 'pause in_force paused', 'resume paused in_force', 'stop complete stopped', 'stop in_force stopped', 'stop paused stopped', 'finish in_force finished', 'finish paused finished', 'archive finished archived', 'archive stopped archived', 'withdraw issued withdrawn', 'withdraw signing withdrawn', 'void approved void', 'void complete void', 'void draft void', 'void issued void', 'void sent_back void', 'void signing void', 'void submitted void', 'void withdrawn void', 'decline issued declined', 'decline signing declined', 'approve submitted submitted', 'undo approved submitted', 'undo archived finished', 'undo archived stopped', 'undo complete issued', 'undo complete signing', 'undo declined issued', 'undo declined signing', 'undo finished in_force', 'undo finished paused', 'undo in_force complete', 'undo sent_back approved', 'undo sent_back submitted', 'undo signing issued', 'undo stopped complete', 'undo stopped in_force', 'undo stopped paused', 'undo submitted draft', 'undo submitted sent_back', 'undo submitted submitted', 'undo submitted withdrawn', 'undo void approved', 'undo void complete', 'undo void draft', 'undo void issued', 'undo void sent_back', 'undo void signing', 'undo void submitted', 'undo void withdrawn', 'undo withdrawn issued', 'undo withdrawn signing')),
	CONSTRAINT ck_transition_reasoned CHECK (move NOT IN ('send_back', 'archive', 'withdraw', 'void', 'decline', 'undo') OR length(trim(coalesce(reason, ''))) > 0),
	CONSTRAINT ck_transition_chosen CHECK (move NOT IN ('send_back', 'finish', 'withdraw', 'void', 'decline') OR choice IS NOT NULL),
	CONSTRAINT ck_transition_undoes CHECK ((move = 'undo') = (undoes_id IS NOT NULL)),
	CONSTRAINT fk_transition_agreement_id FOREIGN KEY(agreement_id) REFERENCES agreement (id) ON DELETE RESTRICT,
	CONSTRAINT uq_transition_undoes_id UNIQUE (undoes_id),
	CONSTRAINT fk_transition_undoes_id FOREIGN KEY(undoes_id) REFERENCES transition (id) ON DELETE RESTRICT,
	CONSTRAINT ck_transition_on_day_is_a_day CHECK (date(on_day) IS on_day)
) STRICT;
INSERT INTO new_transition (id, agreement_id, from_state, to_state, by_name, at_utc, reason) SELECT id, agreement_id, from_state, to_state, by_name, at_utc, reason FROM transition;
DROP TABLE transition;
ALTER TABLE new_transition RENAME TO transition;
CREATE TABLE returned_copy (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	version_id INTEGER NOT NULL,
	paper TEXT NOT NULL,
	copy INTEGER NOT NULL,
	image_at_utc TEXT,
	file_year INTEGER,
	file_name TEXT,
	sha256 TEXT,
	size_bytes INTEGER,
	pages INTEGER,
	boxes TEXT,
	has_doubts INTEGER NOT NULL,
	original_on TEXT,
	original_from TEXT,
	original_noted_by TEXT,
	version INTEGER DEFAULT '1' NOT NULL,
	CONSTRAINT pk_returned_copy PRIMARY KEY (id),
	CONSTRAINT ck_returned_copy_paper_is_known CHECK (paper IN ('agreement', 'consent')),
	CONSTRAINT uq_returned_copy_version_id_paper_copy UNIQUE (version_id, paper, copy),
	CONSTRAINT ck_returned_copy_image_is_kept CHECK ((image_at_utc IS NULL) = (file_name IS NULL)),
	CONSTRAINT ck_returned_copy_original_is_noted CHECK ((original_on IS NULL) = (original_noted_by IS NULL)),
	CONSTRAINT uq_returned_copy_uid UNIQUE (uid),
	CONSTRAINT fk_returned_copy_version_id FOREIGN KEY(version_id) REFERENCES agreement_version (id) ON DELETE RESTRICT,
	CONSTRAINT ck_returned_copy_original_on_is_a_day CHECK (date(original_on) IS original_on)
) STRICT;
CREATE TABLE scan_page (
	id INTEGER NOT NULL,
	uid TEXT NOT NULL,
	scan_file_id INTEGER NOT NULL,
	n INTEGER NOT NULL,
	state TEXT NOT NULL,
	reason TEXT,
	reason_facts TEXT,
	code TEXT,
	version_id INTEGER,
	paper TEXT,
	copy INTEGER,
	page INTEGER,
	quad TEXT,
	turn INTEGER NOT NULL,
	filed_by TEXT,
	filed_at_utc TEXT,
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
) STRICT;
CREATE UNIQUE INDEX uq_rule_confirmation_stands ON rule_confirmation (rule_id) WHERE withdrawn_on IS NULL;
CREATE INDEX ix_scan_file_sha256 ON scan_file (sha256);
CREATE INDEX ix_teacher_department_id ON teacher (department_id);
CREATE INDEX ix_teacher_person_id ON teacher (person_id);
CREATE INDEX ix_practice_exemption_teacher_id ON practice_exemption (teacher_id);
CREATE INDEX ix_practice_period_enterprise_id ON practice_period (enterprise_id);
CREATE INDEX ix_practice_period_teacher ON practice_period (teacher_id, from_on);
CREATE INDEX ix_filing_enterprise_id ON filing (enterprise_id);
CREATE INDEX ix_filing_plan_id ON filing (plan_id);
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL;
CREATE INDEX ix_shift_plan_enterprise_id ON shift_plan (enterprise_id);
CREATE INDEX ix_shift_plan_post_id ON shift_plan (post_id);
CREATE INDEX ix_shift_plan_site_id ON shift_plan (site_id);
CREATE INDEX ix_agreement_placement_id ON agreement (placement_id);
CREATE INDEX ix_agreement_unit_key ON agreement (unit_key, id);
CREATE INDEX ix_waiver_enterprise_id ON waiver (enterprise_id);
CREATE INDEX ix_waiver_placement_id ON waiver (placement_id);
CREATE INDEX ix_waiver_plan_id ON waiver (plan_id);
CREATE INDEX ix_waiver_post_id ON waiver (post_id);
CREATE INDEX ix_transition_agreement ON transition (agreement_id, id);
CREATE INDEX ix_scan_page_state ON scan_page (state, id);
CREATE INDEX ix_scan_page_version_id ON scan_page (version_id);
CREATE UNIQUE INDEX uq_scan_page_place ON scan_page (version_id, paper, copy, page) WHERE state = 'filed';
