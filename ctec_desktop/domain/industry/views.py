"""People from industry as pages and papers show them, and the forms they are typed into."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.industry.roles import HireState


@dataclass(frozen=True, slots=True)
class HireForm:
    """As typed. `mentor_id` is a 单位指导人员 on record, whose name and enterprise then need no typing."""

    mentor_id: str = ""
    name: str = ""
    enterprise_id: str = ""
    employer: str = ""
    working: str = ""
    role: str = ""
    department_id: str = ""
    title: str = ""
    title_level: str = ""
    skill_grade: str = ""
    certificate_no: str = ""
    special_reason: str = ""
    team: str = ""
    funder: str = ""
    needed_on: str = ""
    found_on: str = ""
    checked_on: str = ""
    published_from: str = ""
    published_until: str = ""
    agreement_no: str = ""
    letter_no: str = ""
    agreed_on: str = ""
    from_on: str = ""
    until_on: str = ""
    tasks: str = ""
    planned_hours: str = ""
    hour_fee: str = ""
    trained_on: str = ""
    training_hours: str = ""
    insurer: str = ""
    policy_no: str = ""
    insured_from: str = ""
    insured_until: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class TaughtMonth:
    """A course taught in a month; `hours` are whole lessons, `fee_fen` what is due for them."""

    id: int
    month: date
    course: str
    classes: str | None
    hours: int
    fee_fen: int
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class Appraisal:
    """The school's word on a year's work."""

    year: int
    result: str
    decided_by: str
    on: date
    remark: str | None


@dataclass(frozen=True, slots=True)
class HireView:
    """One hire. `employer` is the enterprise's name where it is on record, otherwise as typed.

    Args:
        team_size: people of the same team whose hire stands and overlaps this one, this one among them.
    """

    id: int
    version: int
    person_id: int
    name: str
    enterprise_id: int | None
    employer: str | None
    working: str
    role: str
    department_id: int | None
    department_name: str | None
    title: str | None
    title_level: str | None
    skill_grade: str | None
    certificate_no: str | None
    special_reason: str | None
    team: str | None
    funder: str | None
    needed_on: date | None
    found_on: date | None
    checked_on: date | None
    published_from: date | None
    published_until: date | None
    agreement_no: str | None
    letter_no: str | None
    agreed_on: date | None
    from_on: date | None
    until_on: date | None
    tasks: str | None
    planned_hours: int | None
    hour_fee_fen: int | None
    trained_on: date | None
    training_hours: int | None
    insurer: str | None
    policy_no: str | None
    insured_from: date | None
    insured_until: date | None
    ended_on: date | None
    end_reason: str | None
    is_void: bool
    void_reason: str | None
    team_size: int = 0
    months: tuple[TaughtMonth, ...] = ()
    appraisals: tuple[Appraisal, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def last_on(self) -> date | None:
        """The last day it holds: the early end where there was one."""
        return self.ended_on or self.until_on

    @property
    def hours(self) -> int:
        return sum(one.hours for one in self.months)

    @property
    def fee_fen(self) -> int:
        return sum(one.fee_fen for one in self.months)

    def state(self, on: date) -> HireState:
        return state_of(self.from_on, self.last_on, is_agreed=self.agreed_on is not None, is_void=self.is_void, on=on)


def state_of(from_on: date | None, last_on: date | None, *, is_agreed: bool, is_void: bool, on: date) -> HireState:
    """Nobody is hired without an agreement and its first day."""
    if is_void:
        return HireState.VOID
    if last_on is not None and last_on < on:
        return HireState.OVER
    if not is_agreed or from_on is None:
        return HireState.CHOOSING
    return HireState.AHEAD if on < from_on else HireState.RUNNING


@dataclass(frozen=True, slots=True)
class MonthEdit:
    """What shall stand for a course of a month, as typed; no hours take the line out.

    Args:
        key: the line's record; a negative one for a new line.
    """

    key: int
    month: date
    course: str
    classes: str
    hours: str
    fee: str
    paid_on: str


@dataclass(frozen=True, slots=True)
class AppraisalForm:
    """As typed."""

    hire_id: int
    year: str = ""
    result: str = ""
    decided_by: str = ""
    on: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HireChoices:
    """What the form can choose from: mentors on record, enterprises, departments."""

    mentors: tuple[tuple[int, str], ...]
    enterprises: tuple[tuple[int, str], ...]
    departments: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class IndustryFigures:
    """Figures of the school on a day and in its calendar year (POR-06).

    Args:
        full_time: teachers in use; `hired` people of industry whose hire runs that day, each counted once.
    """

    on: date
    full_time: int
    hired: int
    hours: int
    fee_fen: int

    @property
    def percent(self) -> int | None:
        """Share of part-time people among all who teach, rounded up; None where nobody teaches."""
        whole = self.full_time + self.hired
        return None if not whole else -(-100 * self.hired // whole)
