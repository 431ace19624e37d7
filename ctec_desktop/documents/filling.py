"""Papers that are no papers of the record: a template of `resources/templates` with its places filled in, and set."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ctec_desktop.documents.blocks import block_rows, title_rows, units_of
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.template import BlockKind, Segment, Template, with_segments

# By block and row of the block: what it begins with.
Starts: TypeAlias = dict[tuple[int, int], Row]
_FOOT_UP = 12.0
_NOTHING = Segment()


def filled(template: Template, values: Mapping[str, str]) -> Template:
    """The template with text in its places, so that they need no field dictionary; an empty text leaves its place."""

    def _told(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        told = (Segment(text=values[one.field]) if one.field else one for one in segments)
        return tuple(one for one in told if one != _NOTHING)

    return with_segments(template, _told)


def template_rows(template: Template, setting: Setting, starts: Starts | None = None) -> Iterator[Row]:
    """Title and blocks of a filled template; its items are numbered through.

    Args:
        starts: takes the first row of every row of a block.
    """
    yield from title_rows(template, setting)
    item = 0
    for n, (block, units) in enumerate(zip(template.blocks, units_of(template), strict=True)):
        item += block.kind is BlockKind.ITEM
        prefix = f"{item}. " if block.kind is BlockKind.ITEM else ""
        for number, unit in enumerate(units):
            rows = block_rows(unit, prefix, setting)
            if starts is not None:
                starts[n, number] = rows[0]
            yield from rows


def foot_row(line: str, faces: FaceSet) -> Row:
    """A small line in the middle under the text."""
    pen = Pen(faces)
    text = drawn(line)
    size = min(THEME.small_size, THEME.text_width / max(1.0, faces.width(Style.SERIF, text)))
    width = faces.width(Style.SERIF, text) * size
    pen.text(text, Style.SERIF, size, (THEME.text_width - width) / 2, _FOOT_UP)
    return pen.row(0.0)
