"""Rows into a workbook, every cell as text, so that nothing a person typed is ever taken for a formula or a number."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from ctec_desktop.kernel.paths import write_beside

_WIDEST = 40


def write_table(target: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """One sheet: a merged title, a heading row that stays in sight, text cells.

    Raises:
        EnvironmentFault: the target cannot be written.
    """
    with (
        write_beside(target) as temporary,
        xlsxwriter.Workbook(temporary, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        sheet = book.add_worksheet("名单")
        big = book.add_format({"bold": True, "font_size": 14, "align": "center", "valign": "vcenter"})
        head = book.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1, "num_format": "@"})
        text = book.add_format({"num_format": "@", "border": 1})
        sheet.merge_range(0, 0, 0, max(len(headings) - 1, 1), title, big)
        widths = [len(heading) * 2 + 2 for heading in headings]
        for column, heading in enumerate(headings):
            sheet.write_string(1, column, heading, head)
        for number, row in enumerate(rows, 2):
            for column, value in enumerate(row):
                if value is None:
                    sheet.write_blank(number, column, None, text)
                    continue
                sheet.write_string(number, column, value, text)
                widths[column] = min(max(widths[column], len(value.encode("gb18030")) + 2), _WIDEST)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(2, 0)
