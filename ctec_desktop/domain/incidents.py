"""突发事件 and the claim that follows: who has to be told by when, which papers the insurer wants, and what is late.

Deadlines are those of regulations.md sections 6.3 and 16 (INT-EVENT-01, INC-GUARD-01, INC-EDU-01, INS-07).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.cover import PolicyKind
from ctec_desktop.domain.dates import NotADay, NotADayReason, parse_day
from ctec_desktop.kernel.clock import CHINA

ADULT_YEARS: Final = 18
# Policies often say 24 to 48 hours; the law says 及时 (保险法第二十一条).
INSURER_HOURS: Final = 48
SAFETY_HOURS: Final = 1
DECISION_DAYS, REFUSAL_DAYS, PAYMENT_DAYS, WORK_INJURY_DAYS, LIMITATION_YEARS = 30, 3, 10, 30, 2
_MOMENT = re.compile(r"(.+?)[\sT]+([01]?\d|2[0-3])[:：]([0-5]\d)(?::[0-5]\d)?")
_MINUTE = timedelta(minutes=1)


class IncidentKind(StrEnum):
    """工作中受伤, 上下班途中, 疾病, 失联, 纠纷, 治安, 自然灾害, 其他."""

    WORK = "work"
    COMMUTE = "commute"
    ILLNESS = "illness"
    MISSING = "missing"
    DISPUTE = "dispute"
    SECURITY = "security"
    DISASTER = "disaster"
    OTHER = "other"


class Harm(StrEnum):
    """What it did to the student: nothing, an injury, a disability, death."""

    NONE = "none"
    INJURED = "injured"
    DISABLED = "disabled"
    DEAD = "dead"


class Decision(StrEnum):
    PAY = "pay"
    REFUSE = "refuse"


class ClaimPaper(StrEnum):
    """What the insurer wants to see, in the order it is told."""

    FORM = "form"
    POLICY = "policy"
    CERTIFICATE = "certificate"
    AGREEMENT = "agreement"
    STATUS = "status"
    IDENTITY = "identity"
    MEDICAL = "medical"
    INVOICES = "invoices"
    APPRAISAL = "appraisal"
    DEATH = "death"
    TRAFFIC = "traffic"
    BANK = "bank"
    HEIRS = "heirs"


class Step(StrEnum):
    """What has to be done, in the order of its clocks."""

    SCHOOL = "school"
    GUARDIAN = "guardian"
    SAFETY = "safety"
    EDUCATION = "education"
    INSURER = "insurer"
    WORK_INJURY = "work_injury"
    DECISION = "decision"
    REFUSAL = "refusal"
    PAYMENT = "payment"
    LIMITATION = "limitation"


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """What is on record, in UTC; days of the claim are civil days."""

    kind: IncidentKind
    harm: Harm
    happened_at_utc: datetime
    is_minor: bool
    is_serious: bool = False
    is_safety_accident: bool = False
    school_told_at_utc: datetime | None = None
    guardian_told_at_utc: datetime | None = None
    safety_told_at_utc: datetime | None = None
    education_told_at_utc: datetime | None = None
    insurer_told_at_utc: datetime | None = None
    policy_kind: PolicyKind | None = None
    submitted_on: date | None = None
    decision: Decision | None = None
    decided_on: date | None = None
    refusal_told_on: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True, slots=True)
class StepClock:
    """One thing to be done.

    Args:
        due_at_utc: the last instant; none where it is due at once and the law counts no hours.
        is_late: it was done after that instant, or is not done and the instant is past.
        is_at_once: due the moment it happened.
    """

    step: Step
    due_at_utc: datetime | None
    done_at_utc: datetime | None
    is_late: bool
    is_at_once: bool = False

    @property
    def is_open(self) -> bool:
        return self.done_at_utc is None


def clocks(facts: IncidentFacts, now_utc: datetime) -> tuple[StepClock, ...]:
    """Every step the incident asks for, with its clock."""
    started = facts.happened_at_utc
    found = [_at_once(Step.SCHOOL, facts.school_told_at_utc)]
    if facts.is_minor and facts.harm is not Harm.NONE:
        found.append(_at_once(Step.GUARDIAN, facts.guardian_told_at_utc))
    if facts.is_safety_accident:
        found.append(_by(Step.SAFETY, started + timedelta(hours=SAFETY_HOURS), facts.safety_told_at_utc, now_utc))
    if facts.is_serious or facts.harm in (Harm.DISABLED, Harm.DEAD):
        found.append(_at_once(Step.EDUCATION, facts.education_told_at_utc))
    if facts.harm is not Harm.NONE:
        due = started + timedelta(hours=INSURER_HOURS)
        found.append(_by(Step.INSURER, due, facts.insurer_told_at_utc, now_utc))
        found += _of_the_claim(facts, now_utc)
    return tuple(found)


def _of_the_claim(facts: IncidentFacts, now_utc: datetime) -> Iterable[StepClock]:
    happened_on = facts.happened_at_utc.astimezone(CHINA).date()
    if facts.policy_kind is PolicyKind.WORK_INJURY:
        due = happened_on + timedelta(days=WORK_INJURY_DAYS)
        yield _by(Step.WORK_INJURY, _end_of(due), _start_of(facts.submitted_on), now_utc)
    if facts.submitted_on is not None:
        due = facts.submitted_on + timedelta(days=DECISION_DAYS)
        yield _by(Step.DECISION, _end_of(due), _start_of(facts.decided_on), now_utc)
    if facts.decision is Decision.REFUSE and facts.decided_on is not None:
        due = facts.decided_on + timedelta(days=REFUSAL_DAYS)
        yield _by(Step.REFUSAL, _end_of(due), _start_of(facts.refusal_told_on), now_utc)
    if facts.decision is Decision.PAY and facts.decided_on is not None:
        due = facts.decided_on + timedelta(days=PAYMENT_DAYS)
        yield _by(Step.PAYMENT, _end_of(due), _start_of(facts.paid_on), now_utc)
    if facts.submitted_on is None:
        yield _by(Step.LIMITATION, _end_of(_years_later(happened_on, LIMITATION_YEARS)), None, now_utc)


def papers_for(kind: IncidentKind, harm: Harm) -> tuple[ClaimPaper, ...]:
    """What a claim of this kind needs; none where nobody was hurt."""
    if harm is Harm.NONE:
        return ()
    left_out = set[ClaimPaper]()
    if harm is not Harm.DISABLED:
        left_out.add(ClaimPaper.APPRAISAL)
    if harm is not Harm.DEAD:
        left_out |= {ClaimPaper.DEATH, ClaimPaper.HEIRS}
    if kind is not IncidentKind.COMMUTE:
        left_out.add(ClaimPaper.TRAFFIC)
    return tuple(paper for paper in ClaimPaper if paper not in left_out)


def is_minor_on(birth_on: date | None, on: date) -> bool:
    """A student whose birthday nobody entered is treated as a minor: the guardian is told."""
    return birth_on is None or on < _years_later(birth_on, ADULT_YEARS)


def parse_moment(text: str) -> datetime:
    """`2026-10-12 14:30` of China, as an instant.

    Raises: NotADay when it is none.
    """
    found = _MOMENT.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise NotADay(NotADayReason.UNREADABLE)
    parsed = parse_day(found[1])
    if parsed.whole_month:
        raise NotADay(NotADayReason.UNREADABLE)
    on = parsed.on
    return datetime(on.year, on.month, on.day, int(found[2]), int(found[3]), tzinfo=CHINA).astimezone(UTC)


def moment_text(at_utc: datetime | None) -> str:
    """As a form shows an instant to be changed."""
    return at_utc.astimezone(CHINA).strftime("%Y-%m-%d %H:%M") if at_utc else ""


def _at_once(step: Step, done: datetime | None) -> StepClock:
    return StepClock(step, None, done, is_late=False, is_at_once=True)


def _by(step: Step, due: datetime, done: datetime | None, now_utc: datetime) -> StepClock:
    return StepClock(step, due, done, is_late=(done or now_utc) > due)


def _start_of(on: date | None) -> datetime | None:
    return None if on is None else datetime(on.year, on.month, on.day, tzinfo=CHINA).astimezone(UTC)


def _end_of(on: date) -> datetime:
    day_after = on + timedelta(days=1)
    return datetime(day_after.year, day_after.month, day_after.day, tzinfo=CHINA).astimezone(UTC) - _MINUTE


def _years_later(on: date, years: int) -> date:
    """The same day years later; 29 February becomes 1 March where there is none."""
    try:
        return on.replace(year=on.year + years)
    except ValueError:
        return date(on.year + years, 3, 1)
