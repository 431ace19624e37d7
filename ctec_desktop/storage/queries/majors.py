"""Reading departments, majors and classes, retired ones included where a form opens them."""

from typing import Any

from sqlalchemy import Connection, func, or_, select

from ctec_desktop.domain.master_views import DepartmentView, MajorView
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import ClassView
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import ClassGroupRow, DepartmentRow, MajorRow, StudentRow, TeacherRow


def departments(connection: Connection) -> tuple[DepartmentView, ...]:
    """Departments in use, by name."""
    statement = _departments().where(DepartmentRow.retired_on.is_(None)).order_by(DepartmentRow.name)
    return tuple(DepartmentView(*row) for row in connection.execute(statement))


def department_ids(connection: Connection, held: int | None) -> frozenset[int]:
    """Departments a form may choose: those in use, and the one the record has already."""
    return _choosable(connection, DepartmentRow, held)


def major_ids(connection: Connection, held: int | None) -> frozenset[int]:
    """Majors a form may choose: those in use, and the one the record has already."""
    return _choosable(connection, MajorRow, held)


def department(connection: Connection, department_id: int) -> DepartmentView | None:
    row = connection.execute(_departments().where(DepartmentRow.id == department_id)).first()
    return None if row is None else DepartmentView(*row)


def majors(connection: Connection) -> tuple[MajorView, ...]:
    """Majors in use, by name."""
    statement = _majors().where(MajorRow.retired_on.is_(None)).order_by(MajorRow.name, MajorRow.id)
    return tuple(MajorView(*row) for row in connection.execute(statement))


def major(connection: Connection, major_id: int) -> MajorView | None:
    row = connection.execute(_majors().where(MajorRow.id == major_id)).first()
    return None if row is None else MajorView(*row)


def major_of_code(connection: Connection, code: str, catalog_version: str) -> MajorView | None:
    wanted = (MajorRow.code == code, MajorRow.catalog_version == catalog_version)
    row = connection.execute(_majors().where(*wanted)).first()
    return None if row is None else MajorView(*row)


def class_record(connection: Connection, scope: RowScope, class_id: int) -> ClassView | None:
    row = connection.execute(select_classes(scope).where(ClassGroupRow.id == class_id)).first()
    return None if row is None else ClassView(*row)


def class_named(connection: Connection, scope: RowScope, name: str) -> ClassView | None:
    row = connection.execute(select_classes(scope).where(ClassGroupRow.name == name)).first()
    return None if row is None else ClassView(*row)


def retired_class_names(connection: Connection) -> frozenset[str]:
    row = ClassGroupRow
    return frozenset(connection.scalars(select(row.name).where(row.retired_on.is_not(None))))


def department_names(connection: Connection, scope: RowScope) -> frozenset[str] | None:
    """The departments of the scope; None for the whole school."""
    if scope.department_ids is None:
        return None
    statement = select(DepartmentRow.name).where(DepartmentRow.id.in_(sorted(scope.department_ids)))
    return frozenset(connection.scalars(statement))


def major_names(connection: Connection) -> frozenset[str]:
    """What rosters may call the majors on record, retired ones included: their codes and their names."""
    rows = connection.execute(select(MajorRow.code, MajorRow.name))
    return frozenset(word for row in rows for word in row if word)


def id_named(connection: Connection, kind: type[DepartmentRow] | type[ClassGroupRow], name: str) -> int | None:
    """The id of the department or class of this name, retired or not."""
    return connection.scalar(select(kind.id).where(kind.name == name))


def _choosable(connection: Connection, kind: type[DepartmentRow] | type[MajorRow], held: int | None) -> frozenset[int]:
    wanted = or_(kind.retired_on.is_(None), kind.id == held)
    return frozenset(connection.scalars(select(kind.id).where(wanted)))


def _departments() -> AnySelect:
    row = DepartmentRow
    return select(
        row.id,
        row.version,
        row.name,
        row.retired_on,
        _count(ClassGroupRow, ClassGroupRow.department_id == row.id, ClassGroupRow.retired_on.is_(None)),
        _count(TeacherRow, TeacherRow.department_id == row.id, TeacherRow.retired_on.is_(None)),
    )


def _majors() -> AnySelect:
    row = MajorRow
    return select(
        row.id,
        row.version,
        row.code,
        row.catalog_version,
        row.name,
        row.level,
        row.study_years,
        row.retired_on,
        _count(ClassGroupRow, ClassGroupRow.major_id == row.id, ClassGroupRow.retired_on.is_(None)),
    )


def select_classes(scope: RowScope) -> AnySelect:
    """The columns of a `ClassView`."""
    row = ClassGroupRow
    return (
        select(
            row.id,
            row.version,
            row.name,
            row.grade,
            row.major_id,
            MajorRow.name,
            row.department_id,
            DepartmentRow.name,
            row.retired_on,
            _count(StudentRow, StudentRow.class_group_id == row.id),
        )
        .outerjoin(MajorRow, row.major_id == MajorRow.id)
        .outerjoin(DepartmentRow, row.department_id == DepartmentRow.id)
        .where(in_scope(scope))
    )


def _count(kind: Any, *wanted: Any) -> Any:
    return select(func.count()).select_from(kind).where(*wanted).scalar_subquery()
