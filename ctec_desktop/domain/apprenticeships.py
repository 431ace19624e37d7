"""学徒培养: who is trained by school and enterprise together, in which stages, as forms take it and screens show it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.domain.vocabulary import Party

GROWN_UP_MONTHS: Final = 18 * 12


class Scheme(StrEnum):
    """现代学徒制, 企业新型学徒制, 在岗职工学历."""

    MODERN = "modern"
    NEW_TYPE = "new_type"
    IN_SERVICE = "in_service"


class StageKind(StrEnum):
    """Where a stage of the alternation is spent."""

    SCHOOL = "school"
    ENTERPRISE = "enterprise"


class StageResult(StrEnum):
    EXCELLENT = "excellent"
    GOOD = "good"
    PASSED = "passed"
    FAILED = "failed"


def parties_of(birth_on: date | None, from_on: date) -> tuple[Party, ...]:
    """Who signs the agreement that begins on a day; the guardian of a minor, and of whoever's birthday is unknown.

    Source: APP-SIGN-3.
    """
    three = (Party.SCHOOL, Party.ENTERPRISE, Party.STUDENT)
    is_grown_up = birth_on is not None and add_months(birth_on, GROWN_UP_MONTHS) <= from_on
    return three if is_grown_up else (*three, Party.GUARDIAN)


@dataclass(frozen=True, slots=True)
class ApprenticeshipForm:
    """As typed; amounts in yuan.

    Args:
        signers: parties that have signed.
    """

    student_no: str = ""
    scheme: str = ""
    enterprise_id: str = ""
    from_on: str = ""
    until_on: str = ""
    certificate: str = ""
    labour_from: str = ""
    labour_until: str = ""
    teacher_duties: str = ""
    mentor_duties: str = ""
    allowance_fen: str = ""
    total_hours: str = ""
    practice_hours: str = ""
    signed_on: str = ""
    signers: tuple[str, ...] = ()
    id: int | None = None
    version: int | None = None
    subsidy_no: str = ""
    subsidy_fen: str = ""
    advance_fen: str = ""
    final_fen: str = ""


@dataclass(frozen=True, slots=True)
class StageForm:
    """As typed; the pay of a month in yuan."""

    apprenticeship_id: int
    kind: str = ""
    from_on: str = ""
    until_on: str = ""
    post_id: str = ""
    content: str = ""
    pay_fen: str = ""
    teacher_id: str = ""
    mentor_id: str = ""
    result: str = ""
    assessed_on: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class StageView:
    """A stage of the alternation.

    Args:
        has_agreement: a 三方协议 was issued for a placement at the enterprise that meets these days.
        placement_id: the placement the stage is spent on, while that stands.
    """

    id: int
    version: int
    kind: StageKind
    from_on: date
    until_on: date
    post_id: int | None
    post_name: str | None
    content: str | None
    pay_fen: int | None
    teacher_id: int | None
    teacher_name: str | None
    mentor_id: int | None
    mentor_name: str | None
    result: StageResult | None
    assessed_on: date | None
    has_agreement: bool = False
    placement_id: int | None = None


@dataclass(frozen=True, slots=True)
class ApprenticeshipView:
    """An apprenticeship with its stages, in the order of their days, and what the rules say of it.

    Args:
        ended_on: the first day it no longer holds, where it ends before its last day.
        agreement: id and number of the contract that is on paper.
        region_code: of the enterprise.
        subsidy_fen, advance_fen, final_fen: granted for training, drawn before it, and after it.
    """

    id: int
    version: int
    scheme: Scheme
    student_id: int
    student_no: str
    name: str
    class_name: str
    grade: int | None
    birth_on: date | None
    enterprise_id: int
    enterprise_name: str
    from_on: date
    until_on: date
    certificate: str | None
    labour_from: date | None
    labour_until: date | None
    teacher_duties: str | None
    mentor_duties: str | None
    allowance_fen: int | None
    total_hours: int | None
    practice_hours: int | None
    signed_on: date | None
    signers: frozenset[Party]
    is_void: bool
    void_reason: str | None
    stages: tuple[StageView, ...] = ()
    findings: tuple[Finding, ...] = ()
    ended_on: date | None = None
    end_reason: str | None = None
    agreement: tuple[int, str] | None = None
    region_code: str | None = None
    subsidy_no: str | None = None
    subsidy_fen: int | None = None
    advance_fen: int | None = None
    final_fen: int | None = None

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who has to sign, on the day it begins or was signed, whichever comes first."""
        return parties_of(self.birth_on, min(self.from_on, self.signed_on or self.from_on))


@dataclass(frozen=True, slots=True)
class StageChoices:
    """What the form of a stage offers: ids with what people call them."""

    posts: tuple[tuple[int, str], ...]
    mentors: tuple[tuple[int, str], ...]
    teachers: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class MinimumWage:
    """What a month is paid at least in a region, from a day on.

    Args:
        region_code: of a province, a city or a county, six digits.
    """

    id: int
    version: int
    region_code: str
    from_on: date
    monthly_fen: int
    document: str

    def holds_in(self, region_code: str) -> bool:
        """Whether the region is this one or lies in it."""
        return region_code.startswith(_region_stem(self.region_code))


def _region_stem(code: str) -> str:
    while code.endswith("00"):
        code = code[:-2]
    return code


@dataclass(frozen=True, slots=True)
class MinimumWageForm:
    """As typed; the wage of a month in yuan. Args: `id` is the entry that is put right."""

    region_code: str = ""
    from_on: str = ""
    monthly_fen: str = ""
    document: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class TrainingAgreement:
    """What an enterprise agreed with the body that trains its apprentices."""

    id: int
    version: int
    enterprise_id: int
    enterprise_name: str
    body_name: str
    number: str | None
    signed_on: date | None
    from_on: date
    until_on: date
    manner: str | None
    content: str | None
    fee: str | None
    duties: str | None


@dataclass(frozen=True, slots=True)
class TrainingAgreementForm:
    """As typed. Args: `id` is the agreement that is put right."""

    enterprise_id: str = ""
    body_name: str = ""
    number: str = ""
    signed_on: str = ""
    from_on: str = ""
    until_on: str = ""
    manner: str = ""
    content: str = ""
    fee: str = ""
    duties: str = ""
    id: str = ""
