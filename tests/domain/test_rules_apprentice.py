"""What an apprenticeship needs, rule by rule."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipView,
    MinimumWage,
    Scheme,
    StageKind,
    StageView,
    TrainingAgreement,
    parties_of,
)
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode as Code
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rules.apprentice import ApprenticeFacts, judge_apprenticeship
from ctec_desktop.domain.vocabulary import Party

TODAY = date(2026, 11, 24)
RULES = national_book().on(TODAY)
SILENT = (Result.PASS, Result.NOT_APPLICABLE)
AT_SCHOOL = StageView(
    *(1, 1, StageKind.SCHOOL, date(2025, 9, 1), date(2026, 8, 31), None, None, "制图", None),
    *(5, "甲", None, None, None, None),
)
ON_POST = StageView(
    *(2, 1, StageKind.ENTERPRISE, date(2026, 9, 1), date(2027, 1, 31), 3, "装配工", "装配", 300_000),
    *(5, "甲", 6, "乙", None, None, True),
)
GOOD = ApprenticeshipView(
    *(1, 1, Scheme.MODERN, 1, "2025001", "丙", "装配1班", 2025, date(2009, 3, 1), 1, "某某厂"),
    *(date(2025, 9, 1), date(2027, 8, 31), "中级工", None, None, "讲课", "带徒", 30_000, 3000, 1500),
    *(date(2025, 9, 1), frozenset(Party), False, None, (AT_SCHOOL, ON_POST)),
)
EMPLOYED = replace(
    GOOD,
    scheme=Scheme.NEW_TYPE,
    labour_from=date(2025, 9, 1),
    labour_until=date(2026, 8, 31),
    stages=GOOD.stages,
    region_code="110108",
)


WAGE = MinimumWage(1, 1, "110000", date(2026, 9, 1), 250_000, "某文件")
TRAINING = TrainingAgreement(
    *(1, 1, 1, "某某厂", "某技工学校", None, date(2025, 8, 1), date(2025, 8, 1), date(2027, 8, 31)),
    *("半脱产", "装配", "每人 5000 元", "各自责任"),
)


def told(
    of: ApprenticeshipView,
    on: date = TODAY,
    wages: tuple[MinimumWage, ...] = (WAGE,),
    trainings: tuple[TrainingAgreement, ...] = (TRAINING,),
) -> list[tuple[str, str, Result]]:
    findings = judge_apprenticeship(ApprenticeFacts(of, on, wages, trainings), RULES)
    return [(one.rule_id, str(one.code), one.result) for one in findings if one.result not in SILENT]


@pytest.mark.parametrize("good", [GOOD, EMPLOYED])
def test_with_everything_there_nothing_is_found(good: ApprenticeshipView):
    assert told(good) == []


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (replace(GOOD, signers=frozenset(Party) - {Party.GUARDIAN}), ("APP-SIGN-3", Code.SIGNER_MISSING, Result.FAIL)),
        (replace(GOOD, certificate=None), ("APP-CONTENT", Code.CONTENT_MISSING, Result.MISSING_DATA)),
        (replace(GOOD, allowance_fen=None), ("APP-MENTOR", Code.MENTORS_MISSING, Result.MISSING_DATA)),
        (replace(GOOD, practice_hours=1499), ("SEED-15", Code.HOURS_SHORT, Result.WARN)),
        (replace(GOOD, practice_hours=None), ("SEED-15", Code.HOURS_UNKNOWN, Result.MISSING_DATA)),
        (replace(GOOD, grade=2026), ("APP-STAGE-01", Code.FIRST_YEAR, Result.FAIL)),
        (replace(GOOD, birth_on=date(2010, 9, 2)), ("APP-STAGE-01", Code.UNDER_AGE, Result.FAIL)),
        (
            replace(GOOD, stages=(AT_SCHOOL, replace(ON_POST, has_agreement=False))),
            ("APP-STAGE-02", Code.NO_ANNEX, Result.FAIL),
        ),
        (
            replace(
                GOOD,
                stages=(AT_SCHOOL, replace(ON_POST, from_on=date(2027, 1, 1), has_agreement=False)),
            ),
            ("APP-STAGE-02", Code.NO_ANNEX, Result.MISSING_DATA),
        ),
        (replace(EMPLOYED, until_on=date(2028, 9, 1)), ("APP-NT-TERM", Code.TERM_LONG, Result.WARN)),
        (replace(EMPLOYED, until_on=date(2027, 9, 1)), ("APP-NT-TERM", Code.TERM_SPECIAL, Result.WARN)),
        (replace(EMPLOYED, labour_from=None), ("APP-NT-OBJ", Code.LABOUR_UNKNOWN, Result.MISSING_DATA)),
        (replace(EMPLOYED, labour_until=date(2026, 8, 30)), ("APP-NT-OBJ", Code.LABOUR_SHORT, Result.FAIL)),
    ],
)
def test_what_is_wrong_is_found(of: ApprenticeshipView, expected: tuple[str, str, Result]):
    assert told(of) == [expected]


@pytest.mark.parametrize(
    ("of", "wages", "trainings", "expected"),
    [
        (EMPLOYED, (), (TRAINING,), ("APP-NT-WAGE", Code.WAGE_UNKNOWN, Result.MISSING_DATA)),
        (
            EMPLOYED,
            (replace(WAGE, region_code="320000"),),
            (TRAINING,),
            ("APP-NT-WAGE", Code.WAGE_UNKNOWN, Result.MISSING_DATA),
        ),
        (EMPLOYED, (replace(WAGE, monthly_fen=300_100),), (TRAINING,), ("APP-NT-WAGE", Code.WAGE_SHORT, Result.FAIL)),
        (
            EMPLOYED,
            (WAGE, replace(WAGE, from_on=date(2027, 1, 1), monthly_fen=300_001)),
            (TRAINING,),
            ("APP-NT-WAGE", Code.WAGE_SHORT, Result.FAIL),
        ),
        (
            replace(EMPLOYED, region_code=None),
            (WAGE,),
            (TRAINING,),
            ("APP-NT-WAGE", Code.REGION_UNKNOWN, Result.MISSING_DATA),
        ),
        (EMPLOYED, (WAGE,), (), ("APP-NT-AGR2", Code.NO_TRAINING, Result.MISSING_DATA)),
        (
            EMPLOYED,
            (WAGE,),
            (replace(TRAINING, fee=None),),
            ("APP-NT-AGR2", Code.TRAINING_INCOMPLETE, Result.MISSING_DATA),
        ),
        (
            replace(EMPLOYED, subsidy_fen=500_000, advance_fen=250_001),
            (WAGE,),
            (TRAINING,),
            ("APP-NT-SUB", Code.ADVANCE_HIGH, Result.FAIL),
        ),
        (
            replace(EMPLOYED, subsidy_fen=500_000, advance_fen=250_000, final_fen=250_001),
            (WAGE,),
            (TRAINING,),
            ("APP-NT-SUB", Code.SUBSIDY_OVERDRAWN, Result.FAIL),
        ),
        (
            replace(EMPLOYED, advance_fen=1),
            (WAGE,),
            (TRAINING,),
            ("APP-NT-SUB", Code.SUBSIDY_UNKNOWN, Result.MISSING_DATA),
        ),
    ],
)
def test_an_employed_apprentice_is_paid_trained_and_subsidised_as_the_texts_say(
    of: ApprenticeshipView,
    wages: tuple[MinimumWage, ...],
    trainings: tuple[TrainingAgreement, ...],
    expected: tuple[str, str, Result],
):
    assert told(of, wages=wages, trainings=trainings) == [expected]


def test_the_nearer_region_speaks_for_itself():
    near = replace(WAGE, region_code="110108", monthly_fen=290_000)
    assert told(EMPLOYED, wages=(replace(WAGE, monthly_fen=310_000), near)) == []


def test_an_agreement_not_signed_is_missing_before_the_first_day_and_a_breach_after_it():
    unsigned = replace(GOOD, signed_on=None, signers=frozenset())
    assert ("APP-LAW-30", Code.NOT_SIGNED, Result.MISSING_DATA) in told(unsigned, date(2025, 8, 31))
    assert ("APP-LAW-30", Code.NOT_SIGNED, Result.FAIL) in told(unsigned, date(2025, 9, 1))


def test_the_guardian_signs_until_the_day_before_the_eighteenth_birthday_and_where_nobody_knows_it():
    assert Party.GUARDIAN in parties_of(date(2007, 9, 2), date(2025, 9, 1))
    assert Party.GUARDIAN not in parties_of(date(2007, 9, 1), date(2025, 9, 1))
    assert Party.GUARDIAN in parties_of(None, date(2025, 9, 1))
