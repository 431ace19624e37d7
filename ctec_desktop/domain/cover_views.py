"""Policies, their lists and people, and the days nobody covers, as screens and reports are handed them."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.cover import CoverLedger, CoverPayer, CoverScheme, ListKind, PolicyDays, PolicyKind
from ctec_desktop.domain.day_spans import Span, Spans


@dataclass(frozen=True, slots=True)
class PolicyForm:
    """As typed; amounts in yuan."""

    kind: str = PolicyKind.LIABILITY.value
    scheme: str = CoverScheme.ORDINARY.value
    insurer: str = ""
    number: str = ""
    policyholder: str = ""
    insured: str = ""
    limit_person_fen: str = ""
    limit_medical_fen: str = ""
    limit_event_fen: str = ""
    price_fen: str = ""
    payer: str = ""
    from_on: str = ""
    until_on: str = ""
    note: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A policy on record.

    Args:
        people: how many are enrolled and confirmed by the insurer, and not removed.
        waiting: how many lists the insurer has not answered.
    """

    id: int
    version: int
    kind: PolicyKind
    scheme: CoverScheme
    insurer: str | None
    number: str | None
    policyholder: str | None
    insured: str | None
    limit_person_fen: int | None
    limit_medical_fen: int | None
    limit_event_fen: int | None
    price_fen: int | None
    payer: CoverPayer | None
    from_on: date | None
    until_on: date | None
    note: str | None
    scan_title: str | None
    is_void: bool
    void_reason: str | None
    days: PolicyDays
    people: int = 0
    waiting: int = 0

    @property
    def premium_fen(self) -> int | None:
        return None if self.price_fen is None else self.price_fen * self.people


@dataclass(frozen=True, slots=True)
class CoverListView:
    """A list sent to the insurer, and its answer."""

    id: int
    policy_id: int
    kind: ListKind
    made_on: date
    by_name: str
    people: int
    premium_fen: int | None
    list_sha256: str | None
    number: str | None
    answered_on: date | None
    effective_on: date | None
    until_on: date | None
    is_void: bool
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class CoverPerson:
    """A student as lists of cover name them, with the days this is about.

    Args:
        unit, post, place: of the placement the days belong to; of the first one where there are several.
        days: how many days are uncovered (to enrol) or covered beyond need (to remove).
        is_over: all those days are over, so that no endorsement reaches them any more.
    """

    student_id: int
    student_no: str
    name: str
    class_name: str
    unit: str | None
    post: str | None
    from_on: date | None
    until_on: date | None
    days: int
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class CoveredView:
    """A student on a policy, with the days it covers them."""

    student_id: int
    student_no: str
    name: str
    class_name: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class StudentCover:
    """One student's days of internship held against their cover."""

    student_id: int
    student_no: str
    name: str
    class_name: str
    unit: str | None
    ledger: CoverLedger


@dataclass(frozen=True, slots=True)
class CoverTotals:
    """How many people intern, how many of their days, and how much of it nobody covers, past and still ahead."""

    students: int
    needed_days: int
    students_uncovered: int
    past_days: int
    ahead_days: int


@dataclass(frozen=True, slots=True)
class CoverReport:
    """Who lacks cover on which days, judged on `on`; those with a day still ahead come first."""

    on: date
    about: str
    totals: CoverTotals
    people: tuple[StudentCover, ...]


def past_and_ahead(gaps: Spans, on: date) -> tuple[int, int]:
    """Days of the gaps before a day, and from it on."""
    ahead = sum(Span(max(span.from_on, on), span.until_on).days for span in gaps)
    return sum(span.days for span in gaps) - ahead, ahead
