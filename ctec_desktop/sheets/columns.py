"""What a table may hold, as data: each column with the headings schools use for it; and how headings are recognised."""

import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ctec_desktop.sheets.cells import Cell, SheetRow, column_letter

# "（必填）", "*", line breaks and the like belong to the form, not to the heading.
_IN_BRACKETS = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
_DECORATION = re.compile(r"[\s*#:_\-—、,.。·/\\\"'“”‘’★☆●▲△]+|必填项?|选填项?|必录|请填写")
_ORNAMENT = frozenset("必选请")
_LONGEST_HEADING = 40
# The column we add to rows given back for correction; it is no part of the list when they come again.
PROBLEM_HEADING = "问题"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One thing a table can tell.

    Args:
        key: field of the draft.
        label: the heading we would write ourselves; sentences name it.
        headings: other headings for the same thing.
        required: a table without this heading is no list of this kind, unless it has the field it may have `instead`.
        names_row: says whom a row is about; a row that fills all of these is never taken for a total or a note.
        own: belongs to its row alone; a merged cell does not speak for the rows it covers.
        beside: a field, and headings that mean this one only just to the right of it: 电话 after 企业导师.
    """

    key: str
    label: str
    headings: tuple[str, ...] = ()
    required: bool = False
    instead: str = ""
    names_row: bool = False
    own: bool = False
    beside: tuple[str, tuple[str, ...]] = ("", ())


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """A column of the sheet and what it was taken for; `key` is empty when it is not used."""

    key: str
    index: int
    heading: str

    @property
    def letter(self) -> str:
        return column_letter(self.index)


def called(headings: str) -> tuple[str, ...]:
    """Headings from one text, blanks between them."""
    return tuple(headings.split())


class HeadingTable:
    """Finds the column spec behind a heading."""

    def __init__(self, specs: Sequence[ColumnSpec]) -> None:
        self.specs: Mapping[str, ColumnSpec] = {spec.key: spec for spec in specs}
        self.required = tuple(spec for spec in specs if spec.required)
        self.naming = tuple(spec for spec in specs if spec.names_row)
        self._keys = {plain(heading): spec.key for spec in specs for heading in (spec.label, *spec.headings)}
        self.first_characters = frozenset(key[:1] for key in self._keys)
        self._beside = {
            (spec.beside[0], plain(heading)): spec.key for spec in specs for heading in spec.beside[1] if spec.beside[0]
        }

    def key_of(self, heading: str) -> str:
        """The field a heading stands for, or empty."""
        if len(heading) > _LONGEST_HEADING or begins_otherwise(heading, self.first_characters):
            return ""
        return self._keys.get(plain(heading)) or self._keys.get(bare(heading), "")

    def match(self, row: SheetRow) -> tuple[ColumnMatch, ...]:
        """What each filled cell of a row would mean as a heading; a second column for the same field is not used."""
        found: list[ColumnMatch] = []
        taken: set[str] = set()
        for index, cell in enumerate(row.cells):
            if not isinstance(cell, str):
                continue
            key = self.key_of(cell) or self._beside.get((found[-1].key if found else "", bare(cell)), "")
            found.append(ColumnMatch("" if key in taken else key, index, " ".join(cell.split())))
            taken.add(key)
        return tuple(found)

    def missing(self, columns: Sequence[ColumnMatch]) -> tuple[str, ...]:
        """The required headings among none of the columns, as we would write them."""
        keys = {column.key for column in columns}
        return tuple(spec.label for spec in self.required if spec.key not in keys and spec.instead not in keys - {""})

    def twice(self, columns: Sequence[ColumnMatch]) -> tuple[ColumnMatch, ...]:
        """The columns that were left out because an earlier one has the same meaning."""
        used = {column.key for column in columns if column.key}
        return tuple(column for column in columns if not column.key and self.key_of(column.heading) in used)


def cell_at(row: SheetRow, index: int) -> Cell:
    """The cell of a column, also beyond the row's last filled one."""
    return row.cells[index] if index < len(row.cells) else None


def begins_otherwise(text: str, first: Container[str]) -> bool:
    """Whether a text cannot be plain for one that begins with any of these characters; spares names and numbers the
    folding. Han characters that are no ornament and figures stay as they are when a text is made plain."""
    own = text[:1]
    return ("\u4e00" <= own <= "\u9fff" and own not in _ORNAMENT and own not in first) or (
        "0" <= own <= "9" and own not in first
    )


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """A heading without blanks, line breaks and ornament, in one width and case; brackets stay."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", heading)).casefold()


@lru_cache(maxsize=4096)
def bare(heading: str) -> str:
    """A heading without what stands in brackets: units, notes."""
    return plain(_IN_BRACKETS.sub("", unicodedata.normalize("NFKC", heading)))
