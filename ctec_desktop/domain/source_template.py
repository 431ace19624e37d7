"""The template a text becomes: its words unchanged, its blanks fields or ruled places, its end signature blocks."""

import re
from collections.abc import Iterator, Sequence

from ctec_desktop.domain.blank_proposals import BY_HAND
from ctec_desktop.domain.blanks import Blank, BlankKind, columns
from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.signing_area import SigningArea
from ctec_desktop.domain.source_text import Align as SourceAlign
from ctec_desktop.domain.source_text import SourceCell, SourceLine, SourceRow, SourceTable, Spot, words_of
from ctec_desktop.domain.template import LINE_BREAK, Align, Block, BlockKind, Cell, Look, Segment, Signer, Template
from ctec_desktop.domain.template_reading import ABOVE, LEFT_OF
from ctec_desktop.domain.text_work import FoundText, TextWork
from ctec_desktop.domain.vocabulary import Party

MAX_CELL_WORDS = 700
MAX_CELL_LINES = 24
_RULES = re.compile(r"_{2,}")
_OPEN_END_EM = 10.0
_MOST_EM = 60.0
_ALIGNS = {SourceAlign.LEFT: Align.LEFT, SourceAlign.CENTRE: Align.CENTRE, SourceAlign.RIGHT: Align.RIGHT}
# The sign between the lines of a cell means nothing else there.
_NO_BREAKS = str.maketrans({LINE_BREAK: "↵"})
_WIDE = str.maketrans({LEFT_OF: "＜", ABOVE: "＾"})
_NOTHING = "\u3000"
# A day to be written by whoever signs has room for the pen, however narrow the file left it.
_DAY = re.compile(r"[\s\u3000]*年[\s\u3000]+月[\s\u3000]+日")
_DAY_PLACE = "\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日"


def template_of(found: FoundText, work: TextWork) -> Template:
    """The template as the work stands; what it lacks is told by `check_template`."""
    template = _plain(found, work)
    return _with_missing(template) if work.adds_missing else template


def origins(found: FoundText, work: TextWork) -> tuple[tuple[int, int], ...]:
    """Of every block of `template_of`: the piece of the text it is made of, and the row of a table it begins with."""
    made = list(_placed(found, work))
    spots = [(piece, row) for piece, row, _ in made]
    if work.adds_missing:
        keys, parties = missing(_plain(found, work))
        signing = next((n for n, (*_, block) in enumerate(made) if block.kind is BlockKind.SIGNATURES), len(made))
        after_all = (len(found.source.pieces), 0)
        spots += [after_all] if parties and signing == len(made) else []
        if keys:
            spots.insert(signing, spots[signing] if signing < len(spots) else after_all)
    return tuple(spots)


def _plain(found: FoundText, work: TextWork) -> Template:
    blocks = tuple(block for *_, block in _placed(found, work))
    return Template(work.key, 1, PAPERS[work.key].kind, work.title, "", blocks, "")


def _placed(found: FoundText, work: TextWork) -> Iterator[tuple[int, int, Block]]:
    """The blocks with the piece each is made of, and the row of a table it begins with."""
    area = found.area
    by_spot: dict[Spot, list[tuple[Blank, str]]] = {}
    for blank, binding in zip(found.blanks, work.bindings, strict=True):
        by_spot.setdefault(blank.spot, []).append((blank, binding))
    for n, piece in enumerate(found.source.pieces):
        if n == found.title_piece:
            continue
        if area and area.first <= n <= area.last:
            if n == area.first:
                yield n, 0, Block(BlockKind.SIGNATURES, signers=tuple(_signers(area)))
            continue
        if isinstance(piece, SourceLine):
            yield n, 0, _line_block(piece, by_spot.get(Spot(n), ()), work.heads[n])
        else:
            for row, block in _table_blocks(n, piece, by_spot, work.heads[n]):
                yield n, row, block


def segments(text: str, places: Sequence[tuple[Blank, str]]) -> tuple[Segment, ...]:
    """The text with its blanks as fields, boxes, ruled places; every other character as it is."""
    made: list[Segment] = []
    at = 0
    for blank, binding in places:
        made += _literal(text[at : blank.start])
        made += _place(text[blank.start : blank.end], blank.kind, binding)
        at = blank.end
    made += _literal(text[at:])
    return _joined(made)


def _place(raw: str, kind: BlankKind, binding: str) -> list[Segment]:
    if binding != BY_HAND:
        key, _, code = binding.partition("=")
        return [Segment(field=key, choice=code)]
    match kind:
        case BlankKind.COLON:
            return [Segment(blank_em=_em(columns(raw)) if raw else _OPEN_END_EM)]
        case BlankKind.CELL:
            return []
        case _:
            return _literal(raw)


def _literal(text: str) -> list[Segment]:
    """Text as it is, its low lines as ruled places."""
    made: list[Segment] = []
    at = 0
    for rule in _RULES.finditer(text):
        made += [Segment(text[at : rule.start()]), Segment(blank_em=_em(len(rule[0])))]
        at = rule.end()
    made.append(Segment(text[at:]))
    return [segment for segment in made if segment != Segment()]


