"""A template's TOML text to its frozen blocks. What cannot be understood is named by block; nothing is skipped.

Reading asks only for the form. Empty blocks, unknown fields and the like are found by `template_checks`, so that a
draft can be kept while it is written.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias, TypeVar

from typing_extensions import override

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.template import (
    MAX_COLUMNS,
    MAX_LEVEL,
    PLAIN_LOOK,
    Align,
    Block,
    BlockKind,
    Cell,
    Condition,
    Look,
    PageHead,
    Segment,
    Signer,
    Template,
)
from ctec_desktop.domain.template_lists import LIST_KEYS, ListReading
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, SubjectPlace

MAX_TEXT_CHARS = 400_000
MAX_BLOCKS = 2_000
MAX_ROW_MM = 200
# A cell of a grid that belongs to the cell at its left, and one that belongs to the cell above.
LEFT_OF, ABOVE = "<", "^"
# A blank that belongs to no field.
FREE_BLANK = "_"

_Raw: TypeAlias = Mapping[str, object]
E = TypeVar("E", bound=StrEnum)

_PLACE = re.compile(r"\{([a-z0-9_]+)(?::([1-9][0-9]?)|=([a-z0-9_]+))?\}")
_CONDITION = re.compile(r"([a-z0-9_]+)(!?=)([a-z0-9_]*)")
_TOP_KEYS = frozenset({"key", "version", "kind", "title", "mark", "page_head", "block"})
_HEAD_KEYS = frozenset({"text", "align", "rule"})
_BLOCK_KEYS = frozenset({"kind", "text", "rows", "signers", "heads", "when"})
_WRITTEN_KEYS = frozenset({"level", "align", "strong"})
_GRID_KEYS = frozenset({"columns", "head_rows", "row_mm"})
_SIGNER_KEYS = frozenset({"party", "title", "lines", "seal"})
_KINDS = {"agreement": PageKind.AGREEMENT, "consent": PageKind.CONSENT, "paper": PageKind.PAPER}
_TEXT_BLOCKS = frozenset(BlockKind) - {
    *(BlockKind.FORM, BlockKind.TABLE, BlockKind.GRID, BlockKind.LIST, BlockKind.BOXES, BlockKind.SIGNATURES),
}


def parse_template(text: str) -> Template:
    """The template written in `text`.

    Raises:
        RuleViolation: no TOML, an entry of the wrong type or name, a condition that cannot be read.
    """
    if len(text) > MAX_TEXT_CHARS:
        raise RuleViolation(
            [Problem(DocumentCode.TEMPLATE_TOO_LONG, facts={"chars": len(text), "limit": MAX_TEXT_CHARS})]
        )
    try:
        raw: dict[str, object] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise RuleViolation([_unreadable(str(error))]) from error
    reader = _Reader()
    template = reader.template(raw)
    if template is None or reader.problems:
        raise RuleViolation(reader.problems)
    return template


def segments_of(text: str) -> tuple[Segment, ...]:
    """`每月{pay_day}日前` as literal, field, literal; `{_:8}` is a ruled blank of eight characters.

    `{meals=own}` is the box of one choice, its label written beside it.
    """
    pieces: list[Segment] = []
    start = 0
    for found in _PLACE.finditer(text):
        width = float(found[2] or 0)
        if found[1] == FREE_BLANK and not width:
            continue
        pieces.append(Segment(text[start : found.start()]))
        pieces.append(Segment(field="" if found[1] == FREE_BLANK else found[1], blank_em=width, choice=found[3] or ""))
        start = found.end()
    pieces.append(Segment(text[start:]))
    return tuple(piece for piece in pieces if piece != Segment())


def _unreadable(reason: str) -> Problem:
    return Problem(DocumentCode.TEMPLATE_UNREADABLE, facts={"reason": reason})


def _canonical_sha256(raw: _Raw) -> str:
    canonical = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class _Reader(ListReading):
    """Reads the raw entries and gathers what is wrong with them, block by block."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._place = SubjectPlace("template", "")

    def template(self, raw: _Raw) -> Template | None:
        self._known(raw, _TOP_KEYS)
        kind = _KINDS.get(self._string(raw, "kind"))
        if kind is None:
            self._wrong("kind")
        version = raw.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self._wrong("version")
            version = 1
        blocks = self._tables(raw, "block")
        if len(blocks) > MAX_BLOCKS:
            self._say(DocumentCode.TEMPLATE_BLOCKS_TOO_MANY, {"count": str(len(blocks)), "limit": str(MAX_BLOCKS)})
            return None
        key, title, mark = self._string(raw, "key"), self._text(raw, "title"), self._text(raw, "mark")
        head = self._page_head(raw)
        parsed = tuple(self._block(n, block) for n, block in enumerate(blocks, 1))
        if kind is None:
            return None
        return Template(key, version, kind, title, mark, parsed, _canonical_sha256(raw), head)

    def _page_head(self, raw: _Raw) -> PageHead | None:
        if "page_head" not in raw:
            return None
        head = raw["page_head"]
        if not isinstance(head, dict):
            self._wrong("page_head")
            return None
        self._known(head, _HEAD_KEYS)
        align = self._enum(head, "align", Align) if "align" in head else Align.CENTRE
        return PageHead(segments_of(self._text(head, "text")), align or Align.CENTRE, head.get("rule", True) is True)

    def _block(self, number: int, raw: _Raw) -> Block:
        self._place = SubjectPlace("template_block", str(number))
        kind = self._enum(raw, "kind", BlockKind)
        look = self._look(raw, kind)
        text = segments_of(self._text(raw, "text")) if kind in _TEXT_BLOCKS else ()
        rows: tuple[tuple[Cell, ...], ...] = ()
        signers: tuple[Signer, ...] = ()
        if kind in (BlockKind.FORM, BlockKind.TABLE):
            rows = tuple(self._row(row) for row in self._list(raw, "rows"))
        elif kind is BlockKind.GRID:
            rows = tuple(self._grid_row(row, len(look.columns)) for row in self._list(raw, "rows"))
        elif kind is BlockKind.SIGNATURES:
            signers = tuple(self._signer(signer) for signer in self._tables(raw, "signers"))
        listing = self._listing(raw) if kind is BlockKind.LIST else None
        boxes = self._boxes(raw) if kind is BlockKind.BOXES else ()
        heads = frozenset(head for head in self._list(raw, "heads", required=False) if isinstance(head, int))
        return Block(kind or BlockKind.PARA, text, rows, signers, heads, self._conditions(raw), look, listing, boxes)

    def _look(self, raw: _Raw, kind: BlockKind | None) -> Look:
        if kind is BlockKind.WRITTEN:
            self._known(raw, _BLOCK_KEYS | _WRITTEN_KEYS)
            align = self._enum(raw, "align", Align) if "align" in raw else Align.LEFT
            return Look(self._number(raw, "level", MAX_LEVEL), align or Align.LEFT, raw.get("strong") is True)
        if kind is BlockKind.GRID:
            self._known(raw, _BLOCK_KEYS | _GRID_KEYS)
            shares = [share for share in self._list(raw, "columns") if isinstance(share, int | float)]
            if not all(0 < share <= 100 for share in shares) or len(shares) > MAX_COLUMNS:
                self._wrong("columns")
            head_rows = self._number(raw, "head_rows", 3)
            row_mm = self._number(raw, "row_mm", MAX_ROW_MM)
            return Look(columns=tuple(float(share) for share in shares), head_rows=head_rows, row_mm=float(row_mm))
        own = {BlockKind.LIST: LIST_KEYS, BlockKind.BOXES: frozenset({"boxes"})}
        self._known(raw, _BLOCK_KEYS | own.get(kind, frozenset()) if kind else _BLOCK_KEYS)
        return PLAIN_LOOK

    def _row(self, raw: object) -> tuple[Cell, ...]:
        if not isinstance(raw, list) or not 1 <= len(raw) <= 2:
            self._wrong("rows")
            return ()
        cells = []
        for cell in raw:
            if not isinstance(cell, str) or "|" not in cell:
                self._wrong("rows")
                continue
            label, _, content = cell.partition("|")
            cells.append(Cell(label, segments_of(content)))
        return tuple(cells)

    def _grid_row(self, raw: object, columns: int) -> tuple[Cell, ...]:
        """One text a column; a cell that is only `<` widens the one before it, one that is only `^` the one above."""
        if not isinstance(raw, list) or len(raw) != columns or not all(isinstance(cell, str) for cell in raw):
            self._wrong("rows")
            return ()
        cells: list[Cell] = []
        for text in raw:
            if text == LEFT_OF and cells:
                last = cells[-1]
                cells[-1] = Cell("", last.content, last.span + 1, last.is_below)
            elif text == ABOVE:
                cells.append(Cell("", (), is_below=True))
            else:
                cells.append(Cell("", segments_of(text)))
        return tuple(cells)

    def _signer(self, raw: _Raw) -> Signer:
        self._known(raw, _SIGNER_KEYS)
        party = self._enum(raw, "party", Party) or Party.STUDENT
        lines = tuple(segments_of(line) for line in self._list(raw, "lines") if isinstance(line, str))
        return Signer(party, self._text(raw, "title"), lines, raw.get("seal") is True)

    def _conditions(self, raw: _Raw) -> tuple[Condition, ...]:
        """`a=x`, or several with `&` between them."""
        if "when" not in raw:
            return ()
        text = raw["when"]
        found = [_CONDITION.fullmatch(part.strip()) for part in text.split("&")] if isinstance(text, str) else [None]
        if not all(found):
            self._say(DocumentCode.TEMPLATE_CONDITION_UNREADABLE, {"condition": str(text)})
        return tuple(Condition(one[1], one[3], negated=one[2] == "!=") for one in found if one)

    @override
    def _inline(self, text: str) -> tuple[Segment, ...]:
        return segments_of(text)

    def _enum(self, raw: _Raw, name: str, members: type[E]) -> E | None:
        try:
            return members(self._string(raw, name))
        except ValueError:
            self._wrong(name)
            return None

    def _number(self, raw: _Raw, name: str, most: int) -> int:
        value = raw.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            self._wrong(name)
            return 0
        return value

    @override
    def _string(self, raw: _Raw, name: str) -> str:
        value = self._text(raw, name)
        if not value.strip():
            self._wrong(name)
        return value

    def _text(self, raw: _Raw, name: str) -> str:
        value = raw.get(name)
        if not isinstance(value, str):
            self._wrong(name)
            return ""
        return value

    @override
    def _list(self, raw: _Raw, name: str, *, required: bool = True) -> Sequence[object]:
        value = raw.get(name)
        if isinstance(value, list) and value:
            return value
        if required or value is not None:
            self._wrong(name)
        return ()

    def _tables(self, raw: _Raw, name: str) -> tuple[_Raw, ...]:
        tables = self._list(raw, name)
        if not all(isinstance(table, dict) for table in tables):
            self._wrong(name)
        return tuple(table for table in tables if isinstance(table, dict))

    @override
    def _known(self, raw: _Raw, known: frozenset[str]) -> None:
        for name in raw.keys() - known:
            self._wrong(name)

    @override
    def _wrong(self, name: str) -> None:
        self._say(DocumentCode.TEMPLATE_ENTRY_WRONG, {"entry": name})

    def _say(self, code: DocumentCode, facts: Mapping[str, str]) -> None:
        block = self._place.label
        self.problems.append(Problem(code, facts={**facts, "block": block or "0"}, place=self._place))
