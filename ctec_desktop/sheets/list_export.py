"""A list as a workbook: headings, rows as they are seen, every cell as text."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

# Rows of a sheet but for the headings.
MOST_ROWS = 1_048_575
_WIDEST, _NARROWEST = 50, 8
_NAME_CHARS = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_list(target: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Writes a new workbook of one list at `target`; how many rows there were."""
    with ListBook(target) as book:
        sheet = book.add(title, headings)
        for row in rows:
            sheet.write(row)
        return sheet.finish()


class ListBook:
    """A workbook of several lists, written row by row so that long lists need no more memory.

    A cell that begins like a formula is text like any other. Without text as format Excel would compute it as soon as
    somebody edits it, and shorten long numbers.
    """

    def __init__(self, target: Path) -> None:
        self._book = xlsxwriter.Workbook(
            target,
            {
                "constant_memory": True,
                "tmpdir": str(target.parent),
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._head = self._book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": "@"})
        self._text = self._book.add_format({"num_format": "@"})

    def __enter__(self) -> "ListBook":
        return self

    def __exit__(self, *_: object) -> None:
        self._book.close()

    def add(self, title: str, headings: Sequence[str]) -> "ListSheet":
        """A further sheet; sheets stand in the order they are added, whenever their rows come."""
        sheet = self._book.add_worksheet(title.translate(_NOT_IN_NAMES).strip()[:_NAME_CHARS] or None)
        return ListSheet(sheet, headings, self._head, self._text)


class ListSheet:
    """One list of a workbook."""

    def __init__(self, sheet: Any, headings: Sequence[str], head: Any, text: Any) -> None:
        self._sheet = sheet
        self._text = text
        self._widths = [_width(heading) for heading in headings]
        self.rows = 0
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)

    def write(self, row: Sequence[str]) -> None:
        self.rows += 1
        for column, cell in enumerate(row):
            self._sheet.write_string(self.rows, column, cell, self._text)
            self._widths[column] = max(self._widths[column], _width(cell))

    def finish(self) -> int:
        """Widths as the cells want them, the heading always in sight; how many rows there are."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        self._sheet.autofilter(0, 0, self.rows, len(self._widths) - 1)
        self._sheet.freeze_panes(1, 0)
        return self.rows


def _width(text: str) -> int:
    return len(text.encode("gb18030")) + 2
