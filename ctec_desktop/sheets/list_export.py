"""A list as a workbook: headings, rows as they are seen, every cell as text."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

# Rows of a sheet but for the headings.
MOST_ROWS = 1_048_575
_WIDEST, _NARROWEST = 50, 8
_NAME_CHARS = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_list(target: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Writes a new workbook at `target`, row by row so that long lists need no more memory; how many rows there were.

    A cell that begins like a formula is text like any other. Without text as format Excel would compute it as soon as
    somebody edits it, and shorten long numbers.
    """
    options = {
        "constant_memory": True,
        "tmpdir": str(target.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(target, options) as book:
        sheet = book.add_worksheet(title.translate(_NOT_IN_NAMES).strip()[:_NAME_CHARS] or None)
        head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "bottom": 1, "num_format": "@"})
        text = book.add_format({"num_format": "@"})
        widths = [_width(heading) for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, head)
        written = 0
        for written, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                sheet.write_string(written, column, cell, text)
                widths[column] = max(widths[column], _width(cell))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, min(max(width, _NARROWEST), _WIDEST))
        sheet.autofilter(0, 0, written, len(headings) - 1)
        sheet.freeze_panes(1, 0)
    return written


def _width(text: str) -> int:
    return len(text.encode("gb18030")) + 2
