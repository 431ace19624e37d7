"""The schema this program writes. One SELECT tells whether a database needs migrating; Alembic is loaded only then."""

from typing import Any

HEAD = "0008"


def current(connection: Any) -> str | None:
    """The revision of an open database (driver connection); None when it holds no schema at all."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone() is None:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None
