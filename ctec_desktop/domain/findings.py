"""What a rule says about one subject: the result, the clause, and the facts that decided it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ctec_desktop.kernel.problems import NO_FACTS, Fact, Place, Problem, Severity


class Result(StrEnum):
    """MISSING_DATA never reads as PASS. HELD waits for a named person's judgement; EXEMPT rests on a document.

    WAIVED is a warning that a named person let pass, DECIDED one that was held and a named person decided.
    """

    PASS = "pass"
    FAIL = "fail"
    WARN = "warn"
    HELD = "held"
    MISSING_DATA = "missing_data"
    EXEMPT = "exempt"
    WAIVED = "waived"
    DECIDED = "decided"
    NOT_APPLICABLE = "n_a"


@dataclass(frozen=True, slots=True)
class Finding:
    """
    Args:
        rule_id: id in the rulebook (`INT-AGE-16`); derived rules carry an id of ours.
        code: key of the sentence in `wording`; empty when the rule passed.
        clause: document and article as the screens and reports cite it.
        pack: the packs of rules, with their versions, whose rule judged it.
    """

    rule_id: str
    result: Result
    code: str = ""
    clause: str = ""
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)
    pack: str = ""


# What a named person may let pass with a reason, and what it then reads as.
LET_PASS = {Result.WARN: Result.WAIVED, Result.HELD: Result.DECIDED}
_TOLD = frozenset({Result.FAIL, Result.MISSING_DATA, *LET_PASS, *LET_PASS.values()})


def stands_against(finding: Finding) -> bool:
    """Whether a person has something to do about it, or should know it."""
    return finding.result in _TOLD


_SEVERITY = {
    Result.FAIL: Severity.REFUSED,
    Result.MISSING_DATA: Severity.REFUSED,
    Result.HELD: Severity.HELD,
    Result.WARN: Severity.WARNING,
}


def problem_of(finding: Finding, place: Place) -> Problem | None:
    """The finding as a problem of the subject at `place`; None when nothing stands in the way."""
    severity = _SEVERITY.get(finding.result)
    if severity is None:
        return None
    return Problem(finding.code, severity, finding.facts, place, "", finding.rule_id, finding.clause)
