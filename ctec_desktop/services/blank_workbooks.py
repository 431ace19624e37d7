"""Workbooks to fill, with what the record offers for their drop-downs and, for a class, its students."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.sheets.fill_sheets import fill_sheets
from ctec_desktop.sheets.filling import Listed, write_blank
from ctec_desktop.storage.queries.enterprises import posts
from ctec_desktop.storage.queries.placements import plans
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.staff import department_names, known_majors
from ctec_desktop.storage.queries.students import classes, students_of_class


def save_blank(connection: Connection, scope: RowScope, noun: str, target: Path, class_name: str | None) -> None:
    """Writes the workbook of a noun.

    Args:
        class_name: the class whose students' numbers and names are filled in, where the noun is about students.

    Raises:
        RuleViolation: there is no such class, or nobody in it.
        EnvironmentFault: the target cannot be written.
    """
    sheet = fill_sheets()[noun]
    keys = {column.key for column in sheet.columns}
    rows = _students(connection, scope, class_name, keys) if class_name and "student_no" in keys else ()
    wanted = {column.listed for column in sheet.columns if column.listed is not None}
    lists = {kind: names for kind, names in _lists(connection, scope).items() if kind in wanted}
    write_blank(target, sheet, lists, rows)


def _students(connection: Connection, scope: RowScope, class_name: str, keys: set[str]) -> Sequence[Mapping[str, str]]:
    students = students_of_class(connection, scope, class_name)
    if not students:
        raise RuleViolation([Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": class_name})])
    known = [{"student_no": view.student_no, "name": view.name, "class_name": view.class_name} for view in students]
    # The class in a sheet about students is theirs; in a list of changes of 学籍 it is the one gone to.
    kept = {"student_no", "name", "class_name"} if "guardian_name" in keys else {"student_no", "name"}
    return [{key: text for key, text in row.items() if key in kept} for row in known]


def _lists(connection: Connection, scope: RowScope) -> Mapping[Listed, Sequence[str]]:
    every = posts(connection)
    return {
        Listed.CLASSES: [view.name for view in classes(connection, scope)],
        Listed.DEPARTMENTS: sorted(department_names(connection)),
        Listed.MAJORS: sorted({view.name for view in known_majors(connection) if view.retired_on is None}),
        Listed.ENTERPRISES: list(dict.fromkeys(post.enterprise_name for post in every)),
        Listed.POSTS: sorted({post.name for post in every}),
        Listed.PLANS: [view.name for view in plans(connection)],
    }
