"""Reading 实习档案: the list of folders, one folder with its materials, classes as a whole."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, not_, select

from ctec_desktop.domain.archive.kinds import REQUIRED, ArchiveKind
from ctec_desktop.domain.archive.views import BatchTally, Folder
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.storage.queries.archive_sql import PRESENT, is_head, present_count, sibling
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    InternshipPlanRow,
    PersonRow,
    PlacementRow,
    StudentRow,
    StudentStatusRow,
)

_row = PlacementRow
_joined = (
    _row.__table__.join(StudentRow.__table__, _row.student_id == StudentRow.id)
    .join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
    .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
    .join(InternshipPlanRow.__table__, _row.plan_id == InternshipPlanRow.id)
)
_last_on = (
    select(func.max(sibling.until_on))
    .where(sibling.student_id == _row.student_id, sibling.plan_id == _row.plan_id, sibling.voided_at_utc.is_(None))
    .correlate(_row)
    .scalar_subquery()
)
_graduated_on = (
    select(func.max(StudentStatusRow.from_on))
    .where(StudentStatusRow.student_id == _row.student_id, StudentStatusRow.kind == StatusKind.GRADUATED.value)
    .correlate(_row)
    .scalar_subquery()
)
_kinds = tuple(PRESENT[kind] for kind in ArchiveKind)


def _state(value: str) -> ColumnElement[bool]:
    """Whole, or not."""
    whole = and_(*(PRESENT[kind] for kind in REQUIRED))
    return whole if value == "whole" else not_(whole)


FOLDERS = ListSpec(
    key=_row.id,
    source=_joined,
    cells=(StudentRow.student_no, PersonRow.name, ClassGroupRow.name, InternshipPlanRow.name, _row.from_on, *_kinds),
    search=(Via(SearchKind.STUDENT, _row.student_id, many=500, most=None),),
    filters={
        "class": lambda value: ClassGroupRow.name == value,
        "plan": lambda value: _row.plan_id == int(value),
        "state": _state,
        "lacks": lambda value: not_(PRESENT[ArchiveKind(value)]),
    },
    orders={
        "class": (ClassGroupRow.sort_key, StudentRow.student_no),
        "student_no": (StudentRow.student_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "from": (_row.from_on,),
        "percent": (present_count(),),
    },
    default=("class", False),
    scope=in_scope,
    standing=is_head(),
)


def folders(
    connection: Connection,
    scope: RowScope,
    *,
    ids: Sequence[int] | None = None,
    class_name: str | None = None,
    student_no: str | None = None,
) -> tuple[Folder, ...]:
    """Folders by class and student number, without their materials; of a student or class alone where one is named."""
    statement = (
        select(
            *(_row.id, _row.student_id, _row.plan_id, StudentRow.student_no, PersonRow.name, ClassGroupRow.name),
            *(InternshipPlanRow.name, _row.from_on, _last_on, _graduated_on, *_kinds),
        )
        .select_from(_joined)
        .where(is_head(), in_scope(scope))
        .order_by(ClassGroupRow.sort_key, StudentRow.student_no, _row.from_on, _row.id)
    )
    if ids is not None:
        statement = statement.where(_row.id.in_(list(ids)))
    if class_name is not None:
        statement = statement.where(ClassGroupRow.name == class_name)
    if student_no is not None:
        statement = statement.where(StudentRow.student_no == student_no)
    return tuple(map(_folder, connection.execute(statement)))


def _folder(row: Any) -> Folder:
    present = frozenset(kind for kind, found in zip(ArchiveKind, row[10:], strict=True) if found)
    values: list[Any] = [*row[:10], present]
    return Folder(*values)


def tallies(connection: Connection, scope: RowScope, class_name: str | None = None) -> tuple[BatchTally, ...]:
    """Every class under every plan, counted by the database."""
    lacks = [func.sum(case((PRESENT[kind], 0), else_=1)) for kind in REQUIRED]
    statement = (
        select(ClassGroupRow.name, InternshipPlanRow.name, func.count(), *lacks)
        .select_from(_joined)
        .where(is_head(), in_scope(scope))
        .group_by(ClassGroupRow.sort_key, ClassGroupRow.name, InternshipPlanRow.id, InternshipPlanRow.name)
        .order_by(ClassGroupRow.sort_key, InternshipPlanRow.name)
    )
    if class_name is not None:
        statement = statement.where(ClassGroupRow.name == class_name)
    return tuple(BatchTally(row[0], row[1], row[2], tuple(row[3:])) for row in connection.execute(statement))


def plans(connection: Connection, scope: RowScope) -> tuple[tuple[str, str], ...]:
    """Plans that have a folder in sight, as key and name."""
    statement: AnySelect = (
        select(InternshipPlanRow.id, InternshipPlanRow.name)
        .where(InternshipPlanRow.id.in_(select(_row.plan_id).select_from(_joined).where(is_head(), in_scope(scope))))
        .order_by(InternshipPlanRow.name)
    )
    return tuple((str(key), name) for key, name in connection.execute(statement))
