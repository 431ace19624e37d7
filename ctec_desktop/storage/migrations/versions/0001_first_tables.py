"""The first tables.

Revision ID: 0001
Revises:
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
