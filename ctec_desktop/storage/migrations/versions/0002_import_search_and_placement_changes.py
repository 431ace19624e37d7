"""Imports that can be undone, search terms, views, changes of placements; majors and teachers in full.

Revision ID: 0002
Revises: 0001
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
