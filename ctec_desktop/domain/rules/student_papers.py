"""What each student's own papers must show before the first day: signed, agreed, approved, led, trained, matching.

INT-AGR-01, -02, INT-CONS-01, INT-SELF-01, INT-MENT-01, INT-TRAIN-01, INT-SAFE-01, INT-MATCH-01, -02, INT-DUR-06.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.majors import field_of
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.kernel.problems import Fact

# So many students' days are remembered.
_STUDENTS: Final = 512
# Whoever is the student's parent or guardian by law needs no further paper to agree.
PARENTS: Final = ("父亲", "母亲", "父", "母", "爸爸", "妈妈", "父母", "法定监护人")


class Match(StrEnum):
    """How a post fits the student's major, as a named person judges it: 对口, 相近, 无关."""

    FITS = "fits"
    CLOSE = "close"
    UNRELATED = "unrelated"


class PaperFacts(NamedTuple):
    """
    Args:
        is_at_work: on post today, by the arrival on record.
        decided_on: the day the school approved of a place the student found; None while it did not.
        is_source_known: whether the text of the agreement, as it was printed, rests on the issued sample.
        guardian_relation: of the guardian who stands first, where it is neither father nor mother.
        post_majors: majors the post is meant for; empty while nobody said.
        others: days of the student's other placements.
    """

    from_on: date
    last_on: date
    is_at_work: bool = False
    is_arranged: bool = True
    is_source_known: bool = False
    signed_on: date | None = None
    student_agreed_on: date | None = None
    guardian_agreed_on: date | None = None
    decided_on: date | None = None
    has_supervisor: bool = False
    has_mentor: bool = False
    trained_on: date | None = None
    safety_trained_on: date | None = None
    has_passed_safety: bool | None = None
    match: str | None = None
    major: str = ""
    post_majors: tuple[str, ...] = ()
    others: tuple[Period, ...] = ()
    guardian_relation: str | None = None
    has_guardian_proof: bool | None = None


def source(facts: PaperFacts, rule: Rule) -> Finding:
    return rule.passed if facts.is_source_known else rule.missing(FindingCode.SOURCE_OF_TEXT_UNKNOWN)


def signed(facts: PaperFacts, rule: Rule) -> Finding:
    if facts.signed_on is None:
        told = {"from_on": facts.from_on.isoformat()}
        if facts.is_at_work:
            return rule.breach(FindingCode.UNSIGNED_AT_WORK, dict(told))
        return rule.missing(FindingCode.UNSIGNED, dict(told))
    return _before_start(facts, facts.signed_on, rule, FindingCode.SIGNED_LATE)


def consent(facts: PaperFacts, rule: Rule) -> Finding:
    """Two lines: the student's and the guardian's; who is no parent proves to be the guardian."""
    if facts.student_agreed_on is None or facts.guardian_agreed_on is None:
        lacking = [
            who
            for who, on in (("student", facts.student_agreed_on), ("guardian", facts.guardian_agreed_on))
            if on is None
        ]
        return rule.missing(FindingCode.CONSENT_LACKING, {"signers": " ".join(lacking)})
    if facts.guardian_relation is not None and not facts.has_guardian_proof:
        return rule.missing(FindingCode.GUARDIAN_PROOF_LACKING, {"relation": facts.guardian_relation})
    last = max(facts.student_agreed_on, facts.guardian_agreed_on)
    return _before_start(facts, last, rule, FindingCode.CONSENT_LATE)


def own_choice(facts: PaperFacts, rule: Rule) -> Finding:
    if facts.is_arranged:
        return rule.not_applicable()
    if facts.decided_on is None:
        return rule.missing(FindingCode.SELF_NOT_DECIDED)
    return _before_start(facts, facts.decided_on, rule, FindingCode.SELF_DECIDED_LATE)


def mentors(facts: PaperFacts, rule: Rule) -> Finding:
    if facts.has_supervisor and facts.has_mentor:
        return rule.passed
    lacking = [who for who, there in (("school", facts.has_supervisor), ("unit", facts.has_mentor)) if not there]
    return rule.missing(FindingCode.MENTORS_LACKING, {"mentors": " ".join(lacking)})


def training(facts: PaperFacts, rule: Rule) -> Finding:
    if facts.trained_on is None:
        return rule.missing(FindingCode.NOT_TRAINED)
    return _before_start(facts, facts.trained_on, rule, FindingCode.TRAINED_LATE)


