"""Rules judged, days of the calendar, cover day by day, teachers' practice and the agreement's later life.

Revision ID: 0004
Revises: 0003
"""

import json
from pathlib import Path

from alembic import op
from sqlalchemy import Connection, text

from ctec_desktop.domain.frozen_terms import unit_key
from ctec_desktop.storage.frozen_sql import run_beside

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The frozen statements for this dialect stand beside this file."""
    run_beside(Path(__file__), op.get_bind())
    _sort_by_paper(op.get_bind())


def _sort_by_paper(connection: Connection) -> None:
    """Agreements are sorted by the unit their newest version names."""
    newest = "SELECT agreement_id, snapshot FROM agreement_version ORDER BY n"
    units = {
        row[0]: dict(json.loads(row[1])["values"]).get("enterprise_name") for row in connection.execute(text(newest))
    }
    keys = {unit: unit_key(unit) for unit in set(units.values())}
    if units:
        rows = [{"id": agreement_id, "key": keys[unit]} for agreement_id, unit in units.items()]
        connection.execute(text("UPDATE agreement SET unit_key = :key WHERE id = :id"), rows)
