"""Writing teachers: people, their hat, the departments they are named with. Called inside a write unit only."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.drafts_staff import TeacherDraft
from ctec_desktop.domain.import_plan import PlannedRow
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.domain.teaching.entry_rules import is_same, said_otherwise
from ctec_desktop.storage.queries.teacher_entries import entries_of
from ctec_desktop.storage.tables import DepartmentRow, PersonRow, TeacherEntryRow, TeacherRow
from ctec_desktop.storage.uow import WriteUnit

_PERSON = {"gender": "gender", "id_number": "id_number", "birth_date": "birth_on", "phone": "phone"}
_TEACHER = {name: name for name in ("staff_no", "category", "title", "course_kind", "hired_on", "recruit_type")}


class TeacherWriter:
    def __init__(self, unit: WriteUnit) -> None:
        self._unit = unit
        self._session = unit.session
        self._departments = {row.name: row.id for row in unit.session.scalars(select(DepartmentRow))}

    def write(self, rows: Sequence[PlannedRow[TeacherDraft]], step: Callable[[int], None]) -> list[int]:
        """Writes every row; returns the ids of the teachers."""
        ids = []
        for number, row in enumerate(rows, 1):
            ids.append(self._teacher(row))
            step(number)
        return ids

    def _teacher(self, planned: PlannedRow[TeacherDraft]) -> int:
        draft = planned.draft
        if planned.known_id is None:
            person = self._person(draft)
            teacher = TeacherRow(person_id=person.id, staff_no=draft.staff_no or "")
            self._session.add(teacher)
        else:
            teacher = self._session.get_one(TeacherRow, planned.known_id)
            person = self._session.get_one(PersonRow, teacher.person_id)
            teacher.retired_on = None
        _set(person, draft, _PERSON)
        if draft.name and draft.name != person.name:
            keys = pinyin_keys(draft.name)
            person.name, person.pinyin, person.initials = draft.name, keys.full, keys.initials
        _set(teacher, draft, _TEACHER)
        if draft.department_name is not None:
            teacher.department_id = self._department(draft.department_name)
        self._session.flush()
        self._entries(teacher.id, draft)
        return teacher.id

    def _entries(self, teacher_id: int, draft: TeacherDraft) -> None:
        """Lines of the file that the row speaks of: new ones, and what it says of those on record."""
        said = draft.entries()
        known = entries_of(self._unit.connection, [teacher_id]).get(teacher_id, ()) if said else ()
        for values in said:
            same = next((one for one in known if not one.is_void and is_same(one, values)), None)
            if same is None:
                self._session.add(TeacherEntryRow(teacher_id=teacher_id, **values))
            elif said_otherwise(same, values):
                row = self._session.get_one(TeacherEntryRow, same.id)
                for key, value in said_otherwise(same, values).items():
                    setattr(row, key, value)
        self._session.flush()

    def _person(self, draft: TeacherDraft) -> PersonRow:
        """The one row of this human being: the one known by the identity number, or a new one."""
        kind = draft.id_kind.value
        if draft.id_number is not None:
            statement = select(PersonRow).where(PersonRow.id_kind == kind, PersonRow.id_number == draft.id_number)
            if (known := self._session.scalar(statement)) is not None:
                return known
        name = draft.name or ""
        keys = pinyin_keys(name)
        return self._unit.add(PersonRow(name=name, pinyin=keys.full, initials=keys.initials, id_kind=kind))

    def _department(self, name: str) -> int:
        if name not in self._departments:
            self._departments[name] = self._unit.add(DepartmentRow(name=name)).id
        return self._departments[name]


def _set(row: Any, draft: TeacherDraft, fields: dict[str, str]) -> None:
    """Sets what the sheet states; None states nothing."""
    for field, own in fields.items():
        value = getattr(draft, field)
        if value is not None:
            setattr(row, own, value)
