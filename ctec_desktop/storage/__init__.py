"""The database, its keys, its files and its history."""
