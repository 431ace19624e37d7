"""Recognition of dual-qualified teachers, archives, change of unit and what paper that came back adds.

Revision ID: 0007
Revises: 0006
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
