"""All rules together: the nation's, made stricter by province, city and school, as they hold on any day."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TypeAlias

from ctec_desktop.domain.rulebook.rule import (
    AT_SECOND_HAND,
    CONFIDENCES,
    NO_VALUES,
    PackLevel,
    Rule,
    RuleSeverity,
    Value,
)


class Rules(dict[str, Rule]):
    """The rules that hold on one day for one major, by id; one that is not in force is not there.

    Never altered once made, and the same only as itself: what was judged by them is kept under them as a key.
    """

    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__
    __ne__ = object.__ne__


@dataclass(frozen=True, slots=True)
class Tightening:
    """What a pack, or an overlay for some majors, makes of one rule.

    Args:
        severity, text, clause, confidence: empty where they stay as they are.
        level: whose it is; the nation's are overlays for some majors.
        majors: codes, or their first figures, it is for; empty for everybody.
    """

    rule_id: str
    from_on: date
    until_on: date | None
    pack: str
    severity: RuleSeverity | None = None
    params: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    majors: tuple[str, ...] = ()
    text: str = ""
    clause: str = ""
    confidence: str = ""
    level: PackLevel = PackLevel.NATION

    def holds(self, day: date) -> bool:
        return _holds(self, day)

    def is_for(self, major: str) -> bool:
        return not self.majors or any(major.startswith(code) for code in self.majors)

    def on(self, rule: Rule) -> Rule:
        """The rule as it is with this."""
        pack = rule.pack if self.pack in rule.pack.split(" ＋ ") else f"{rule.pack} ＋ {self.pack}"
        return replace(
            rule,
            severity=self.severity or rule.severity,
            params={**rule.params, **self.params},
            text=self.text or rule.text,
            clause=self.clause or rule.clause,
            confidence=self._confidence(rule),
            pack=pack,
        )

    def _confidence(self, rule: Rule) -> str:
        """A pack makes no text surer; its own words wait for an administrator who holds them against the original."""
        if self.level is PackLevel.NATION:
            return self.confidence or rule.confidence
        has_own_words = bool(self.text) and self.text != rule.text
        said = self.confidence or (AT_SECOND_HAND if has_own_words else rule.confidence)
        least_sure = max(CONFIDENCES.index(said), CONFIDENCES.index(rule.confidence))
        if has_own_words:
            least_sure = max(least_sure, CONFIDENCES.index(AT_SECOND_HAND))
        return CONFIDENCES[least_sure]


@dataclass(frozen=True, slots=True)
class Pack:
    """One level's rules as read from its text. Only the nation's has rules of its own."""

    level: PackLevel
    name: str
    version: str
    region: str
    rules: tuple[Rule, ...] = ()
    tightenings: tuple[Tightening, ...] = ()

    @property
    def label(self) -> str:
        return f"{self.name} {self.version}"


# Rule and text.
Confirmed: TypeAlias = frozenset[tuple[str, str]]


class Rulebook:
    """
    Args:
        packs: in the order nation, province, city, school; each was held against those before it.
        confirmed: ids of rules with the text of theirs that an administrator held against the original.
    """

    def __init__(self, packs: tuple[Pack, ...], confirmed: Confirmed = frozenset()) -> None:
        self.packs = packs
        self._confirmed = confirmed
        self._rules = tuple(rule for pack in packs for rule in pack.rules)
        self._tightenings = tuple(one for pack in packs for one in pack.tightenings)
        dated: tuple[Rule | Tightening, ...] = (*self._rules, *self._tightenings)
        starts = {one.from_on for one in dated}
        ends = {one.until_on + _ONE_DAY for one in dated if one.until_on is not None}
        self._turns = sorted(starts | ends)
        self._majors = tuple(one for one in self._tightenings if one.majors)
        self._made: dict[tuple[int, tuple[int, ...]], Rules] = {}

    @property
    def version(self) -> str:
        """The packs with their versions, as reports name them."""
        return " ＋ ".join(pack.label for pack in self.packs)

    @property
    def turns(self) -> tuple[date, ...]:
        """The days from which any rule differs from the day before, in order."""
        return tuple(self._turns)

    def on(self, day: date, major: str = "") -> Rules:
        """The rules in force on the day for students of the major."""
        for_major = tuple(at for at, one in enumerate(self._majors) if major and one.is_for(major))
        key = (bisect_right(self._turns, day), for_major)
        if key not in self._made:
            self._made[key] = self._rules_on(day, major)
        return self._made[key]

    def _rules_on(self, day: date, major: str) -> Rules:
        found = Rules({rule.id: rule for rule in self._rules if _holds(rule, day)})
        for one in self._tightenings:
            if one.rule_id in found and _holds(one, day) and (not one.majors or (major and one.is_for(major))):
                found[one.rule_id] = one.on(found[one.rule_id])
        for rule_id, text in self._confirmed:
            if rule_id in found and found[rule_id].text == text:
                found[rule_id] = replace(found[rule_id], is_confirmed=True)
        return found

    def packs_by_rule(self, day: date) -> dict[str, set[str]]:
        """The packs that make each rule what it is on the day, for everybody and for the majors treated apart."""
        found: dict[str, set[str]] = {}
        for major in {"", *(code for one in self._majors for code in one.majors)}:
            for rule in self.on(day, major).values():
                found.setdefault(rule.id, set()).add(rule.pack)
        return found

    def all(self) -> tuple[Rule, ...]:
        """Every rule of the nation, in force or not, in the order it is told."""
        return self._rules

    def tightenings(self, rule_id: str) -> tuple[Tightening, ...]:
        return tuple(one for one in self._tightenings if one.rule_id == rule_id)


_ONE_DAY = timedelta(days=1)


def _holds(one: Rule | Tightening, day: date) -> bool:
    return one.from_on <= day and (one.until_on is None or day <= one.until_on)
