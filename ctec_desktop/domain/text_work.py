"""Making a template of a text that was read: which blank is which field, which clause covers which head.

Every step gives a new `TextWork`, so that a step is undone by going back to the one before.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ctec_desktop.domain.blank_proposals import BY_HAND, Confidence, Proposal, propose
from ctec_desktop.domain.blanks import Blank, BlankKind, find_blanks
from ctec_desktop.domain.clause_heads import propose_heads
from ctec_desktop.domain.fields import DICTIONARY, FieldKind
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.signing_area import SigningArea, find_signing_area, with_signing_apart
from ctec_desktop.domain.source_text import LeftOut, LeftOutKind, SourceLine, SourceText, words_of

NO_TITLE = -1
_TITLE_LINES = 8
_TITLE_CHARS = 40
_TITLE_ENDS = ("协议", "协议书", "同意书", "告知书", "知情书", "申请表", "申请书", "责任书", "通知书", "函", "表", "信")


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text with what was found in it; all of it follows from the text and the paper.

    Args:
        title_piece: the piece that is the paper's title, or `NO_TITLE`.
    """

    source: SourceText
    blanks: tuple[Blank, ...]
    proposals: tuple[Proposal, ...]
    heads: tuple[frozenset[int], ...]
    area: SigningArea | None
    title_piece: int


@dataclass(frozen=True, slots=True)
class TextWork:
    """What a person made of a text so far.

    Args:
        key: which paper it is to be.
        title: as it will be printed.
        bindings: for each blank a field, `key=code` for a box, or "" to be filled by hand.
        decided: blanks a person has looked at and settled.
        heads: for each piece the heads of article 15 it covers.
        adds_missing: whether what must be printed and signed but has no place in the text is added before its end.
    """

    key: str
    title: str
    bindings: tuple[str, ...]
    heads: tuple[frozenset[int], ...]
    decided: frozenset[int] = frozenset()
    adds_missing: bool = False

    def bound(self, number: int, binding: str) -> "TextWork":
        """The work with one blank settled."""
        bindings = (*self.bindings[:number], binding, *self.bindings[number + 1 :])
        return replace(self, bindings=bindings, decided=self.decided | {number})

    def with_head(self, piece: int, head: int, *, is_covered: bool) -> "TextWork":
        """The work with a head set to a piece, or taken from it."""
        own = self.heads[piece] | {head} if is_covered else self.heads[piece] - {head}
        return replace(self, heads=(*self.heads[:piece], own, *self.heads[piece + 1 :]))

    def entitled(self, title: str) -> "TextWork":
        return replace(self, title=title)

    def adding(self, is_wanted: bool) -> "TextWork":
        """The work with or without what the program adds."""
        return replace(self, adds_missing=is_wanted)


def find(source: SourceText, key: str) -> FoundText:
    """What stands in a text that is to be the paper `key`.

    Raises:
        RuleViolation: far more blanks than any paper has.
    """
    paper = PAPERS[key]
    source = with_signing_apart(source)
    area = find_signing_area(source)
    blanks = find_blanks(source)
    signing = area.spots(source) if area else frozenset()
    proposals = propose(source, blanks, signing, paper.fields)
    heads = propose_heads(source, area) if paper.has_heads else (frozenset(),) * len(source.pieces)
    title = _title_piece(source, blanks)
    return FoundText(_told_of_title(source, title), blanks, proposals, heads, area, title)


def begin(found: FoundText, key: str) -> TextWork:
    """The work as it is proposed."""
    title = PAPERS[key].name
    if found.title_piece != NO_TITLE:
        piece = found.source.pieces[found.title_piece]
        assert isinstance(piece, SourceLine)
        title = piece.text
    return TextWork(key, title, tuple(proposal.binding for proposal in found.proposals), found.heads)


def doubtful(found: FoundText, work: TextWork) -> tuple[int, ...]:
    """Blanks whose field was proposed without being sure, and nobody has looked at."""
    return tuple(
        blank.number
        for blank, proposal in zip(found.blanks, found.proposals, strict=True)
        if proposal.confidence is Confidence.LIKELY and blank.number not in work.decided
    )


