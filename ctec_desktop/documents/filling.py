"""Papers that are no papers of the record: a template of `resources/templates` with its places filled in, and set."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ctec_desktop.documents.blocks import Setting, block_rows, title_rows, units_of
from ctec_desktop.documents.faces import FaceSet, drawn
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.kernel.resources import resource_dir

_FOOT_UP = 12.0


def paper_template(file_name: str) -> Template:
    return parse_template((resource_dir() / "templates" / file_name).read_text("utf-8"))


def filled(template: Template, values: Mapping[str, str]) -> Template:
    """The template with text in its places, so that they need no field dictionary; an empty text leaves its place."""
    return replace(template, blocks=tuple(_block(block, values) for block in template.blocks))


def template_rows(template: Template, setting: Setting) -> Iterator[Row]:
    """Title and blocks of a filled template; its items are numbered through."""
    yield from title_rows(template, setting)
    item = 0
    for block, units in zip(template.blocks, units_of(template), strict=True):
        item += block.kind is BlockKind.ITEM
        prefix = f"{item}. " if block.kind is BlockKind.ITEM else ""
        for unit in units:
            yield from block_rows(unit, prefix, setting)


def foot_row(line: str, faces: FaceSet) -> Row:
    """A small line in the middle under the text."""
    pen = Pen(faces)
    text = drawn(line)
    size = min(THEME.small_size, THEME.text_width / max(1.0, faces.width(Style.SERIF, text)))
    width = faces.width(Style.SERIF, text) * size
    pen.text(text, Style.SERIF, size, (THEME.text_width - width) / 2, _FOOT_UP)
    return pen.row(0.0)


def _block(block: Block, values: Mapping[str, str]) -> Block:
    return replace(
        block,
        text=_segments(block.text, values),
        rows=tuple(
            tuple(replace(cell, content=_segments(cell.content, values)) for cell in cells) for cells in block.rows
        ),
        signers=tuple(
            replace(signer, lines=tuple(_segments(line, values) for line in signer.lines)) for signer in block.signers
        ),
    )


def _segments(segments: tuple[Segment, ...], values: Mapping[str, str]) -> tuple[Segment, ...]:
    texts = (values[one.field] if one.field else one.text for one in segments)
    return tuple(Segment(text=text) for text in texts if text)
