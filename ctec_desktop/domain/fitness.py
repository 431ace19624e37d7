"""The facts the rules ask for and papers do not print: which there are, how each is typed and read, what each cures."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Final, TypeAlias

from ctec_desktop.domain.codes.findings import FindingCode as Code
from ctec_desktop.domain.codes.fitness import FitnessCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.names import strip_outer
from ctec_desktop.domain.rules.plan import ProgrammeHead
from ctec_desktop.domain.rules.post import Hazard

FactValue: TypeAlias = str | int | date | bool | None


class CheckKind(StrEnum):
    """Registers that are looked into: 信用, 安全生产."""

    CREDIT = "credit"
    SAFETY = "safety"


class FactSubject(StrEnum):
    UNIT = "unit"
    POST = "post"
    PLAN = "plan"
    PLACEMENT = "placement"


class FactForm(StrEnum):
    """How a cell is typed."""

    DAY = "day"
    COUNT = "count"
    TEXT = "text"
    YES_NO = "yes_no"
    CLEAN = "clean"
    PASSED = "passed"
    MONEY = "money"
    HOURS = "hours"
    GRADE = "grade"
    WEEK_DAYS = "week_days"
    PAY_DAY = "pay_day"
    PAY_METHOD = "pay_method"
    HAZARDS = "hazards"
    HEADS = "heads"
    MATCH = "match"
    CODES = "codes"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class FactCell:
    """One fact. Args: `cures` are the findings that go once it is there."""

    key: str
    form: FactForm
    cures: tuple[Code, ...] = ()


_F = FactForm
_CREDIT = (Code.CREDIT_UNKNOWN, Code.LOOKED_UP_LONG_AGO)
_SHIFT = (Code.SHIFT_UNKNOWN, Code.DAYS_WITHOUT_SHIFTS)
_RULES = (Code.RULES_OF_SCHOOL_LACKING,)
_PROGRAMME = (Code.PROGRAMME_UNKNOWN, Code.PROGRAMME_HEADS_LACKING)
_SAFE = (Code.NO_SAFETY_TRAINING,)
_COOPERATION = (Code.COOPERATION_UNKNOWN, Code.COOPERATION_OVER)

CELLS: Final[dict[FactSubject, tuple[FactCell, ...]]] = {
    FactSubject.UNIT: (
        FactCell("staff_on_post", _F.COUNT, (Code.STAFF_UNKNOWN,)),
        FactCell("other_interns", _F.COUNT, (Code.OTHER_INTERNS_UNKNOWN,)),
        FactCell("credit_on", _F.DAY, _CREDIT),
        FactCell("credit", _F.CLEAN, _CREDIT),
        FactCell("safety_on", _F.DAY, (Code.SAFETY_UNKNOWN, Code.LOOKED_UP_LONG_AGO)),
        FactCell("safety", _F.CLEAN, (Code.SAFETY_UNKNOWN, Code.LOOKED_UP_LONG_AGO)),
        FactCell("known_since", _F.DAY, (Code.NOT_INSPECTED,)),
        FactCell("decided_on", _F.DAY, (Code.NOT_DECIDED,)),
        FactCell("minutes_no", _F.TEXT, (Code.NOT_DECIDED,)),
        FactCell("published_on", _F.DAY, (Code.NOT_DECIDED, Code.NOT_PUBLISHED)),
        FactCell("cooperation_no", _F.TEXT, _COOPERATION),
        FactCell("cooperation_from", _F.DAY, _COOPERATION),
        FactCell("cooperation_until", _F.DAY, _COOPERATION),
        FactCell("is_venue", _F.YES_NO, (Code.VENUE_TO_DECIDE,)),
        FactCell("is_agent", _F.YES_NO, (Code.AGENT_TO_DECIDE,)),
    ),
    FactSubject.POST: (
        FactCell("labour_grade", _F.GRADE, (Code.GRADE_OF_LABOUR_UNKNOWN,)),
        FactCell("hazards", _F.HAZARDS, (Code.HAZARDS_UNKNOWN,)),
        FactCell("same_kind_staff", _F.COUNT, (Code.SAME_KIND_UNKNOWN,)),
        FactCell("post_other_interns", _F.COUNT, (Code.POST_INTERNS_UNKNOWN,)),
        FactCell("day_minutes", _F.HOURS, _SHIFT),
        FactCell("week_days", _F.WEEK_DAYS, _SHIFT),
        FactCell("works_nights", _F.YES_NO, _SHIFT),
        FactCell("works_rest_days", _F.YES_NO, _SHIFT),
        FactCell("pay_fen", _F.MONEY, (Code.PAY_UNKNOWN,)),
        FactCell("pay_method", _F.PAY_METHOD, (Code.PAY_METHOD_UNKNOWN,)),
        FactCell("pay_day", _F.PAY_DAY, (Code.PAY_DAY_UNKNOWN,)),
        FactCell("wage_fen", _F.MONEY, (Code.WAGES_UNKNOWN,)),
        FactCell("lowest_wage_fen", _F.MONEY, (Code.WAGES_UNKNOWN,)),
        FactCell("majors", _F.CODES, (Code.POST_MAJORS_UNKNOWN,)),
        FactCell("region_code", _F.REGION, (Code.REGION_UNKNOWN,)),
    ),
    FactSubject.PLAN: (
        FactCell("programme_on", _F.DAY, _PROGRAMME),
        FactCell("heads", _F.HEADS, _PROGRAMME),
        FactCell("curriculum_on", _F.DAY, (Code.CURRICULUM_UNKNOWN,)),
        FactCell("management_on", _F.DAY, _RULES),
        FactCell("safety_on", _F.DAY, _RULES),
        FactCell("emergency_on", _F.DAY, _RULES),
        FactCell("emergency_until", _F.DAY, _RULES),
    ),
    FactSubject.PLACEMENT: (
        FactCell("signed_on", _F.DAY, (Code.UNSIGNED, Code.UNSIGNED_AT_WORK)),
        FactCell("student_agreed_on", _F.DAY, (Code.CONSENT_LACKING,)),
        FactCell("guardian_agreed_on", _F.DAY, (Code.CONSENT_LACKING,)),
        FactCell("has_guardian_proof", _F.YES_NO, (Code.GUARDIAN_PROOF_LACKING,)),
        FactCell("trained_on", _F.DAY, (Code.NOT_TRAINED,)),
        FactCell("safety_trained_on", _F.DAY, _SAFE),
        FactCell("has_passed_safety", _F.PASSED, _SAFE),
        FactCell("match", _F.MATCH, (Code.MATCH_UNKNOWN,)),
    ),
}
# Facts that are missing about something else than what the rule is judged on, or are filled in elsewhere.
ELSEWHERE: Final[dict[Code, FactSubject]] = {
    Code.LOOKED_UP_LATE: FactSubject.UNIT,
    Code.HEADS_LACKING: FactSubject.UNIT,
    Code.MENTORS_LACKING: FactSubject.PLACEMENT,
    Code.SELF_NOT_DECIDED: FactSubject.PLACEMENT,
    Code.NOT_INSURED: FactSubject.PLACEMENT,
    Code.PAYER_UNKNOWN: FactSubject.PLAN,
    Code.NOT_FILED: FactSubject.PLAN,
    Code.SCHOOL_REGION_UNKNOWN: FactSubject.PLAN,
    Code.SOURCE_OF_TEXT_UNKNOWN: FactSubject.PLAN,
    Code.MINOR_BIRTH_UNKNOWN: FactSubject.PLACEMENT,
    Code.GENDER_UNKNOWN: FactSubject.PLACEMENT,
}


@cache
def subject_of(code: str) -> FactSubject:
    """What a missing fact is missing about."""
    for subject, cells in CELLS.items():
        if any(code in cell.cures for cell in cells):
            return subject
    return next((subject for known, subject in ELSEWHERE.items() if known == code), FactSubject.PLACEMENT)


def cells_curing(code: str) -> tuple[FactCell, ...]:
    """The facts that cure a finding; empty where they are filled in elsewhere."""
    return tuple(cell for cell in CELLS[subject_of(code)] if code in cell.cures)


class NotAFact(ValueError):
    """Args: `code` says what is wrong with what was typed."""

    def __init__(self, code: FitnessCode) -> None:
        super().__init__(code)
        self.code = code


_WHOLE: Final = re.compile(r"[0-9]{1,7}")
_MONEY: Final = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,2})?")
_HOURS: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")
_CODES: Final = re.compile(r"[0-9]{2,6}(?:[、,， ]+[0-9]{2,6})*")
_REGION: Final = re.compile(r"[1-9][0-9]{5}")
_DAY_MINUTES: Final = 1440
_LONGEST: Final = 100
_SPLIT: Final = re.compile(r"[、,，;； ]+")
NOTHING, EVERYTHING = "无", "全"


def read_fact(form: FactForm, typed: str, names: dict[str, str]) -> FactValue:
    """What was typed as it is kept; None for an empty cell.

    Args:
        names: what is written in the cell → the stable word, for forms that choose from words.

    Raises:
        NotAFact: it cannot be read so.
    """
    text = strip_outer(typed)
    if not text:
        return None
    if form in _READERS:
        return _READERS[form](text)
    if form in (FactForm.HAZARDS, FactForm.HEADS):
        return _words(form, text, names)
    if text not in names:
        raise NotAFact(FitnessCode.NOT_A_WORD)
    word = names[text]
    return word == "yes" if form in (FactForm.YES_NO, FactForm.CLEAN, FactForm.PASSED) else word


def _words(form: FactForm, text: str, names: dict[str, str]) -> str:
    every = tuple(Hazard) if form is FactForm.HAZARDS else tuple(ProgrammeHead)
    if text in (NOTHING, EVERYTHING):
        if text == EVERYTHING and form is FactForm.HAZARDS:
            raise NotAFact(FitnessCode.NOT_A_WORD)
        return " ".join(every) if text == EVERYTHING else ""
    said = [part for part in _SPLIT.split(text) if part]
    if any(part not in names for part in said):
        raise NotAFact(FitnessCode.NOT_A_WORD)
    chosen = {names[part] for part in said}
    return " ".join(word for word in every if word in chosen)


def _day(text: str) -> date:
    try:
        parsed = parse_day(text)
    except NotADay as error:
        raise NotAFact(FitnessCode.NOT_A_DAY) from error
    if parsed.whole_month:
        raise NotAFact(FitnessCode.NOT_A_DAY)
    return parsed.on


def _count(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise NotAFact(FitnessCode.NOT_A_COUNT)
    return int(text)


def _between(least: int, most: int, text: str) -> int:
    if not _WHOLE.fullmatch(text) or not least <= int(text) <= most:
        raise NotAFact(FitnessCode.OUT_OF_RANGE)
    return int(text)


def _grade(text: str) -> int:
    return _between(1, 4, text)


def _week_days(text: str) -> int:
    return _between(1, 7, text)


def _pay_day(text: str) -> int:
    return _between(1, 31, text)


def _money(text: str) -> int:
    plain = text.removesuffix("元").replace(",", "")
    if not _MONEY.fullmatch(plain):
        raise NotAFact(FitnessCode.NOT_MONEY)
    return round(float(plain) * 100)


def _minutes(text: str) -> int:
    if not _HOURS.fullmatch(text) or not 0 < (minutes := round(float(text) * 60)) <= _DAY_MINUTES:
        raise NotAFact(FitnessCode.NOT_HOURS)
    return minutes


def _line(text: str) -> str:
    if len(text) > _LONGEST or "\n" in text:
        raise NotAFact(FitnessCode.TOO_LONG)
    return text


def _majors(text: str) -> str:
    if not _CODES.fullmatch(text):
        raise NotAFact(FitnessCode.NOT_CODES)
    return " ".join(dict.fromkeys(_SPLIT.split(text)))


def _region(text: str) -> str:
    if not _REGION.fullmatch(text):
        raise NotAFact(FitnessCode.NOT_A_REGION)
    return text


_READERS: Final[Mapping[FactForm, Callable[[str], FactValue]]] = {
    FactForm.DAY: _day,
    FactForm.COUNT: _count,
    FactForm.TEXT: _line,
    FactForm.MONEY: _money,
    FactForm.HOURS: _minutes,
    FactForm.GRADE: _grade,
    FactForm.WEEK_DAYS: _week_days,
    FactForm.PAY_DAY: _pay_day,
    FactForm.CODES: _majors,
    FactForm.REGION: _region,
}
