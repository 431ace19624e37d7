"""The values of the first cells of an .ods once more, from its XML: a second witness beside the native reader."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from ctec_desktop.sheets.packages import DAMAGED, MOST_CELLS, SheetExtras, filled

_DURATION = re.compile(r"PT(\d+)H(\d+)M([\d.,]+)S")
_PARAGRAPHS = ("text:p", "text:h")
_BLANKS = ("text:s", "text:tab", "text:line-break")
_NOTES = ("office:annotation", "draw:frame", "svg:title", "svg:desc")


class SecondValues:
    """Gathers what cells hold, told of tags and texts by whoever walks the file; a note on a cell is none of it."""

    def __init__(self) -> None:
        self._left = MOST_CELLS
        self._cells: dict[int, object] = {}
        self._attributes: Mapping[str, str] = {}
        self._said: list[str] = []
        self._in_text = self._in_note = 0

    def begin(self, attributes: Mapping[str, str]) -> None:
        self._attributes = attributes
        self._said = []

    def start(self, tag: str) -> None:
        """A tag inside a cell."""
        if tag in _NOTES:
            self._in_note += 1
        elif tag in _PARAGRAPHS:
            self._in_text += 1
        elif tag in _BLANKS:
            self.say(" ")

    def say(self, text: str) -> None:
        if self._in_text and not self._in_note:
            self._said.append(text)

    def end(self, tag: str) -> None:
        if tag in _NOTES:
            self._in_note -= 1
        elif tag in _PARAGRAPHS:
            self.say(" ")
            self._in_text -= 1

    def end_cell(self, column: int, repeated: int) -> None:
        try:
            value = self._value()
        except DAMAGED:
            self._left = 0  # a witness who cannot read on has nothing to say of this row
            return
        if value is not None and value != "":
            self._cells.update(dict.fromkeys(range(column, column + repeated), value))

    def end_row(self, sheet: SheetExtras, row: int, repeated: int) -> None:
        cells, self._cells = self._cells, {}
        if cells and self._left > 0:
            values = filled(cells)
            sheet.again.extend((number, values) for number in range(row + 1, row + 1 + repeated))
            self._left -= repeated * len(values)

    def _value(self) -> object:
        given = self._attributes
        kind = given.get("office:value-type")
        if kind in ("float", "percentage", "currency"):
            return float(given["office:value"])
        if kind == "date":
            return _day(given["office:date-value"])
        if kind == "time" and (found := _DURATION.fullmatch(given.get("office:time-value", ""))):
            return timedelta(hours=int(found[1]), minutes=int(found[2]), seconds=float(found[3].replace(",", ".")))
        if kind == "boolean":
            return given.get("office:boolean-value") == "true"
        return given.get("office:string-value") or "".join(self._said).strip()


def _day(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
