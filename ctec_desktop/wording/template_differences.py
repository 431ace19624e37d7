"""Everything about a block of a text that can differ between two versions, in words."""

from collections.abc import Iterator

from ctec_desktop.domain.template import Align, Block, BlockKind, PageHead, Template
from ctec_desktop.domain.template_lines import block_text, condition_words
from ctec_desktop.domain.template_places import shown

_ALIGNS = {Align.LEFT: "", Align.CENTRE: "居中", Align.RIGHT: "居右"}


class DifferenceWords:
    """`Words` of the comparison."""

    def head(self, template: Template) -> tuple[str, ...]:
        return template.title, template.mark, _page_head(template.page_head)

    def block(self, block: Block) -> str:
        """The block's text, then its condition, heads and look where it has any."""
        return _block(block)


def _block(block: Block) -> str:
    parts = [block_text(block)]
    if block.when:
        parts.append(f"〔仅当{condition_words(block.when)}〕")
    if block.heads:
        parts.append(f"〔对应第十五条第 {'、'.join(str(head) for head in sorted(block.heads))} 项〕")
    if block.kind in (BlockKind.WRITTEN, BlockKind.GRID) and (look := "，".join(_look(block))):
        parts.append(f"〔{look}〕")
    return "\n".join(parts)


def _page_head(head: PageHead | None) -> str:
    if head is None:
        return ""
    looks = (_ALIGNS[head.align], "下有横线" if head.has_rule else "")
    told = "，".join(look for look in looks if look)
    return shown(head.text) + (f"〔{told}〕" if told else "")


def _look(block: Block) -> Iterator[str]:
    look = block.look
    if look.level:
        yield f"层次 {look.level}"
    if look.is_strong:
        yield "黑体"
    if align := _ALIGNS[look.align]:
        yield align
    if look.columns:
        yield f"栏宽 {'、'.join(f'{share:g}' for share in look.columns)}"
    if look.head_rows:
        yield f"表头 {look.head_rows} 行"
    if look.row_mm:
        yield f"行高 {look.row_mm:g}"