def safety_training(facts: PaperFacts, rule: Rule) -> Finding:
    """Whoever did not pass may not take part."""
    if facts.has_passed_safety is False:
        return rule.breach(FindingCode.SAFETY_TRAINING_FAILED)
    if facts.safety_trained_on is None or facts.has_passed_safety is None:
        return rule.missing(FindingCode.NO_SAFETY_TRAINING)
    return _before_start(facts, facts.safety_trained_on, rule, FindingCode.SAFETY_TRAINING_LATE)


def related(facts: PaperFacts, rule: Rule) -> Finding:
    """INT-MATCH-02: what a person judged unrelated fails."""
    if facts.match is None:
        return rule.missing(FindingCode.MATCH_UNKNOWN)
    return rule.breach(FindingCode.MATCH_UNRELATED) if facts.match == Match.UNRELATED else rule.passed


def same_field(facts: PaperFacts, rule: Rule) -> Finding:
    """INT-MATCH-01: another 大类 of majors than the post is meant for is told, unless a person judged it to fit."""
    if facts.match != Match.CLOSE:
        return rule.passed if facts.match == Match.FITS else rule.not_applicable()
    if not facts.post_majors:
        return rule.missing(FindingCode.POST_MAJORS_UNKNOWN)
    if not facts.major:
        return rule.missing(FindingCode.STUDENT_MAJOR_UNKNOWN)
    if field_of(facts.major) in {field_of(code) for code in facts.post_majors}:
        return rule.passed
    told = {"major": facts.major, "post_majors": "、".join(facts.post_majors)}
    return rule.breach(FindingCode.MATCH_OTHER_FIELD, dict(told))


def duration(facts: PaperFacts, rule: Rule) -> Finding:
    """INT-DUR-06: all placements of the student together, a chain of moves as one; by calendar months."""
    usual, least = rule.number("usual_months"), rule.number("least_months")
    if facts.last_on >= add_months(facts.from_on, usual):
        return rule.breach(FindingCode.LONGER_THAN_USUAL, {**_days_of(facts), "months": usual})
    spans = _joined(
        tuple(sorted([(facts.from_on, facts.last_on), *((one.from_on, one.until_on) for one in facts.others)]))
    )
    if _beyond(spans, usual) > timedelta(0):
        all_of_them: dict[str, Fact] = {"placements": 1 + len(facts.others), "first": spans[0][0].isoformat()}
        return rule.breach(FindingCode.LONGER_TOGETHER, {**_days_of(facts), **all_of_them, "months": usual})
    if least and _beyond(spans, least) < timedelta(0):
        days = sum((last - first).days + 1 for first, last in spans)
        return rule.breach(FindingCode.SHORTER_THAN_LEAST, {"days": days, "months": least})
    return rule.passed


def _days_of(facts: PaperFacts) -> dict[str, Fact]:
    return {"from_on": facts.from_on.isoformat(), "last_on": facts.last_on.isoformat()}


@lru_cache(maxsize=_STUDENTS)
def _joined(every: tuple[tuple[date, date], ...]) -> tuple[tuple[date, date], ...]:
    """First and last day of each stretch without a break, in order: a move to another unit begins none.

    The same for each placement of a student; they come one after the other.
    """
    found: list[tuple[date, date]] = []
    for first, last in every:
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


@lru_cache(maxsize=_STUDENTS)
def _beyond(spans: tuple[tuple[date, date], ...], limit: int) -> timedelta:
    """By how much all of them last longer than so many calendar months; less than nothing where they are shorter.

    Whole months of the earlier ones add up; their days left over are put behind the last.
    """
    *earlier, (first, last) = spans
    parts = [_whole_months(*one) for one in earlier]
    end = last + timedelta(days=1 + sum(days for _, days in parts))
    return end - add_months(first, limit - sum(months for months, _ in parts))


def _whole_months(first: date, last: date) -> tuple[int, int]:
    """Calendar months of a span and the days left over."""
    after = last + timedelta(days=1)
    whole = (after.year - first.year) * 12 + after.month - first.month
    whole -= add_months(first, whole) > after
    return whole, (after - add_months(first, whole)).days


def _before_start(facts: PaperFacts, on: date, rule: Rule, late: FindingCode) -> Finding:
    if on <= facts.from_on:
        return rule.passed
    return rule.breach(late, {"on": on.isoformat(), "from_on": facts.from_on.isoformat()})


FAMILY = (
    ("INT-AGR-01", source),
    ("INT-AGR-02", signed),
    ("INT-CONS-01", consent),
    ("INT-SELF-01", own_choice),
    ("INT-MENT-01", mentors),
    ("INT-TRAIN-01", training),
    ("INT-SAFE-01", safety_training),
    ("INT-MATCH-02", related),
    ("INT-MATCH-01", same_field),
    ("INT-DUR-06", duration),
)
