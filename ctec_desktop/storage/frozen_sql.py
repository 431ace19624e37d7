"""Migrations are frozen SQL beside a revision, one file per dialect."""

from pathlib import Path

from sqlalchemy import Connection


def run_beside(revision: Path, connection: Connection) -> None:
    """Runs the statements that stand beside the revision's file for the connection's dialect."""
    text = revision.with_suffix(f".{connection.dialect.name}.sql").read_text("utf-8")
    for statement in text.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
