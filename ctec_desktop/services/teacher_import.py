"""Importing teachers: what a list would change, and changing it in one write unit."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts_staff import TeacherDraft
from ctec_desktop.domain.import_plan import Action, FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.teaching.entries import EntryKind
from ctec_desktop.domain.teaching.entry_rules import day_problems, is_same, said_otherwise
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.row_planning import differences, planned_row
from ctec_desktop.services.student_conflicts import number_of_another
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.teachers import read_teachers
from ctec_desktop.storage.queries.staff import KnownTeacher, department_names, known_teachers
from ctec_desktop.storage.queries.students import KnownPerson, people_by_id_number
from ctec_desktop.storage.queries.teacher_entries import standing_entries
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.teachers import TeacherWriter

_FIELDS = {
    name: name
    for name in (
        *("staff_no", "name", "gender", "id_number", "birth_date", "department_name", "category", "title", "phone"),
        *("course_kind", "hired_on", "recruit_type"),
    )
}
# What a plan gives a supervisor who is named but not on record.
_GIVEN_NO = re.compile(r"T[0-9]{5,}")


class TeacherImporter(Importer[TeacherDraft]):
    """Teachers, known by the staff number or else by the identity number; one human being keeps one person row."""

    noun = ImportNoun.TEACHERS
    permission = Permission.TEACHERS_IMPORT
    areas = (Area.TEACHERS,)
    doing = "导入教师"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[TeacherDraft]:
        return read_teachers(path, choice=choice, progress=progress)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[TeacherDraft]], sheet: str
    ) -> Planned[TeacherDraft]:
        departments = department_names(ground.connection)
        records, founded = _with_one_spelling(records, departments)
        known = _Known(ground, [record.draft for record in records], departments)
        rows = tuple(known.plan(record, sheet) for record in records)
        named = {row.draft.department_name for row in rows if row.action is not Action.REFUSED}
        return Planned(rows, tuple(sorted(name for name in founded if name in named)))

    @override
    def write(self, unit: WriteUnit, writing: Writing[TeacherDraft], step: Callable[[int], None]) -> list[int]:
        return TeacherWriter(unit).write(writing.rows, step)


class _Known:
    """What the record has that the list may speak of."""

    def __init__(self, ground: Ground, drafts: Sequence[TeacherDraft], departments: dict[str, int]) -> None:
        teachers = known_teachers(ground.connection)
        self._scope = ground.scope.department_ids
        self._today = ground.today
        self._entries = standing_entries(ground.connection) if any(draft.entries() for draft in drafts) else {}
        self._departments = departments
        self._by_staff_no = {teacher.staff_no: teacher for teacher in teachers}
        self._by_id = {teacher.id_number: teacher for teacher in teachers if teacher.id_number}
        numbers = sorted({draft.id_number for draft in drafts if draft.id_number})
        self._people = people_by_id_number(ground.connection, ground.scope, numbers)
        given = [teacher for teacher in teachers if _GIVEN_NO.fullmatch(teacher.staff_no) and not teacher.id_number]
        named = Counter(search_key(teacher.name) for teacher in given)
        said = Counter(search_key(draft.name or "") for draft in drafts)
        keys = ((search_key(teacher.name), teacher) for teacher in given)
        self._given = {key: teacher for key, teacher in keys if named[key] == said[key] == 1}

    def plan(self, record: SheetRecord[TeacherDraft], sheet: str) -> PlannedRow[TeacherDraft]:
        draft, place = record.draft, CellPlace(sheet, record.row)
        teacher = self._by_staff_no.get(draft.staff_no or "") or self._by_id.get(draft.id_number or "")
        problems = [replace(problem, place=place) for problem in self._against(draft, teacher)]
        if teacher is None and not problems and (teacher := self._given.get(search_key(draft.name or ""))) is not None:
            facts = {"name": teacher.name, "staff_no": teacher.staff_no}
            problems.append(Problem(ImportCode.TEACHER_NAMED_BEFORE, Severity.WARNING, facts, place))
        changes = () if teacher is None else differences(draft, teacher, _FIELDS)
        if teacher is not None:
            changes = (*changes, *self._entry_changes(draft, teacher.id))
        if teacher is not None and teacher.retired_on is not None:
            changes = (*changes, FieldChange("retired_on", teacher.retired_on.isoformat(), None))
        label = f"{draft.name or ''}（{draft.staff_no or (teacher.staff_no if teacher else '无工号')}）"
        return planned_row(record, label, problems, teacher.id if teacher else None, changes)

    def _entry_changes(self, draft: TeacherDraft, teacher_id: int) -> Iterator[FieldChange]:
        """Lines of the teacher file that would be new, or otherwise than on record."""
        known = self._entries.get(teacher_id, ())
        for values in draft.entries():
            same = next((one for one in known if is_same(one, values)), None)
            new = said_otherwise(same, values) if same is not None else values
            if new:
                old = None if same is None else "，".join(str(getattr(same, key) or "—") for key in new)
                text = "，".join(str(value) for key, value in new.items() if key != "kind")
                yield FieldChange("teacher_entry", old, text if same is None else f"{same.name}：{text}")

    def _against_entries(self, draft: TeacherDraft) -> Iterator[Problem]:
        for values in draft.entries():
            days: list[Any] = [values.get("from_on"), values.get("until_on")]
            for _, code, facts in day_problems(EntryKind(str(values["kind"])), days[0], days[1], self._today):
                yield Problem(code, facts=facts)

    def _against(self, draft: TeacherDraft, teacher: KnownTeacher | None) -> Iterator[Problem]:
        yield from self._against_entries(draft)
        if self._is_out_of_scope(draft, teacher):
            yield Problem(ImportCode.OUT_OF_SCOPE, value=draft.department_name or draft.staff_no or "")
            return
        if teacher is None and draft.staff_no is None:
            yield Problem(ImportCode.STAFF_NO_NEEDED)
        holder = self._by_id.get(draft.id_number or "")
        if holder is not None and teacher is not None and holder.id != teacher.id:
            if self._scope is not None and holder.department_id not in self._scope:
                yield number_of_another(KnownPerson(holder.id, holder.name, is_seen=False), draft.name)
                return
            yield Problem(ImportCode.TEACHER_ID_OF_ANOTHER, facts={"name": holder.name, "staff_no": holder.staff_no})
        elif (stranger := self._stranger(draft, teacher)) is not None:
            yield number_of_another(stranger, draft.name)
        if teacher is None:
            return
        is_same_person = draft.id_number is not None and draft.id_number == teacher.id_number
        if not is_same_person and search_key(draft.name or "") != search_key(teacher.name):
            facts = {"staff_no": teacher.staff_no, "name": teacher.name, "said": draft.name}
            yield Problem(ImportCode.TEACHER_NAME_DIFFERS, Severity.HELD, dict(facts))
        if teacher.retired_on is not None:
            yield Problem(ImportCode.TEACHER_RETIRED, Severity.HELD, {"on": teacher.retired_on.isoformat()})

    def _stranger(self, draft: TeacherDraft, teacher: KnownTeacher | None) -> KnownPerson | None:
        """Whose the identity number is, under another hat, when it cannot be this teacher's.

        A new teacher of that name is the same human being; a teacher on record has a person row of their own already.
        """
        person = self._people.get((draft.id_kind.value, draft.id_number or ""))
        if person is None or draft.id_number in self._by_id:
            return None
        return person if teacher is not None or search_key(person.name) != search_key(draft.name or "") else None

    def _is_out_of_scope(self, draft: TeacherDraft, teacher: KnownTeacher | None) -> bool:
        if self._scope is None:
            return False
        said = self._departments.get(draft.department_name or "")
        if draft.department_name is not None and said not in self._scope:
            return True
        return teacher.department_id not in self._scope if teacher is not None else said is None


def _with_one_spelling(
    records: Sequence[SheetRecord[TeacherDraft]], departments: dict[str, int]
) -> tuple[tuple[SheetRecord[TeacherDraft], ...], set[str]]:
    """Width and blanks make no other department. Also the departments that are not on record."""
    names = {search_key(name): name for name in departments}
    founded: set[str] = set()

    def spelt(draft: TeacherDraft) -> TeacherDraft:
        name = draft.department_name
        if name is None or name in departments:
            return draft
        known = names.setdefault(search_key(name), name)
        if known not in departments:
            founded.add(known)
        return replace(draft, department_name=known)

    return tuple(replace(record, draft=spelt(record.draft)) for record in records), founded
