"""The libraries a running copy stands on, by the names they are distributed under."""

RUNTIME_DISTRIBUTIONS = (
    *("PySide6-Essentials", "SQLAlchemy", "alembic", "sqlcipher3", "cryptography", "argon2-cffi", "reportlab"),
    *("pypdfium2", "segno", "python-calamine", "xlrd", "XlsxWriter", "python-stdnum", "pypinyin"),
)
