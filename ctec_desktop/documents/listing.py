"""Ruled lists: a heading that is repeated on every page, rows that never break inside, columns of fixed widths."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ctec_desktop.documents.breaking import Line, Span, break_lines, tokens_of
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import baseline
from ctec_desktop.documents.theme import THEME, Style

_SIZE = 9.0
_LEADING = 13.0
_PADDING = 3.5
# The most of its width that a column gives to numbers beside it.
_MOST_GIVEN = 0.25


class Column(NamedTuple):
    """A column: its heading, its share of the text's width, and whether its cells are one line, made smaller to fit.

    Cells of one line stand in the middle, unless the column is set from the left.
    """

    heading: str
    share: float
    is_one_line: bool = False
    style: Style = Style.KAI
    is_left: bool = False


class Item(NamedTuple):
    """One cell: its text, and the field it comes from."""

    text: str
    field: str = ""


def listing_rows(
    columns: Sequence[Column], lines: Sequence[Sequence[Item]], faces: FaceSet, least_pt: float = 0.0
) -> list[Row]:
    """The rows of a list, its heading first; each line at least so high, where people write in it."""
    whole = sum(column.share for column in columns)
    widths = [THEME.text_width * column.share / whole for column in columns]
    headings = [(column._replace(style=Style.SANS, is_left=False), Item(column.heading)) for column in columns]
    head = replace(_row(headings, widths, faces), keep_next=True)
    rows = [_row(list(zip(columns, line, strict=True)), widths, faces, least_pt) for line in lines]
    return [head, *(replace(row, head=head) for row in rows)]


def roomier(columns: Sequence[Column], lines: Sequence[Sequence[Item]], faces: FaceSet) -> list[Column]:
    """Columns of one line as wide as their longest cell wants, at the cost of those beside them that have room."""
    whole = sum(column.share for column in columns)
    widths = [THEME.text_width * column.share / whole for column in columns]
    least = [_least(column, [line[n].text for line in lines], faces) for n, column in enumerate(columns)]
    lacks = [
        max(0.0, want - width) if column.is_one_line else 0.0
        for column, want, width in zip(columns, least, widths, strict=True)
    ]
    spare = [min(max(0.0, width - want), width * _MOST_GIVEN) for want, width in zip(least, widths, strict=True)]
    moved = min(sum(lacks), sum(spare))
    if not moved:
        return list(columns)
    return [
        column._replace(share=width + lack * moved / sum(lacks) - given * moved / sum(spare))
        for column, width, lack, given in zip(columns, widths, lacks, spare, strict=True)
    ]


def _least(column: Column, texts: Sequence[str], faces: FaceSet) -> float:
    """What a column needs at full size: for its heading, for cells of one line, for numbers within other cells."""
    parts = texts if column.is_one_line else [word for text in texts for word in text.split() if word.isascii()]
    told = max((faces.width(column.style, part) for part in parts), default=0.0)
    return max(told, faces.width(Style.SANS, column.heading)) * _SIZE + 2 * _PADDING + 0.5


def _row(cells: Sequence[tuple[Column, Item]], widths: Sequence[float], faces: FaceSet, least_pt: float = 0.0) -> Row:
    laid = [_laid(column, item, width, faces) for (column, item), width in zip(cells, widths, strict=True)]
    height = max(least_pt, max(len(lines) for lines, _ in laid) * _LEADING + 2 * _PADDING)
    pen = Pen(faces)
    pen.box(0, -height, sum(widths), height)
    left = 0.0
    for (column, _), (lines, size), width in zip(cells, laid, widths, strict=True):
        if left:
            pen.rule(left, 0, left, -height)
        top = (height - len(lines) * _LEADING) / 2
        for n, line in enumerate(lines):
            is_middle = len(lines) == 1 and not column.is_left
            start = left + (width - line.width * size) / 2 if is_middle else left + _PADDING
            pen.line(line, start, -top - n * _LEADING - baseline(size, _LEADING), size)
        left += width
    return pen.row(height)


def _laid(column: Column, item: Item, width: float, faces: FaceSet) -> tuple[list[Line], float]:
    """The lines of a cell and the size they are set in."""
    room = width - 2 * _PADDING
    tokens = tokens_of([Span(item.text, column.style, item.field)], faces)
    if not column.is_one_line:
        return break_lines(tokens, faces, room / _SIZE, justified=False), _SIZE
    natural = max(1.0, sum(token.width for token in tokens))
    return break_lines(tokens, faces, natural + 1, justified=False), min(_SIZE, room / natural)
