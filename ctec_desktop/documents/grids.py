"""Tables of any columns: cells that reach over others, a heading repeated on every page, empty rows for the pen."""

from collections.abc import Sequence
from dataclasses import replace

from ctec_desktop.documents.breaking import Line
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import AFTER_FRAME, CELL_PADDING, Setting, baseline, cell_lines
from ctec_desktop.documents.theme import MM
from ctec_desktop.domain.template import Block, Cell


def grid_row(block: Block, row: int, setting: Setting) -> Row:
    """A row of the grid; those under the heading carry it, for the pages they may begin."""
    drawn = _drawn(block, row, setting)
    heads = block.look.head_rows
    if row < heads:
        return replace(drawn, keep_next=True)
    after = block.rows[row + 1] if row + 1 < len(block.rows) else ()
    is_held = any(cell.is_below for cell in after) or (row == heads and row + 2 == len(block.rows))
    head = _head(block, setting) if heads else None
    return replace(drawn, keep_next=is_held, head=head)


def _head(block: Block, setting: Setting) -> Row:
    """All rows of the heading as one."""
    pen = Pen(setting.faces)
    top = 0.0
    for row in range(block.look.head_rows):
        top -= _draw(pen, top, block, row, setting)
    return setting.row(pen, -top, keep_next=True)


def _drawn(block: Block, row: int, setting: Setting) -> Row:
    pen = Pen(setting.faces)
    height = _draw(pen, 0.0, block, row, setting)
    after = AFTER_FRAME if row + 1 == len(block.rows) else 0.0
    return setting.row(pen, height + after, space_before=0.0 if row else AFTER_FRAME)


def _draw(pen: Pen, top: float, block: Block, row: int, setting: Setting) -> float:
    """Draws a row with its frame; answers with its height."""
    cells = block.rows[row]
    below = block.rows[row + 1] if row + 1 < len(block.rows) else ()
    going_on = {left for left, _, cell in _placed(block, below, setting.theme.text_width) if cell.is_below}
    size, leading = setting.theme.cell_size, setting.theme.cell_leading
    laid = [
        (left, width, cell, cell_lines(cell, size, width - 2 * CELL_PADDING, setting))
        for left, width, cell in _placed(block, cells, setting.theme.text_width)
    ]
    height = max(len(lines) for _, _, _, lines in laid) * leading + 2 * CELL_PADDING
    height = max(height, block.look.row_mm * MM)
    for left, width, cell, lines in laid:
        _frame(pen, cell, (left, top, width, height), is_open=left in going_on)
        start = top - (height - len(lines) * leading) / 2
        for n, line in enumerate(lines):
            x = left + (width - line.width * size) / 2 if _is_centred(cell, lines) else left + CELL_PADDING
            y = start - n * leading - baseline(size, leading)
            pen.line(line, x, y, size)
            if len(cell.content) > 1:
                pen.underline(line, x, y, size)
    return height


def _placed(block: Block, cells: Sequence[Cell], room: float) -> list[tuple[float, float, Cell]]:
    """Left edge and width of each cell."""
    whole = sum(block.look.columns)
    placed, column, left = [], 0, 0.0
    for cell in cells:
        width = sum(block.look.columns[column : column + cell.span]) * room / whole
        placed.append((left, width, cell))
        column, left = column + cell.span, left + width
    return placed


def _frame(pen: Pen, cell: Cell, box: tuple[float, float, float, float], *, is_open: bool) -> None:
    """The lines around a cell; there is none towards a cell it belongs together with, above or below."""
    left, top, width, height = box
    right, foot = left + width, top - height
    pen.rule(left, top, left, foot)
    pen.rule(right, top, right, foot)
    if not is_open:
        pen.rule(left, foot, right, foot)
    if not cell.is_below:
        pen.rule(left, top, right, top)


def _is_centred(cell: Cell, lines: Sequence[Line]) -> bool:
    """A short label stands in the middle, what is filled in stands at the left."""
    return len(lines) == 1 and not any(segment.field or segment.blank_em for segment in cell.content)
