"""Texts of the school's own (Word, plain text) read word by word, for templates."""
