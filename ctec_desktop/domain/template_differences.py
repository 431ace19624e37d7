"""What differs between two versions of a text: block by block, and in a changed block word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple, Protocol, TypeAlias

from ctec_desktop.domain.template import Block, BlockKind, Template

# Beyond this a block is shown as taken out and put in, not word by word.
_MOST_WORDS: Final = 6_000
_ALIKE: Final = 0.35
_Counted: TypeAlias = list[tuple[int, Block]]
_WORD: Final = re.compile(r"\{[^{}]*\}|[A-Za-z0-9]+|.", re.DOTALL)


class Part(StrEnum):
    """Whether a stretch stands in both versions, only in the old or only in the new one."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One block that is not the same in both versions; numbers count from 1 and are None where it does not stand.

    Args:
        pieces: its text, then its condition and heads where they differ.
        old_kind, new_kind: how it is set.
    """

    old_number: int | None
    new_number: int | None
    pieces: tuple[Piece, ...]
    old_kind: BlockKind | None = None
    new_kind: BlockKind | None = None


class Words(Protocol):
    """Puts into words what can differ."""

    def head(self, template: Template) -> tuple[str, ...]:
        """What stands above the blocks: as many texts for every template."""
        ...

    def block(self, block: Block) -> str: ...


def differences(old: Template, new: Template, words: Words) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the newer version; title, mark and page head first."""
    return (*_of_head(words.head(old), words.head(new)), *_of_blocks(old.blocks, new.blocks, words))


def _of_head(old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    for before, after in zip(old, new, strict=True):
        if before != after:
            yield Difference(None, None, _words(before, after))


def _of_blocks(old: Sequence[Block], new: Sequence[Block], words: Words) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [repr(block) for block in old], [repr(block) for block in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _replaced(_counted(old, i1, i2), _counted(new, j1, j2), words)


def _counted(blocks: Sequence[Block], start: int, end: int) -> _Counted:
    return list(enumerate(blocks[start:end], start + 1))


def _replaced(old: _Counted, new: _Counted, words: Words) -> Iterator[Difference]:
    """Blocks that gave way to others: those that are alike are held against each other, the rest went or came."""
    while old and new:
        (old_number, before), (new_number, after) = old[0], new[0]
        was, now = words.block(before), words.block(after)
        if _is_alike(was, now):
            yield Difference(old_number, new_number, _words(was, now), before.kind, after.kind)
            old, new = old[1:], new[1:]
        elif any(_is_alike(was, words.block(block)) for _, block in new[1:8]):
            yield Difference(None, new_number, (Piece(Part.ADDED, now),), None, after.kind)
            new = new[1:]
        else:
            yield Difference(old_number, None, (Piece(Part.REMOVED, was),), before.kind)
            old = old[1:]
    for number, block in old:
        yield Difference(number, None, (Piece(Part.REMOVED, words.block(block)),), block.kind)
    for number, block in new:
        yield Difference(None, number, (Piece(Part.ADDED, words.block(block)),), None, block.kind)


def _is_alike(was: str, now: str) -> bool:
    matcher = SequenceMatcher(None, was[:400], now[:400], autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _words(was: str, now: str) -> tuple[Piece, ...]:
    old, new = _WORD.findall(was), _WORD.findall(now)
    if len(old) + len(new) > _MOST_WORDS:
        return (Piece(Part.REMOVED, was), Piece(Part.ADDED, now))
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Part.SAME, "".join(old[i1:i2])))
            continue
        pieces += [Piece(Part.REMOVED, "".join(old[i1:i2]))] if i2 > i1 else []
        pieces += [Piece(Part.ADDED, "".join(new[j1:j2]))] if j2 > j1 else []
    return tuple(pieces)
