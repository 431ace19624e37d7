"""Frozen blocks to the TOML text of a template: what `template_reading` reads back as the same blocks."""

import json
from collections.abc import Iterable, Iterator

from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.template import (
    Align,
    Block,
    BlockKind,
    Box,
    Cell,
    Condition,
    Listing,
    Segment,
    Signer,
    Template,
)
from ctec_desktop.domain.template_reading import ABOVE, FREE_BLANK, LEFT_OF

_KINDS = {PageKind.AGREEMENT: "agreement", PageKind.CONSENT: "consent", PageKind.PAPER: "paper"}


def write_template(template: Template) -> str:
    """The template as TOML, one entry a line."""
    return "\n".join([*_head(template), *(line for block in template.blocks for line in _block(block)), ""])


def written(segments: Iterable[Segment]) -> str:
    """Segments as one writes them: `每月{pay_day}日前`, `{_:8}`."""
    return "".join(_segment(segment) for segment in segments)


def condition_text(conditions: Iterable[Condition]) -> str:
    """Conditions as one writes them: `meals=own & lodging!=own`."""
    return " & ".join(f"{one.field}{'!=' if one.negated else '='}{one.code}" for one in conditions)


def _head(template: Template) -> Iterator[str]:
    yield f"key = {_quoted(template.key)}"
    yield f"version = {template.version}"
    yield f"kind = {_quoted(_KINDS[template.kind])}"
    yield f"title = {_quoted(template.title)}"
    yield f"mark = {_quoted(template.mark)}"
    head = template.page_head
    if head is not None:
        rule = str(head.has_rule).lower()
        yield f"page_head = {{ text = {_quoted(written(head.text))}, align = {_quoted(head.align)}, rule = {rule} }}"


def _block(block: Block) -> Iterator[str]:
    yield ""
    yield "[[block]]"
    yield f"kind = {_quoted(block.kind)}"
    if block.heads:
        yield f"heads = {sorted(block.heads)}"
    if block.when:
        yield f"when = {_quoted(condition_text(block.when))}"
    yield from _look(block)
    match block.kind:
        case BlockKind.FORM | BlockKind.TABLE:
            yield from _list(
                "rows", (_cells(f"{cell.label}|{written(cell.content)}" for cell in r) for r in block.rows)
            )
        case BlockKind.GRID:
            yield from _list("rows", (_cells(_grid_texts(row)) for row in block.rows))
        case BlockKind.SIGNATURES:
            yield from _list("signers", map(_signer, block.signers))
        case BlockKind.LIST:
            yield from _listing(block.listing)
        case BlockKind.BOXES:
            yield from _list("boxes", (f"[{', '.join(map(_box, row))}]" for row in block.boxes))
        case _:
            yield f"text = {_quoted(written(block.text))}"


def _listing(listing: Listing | None) -> Iterator[str]:
    if listing is None:
        return
    if listing.of:
        yield f"of = {_quoted(listing.of)}"
    columns = (f"{one.heading}|{written(one.content)}|{int(one.share)}" for one in listing.columns)
    yield f"columns = {_cells(columns)}"
    if listing.lines:
        yield from _list("lines", (_cells(map(written, line)) for line in listing.lines))
    if listing.blanks:
        yield f"blanks = {listing.blanks}"


def _box(box: Box) -> str:
    parts = [f"title = {_quoted(box.title)}"]
    parts += [f"text = {_quoted(written(box.text))}"] if box.text else []
    parts += [f"sign = {_quoted(box.sign)}"] if box.sign else []
    return f"{{ {', '.join([*parts, f'lines = {box.lines}'])} }}"


def _look(block: Block) -> Iterator[str]:
    look = block.look
    if look.level:
        yield f"level = {look.level}"
    if block.kind is BlockKind.WRITTEN and look.align is not Align.LEFT:
        yield f"align = {_quoted(look.align)}"
    if look.is_strong:
        yield "strong = true"
    if look.columns:
        yield f"columns = {[int(share) if share.is_integer() else share for share in look.columns]}"
    if look.head_rows:
        yield f"head_rows = {look.head_rows}"
    if look.row_mm:
        yield f"row_mm = {int(look.row_mm)}"


def _list(name: str, entries: Iterable[str]) -> Iterator[str]:
    yield f"{name} = ["
    yield from (f"  {entry}," for entry in entries)
    yield "]"


def _cells(texts: Iterable[str]) -> str:
    return f"[{', '.join(_quoted(text) for text in texts)}]"


def _grid_texts(row: Iterable[Cell]) -> Iterator[str]:
    for cell in row:
        yield ABOVE if cell.is_below else written(cell.content)
        yield from [LEFT_OF] * (cell.span - 1)


def _signer(signer: Signer) -> str:
    lines = _cells(written(line) for line in signer.lines)
    seal = str(signer.has_seal).lower()
    return f"{{ party = {_quoted(signer.party)}, title = {_quoted(signer.title)}, seal = {seal}, lines = {lines} }}"


def _segment(segment: Segment) -> str:
    if segment.choice:
        return f"{{{segment.field}={segment.choice}}}"
    width = f":{segment.blank_em:.0f}" if segment.blank_em else ""
    if segment.field or width:
        return f"{{{segment.field or FREE_BLANK}{width}}}"
    return segment.text


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL and what JSON leaves as it is."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007F")
