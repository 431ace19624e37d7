"""The rows of a roster that need no word, read quickly; the same drafts as a `RowReader` would give."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.sheets.cells import SheetRow
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.identity import GENDERS, ID_KINDS
from ctec_desktop.sheets.quick import (
    Unsure,
    alone,
    cells_of,
    matching,
    plain_card,
    plain_name,
    plain_number,
    plain_phone,
    plain_text,
)
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.student_cells import REGISTRATION_NO, SeenNumbers, grade_in_class, own_grade

T = TypeVar("T")

_NEEDED = frozenset({"student_no", "name", "class_name"})
_PARENTS = ("father_", "mother_")
_OWN = ("student_no", "name", "gender", "id_kind", "id_number", "birth_date", "registration_no", "phone", "address")
_SCHOOL = ("class_name", "major_code", "major_name", "department_name", "grade", "enrolled_on")
_PARENT = ("guardian_name", "guardian_relation", "guardian_phone", "guardian_id_number")
_CARD = IdKind.RESIDENT_CARD

_registration_no = matching(REGISTRATION_NO)


def quick_student(
    columns: Mapping[str, ColumnMatch], date1904: bool, *, seen: SeenNumbers
) -> Callable[[SheetRow], StudentDraft] | None:
    """A reader that raises `Unsure` at any row that may need a word; None for a roster whose rows are read otherwise:
    with the class above them, or with father and mother."""
    if not columns.keys() >= _NEEDED or any(key.startswith(_PARENTS) for key in columns):
        return None
    cells = cells_of(columns, _OWN, _SCHOOL, _PARENT)
    has_id_numbers = "id_number" in columns
    text, number, day = (
        alone(RowReader.text),
        alone(RowReader.number_text),
        alone(RowReader.day_or_refuse, date1904=date1904),
    )
    gender, id_kind, year = alone(_gender), alone(_id_kind), alone(own_grade)

    def read(row: SheetRow) -> StudentDraft:
        own, school, parents = cells(row)
        student_no, name, its_gender, its_kind, id_number, birth_cell, registration_no, phone, address = own
        class_cell, major_code, major_name, department, its_grade, enrolled_on = school
        parent, relation, parent_phone, parent_id = parents
        card = plain_card(id_number)
        plain_card(parent_id)
        birth_on, told_gender = card or (None, None)
        class_name, registration = text(class_cell), _registration_no(registration_no)
        if (card is None and has_id_numbers) or id_kind(its_kind) not in (None, _CARD):
            raise Unsure
        return StudentDraft(
            student_no=_first(plain_number(student_no), seen.student_nos, row),
            name=plain_name(name),
            gender=_agreed(gender(its_gender), told_gender),
            id_number=id_number and _own_number(id_number, seen, row),
            birth_date=_agreed(day(birth_cell), birth_on),
            class_name=class_name,
            major_code=number(major_code),
            major_name=text(major_name),
            department_name=text(department),
            grade=year(its_grade) or grade_in_class(class_name),
            phone=plain_phone(phone),
            address=plain_text(address),
            enrolled_on=day(enrolled_on),
            guardian_name=None if parent is None else plain_name(parent),
            guardian_relation=text(relation),
            guardian_phone=plain_phone(parent_phone),
            guardian_id_number=parent_id,
            registration_no=registration and _first(registration, seen.registration_nos, row),
        )

    return read


def _first(number: str, seen: dict[str, int], row: SheetRow) -> str:
    """A number no earlier row has named."""
    if seen.setdefault(number, row.number) != row.number:
        raise Unsure
    return number


def _own_number(number: str, seen: SeenNumbers, row: SheetRow) -> str:
    _first(f"{_CARD} {number}", seen.id_numbers, row)
    return number


def _agreed(written: T | None, told: T | None) -> T | None:
    """What the column says or the identity number tells, where they do not disagree."""
    if written is None or told is None or written == told:
        return told if written is None else written
    raise Unsure


def _gender(row: RowReader, key: str) -> Gender | None:
    return row.choice(key, GENDERS)


def _id_kind(row: RowReader, key: str) -> IdKind | None:
    return row.choice(key, ID_KINDS)
