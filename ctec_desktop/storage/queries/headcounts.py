"""Histories of how many people are at a unit and on its posts."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from ctec_desktop.domain.share_meter import Counted, Counts, HeadcountKind
from ctec_desktop.domain.share_views import HeadcountLine
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    EnterpriseFitnessRow,
    EnterpriseRow,
    EnterpriseStaffingRow,
    HeadcountRow,
    PostRow,
)


class UnitCounts(NamedTuple):
    """Args: `same_kind` and `others_on` by post."""

    name: str
    staff: Counts
    others: Counts
    posts: dict[int, str]
    same_kind: dict[int, Counts]
    others_on: dict[int, Counts]


def unit_counts(connection: Connection, unit_ids: Sequence[int]) -> dict[int, UnitCounts]:
    """The histories of these units and of all their posts."""
    found: dict[int, UnitCounts] = {}
    for start in range(0, len(unit_ids), CHUNK):
        found |= _unit_counts(connection, unit_ids[start : start + CHUNK])
    return found


def _unit_counts(connection: Connection, unit_ids: Sequence[int]) -> dict[int, UnitCounts]:
    unit, fitness, post = EnterpriseRow, EnterpriseFitnessRow, PostRow
    units = connection.execute(
        select(unit.id, unit.name, fitness.other_interns)
        .outerjoin(fitness, fitness.enterprise_id == unit.id)
        .where(unit.id.in_(unit_ids))
    ).all()
    posts = connection.execute(
        select(post.id, post.enterprise_id, post.name, post.same_kind_staff).where(post.enterprise_id.in_(unit_ids))
    ).all()
    dated: defaultdict[tuple[HeadcountKind, int | None, int | None], list[Counted]] = defaultdict(list)
    for row in _standing(_staffing(connection, unit_ids)):
        dated[HeadcountKind.STAFF, row.enterprise_id, None].append(Counted(row.counted_on, row.heads))
    for row in _standing(_lines(connection, unit_ids)):
        owner = (None, row.post_id) if row.post_id is not None else (row.enterprise_id, None)
        dated[HeadcountKind(row.kind), *owner].append(Counted(row.counted_on, row.heads))
    found = {}
    for unit_id, name, others in units:
        mine = [one for one in posts if one.enterprise_id == unit_id]
        same, other = HeadcountKind.SAME_KIND, HeadcountKind.OTHER_INTERNS
        found[unit_id] = UnitCounts(
            name,
            Counts(dated.get((HeadcountKind.STAFF, unit_id, None), ())),
            Counts(dated.get((other, unit_id, None), ()), others),
            {one.id: one.name for one in mine},
            {one.id: Counts(dated.get((same, None, one.id), ()), one.same_kind_staff) for one in mine},
            {one.id: Counts(dated.get((other, None, one.id), ())) for one in mine},
        )
    return found


def count_lines(connection: Connection, unit_id: int) -> tuple[HeadcountLine, ...]:
    """Every count of a unit and its posts, those taken back too, the newest first."""
    found = [
        *(_line(HeadcountKind.STAFF, None, row) for row in _staffing(connection, [unit_id])),
        *(_line(HeadcountKind(row.kind), row.name, row) for row in _lines(connection, [unit_id])),
    ]
    return tuple(sorted(found, key=lambda one: one.counted_on, reverse=True))


def _line(kind: HeadcountKind, post_name: str | None, row: Any) -> HeadcountLine:
    return HeadcountLine(row.id, kind, post_name, row.counted_on, row.heads, row.source, row.void_reason)


def _standing(rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.void_reason is None]


def _staffing(connection: Connection, unit_ids: Sequence[int]) -> Sequence[Any]:
    row = EnterpriseStaffingRow
    heads = row.staff_on_post.label("heads")
    statement = select(row.id, row.enterprise_id, row.counted_on, heads, row.source, row.void_reason)
    return connection.execute(statement.where(row.enterprise_id.in_(unit_ids))).all()


def _lines(connection: Connection, unit_ids: Sequence[int]) -> Sequence[Any]:
    row = HeadcountRow
    statement = (
        select(
            *(row.id, row.enterprise_id, row.post_id, PostRow.name, row.kind),
            *(row.counted_on, row.heads, row.source, row.void_reason),
        )
        .outerjoin(PostRow, row.post_id == PostRow.id)
        .where(or_(row.enterprise_id.in_(unit_ids), PostRow.enterprise_id.in_(unit_ids)))
        .order_by(row.id)
    )
    return connection.execute(statement).all()
