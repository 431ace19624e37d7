DROP INDEX ix_audit_line_tx;
ALTER TABLE enterprise ADD COLUMN merged_into_id BIGINT;
ALTER TABLE enterprise ADD CONSTRAINT fk_enterprise_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES enterprise (id) ON DELETE RESTRICT;
ALTER TABLE major ADD COLUMN level TEXT;
ALTER TABLE major ADD COLUMN study_years INTEGER;
ALTER TABLE major ADD CONSTRAINT ck_major_level_is_known CHECK (level IN ('secondary', 'higher', 'bachelor'));
ALTER TABLE teacher ADD COLUMN title TEXT;
CREATE INDEX ix_enterprise_merged_into_id ON enterprise (merged_into_id);
