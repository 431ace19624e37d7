"""Writing internship plans and the teachers they name."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.storage.tables import InternshipPlanRow, PersonRow, TeacherRow
from ctec_desktop.storage.uow import WriteUnit


def add_plan(unit: WriteUnit, values: Mapping[str, Any]) -> int:
    return unit.add(InternshipPlanRow(**values)).id


def supervisor_id(unit: WriteUnit, name: str | None, phone: str | None) -> int | None:
    """The one teacher of that name, or a new one; a phone that is given is kept."""
    if not name:
        return None
    joined = select(TeacherRow, PersonRow).join(PersonRow, TeacherRow.person_id == PersonRow.id)
    statement = joined.where(PersonRow.name == name, TeacherRow.retired_on.is_(None))
    found = unit.session.execute(statement.limit(1)).first()
    if found is None:
        keys = pinyin_keys(name)
        person = unit.add(PersonRow(name=name, pinyin=keys.full, initials=keys.initials))
        teacher = unit.add(TeacherRow(person_id=person.id, staff_no=f"T{person.id:05d}"))
    else:
        teacher, person = found
    if phone:
        person.phone = phone
    return teacher.id
