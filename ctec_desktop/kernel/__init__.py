"""Words without a subject: errors, outcomes, progress, clock, ids, paths, child workers. Standard library only."""
