"""The lists of teachers, classes, majors and departments, and the condition that keeps retired records apart."""

from typing import Any, Final

from sqlalchemy import ColumnElement, false, func, select, true

from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.tables import ClassGroupRow, DepartmentRow, MajorRow, PersonRow, StudentRow, TeacherRow

CURRENT: Final = "current"
RETIRED: Final = "retired"


def by_state(column: Any, value: str) -> ColumnElement[bool]:
    """Records in use, or retired ones."""
    match value:
        case "current":
            return column.is_(None)  # type: ignore[no-any-return]
        case "retired":
            return column.is_not(None)  # type: ignore[no-any-return]
        case _:
            return false()


_teacher_tables = TeacherRow.__table__.join(PersonRow.__table__, TeacherRow.person_id == PersonRow.id).outerjoin(
    DepartmentRow.__table__, TeacherRow.department_id == DepartmentRow.id
)

TEACHERS = ListSpec(
    key=TeacherRow.id,
    source=_teacher_tables,
    cells=(
        TeacherRow.staff_no,
        PersonRow.name,
        PersonRow.gender,
        DepartmentRow.name,
        TeacherRow.category,
        TeacherRow.title,
        PersonRow.phone,
        TeacherRow.retired_on,
    ),
    search=(Via(SearchKind.TEACHER, TeacherRow.id),),
    filters={
        "state": lambda value: by_state(TeacherRow.retired_on, value),
        "department": lambda value: DepartmentRow.name == value,
    },
    orders={
        "staff_no": (TeacherRow.staff_no,),
        "name": (PersonRow.pinyin, PersonRow.name),
        "department": (DepartmentRow.name, PersonRow.pinyin),
    },
    default=("name", False),
    scope=lambda _scope: true(),
)

_members = (
    select(func.count()).where(StudentRow.class_group_id == ClassGroupRow.id).correlate(ClassGroupRow).scalar_subquery()
)

CLASSES = ListSpec(
    key=ClassGroupRow.id,
    source=ClassGroupRow.__table__.outerjoin(MajorRow.__table__, ClassGroupRow.major_id == MajorRow.id).outerjoin(
        DepartmentRow.__table__, ClassGroupRow.department_id == DepartmentRow.id
    ),
    cells=(
        ClassGroupRow.name,
        ClassGroupRow.grade,
        MajorRow.name,
        DepartmentRow.name,
        _members,
        ClassGroupRow.retired_on,
    ),
    search=(Via(SearchKind.CLASS_GROUP, ClassGroupRow.id), Via(SearchKind.MAJOR, ClassGroupRow.major_id)),
    filters={"state": lambda value: by_state(ClassGroupRow.retired_on, value)},
    orders={
        "name": (ClassGroupRow.sort_key,),
        "grade": (ClassGroupRow.grade, ClassGroupRow.sort_key),
        "major": (MajorRow.name, ClassGroupRow.sort_key),
        "department": (DepartmentRow.name, ClassGroupRow.sort_key),
        "students": (_members,),
    },
    default=("name", False),
    scope=in_scope,
)

_major_classes = (
    select(func.count())
    .select_from(ClassGroupRow)
    .where(ClassGroupRow.major_id == MajorRow.id, ClassGroupRow.retired_on.is_(None))
    .correlate(MajorRow)
    .scalar_subquery()
)

MAJORS = ListSpec(
    key=MajorRow.id,
    source=MajorRow.__table__,
    cells=(
        MajorRow.code,
        MajorRow.name,
        MajorRow.level,
        MajorRow.study_years,
        MajorRow.catalog_version,
        _major_classes,
        MajorRow.retired_on,
    ),
    search=(Via(SearchKind.MAJOR, MajorRow.id),),
    filters={"state": lambda value: by_state(MajorRow.retired_on, value)},
    orders={"code": (MajorRow.code, MajorRow.name), "name": (MajorRow.name,), "classes": (_major_classes,)},
    default=("code", False),
    scope=lambda _scope: true(),
)

_department_classes = (
    select(func.count())
    .select_from(ClassGroupRow)
    .where(ClassGroupRow.department_id == DepartmentRow.id, ClassGroupRow.retired_on.is_(None))
    .correlate(DepartmentRow)
    .scalar_subquery()
)
_department_teachers = (
    select(func.count())
    .select_from(TeacherRow)
    .where(TeacherRow.department_id == DepartmentRow.id, TeacherRow.retired_on.is_(None))
    .correlate(DepartmentRow)
    .scalar_subquery()
)

DEPARTMENTS = ListSpec(
    key=DepartmentRow.id,
    source=DepartmentRow.__table__,
    cells=(DepartmentRow.name, _department_classes, _department_teachers, DepartmentRow.retired_on),
    search=(Via(SearchKind.DEPARTMENT, DepartmentRow.id),),
    filters={"state": lambda value: by_state(DepartmentRow.retired_on, value)},
    orders={"name": (DepartmentRow.name,), "classes": (_department_classes,), "teachers": (_department_teachers,)},
    default=("name", False),
    scope=lambda _scope: true(),
)
