"""What the rules are judged on, read in few queries however many placements there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Connection, Text, bindparam, exists, func, or_, select, type_coerce

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import ChangeKind, PlannedDays
from ctec_desktop.domain.rules.student_papers import PARENTS
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.close_ids import rows_among
from ctec_desktop.storage.queries.placement_choice import chosen_placements
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    GuardianRow,
    InternshipPlanRow,
    MajorRow,
    PersonRow,
    PlacementApplicationRow,
    PlacementChangeRow,
    PlacementPapersRow,
    PlacementRow,
    PostRow,
    StudentRow,
)

# So many placements are read and judged at a time, which bounds the memory.
PAGE = 4_000
_stands = PlacementRow.voided_at_utc.is_(None)


class CheckRow(NamedTuple):
    """A standing 岗位实习 placement with what its own rules ask for.

    Mentor and supervisor are those of post and plan where the placement names none.
    """

    id: int
    student_id: int
    plan_id: int
    post_id: int
    arranged_by: str
    supervisor_id: int | None
    mentor_id: int | None
    gender: str | None
    grade: int | None
    major: str | None
    has_guardian_proof: bool | None
    has_passed_safety: bool | None
    match: str | None
    application_state: str | None
    decided_at_utc: Any
    training_mode: str | None
    from_on: date
    until_on: date
    arrived_on: date | None
    birth_on: date | None
    signed_on: date | None
    student_agreed_on: date | None
    guardian_agreed_on: date | None
    trained_on: date | None
    safety_trained_on: date | None


# Where the days begin in a row: they come as the driver has them, and each is made into a day once.
_DAYS_FROM = 16


def placements(
    connection: Connection, scope: RowScope, chosen: CheckSelection, on: date
) -> Iterator[Sequence[CheckRow]]:
    """Page by page in the order of their students, so that what is asked for each student lies together; those that
    are over before the day are left out unless asked for."""
    named = {"named": chosen.placement_ids} if chosen.placement_ids else {}
    statement = _paged(scope, replace(chosen, placement_ids=()), on, is_named=bool(named))
    days = Days()
    student_id = placement_id = 0
    while True:
        found = connection.execute(statement, {"student": student_id, "placement": placement_id, **named}).all()
        rows = [CheckRow(*one[:_DAYS_FROM], *map(days.__getitem__, one[_DAYS_FROM:])) for one in found]
        if rows:
            yield rows
        if len(rows) < PAGE:
            return
        student_id, placement_id = rows[-1].student_id, rows[-1].id


class Days(dict[Any, Any]):
    """Days by how the driver hands them over, text on SQLite: the same few thousand come again and again."""

    def __missing__(self, told: Any) -> date | None:
        made = self[told] = date.fromisoformat(told) if isinstance(told, str) else told
        return made


@lru_cache(maxsize=8)
def _paged(scope: RowScope, chosen: CheckSelection, on: date, *, is_named: bool) -> AnySelect:
    """Made once for what is asked again and again: making it takes longer than asking for one placement.

    Args:
        is_named: the placements are named one by one when it is asked, and those that are over are wanted too.
    """
    row = PlacementRow
    student: BindParameter[int] = bindparam("student")
    placement: BindParameter[int] = bindparam("placement")
    statement = _select(scope, chosen)
    statement = statement.where(row.student_id >= student, or_(row.student_id > student, row.id > placement))
    if chosen.is_at_work:
        statement = statement.where(row.from_on <= on, row.arrived_on <= on)
    if is_named:
        statement = statement.where(row.id.in_(bindparam("named", expanding=True)))
    else:
        statement = statement.where(or_(row.until_on >= on, _is_extended_to(on)))
    return statement.order_by(row.student_id, row.id).limit(PAGE)


def _is_extended_to(on: date) -> ColumnElement[bool]:
    change = PlacementChangeRow
    return exists().where(
        change.placement_id == PlacementRow.id,
        change.kind == ChangeKind.EXTEND.value,
        change.voided_at_utc.is_(None),
        change.until_on >= on,
    )


def _select(scope: RowScope, chosen: CheckSelection) -> AnySelect:
    papers, application = PlacementPapersRow, PlacementApplicationRow
    row = PlacementRow
    return (
        select(
            *(row.id, row.student_id, row.plan_id, row.post_id, row.arranged_by),
            func.coalesce(row.supervisor_id, InternshipPlanRow.supervisor_id),
            func.coalesce(row.mentor_id, PostRow.mentor_id),
            *(PersonRow.gender, ClassGroupRow.grade, MajorRow.code),
            *(papers.has_guardian_proof, papers.has_passed_safety, papers.match),
            *(application.state, application.decided_at_utc, StudentRow.training_mode),
            *(
                type_coerce(day, Text)
                for day in (
                    *(row.from_on, row.until_on, row.arrived_on, PersonRow.birth_on, papers.signed_on),
                    *(papers.student_agreed_on, papers.guardian_agreed_on, papers.trained_on),
                    papers.safety_trained_on,
                )
            ),
        )
        .select_from(row)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(StudentRow, row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .outerjoin(MajorRow, ClassGroupRow.major_id == MajorRow.id)
        .outerjoin(papers, papers.placement_id == row.id)
        .outerjoin(application, application.placement_id == row.id)
        .where(_stands, InternshipPlanRow.kind == PlanKind.ON_POST.value, in_scope(scope), *chosen_placements(chosen))
    )


class OneOf(NamedTuple):
    """One of a student's standing 岗位实习 placements, as planned."""

    id: int
    planned: PlannedDays
    enterprise_name: str


