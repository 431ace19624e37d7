"""Rules judged, days of the calendar, cover day by day, teachers' practice and the agreement's later life.

Revision ID: 0004
Revises: 0003
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
