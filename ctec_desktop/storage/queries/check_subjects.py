"""Units, posts, plans and filings as the rules see them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from ctec_desktop.domain.fitness import CheckKind
from ctec_desktop.domain.inspections import InspectionHead
from ctec_desktop.domain.rules.filings import Filing, FilingKind
from ctec_desktop.domain.rules.plan import SchoolRules
from ctec_desktop.domain.rules.unit import Inspected, LookedUp
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    EnterpriseCheckRow,
    EnterpriseFitnessRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    FilingRow,
    InspectionRow,
    InternshipPlanRow,
    PlanReadinessRow,
    PolicyRow,
    PostFitnessRow,
    PostRow,
)


class Post(NamedTuple):
    """A post with the region of its place of work."""

    id: int
    enterprise_id: int
    pay_fen: int | None
    pay_unit: str | None
    pay_method: str | None
    pay_day: int | None
    region_code: str | None
    labour_grade: int | None
    hazards: str | None
    day_minutes: int | None
    week_days: int | None
    works_nights: bool | None
    works_rest_days: bool | None
    wage_fen: int | None
    lowest_wage_fen: int | None
    majors: str | None


class Unit(NamedTuple):
    id: int
    name: str
    industry_code: str | None
    known_since: date | None
    decided_on: date | None
    published_on: date | None
    cooperation_from: date | None
    cooperation_until: date | None
    is_venue: bool | None
    is_agent: bool | None


class UnitRecords(NamedTuple):
    """A unit with its histories, oldest first."""

    unit: Unit
    looked_up: dict[CheckKind, list[LookedUp]]
    inspections: list[Inspected]


class Plan(NamedTuple):
    id: int
    from_on: date
    until_on: date
    programme_on: date | None
    heads: frozenset[str]
    rules: frozenset[str]
    emergency_until: date | None
    is_in_curriculum: bool


class FiledFor(NamedTuple):
    """A filing with what it speaks of; the newest placement it can have named."""

    id: int
    filing: Filing
    plan_id: int
    enterprise_id: int | None
    newest_placement_id: int


def posts(connection: Connection, ids: Sequence[int]) -> dict[int, Post]:
    fitness = PostFitnessRow
    found: dict[int, Post] = {}
    for start in range(0, len(ids), CHUNK):
        statement = (
            select(
                *(PostRow.id, PostRow.enterprise_id, PostRow.pay_fen, PostRow.pay_unit),
                *(PostRow.pay_method, PostRow.pay_day, EnterpriseSiteRow.region_code, fitness.labour_grade),
                *(fitness.hazards, fitness.day_minutes, fitness.week_days, fitness.works_nights),
                *(fitness.works_rest_days, fitness.wage_fen, fitness.lowest_wage_fen, fitness.majors),
            )
            .join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id)
            .outerjoin(fitness, fitness.post_id == PostRow.id)
            .where(PostRow.id.in_(ids[start : start + CHUNK]))
        )
        found.update((row[0], Post._make(row)) for row in connection.execute(statement))
    return found


def units(connection: Connection, ids: Sequence[int]) -> dict[int, UnitRecords]:
    """Units with registers looked into and inspections."""
    found: dict[int, UnitRecords] = {}
    for start in range(0, len(ids), CHUNK):
        found |= _units(connection, ids[start : start + CHUNK])
    return found


def _units(connection: Connection, ids: Sequence[int]) -> dict[int, UnitRecords]:
    row, fitness, check = EnterpriseRow, EnterpriseFitnessRow, EnterpriseCheckRow
    statement = (
        select(
            *(row.id, row.name, row.industry_code, fitness.known_since, fitness.decided_on),
            *(fitness.published_on, fitness.cooperation_from, fitness.cooperation_until),
            *(fitness.is_venue, fitness.is_agent),
        )
        .outerjoin(fitness, fitness.enterprise_id == row.id)
        .where(row.id.in_(ids))
    )
    looked_up: defaultdict[int, dict[CheckKind, list[LookedUp]]] = defaultdict(dict)
    checks = select(check.enterprise_id, check.kind, check.checked_on, check.is_clean)
    for unit_id, kind, on, is_clean in connection.execute(
        checks.where(check.enterprise_id.in_(ids)).order_by(check.checked_on)
    ):
        looked_up[unit_id].setdefault(CheckKind(kind), []).append(LookedUp(on, is_clean))
    inspections = _inspections(connection, ids)
    return {
        one[0]: UnitRecords(Unit._make(one), looked_up.get(one[0], {}), inspections.get(one[0], []))
        for one in connection.execute(statement)
    }


def _inspections(connection: Connection, ids: Sequence[int]) -> dict[int, list[Inspected]]:
    row = InspectionRow
    heads = tuple(InspectionHead)
    statement = (
        select(row.enterprise_id, row.inspected_on, row.is_fit, *(getattr(row, head.value) for head in heads))
        .where(row.enterprise_id.in_(ids), row.voided_at_utc.is_(None))
        .order_by(row.inspected_on, row.id)
    )
    found: defaultdict[int, list[Inspected]] = defaultdict(list)
    for unit_id, on, is_fit, *texts in connection.execute(statement):
        lacking = tuple(head.value for head, text in zip(heads, texts, strict=True) if not text)
        found[unit_id].append(Inspected(on, is_fit, lacking))
    return found


def plans(connection: Connection) -> dict[int, Plan]:
    """Every plan; there are few."""
    row, ready = InternshipPlanRow, PlanReadinessRow
    statement = select(
        *(row.id, row.from_on, row.until_on, ready.programme_on, ready.heads, ready.curriculum_on),
        *(ready.management_on, ready.safety_on, ready.emergency_on, ready.emergency_until),
    ).outerjoin(ready, ready.plan_id == row.id)
    return {found[0]: _plan(found) for found in connection.execute(statement)}


def _plan(row: Any) -> Plan:
    plan_id, from_on, until_on, programme_on, heads, curriculum_on, *drawn_up, emergency_until = row
    rules = frozenset(one.value for one, on in zip(SchoolRules, drawn_up, strict=True) if on is not None)
    words = frozenset((heads or "").split())
    return Plan(plan_id, from_on, until_on, programme_on, words, rules, emergency_until, curriculum_on is not None)


def filings(connection: Connection) -> tuple[FiledFor, ...]:
    """Every filing that stands."""
    row = FilingRow
    statement = select(
        *(row.id, row.kind, row.authority, row.number, row.filed_on, row.valid_to),
        *(row.plan_id, row.enterprise_id, row.newest_placement_id),
    ).where(row.voided_at_utc.is_(None))
    return tuple(
        FiledFor(one[0], Filing(FilingKind(one[1]), one[2], one[3], one[4], one[5], one[0]), one[6], one[7], one[8])
        for one in connection.execute(statement)
    )


def policy_payers(connection: Connection) -> dict[int, str | None]:
    """Who pays each policy."""
    return {one[0]: one[1] for one in connection.execute(select(PolicyRow.id, PolicyRow.payer))}
