"""Practice as forms take it and screens show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.practice.ledger import MeterState, PracticeLedger
from ctec_desktop.domain.practice.periods import (
    Bound,
    CourseKind,
    Period,
    PeriodState,
    PracticeForm,
    PracticePlace,
    kind_of_category,
)


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """As typed; `unit` is the full name of an enterprise on record, or what a training base is called."""

    teacher_id: int
    place: str = PracticePlace.ENTERPRISE.value
    unit: str = ""
    form: str = ""
    post: str = ""
    from_on: str = ""
    until_on: str = ""
    stated_days: str = ""
    absent_from_on: str = ""
    absent_until_on: str = ""
    goals: str = ""
    mentor: str = ""
    agreement_no: str = ""
    leave_from_on: str = ""
    leave_until_on: str = ""
    substitutes: str = ""
    substitutes_approved_by: str = ""
    outcomes: str = ""
    enterprise_appraisal: str = ""
    school_appraisal: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """Who approved, or verified, a period on which day; as typed."""

    period_id: int
    on: str = ""
    by: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ExemptionForm:
    """A calendar year in which the teacher owes nothing; as typed."""

    teacher_id: int
    year: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """A period on record. `unit` is the enterprise's name, or the training base's that is no enterprise on record."""

    id: int
    version: int
    teacher_id: int
    enterprise_id: int | None
    unit: str
    place: PracticePlace
    form: PracticeForm
    post: str | None
    from_on: date
    until_on: date
    stated_days: int | None
    absent_from_on: date | None
    absent_until_on: date | None
    goals: str | None
    mentor: str | None
    agreement_no: str | None
    approved_on: date | None
    approved_by: str | None
    leave_from_on: date | None
    leave_until_on: date | None
    substitutes: str | None
    substitutes_approved_by: str | None
    outcomes: str | None
    enterprise_appraisal: str | None
    school_appraisal: str | None
    verified_on: date | None
    verified_by: str | None
    is_void: bool
    void_reason: str | None

    @property
    def state(self) -> PeriodState:
        if self.is_void:
            return PeriodState.VOID
        if self.verified_on is not None:
            return PeriodState.VERIFIED
        return PeriodState.PLANNED if self.approved_on is None else PeriodState.APPROVED


@dataclass(frozen=True, slots=True)
class PractisingTeacher:
    """
    Args:
        course_kind: as a person entered it; `kind` is taken from the category where nobody did.
    """

    id: int
    staff_no: str
    name: str
    department_id: int | None
    department: str
    category: str | None
    course_kind: CourseKind | None
    since: date | None
    exemptions: tuple[tuple[int, str], ...] = ()

    @property
    def kind(self) -> CourseKind | None:
        return self.course_kind or kind_of_category(self.category)

    @property
    def bound(self) -> Bound:
        return Bound(self.kind, self.since, frozenset(year for year, _ in self.exemptions))


@dataclass(frozen=True, slots=True)
class TeacherPractice:
    """One teacher's ledger with every period on record, void ones too, the newest first.

    Args:
        papers: how many papers stand, by period.
    """

    teacher: PractisingTeacher
    ledger: PracticeLedger
    periods: tuple[PeriodView, ...]
    papers: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class PracticeLine:
    """A teacher of a report."""

    teacher: PractisingTeacher
    ledger: PracticeLedger


@dataclass(frozen=True, slots=True)
class PracticeReport:
    """
    Args:
        about: the department, or the teacher; empty for the whole school.
        lines: who falls short first comes first.
        rules: the packs with their versions, as the report names them.
    """

    on: date
    about: str
    lines: tuple[PracticeLine, ...]
    rules: str

    def in_state(self, state: MeterState) -> int:
        """How many teachers stand so in the main meter."""
        return sum(1 for line in self.lines if line.ledger.main.state is state)

    @property
    def short_in_region(self) -> int:
        """How many fall short of the stricter number of the region only."""
        return sum(1 for line in self.lines if line.ledger.is_short_in_region)

    @property
    def yearly_missing(self) -> int:
        """How many lack days of this calendar year."""
        return sum(1 for line in self.lines if line.ledger.yearly.missing)


def urgency(line: PracticeLine) -> tuple[int, date, int, str]:
    """Short now, then whoever falls short first, then the others."""
    ledger = line.ledger
    forecast = ledger.forecast
    if ledger.short is not None:
        return 0, date.min, -ledger.short.missing, line.teacher.staff_no
    if forecast is not None:
        return 1, forecast.short_from or forecast.by_on, -forecast.days, line.teacher.staff_no
    return 2, date.max, 0, line.teacher.staff_no


def as_period(view: PeriodView) -> Period:
    """The period as the ledger counts it."""
    absent = None
    if view.absent_from_on is not None and view.absent_until_on is not None:
        absent = Span(view.absent_from_on, view.absent_until_on)
    span, is_verified = Span(view.from_on, view.until_on), view.state is PeriodState.VERIFIED
    return Period(view.id, span, view.place, view.form, is_verified, view.stated_days, absent)
