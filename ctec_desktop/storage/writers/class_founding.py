"""Classes that a roster names and the record does not know, with their majors and departments. Founded once, together.

Called inside a write unit only.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.grades import class_sort_key, grade_of_class
from ctec_desktop.storage.tables import ClassGroupRow, DepartmentRow, MajorRow
from ctec_desktop.storage.uow import WriteUnit


class ClassFounder:
    """Knows the school's majors and departments by what rosters call them."""

    def __init__(self, unit: WriteUnit) -> None:
        self._unit = unit
        majors = list(unit.session.scalars(select(MajorRow)))
        self._majors_by_code = {row.code: row.id for row in majors if row.code}
        self._majors_by_name = {row.name: row.id for row in majors}
        self._departments = {row.name: row.id for row in unit.session.scalars(select(DepartmentRow))}

    def found(self, classes: Mapping[str, Sequence[StudentDraft]]) -> dict[str, int]:
        """Founds classes by the drafts that name them; their ids by name."""
        ids = dict(zip(classes, self._unit.reserve_ids(ClassGroupRow, len(classes)), strict=True))
        rows: list[dict[str, Any]] = [
            {
                "id": ids[name],
                "name": name,
                "sort_key": class_sort_key(name),
                "grade": grade_of_class(name, (d.grade for d in members), (d.enrolled_on for d in members)),
                "major_id": self._major_id(members),
                "department_id": self._department_id(members),
            }
            for name, members in classes.items()
        ]
        self._unit.insert_many(ClassGroupRow, rows)
        return ids

    def _major_id(self, members: Sequence[StudentDraft]) -> int | None:
        code, name = next(((d.major_code, d.major_name) for d in members if d.major_name or d.major_code), (None, None))
        if name is None and code is None:
            return None
        known = self._majors_by_code.get(code) if code else self._majors_by_name.get(name or "")
        if known is None:
            row = self._unit.add(MajorRow(code=code, name=name or code or ""))
            known = self._majors_by_name[row.name] = row.id
            if code:
                self._majors_by_code[code] = row.id
        return known

    def _department_id(self, members: Sequence[StudentDraft]) -> int | None:
        name = next((draft.department_name for draft in members if draft.department_name), None)
        if name is None:
            return None
        if name not in self._departments:
            self._departments[name] = self._unit.add(DepartmentRow(name=name)).id
        return self._departments[name]