def by_hand(found: FoundText, work: TextWork) -> tuple[int, ...]:
    """Blanks that stay to be filled by hand, those of the signature area aside."""
    area = found.area
    return tuple(
        blank.number
        for blank, binding in zip(found.blanks, work.bindings, strict=True)
        if binding == BY_HAND and not (area and area.first <= blank.spot.piece <= area.last)
    )


def may_bind(kind: BlankKind, binding: str, fields: Collection[str]) -> bool:
    """Whether a blank of this kind can print a binding: a box ticks one choice, a place holds a value."""
    if binding == BY_HAND:
        return True
    key, _, code = binding.partition("=")
    if key not in fields:
        return False
    spec = DICTIONARY[key]
    if kind is BlankKind.BOX:
        return spec.kind is FieldKind.CHOICE and any(choice.code == code for choice in spec.choices)
    return not code


def options(kind: BlankKind, key: str) -> tuple[str, ...]:
    """Everything a blank of this kind may be bound to on a paper, in the dictionary's order."""
    fields = PAPERS[key].fields
    if kind is not BlankKind.BOX:
        return tuple(fields)
    return tuple(f"{field}={choice.code}" for field in fields for choice in DICTIONARY[field].choices)


def binding_label(binding: str) -> str:
    """A binding as a person reads it: `学校名称`, `报酬支付方式：现金`; "" for a blank filled by hand."""
    key, _, code = binding.partition("=")
    spec = DICTIONARY.get(key)
    if spec is None:
        return binding
    box = next((choice.label for choice in spec.choices if choice.code == code), "")
    return f"{spec.label}：{box}" if box else spec.label


def work_json(work: TextWork) -> dict[str, Any]:
    """The work without its text, to be kept until it is gone on with."""
    return {
        "key": work.key,
        "title": work.title,
        "bindings": list(work.bindings),
        "heads": [sorted(heads) for heads in work.heads],
        "decided": sorted(work.decided),
        "adds_missing": work.adds_missing,
    }


def work_from_json(source: SourceText, raw: Mapping[str, Any]) -> tuple[FoundText, TextWork]:
    """What `work_json` wrote; a binding the dictionary has lost since is to be filled by hand again."""
    found = find(source, raw["key"])
    begun = begin(found, raw["key"])
    bindings = tuple(map(str, raw["bindings"]))
    if len(bindings) != len(found.blanks) or len(raw["heads"]) != len(found.heads):
        return found, begun
    fields = PAPERS[raw["key"]].fields
    kept = tuple(
        binding if may_bind(blank.kind, binding, fields) else BY_HAND
        for blank, binding in zip(found.blanks, bindings, strict=True)
    )
    heads = tuple(frozenset(map(int, own)) for own in raw["heads"])
    decided = frozenset(map(int, raw["decided"]))
    return found, TextWork(raw["key"], str(raw["title"]), kept, heads, decided, bool(raw["adds_missing"]))


def _told_of_title(source: SourceText, title: int) -> SourceText:
    """The text with what stands before its title named, for it comes under it."""
    left_out = [one for one in source.left_out if one.kind is not LeftOutKind.BEFORE_TITLE]
    before = [piece.text for piece in source.pieces[: max(0, title)] if isinstance(piece, SourceLine)]
    return replace(source, left_out=(*left_out, *(LeftOut(LeftOutKind.BEFORE_TITLE, text) for text in before)))


def _title_piece(source: SourceText, blanks: Collection[Blank]) -> int:
    """The first short line near the beginning that ends as the names of papers do, and has no blank."""
    filled = {blank.spot.piece for blank in blanks}
    for n, piece in enumerate(source.pieces[:_TITLE_LINES]):
        if not isinstance(piece, SourceLine):
            break
        words = words_of(piece.text).rstrip("》〉")
        if n not in filled and len(words) <= _TITLE_CHARS and words.endswith(_TITLE_ENDS) and "：" not in words:
            return n
    return NO_TITLE
