"""Printing forms, lists and letters around an internship."""
