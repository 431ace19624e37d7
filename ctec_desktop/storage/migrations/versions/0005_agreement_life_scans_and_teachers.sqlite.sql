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
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL;
CREATE INDEX ix_waiver_enterprise_id ON waiver (enterprise_id);
CREATE INDEX ix_waiver_placement_id ON waiver (placement_id);
CREATE INDEX ix_waiver_plan_id ON waiver (plan_id);
CREATE INDEX ix_waiver_post_id ON waiver (post_id);
