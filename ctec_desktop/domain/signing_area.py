"""The place at the end of a text where it is signed: who signs, under which words, with a seal or without."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ctec_desktop.domain.parties import parties_of, party_named
from ctec_desktop.domain.source_text import Piece, SourceLine, SourceRow, SourceTable, SourceText, Spot, words_of
from ctec_desktop.domain.vocabulary import Party

_PARTY = r"[甲乙丙丁]\s*方|学校|院校|实习单位|接收单位|用人单位|单位|企业|公司|学生|实习生|法定监护人|监护人|家长"
_SIGN = r"盖章|签章|签字|签名|公章|印章"
_SIGNED = re.compile(rf"(?:{_PARTY})[^，。；]{{0,20}}(?:{_SIGN})|^(?:{_SIGN})[：:]")
_BEGINS = re.compile(rf"(?:^|(?<=[\s\u3000_]))(?:{_PARTY})(?:[^，。；：:_\u3000]{{0,24}})[：:（(]")
_BELONGS = re.compile(rf"{_SIGN}|代表|经办|日期|时间|电话|联系|年[\s_\u3000]*月[\s_\u3000]*日|意见|同意")
_LABEL = re.compile(r"[^\s\u3000_：:，。；]{2,16}(?:[（(][^）)]{1,8}[）)])?\s*[：:]")
_DAY = re.compile(r"(?:20)?[\s\u3000_]*年[\s\u3000_]+月[\s\u3000_]+日")
_SEAL = re.compile(r"盖章|签章|公章|印章")
_LETTER = re.compile(r"([甲乙丙丁])\s*方")
_GUARDIAN = re.compile(r"监护人|家长")
_OPINION = re.compile(rf"(?:{_PARTY})[^，。；]{{0,6}}意见")
_SIGN_OR_DAY = re.compile(rf"{_SIGN}|年[\s_\u3000]*月[\s_\u3000]*日|意见")
_SIGNS = tuple(_SIGN.split("|"))
_MAX_WORDS, _NAME_WORDS = 70, 16
_TAIL_RULE = re.compile(r"(?<=[：:])[\s\u3000_]+$")


@dataclass(slots=True)
class SourceSigner:
    """One who signs: the words of the text in their order, the first as title."""

    party: Party
    title: str
    lines: list[str] = field(default_factory=list)

    @property
    def has_seal(self) -> bool:
        told = " ".join((self.title, *self.lines))
        return self.party in (Party.SCHOOL, Party.ENTERPRISE) and _SEAL.search(told) is not None


@dataclass(frozen=True, slots=True)
class SigningArea:
    """Pieces `first` to `last` (both included), and who signs there."""

    first: int
    last: int
    signers: tuple[SourceSigner, ...]

    def spots(self, source: SourceText) -> frozenset[Spot]:
        """Every line of it."""
        return frozenset(spot for spot, _ in source.lines() if self.first <= spot.piece <= self.last)


def find_signing_area(source: SourceText) -> SigningArea | None:
    """The last place of the text where parties sign; None when there is none."""
    pieces = source.pieces
    ends = [n for n, piece in enumerate(pieces) if _is_signed(piece)]
    if not ends:
        return None
    first = last = ends[-1]
    while first > 0 and _belongs(pieces[first - 1]):
        first -= 1
    while last + 1 < len(pieces) and _belongs(pieces[last + 1]):
        last += 1
    dealer = _Dealer(parties_of(source))
    for piece in pieces[first : last + 1]:
        dealer.take(piece)
    return SigningArea(first, last, tuple(dealer.signers))


def with_signing_apart(source: SourceText) -> SourceText:
    """The text with the rows at the end of a form in which it is signed as a table of their own."""
    pieces: list[Piece] = []
    for piece in source.pieces:
        pieces += _parted(piece) if isinstance(piece, SourceTable) else (piece,)
    return source if len(pieces) == len(source.pieces) else replace(source, pieces=tuple(pieces))


def _parted(table: SourceTable) -> tuple[SourceTable, ...]:
    first = len(table.rows)
    while first and _is_signing_row(table.rows[first - 1]):
        first -= 1
    is_whole = first == 0 or first == len(table.rows) or any(cell.is_below for cell in table.rows[first])
    if is_whole or not _is_signed(SourceTable(table.rows[first:], table.columns)):
        return (table,)
    return (SourceTable(table.rows[:first], table.columns), SourceTable(table.rows[first:], table.columns))


def _is_signing_row(row: SourceRow) -> bool:
    lines = [line for cell in row for line in cell.lines if words_of(line.text)]
    return bool(lines) and all(map(_short, lines)) and any(_SIGN_OR_DAY.search(line.text) for line in lines)


def _is_signed(piece: Piece) -> bool:
    if isinstance(piece, SourceTable):
        is_signing = all(map(_is_signing_row, piece.rows))
        return is_signing and any(
            _SIGNED.search(line.text) or _OPINION.search(line.text)
            for row in piece.rows
            for cell in row
            for line in cell.lines
        )
    return _short(piece) and _SIGNED.search(piece.text) is not None


def _belongs(piece: Piece) -> bool:
    if isinstance(piece, SourceTable):
        return _is_signed(piece)
    return _short(piece) and _BELONGS.search(piece.text) is not None


def _short(line: SourceLine) -> bool:
    return len(words_of(line.text)) <= _MAX_WORDS and not line.text.rstrip().endswith(("。", "；"))


class _Dealer:
    """Deals the lines of the area out to those who sign, also where they stand beside one another."""

    def __init__(self, letters: Mapping[str, Party]) -> None:
        self.signers: list[SourceSigner] = []
        self._letters = letters
        self._columns: list[SourceSigner] = []

    def take(self, piece: Piece) -> None:
        if isinstance(piece, SourceLine):
            self._line(piece.text)
            return
        for cell in (cell for row in piece.rows for cell in row):
            self._columns = self.signers[-1:]
            for n, line in enumerate(one for one in cell.lines if one.text):
                if n == 0 and _is_name(line.text):
                    self._columns = [self._open(line.text)]
                else:
                    self._line(line.text)

    def _line(self, text: str) -> None:
        starts = [match.start() for match in _BEGINS.finditer(text)]
        chunks = list(_cut(text, starts)) if starts and starts[0] == 0 else []
        if not self.signers or (len(chunks) > 1 and len(chunks) != len(self._columns)):
            self._columns = [self._open(chunk) for chunk in chunks or [text]]
        elif len(chunks) == 1 and len(self._columns) > 1:
            self._columns = [self._give(self._columns[-1], chunks[0])]
        else:
            dealt = chunks or _dealt(text, len(self._columns))
            self._columns = [self._give(signer, one) for signer, one in zip(self._columns, dealt, strict=True)]

    def _give(self, signer: SourceSigner, chunk: str) -> SourceSigner:
        """The words go to this signer, unless they open the place of another."""
        if _BEGINS.match(chunk) and self._party(chunk) is not signer.party:
            return self._open(chunk)
        if chunk:
            signer.lines.append(chunk)
        return signer

    def _open(self, text: str) -> SourceSigner:
        signer = SourceSigner(self._party(text), _TAIL_RULE.sub("", text).strip())
        self.signers.append(signer)
        return signer

    def _party(self, text: str) -> Party:
        letter = _LETTER.search(text)
        if _GUARDIAN.search(text):
            return Party.GUARDIAN
        if letter is not None and letter[1] in self._letters:
            return self._letters[letter[1]]
        return party_named(text) or Party.STUDENT


def _is_name(text: str) -> bool:
    """Whether a cell begins with who it belongs to: `家长意见`, `实习单位（盖章）`."""
    words = words_of(text)
    return len(words) <= _NAME_WORDS and party_named(words) is not None and not words.startswith(_SIGNS)


def _cut(text: str, starts: list[int]) -> Iterator[str]:
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield _TAIL_RULE.sub("", text[start:end].rstrip(" \u3000")).strip()


def _dealt(text: str, count: int) -> list[str]:
    """A line below several columns, a piece for each: by its labels, else by its days, else whole for the last."""
    if count == 1:
        return [_TAIL_RULE.sub("", text)]
    for pattern in (_LABEL, _DAY):
        starts = [match.start() for match in pattern.finditer(text)]
        if len(starts) == count:
            return list(_cut(text, [0, *starts[1:]]))
    return [*[""] * (count - 1), text]
