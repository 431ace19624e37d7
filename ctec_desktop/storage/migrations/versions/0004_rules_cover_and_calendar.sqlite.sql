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
CREATE UNIQUE INDEX uq_rule_pack_in_use ON rule_pack (level) WHERE retired_at_utc IS NULL;
CREATE INDEX ix_print_run_papers ON print_run (part_id, first_page, until_page);
