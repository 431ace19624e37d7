"""One block of a template to its rows: paragraphs line by line, forms and tables row by row, signatures whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ctec_desktop.documents.breaking import Line, Span
from ctec_desktop.documents.grids import grid_row
from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import AFTER_FRAME, CELL_PADDING, Setting, baseline, cell_lines
from ctec_desktop.documents.signing import signatures
from ctec_desktop.documents.theme import Style, Theme
from ctec_desktop.domain.template import Align, Block, BlockKind, Template

_FORM_SPLIT = 0.54
_FORM_LEADING = 20.0
_LEVEL_EM = 2.0
_SHIFTED = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
_NO_MARK_SPACE = 6.0
_PAGE_HEAD_UP = 18.0
_ONE_LINE = 1e9


@dataclass(frozen=True, slots=True)
class Unit:
    """What is set and remembered on its own: a block, or a row of a form or table; one that `leads` keeps its next."""

    block: Block
    row: int = 0
    leads: bool = False

    @property
    def is_last_row(self) -> bool:
        return self.row + 1 == len(self.block.rows)

    def fields(self) -> tuple[str, ...]:
        """Keys of the fields it prints."""
        if not self.block.rows:
            return self.block.fields()
        cells = self.block.rows[self.row]
        return tuple(segment.field for cell in cells for segment in cell.content if segment.field)


def units_of(template: Template) -> tuple[tuple[Unit, ...], ...]:
    """The units of every block of a template."""
    blocks = template.blocks
    return tuple(
        tuple(Unit(block, row, _leads(block, after)) for row in range(max(1, len(block.rows))))
        for block, after in zip(blocks, (*blocks[1:], None), strict=True)
    )


def _leads(block: Block, after: Block | None) -> bool:
    """What announces the signatures stays with them, and so does a note under them, or under a list."""
    if after is None:
        return False
    if block.listing is not None and after.kind is BlockKind.NOTE:
        return True
    return after.kind is BlockKind.SIGNATURES or (block.kind is BlockKind.SIGNATURES and after.kind is BlockKind.NOTE)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the lines of a paragraph or heading are stacked; the indent of the first and of all lines in ems."""

    size: float
    leading: float
    indent: float = 0.0
    keep_next: bool = False
    space_before: float = 0.0
    align: Align = Align.LEFT
    left: float = 0.0


def title_rows(template: Template, setting: Setting) -> tuple[Row, ...]:
    """The title, and under it what standing the text has."""
    theme = setting.theme
    title = _centred(template.title, Style.SANS, theme.title_size, setting)
    title_row = setting.row(title, theme.title_size * 1.5, keep_next=True)
    if not template.mark.strip():
        return (title_row, setting.row(Pen(setting.faces), _NO_MARK_SPACE, keep_next=True))
    mark = _centred(template.mark, Style.KAI, theme.mark_size, setting, tone=0.35)
    return (title_row, setting.row(mark, 18, keep_next=True))


def page_head_row(template: Template, setting: Setting) -> Row | None:
    """What stands above the text of a page, made smaller where it would be wider; it takes no room of the text."""
    head, theme = template.page_head, setting.theme
    if head is None:
        return None
    spans = spans_of(head.text, setting.values, setting.labels)
    line = setting.lines(spans, theme.mark_size, _ONE_LINE)[0]
    size = min(theme.mark_size, theme.text_width / max(1.0, line.width))
    pen = Pen(setting.faces)
    x = (theme.text_width - line.width * size) * _SHIFTED[head.align]
    pen.line(line, x, _PAGE_HEAD_UP, size)
    if head.has_rule:
        pen.rule(0, _PAGE_HEAD_UP - 4, theme.text_width, _PAGE_HEAD_UP - 4)
    return setting.row(pen, 0.0, keep_next=True)


def _centred(text: str, style: Style, size: float, setting: Setting, *, tone: float = 0.0) -> Pen:
    """A line in the middle, made smaller where it would be wider than the text."""
    room = setting.theme.text_width
    size = min(size, room / max(1.0, setting.faces.width(style, text)))
    pen = Pen(setting.faces)
    if tone:
        pen.grey(tone)
    pen.text(text, style, size, (room - setting.faces.width(style, text) * size) / 2, -size)
    return pen


def block_rows(unit: Unit, prefix: str, setting: Setting) -> tuple[Row, ...]:
    """The rows of one unit; its number is `prefix`, empty for one without."""
    block, theme = unit.block, setting.theme
    if block.kind is BlockKind.SIGNATURES:
        pen, height, places = signatures(block.signers, setting.values, setting.labels, setting.faces)
        row = setting.row(pen, height, space_before=6.0, keep_next=unit.leads)
        return (replace(row, is_signing=True, places=places),)
    if block.kind is BlockKind.FORM:
        return (_form_row(unit, setting),)
    if block.kind is BlockKind.TABLE:
        return (_table_row(unit, setting),)
    if block.kind is BlockKind.GRID:
        return (grid_row(block, unit.row, setting),)
    is_heading = block.kind in (BlockKind.SECTION, BlockKind.HEADING) or block.look.is_strong
    literal = Style.SANS if is_heading else Style.SERIF
    spans = [Span(prefix, literal), *spans_of(block.text, setting.values, setting.labels, literal)]
    shape = _shape(unit, theme)
    lines = setting.lines(spans, shape.size, theme.text_width - shape.left * shape.size, shape.indent)
    return _stacked(lines, shape, setting)


