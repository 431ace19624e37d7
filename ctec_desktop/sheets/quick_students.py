"""The rows of a roster that need no word, read quickly; the same drafts as a `RowReader` would give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.sheets.cells import SheetRow
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.identity import GENDERS, ID_KINDS
from ctec_desktop.sheets.quick import (
    Column,
    Unsure,
    alone,
    cells_by_column,
    matching,
    plain_cards,
    plain_names,
    plain_numbers,
    plain_phones,
    plain_texts,
)
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.student_cells import REGISTRATION_NO, SeenNumbers, grade_in_class, own_grade

T = TypeVar("T")

_NEEDED = frozenset({"student_no", "name", "class_name"})
_PARENTS = ("father_", "mother_")
_FIELDS = tuple(field.name for field in fields(StudentDraft))
_CARD = IdKind.RESIDENT_CARD


def quick_students(
    columns: Mapping[str, ColumnMatch], date1904: bool, *, seen: SeenNumbers
) -> Callable[[Sequence[SheetRow]], Iterable[StudentDraft]] | None:
    """A reader that raises `Unsure` at any lot of rows that may need a word; None for a roster whose rows are read
    otherwise: with the class above them, or with father and mother."""
    if not columns.keys() >= _NEEDED or any(key.startswith(_PARENTS) for key in columns):
        return None
    has_id_numbers = "id_number" in columns
    text, number, day = (
        alone(RowReader.text),
        alone(RowReader.number_text),
        alone(RowReader.day_or_refuse, date1904=date1904),
    )
    gender, id_kind, year = alone(_gender), alone(_id_kind), alone(own_grade)
    card = str(_CARD)

    def read(rows: Sequence[SheetRow]) -> Iterable[StudentDraft]:
        cells = cells_by_column(rows, columns, _FIELDS)
        holders = plain_cards(cells["id_number"])
        plain_cards(cells["guardian_id_number"])
        if (has_id_numbers and None in holders) or not {None, _CARD}.issuperset(map(id_kind, cells["id_kind"])):
            raise Unsure
        told = [holder or (None, None) for holder in holders]
        class_names = list(map(text, cells["class_name"]))
        years = zip(map(year, cells["grade"]), map(grade_in_class, class_names), strict=True)
        student_nos = plain_numbers(cells["student_no"])
        registration_nos = matching(REGISTRATION_NO.pattern, cells["registration_no"])
        values = {
            **cells,
            "student_no": student_nos,
            "name": plain_names(_all_filled(cells["name"])),
            "gender": map(_agreed, map(gender, cells["gender"]), [own for _, own in told]),
            "id_kind": [_CARD] * len(rows),
            "birth_date": map(_agreed, map(day, cells["birth_date"]), [birth_on for birth_on, _ in told]),
            "class_name": class_names,
            "major_code": map(number, cells["major_code"]),
            "major_name": map(text, cells["major_name"]),
            "department_name": map(text, cells["department_name"]),
            "grade": [own or in_class for own, in_class in years],
            "phone": plain_phones(cells["phone"]),
            "address": plain_texts(cells["address"]),
            "enrolled_on": map(day, cells["enrolled_on"]),
            "guardian_name": plain_names(cells["guardian_name"]),
            "guardian_relation": map(text, cells["guardian_relation"]),
            "guardian_phone": plain_phones(cells["guardian_phone"]),
            "registration_no": registration_nos,
        }
        drafts = list(map(StudentDraft, *(values[name] for name in _FIELDS)))
        cards = [f"{card} {number}" if number else None for number in cells["id_number"]]
        _see(rows, (seen.student_nos, student_nos), (seen.id_numbers, cards), (seen.registration_nos, registration_nos))
        return drafts

    return read


def _see(rows: Sequence[SheetRow], *kinds: tuple[dict[str, int], Column]) -> None:
    """Keeps which row names a number; a number of another row, whichever of them is earlier, may need a word."""
    numbers = [row.number for row in rows]
    found = []
    for seen, named in kinds:
        named_by = [(number, row) for number, row in zip(named, numbers, strict=True) if isinstance(number, str)]
        new = dict(named_by)
        if len(new) != len(named_by) or not seen.keys().isdisjoint(new):
            raise Unsure
        found.append((seen, new))
    for seen, new in found:
        seen.update(new)


def _all_filled(cells: Column) -> Column:
    if None in cells:
        raise Unsure
    return cells


def _agreed(written: T | None, told: T | None) -> T | None:
    """What the column says or the identity number tells, where they do not disagree."""
    if written is None or told is None or written == told:
        return told if written is None else written
    raise Unsure


def _gender(row: RowReader, key: str) -> Gender | None:
    return row.choice(key, GENDERS)


def _id_kind(row: RowReader, key: str) -> IdKind | None:
    return row.choice(key, ID_KINDS)
