"""Apprenticeship contracts, amendments, paper that is out, archives, recognition of teachers and people from industry.

Revision ID: 0006
Revises: 0005
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
