"""Shift plans and weekly rest days."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from ctec_desktop.domain.shift_forms import kept_plan
from ctec_desktop.domain.shift_plans import ShiftPlan
from ctec_desktop.domain.shift_views import PlanLine, PlanOwner, UnitShifts, rest_days_of
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import EnterpriseFitnessRow, EnterpriseSiteRow, PostRow, ShiftPlanRow


class PostPlans(NamedTuple):
    """Args: `levels` are the plans of the post, of its place of work and of the unit."""

    rest_days: frozenset[int]
    levels: tuple[tuple[ShiftPlan, ...], ...]


def plans_of_posts(connection: Connection, unit_ids: Sequence[int]) -> dict[int, PostPlans]:
    """The plans that speak of the posts of these units; posts without any are left out."""
    found: dict[int, PostPlans] = {}
    for start in range(0, len(unit_ids), CHUNK):
        found |= _plans_of_posts(connection, unit_ids[start : start + CHUNK])
    return found


def _plans_of_posts(connection: Connection, unit_ids: Sequence[int]) -> dict[int, PostPlans]:
    held: defaultdict[tuple[str, int], list[ShiftPlan]] = defaultdict(list)
    for row in _rows(connection, unit_ids):
        held[_owner(row)].append(_plan(row))
    if not held:
        return {}
    fitness, post = EnterpriseFitnessRow, PostRow
    statement = (
        select(post.id, post.site_id, post.enterprise_id, fitness.rest_days)
        .outerjoin(fitness, fitness.enterprise_id == post.enterprise_id)
        .where(post.enterprise_id.in_(unit_ids))
    )
    found = {}
    for post_id, site_id, unit_id, rest_days in connection.execute(statement):
        owners = (("post_id", post_id), ("site_id", site_id), ("enterprise_id", unit_id))
        levels = tuple(tuple(held.get(owner, ())) for owner in owners)
        if any(levels):
            found[post_id] = PostPlans(rest_days_of(rest_days), levels)
    return found


def unit_shifts(connection: Connection, unit_id: int) -> UnitShifts:
    """A unit's rest days and plans, those of the unit first, and whom further ones can be for."""
    fitness, site, post = EnterpriseFitnessRow, EnterpriseSiteRow, PostRow
    rest_days = connection.scalar(select(fitness.rest_days).where(fitness.enterprise_id == unit_id))
    names = {("enterprise_id", unit_id): ""}
    in_use = {("enterprise_id", unit_id)}
    for column, row, name in (("site_id", site, site.address), ("post_id", post, post.name)):
        own = select(row.id, name, row.retired_on).where(row.enterprise_id == unit_id).order_by(row.id)
        for one in connection.execute(own):
            names[column, one[0]] = one[1] or "—"
            if one[2] is None:
                in_use.add((column, one[0]))
    owners = {owner: PlanOwner(f"{owner[0]}:{owner[1]}", name) for owner, name in names.items()}
    lines = [
        PlanLine(row.id, row.version, owners[_owner(row)], row.name, _plan(row)) for row in _rows(connection, [unit_id])
    ]
    order = list(names)
    lines.sort(key=lambda one: (order.index(_key(one.owner)), one.plan.from_on))
    offered = tuple(view for owner, view in owners.items() if owner in in_use)
    return UnitShifts(rest_days_of(rest_days), rest_days is not None, tuple(lines), offered)


def _key(owner: PlanOwner) -> tuple[str, int]:
    column, _, owner_id = owner.key.partition(":")
    return column, int(owner_id)


def _rows(connection: Connection, unit_ids: Sequence[int]) -> Sequence[Any]:
    row = ShiftPlanRow
    sites = select(EnterpriseSiteRow.id).where(EnterpriseSiteRow.enterprise_id.in_(unit_ids))
    posts = select(PostRow.id).where(PostRow.enterprise_id.in_(unit_ids))
    statement = (
        select(
            *(row.id, row.version, row.enterprise_id, row.site_id, row.post_id, row.name, row.shifts, row.rota),
            *(row.is_by_weekday, row.rests_by_rota, row.holidays, row.from_on, row.until_on),
        )
        .where(or_(row.enterprise_id.in_(unit_ids), row.site_id.in_(sites), row.post_id.in_(posts)))
        .where(row.voided_at_utc.is_(None))
        .order_by(row.from_on, row.id)
    )
    return connection.execute(statement).all()


def _owner(row: Any) -> tuple[str, int]:
    return next((name, getattr(row, name)) for name in ("post_id", "site_id", "enterprise_id") if getattr(row, name))


def _plan(row: Any) -> ShiftPlan:
    flags = (bool(row.is_by_weekday), bool(row.rests_by_rota))
    return kept_plan(row.shifts, row.rota, flags, row.holidays, (row.from_on, row.until_on))
