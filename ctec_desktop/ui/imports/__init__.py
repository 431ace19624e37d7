"""Importing sheets, step by step."""
