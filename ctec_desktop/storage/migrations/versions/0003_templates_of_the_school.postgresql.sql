DROP INDEX ix_placement_from;
DROP INDEX ix_placement_post_id;
DROP INDEX ix_placement_until;
ALTER TABLE placement_application ADD COLUMN sheet_returned_on DATE;
ALTER TABLE placement_application ADD COLUMN notice_returned_on DATE;
CREATE INDEX ix_placement_from ON placement (from_on, id, student_id, post_id) WHERE voided_at_utc IS NULL;
CREATE INDEX ix_placement_post ON placement (post_id, voided_at_utc, from_on);
CREATE INDEX ix_placement_until ON placement (until_on, id, student_id, post_id) WHERE voided_at_utc IS NULL;
