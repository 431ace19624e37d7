"""Rules and vocabulary of the school's work: pure, no files, no database, no window."""
