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
ALTER TABLE print_run ADD COLUMN asked_page INTEGER;
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
