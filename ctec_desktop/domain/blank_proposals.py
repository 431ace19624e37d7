"""A field proposed for every blank, with how sure that is. Nothing is bound that the words do not say."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.blanks import Blank, BlankKind
from ctec_desktop.domain.field_hints import (
    BOXES,
    DAY_BEGINS,
    DAY_BEGINS_AFTER,
    DAY_ENDS,
    DAY_ENDS_AFTER,
    HINTS,
    PHONE,
    PHONE_OF,
)
from ctec_desktop.domain.parties import parties_by_line
from ctec_desktop.domain.source_text import SourceText, Spot
from ctec_desktop.domain.vocabulary import Party

_BLANKS = re.compile(r"[\s\u3000_]+")
_TAIL = re.compile(r"[：:（(“\"「]+$")
_CLOSING = ' \u3000）)”"」'
BY_HAND = ""


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a blank is bound to: a field key, `key=code` for a box, or `BY_HAND`."""

    binding: str = BY_HAND
    confidence: Confidence = Confidence.NONE


_NOTHING = Proposal()


def propose(
    source: SourceText, blanks: tuple[Blank, ...], signing: Collection[Spot], known: Collection[str]
) -> tuple[Proposal, ...]:
    """One proposal for each blank, in their order.

    Args:
        signing: lines of the signature area: what stands there is written by those who sign.
        known: the fields this template may use.
    """
    parties = parties_by_line(source)
    texts = {spot: line.text for spot, line in source.lines()}
    found: list[Proposal] = []
    last = _Last()
    for blank in blanks:
        last.reach(blank)
        if blank.spot in signing:
            found.append(_NOTHING)
            continue
        proposal = _proposed(blank, parties[blank.spot], texts, last, known)
        if proposal.binding.partition("=")[0] not in known:
            proposal = _NOTHING
        last.keep(proposal)
        found.append(proposal)
    return tuple(found)


class _Last:
    """What was proposed just before on the same line or row."""

    def __init__(self) -> None:
        self._where: tuple[int, int] = (-1, -1)
        self.fields: list[str] = []

    def reach(self, blank: Blank) -> None:
        where = (blank.spot.piece, blank.spot.row)
        if where != self._where:
            self._where, self.fields = where, []

    def keep(self, proposal: Proposal) -> None:
        if proposal.binding:
            self.fields.append(proposal.binding)


def _proposed(
    blank: Blank, party: Party | None, texts: Mapping[Spot, str], last: "_Last", known: Collection[str]
) -> Proposal:
    before, after = _BLANKS.sub("", blank.before), blank.after.lstrip(_CLOSING)
    if blank.kind is BlankKind.BOX:
        return _box(after, _around(blank, texts))
    before = _TAIL.sub("", before)
    if blank.kind is BlankKind.DAY:
        return _day(before, after, last)
    if PHONE.search(before) and last.fields and (whose := PHONE_OF.get(last.fields[-1])):
        return Proposal(whose, Confidence.SURE)
    for hint in HINTS:
        if hint.field not in known or (hint.party is not None and hint.party is not party):
            continue
        if hint.before.search(before) and (hint.after is None or hint.after.match(after)):
            return Proposal(hint.field, Confidence.SURE if hint.is_sure else Confidence.LIKELY)
    return _NOTHING


def _day(before: str, after: str, last: _Last) -> Proposal:
    has_begun = "start_on" in last.fields
    if DAY_ENDS.search(before) or DAY_ENDS_AFTER.match(after):
        return Proposal("end_on", Confidence.SURE if has_begun else Confidence.LIKELY)
    if DAY_BEGINS.search(before) or DAY_BEGINS_AFTER.match(after):
        is_sure = DAY_BEGINS_AFTER.match(after) or before.endswith(("自", "从"))
        return Proposal("start_on", Confidence.SURE if is_sure else Confidence.LIKELY)
    return _NOTHING


def _box(after: str, around: str) -> Proposal:
    """Of the fields that have such a box, the one whose words stand nearest before it."""
    found: list[tuple[int, str]] = []
    for binding, words, line in BOXES:
        if not words.match(after):
            continue
        if line is None:
            return Proposal(binding, Confidence.SURE)
        places = [match.start() for match in line.finditer(around)]
        if places:
            found.append((places[-1], binding))
    if not found:
        return _NOTHING
    return Proposal(max(found)[1], Confidence.LIKELY)


def _around(blank: Blank, texts: Mapping[Spot, str]) -> str:
    """The words before a box on its line; in a table those of its row up to it, so that its label is among them."""
    here = texts[blank.spot][: blank.start]
    if blank.spot.row < 0:
        return here
    before = "".join(text for spot, text in texts.items() if spot[:2] == blank.spot[:2] and spot < blank.spot)
    return before + here
