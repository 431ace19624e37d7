"""Writes the workbook in which one teacher records practice away from the office."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from ctec_desktop.domain.practice.books import DAYS, FIELDS, BookFacts, Record, sealed_text
from ctec_desktop.domain.practice.bounds import EARLIEST, LONGEST_TEXT, MOST_AHEAD, MOST_DAYS
from ctec_desktop.domain.practice.periods import PeriodState, PracticeForm, PracticePlace
from ctec_desktop.wording import practice_books as words
from ctec_desktop.wording.practice import FORMS, PLACES, STATES

# Rows and columns from 0: the title, the lead, the headings, then the records; id, serial, state, then the fields.
HEAD_ROW: Final = 2
FIRST_ROW: Final = 3
FIRST_FIELD: Final = 3
HEADINGS: Final = (words.ID, words.SERIAL, words.STATE, *(words.HEADINGS[key] for key in FIELDS))
LONG: Final = frozenset({"goals", "substitutes", "outcomes", "enterprise_appraisal"})
# What stands in the sealed sheet: the mark, the seal, then the facts in pieces an .xlsx cell can hold.
MARK: Final = "CTEC practice workbook"
_PIECE_CHARS: Final = 8_000
_DAY_FORM: Final = "yyyy-mm-dd"
_GREY: Final = "#E5E7EB"
_WIDTHS: Final = {"unit": 30, "form": 22, "post": 14, **dict.fromkeys(LONG, 30), **dict.fromkeys(DAYS, 13)}
_PLAIN_WIDTH: Final = 14


@dataclass(frozen=True, slots=True)
class BookContent:
    """
    Args:
        records: as they are handed out, by key.
        states: how each stands; a verified one is only to be looked at.
        units: enterprises on offer.
    """

    facts: BookFacts
    records: Mapping[str, Record]
    states: Mapping[str, PeriodState]
    units: Sequence[str]


def write_book(path: Path, content: BookContent, key: bytes) -> None:
    """Writes the workbook at `path`. Raises: OSError as the disk does."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        _Book(book, content).write(key)


class _Book:
    """The workbook while it is written."""

    def __init__(self, book: xlsxwriter.Workbook, content: BookContent) -> None:
        self._book = book
        self._content = content
        plain = {"valign": "top", "text_wrap": True, "border": 1, "border_color": "#BFC8D6"}
        grey = {"bg_color": _GREY, **plain}
        self._open = book.add_format({**plain, "num_format": "@", "locked": False})
        self._open_day = book.add_format({**plain, "num_format": _DAY_FORM, "locked": False})
        self._shut = book.add_format({**grey, "num_format": "@"})
        self._shut_day = book.add_format({**grey, "num_format": _DAY_FORM})
        self._head = book.add_format({**grey, "bold": True, "num_format": "@"})
        self._title = book.add_format({"bold": True, "font_size": 14, "num_format": "@"})
        self._note = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})

    def write(self, key: bytes) -> None:
        content = self._content
        page = self._book.add_worksheet(words.SHEET)
        facts = content.facts
        page.write_string(0, 1, words.book_title(facts.name, facts.staff_no, facts.number), self._title)
        page.write_string(1, 1, words.LEAD, self._book.add_format({"num_format": "@"}))
        for index, heading in enumerate(HEADINGS):
            page.write_string(HEAD_ROW, index, heading, self._head)
        for number, row in enumerate(facts.rows, 1):
            self._row(page, FIRST_ROW + number - 1, (row.key, str(number)), content.records.get(row.key))
        self._shape(page)
        self._rules(page, FIRST_ROW + len(facts.rows) - 1)
        page.protect("", {"format_columns": True, "format_rows": True})
        self._explained()
        self._hidden(words.LISTS, content.units)
        text, seal = sealed_text(facts, key)
        pieces = [text[at : at + _PIECE_CHARS] for at in range(0, len(text), _PIECE_CHARS)]
        self._hidden(words.SEALED, (MARK, seal, *pieces))

    def _row(self, page: Any, at: int, told: tuple[str, str], record: Record | None) -> None:
        state = self._content.states.get(told[0])
        is_shut = state is PeriodState.VERIFIED
        said = words.NEW_STATE if state is None else STATES[state]
        for index, text in enumerate((*told, said)):
            page.write_string(at, index, text, self._shut)
        for index, name in enumerate(FIELDS, FIRST_FIELD):
            text = "" if record is None else _shown(name, record[name])
            if name in DAYS:
                form = self._shut_day if is_shut else self._open_day
                page.write_datetime(at, index, date.fromisoformat(text), form) if text else page.write_blank(
                    at, index, None, form
                )
            else:
                form = self._shut if is_shut else self._open
                page.write_string(at, index, text, form) if text else page.write_blank(at, index, None, form)

    def _shape(self, page: Any) -> None:
        page.set_column(0, 0, None, None, {"hidden": True})
        page.set_column(1, 1, 6)
        page.set_column(2, 2, 9)
        for index, name in enumerate(FIELDS, FIRST_FIELD):
            page.set_column(index, index, _WIDTHS.get(name, _PLAIN_WIDTH))
        page.set_row(0, 24)
        page.set_row(HEAD_ROW, 32)
        page.freeze_panes(FIRST_ROW, FIRST_FIELD)
        page.set_landscape()
        page.fit_to_pages(1, 0)

    def _rules(self, page: Any, last_row: int) -> None:
        choices = {
            "place": tuple(PLACES[one] for one in PracticePlace),
            "form": tuple(FORMS[one] for one in PracticeForm),
        }
        latest = self._content.facts.made_on + MOST_AHEAD
        for index, name in enumerate(FIELDS, FIRST_FIELD):
            if name in choices:
                rule: dict[str, Any] = {"validate": "list", "source": list(choices[name])}
                rule["error_message"] = words.NOT_A_CHOICE
            elif name in DAYS:
                rule = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": latest}
                rule["error_message"] = words.NOT_A_DAY
            elif name == "stated_days":
                rule = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": MOST_DAYS}
                rule["error_message"] = words.NOT_A_NUMBER
            elif name == "unit" and self._content.units:
                rule = {"validate": "list", "source": f"='{words.LISTS}'!$A$1:$A${len(self._content.units)}"}
                rule |= {"error_type": "information", "error_message": words.NOT_ON_RECORD}
            else:
                most = LONGEST_TEXT if name in LONG else 200
                rule = {"validate": "length", "criteria": "<=", "value": most}
            page.data_validation(FIRST_ROW, index, last_row, index, rule)

    def _explained(self) -> None:
        page = self._book.add_worksheet(words.EXPLAINED)
        page.set_column(0, 0, 100)
        for number, note in enumerate(words.EXPLANATIONS):
            page.write_string(number, 0, f"{number + 1}. {note}", self._note)
        page.protect("")

    def _hidden(self, title: str, lines: Sequence[str]) -> None:
        page = self._book.add_worksheet(title)
        for number, text in enumerate(lines):
            page.write_string(number, 0, text)
        page.protect("")
        page.very_hidden()


def _shown(name: str, text: str) -> str:
    """A stable word as the drop-down says it; any other text as it is."""
    if name == "place":
        return PLACES[PracticePlace(text)]
    return FORMS[PracticeForm(text)] if name == "form" else text


def column_name(index: int) -> str:
    """0 → A."""
    return str(xl_col_to_name(index))
