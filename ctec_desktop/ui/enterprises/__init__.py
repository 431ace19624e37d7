"""Pages about enterprises and their posts."""