def _shape(unit: Unit, theme: Theme) -> _Shape:
    match unit.block.kind:
        case BlockKind.SECTION | BlockKind.HEADING:
            return _Shape(theme.section_size, 24.0, keep_next=True, space_before=9.0)
        case BlockKind.ASIDE:
            return _Shape(theme.cell_size, 20.0, keep_next=True, align=Align.RIGHT)
        case BlockKind.NOTE:
            return _Shape(theme.mark_size, 14.0, space_before=6.0)
        case BlockKind.WRITTEN:
            look = unit.block.look
            indent = 2.0 if look.align is Align.LEFT and not look.is_strong else 0.0
            leads = look.is_strong or _announces(unit)
            left = look.level * _LEVEL_EM
            return _Shape(theme.body_size, theme.body_leading, indent, leads, align=look.align, left=left)
        case _:
            return _Shape(theme.body_size, theme.body_leading, indent=2.0, keep_next=_announces(unit))


def _announces(unit: Unit) -> bool:
    text = unit.block.text
    return unit.leads or (bool(text) and text[-1].text.endswith("："))


def _stacked(lines: Sequence[Line], shape: _Shape, setting: Setting) -> tuple[Row, ...]:
    """Lines as rows: the first two and the last two stay together on a page."""
    rows = []
    last = len(lines) - 1
    for n, line in enumerate(lines):
        x = (shape.left + (0.0 if n else shape.indent)) * shape.size
        if shape.align is not Align.LEFT:
            x += (setting.theme.text_width - x - line.width * shape.size) * _SHIFTED[shape.align]
        pen = Pen(setting.faces)
        y = -baseline(shape.size, shape.leading)
        pen.line(line, x, y, shape.size)
        pen.underline(line, x, y, shape.size)
        is_kept = shape.keep_next if n == last else n in (0, last - 1)
        space = 0.0 if n else shape.space_before
        rows.append(setting.row(pen, shape.leading, space_before=space, keep_next=is_kept))
    return tuple(rows)


def _form_row(unit: Unit, setting: Setting) -> Row:
    """Labels with the values on ruled lines beside them; one party's lines stay on one page."""
    size, leading = setting.theme.cell_size, _FORM_LEADING
    cells = unit.block.rows[unit.row]
    edges = _edges(len(cells), setting.theme.text_width)
    pen = Pen(setting.faces)
    height = leading
    for position, cell in enumerate(cells):
        left, right = edges[position], edges[position + 1] - (10.0 if position + 1 < len(cells) else 0.0)
        style = Style.SANS if unit.row == 0 and position == 0 else Style.SERIF
        start = left + pen.text(f"{cell.label}：", style, size, left, -baseline(size, leading))
        lines = cell_lines(cell, size, right - start - 2, setting)
        for n, line in enumerate(lines):
            y = -n * leading - baseline(size, leading)
            pen.line(line, start + 2, y, size)
            pen.rule(start, y - 3, right, y - 3)
        height = max(height, len(lines) * leading)
    after = AFTER_FRAME if unit.is_last_row else 0.0
    return setting.row(pen, height + after, keep_next=not unit.is_last_row)


def _edges(count: int, width: float) -> list[float]:
    return [0.0, width] if count == 1 else [0.0, _FORM_SPLIT * width, width]


def _table_row(unit: Unit, setting: Setting) -> Row:
    """A row of a ruled grid: label, value, and perhaps a second label and value; it never breaks inside."""
    size, leading = setting.theme.cell_size, setting.theme.cell_leading
    width = setting.theme.text_width
    labels = [cell.label for row in unit.block.rows for cell in row]
    label_width = max(setting.faces.width(Style.SERIF, label) for label in labels) * size + 10
    cells = unit.block.rows[unit.row]
    each = width / len(cells)
    room = each - label_width - 2 * CELL_PADDING
    laid = [(n * each, cell, cell_lines(cell, size, room, setting)) for n, cell in enumerate(cells)]
    height = max(len(lines) for _, _, lines in laid) * leading + 2 * CELL_PADDING
    pen = Pen(setting.faces)
    pen.box(0, -height, width, height)
    for left, cell, lines in laid:
        text_left = left + (label_width - setting.faces.width(Style.SERIF, cell.label) * size) / 2
        pen.text(cell.label, Style.SERIF, size, text_left, -(height - leading) / 2 - baseline(size, leading))
        pen.rule(left + label_width, 0, left + label_width, -height)
        if left:
            pen.rule(left, 0, left, -height)
        top = (height - len(lines) * leading) / 2
        for n, line in enumerate(lines):
            y = -top - n * leading - baseline(size, leading)
            pen.line(line, left + label_width + CELL_PADDING, y, size)
            if len(cell.content) > 1:
                pen.underline(line, left + label_width + CELL_PADDING, y, size)
    after = AFTER_FRAME if unit.is_last_row else 0.0
    return setting.row(pen, height + after, keep_next=unit.row == 0)
