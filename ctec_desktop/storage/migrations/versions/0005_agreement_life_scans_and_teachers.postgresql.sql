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
CREATE UNIQUE INDEX uq_headcount_enterprise_id ON headcount (enterprise_id, kind, counted_on) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX uq_headcount_post_id ON headcount (post_id, kind, counted_on) WHERE post_id IS NOT NULL;
