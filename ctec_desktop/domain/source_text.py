"""A text as it stands in a file of the school's: paragraphs and tables in order, nothing bound to the record yet.

Every reader (Word, plain text, pasted) gives this shape. A place to be filled by hand is written as underscores, a box
to tick as □, whatever the file used for it; what the shape cannot hold is named in `left_out` with its words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

RULE = "_"
BOX = "□"
MAX_CHARS = 200_000
MAX_LINES = 6_000
MAX_PIECES = 1_800
_BLANK_CHARS = re.compile(r"[\s\u200b\u200e\u200f\ufeff_]")
_BRACES = str.maketrans({"{": "｛", "}": "｝"})
_TOLD_CHARS, _TOLD_LINES = 60, 20
_HEADING = re.compile(
    r"(第[〇零一二三四五六七八九十百]{1,4}[条章节部分](?![、，。])|[一二三四五六七八九十]{1,3}、)[^。；，]{0,28}"
)


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


class LeftOutKind(StrEnum):
    """What of a file is not taken into the text, each named with its words or its number."""

    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    DELETED = "deleted"
    INSERTED = "inserted"
    HIDDEN = "hidden"
    PLACEHOLDER = "placeholder"
    PICTURE = "picture"
    OBJECT = "object"
    FORMULA = "formula"
    LINK = "link"
    EMBEDDED_FILE = "embedded_file"
    BRACES = "braces"
    CONTROL = "control"
    WIDE_TABLE = "wide_table"
    BEFORE_TITLE = "before_title"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One thing that is not in the text: its words, or "" for what has none."""

    kind: LeftOutKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One paragraph, its automatic number written out; `level` 1 to 9 is a heading, 0 the body."""

    text: str
    level: int = 0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One cell: its lines, over how many columns it reaches, whether it belongs to the cell above."""

    lines: tuple[SourceLine, ...]
    span: int = 1
    is_below: bool = False

    def text(self) -> str:
        return "".join(line.text for line in self.lines)


SourceRow: TypeAlias = tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Rows that reach over the same columns; `columns` are their shares in the width of the text."""

    rows: tuple[SourceRow, ...]
    columns: tuple[float, ...]


Piece: TypeAlias = SourceLine | SourceTable


class Spot(NamedTuple):
    """Where a line stands: its piece, and in a table its row, cell and line; -1 outside a table."""

    piece: int
    row: int = -1
    cell: int = -1
    line: int = -1


@dataclass(frozen=True, slots=True)
class SourceText:
    """What was read of one file.

    Args:
        file_name: without its folder; "" for pasted text.
        sha256: of the file's bytes, or of the pasted text in UTF-8.
    """

    file_name: str
    sha256: str
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...] = ()

    def lines(self) -> Iterator[tuple[Spot, SourceLine]]:
        """Every line in reading order."""
        for n, piece in enumerate(self.pieces):
            if isinstance(piece, SourceLine):
                yield Spot(n), piece
                continue
            for row_number, row in enumerate(piece.rows):
                for cell_number, cell in enumerate(row):
                    for line_number, line in enumerate(cell.lines):
                        yield Spot(n, row_number, cell_number, line_number), line


def settled(source: SourceText) -> SourceText:
    """The text without braces, which mean a field in a template: they are written in full width, and named."""
    texts = [line.text for _, line in source.lines() if "{" in line.text or "}" in line.text]
    if not texts:
        return source
    left_out = (*source.left_out, *(LeftOut(LeftOutKind.BRACES, text[:_TOLD_CHARS]) for text in texts[:_TOLD_LINES]))
    return SourceText(source.file_name, source.sha256, tuple(map(_without_braces, source.pieces)), left_out)


def _without_braces(piece: Piece) -> Piece:
    if isinstance(piece, SourceLine):
        return replace(piece, text=piece.text.translate(_BRACES))
    rows = (tuple(map(_cell_without_braces, row)) for row in piece.rows)
    return replace(piece, rows=tuple(rows))


def _cell_without_braces(cell: SourceCell) -> SourceCell:
    return replace(cell, lines=tuple(replace(line, text=line.text.translate(_BRACES)) for line in cell.lines))


def words_of(text: str) -> str:
    """The characters a reader would miss: without blanks, and without what rules a place to be filled."""
    return _BLANK_CHARS.sub("", text)


def looks_like_heading(text: str) -> bool:
    """`第三条 实习报酬` or `一、基本信息`: numbered, short, no sentence."""
    return _HEADING.fullmatch(text.strip()) is not None


def lines_of_plain_text(text: str) -> tuple[SourceLine, ...]:
    """Paragraphs of a text without any setting: one a line, headings told by their numbers."""
    lines = []
    for raw in re.split(r"\r\n|[\r\n\f\v\x85\u2028\u2029]", text):
        stripped = raw.replace("\t", "    ").strip(" \ufeff")
        written = stripped.strip("\u3000 ")
        if written:
            lines.append(SourceLine(written, 1 if looks_like_heading(written) else 0))
    return tuple(lines)


def to_json(source: SourceText) -> dict[str, Any]:
    """The form in which it crosses a pipe and is kept with half-done work."""
    return {
        "file_name": source.file_name,
        "sha256": source.sha256,
        "pieces": [_piece_json(piece) for piece in source.pieces],
        "left_out": [[one.kind.value, one.text] for one in source.left_out],
    }


def from_json(raw: Mapping[str, Any]) -> SourceText:
    """The text that `to_json` wrote."""
    left_out = tuple(LeftOut(LeftOutKind(kind), text) for kind, text in raw["left_out"])
    return SourceText(raw["file_name"], raw["sha256"], tuple(map(_piece, raw["pieces"])), left_out)


def _piece_json(piece: Piece) -> Any:
    if isinstance(piece, SourceLine):
        return _line_json(piece)
    rows = [[[list(map(_line_json, cell.lines)), cell.span, cell.is_below] for cell in row] for row in piece.rows]
    return {"rows": rows, "columns": list(piece.columns)}


def _line_json(line: SourceLine) -> list[str | int]:
    return [line.text, line.level, line.align.value]


def _piece(raw: Any) -> Piece:
    if isinstance(raw, Mapping):
        rows = tuple(tuple(_cell(*cell) for cell in row) for row in raw["rows"])
        return SourceTable(rows, tuple(map(float, raw["columns"])))
    return _line(raw)


def _cell(lines: Sequence[Any], span: int, is_below: bool) -> SourceCell:
    return SourceCell(tuple(map(_line, lines)), span, is_below)


def _line(raw: Sequence[Any]) -> SourceLine:
    return SourceLine(str(raw[0]), int(raw[1]), Align(raw[2]))
