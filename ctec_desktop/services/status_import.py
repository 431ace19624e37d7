"""Importing changes of 学籍: the same checks and the same writing as by hand, student by student in order of days."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.domain.import_plan import FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.student_status import BEGINS, MOVES_CLASS, StatusChange, StatusLine, hindrance, status_now
from ctec_desktop.domain.views import StudentView
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.problems import CellPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.named_students import NamedStudents
from ctec_desktop.services.row_planning import planned_row
from ctec_desktop.services.student_history import class_hindrance, record_change, still_placed
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.sheets.statuses import read_statuses
from ctec_desktop.storage.queries.student_history import histories
from ctec_desktop.storage.queries.students import classes
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.wording.labels import STATUSES
from ctec_desktop.wording.student_status import MOVES

_ONE_DAY = timedelta(days=1)


class StatusImporter(Importer[StatusDraft]):
    """A change that is on record already is SAME; several changes of one student build on each other."""

    noun = ImportNoun.STATUSES
    permission = Permission.STUDENTS_STATUS
    areas = (Area.STUDENTS, Area.CLASSES)
    doing = "导入学籍异动"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[StatusDraft]:
        return read_statuses(path, choice=choice, progress=progress)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[StatusDraft]], sheet: str
    ) -> Planned[StatusDraft]:
        records = _with_one_spelling(ground, records)
        known = _Known(ground, records)
        rows = {record.row: known.plan(record, sheet) for record in sorted(records, key=_order)}
        return Planned(tuple(rows[record.row] for record in records))

    @override
    def write(self, unit: WriteUnit, writing: Writing[StatusDraft], step: Callable[[int], None]) -> list[int]:
        ids: dict[int, None] = {}
        for number, row in enumerate(sorted(writing.rows, key=_order), 1):
            if row.known_id is not None and (change := _change(row.known_id, row.draft)) is not None:
                record_change(unit, writing.ground.scope, change, writing.ground.today)
                ids[row.known_id] = None
            step(number)
        return list(ids)


class _Known:
    """The students a list names and their histories, with what the rows planned so far would add."""

    def __init__(self, ground: Ground, records: Sequence[SheetRecord[StatusDraft]]) -> None:
        self._ground = ground
        self._students = NamedStudents.read(ground, (record.draft.student_no for record in records))
        ids = [view.id for view in self._students.by_no.values()]
        self._histories = histories(ground.connection, ids)

    def plan(self, record: SheetRecord[StatusDraft], sheet: str) -> PlannedRow[StatusDraft]:
        draft, place = record.draft, CellPlace(sheet, record.row)
        label = self._students.label(draft.student_no, draft.name)
        student = self._students.find(draft.student_no)
        problems = [*self._students.against(draft.student_no, draft.name)]
        change = None if student is None else _change(student.id, draft)
        if student is None or change is None:
            return planned_row(record, label, _placed(problems, place), None)
        history = self._histories.get(student.id, ())
        if _is_on_record(history, change):
            return planned_row(record, label, _placed(problems, place), student.id)
        problems += self._against(student, history, change)
        told = planned_row(record, label, _placed(problems, place), student.id, _changes(student, history, change))
        if told.changes:
            self._histories[student.id] = _followed(history, change)
        return told

    def _against(self, student: StudentView, history: Sequence[StatusLine], change: StatusChange) -> Iterator[Problem]:
        ground = self._ground
        found = hindrance(history, change, ground.today)
        found = found or class_hindrance(ground.connection, ground.scope, student, change)
        if found is not None:
            yield found
        else:
            yield from still_placed(ground.connection, student, change)


def _with_one_spelling(
    ground: Ground, records: Sequence[SheetRecord[StatusDraft]]
) -> tuple[SheetRecord[StatusDraft], ...]:
    """Width and blanks make no other class."""
    names = {search_key(view.name): view.name for view in classes(ground.connection, ground.scope)}

    def spelt(draft: StatusDraft) -> StatusDraft:
        name = draft.class_name
        return draft if name is None else replace(draft, class_name=names.get(search_key(name), name))

    return tuple(replace(record, draft=spelt(record.draft)) for record in records)


def _change(student_id: int, draft: StatusDraft) -> StatusChange | None:
    if draft.move is None or draft.on is None:
        return None
    return StatusChange(student_id, draft.move, draft.on, draft.proof, draft.class_name)


def _placed(problems: Sequence[Problem], place: CellPlace) -> Iterator[Problem]:
    return (replace(problem, place=place) for problem in problems)


def _is_on_record(history: Sequence[StatusLine], change: StatusChange) -> bool:
    begins, move = BEGINS.get(change.kind), MOVES_CLASS.get(change.kind)
    return any(
        line.from_on == change.on
        and ((line.kind is not None and line.kind is begins) or (line.move is not None and line.move is move))
        for line in history
    )


def _changes(student: StudentView, history: Sequence[StatusLine], change: StatusChange) -> tuple[FieldChange, ...]:
    now = status_now(history)
    before = STATUSES[now.kind if now is not None and now.kind is not None else StatusKind.ENROLLED]
    told = FieldChange("status", before, f"{MOVES[change.kind]}（{change.on.isoformat()} 起）")
    if change.class_name is None:
        return (told,)
    return (told, FieldChange("class_name", student.class_name, change.class_name))


def _followed(history: Sequence[StatusLine], change: StatusChange) -> tuple[StatusLine, ...]:
    """The history as it is once the change is written."""
    lines = list(history)
    kind = BEGINS.get(change.kind)
    if kind is not None:
        lines = [
            replace(line, until_on=change.on - _ONE_DAY) if line.kind is not None and line.until_on is None else line
            for line in lines
        ]
        lines.append(StatusLine(change.on, None, change.proof, kind))
    if change.class_name is not None:
        lines.append(StatusLine(change.on, None, change.proof, move=MOVES_CLASS.get(change.kind)))
    return tuple(lines)


def _order(row: SheetRecord[StatusDraft] | PlannedRow[StatusDraft]) -> tuple[date, int]:
    return row.draft.on or date.min, row.row
