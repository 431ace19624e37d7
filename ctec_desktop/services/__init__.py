"""Use cases: the only door for windows and command line."""
