"""What the rules know of two posts that become one, and that part again. Called inside a write unit only."""

from typing import Any, Final, TypeAlias

from sqlalchemy import select

from ctec_desktop.domain.fitness import CELLS, FactSubject
from ctec_desktop.storage.tables import (
    ApprenticeshipStageRow,
    Base,
    HeadcountRow,
    PostFitnessRow,
    ShiftPlanRow,
    WaiverRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.shift_plans import holds_beside

# As it is kept to be undone: the post that went and the one that stays, ids that went over by table, facts taken.
Joined: TypeAlias = dict[str, Any]
_KINDS: Final[dict[str, type[Base]]] = {
    row.__tablename__: row for row in (PostFitnessRow, HeadcountRow, ShiftPlanRow, WaiverRow, ApprenticeshipStageRow)
}
_KEYS: Final = tuple(cell.key for cell in CELLS[FactSubject.POST] if hasattr(PostFitnessRow, cell.key))


def join_fitness(unit: WriteUnit, post_id: int, twin_id: int) -> Joined:
    """Counts, shift plans, waivers and apprentices' stages go over to the post that stays; of facts, those it lacks."""
    mine, other = _fitness(unit, twin_id), _fitness(unit, post_id)
    taken = []
    if mine is not None and other is not None:
        taken = [key for key in _KEYS if getattr(mine, key) is None and getattr(other, key) is not None]
        for key in taken:
            setattr(mine, key, getattr(other, key))
    known = {_day(row) for row in _of(unit, HeadcountRow, twin_id)} - {()}
    plans = _of(unit, ShiftPlanRow, twin_id)
    moved: dict[str, list[int]] = {}
    for table, kind in _KINDS.items():
        for row in _of(unit, kind, post_id):
            is_twin = mine is not None if kind is PostFitnessRow else (_day(row) in known)
            # Of two plans for one day the one of the post that stays holds.
            is_beside = isinstance(row, ShiftPlanRow) and any(holds_beside(row, one) for one in plans)
            if not is_twin and not is_beside:
                row.post_id = twin_id
                moved.setdefault(table, []).append(row.id)
    unit.session.flush()
    return {"post": post_id, "twin": twin_id, "rows": moved, "facts": taken}


def part_post_fitness(unit: WriteUnit, joined: Joined) -> None:
    """Puts back what went over, and takes the single facts that still stand as they were taken."""
    for table, ids in joined["rows"].items():
        kind: Any = _KINDS[table]
        for row in unit.session.scalars(select(kind).where(kind.id.in_(ids))):
            row.post_id = joined["post"]
    unit.session.flush()
    mine, other = _fitness(unit, joined["twin"]), _fitness(unit, joined["post"])
    if mine is not None and other is not None:
        for key in joined["facts"]:
            if getattr(mine, key) == getattr(other, key):
                setattr(mine, key, None)
    unit.session.flush()


def _fitness(unit: WriteUnit, post_id: int) -> PostFitnessRow | None:
    return unit.session.scalar(select(PostFitnessRow).where(PostFitnessRow.post_id == post_id))


def _of(unit: WriteUnit, kind: Any, post_id: int) -> list[Any]:
    return list(unit.session.scalars(select(kind).where(kind.post_id == post_id)))


def _day(row: object) -> tuple[object, ...]:
    """What a count that stands is of; empty for every other row."""
    if isinstance(row, HeadcountRow) and row.voided_at_utc is None:
        return row.kind, row.counted_on
    return ()
