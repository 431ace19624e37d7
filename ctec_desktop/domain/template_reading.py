"""A template's TOML text to its frozen blocks. What cannot be understood is named by block; nothing is skipped."""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias, TypeVar

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.template import Block, BlockKind, Cell, Condition, Segment, Signer, Template
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, SubjectPlace

MAX_TEXT_CHARS = 400_000
MAX_BLOCKS = 2_000

_Raw: TypeAlias = Mapping[str, object]
E = TypeVar("E", bound=StrEnum)

_FIELD = re.compile(r"\{([a-z0-9_]+)\}")
_CONDITION = re.compile(r"([a-z0-9_]+)(!?=)([a-z0-9_]*)")
_TOP_KEYS = frozenset({"key", "version", "kind", "title", "mark", "block"})
_BLOCK_KEYS = frozenset({"kind", "text", "rows", "signers", "heads", "when"})
_SIGNER_KEYS = frozenset({"party", "title", "lines", "seal"})
_KINDS = {"agreement": PageKind.AGREEMENT, "consent": PageKind.CONSENT}
_TEXT_BLOCKS = frozenset(BlockKind) - {BlockKind.FORM, BlockKind.TABLE, BlockKind.SIGNATURES}


def parse_template(text: str) -> Template:
    """The template written in `text`.

    Raises:
        RuleViolation: no TOML, an entry of the wrong type or name, a condition that cannot be read.
    """
    if len(text) > MAX_TEXT_CHARS:
        raise RuleViolation([_unreadable(f"{len(text)} > {MAX_TEXT_CHARS}")])
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
    """`每月{pay_day}日前` as literal, field, literal."""
    parts = _FIELD.split(text)
    pieces = (Segment(field=part) if n % 2 else Segment(text=part) for n, part in enumerate(parts))
    return tuple(piece for piece in pieces if piece.text or piece.field)


def _unreadable(reason: str) -> Problem:
    return Problem(DocumentCode.TEMPLATE_UNREADABLE, facts={"reason": reason})


def _canonical_sha256(raw: _Raw) -> str:
    canonical = json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


class _Reader:
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
            self._wrong("block")
            return None
        key, title, mark = (self._string(raw, name) for name in ("key", "title", "mark"))
        parsed = tuple(self._block(n, block) for n, block in enumerate(blocks, 1))
        if kind is None:
            return None
        return Template(key, version, kind, title, mark, parsed, _canonical_sha256(raw))

    def _block(self, number: int, raw: _Raw) -> Block:
        self._place = SubjectPlace("template_block", str(number))
        self._known(raw, _BLOCK_KEYS)
        kind = self._enum(raw, "kind", BlockKind)
        text = self._inline(self._string(raw, "text")) if kind in _TEXT_BLOCKS else ()
        rows: tuple[tuple[Cell, ...], ...] = ()
        signers: tuple[Signer, ...] = ()
        if kind in (BlockKind.FORM, BlockKind.TABLE):
            rows = tuple(self._row(row) for row in self._list(raw, "rows"))
        elif kind is BlockKind.SIGNATURES:
            signers = tuple(self._signer(signer) for signer in self._tables(raw, "signers"))
        heads = frozenset(head for head in self._list(raw, "heads", required=False) if isinstance(head, int))
        return Block(kind or BlockKind.PARA, text, rows, signers, heads, self._condition(raw))

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
            cells.append(Cell(label, self._inline(content)))
        return tuple(cells)

    def _signer(self, raw: _Raw) -> Signer:
        self._known(raw, _SIGNER_KEYS)
        party = self._enum(raw, "party", Party) or Party.STUDENT
        lines = tuple(self._inline(line) for line in self._list(raw, "lines") if isinstance(line, str))
        return Signer(party, self._string(raw, "title"), lines, raw.get("seal") is True)

    def _condition(self, raw: _Raw) -> Condition | None:
        if "when" not in raw:
            return None
        text = raw["when"]
        match = _CONDITION.fullmatch(text) if isinstance(text, str) else None
        if match is None:
            self._say(DocumentCode.TEMPLATE_CONDITION_WRONG, {"condition": str(text)})
            return None
        return Condition(match[1], match[3], negated=match[2] == "!=")

    def _inline(self, text: str) -> tuple[Segment, ...]:
        """The stretches of a sentence; a brace that opens no field is an error, never printed."""
        if set(_FIELD.sub("", text)) & {"{", "}"}:
            self._say(DocumentCode.TEMPLATE_FIELD_UNKNOWN, {"field": text})
        return segments_of(text)

    def _enum(self, raw: _Raw, name: str, members: type[E]) -> E | None:
        try:
            return members(self._string(raw, name))
        except ValueError:
            self._wrong(name)
            return None

    def _string(self, raw: _Raw, name: str) -> str:
        value = raw.get(name)
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(name)
        return ""

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

    def _known(self, raw: _Raw, known: frozenset[str]) -> None:
        for name in raw.keys() - known:
            self._wrong(name)

    def _wrong(self, name: str) -> None:
        self._say(DocumentCode.TEMPLATE_ENTRY_WRONG, {"entry": name})

    def _say(self, code: DocumentCode, facts: Mapping[str, str]) -> None:
        block = self._place.label
        self.problems.append(Problem(code, facts={**facts, "block": block or "0"}, place=self._place))
