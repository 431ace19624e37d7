"""Pages about students."""
