ALTER TABLE print_run ADD COLUMN asked_page INTEGER;
