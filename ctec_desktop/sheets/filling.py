"""Workbooks to fill: a sheet whose columns our reader knows, with drop-downs, and a sheet that explains them.

Every cell is text, so that a number keeps its leading zeros and all its digits, and nothing typed becomes a formula.
The example stands only on the sheet that explains, one column below the other, where no reader takes it for a list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.sheets.columns import HeadingTable
from ctec_desktop.wording import workbooks as words

ROWS_TO_FILL = 5_000
_NARROWEST, _WIDEST = 10, 40
# What the file format allows for the title beside a cell.
_LONGEST_TITLE = 32
_HEAD, _HEAD_REQUIRED, _RULE = "#E8EEF7", "#FCE4D6", "#BFC8D6"


class Listed(StrEnum):
    """What a drop-down offers from the record."""

    CLASSES = "classes"
    DEPARTMENTS = "departments"
    MAJORS = "majors"
    ENTERPRISES = "enterprises"
    POSTS = "posts"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class FillColumn:
    """A column to fill.

    Args:
        key: the column spec it is; its label is the heading.
        choices: the only words that may stand in it.
        listed: what the record offers; other words may be written too.
    """

    key: str
    example: str = ""
    choices: tuple[str, ...] = ()
    listed: Listed | None = None
    is_day: bool = False
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class FillSheet:
    """
    Args:
        noun: as the command line names it.
    """

    noun: str
    headings: HeadingTable
    columns: tuple[FillColumn, ...]

    @property
    def title(self) -> str:
        """Of the sheet and of the file."""
        return words.TITLES[self.noun]

    def label(self, column: FillColumn) -> str:
        return self.headings.specs[column.key].label

    def note(self, column: FillColumn) -> str:
        """What to write in a column."""
        return words.NOTES[self.noun][column.key]


class _Book:
    """The workbook while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: FillSheet) -> None:
        self._book = book
        self._sheet = sheet
        plain = {"num_format": "@", "valign": "vcenter"}
        head = {**plain, "bold": True, "border": 1, "border_color": _RULE}
        self._text = book.add_format(plain)
        self._head = book.add_format({**head, "bg_color": _HEAD})
        self._required = book.add_format({**head, "bg_color": _HEAD_REQUIRED})
        self._wrapped = book.add_format({**plain, "text_wrap": True, "valign": "top"})
        self._grey = book.add_format({**plain, "font_color": "#6B7280", "italic": True, "valign": "top"})
        self._title = book.add_format({"bold": True, "font_size": 14})

    def data(self, lists: Mapping[Listed, Sequence[str]], rows: Sequence[Mapping[str, str]]) -> None:
        page = self._book.add_worksheet(self._sheet.title)
        offered = {Listed(kind): names for kind, names in lists.items() if names}
        ranges = {kind: _range(number, len(offered[kind])) for number, kind in enumerate(offered)}
        for index, column in enumerate(self._sheet.columns):
            label = self._sheet.label(column)
            written = [row[column.key] for row in rows if column.key in row]
            widest = max(map(_width, (label, column.example, *column.choices, *written)))
            page.set_column(index, index, min(max(widest + 2, _NARROWEST), _WIDEST), self._text)
            page.write_string(0, index, label, self._required if column.is_required else self._head)
            page.write_comment(0, index, words.note_of(self._sheet.note(column), column.is_required), {"x_scale": 1.6})
            rule = self._rule(column, xl_col_to_name(index), ranges)
            page.data_validation(1, index, ROWS_TO_FILL, index, rule)
            for number, row in enumerate(rows, 1):
                if column.key in row:
                    page.write_string(number, index, row[column.key], self._text)
        page.set_row(0, 24)
        page.freeze_panes(1, 0)
        self._explained()
        if offered:
            self._lists(offered)

    def _rule(self, column: FillColumn, letter: str, ranges: Mapping[Listed, str]) -> dict[str, Any]:
        """What the program that fills the sheet shows beside a cell and checks: a word of a list, a day."""
        label, note = self._sheet.label(column), self._sheet.note(column)
        asked: dict[str, Any] = {"input_title": label[:_LONGEST_TITLE], "input_message": note}
        if column.choices:
            told = {"error_message": words.NOT_A_CHOICE}
            return {**asked, **told, "validate": "list", "source": list(column.choices)}
        if column.listed is not None and column.listed in ranges:
            told = {"error_type": "warning", "error_message": words.NOT_ON_RECORD}
            return {**asked, **told, "validate": "list", "source": ranges[column.listed]}
        if column.is_day:
            told = {"error_type": "warning", "error_message": words.NOT_A_DAY}
            return {**asked, **told, "validate": "custom", "value": f"=ISNUMBER(DATEVALUE({letter}2))"}
        return {**asked, "validate": "any"}

    def _explained(self) -> None:
        page = self._book.add_worksheet(words.EXPLAINED)
        page.set_column(0, 0, 20, self._text)
        page.set_column(1, 1, 8, self._text)
        page.set_column(2, 2, 64, self._text)
        page.set_column(3, 3, 32, self._text)
        page.write_string(0, 0, words.title_of(self._sheet.title), self._title)
        notes = (*words.GENERAL, *words.REMARKS.get(self._sheet.noun, ()))
        for number, note in enumerate(notes, 1):
            page.merge_range(number, 0, number, 3, "", self._wrapped)
            page.write_string(number, 0, f"{number}. {note}", self._wrapped)
            page.set_row(number, 18 * (1 + _width(note) // 110))
        start = len(notes) + 2
        for index, heading in enumerate(words.EXPLAINED_HEADINGS):
            page.write_string(start, index, heading, self._head)
        for number, column in enumerate(self._sheet.columns, start + 1):
            page.write_string(number, 0, self._sheet.label(column), self._wrapped)
            page.write_string(number, 1, words.REQUIRED if column.is_required else "", self._wrapped)
            page.write_string(number, 2, words.told(self._sheet.note(column), column.choices), self._wrapped)
            page.write_string(number, 3, column.example, self._grey)

    def _lists(self, offered: Mapping[Listed, Sequence[str]]) -> None:
        page = self._book.add_worksheet(words.LISTS)
        for index, names in enumerate(offered.values()):
            for number, name in enumerate(names):
                page.write_string(number, index, name, self._text)
        page.hide()


def write_blank(
    target: Path,
    sheet: FillSheet,
    lists: Mapping[Listed, Sequence[str]],
    rows: Sequence[Mapping[str, str]] = (),
) -> None:
    """Writes the workbook.

    Args:
        lists: what the record offers for drop-downs.
        rows: what is filled in beforehand, by field.

    Raises:
        EnvironmentFault: the target cannot be written.
    """
    with (
        write_beside(target) as temporary,
        xlsxwriter.Workbook(temporary, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        _Book(book, sheet).data(lists, rows)


def _range(column: int, count: int) -> str:
    letter = xl_col_to_name(column)
    return f"='{words.LISTS}'!${letter}$1:${letter}${count}"


def _width(text: str) -> int:
    """How wide a text is in the figures a column is measured in."""
    return len(text.encode("gb18030"))
