"""Writing how many people were counted. Called inside a write unit only."""

from datetime import date

from sqlalchemy import ColumnElement, func, select

from ctec_desktop.domain.share_meter import HeadcountKind
from ctec_desktop.storage.tables import HeadcountRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import set_values


def set_headcount(
    unit: WriteUnit,
    owner: tuple[int, int | None],
    kind: HeadcountKind,
    counted: tuple[date, int, str | None],
) -> bool:
    """Another day is a new line; the same day's count is put right. Returns whether there is no newer one.

    Args:
        owner: the unit, and the post where it is about one.
        counted: day, number, where it is known from.
    """
    enterprise_id, post_id = owner
    on, heads, source = counted
    row, mine = HeadcountRow, _of(owner)
    same = unit.session.scalar(select(row).where(mine, row.counted_on == on, *_standing(kind)))
    if same is None:
        owned = {"enterprise_id": enterprise_id} if post_id is None else {"post_id": post_id}
        unit.add(row(kind=kind.value, counted_on=on, heads=heads, source=source, **owned))
    else:
        set_values(same, {"heads": heads, "source": source or same.source})
    unit.session.flush()
    return unit.session.scalar(select(func.max(row.counted_on)).where(mine, *_standing(kind))) == on


def newest_headcount(unit: WriteUnit, owner: tuple[int, int | None], kind: HeadcountKind) -> int | None:
    """The number counted last; None where nothing was."""
    row = HeadcountRow
    dated = select(row.heads).where(_of(owner), *_standing(kind)).order_by(row.counted_on.desc())
    return unit.session.scalar(dated.limit(1))


def _standing(kind: HeadcountKind) -> tuple[ColumnElement[bool], ...]:
    return HeadcountRow.kind == kind.value, HeadcountRow.voided_at_utc.is_(None)


def _of(owner: tuple[int, int | None]) -> ColumnElement[bool]:
    enterprise_id, post_id = owner
    return HeadcountRow.enterprise_id == enterprise_id if post_id is None else HeadcountRow.post_id == post_id
