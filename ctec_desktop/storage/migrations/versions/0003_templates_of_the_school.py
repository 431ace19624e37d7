"""Texts of the school itself, with their source.

Revision ID: 0003
Revises: 0002
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
