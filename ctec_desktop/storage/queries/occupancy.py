"""Who stands on each post and when, and what of that became different since a line of the audit trail."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy import Connection, bindparam, exists, func, select

from ctec_desktop.domain.placement_periods import PlannedDays, effective
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import (
    AuditLineRow,
    InternshipPlanRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
)

# First day, last day, post.
Stays: TypeAlias = tuple[tuple[date, date, int], ...]
# Who stands where follows from these.
STAYS_FROM: Final = frozenset({"placement", "placement_change"})
# What of a placement decides who stands where.
_PLANNED: Final = frozenset({"plan_id", "post_id", "from_on", "until_on", "voided_at_utc"})
# Where more than so many lines or placements are concerned, reading everything anew costs less.
_FEW: Final = 200
_INSERTED: Final = "I"
_stands = PlacementRow.voided_at_utc.is_(None)


class Occupied(NamedTuple):
    """So many students on a post from a day until a day."""

    from_on: date
    until_on: date
    students: int


class Occupancy(NamedTuple):
    """
    Args:
        posts: by post.
        changed: where each student stands whose placement was changed; they are counted in `posts` too.
    """

    posts: dict[int, list[Occupied]]
    changed: dict[int, Stays]


class Moved(NamedTuple):
    """A placement at a unit that was changed.

    Args:
        planned: where the student stood before anything changed; nowhere while the placement was not there.
    """

    placement_id: int
    enterprise_id: int
    planned: Stays
    stays: Stays


class _Line(NamedTuple):
    """A line of the trail."""

    table_name: str
    row_id: int
    until_row_id: int | None
    op: str
    changes: str | None


def occupancy(connection: Connection, unit_ids: Sequence[int]) -> Occupancy:
    """How many of the whole school stand on each post of these units and when, after all changes."""
    row, change = PlacementRow, PlacementChangeRow
    is_changed = exists().where(change.placement_id == row.id, change.voided_at_utc.is_(None))
    on_post = select(InternshipPlanRow.id).where(InternshipPlanRow.kind == PlanKind.ON_POST.value)
    at_units = row.post_id.in_(select(PostRow.id).where(PostRow.enterprise_id.in_(unit_ids)))
    base = [_stands, row.plan_id.in_(on_post), at_units]
    posts: defaultdict[int, list[Occupied]] = defaultdict(list)
    grouped = (
        select(row.post_id, row.from_on, row.until_on, func.count())
        .where(*base, ~is_changed)
        .group_by(row.post_id, row.from_on, row.until_on)
    )
    for post_id, from_on, until_on, count in connection.execute(grouped):
        posts[post_id].append(Occupied(from_on, until_on, count))
    rows = connection.execute(select(row.id, row.post_id, row.from_on, row.until_on).where(*base, is_changed)).all()
    changes = changes_of(connection, [one[0] for one in rows])
    changed: dict[int, Stays] = {}
    for placement_id, post_id, from_on, until_on in rows:
        changed[placement_id] = effective(PlannedDays(from_on, until_on, post_id), changes[placement_id]).stays
        for first, last, held in changed[placement_id]:
            posts[held].append(Occupied(first, last, 1))
    return Occupancy(posts, changed)


def moved_since(connection: Connection, line_id: int) -> list[Moved] | None:
    """The placements whose stays may differ since that line; None where it takes too much to tell."""
    lines = [_Line._make(one) for one in connection.execute(_lines(), {"line": line_id})]
    change_ids, new_ids = _ids(lines, PlacementChangeRow.__tablename__), _ids(lines, PlacementRow.__tablename__)
    if len(lines) > _FEW or len(change_ids) + len(new_ids) > _FEW or any(_is_planned_anew(one) for one in lines):
        return None
    ids = sorted({*connection.scalars(_of_changes(), {"ids": sorted(change_ids)}), *new_ids})
    rows = connection.execute(_standing(), {"ids": ids}).all()
    changes = changes_of(connection, [one[0] for one in rows])
    found = []
    for placement_id, post_id, from_on, until_on, unit_id in rows:
        planned = PlannedDays(from_on, until_on, post_id)
        before = () if placement_id in new_ids else effective(planned, ()).stays
        found.append(Moved(placement_id, unit_id, before, effective(planned, changes.get(placement_id, ())).stays))
    return found


def _ids(lines: Sequence[_Line], table: str) -> set[int]:
    """The rows of changes that were made or taken back; the placements that are new."""
    found: set[int] = set()
    for one in lines:
        if one.table_name == table and (one.op == _INSERTED or table == PlacementChangeRow.__tablename__):
            found.update(range(one.row_id, min(one.until_row_id or one.row_id, one.row_id + _FEW) + 1))
    return found


def _is_planned_anew(line: _Line) -> bool:
    if line.table_name != PlacementRow.__tablename__ or line.op == _INSERTED:
        return False
    return line.changes is None or not _PLANNED.isdisjoint(json.loads(line.changes))


@lru_cache(maxsize=1)
def _lines() -> AnySelect:
    row = AuditLineRow
    return (
        select(row.table_name, row.row_id, row.until_row_id, row.op, row.changes)
        .where(row.id > bindparam("line"), row.table_name.in_(sorted(STAYS_FROM)))
        .limit(_FEW + 1)
    )


@lru_cache(maxsize=1)
def _of_changes() -> AnySelect:
    row = PlacementChangeRow
    return select(row.placement_id).where(row.id.in_(bindparam("ids", expanding=True)))


@lru_cache(maxsize=1)
def _standing() -> AnySelect:
    row = PlacementRow
    return (
        select(row.id, row.post_id, row.from_on, row.until_on, PostRow.enterprise_id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .where(_stands, InternshipPlanRow.kind == PlanKind.ON_POST.value)
        .where(row.id.in_(bindparam("ids", expanding=True)))
    )
