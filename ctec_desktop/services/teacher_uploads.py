"""What teachers' systems ask for, line by line: POR-05 and the table of practice of regulations.md 13.3."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.practice.views import PeriodView, PractisingTeacher
from ctec_desktop.domain.teaching.entries import EntryKind, TeacherEntry
from ctec_desktop.services.practice import keeper_on
from ctec_desktop.sheets.list_export import ListBook
from ctec_desktop.storage.queries.practice import counted_periods, standing_periods
from ctec_desktop.storage.queries.school_figures import codes_of_units, teachers_on
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.teacher_entries import standing_entries
from ctec_desktop.wording import teacher_uploads as words

Codes = Mapping[int, tuple[str | None, str | None]]


def write_uploads(connection: Connection, scope: RowScope, on: date, target: Path) -> int:
    """Writes the workbook: a line for every teacher, a line for every verified period. Returns how many lines."""
    teachers = teachers_on(connection, scope, on)
    names = {one.id: one for one in teachers}
    periods = [one for one in standing_periods(connection) if one.teacher_id in names]
    with ListBook(target) as book:
        people = book.add(words.TEACHERS_SHEET, words.TEACHER_HEADINGS)
        practice = book.add(words.PRACTICE_SHEET, words.PRACTICE_HEADINGS)
        for line in _teacher_lines(connection, teachers, on):
            people.write(line)
        for one in _practice_lines(periods, names, codes_of_units(connection), on):
            practice.write(one)
        return people.finish() + practice.finish()


def _teacher_lines(
    connection: Connection, teachers: Sequence[PractisingTeacher], on: date
) -> Iterator[tuple[str, ...]]:
    keeper, periods, entries = keeper_on(connection, on), counted_periods(connection), standing_entries(connection)
    for one in teachers:
        ledger = keeper.ledger(one.bound, periods.get(one.id, ()), on)
        held = [entry for entry in entries.get(one.id, ()) if is_held_certificate(entry, on)]
        yield (
            *(one.staff_no, one.name, one.department, words.kind_text(one.kind)),
            *(words.yes_no(bool(held)), words.certificates_text(held)),
            *(str(ledger.main.counted), str(ledger.yearly.counted)),
        )


def is_held_certificate(entry: TeacherEntry, on: date) -> bool:
    """A certificate of a skill that holds on the day."""
    has_begun = entry.from_on is None or entry.from_on <= on
    return entry.kind is EntryKind.CERTIFICATE and has_begun and entry.holds_on(on)


def _practice_lines(
    periods: Sequence[PeriodView], teachers: Mapping[int, PractisingTeacher], codes: Codes, on: date
) -> Iterator[tuple[str, ...]]:
    """Verified periods that began by the day, by staff number and first day."""
    told = [one for one in periods if one.verified_on is not None and one.from_on <= on]
    for one in sorted(told, key=lambda period: (teachers[period.teacher_id].staff_no, period.from_on)):
        teacher = teachers[one.teacher_id]
        uscc, industry = codes.get(one.enterprise_id or 0, (None, None))
        yield (
            *(teacher.staff_no, teacher.name, words.form_text(one.form), uscc or "", one.unit, ""),
            *(f"{one.from_on:%Y%m%d}", f"{one.until_on:%Y%m%d}", one.post or "", industry or ""),
        )
