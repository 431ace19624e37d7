"""Whether liability insurance stands for every day of a placement. INS-01, INS-REQ, INS-02, INS-03."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.day_spans import Spans, common, count, minus, union
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule

# Who pays when it is the student, which the rule forbids.
STUDENT_PAYS = "student"


@dataclass(frozen=True, slots=True)
class CoverSpan:
    """Days on which a policy covers the student; `kind` as the policy names it."""

    kind: str
    days: Spans
    payer: str | None = None


class CoverFacts(NamedTuple):
    """
    Args:
        needed: the days of the placement after its changes, without its pauses.
        at_work_on: the day the student is at work on, the one it is judged as of; None for whoever is not.
        required: words of the kinds that are demanded (INS-REQ); no other kind stands in for them.
    """

    from_on: date
    needed: Spans
    at_work_on: date | None
    required: tuple[str, ...]
    spans: tuple[CoverSpan, ...] = ()

    @property
    def meeting(self) -> tuple[CoverSpan, ...]:
        """Policies that cover any of the days."""
        return tuple(span for span in self.spans if common(self.needed, span.days))

    def covered(self, kind: str) -> Spans:
        return union([day for span in self.spans if kind in span.kind for day in span.days])


def insured(facts: CoverFacts, rule: Rule) -> Finding:
    """Whoever is at work is covered that very day by every kind that is demanded; an expired policy is none."""
    on = facts.at_work_on
    if on is not None:
        lacking = [kind for kind in facts.required if not any(span.holds(on) for span in facts.covered(kind))]
        if lacking:
            told = {"from_on": facts.from_on.isoformat(), "on": on.isoformat(), "lacking": "、".join(lacking)}
            return rule.breach(FindingCode.UNINSURED_AT_WORK, dict(told))
    if not facts.needed or facts.meeting:
        return rule.passed
    return rule.missing(FindingCode.NOT_INSURED)


def kinds(facts: CoverFacts, rule: Rule) -> Finding:
    """Every kind that is demanded is held; another kind never stands in for it."""
    held = [span.kind for span in facts.meeting]
    if not held:
        return rule.not_applicable()
    lacking = [kind for kind in facts.required if not any(kind in name for name in held)]
    if not lacking:
        return rule.passed
    told = {"lacking": "、".join(lacking), "held": "、".join(dict.fromkeys(held))}
    return rule.breach(FindingCode.KIND_LACKING, dict(told))


def whole(facts: CoverFacts, rule: Rule) -> Finding:
    """No day without cover of every kind that is demanded, whichever policies it comes from."""
    if not facts.meeting:
        return rule.not_applicable()
    gaps = union([gap for kind in facts.required for gap in minus(facts.needed, facts.covered(kind))])
    if not gaps:
        return rule.passed
    return rule.breach(FindingCode.COVER_GAP, {"days": count(gaps), "first": gaps[0].from_on.isoformat()})


def payer(facts: CoverFacts, rule: Rule) -> Finding:
    """Of liability cover; what a student buys besides is the student's own."""
    mine = [span for span in facts.meeting if any(kind in span.kind for kind in facts.required)]
    if not mine:
        return rule.not_applicable()
    if any(span.payer == STUDENT_PAYS for span in mine):
        return rule.breach(FindingCode.PAYER_STUDENT)
    return rule.passed if all(span.payer for span in mine) else rule.missing(FindingCode.PAYER_UNKNOWN)


FAMILY = (("INS-01", insured), ("INS-REQ", kinds), ("INS-02", whole), ("INS-03", payer))
