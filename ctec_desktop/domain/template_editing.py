"""Changing a text block by block; every change gives a new template, so that what stood before can be taken back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ctec_desktop.domain.template import PLAIN_LOOK, Block, BlockKind, Look, Template
from ctec_desktop.domain.template_lines import block_text, with_text
from ctec_desktop.domain.template_reading import MAX_BLOCKS

TEXT_KINDS: Final = frozenset(BlockKind) - {
    *(BlockKind.FORM, BlockKind.TABLE, BlockKind.GRID, BlockKind.LIST, BlockKind.BOXES, BlockKind.SIGNATURES),
}
_BETWEEN_LINES: Final = "　"


def with_block(template: Template, number: int, block: Block) -> Template:
    """The template with another block in this place; numbers count from 0."""
    return replace(template, blocks=(*template.blocks[:number], block, *template.blocks[number + 1 :]))


def with_kind(block: Block, kind: BlockKind) -> Block:
    """The block set another way, with all its words."""
    text = block_text(block)
    if kind in TEXT_KINDS:
        text = _BETWEEN_LINES.join(text.split("\n"))
    look = Look(columns=(1.0,)) if kind is BlockKind.GRID else PLAIN_LOOK
    return with_text(replace(block, kind=kind, look=look), text)


def split(template: Template, number: int, lines: Sequence[str]) -> Template:
    """A block of text as several, one for each line; what concerns the whole stays with each, the heads with the first.

    Lines that would be too many blocks stay together in the last.
    """
    block = template.blocks[number]
    room = MAX_BLOCKS - len(template.blocks) + 1
    kept = [*lines[: room - 1], _BETWEEN_LINES.join(lines[room - 1 :])] if len(lines) > room else list(lines)
    made = [with_text(block if n == 0 else replace(block, heads=frozenset()), line) for n, line in enumerate(kept)]
    return replace(template, blocks=(*template.blocks[:number], *made, *template.blocks[number + 1 :]))


def added(template: Template, after: int) -> Template:
    """An empty block behind another, set as that one where it is text; the same template where there is no room."""
    if len(template.blocks) >= MAX_BLOCKS:
        return template
    before = template.blocks[after] if after >= 0 else None
    is_text = before is not None and before.kind in TEXT_KINDS
    block = Block(before.kind, look=before.look) if before is not None and is_text else Block(BlockKind.WRITTEN)
    return replace(template, blocks=(*template.blocks[: after + 1], block, *template.blocks[after + 1 :]))


def removed(template: Template, number: int) -> Template:
    """Without this block; a template keeps at least one."""
    blocks = (*template.blocks[:number], *template.blocks[number + 1 :])
    return replace(template, blocks=blocks or (Block(BlockKind.WRITTEN),))


def moved(template: Template, number: int, by: int) -> Template:
    """With this block further up or down; the same template where it stands at the end already."""
    to = number + by
    if not 0 <= to < len(template.blocks):
        return template
    blocks = list(template.blocks)
    blocks.insert(to, blocks.pop(number))
    return replace(template, blocks=tuple(blocks))
