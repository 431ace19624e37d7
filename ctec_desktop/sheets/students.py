"""A student roster to checked drafts."""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.identifiers import (
    IdentifierDefect,
    MalformedIdentifier,
    is_placeholder,
    parse_resident_id,
)
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.class_titles import class_named_above
from ctec_desktop.sheets.identity import ID_CODES, birth_date, gender_of, identity
from ctec_desktop.sheets.quick_students import quick_students
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.student_cells import REGISTRATION_NO, SeenNumbers, grade_in_class, own_grade
from ctec_desktop.sheets.student_columns import STUDENT_COLUMNS
from ctec_desktop.sheets.table import read_list

_STUDENT_NO = re.compile(r"(?=.*[0-9])\w[\w\-./]*")


def read_students(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[StudentDraft]:
    """Reads a roster; see `read_list`."""
    seen = SeenNumbers()
    quick = partial(quick_students, seen=seen)
    return read_list(path, STUDENT_COLUMNS, StudentRows(seen).draft, quick, choice=choice, progress=progress)


class StudentRows:
    """Reads one row after the other, those that need a word."""

    def __init__(self, seen: SeenNumbers) -> None:
        self._seen = seen
        self._above: str | None = None
        self._class_above: str | None = None

    def draft(self, row: RowReader) -> StudentDraft:
        student_no = self._student_no(row)
        name = row.person_name("name", required=True)
        if row.has_column("id_number") and not row.has("id_number"):
            row.warn("id_number", SheetCode.ID_MISSING)
        paper = identity(row)
        if paper is not None:
            refuse_duplicate(row, "id_number", f"{paper.kind} {paper.number}", self._seen.id_numbers)
        registration_no = _registration_no(row)
        if registration_no is not None:
            refuse_duplicate(row, "registration_no", registration_no, self._seen.registration_nos)
        class_name = self._class_name(row)
        guardian = _guardian(row)
        return StudentDraft(
            student_no=student_no,
            name=name,
            gender=gender_of(row, paper),
            id_kind=paper.kind if paper is not None else IdKind.RESIDENT_CARD,
            id_number=paper.number if paper is not None else None,
            birth_date=birth_date(row, paper),
            class_name=class_name,
            major_code=row.number_text("major_code"),
            major_name=row.text("major_name"),
            department_name=row.text("department_name"),
            grade=own_grade(row, "grade") or grade_in_class(class_name),
            phone=row.phone("phone"),
            address=row.text("address"),
            enrolled_on=row.day_or_refuse("enrolled_on"),
            guardian_name=guardian.name,
            guardian_relation=guardian.relation,
            guardian_phone=guardian.phone,
            guardian_id_number=guardian.id_number,
            registration_no=registration_no,
        )

    def _student_no(self, row: RowReader) -> str | None:
        is_known_otherwise = row.has("registration_no") or row.has("id_number")
        number = row.number_text("student_no", required=not is_known_otherwise)
        if number is None:
            return None
        if is_placeholder(number):
            row.refuse("student_no", SheetCode.PLACEHOLDER)
            return None
        if not _STUDENT_NO.fullmatch(number):
            row.refuse("student_no", SheetCode.STUDENT_NO_MALFORMED)
            return None
        refuse_duplicate(row, "student_no", number, self._seen.student_nos)
        return number

    def _class_name(self, row: RowReader) -> str | None:
        """The column's class; in a roster without that column the one named above it, said once a table."""
        if row.has_column("class_name"):
            return row.text("class_name")
        if row.above != self._above:
            before, named = self._class_above, class_named_above(row.above, row.sheet)
            if row.above or self._above is None:
                self._class_above = named
            self._above = row.above
            if self._class_above not in (None, before):
                row.warn("class_name", SheetCode.CLASS_FROM_TITLE, {"class_name": self._class_above})
        return self._class_above


def refuse_duplicate(row: RowReader, key: str, number: str, seen: dict[str, int]) -> None:
    """A number that an earlier row has already is refused; `seen` remembers the rows."""
    first = seen.setdefault(number, row.number)
    if first != row.number:
        row.refuse(key, SheetCode.DUPLICATE, {"first_row": first})


@dataclass(frozen=True, slots=True)
class _Guardian:
    name: str | None
    relation: str | None
    phone: str | None
    id_number: str | None


def _guardian(row: RowReader) -> _Guardian:
    """The guardian the row names; where a roster has father and mother instead, the first who has a name."""
    phone, id_number = row.phone("guardian_phone"), _guardian_id(row, "guardian_id_number")
    name, relation = row.person_name("guardian_name"), row.text("guardian_relation")
    if name is not None:
        return _Guardian(name, relation, phone, id_number)
    for parent, called in (("father", "父亲"), ("mother", "母亲")):
        parent_name = row.person_name(f"{parent}_name")
        if parent_name is not None:
            parent_phone, parent_id = row.phone(f"{parent}_phone"), _guardian_id(row, f"{parent}_id_number")
            return _Guardian(parent_name, called, parent_phone or phone, parent_id or id_number)
    return _Guardian(None, relation, phone, id_number)


def _guardian_id(row: RowReader, key: str) -> str | None:
    """A guardian's number is checked as a student's, but a placeholder only leaves it open."""
    number = row.number_text(key)
    if number is None:
        return None
    try:
        resident = parse_resident_id(number)
    except MalformedIdentifier as error:
        if error.defect is IdentifierDefect.PLACEHOLDER:
            row.warn(key, SheetCode.PLACEHOLDER_DROPPED)
        else:
            row.refuse(key, ID_CODES[error.defect], {"length": error.length})
        return None
    if not resident.check_digit_right:
        row.hold(key, SheetCode.ID_CHECK_DIGIT)
    return resident.number


def _registration_no(row: RowReader) -> str | None:
    number = row.number_text("registration_no")
    if number is None:
        return None
    if is_placeholder(number):
        row.warn("registration_no", SheetCode.PLACEHOLDER_DROPPED)
        return None
    if not REGISTRATION_NO.fullmatch(number):
        row.warn("registration_no", SheetCode.REGISTRATION_NO_UNUSUAL)
    return number
