"""Pages about teachers."""
