"""Writing how many people were counted. Called inside a write unit only."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.share_meter import HeadcountKind
from ctec_desktop.storage.tables import HeadcountRow, PostRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.enterprise_records import set_staffing
from ctec_desktop.storage.writers.fitness import set_facts
from ctec_desktop.storage.writers.records import record, set_values


def set_count(
    unit: WriteUnit,
    owner: tuple[int, int | None],
    kind: HeadcountKind,
    counted: tuple[date, int, str | None],
) -> None:
    """Another day is a new line; the same day's count is put right. The newest is also the one of today.

    Args:
        owner: the unit, and the post where it is about one.
        counted: day, number, where it is known from.
    """
    enterprise_id, post_id = owner
    on, heads, source = counted
    if kind is HeadcountKind.STAFF:
        set_staffing(unit, enterprise_id, heads, on, source)
        return
    row = HeadcountRow
    mine: ColumnElement[bool] = row.enterprise_id == enterprise_id if post_id is None else row.post_id == post_id
    same = unit.session.scalar(select(row).where(mine, row.kind == kind.value, row.counted_on == on))
    if same is None:
        owned = {"enterprise_id": enterprise_id} if post_id is None else {"post_id": post_id}
        unit.add(row(kind=kind.value, counted_on=on, heads=heads, source=source, **owned))
    else:
        set_values(same, {"heads": heads, "source": source or same.source})
    unit.session.flush()
    newest = unit.session.scalar(select(func.max(row.counted_on)).where(mine, row.kind == kind.value))
    if newest == on:
        _set_current(unit, owner, kind, heads, on)


def _set_current(unit: WriteUnit, owner: tuple[int, int | None], kind: HeadcountKind, heads: int, on: date) -> None:
    enterprise_id, post_id = owner
    if post_id is None:
        set_facts(unit, FactSubject.UNIT, enterprise_id, {kind.value: heads}, on)
    elif kind is HeadcountKind.SAME_KIND:
        set_values(record(unit, PostRow, post_id), {"same_kind_staff": heads})
        unit.session.flush()
