"""Reading what figures of the school are made of, and those that were kept."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.domain.school_figures import Counted, Figure, FigureKey, SchoolFigures
from ctec_desktop.storage.queries.practice import practising
from ctec_desktop.storage.tables import EnterpriseRow, IndustryHireRow, SchoolSnapshotRow, TaughtMonthRow, TeacherRow

_row = SchoolSnapshotRow


def teachers_on(connection: Connection, scope: RowScope, on: date) -> tuple[PractisingTeacher, ...]:
    """Teachers in sight who were in use on a day, by staff number."""
    row = TeacherRow
    statement = select(row.id).where(
        or_(row.retired_on.is_(None), row.retired_on > on), or_(row.hired_on.is_(None), row.hired_on <= on)
    )
    in_use = set(connection.scalars(statement))
    return tuple(one for one in practising(connection, scope, retired=True) if one.id in in_use)


def taught(connection: Connection, first: date, last: date) -> Mapping[int, tuple[int, int]]:
    """Lessons and fees by hire, of months within the days; void hires left out."""
    row = TaughtMonthRow
    statement = (
        select(row.hire_id, func.sum(row.hours), func.sum(row.fee_fen))
        .join(IndustryHireRow, row.hire_id == IndustryHireRow.id)
        .where(IndustryHireRow.voided_at_utc.is_(None), row.month >= first, row.month <= last)
        .group_by(row.hire_id)
    )
    return {hire_id: (int(hours), int(fee)) for hire_id, hours, fee in connection.execute(statement)}


def codes_of_units(connection: Connection) -> Mapping[int, tuple[str | None, str | None]]:
    """统一社会信用代码 and industry of every enterprise."""
    row = EnterpriseRow
    return {one[0]: (one[1], one[2]) for one in connection.execute(select(row.id, row.uscc, row.industry_code))}


def snapshots(connection: Connection) -> tuple[SchoolFigures, ...]:
    """Figures as they were kept, the latest year first; those taken back are left out."""
    statement = select(_row.as_of, _row.figures, _row.year, _row.taken_by)
    found = connection.execute(statement.where(_row.voided_at_utc.is_(None)).order_by(_row.year.desc()))
    return tuple(SchoolFigures(one[0], figures_of(one[1]), *one[2:]) for one in found)


def written(figures: tuple[Figure, ...]) -> str:
    """Figures as a snapshot keeps them: for each its people, a list of five each."""
    told = {
        one.key.value: [[two.name, two.number, two.department, two.amount, two.said] for two in one.counted]
        for one in figures
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def figures_of(text: str) -> tuple[Figure, ...]:
    """What `written` made. Figures a later program no longer knows are left out."""
    told: dict[str, list[list[Any]]] = json.loads(text)
    known = {key.value: key for key in FigureKey}
    return tuple(
        Figure(known[name], tuple(Counted(*line) for line in lines)) for name, lines in told.items() if name in known
    )
