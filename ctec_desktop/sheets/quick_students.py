"""The rows of a roster that need no word, read quickly; the same drafts as a `RowReader` would give."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeAlias, TypeVar

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
Cells: TypeAlias = Mapping[str, Sequence[Any]]

_NEEDED = frozenset({"student_no", "name", "class_name"})
_PARENTS = ("father_", "mother_")
_FIELDS = tuple(field.name for field in fields(StudentDraft))
_NOBODY: tuple[None, None] = (None, None)
_CARD = IdKind.RESIDENT_CARD


def quick_students(
    columns: Mapping[str, ColumnMatch], date1904: bool, *, seen: SeenNumbers
) -> Callable[[Sequence[SheetRow]], Iterable[StudentDraft]] | None:
    """A reader that raises `Unsure` at any lot of rows that may need a word; None for a roster whose rows are read
    otherwise: with the class above them, or with father and mother."""
    if not columns.keys() >= _NEEDED or any(key.startswith(_PARENTS) for key in columns):
        return None
    return _QuickRows(columns, date1904, seen).drafts


class _QuickRows:
    """Lots of rows by their columns; what a cell that stands for itself was once read as is kept."""

    def __init__(self, columns: Mapping[str, ColumnMatch], date1904: bool, seen: SeenNumbers) -> None:
        self._columns = columns
        self._seen = seen
        self._text, self._number = alone(RowReader.text), alone(RowReader.number_text)
        self._day = alone(RowReader.day_or_refuse, date1904=date1904)
        self._gender, self._id_kind, self._year = alone(_gender), alone(_id_kind), alone(own_grade)

    def drafts(self, rows: Sequence[SheetRow]) -> Iterable[StudentDraft]:
        cells = cells_by_column(rows, self._columns, _FIELDS)
        values = {**cells, **self._told(cells), **self._school(cells), **_guardian(cells)}
        drafts = list(map(StudentDraft, *(values[name] for name in _FIELDS)))
        cards = [f"{_CARD.value} {number}" if number else None for number in cells["id_number"]]
        seen = self._seen
        _see(
            rows,
            (seen.student_nos, values["student_no"]),
            (seen.id_numbers, cards),
            (seen.registration_nos, values["registration_no"]),
        )
        return drafts

    def _told(self, cells: Cells) -> Cells:
        """Who the students are."""
        holders = plain_cards(cells["id_number"])
        is_unsaid = "id_number" in self._columns and None in holders
        if is_unsaid or not {None, _CARD}.issuperset(map(self._id_kind, cells["id_kind"])):
            raise Unsure
        births, genders = map(list, zip(*(holder or _NOBODY for holder in holders), strict=True))
        return {
            "student_no": plain_numbers(cells["student_no"]),
            "name": plain_names(_all_filled(cells["name"])),
            "gender": _agreed(list(map(self._gender, cells["gender"])), genders),
            "id_kind": [_CARD] * len(holders),
            "birth_date": _agreed(list(map(self._day, cells["birth_date"])), births),
            "phone": plain_phones(cells["phone"]),
            "address": plain_texts(cells["address"]),
            "registration_no": matching(REGISTRATION_NO.pattern, cells["registration_no"]),
        }

    def _school(self, cells: Cells) -> Cells:
        class_names = list(map(self._text, cells["class_name"]))
        years = zip(map(self._year, cells["grade"]), map(grade_in_class, class_names), strict=True)
        return {
            "class_name": class_names,
            "major_code": list(map(self._number, cells["major_code"])),
            "major_name": list(map(self._text, cells["major_name"])),
            "department_name": list(map(self._text, cells["department_name"])),
            "grade": [own or in_class for own, in_class in years],
            "enrolled_on": list(map(self._day, cells["enrolled_on"])),
            "guardian_relation": list(map(self._text, cells["guardian_relation"])),
        }


def _guardian(cells: Cells) -> Cells:
    plain_cards(cells["guardian_id_number"])
    return {
        "guardian_name": plain_names(cells["guardian_name"]),
        "guardian_phone": plain_phones(cells["guardian_phone"]),
    }


def _see(rows: Sequence[SheetRow], *kinds: tuple[dict[str, int], Sequence[Any]]) -> None:
    """Keeps which row names a number; a number of another row, whichever of them is earlier, may need a word."""
    numbers = [row.number for row in rows]
    found = []
    for seen, named in kinds:
        new = dict(zip(named, numbers, strict=True))
        unnamed = named.count(None) if None in new else 0
        new.pop(None, None)
        if len(new) != len(named) - unnamed or not seen.keys().isdisjoint(new):
            raise Unsure
        found.append((seen, new))
    for seen, new in found:
        seen.update(new)


def _all_filled(cells: Column) -> Column:
    if None in cells:
        raise Unsure
    return cells


def _agreed(written: list[T | None], told: Sequence[T | None]) -> Sequence[T | None]:
    """What the column says or the identity numbers tell, where they do not disagree."""
    if written == told or not any(written):
        return told
    if all(one is None or other is None or one == other for one, other in zip(written, told, strict=True)):
        return [other if one is None else one for one, other in zip(written, told, strict=True)]
    raise Unsure


def _gender(row: RowReader, key: str) -> Gender | None:
    return row.choice(key, GENDERS)


def _id_kind(row: RowReader, key: str) -> IdKind | None:
    return row.choice(key, ID_KINDS)
