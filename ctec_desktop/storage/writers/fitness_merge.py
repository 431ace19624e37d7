"""What is known of two enterprises that become one, and that part again. Called inside a write unit only."""

from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.fitness import CELLS, FactSubject
from ctec_desktop.storage.tables import (
    ApprenticeshipRow,
    Base,
    EnterpriseCheckRow,
    EnterpriseFitnessRow,
    FilingRow,
    HeadcountRow,
    IndustryHireRow,
    InspectionRow,
    PracticePeriodRow,
    ShiftPlanRow,
    TrainingAgreementRow,
    WaiverRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.shift_plans import holds_beside

_GOES_OVER: dict[str, type[Base]] = {
    row.__tablename__: row
    for row in (
        *(EnterpriseFitnessRow, EnterpriseCheckRow, InspectionRow, FilingRow, HeadcountRow, ShiftPlanRow),
        *(WaiverRow, PracticePeriodRow, ApprenticeshipRow, IndustryHireRow, TrainingAgreementRow),
    )
}
_KEYS = (*(cell.key for cell in CELLS[FactSubject.UNIT] if hasattr(EnterpriseFitnessRow, cell.key)), "rest_days")


def move_fitness(unit: WriteUnit, kept_id: int, dropped_id: int) -> tuple[dict[str, list[int]], list[str]]:
    """What is kept of the unit and its people goes over; of single facts, what the kept one lacks.

    Returns the ids that went over by table, and the facts that were taken.
    """
    moved: dict[str, list[int]] = {}
    mine, other = _fitness(unit, kept_id), _fitness(unit, dropped_id)
    taken = [] if mine is None or other is None else [key for key in _KEYS if _is_taken(mine, other, key)]
    for key in taken:
        setattr(mine, key, getattr(other, key))
    known = _dated(unit, kept_id)
    plans = _plans(unit, kept_id)
    for table, kind in _GOES_OVER.items():
        for row in unit.session.scalars(select(kind).where(kind.enterprise_id == dropped_id)):  # type: ignore[attr-defined]
            is_twin = (mine is not None) if kind is EnterpriseFitnessRow else _is_known(row, known, plans)
            if not is_twin:
                row.enterprise_id = kept_id  # type: ignore[attr-defined]
                moved.setdefault(table, []).append(row.id)  # type: ignore[attr-defined]
    unit.session.flush()
    return moved, taken


def part_fitness(unit: WriteUnit, kept_id: int, dropped_id: int, moved: dict[str, list[int]], taken: list[str]) -> None:
    """Puts back what went over, and takes the single facts that still stand as they were taken."""
    for table, ids in moved.items():
        kind: Any = _GOES_OVER[table]
        for row in unit.session.scalars(select(kind).where(kind.id.in_(ids))):
            row.enterprise_id = dropped_id
    unit.session.flush()
    mine, other = _fitness(unit, kept_id), _fitness(unit, dropped_id)
    if mine is not None and other is not None:
        for key in taken:
            if getattr(mine, key) == getattr(other, key):
                setattr(mine, key, None)
    unit.session.flush()


def _fitness(unit: WriteUnit, enterprise_id: int) -> EnterpriseFitnessRow | None:
    row = EnterpriseFitnessRow
    return unit.session.scalar(select(row).where(row.enterprise_id == enterprise_id))


def _is_taken(mine: EnterpriseFitnessRow, other: EnterpriseFitnessRow, key: str) -> bool:
    return getattr(mine, key) is None and getattr(other, key) is not None


def _dated(unit: WriteUnit, enterprise_id: int) -> set[Any]:
    """What the kept one has of its own day: registers looked into, people counted."""
    check, count = EnterpriseCheckRow, HeadcountRow
    looked_up = select(check.kind, check.checked_on).where(check.enterprise_id == enterprise_id)
    counted = select(count.kind, count.counted_on).where(
        count.enterprise_id == enterprise_id, count.voided_at_utc.is_(None)
    )
    return {tuple(one) for one in (*unit.session.execute(looked_up), *unit.session.execute(counted))}


def _plans(unit: WriteUnit, enterprise_id: int) -> list[ShiftPlanRow]:
    row = ShiftPlanRow
    return list(unit.session.scalars(select(row).where(row.enterprise_id == enterprise_id)))


def _is_known(row: object, known: set[Any], plans: list[ShiftPlanRow]) -> bool:
    """Of two shift plans for one day the kept one's stands."""
    if isinstance(row, ShiftPlanRow):
        return any(holds_beside(row, one) for one in plans)
    if isinstance(row, HeadcountRow):
        return row.voided_at_utc is None and (row.kind, row.counted_on) in known
    return isinstance(row, EnterpriseCheckRow) and (row.kind, row.checked_on) in known
