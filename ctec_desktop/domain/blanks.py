"""Places of a text that wait for something: ruled, in brackets, after a colon, a day, an empty cell, a box to tick."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.source_text import BOX, SourceTable, SourceText, Spot
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem

MAX_BLANKS = 1_500
_GAP_COLUMNS = 6
_COLON_COLUMNS = 3
_LABEL_CHARS = 24
_SPACES = " \u3000\u00a0"
_FILL = f"[{_SPACES}_]"
_FOUND = re.compile(
    rf"(?P<day>(?:(?:20\d{{0,2}})?{_FILL}+|20\d?|^)年{_FILL}+月{_FILL}+日)"
    rf"|(?P<ruled>_{{2,}})"
    rf"|(?P<bracket>[（(][{_SPACES}]+[）)])"
    rf"|(?P<colon>(?<=[：:])[{_SPACES}]+)"
    rf"|(?P<gap>(?<=\S)[{_SPACES}]{{3,}}(?=\S))"
    rf"|(?P<box>{BOX})"
)
# A short line that ends with one of these and a colon leaves the rest of the line to be written on.
_OPEN_END = re.compile(
    r"(名称|全称|姓名|地址|住址|住所|电话|手机|联系人|代码|号码|证号|代表人|负责人|班级|专业|学号|院系|岗位|地点|编号|关系|教师|人员|期限"
    r"|[甲乙丙]方|[甲乙丙]方[（(][^）)]{1,12}[）)])[：:]$"
)


class BlankKind(StrEnum):
    RULED = "ruled"
    BRACKET = "bracket"
    COLON = "colon"
    GAP = "gap"
    DAY = "day"
    CELL = "cell"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Blank:
    """One place of a text, from `start` to before `end` of its line.

    Args:
        number: its order in the text, from 0.
        before, after: the words around it on its line, up to its neighbours; in a table its label.
    """

    number: int
    spot: Spot
    start: int
    end: int
    kind: BlankKind
    before: str
    after: str


def find_blanks(source: SourceText) -> tuple[Blank, ...]:
    """Every place of the text in reading order.

    Raises:
        RuleViolation: so many that this is no paper to be signed.
    """
    found: list[Blank] = []
    for spot, line in source.lines():
        places = list(_places(line.text, spot))
        label = _label(source, spot)
        for n, (start, end, kind) in enumerate(places):
            since = places[n - 1][1] if n else 0
            until = places[n + 1][0] if n + 1 < len(places) else len(line.text)
            before = line.text[since:start]
            written = f"{label}：{before}" if label and not n else before
            found.append(Blank(len(found), spot, start, end, kind, written, line.text[end:until]))
        if len(found) > MAX_BLANKS:
            facts = {"count": len(found), "limit": MAX_BLANKS}
            raise RuleViolation([Problem(TextCode.BLANKS_TOO_MANY, facts=facts)])
    return tuple(found)


def _places(text: str, spot: Spot) -> Iterator[tuple[int, int, BlankKind]]:
    if not text:
        if spot.row >= 0:
            yield 0, 0, BlankKind.CELL
        return
    for match in _FOUND.finditer(text):
        kind = BlankKind(match.lastgroup or "")
        start, end = match.span()
        if kind is BlankKind.BRACKET:
            start, end = start + 1, end - 1
        width = columns(text[start:end])
        if (kind is BlankKind.GAP and width < _GAP_COLUMNS) or (kind is BlankKind.COLON and width < _COLON_COLUMNS):
            continue
        yield start, end, kind
    if len(text) <= _LABEL_CHARS and _OPEN_END.search(text):
        yield len(text), len(text), BlankKind.COLON


def columns(blanks: str) -> int:
    """How wide blanks are, in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in blanks)


def _label(source: SourceText, spot: Spot) -> str:
    """What a cell is called: the words of the cell before it in its row, else of the first row above it."""
    piece = source.pieces[spot.piece]
    if not isinstance(piece, SourceTable):
        return ""
    row = piece.rows[spot.row]
    if spot.cell and (own := row[spot.cell - 1].text()) and len(own) <= _LABEL_CHARS:
        return own
    above = piece.rows[0]
    if spot.row and len(above) == len(row):
        heading = above[spot.cell].text()
        return heading if len(heading) <= _LABEL_CHARS else ""
    return ""
