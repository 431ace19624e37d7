"""One row while it is read: values by field, and what is wrong with each, at its cell."""

import math
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from ctec_desktop.domain import identifiers, names
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay, NotADayReason, ParsedDay, parse_day
from ctec_desktop.domain.phones import read_phone
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.sheets.cells import Cell, CellError
from ctec_desktop.sheets.columns import ColumnMatch

T = TypeVar("T")

# Excel keeps fifteen digits of a number; the rest of a longer one is gone.
FIRST_INEXACT = 10**15
_PERSONAL_NUMBERS = frozenset({"id_number", "guardian_id_number", "father_id_number", "mother_id_number"})
_WHOLE = re.compile(r"([0-9]{1,9})(?:\.0+)?(?:人|名|个)?")
_DAY_CODES: Mapping[NotADayReason, SheetCode] = {
    NotADayReason.UNREADABLE: SheetCode.DATE_UNREADABLE,
    NotADayReason.IMPOSSIBLE: SheetCode.DATE_IMPOSSIBLE,
    NotADayReason.AMBIGUOUS: SheetCode.DATE_AMBIGUOUS,
}


def as_written(cell: Cell) -> str:
    """A cell's value as text, for reports and for columns of text."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case int():
            return str(cell)
        case float():
            return format(cell, ".15g") if math.isfinite(cell) else str(cell)
        case datetime():
            return cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case CellError():
            return cell.code


class RowReader:
    """Reads the fields of one row and gathers its problems.

    Every method gives None for an empty cell, for a column the sheet does not have, and for a value it complained of.

    Args:
        above: what stands above the headings this row is read by (titles and notes), a row a line.
    """

    def __init__(
        self,
        sheet: str,
        number: int,
        columns: Mapping[str, ColumnMatch],
        cells: Mapping[str, Cell],
        *,
        above: str = "",
        date1904: bool = False,
    ) -> None:
        self.sheet = sheet
        self.number = number
        self.above = above
        self.problems: list[Problem] = []
        self._columns = columns
        self._cells = cells
        self._date1904 = date1904

    def has(self, key: str) -> bool:
        """Whether the sheet has this column and the row something in it."""
        return self._cells.get(key) is not None

    def cell(self, key: str) -> Cell:
        """The cell as it is; nothing is said of it."""
        return self._cells.get(key)

    def has_column(self, key: str) -> bool:
        return key in self._columns

    def heading(self, key: str) -> str:
        column = self._columns.get(key)
        return column.heading if column is not None else ""

    def complain(self, key: str, code: SheetCode, severity: Severity, facts: Mapping[str, Fact] | None = None) -> None:
        """Notes a problem at the cell of a field; with heading and value as facts; identity numbers masked."""
        heading, value = self.heading(key), as_written(self._cells.get(key))
        column = self._columns.get(key)
        place = CellPlace(self.sheet, self.number, column.letter if column is not None else "", heading)
        said = _masked(value) if key in _PERSONAL_NUMBERS else value
        shown = {"heading": heading, "value": said, **(facts or {})}
        self.problems.append(Problem(code, severity, shown, place, value))

    def refuse(self, key: str, code: SheetCode, facts: Mapping[str, Fact] | None = None) -> None:
        self.complain(key, code, Severity.REFUSED, facts)

    def hold(self, key: str, code: SheetCode, facts: Mapping[str, Fact] | None = None) -> None:
        self.complain(key, code, Severity.HELD, facts)

    def warn(self, key: str, code: SheetCode, facts: Mapping[str, Fact] | None = None) -> None:
        self.complain(key, code, Severity.WARNING, facts)

    def hold_difference(self, key: str, other: str) -> None:
        """A cell that two ways of reading the file give differently: nobody but a person can say which is right."""
        self.hold(key, SheetCode.READERS_DIFFER, {"other": _masked(other) if key in _PERSONAL_NUMBERS else other})

    def value(self, key: str, *, required: bool = False) -> Cell:
        """The cell itself; a missing one is refused where it is required, an error cell always said."""
        cell = self._cells.get(key)
        if isinstance(cell, CellError):
            self.complain(key, SheetCode.ERROR_CELL, Severity.REFUSED if required else Severity.WARNING)
            return None
        if cell is None and required:
            self.refuse(key, SheetCode.VALUE_MISSING)
        return cell

    def text(self, key: str, *, required: bool = False) -> str | None:
        """A text as written, without outer blanks."""
        cell = self.value(key, required=required)
        if cell is None:
            return None
        if isinstance(cell, date):
            self.hold(key, SheetCode.DATE_IN_TEXT)
        text = names.strip_outer(as_written(cell))
        if _needs_no_word(text):
            return text
        if identifiers.says_nothing(text):
            self.complain(
                key,
                SheetCode.PLACEHOLDER if required else SheetCode.PLACEHOLDER_DROPPED,
                Severity.REFUSED if required else Severity.WARNING,
            )
            return None
        self._warn_of_marks(key, text)
        return text

    def person_name(self, key: str, *, required: bool = False) -> str | None:
        """A name as written; blanks inside a two-character name are folded, and said."""
        text = self.text(key, required=required)
        if text is None:
            return None
        name = names.fold_pair(text)
        if name != text:
            self.warn(key, SheetCode.NAME_BLANKS_FOLDED, {"name": name})
        if names.has_lost_character(name):
            self.hold(key, SheetCode.NAME_CHARACTER_LOST)
        elif names.is_masked_name(name):
            self.hold(key, SheetCode.NAME_MASKED)
        return name

    def number_text(self, key: str, *, required: bool = False) -> str | None:
        """A number kept as text: `202400000001.0` is 202400000001; digits Excel has lost are refused."""
        cell = self.value(key, required=required)
        if cell is None:
            return None
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if abs(cell) >= FIRST_INEXACT:
                self.refuse(key, SheetCode.DIGITS_LOST)
                return None
            return as_written(cell)
        if isinstance(cell, date):
            self.hold(key, SheetCode.DATE_IN_TEXT)
            return as_written(cell)
        text = as_written(cell)
        if text.isascii() and text.isdigit():
            return text
        if identifiers.has_lost_digits(text):
            self.refuse(key, SheetCode.DIGITS_LOST)
            return None
        self._warn_of_marks(key, text)
        folded = identifiers.fold_number(text)
        if not folded and required:
            self.refuse(key, SheetCode.VALUE_MISSING)
        return folded or None

    def phone(self, key: str) -> str | None:
        """A telephone number; an unusual one is kept as written, and said."""
        cell = self.value(key)
        if cell is None:
            return None
        written = names.strip_outer(as_written(cell)).strip("'")
        if identifiers.is_placeholder(written):
            self.warn(key, SheetCode.PLACEHOLDER_DROPPED)
            return None
        phone = read_phone(written)
        if not phone.is_usual:
            self.warn(key, SheetCode.PHONE_UNUSUAL)
        return phone.number

    def day(self, key: str) -> ParsedDay | None:
        """A day; raises nothing, `NotADay` becomes the caller's problem through `day_problem`."""
        cell = self.value(key)
        if cell is None or isinstance(cell, CellError):
            return None
        if isinstance(cell, str) and identifiers.says_nothing(cell):
            self.warn(key, SheetCode.PLACEHOLDER_DROPPED)
            return None
        return parse_day(cell, date1904=self._date1904)

    def day_or_refuse(self, key: str) -> date | None:
        """A day; an unreadable one refuses the row, a whole month stands for its first day, and is said."""
        try:
            parsed = self.day(key)
        except NotADay as error:
            self.refuse(key, day_code(error))
            return None
        if parsed is None:
            return None
        if parsed.whole_month:
            self.warn(key, SheetCode.DATE_WHOLE_MONTH, {"day": parsed.on.isoformat()})
        return parsed.on

    def whole_number(self, key: str) -> int | None:
        """A count of people."""
        cell = self.value(key)
        if cell is None:
            return None
        text = identifiers.fold_number(as_written(cell)).replace(",", "")
        if identifiers.says_nothing(text):
            self.warn(key, SheetCode.PLACEHOLDER_DROPPED)
            return None
        if found := _WHOLE.fullmatch(text):
            return int(found[1])
        self.warn(key, SheetCode.NUMBER_UNREADABLE)
        return None

    def choice(self, key: str, choices: Mapping[str, T], *, severity: Severity = Severity.WARNING) -> T | None:
        """One of a few words, in any width and case; the first word for each value is the one we would write."""
        cell = self.value(key)
        if cell is None:
            return None
        word = names.search_key(as_written(cell))
        if word in choices:
            return choices[word]
        if identifiers.says_nothing(word):
            self.warn(key, SheetCode.PLACEHOLDER_DROPPED)
            return None
        usual: dict[T, str] = {}
        for known, value in choices.items():
            usual.setdefault(value, known)
        self.complain(key, SheetCode.CHOICE_UNKNOWN, severity, {"choices": "、".join(usual.values())})
        return None

    def _warn_of_marks(self, key: str, text: str) -> None:
        if text.isascii():
            return
        if marks := names.hidden_marks(text):
            self.warn(key, SheetCode.HIDDEN_MARKS, {"marks": "、".join(marks)})
        if private := names.private_characters(text):
            self.warn(key, SheetCode.PRIVATE_CHARACTER, {"characters": "、".join(private)})


@lru_cache(maxsize=65_536)
def _needs_no_word(text: str) -> bool:
    """Whether a text says something and holds nothing hidden or private; a large list says the same again and again."""
    return not (identifiers.says_nothing(text) or names.is_suspicious(text))


def _masked(number: str) -> str:
    """An identity number as sentences show it; one whose digits are lost shows only that they are (`3.30E+17`)."""
    folded = identifiers.fold_number(number)
    return f"{float(folded):.2E}" if identifiers.has_lost_digits(folded) else identifiers.mask_id(folded)


def day_code(error: NotADay) -> SheetCode:
    """The sentence for a value that is no day."""
    return _DAY_CODES[error.reason]
