"""What a plan needs before anybody leaves: the programme of seven heads, the school's rules, the curriculum.

INT-PROG-01, INT-ORG-01, INT-PLAN-01.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule


class ProgrammeHead(StrEnum):
    """The seven heads of the 实习方案."""

    POST = "post"
    GOALS = "goals"
    TASKS = "tasks"
    STANDARDS = "standards"
    PREPARATION = "preparation"
    ASSESSMENT = "assessment"
    SAFEGUARDS = "safeguards"


class SchoolRules(StrEnum):
    """What school and unit draw up together."""

    MANAGEMENT = "management"
    SAFETY = "safety"
    EMERGENCY = "emergency"


class PlanFacts(NamedTuple):
    """
    Args:
        programme_on: the day both sides agreed on it; `heads` are the ones it covers.
        rules: what the school has drawn up; `emergency_until` is the last day of the emergency plan, if it has one.
    """

    from_on: date
    until_on: date
    programme_on: date | None = None
    heads: frozenset[str] = frozenset()
    rules: frozenset[str] = frozenset()
    emergency_until: date | None = None
    is_in_curriculum: bool = False


def programme(facts: PlanFacts, rule: Rule) -> Finding:
    if facts.programme_on is None:
        return rule.missing(FindingCode.PROGRAMME_UNKNOWN)
    if lacking := [head.value for head in ProgrammeHead if head not in facts.heads]:
        return rule.missing(FindingCode.PROGRAMME_HEADS_LACKING, {"programme_heads": " ".join(lacking)})
    if facts.programme_on > facts.from_on:
        told = {"on": facts.programme_on.isoformat(), "from_on": facts.from_on.isoformat()}
        return rule.breach(FindingCode.PROGRAMME_LATE, dict(told))
    return rule.passed


def school_rules(facts: PlanFacts, rule: Rule) -> Finding:
    if lacking := [one.value for one in SchoolRules if one not in facts.rules]:
        return rule.missing(FindingCode.RULES_OF_SCHOOL_LACKING, {"school_rules": " ".join(lacking)})
    if facts.emergency_until is not None and facts.emergency_until < facts.until_on:
        told = {"until_on": facts.emergency_until.isoformat(), "last_on": facts.until_on.isoformat()}
        return rule.breach(FindingCode.EMERGENCY_PLAN_OVER, dict(told))
    return rule.passed


def curriculum(facts: PlanFacts, rule: Rule) -> Finding:
    return rule.passed if facts.is_in_curriculum else rule.missing(FindingCode.CURRICULUM_UNKNOWN)


FAMILY = (("INT-PROG-01", programme), ("INT-ORG-01", school_rules), ("INT-PLAN-01", curriculum))
