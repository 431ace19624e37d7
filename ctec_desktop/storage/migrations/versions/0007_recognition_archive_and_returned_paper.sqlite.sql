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
CREATE UNIQUE INDEX uq_school_snapshot_year ON school_snapshot (year) WHERE voided_at_utc IS NULL;
