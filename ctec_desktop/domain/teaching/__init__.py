"""The teacher file: what papers say of a teacher, and what the rules of recruiting make of it."""
