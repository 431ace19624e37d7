"""Reading apprenticeships and their stages."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, select

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipView,
    Scheme,
    StageChoices,
    StageKind,
    StageResult,
    StageView,
)
from ctec_desktop.domain.lifecycle import GONE, UNISSUED
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    ApprenticeshipRow,
    ApprenticeshipStageRow,
    ClassGroupRow,
    EnterpriseRow,
    MentorRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
    TeacherRow,
)

_row, _stage = ApprenticeshipRow, ApprenticeshipStageRow
_teacher, _mentor = shared_alias(PersonRow), shared_alias(PersonRow)
_OPEN = "open"
_FURTHER = ("ended_on", "end_reason", "region_code", "subsidy_no", "subsidy_fen", "advance_fen", "final_fen")
# Nothing that binds anybody was issued yet, or it binds no longer.
_NOT_ISSUED = tuple(sorted(state.value for state in UNISSUED | GONE))


def apprenticeship_list() -> ListSpec:
    """Apprenticeships of students in scope, the newest first."""
    source = (
        _row.__table__.join(StudentRow.__table__, _row.student_id == StudentRow.id)
        .join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
        .join(EnterpriseRow.__table__, _row.enterprise_id == EnterpriseRow.id)
    )
    return ListSpec(
        key=_row.id,
        source=source,
        cells=(
            *(StudentRow.student_no, PersonRow.name, ClassGroupRow.name, _row.scheme, EnterpriseRow.name),
            *(_row.from_on, _row.until_on, _row.signed_on, _row.voided_at_utc),
        ),
        search=(Via(SearchKind.STUDENT, _row.student_id), Via(SearchKind.ENTERPRISE, _row.enterprise_id)),
        filters={
            "scheme": lambda value: _row.scheme == value,
            "state": lambda value: _row.voided_at_utc.is_(None) if value == _OPEN else _row.voided_at_utc.is_not(None),
        },
        orders={
            "from": (_row.from_on,),
            "student_no": (StudentRow.student_no,),
            "name": (PersonRow.pinyin,),
            "class": (ClassGroupRow.sort_key,),
            "enterprise": (EnterpriseRow.pinyin,),
        },
        default=("from", True),
        scope=in_scope,
        plain={"from": _row.__table__},
    )


def apprenticeship(connection: Connection, scope: RowScope, apprenticeship_id: int) -> ApprenticeshipView | None:
    """One with its stages; None when the student is out of sight."""
    found = _views(connection, _whole(scope).where(_row.id == apprenticeship_id))
    return found[0] if found else None


def apprenticeships_for(
    connection: Connection, scope: RowScope, selection: PaperSelection
) -> tuple[ApprenticeshipView, ...]:
    """Those that stand, of the people chosen, by class and student number."""
    statement = _whole(scope).where(_row.voided_at_utc.is_(None))
    if selection.apprenticeship_ids:
        statement = statement.where(_row.id.in_(selection.apprenticeship_ids))
    if selection.class_name:
        statement = statement.where(ClassGroupRow.name == selection.class_name)
    if selection.enterprise_ids:
        statement = statement.where(_row.enterprise_id.in_(selection.enterprise_ids))
    if selection.student_ids:
        statement = statement.where(_row.student_id.in_(selection.student_ids))
    if selection.placement_ids:
        ticked = select(PlacementRow.student_id).where(PlacementRow.id.in_(selection.placement_ids))
        statement = statement.where(_row.student_id.in_(ticked))
    return _views(connection, statement.order_by(ClassGroupRow.sort_key, StudentRow.student_no, _row.from_on))


def issued_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """By apprenticeship: id and number of its agreement that is on paper."""
    own = AgreementRow
    statement = select(own.apprenticeship_id, own.id, own.number).where(
        own.apprenticeship_id.in_(ids), own.state.not_in(_NOT_ISSUED)
    )
    found = connection.execute(statement.order_by(own.id))
    return {one[0]: (one[1], one[2] or "") for one in found if one[0] is not None}


def ids_of_numbers(connection: Connection, scope: RowScope, student_nos: Sequence[str]) -> dict[str, int]:
    """By student number: the newest apprenticeship that stands."""
    statement = (
        select(StudentRow.student_no, _row.id)
        .join(StudentRow, _row.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope), _row.voided_at_utc.is_(None), StudentRow.student_no.in_(student_nos))
        .order_by(_row.from_on, _row.id)
    )
    return {one[0]: one[1] for one in connection.execute(statement)}


def placement_at(connection: Connection, of: ApprenticeshipView, stage: StageView) -> int | None:
    """The student's standing placement at the enterprise for exactly these days, if there is one."""
    row = PlacementRow
    statement = (
        select(row.id)
        .join(PostRow, row.post_id == PostRow.id)
        .where(
            *(row.student_id == of.student_id, row.voided_at_utc.is_(None), PostRow.enterprise_id == of.enterprise_id),
            *(row.from_on == stage.from_on, row.until_on == stage.until_on),
        )
    )
    return connection.scalar(statement.order_by(row.id.desc()).limit(1))


def others_of(connection: Connection, student_id: int, but: int | None) -> tuple[tuple[date, date, str], ...]:
    """Days and enterprise of a student's other apprenticeships that stand."""
    statement = (
        select(_row.from_on, _row.until_on, EnterpriseRow.name)
        .join(EnterpriseRow, _row.enterprise_id == EnterpriseRow.id)
        .where(_row.student_id == student_id, _row.voided_at_utc.is_(None), _row.id != (but or 0))
    )
    return tuple((one[0], one[1], one[2]) for one in connection.execute(statement))


