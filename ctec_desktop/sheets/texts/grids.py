"""Word's tables brought to one grid: every row reaches over the same columns, columns nobody parts are one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from ctec_desktop.domain.source_text import Piece, SourceCell, SourceLine, SourceTable
from ctec_desktop.sheets.texts.runs import W

MAX_GRID = 63
MAX_COLUMNS = 12
_USUAL_WIDTH = 100.0


def number_of(element: Any, default: int) -> int:
    """The number an element carries as its value."""
    text = element.get(f"{W}val", "") if element is not None else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else default


def grid_widths(table: Any) -> tuple[float, ...]:
    """How wide the columns of a table are, in Word's own measure."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    return tuple(_width(column.get(f"{W}w", "")) for column in columns[:MAX_GRID])


def laid_out(
    rows: Sequence[Sequence[SourceCell]], starts: Sequence[int], widths: Sequence[float]
) -> Iterator[SourceTable | SourceLine]:
    """The table on the columns its rows really part; one of too many columns row by row as lines of text."""
    if not rows:
        return
    edges = [_edges(row, start) for row, start in zip(rows, starts, strict=True)]
    cuts = sorted({0, *(edge for row in edges for edge in row)})
    if len(cuts) - 1 > MAX_COLUMNS:
        yield from joined_rows(SourceTable(tuple(map(tuple, rows)), ()))
        return
    at = {cut: n for n, cut in enumerate(cuts)}
    made = []
    for row, own in zip(rows, edges, strict=True):
        cells = [
            SourceCell(cell.lines, at[end] - at[begin], cell.is_below)
            for cell, (begin, end) in zip(row, pairwise(own), strict=True)
        ]
        before, after = at[own[0]], len(cuts) - 1 - at[own[-1]]
        last = cells[-1]
        cells[-1] = SourceCell(last.lines, last.span + after, last.is_below)
        if before:
            cells[0] = SourceCell(cells[0].lines, cells[0].span + before, cells[0].is_below)
        made.append(tuple(cells))
    known = [*widths, *[_USUAL_WIDTH] * max(0, cuts[-1] - len(widths))]
    shares = [sum(known[begin:end]) for begin, end in pairwise(cuts)]
    whole = sum(shares)
    yield SourceTable(tuple(made), tuple(max(1.0, round(share * 100 / whole)) for share in shares))


def joined_rows(table: Piece) -> Iterator[SourceLine]:
    """Each row of a table as one line of text."""
    if isinstance(table, SourceLine):
        yield table
        return
    for row in table.rows:
        words = "    ".join(line.text for cell in row for line in cell.lines if line.text)
        if words:
            yield SourceLine(words)


def _edges(row: Sequence[SourceCell], start: int) -> list[int]:
    edges = [start]
    for cell in row:
        edges.append(edges[-1] + cell.span)
    return edges


def _width(text: str) -> float:
    return float(text) if text.isascii() and text.isdigit() and 0 < int(text) < 100_000 else _USUAL_WIDTH
