"""Rows given back for correction: the sheet's own headings and cells, the wrong ones coloured, what is wrong beside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from ctec_desktop.domain.import_plan import PlannedRow, SheetBlock
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.sheets.cells import column_index
from ctec_desktop.sheets.columns import PROBLEM_HEADING
from ctec_desktop.wording import sentence

_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_WIDEST = 40
_PROBLEM_WIDTH = 70
_LONGEST_NAME = 31
_LONGEST_TEXT = 32_767
_COMMENT: Final = {"x_scale": 2.6, "y_scale": 1.6, "font_size": 10}
_FORBIDDEN_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))


def write_marked(target: Path, sheet: str, blocks: Sequence[SheetBlock], rows: Sequence[PlannedRow[Any]]) -> None:
    """One sheet that can be corrected and imported again; every cell a text, nothing a formula.

    Args:
        sheet: name of the sheet the rows come from, which may tell their class.
        blocks: the heading rows the rows stood under.

    Raises:
        EnvironmentFault: the target cannot be written.
    """
    with (
        write_beside(target) as temporary,
        xlsxwriter.Workbook(temporary, {"strings_to_formulas": False, "strings_to_urls": False}) as book,
    ):
        page = book.add_worksheet(sheet.translate(_FORBIDDEN_IN_NAME).strip("'")[:_LONGEST_NAME] or None)
        _Page(page, _formats(book), _width(blocks, rows)).write(blocks, rows)


def _width(blocks: Sequence[SheetBlock], rows: Iterable[PlannedRow[Any]]) -> int:
    """Columns that belong to the sheet itself: what we once said beside them is said anew."""
    said = [block.headings.index(PROBLEM_HEADING) for block in blocks if PROBLEM_HEADING in block.headings]
    return min(said) if said else max(len(texts) for texts in (*(b.headings for b in blocks), *(r.cells for r in rows)))


def _formats(book: Any) -> Mapping[str, Any]:
    text = {"num_format": "@", "border": 1, "valign": "top"}
    bad = {**text, "bg_color": "#FFD9D9"}
    return {
        "above": book.add_format({"num_format": "@", "bold": True}),
        "heading": book.add_format({**text, "bold": True, "bg_color": "#E8EEF7"}),
        "text": book.add_format(text),
        "text_quoted": book.add_format({**text, "quote_prefix": True}),
        "bad": book.add_format(bad),
        "bad_quoted": book.add_format({**bad, "quote_prefix": True}),
        "problem": book.add_format({**text, "text_wrap": True, "font_color": "#A61B1B"}),
    }


class _Page:
    def __init__(self, page: Any, formats: Mapping[str, Any], width: int) -> None:
        self._page = page
        self._formats = formats
        self._width = width
        self._widths: dict[int, int] = {}
        self._at = 0

    def write(self, blocks: Sequence[SheetBlock], rows: Iterable[PlannedRow[Any]]) -> None:
        """Each row under the headings it stood under, with the lines above them that may name its class."""
        for block, members in groupby(rows, key=_Under(blocks)):
            for line in block.above:
                self._page.write_string(self._at, 0, line, self._formats["above"])
                self._at += 1
            for column, heading in enumerate(_filled(block.headings, self._width)):
                self._cell(column, heading, "heading")
            self._page.write_string(self._at, self._width, PROBLEM_HEADING, self._formats["heading"])
            self._at += 1
            if block is blocks[0]:
                self._page.freeze_panes(self._at, 0)
            for row in members:
                self._row(row)
        for column, width in self._widths.items():
            self._page.set_column(column, column, width)
        self._page.set_column(self._width, self._width, _PROBLEM_WIDTH)

    def _row(self, row: PlannedRow[Any]) -> None:
        problems = [problem for problem in row.problems if problem.severity is not Severity.WARNING]
        wrong: dict[int, list[str]] = {}
        for problem in problems:
            if isinstance(problem.place, CellPlace) and problem.place.column:
                wrong.setdefault(column_index(problem.place.column), []).append(sentence(problem))
        for column, text in enumerate(_filled(row.cells, self._width)):
            look = "bad" if column in wrong else "text"
            self._cell(column, text, f"{look}_quoted" if text.startswith(_FORMULA_LIKE) else look)
            if column in wrong:
                self._page.write_comment(self._at, column, "\n".join(wrong[column])[:_LONGEST_TEXT], _COMMENT)
        self._page.write_string(
            self._at, self._width, "\n".join(_told(problems))[:_LONGEST_TEXT], self._formats["problem"]
        )
        self._at += 1

    def _cell(self, column: int, text: str, look: str) -> None:
        if text:
            self._page.write_string(self._at, column, text[:_LONGEST_TEXT], self._formats[look])
        else:
            self._page.write_blank(self._at, column, None, self._formats[look])
        width = len(text.encode("gb18030", "replace")) + 2
        self._widths[column] = min(max(self._widths.get(column, 8), width), _WIDEST)


class _Under:
    """The heading row a row of the sheet stands under."""

    def __init__(self, blocks: Sequence[SheetBlock]) -> None:
        self._blocks = blocks

    def __call__(self, row: PlannedRow[Any]) -> SheetBlock:
        return max((block for block in self._blocks if block.header_row < row.row), key=_header_row)


def _header_row(block: SheetBlock) -> int:
    return block.header_row


def _told(problems: Sequence[Problem]) -> Iterator[str]:
    """What is wrong with the row, cell by cell, each sentence with its cure."""
    for problem in problems:
        heading = problem.place.heading if isinstance(problem.place, CellPlace) else ""
        told = sentence(problem)
        yield f"{heading}：{told}" if heading and heading not in told else told


def _filled(texts: Sequence[str], width: int) -> list[str]:
    return [*texts[:width], *([""] * (width - len(texts)))]