def stage_choices(connection: Connection, enterprise_id: int) -> StageChoices:
    """Posts and mentors of the enterprise, and teachers, that are in use."""
    posts = (
        select(PostRow.id, PostRow.name)
        .where(PostRow.enterprise_id == enterprise_id, PostRow.retired_on.is_(None))
        .order_by(PostRow.name, PostRow.id)
    )
    mentors = (
        select(MentorRow.id, PersonRow.name, MentorRow.title)
        .join(PersonRow, MentorRow.person_id == PersonRow.id)
        .where(MentorRow.enterprise_id == enterprise_id, MentorRow.retired_on.is_(None))
        .order_by(PersonRow.pinyin, MentorRow.id)
    )
    teachers = (
        select(TeacherRow.id, PersonRow.name, TeacherRow.staff_no)
        .join(PersonRow, TeacherRow.person_id == PersonRow.id)
        .where(TeacherRow.retired_on.is_(None))
        .order_by(PersonRow.pinyin, TeacherRow.id)
    )
    return StageChoices(
        tuple((one[0], one[1]) for one in connection.execute(posts)),
        tuple((one[0], f"{one[1]}（{one[2]}）" if one[2] else one[1]) for one in connection.execute(mentors)),
        tuple((one[0], f"{one[1]}（{one[2]}）") for one in connection.execute(teachers)),
    )


def units_in_use(connection: Connection) -> tuple[tuple[int, str], ...]:
    statement = (
        select(EnterpriseRow.id, EnterpriseRow.name)
        .where(EnterpriseRow.retired_on.is_(None))
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id)
    )
    return tuple((one[0], one[1]) for one in connection.execute(statement))


def _whole(scope: RowScope) -> AnySelect:
    return (
        select(
            *(_row.id, _row.version, _row.scheme, StudentRow.id, StudentRow.student_no, PersonRow.name),
            *(ClassGroupRow.name, ClassGroupRow.grade, PersonRow.birth_on, EnterpriseRow.id, EnterpriseRow.name),
            *(_row.from_on, _row.until_on, _row.certificate, _row.labour_from, _row.labour_until),
            *(_row.teacher_duties, _row.mentor_duties, _row.allowance_fen, _row.total_hours, _row.practice_hours),
            *(_row.signed_on, _row.signers, _row.voided_at_utc, _row.void_reason, _row.ended_on, _row.end_reason),
            *(EnterpriseRow.region_code, _row.subsidy_no, _row.subsidy_fen, _row.advance_fen, _row.final_fen),
        )
        .join(StudentRow, _row.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(EnterpriseRow, _row.enterprise_id == EnterpriseRow.id)
        .where(in_scope(scope))
    )


def _views(connection: Connection, statement: AnySelect) -> tuple[ApprenticeshipView, ...]:
    made = []
    for found in connection.execute(statement):
        values: list[Any] = list(found)
        values[2], values[22] = Scheme(found[2]), frozenset(Party(word) for word in found[22].split())
        values[23] = found[23] is not None
        further = dict(zip(_FURTHER, values[25:], strict=True))
        made.append(replace(ApprenticeshipView(*values[:25]), **further))
    ids = [one.id for one in made]
    stages, issued = _stages(connection, ids), issued_of(connection, ids)
    return tuple(replace(one, stages=tuple(stages[one.id]), agreement=issued.get(one.id)) for one in made)


def _stages(connection: Connection, ids: Sequence[int]) -> defaultdict[int, list[StageView]]:
    """By apprenticeship, in the order of their days."""
    annex = exists().where(
        PlacementRow.student_id == _row.student_id,
        PlacementRow.voided_at_utc.is_(None),
        PlacementRow.from_on <= _stage.until_on,
        PlacementRow.until_on >= _stage.from_on,
        PlacementRow.post_id.in_(select(PostRow.id).where(PostRow.enterprise_id == _row.enterprise_id)),
        AgreementRow.placement_id == PlacementRow.id,
        AgreementRow.state.not_in(_NOT_ISSUED),
    )
    placed = (
        select(PlacementRow.id)
        .where(PlacementRow.id == _stage.placement_id, PlacementRow.voided_at_utc.is_(None))
        .scalar_subquery()
    )
    statement = (
        select(
            *(_stage.apprenticeship_id, _stage.id, _stage.version, _stage.kind, _stage.from_on, _stage.until_on),
            *(_stage.post_id, PostRow.name, _stage.content, _stage.pay_fen, _stage.teacher_id, _teacher.name),
            *(_stage.mentor_id, _mentor.name, _stage.result, _stage.assessed_on, annex, placed),
        )
        .join(_row, _stage.apprenticeship_id == _row.id)
        .outerjoin(PostRow, _stage.post_id == PostRow.id)
        .outerjoin(TeacherRow, _stage.teacher_id == TeacherRow.id)
        .outerjoin(_teacher, TeacherRow.person_id == _teacher.id)
        .outerjoin(MentorRow, _stage.mentor_id == MentorRow.id)
        .outerjoin(_mentor, MentorRow.person_id == _mentor.id)
        .where(_stage.apprenticeship_id.in_(ids), _stage.voided_at_utc.is_(None))
        .order_by(_stage.from_on, _stage.id)
    )
    found: defaultdict[int, list[StageView]] = defaultdict(list)
    for line in connection.execute(statement):
        values: list[Any] = list(line[1:])
        values[2], values[13] = StageKind(line[3]), None if line[14] is None else StageResult(line[14])
        values[15] = bool(line[16])
        found[line[0]].append(StageView(*values))
    return found
