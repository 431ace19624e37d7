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
CREATE UNIQUE INDEX uq_school_snapshot_year ON school_snapshot (year) WHERE voided_at_utc IS NULL;
