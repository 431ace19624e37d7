"""Waivers, shift plans, the agreement's whole life, scans that come back, and what teachers did.

Revision ID: 0005
Revises: 0004
"""

from pathlib import Path

from alembic import op

from ctec_desktop.storage.frozen_sql import run_beside

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