def _em(low_lines: int) -> float:
    return float(max(1, min(_MOST_EM, round(low_lines / 2))))


def _joined(made: Sequence[Segment]) -> tuple[Segment, ...]:
    """Neighbouring stretches of text as one."""
    joined: list[Segment] = []
    for segment in made:
        if segment.text and joined and joined[-1].text:
            joined[-1] = Segment(joined[-1].text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)


def _line_block(line: SourceLine, places: Sequence[tuple[Blank, str]], heads: frozenset[int]) -> Block:
    look = Look(level=0, align=_ALIGNS[line.align], is_strong=line.level > 0)
    return Block(BlockKind.WRITTEN, segments(line.text, places), heads=heads, look=look)


def _table_blocks(
    n: int, table: SourceTable, by_spot: dict[Spot, list[tuple[Blank, str]]], heads: frozenset[int]
) -> Iterator[tuple[int, Block]]:
    """A grid, with the row it begins at; rows too full for one page and frames around running text as paragraphs."""
    rows: list[tuple[Cell, ...]] = []

    def grid(end: int) -> Iterator[tuple[int, Block]]:
        if rows:
            yield (
                end - len(rows),
                Block(BlockKind.GRID, rows=tuple(rows), heads=heads, look=Look(columns=table.columns)),
            )
            rows.clear()

    for r, row in enumerate(table.rows):
        if len(table.columns) > 1 and not is_too_full(row):
            rows.append(tuple(_cell(cell, Spot(n, r, c), by_spot) for c, cell in enumerate(row)))
            continue
        yield from grid(r)
        for c, cell in enumerate(row):
            for number, line in enumerate(cell.lines):
                if line.text:
                    yield r, _line_block(line, by_spot.get(Spot(n, r, c, number), ()), heads)
    yield from grid(len(table.rows))


def is_too_full(row: SourceRow) -> bool:
    """Whether a row of a table would hardly fit on a page."""
    return any(
        len(cell.lines) > MAX_CELL_LINES or sum(len(words_of(line.text)) for line in cell.lines) > MAX_CELL_WORDS
        for cell in row
    )


def _cell(cell: SourceCell, spot: Spot, by_spot: dict[Spot, list[tuple[Blank, str]]]) -> Cell:
    content: list[Segment] = []
    for number, line in enumerate(cell.lines):
        if number:
            content.append(Segment(LINE_BREAK))
        content += segments(line.text.translate(_NO_BREAKS), by_spot.get(spot._replace(line=number), ()))
    joined = _joined(content)
    if len(joined) == 1 and joined[0].text in (LEFT_OF, ABOVE):
        joined = (Segment(joined[0].text.translate(_WIDE)),)
    return Cell("", joined, cell.span, cell.is_below)


def _signers(area: SigningArea) -> Iterator[Signer]:
    for signer in area.signers:
        lines = [_DAY.sub(_DAY_PLACE, line) for line in signer.lines if line] or [_NOTHING]
        yield Signer(signer.party, signer.title, tuple(segments(line, ()) for line in lines), signer.has_seal)


_DAY_TO_SIGN = (Segment(f"日期：{_DAY_PLACE}"),)
_ADDED = {
    Party.SCHOOL: ("学校（盖章）", "代表签字："),
    Party.ENTERPRISE: ("实习单位（盖章）", "代表签字："),
    Party.STUDENT: ("学生", "签字："),
    Party.GUARDIAN: ("学生的法定监护人（或家长）", "签字："),
}


def _added_signer(party: Party) -> Signer:
    title, line = _ADDED[party]
    has_seal = party in (Party.SCHOOL, Party.ENTERPRISE)
    return Signer(party, title, ((Segment(line),), _DAY_TO_SIGN), has_seal)


def missing(template: Template) -> tuple[tuple[str, ...], tuple[Party, ...]]:
    """The fields that must be printed and the parties that must sign, but have no place in the text."""
    paper = PAPERS[template.key]
    printed = set(template.fields())
    signing = {signer.party for block in template.blocks for signer in block.signers}
    return tuple(key for key in paper.must_print if key not in printed), tuple(sorted(paper.signers - signing))


def _with_missing(template: Template) -> Template:
    """The template with a table of what has no place in it before the signatures, and places for who has none."""
    keys, parties = missing(template)
    blocks = list(template.blocks)
    signing = next((n for n, block in enumerate(blocks) if block.kind is BlockKind.SIGNATURES), len(blocks))
    added = tuple(map(_added_signer, parties))
    if added:
        own = blocks[signing].signers if signing < len(blocks) else ()
        blocks[signing : signing + 1] = [Block(BlockKind.SIGNATURES, signers=(*own, *added))]
    if keys:
        rows = tuple((Cell(DICTIONARY[key].label, (Segment(field=key),)),) for key in keys)
        blocks.insert(signing, Block(BlockKind.TABLE, rows=rows))
    return Template(template.key, template.version, template.kind, template.title, template.mark, tuple(blocks), "")
