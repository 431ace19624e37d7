"""What a visit needs before it leaves, rule by rule."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rules.cover import CoverFacts, CoverSpan
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.rules.trip import PersonCover, TripFacts, judge_trip

RULES = national_book().on(date(2026, 10, 15))
FIRST, LAST = date(2026, 10, 15), date(2026, 10, 16)
SILENT = (Result.PASS, Result.NOT_APPLICABLE)


def covered(
    first: date | None,
    last: date = LAST,
    kind: str = "实习责任保险",
    payer: str | None = "tuition",
    away_on: date | None = None,
) -> PersonCover:
    spans = () if first is None else (CoverSpan(kind, (Span(first, last),), payer),)
    return PersonCover("乙", CoverFacts(FIRST, (Span(FIRST, LAST),), away_on, RULES["INS-REQ"].words("kinds"), spans))


WHOLE = covered(FIRST)
GOOD = TripFacts(Period(FIRST, LAST), (WHOLE,), 1, "预案1号", 40, (), ())


def told(**changed: object) -> list[tuple[str, str, Result]]:
    findings = judge_trip(replace(GOOD, **changed), RULES)  # type: ignore[arg-type]
    return [(one.rule_id, str(one.code), one.result) for one in findings if one.result not in SILENT]


def test_with_everything_there_it_may_leave():
    assert told() == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"covers": (WHOLE, covered(None))}, ("INS-01", TripCode.NOT_ENROLLED, Result.MISSING_DATA)),
        ({"covers": (covered(None, away_on=LAST),)}, ("INS-01", TripCode.UNINSURED_TODAY, Result.FAIL)),
        ({"covers": (WHOLE, covered(FIRST, FIRST))}, ("INS-02", TripCode.COVER_GAP, Result.FAIL)),
        ({"covers": (WHOLE, covered(LAST, LAST))}, ("INS-02", TripCode.COVER_GAP, Result.FAIL)),
        ({"covers": (covered(FIRST, LAST, payer="student"),)}, ("INS-03", TripCode.PAYER_STUDENT, Result.FAIL)),
        ({"covers": (covered(FIRST, LAST, payer=None),)}, ("INS-03", TripCode.PAYER_UNKNOWN, Result.MISSING_DATA)),
        ({"leaders": 0}, ("INT-MENT-01", TripCode.NO_LEADER, Result.FAIL)),
        ({"safety_plan": None}, ("INT-ORG-01", TripCode.NO_SAFETY_PLAN, Result.MISSING_DATA)),
        ({"going": 0, "covers": ()}, ("COG-NOTICE", TripCode.NOBODY_ON_ROSTER, Result.MISSING_DATA)),
        ({"without_notice": ("甲",)}, ("COG-NOTICE", TripCode.NOTICES_MISSING, Result.MISSING_DATA)),
        ({"on_post": ("甲",)}, ("PLC-OVERLAP", TripCode.MEETS_PLACEMENT, Result.FAIL)),
    ],
)
def test_what_is_missing_is_found(changed, expected):
    assert told(**changed) == [expected]


def test_another_kind_never_stands_in_for_liability_cover():
    found = told(covers=(WHOLE, covered(FIRST, kind="校方责任险")))
    assert found == [("INS-REQ", TripCode.KIND_LACKING, Result.FAIL), ("INS-02", TripCode.COVER_GAP, Result.FAIL)]


def test_of_many_names_a_few_are_said():
    names = tuple("甲乙丙丁戊己")
    (notice,) = [one for one in judge_trip(replace(GOOD, without_notice=names), RULES) if one.rule_id == "COG-NOTICE"]
    assert notice.facts == {"count": 6, "names": "甲、乙、丙、丁、戊 等"}