def placements_of(connection: Connection, student_ids: Sequence[int]) -> dict[int, list[OneOf]]:
    """Every standing 岗位实习 placement of these students, the ones that are over too, by student."""
    days = Days()
    found: defaultdict[int, list[OneOf]] = defaultdict(list)
    for student_id, placement_id, from_on, until_on, post_id, name in rows_among(
        connection, _every_placement(), PlacementRow.student_id, student_ids
    ):
        planned = PlannedDays(days[from_on], days[until_on], post_id)
        found[student_id].append(OneOf(placement_id, planned, name))
    return found


@lru_cache(maxsize=1)
def _every_placement() -> AnySelect:
    row = PlacementRow
    return (
        select(row.student_id, row.id, *(type_coerce(day, Text) for day in (row.from_on, row.until_on)), row.post_id)
        .add_columns(EnterpriseRow.name)
        .join(InternshipPlanRow, row.plan_id == InternshipPlanRow.id)
        .join(PostRow, row.post_id == PostRow.id)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .where(_stands, InternshipPlanRow.kind == PlanKind.ON_POST.value)
    )


def guardians_no_parents(connection: Connection, student_ids: Sequence[int]) -> dict[int, str]:
    """What the guardian who stands first is to the student, for students where that is no parent."""
    found = rows_among(connection, _guardians(), GuardianRow.student_id, student_ids)
    return {student_id: relation or "" for student_id, relation in found}


@lru_cache(maxsize=1)
def _guardians() -> AnySelect:
    row = GuardianRow
    return select(row.student_id, row.relation).where(
        *(row.rank == 1, row.retired_on.is_(None), row.relation.is_not(None), row.relation.not_in(PARENTS))
    )


class Named(NamedTuple):
    """A placement as lists name it."""

    id: int
    student_no: str
    name: str
    class_name: str
    enterprise_name: str
    post_name: str


def named(connection: Connection, placement_ids: Sequence[int]) -> dict[int, Named]:
    """Names of these placements' students and units."""
    found: dict[int, Named] = {}
    row = PlacementRow
    for start in range(0, len(placement_ids), CHUNK):
        statement = (
            select(row.id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name, EnterpriseRow.name, PostRow.name)
            .join(StudentRow, row.student_id == StudentRow.id)
            .join(PersonRow, StudentRow.person_id == PersonRow.id)
            .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
            .join(PostRow, row.post_id == PostRow.id)
            .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
            .where(row.id.in_(placement_ids[start : start + CHUNK]))
        )
        found |= {one[0]: Named._make(one) for one in connection.execute(statement)}
    return found
