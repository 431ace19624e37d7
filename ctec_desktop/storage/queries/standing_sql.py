"""How placements stand on a day, as SQL: the same answer as `domain.placement_periods` gives row by row."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, Text, and_, cast, exists, func, or_, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.placement_periods import LAST_KINDS, LINE, NOT_ARRIVED, PART, ChangeKind, Standing
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import PlacementChangeRow, PlacementRow, PostRow


def standing_is(value: str) -> ColumnElement[bool]:
    """`on_post 2026-10-12`: a standing (or `not_arrived`) and the day it is asked for.

    The few placements that a change decides about are gathered once, and the list is walked along its order with them
    at hand: asked for one by one, the changes of every placement the walk comes to would be looked up.
    """
    wanted, _, day = value.partition(" ")
    on = date.fromisoformat(day)
    if wanted == NOT_ARRIVED:
        is_awaited = or_(PlacementRow.arrived_on.is_(None), PlacementRow.arrived_on > on)
        return and_(standing_is(f"{Standing.ON_POST} {day}"), is_awaited)
    match Standing(wanted):
        case Standing.NOT_YET:
            return and_(PlacementRow.from_on > on, ~_is_among(_closed(on)))
        case Standing.MOVED:
            return _is_among(_closed(on, ChangeKind.MOVE_UNIT))
        case Standing.ENDED:
            is_over = and_(PlacementRow.until_on < on, ~_is_among(_extended(on)))
            return and_(or_(is_over, _is_among(_closed(on))), ~_is_among(_closed(on, ChangeKind.MOVE_UNIT)))
        case Standing.PAUSED:
            return and_(_in_force(on), _is_among(_pauses(on)))
        case Standing.ON_POST:
            return and_(_in_force(on), ~_is_paused(on))


def changes_cell() -> SQLColumnExpression[Any]:
    """Every standing change of a placement in one text, NULL where there is none."""
    row = aliased(PlacementChangeRow)
    text = cast(row.id, Text).concat(PART).concat(row.kind).concat(PART).concat(cast(row.effective_on, Text))
    text = text.concat(PART).concat(func.coalesce(cast(row.until_on, Text), ""))
    text = text.concat(PART).concat(func.coalesce(PostRow.name, ""))
    return (
        select(func.aggregate_strings(text, LINE))
        .select_from(row)
        .outerjoin(PostRow, row.post_id == PostRow.id)
        .where(row.placement_id == PlacementRow.id, row.voided_at_utc.is_(None))
        .correlate(PlacementRow)
        .scalar_subquery()
    )


def _in_force(on: date) -> ColumnElement[bool]:
    lasts = or_(PlacementRow.until_on >= on, _is_among(_extended(on)))
    return and_(PlacementRow.from_on <= on, lasts, ~_is_among(_closed(on)))


def _is_among(placement_ids: AnySelect) -> ColumnElement[bool]:
    """A sum is in no index: what is gathered is held against each placement, it does not lead to them one by one."""
    return (PlacementRow.id + 0).in_(placement_ids)


def _closed(on: date, *kinds: ChangeKind) -> AnySelect:
    row = aliased(PlacementChangeRow)
    wanted = [kind.value for kind in kinds or LAST_KINDS]
    return _of_placements(row).where(row.kind.in_(wanted), row.effective_on <= on)


def _extended(on: date) -> AnySelect:
    """An extension goes beyond the planned day and every one before it."""
    row = aliased(PlacementChangeRow)
    return _of_placements(row).where(row.kind == ChangeKind.EXTEND.value, row.until_on >= on)


def _is_paused(on: date) -> ColumnElement[bool]:
    """Of the few that are in force on a day each is asked for its own pauses."""
    pause = aliased(PlacementChangeRow)
    return _pauses(on, pause).where(pause.placement_id == PlacementRow.id).correlate(PlacementRow).exists()


def _pauses(on: date, pause: Any = None) -> AnySelect:
    pause, back = pause or aliased(PlacementChangeRow), aliased(PlacementChangeRow)
    is_back = exists(
        select(back.id).where(
            back.placement_id == pause.placement_id,
            back.voided_at_utc.is_(None),
            back.kind == ChangeKind.RESUME.value,
            back.effective_on > pause.effective_on,
            back.effective_on <= on,
        )
    )
    is_on = or_(pause.until_on.is_(None), pause.until_on >= on)
    return _of_placements(pause).where(pause.kind == ChangeKind.PAUSE.value, pause.effective_on <= on, is_on, ~is_back)


def _of_placements(row: Any) -> AnySelect:
    return select(row.placement_id).where(row.voided_at_utc.is_(None)).correlate(None)


def last_on() -> SQLColumnExpression[date]:
    """The last day as planned or extended; an early end is asked for apart."""
    row = aliased(PlacementChangeRow)
    longest: Select[Any] = select(func.max(row.until_on)).where(
        row.placement_id == PlacementRow.id, row.voided_at_utc.is_(None), row.kind == ChangeKind.EXTEND.value
    )
    return func.coalesce(longest.correlate(PlacementRow).scalar_subquery(), PlacementRow.until_on)
