"""What an apprenticeship needs: its agreement signed by all, its contents, two mentors, lawful stages on post.

Source: regulations.md section 5.2 and section 16 (APP-*, SEED-15).
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipView,
    MinimumWage,
    Scheme,
    StageKind,
    StageView,
    TrainingAgreement,
)
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import add_months, judged
from ctec_desktop.domain.rules.placement import school_year_of
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.problems import Fact

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class ApprenticeFacts:
    """The record as it stands, the day it is judged on, wages on record, and its enterprise's training agreements."""

    of: ApprenticeshipView
    today: date
    wages: tuple[MinimumWage, ...] = ()
    trainings: tuple[TrainingAgreement, ...] = ()

    @property
    def is_school_student(self) -> bool:
        return self.of.scheme is Scheme.MODERN and self.of.labour_from is None

    @property
    def on_post(self) -> tuple[StageView, ...]:
        return tuple(one for one in self.of.stages if one.kind is StageKind.ENTERPRISE)


def judge_apprenticeship(facts: ApprenticeFacts, rules: Rules) -> tuple[Finding, ...]:
    """Every rule, in the order they are told."""
    return judged(rules, FAMILY, facts)


def _signed(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-LAW-30: once training has begun without it, it is broken."""
    if facts.of.signed_on is not None:
        return rule.passed
    return (rule.breach if facts.of.from_on <= facts.today else rule.missing)(ApprenticeCode.NOT_SIGNED)


def _parties(facts: ApprenticeFacts, rule: Rule) -> Finding:
    of = facts.of
    if of.scheme is not Scheme.MODERN:
        return rule.not_applicable()
    if of.birth_on is None:
        return rule.missing(ApprenticeCode.BIRTH_UNKNOWN)
    if of.signed_on is None:
        return rule.missing(ApprenticeCode.NOT_SIGNED)
    lacking = [party for party in of.parties if party not in of.signers]
    if lacking:
        return rule.breach(ApprenticeCode.SIGNER_MISSING, {"parties": _named(lacking)})
    return rule.passed


def _content(facts: ApprenticeFacts, rule: Rule) -> Finding:
    of, on_post = facts.of, facts.on_post
    has = {
        "目标证书": bool(of.certificate),
        "在校和在岗阶段": bool(on_post) and len(on_post) < len(of.stages),
        "每个在岗阶段的岗位": all(one.post_id for one in on_post),
        "每个在岗阶段的报酬": all(one.pay_fen is not None for one in on_post),
        "各阶段的教学内容": all(one.content for one in of.stages),
    }
    lacking = "、".join(head for head, is_there in has.items() if not is_there)
    return rule.missing(ApprenticeCode.CONTENT_MISSING, {"heads": lacking}) if lacking else rule.passed


def _mentors(facts: ApprenticeFacts, rule: Rule) -> Finding:
    of, on_post = facts.of, facts.on_post
    has = {
        "学校导师": any(one.teacher_id for one in of.stages),
        "每个在岗阶段的企业师傅": bool(on_post) and all(one.mentor_id for one in on_post),
        "学校导师职责": bool(of.teacher_duties),
        "企业师傅职责": bool(of.mentor_duties),
        "带徒津贴": of.allowance_fen is not None,
    }
    lacking = "、".join(head for head, is_there in has.items() if not is_there)
    return rule.missing(ApprenticeCode.MENTORS_MISSING, {"heads": lacking}) if lacking else rule.passed


def _lawful_stages(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-STAGE-01: no stage on post below 16 or in the first year; an employee falls under labour law."""
    of = facts.of
    if not facts.is_school_student or not facts.on_post:
        return rule.not_applicable()
    if of.birth_on is None:
        return rule.missing(ApprenticeCode.BIRTH_UNKNOWN)
    sixteen = add_months(of.birth_on, rule.number("least_years") * _MONTHS)
    for one in facts.on_post:
        if one.from_on < sixteen:
            told: dict[str, Fact] = {"from_on": one.from_on.isoformat(), "birth_on": of.birth_on.isoformat()}
            return rule.breach(ApprenticeCode.UNDER_AGE, told)
    if of.grade is None:
        return rule.missing(ApprenticeCode.GRADE_UNKNOWN)
    for one in facts.on_post:
        if school_year_of(one.from_on) <= of.grade:
            return rule.breach(ApprenticeCode.FIRST_YEAR, {"from_on": one.from_on.isoformat()})
    return rule.passed


def _annexes(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-STAGE-02: each stage on post of a school student has its own 三方协议."""
    if not facts.is_school_student or not facts.on_post:
        return rule.not_applicable()
    lacking = [one for one in facts.on_post if not one.has_agreement]
    if not lacking:
        return rule.passed
    told = {"days": "、".join(f"{one.from_on.isoformat()} 至 {one.until_on.isoformat()}" for one in lacking)}
    has_begun = any(one.from_on <= facts.today for one in lacking)
    return (rule.breach if has_begun else rule.missing)(ApprenticeCode.NO_ANNEX, dict(told))


def _hours(facts: ApprenticeFacts, rule: Rule) -> Finding:
    total, practice, percent = facts.of.total_hours, facts.of.practice_hours, rule.number("percent")
    if not total or practice is None:
        return rule.missing(ApprenticeCode.HOURS_UNKNOWN)
    if practice * 100 >= total * percent:
        return rule.passed
    told = {"practice": practice, "total": total, "share": practice * 100 // total, "percent": percent}
    return rule.breach(ApprenticeCode.HOURS_SHORT, dict(told))


def _term(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-NT-TERM: the last day lies within so many years, counted from the first."""
    of = facts.of
    if of.scheme is not Scheme.NEW_TYPE:
        return rule.not_applicable()
    least, usual, most = (rule.number(name) for name in ("least_years", "usual_years", "most_years"))
    told: dict[str, Fact] = {"from_on": of.from_on.isoformat(), "until_on": of.until_on.isoformat()}
    if of.until_on >= add_months(of.from_on, most * _MONTHS):
        return rule.breach(ApprenticeCode.TERM_LONG, told | {"years": most})
    if _spans(of.from_on, of.until_on, least) and of.until_on < add_months(of.from_on, usual * _MONTHS):
        return rule.passed
    return rule.breach(ApprenticeCode.TERM_SPECIAL, told | {"least": least, "usual": usual, "most": most})


def _labour(facts: ApprenticeFacts, rule: Rule) -> Finding:
    of = facts.of
    if of.scheme is not Scheme.NEW_TYPE:
        return rule.not_applicable()
    if of.labour_from is None or of.labour_until is None:
        return rule.missing(ApprenticeCode.LABOUR_UNKNOWN)
    years = rule.number("least_years")
    if _spans(of.labour_from, of.labour_until, years):
        return rule.passed
    told: dict[str, Fact] = {
        "labour_from": of.labour_from.isoformat(),
        "labour_until": of.labour_until.isoformat(),
        "years": years,
    }
    return rule.breach(ApprenticeCode.LABOUR_SHORT, told)


def _trained(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-NT-AGR2: on the first day the enterprise has an agreement with a training body, with its five heads."""
    of = facts.of
    if of.scheme is not Scheme.NEW_TYPE:
        return rule.not_applicable()
    holding = [one for one in facts.trainings if one.from_on <= of.from_on <= one.until_on]
    if not holding:
        return rule.missing(ApprenticeCode.NO_TRAINING, {"from_on": of.from_on.isoformat(), "unit": of.enterprise_name})
    one = holding[0]
    has = {
        "签订日期": one.signed_on is not None,
        "培养方式": bool(one.manner),
        "培养内容": bool(one.content),
        "费用": bool(one.fee),
        "双方责任": bool(one.duties),
    }
    lacking = "、".join(head for head, is_there in has.items() if not is_there)
    if lacking:
        return rule.missing(ApprenticeCode.TRAINING_INCOMPLETE, {"body": one.body_name, "heads": lacking})
    return rule.passed


def _wage(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-NT-WAGE: on every day of every stage on post the pay is at least what holds in the region by then."""
    of = facts.of
    if of.scheme is not Scheme.NEW_TYPE:
        return rule.not_applicable()
    if not facts.on_post or any(one.pay_fen is None for one in facts.on_post):
        return rule.missing(ApprenticeCode.PAY_UNKNOWN)
    if not of.region_code:
        return rule.missing(ApprenticeCode.REGION_UNKNOWN, {"unit": of.enterprise_name})
    for stage in facts.on_post:
        holding = _wages_during(stage, of.region_code, facts.wages)
        if not holding or holding[0].from_on > stage.from_on:
            told: dict[str, Fact] = {"region": of.region_code, "from_on": stage.from_on.isoformat()}
            return rule.missing(ApprenticeCode.WAGE_UNKNOWN, told)
        short = next((one for one in holding if (stage.pay_fen or 0) < one.monthly_fen), None)
        if short is not None:
            return rule.breach(
                ApprenticeCode.WAGE_SHORT,
                {
                    "from_on": stage.from_on.isoformat(),
                    "pay": (stage.pay_fen or 0) // 100,
                    "least": -(-short.monthly_fen // 100),
                    "since": short.from_on.isoformat(),
                    "document": short.document,
                },
            )
    return rule.passed


def _wages_during(stage: StageView, region: str, wages: tuple[MinimumWage, ...]) -> list[MinimumWage]:
    """What holds on the stage's first day and what begins during it; the nearer region speaks for itself."""
    there = [one for one in wages if one.holds_in(region) and one.from_on <= stage.until_on]
    by_day: dict[date, MinimumWage] = {}
    for one in sorted(there, key=lambda one: (one.from_on, len(one.region_code.rstrip("0")))):
        by_day[one.from_on] = one
    before = [day for day in by_day if day <= stage.from_on]
    return [one for day, one in by_day.items() if day >= (max(before) if before else stage.from_on)]


def _subsidy(facts: ApprenticeFacts, rule: Rule) -> Finding:
    """APP-NT-SUB: of a subsidy at most so much is drawn in advance, and never more than was granted."""
    of, percent = facts.of, rule.number("percent")
    if of.scheme is not Scheme.NEW_TYPE or (of.subsidy_fen is None and of.advance_fen is None and of.final_fen is None):
        return rule.not_applicable()
    if of.subsidy_fen is None:
        return rule.missing(ApprenticeCode.SUBSIDY_UNKNOWN)
    told: dict[str, Fact] = {"granted": of.subsidy_fen // 100, "percent": percent}
    if (of.advance_fen or 0) * 100 > of.subsidy_fen * percent:
        return rule.breach(ApprenticeCode.ADVANCE_HIGH, told | {"advance": (of.advance_fen or 0) // 100})
    if (of.advance_fen or 0) + (of.final_fen or 0) > of.subsidy_fen:
        drawn = ((of.advance_fen or 0) + (of.final_fen or 0)) // 100
        return rule.breach(ApprenticeCode.SUBSIDY_OVERDRAWN, told | {"drawn": drawn})
    return rule.passed


def _spans(first: date, last: date, years: int) -> bool:
    """Whether the stretch, both days inclusive, is that many years long."""
    return date.fromordinal(last.toordinal() + 1) >= add_months(first, years * _MONTHS)


def _named(parties: list[Party]) -> str:
    names = {Party.SCHOOL: "学校", Party.ENTERPRISE: "企业", Party.STUDENT: "学徒", Party.GUARDIAN: "监护人"}
    return "、".join(names[party] for party in parties)


FAMILY = (
    ("APP-LAW-30", _signed),
    ("APP-SIGN-3", _parties),
    ("APP-CONTENT", _content),
    ("APP-MENTOR", _mentors),
    ("APP-STAGE-01", _lawful_stages),
    ("APP-STAGE-02", _annexes),
    ("SEED-15", _hours),
    ("APP-NT-TERM", _term),
    ("APP-NT-OBJ", _labour),
    ("APP-NT-AGR2", _trained),
    ("APP-NT-WAGE", _wage),
    ("APP-NT-SUB", _subsidy),
)
