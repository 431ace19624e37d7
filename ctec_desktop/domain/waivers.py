"""Waivers: a named person lets a 一般/原则上 rule be departed from, or decides what is held, for one subject."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.findings import LET_PASS, Finding
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.rules import plan, post, unit


class WaiverReason(StrEnum):
    """Why, in words that can be counted; the person's own words stand beside it."""

    TRADE = "trade"
    TEACHING = "teaching"
    UNIT = "unit"
    STUDENT = "student"
    OTHER = "other"


class WaiverState(StrEnum):
    STANDING = "standing"
    EARLIER_STARTS = "earlier_starts"
    OVER = "over"
    RULE_CHANGED = "rule_changed"
    WITHDRAWN = "withdrawn"


_SUBJECTS: Final = {
    **{rule_id: FactSubject.UNIT for rule_id, _ in unit.FAMILY},
    **{rule_id: FactSubject.POST for rule_id, _ in post.FAMILY},
    **{rule_id: FactSubject.PLAN for rule_id, _ in plan.FAMILY},
}


def subject_of_rule(rule_id: str) -> FactSubject:
    """What a rule is waived for: the unit, post or plan it is judged on, otherwise the one placement."""
    return _SUBJECTS.get(rule_id, FactSubject.PLACEMENT)


@dataclass(frozen=True, slots=True)
class Waiver:
    """
    Args:
        code: the finding that is waived; another finding of the same rule is not.
        until_on: last day, inclusive; None holds it to the packs in `pack`.
        ended_on: the day it was withdrawn; it holds no more on that day.
    """

    id: int
    rule_id: str
    code: str
    subject: FactSubject
    subject_id: int
    reason_kind: WaiverReason
    reason: str
    by_name: str
    waived_on: date
    until_on: date | None
    pack: str
    ended_on: date | None = None
    end_reason: str | None = None

    def is_for(self, finding: Finding) -> bool:
        """Only a warning is waived, and only what is held for a person decided: what fails stays failed."""
        return finding.result in LET_PASS and self.speaks_of(finding)

    def speaks_of(self, finding: Finding) -> bool:
        """Whether it is given for this finding, by the packs that judged it unless it has a last day."""
        is_same = (finding.rule_id, finding.code) == (self.rule_id, self.code)
        return is_same and (self.until_on is not None or finding.pack == self.pack)

    def on(self, finding: Finding) -> Finding:
        """The finding as it reads with the waiver."""
        facts = {**finding.facts, "waived_by": self.by_name, "waived_on": self.waived_on.isoformat()}
        facts |= {"waived_because": self.reason, "waived_for": self.reason_kind.value}
        facts["waived_until"] = self.until_on.isoformat() if self.until_on else None
        return replace(finding, result=LET_PASS[finding.result], facts=facts)

    def state(self, on: date, nation: str, packs: Collection[str]) -> WaiverState:
        """How it stands on the day.

        Args:
            nation: label of the nation's pack the program ships, which takes the place of the one before for everybody.
            packs: those that make its rule what it is on the day; others bind only who began before them.
        """
        if self.ended_on is not None and self.ended_on <= on:
            return WaiverState.WITHDRAWN if self.end_reason else WaiverState.RULE_CHANGED
        if self.until_on is not None:
            return WaiverState.OVER if self.until_on < on else WaiverState.STANDING
        if self.pack.split(" ＋ ")[0] != nation:
            return WaiverState.RULE_CHANGED
        return WaiverState.STANDING if self.pack in packs else WaiverState.EARLIER_STARTS


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A waiver on record with the names of what it is about, in the columns of its subject."""

    waiver: Waiver
    title: str
    clause: str
    labels: tuple[str, ...]
    state: WaiverState


@dataclass(frozen=True, slots=True)
class WarningView:
    """One warning that could be waived, or is: of a rule about a subject, and for how many placements it came up.

    `unit_id` is that of the first of them.
    """

    finding: Finding
    subject: FactSubject
    subject_id: int
    labels: tuple[str, ...]
    placements: int
    waiver_id: int | None
    unit_id: int


@dataclass(frozen=True, slots=True)
class Warnings:
    """Those listed, and how many there are in all."""

    listed: tuple[WarningView, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WaiverForm:
    """As typed; `until_on` left empty waives whoever is judged by the packs of today."""

    reason_kind: str = ""
    reason: str = ""
    by_name: str = ""
    until_on: str = ""


@dataclass(frozen=True, slots=True)
class Waivable:
    """The warnings one form is for."""

    rule_id: str
    code: str
    subject: FactSubject
    subject_id: int
