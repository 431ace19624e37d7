"""Counts taken back, papers and workbooks of teachers' practice, and how many originals must come back.

Revision ID: 0008
Revises: 0007
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
