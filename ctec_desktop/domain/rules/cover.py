"""Whether liability insurance stands for every day of a placement. INS-01, INS-REQ, INS-02, INS-03."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule

_ONE_DAY = timedelta(days=1)
# Who pays when it is the student, which the rule forbids.
STUDENT_PAYS = "student"


@dataclass(frozen=True, slots=True)
class CoverSpan:
    """Days on which an insurance covers the student, both inclusive; `kind` as the policy names it."""

    kind: str
    from_on: date
    until_on: date
    payer: str | None = None


@dataclass(frozen=True, slots=True)
class CoverFacts:
    from_on: date
    last_on: date
    is_at_work: bool
    spans: tuple[CoverSpan, ...] = ()


def insured(facts: CoverFacts, rule: Rule) -> Finding:
    if any(_meets(span, facts) for span in facts.spans):
        return rule.passed
    if facts.is_at_work:
        return rule.breach(FindingCode.UNINSURED_AT_WORK, {"from_on": facts.from_on.isoformat()})
    return rule.missing(FindingCode.NOT_INSURED)


def kinds(facts: CoverFacts, rule: Rule) -> Finding:
    """Every kind that is demanded is held; another kind never stands in for it."""
    held = [span.kind for span in facts.spans if _meets(span, facts)]
    if not held:
        return rule.not_applicable()
    lacking = [kind for kind in rule.words("kinds") if not any(kind in name for name in held)]
    if not lacking:
        return rule.passed
    told = {"lacking": "、".join(lacking), "held": "、".join(dict.fromkeys(held))}
    return rule.breach(FindingCode.KIND_LACKING, dict(told))


def whole(facts: CoverFacts, rule: Rule) -> Finding:
    """No day without cover, whichever policies it comes from."""
    meeting = [span for span in facts.spans if _meets(span, facts)]
    if not meeting:
        return rule.not_applicable()
    first, days = gap(facts.from_on, facts.last_on, meeting)
    if first is None:
        return rule.passed
    return rule.breach(FindingCode.COVER_GAP, {"days": days, "first": first.isoformat()})


def payer(facts: CoverFacts, rule: Rule) -> Finding:
    meeting = [span for span in facts.spans if _meets(span, facts)]
    if not meeting:
        return rule.not_applicable()
    if any(span.payer == STUDENT_PAYS for span in meeting):
        return rule.breach(FindingCode.PAYER_STUDENT)
    return rule.passed if all(span.payer for span in meeting) else rule.missing(FindingCode.PAYER_UNKNOWN)


def gap(first: date, last: date, spans: Sequence[CoverSpan]) -> tuple[date | None, int]:
    """The first day from `first` to `last` that no span covers, and how many there are."""
    missing, found, day = 0, None, first
    for span in sorted(spans, key=_start):
        if span.from_on > day:
            until = min(span.from_on - _ONE_DAY, last)
            if day <= until:
                found, missing = found or day, missing + (until - day).days + 1
        day = max(day, span.until_on + _ONE_DAY)
        if day > last:
            break
    if day <= last:
        found, missing = found or day, missing + (last - day).days + 1
    return found, missing


def _start(span: CoverSpan) -> date:
    return span.from_on


def _meets(span: CoverSpan, facts: CoverFacts) -> bool:
    return span.from_on <= facts.last_on and facts.from_on <= span.until_on


FAMILY = (("INS-01", insured), ("INS-REQ", kinds), ("INS-02", whole), ("INS-03", payer))
