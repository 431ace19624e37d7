"""One rule as it holds on a day: what it says, how hard it is, on which article it rests, with which limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.kernel.problems import NO_FACTS, Fact

Value: TypeAlias = int | tuple[str, ...]
NO_VALUES: Final[Mapping[str, Value]] = MappingProxyType({})


class RuleSeverity(StrEnum):
    """From the mildest to the hardest. `BLOCK_FILING` gives way to a filing made beforehand, `BLOCK` to nothing."""

    INFO = "info"
    WARN = "warn"
    REQUIRE = "require"
    BLOCK_FILING = "block_filing"
    BLOCK = "block"

    def is_at_least(self, other: "RuleSeverity") -> bool:
        order = tuple(RuleSeverity)
        return order.index(self) >= order.index(other)


class RuleScope(StrEnum):
    """What a rule is judged on."""

    OFFICE = "office"
    PLAN = "plan"
    UNIT = "unit"
    POST = "post"
    PLACEMENT = "placement"
    VISIT = "visit"
    APPRENTICE = "apprentice"
    TEACHER = "teacher"


class RuleCheck(StrEnum):
    """Whether the program judges it, only says where its evidence is kept, or only tells it."""

    CHECKED = "checked"
    RECORD = "record"
    TOLD = "told"


class PackLevel(StrEnum):
    """Whose rules; each may only be stricter than those before it."""

    NATION = "nation"
    PROVINCE = "province"
    CITY = "city"
    SCHOOL = "school"


# How sure we are of a text: T read in the text itself, S at second hand, M-* from memory.
READ_IN_THE_TEXT: Final = "T"
AT_SECOND_HAND: Final = "S"
CONFIDENCES: Final = ("T", "S", "M-hi", "M-med", "M-lo")


@dataclass(frozen=True, slots=True)
class Rule:
    """
    Args:
        text: in our own words, never quoted.
        clause: document and article, empty for a rule we derived.
        record: where the evidence is kept when the program cannot judge the rule.
        from_on, until_on: in force, both inclusive; `until_on` open while None.
        pack: the packs that made it what it is, with their versions.
        is_confirmed: whether an administrator held this text against the original.
        passed: the one finding of everybody the rule has nothing against.
    """

    id: str
    title: str
    severity: RuleSeverity
    scope: RuleScope
    text: str
    clause: str
    check: RuleCheck
    record: str
    confidence: str
    from_on: date
    until_on: date | None
    pack: str
    params: Mapping[str, Value] = field(default_factory=lambda: NO_VALUES)
    region: str = ""
    is_confirmed: bool = False
    passed: Finding = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "passed", self.finding(Result.PASS))

    @property
    def is_read_in_the_text(self) -> bool:
        return self.is_confirmed or self.confidence == READ_IN_THE_TEXT

    def number(self, name: str) -> int:
        """A limit of the rule."""
        value = self.params[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of the rule."""
        value = self.params[name]
        if isinstance(value, int):
            raise TypeError(name)
        return value

    def finding(self, result: Result, code: str = "", facts: Mapping[str, Fact] = NO_FACTS) -> Finding:
        return Finding(self.id, result, code, self.clause, facts, self.pack)

    def breach(self, code: str, facts: Mapping[str, Fact] = NO_FACTS) -> Finding:
        """The rule is broken: a soft limit warns, everything else fails."""
        result = Result.WARN if self.severity is RuleSeverity.WARN else Result.FAIL
        return self.finding(result, code, facts)

    def missing(self, code: str, facts: Mapping[str, Fact] = NO_FACTS) -> Finding:
        """A fact is not on record; that never reads as passed."""
        return self.finding(Result.MISSING_DATA, code, facts)

    def not_applicable(self, code: str = "", facts: Mapping[str, Fact] = NO_FACTS) -> Finding:
        return self.finding(Result.NOT_APPLICABLE, code, facts)
