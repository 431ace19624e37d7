"""Writing the school's profile, the grade of a class, settings."""

from collections.abc import Mapping

from sqlalchemy import select

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.tables import ClassGroupRow, SchoolRow, SettingRow
from ctec_desktop.storage.uow import WriteUnit


def add_school(unit: WriteUnit, values: Mapping[str, str | None]) -> int:
    return unit.add(SchoolRow(**values)).id


def change_school(unit: WriteUnit, version: int, values: Mapping[str, str | None]) -> int:
    """Raises: RuleViolation when the profile has been saved since `version` was read."""
    row = unit.session.scalars(select(SchoolRow).limit(1)).one()
    if row.version != version:
        raise RuleViolation([Problem(OfficeCode.SAVED_BY_SOMEBODY_ELSE)])
    for name, value in values.items():
        setattr(row, name, value)
    return row.id


def set_grade(unit: WriteUnit, class_name: str, grade: int) -> int | None:
    """The id of the class, or None when there is none of that name."""
    row = unit.session.scalar(select(ClassGroupRow).where(ClassGroupRow.name == class_name))
    if row is None:
        return None
    row.grade = grade
    return row.id


def set_setting(unit: WriteUnit, key: str, value: str) -> None:
    row = unit.session.scalar(select(SettingRow).where(SettingRow.key == key))
    if row is None:
        unit.add(SettingRow(key=key, value=value))
    else:
        row.value = value
