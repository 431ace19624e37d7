"""The families of rules as pure functions: both sides of every limit, and every exception."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.national import nation, national_book
from ctec_desktop.domain.rulebook.rule import RuleCheck
from ctec_desktop.domain.rules import body, cover, filings, hours, plan, post, student_papers, unit
from ctec_desktop.domain.rules.families import CHECKED
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.wording.findings import finding_sentence

FIRST, LAST = date(2027, 3, 1), date(2027, 8, 31)
RULES = national_book().on(FIRST)
PASS, FAIL, WARN, MISSING, NA, EXEMPT = (
    Result.PASS,
    Result.FAIL,
    Result.WARN,
    Result.MISSING_DATA,
    Result.NOT_APPLICABLE,
    Result.EXEMPT,
)
BEFORE, AFTER = date(2027, 2, 1), date(2027, 3, 2)
CLEAN = unit.LookedUp(BEFORE, True)

UNIT = unit.UnitFacts(
    "示例装备有限公司", "3421", True, FIRST, 10, 100, 0, CLEAN, CLEAN, None, unit.Inspected(BEFORE, True), BEFORE,
    BEFORE, None, None, (date(2026, 1, 1), date(2028, 12, 31)),
)  # fmt: skip
POST = post.PostFacts(20, 2, frozenset(), 100, 260_000, "month", "bank", 15, 325_000, 300_000, 480, 5, False, False, 0)
PLAN = plan.PlanFacts(FIRST, LAST, BEFORE, frozenset(plan.ProgrammeHead), frozenset(plan.SchoolRules), LAST, True)
PAPERS = student_papers.PaperFacts(
    FIRST, LAST, True, True, True, FIRST, FIRST, FIRST, None, True, True, FIRST, FIRST, True, "fits", "460103", ()
)
BODY = body.BodyFacts(FIRST, LAST, date(2009, 3, 1), "男", frozenset(), 2)
DAYS = (Span(FIRST, LAST),)
SPAN = cover.CoverSpan("学生实习责任保险", DAYS, "school")
COVER = cover.CoverFacts(FIRST, DAYS, FIRST, ("实习责任",), (SPAN,))
ACCIDENT = cover.CoverSpan("意外伤害保险", DAYS, "student")
FILED = filings.Filing(filings.FilingKind.INTERNSHIP, "市教育局", "1号", FIRST)
FILING = filings.FilingFacts(FIRST, LAST, "110101", "110000", (FILED,))
ACROSS = filings.Filing(filings.FilingKind.OTHER_PROVINCE, "省教育厅", "2号", BEFORE, LAST)
CASES: dict[Any, tuple[Any, Any]] = {
    unit: (UNIT, unit.FAMILY),
    post: (POST, post.FAMILY),
    plan: (PLAN, plan.FAMILY),
    student_papers: (PAPERS, student_papers.FAMILY),
    body: (BODY, body.FAMILY),
    cover: (COVER, cover.FAMILY),
    filings: (FILING, filings.FAMILY),
}


def found(family: Any, changed: dict[str, Any]) -> dict[str, Finding]:
    facts, checks = CASES[family]
    return {one.rule_id: one for one in judged(RULES, checks, facts._replace(**changed))}


def test_every_rule_the_book_says_is_checked_has_a_predicate_and_no_other():
    assert {rule.id for rule in nation().rules if rule.check is RuleCheck.CHECKED} == CHECKED


@pytest.mark.parametrize("family", CASES)
def test_with_everything_in_order_nothing_is_found(family):
    assert {one.result for one in found(family, {}).values()} <= {PASS, NA}


@pytest.mark.parametrize(
    ("family", "rule_id", "changed", "result"),
    [
        (unit, "INT-UNIT-01", {"credit": None}, MISSING),
        (unit, "INT-UNIT-01", {"credit": unit.LookedUp(BEFORE, False)}, FAIL),
        (unit, "INT-UNIT-01", {"credit": unit.LookedUp(FIRST, True)}, PASS),
        (unit, "INT-UNIT-01", {"credit": unit.LookedUp(AFTER, True)}, MISSING),
        (unit, "INT-UNIT-01", {"credit": unit.LookedUp(date(2026, 3, 1), True)}, PASS),
        (unit, "INT-UNIT-01", {"credit": unit.LookedUp(date(2026, 2, 28), True)}, MISSING),
        (unit, "INT-UNIT-02", {"safety": None}, MISSING),
        (unit, "INT-UNIT-02", {"safety": unit.LookedUp(BEFORE, False)}, FAIL),
        (unit, "INT-UNIT-04", {"inspected": None}, MISSING),
        (unit, "INT-UNIT-04", {"inspected": None, "known_since": BEFORE}, NA),
        (unit, "INT-UNIT-04", {"inspected": None, "known_since": FIRST}, MISSING),
        (unit, "INT-UNIT-04", {"inspected": unit.Inspected(BEFORE, False)}, FAIL),
        (unit, "INT-UNIT-04", {"inspected": unit.Inspected(BEFORE, False), "known_since": BEFORE}, FAIL),
        (unit, "INT-UNIT-04", {"inspected": unit.Inspected(BEFORE, True, ("living",))}, MISSING),
        (unit, "INT-UNIT-04", {"inspected": unit.Inspected(BEFORE, True, ("living",)), "known_since": BEFORE}, NA),
        (unit, "INT-UNIT-04", {"inspected": unit.Inspected(AFTER, True)}, FAIL),
        (unit, "INT-UNIT-05", {"decided_on": None}, MISSING),
        (unit, "INT-UNIT-05", {"published_on": None}, MISSING),
        (unit, "INT-UNIT-05", {"published_on": FIRST}, PASS),
        (unit, "INT-UNIT-05", {"published_on": AFTER}, FAIL),
        (unit, "INT-VENUE-01", {"industry_code": "9013"}, FAIL),
        (unit, "INT-VENUE-01", {"name": "示例ktv酒店有限公司"}, MISSING),
        (unit, "INT-VENUE-01", {"name": "示例酒吧街物业有限公司", "is_venue": False}, PASS),
        (unit, "INT-VENUE-01", {"is_venue": True}, FAIL),
        (unit, "INT-AGENT-01", {"name": "示例人力资源有限公司"}, MISSING),
        (unit, "INT-AGENT-01", {"industry_code": "7262"}, MISSING),
        (unit, "INT-AGENT-01", {"industry_code": "7262", "is_agent": False}, PASS),
        (unit, "INT-AGENT-01", {"is_agent": True}, FAIL),
        (unit, "INT-RATIO-10", {"interns": 11}, WARN),
        (unit, "INT-RATIO-10", {"interns": 5, "other_interns": 5}, PASS),
        (unit, "INT-RATIO-10", {"interns": 5, "other_interns": 6}, WARN),
        (unit, "INT-RATIO-10", {"other_interns": None}, MISSING),
        (unit, "INT-RATIO-10", {"interns": 11, "other_interns": None}, WARN),
        (unit, "INT-RATIO-10", {"staff": 0}, MISSING),
        (unit, "INT-RATIO-10", {"staff": None}, MISSING),
        (unit, "INT-RATIO-10", {"staff": 109}, PASS),
        (unit, "INT-RATIO-10", {"staff": 99}, WARN),
        (unit, "APP-COOP-3Y", {"cooperation": None}, MISSING),
        (unit, "APP-COOP-3Y", {"cooperation": None, "is_arranged": False}, NA),
        (unit, "APP-COOP-3Y", {"cooperation": (date(2026, 1, 1), date(2028, 12, 30))}, FAIL),
        (unit, "APP-COOP-3Y", {"cooperation": (date(2023, 1, 1), date(2025, 12, 31))}, MISSING),
        (post, "INT-LAB3-01", {"labour_grade": None}, MISSING),
        (post, "INT-LAB3-01", {"labour_grade": 3}, FAIL),
        (post, "INT-HAZ-01", {"hazards": None}, MISSING),
        (post, "INT-HAZ-01", {"hazards": frozenset({"height"})}, FAIL),
        (post, "INT-HAZ-01", {"hazards": frozenset({"dust"})}, PASS),
        (post, "INT-RATIO-20", {"same_kind_staff": 0}, MISSING),
        (post, "INT-RATIO-20", {"interns": 21}, WARN),
        (post, "INT-RATIO-20", {"same_kind_staff": 99}, WARN),
        (post, "INT-OT-01", {"day_minutes": None}, MISSING),
        (post, "INT-OT-01", {"day_minutes": 481}, FAIL),
        (post, "INT-OT-01", {"day_minutes": 400, "week_days": 6}, PASS),
        (post, "INT-OT-01", {"day_minutes": 420, "week_days": 6}, FAIL),
        (post, "INT-HOURS-01", {"week_days": 6}, PASS),
        (post, "INT-HOURS-01", {"week_days": 7}, FAIL),
        (post, "INT-NIGHT-01", {"works_nights": None}, MISSING),
        (post, "INT-NIGHT-01", {"works_nights": True}, FAIL),
        (post, "INT-REST-01", {"works_rest_days": True}, FAIL),
        (post, "INT-PAY-01", {"pay_fen": None}, MISSING),
        (post, "INT-PAY-01", {"pay_fen": 0}, FAIL),
        (post, "INT-PAY-80", {"pay_fen": 259_999}, WARN),
        (post, "INT-PAY-80", {"pay_fen": 259_999, "lowest_wage_fen": 259_999}, PASS),
        (post, "INT-PAY-80", {"wage_fen": None, "lowest_wage_fen": None}, MISSING),
        (post, "INT-PAY-80", {"wage_fen": None}, MISSING),
        (post, "INT-PAY-80", {"pay_fen": 12_000, "pay_unit": "day"}, PASS),
        (post, "INT-PAY-80", {"pay_fen": 11_900, "pay_unit": "day"}, WARN),
        (post, "INT-PAY-CYCLE", {"pay_day": None}, MISSING),
        (post, "INT-PAY-CYCLE", {"pay_day": None, "pay_unit": "day"}, PASS),
        (post, "INT-PAY-FORM", {"pay_method": None}, MISSING),
        (plan, "INT-PROG-01", {"programme_on": None}, MISSING),
        (plan, "INT-PROG-01", {"heads": frozenset({"post"})}, MISSING),
        (plan, "INT-PROG-01", {"programme_on": FIRST}, PASS),
        (plan, "INT-PROG-01", {"programme_on": AFTER}, FAIL),
        (plan, "INT-ORG-01", {"rules": frozenset({"safety"})}, MISSING),
        (plan, "INT-ORG-01", {"emergency_until": date(2027, 8, 30)}, FAIL),
        (plan, "INT-PLAN-01", {"is_in_curriculum": False}, MISSING),
        (student_papers, "INT-AGR-01", {"is_source_known": False}, MISSING),
        (student_papers, "INT-AGR-02", {"signed_on": None}, FAIL),
        (student_papers, "INT-AGR-02", {"signed_on": None, "is_at_work": False}, MISSING),
        (student_papers, "INT-AGR-02", {"signed_on": AFTER}, FAIL),
        (student_papers, "INT-CONS-01", {"guardian_agreed_on": None}, MISSING),
        (student_papers, "INT-CONS-01", {"student_agreed_on": AFTER}, FAIL),
        (student_papers, "INT-CONS-01", {"guardian_relation": "祖父"}, MISSING),
        (student_papers, "INT-CONS-01", {"guardian_relation": "祖父", "has_guardian_proof": False}, MISSING),
        (student_papers, "INT-CONS-01", {"guardian_relation": "祖父", "has_guardian_proof": True}, PASS),
        (student_papers, "INT-SELF-01", {"is_arranged": False}, MISSING),
        (student_papers, "INT-SELF-01", {"is_arranged": False, "decided_on": FIRST}, PASS),
        (student_papers, "INT-SELF-01", {"is_arranged": False, "decided_on": AFTER}, FAIL),
        (student_papers, "INT-MENT-01", {"has_mentor": False}, MISSING),
        (student_papers, "INT-TRAIN-01", {"trained_on": None}, MISSING),
        (student_papers, "INT-TRAIN-01", {"trained_on": AFTER}, FAIL),
        (student_papers, "INT-SAFE-01", {"has_passed_safety": False}, FAIL),
        (student_papers, "INT-SAFE-01", {"has_passed_safety": None}, MISSING),
        (student_papers, "INT-SAFE-01", {"safety_trained_on": AFTER}, FAIL),
        (student_papers, "INT-MATCH-02", {"match": None}, MISSING),
        (student_papers, "INT-MATCH-02", {"match": "unrelated"}, FAIL),
        (student_papers, "INT-MATCH-01", {"match": "close", "post_majors": ("530302",)}, WARN),
        (student_papers, "INT-MATCH-01", {"match": "close", "post_majors": ("660301",)}, PASS),
        (student_papers, "INT-MATCH-01", {"match": "fits", "post_majors": ("530302",)}, PASS),
        (student_papers, "INT-MATCH-01", {"match": "close"}, MISSING),
        (student_papers, "INT-MATCH-01", {"match": "close", "post_majors": ("660301",), "major": ""}, MISSING),
        (student_papers, "INT-MATCH-01", {"match": None}, NA),
        (student_papers, "INT-DUR-06", {"last_on": date(2027, 9, 1)}, WARN),
        (body, "INT-MINOR-01", {"birth_on": None}, MISSING),
        (body, "INT-MINOR-01", {"hazards": frozenset({"load"})}, PASS),
        (body, "INT-MINOR-01", {"hazards": frozenset({"load"}), "birth_on": date(2009, 3, 2)}, FAIL),
        (body, "INT-MINOR-01", {"hazards": None, "birth_on": date(2009, 3, 2)}, MISSING),
        (body, "INT-FEMALE-01", {"gender": None}, MISSING),
        (body, "INT-FEMALE-01", {"gender": "女"}, PASS),
        (body, "INT-FEMALE-01", {"gender": "女", "labour_grade": None}, MISSING),
        (body, "INT-FEMALE-01", {"gender": "女", "hazards": frozenset({"mine"})}, FAIL),
        (body, "INT-FEMALE-01", {"gender": "女", "labour_grade": 4}, FAIL),
        (cover, "INS-01", {"spans": ()}, FAIL),
        (cover, "INS-01", {"spans": (), "at_work_on": None}, MISSING),
        (cover, "INS-01", {"spans": (replace(SPAN, days=(Span(FIRST, FIRST),)),)}, PASS),
        (cover, "INS-01", {"spans": (replace(SPAN, days=(Span(FIRST, FIRST),)),), "at_work_on": AFTER}, FAIL),
        (cover, "INS-01", {"spans": (ACCIDENT,)}, FAIL),
        (cover, "INS-01", {"spans": (ACCIDENT,), "at_work_on": None}, PASS),
        (cover, "INS-REQ", {"spans": (replace(SPAN, kind="校方责任保险"),)}, FAIL),
        (cover, "INS-02", {"spans": (replace(SPAN, days=(Span(FIRST, date(2027, 8, 30)),)), ACCIDENT)}, FAIL),
        (cover, "INS-02", {"spans": (replace(SPAN, days=(Span(BEFORE, BEFORE),)), SPAN)}, PASS),
        (cover, "INS-03", {"spans": (SPAN, ACCIDENT)}, PASS),
        (cover, "INS-03", {"spans": (replace(SPAN, payer="student"),)}, FAIL),
        (cover, "INS-03", {"spans": (replace(SPAN, payer=None),)}, MISSING),
        (filings, "INT-FILE-01", {"filings": ()}, MISSING),
        (filings, "INT-FILE-01", {"filings": (replace(FILED, filed_on=AFTER),)}, FAIL),
        (filings, "INT-FILE-01", {"filings": (replace(FILED, valid_to=LAST),)}, PASS),
        (filings, "INT-FILE-01", {"filings": (replace(FILED, valid_to=AFTER),)}, MISSING),
        (filings, "INT-PROV-01", {"region": None}, MISSING),
        (filings, "INT-PROV-01", {"region": "310000"}, FAIL),
        (filings, "INT-PROV-01", {"region": "310000", "filings": (ACROSS,)}, EXEMPT),
        (filings, "INT-PROV-01", {"region": "310000", "filings": (replace(ACROSS, filed_on=FIRST),)}, FAIL),
        (filings, "INT-PROV-01", {"region": "310000", "filings": (replace(ACROSS, valid_to=AFTER),)}, FAIL),
        (filings, "INT-ABROAD-01", {"region": "810000"}, FAIL),
        (filings, "INT-PROV-01", {"region": "810000"}, PASS),
    ],
)  # fmt: skip
def test_limits(family, rule_id, changed, result):
    finding = found(family, changed)[rule_id]
    assert (finding.result, bool(finding.code)) == (result, result is not PASS and bool(finding.code))
    if result not in (PASS, NA):
        told = finding_sentence(finding)
        assert "—" not in told
        assert "{" not in told


@pytest.mark.parametrize(
    ("spans", "result"),
    [
        (((date(2027, 3, 1), date(2027, 10, 31)),), PASS),
        (((date(2027, 3, 1), date(2027, 10, 30)),), WARN),
        (((date(2027, 7, 1), date(2028, 2, 29)),), PASS),
        (((date(2026, 7, 1), date(2027, 2, 28)),), PASS),
        (((date(2027, 6, 30), date(2028, 2, 27)),), WARN),
        (((date(2027, 2, 1), date(2027, 5, 31)), (date(2026, 8, 1), date(2026, 11, 30))), PASS),
        (((date(2027, 2, 1), date(2027, 5, 31)), (date(2026, 8, 1), date(2026, 11, 29))), WARN),
        (((date(2027, 3, 16), date(2027, 6, 30)), (date(2026, 8, 1), date(2026, 12, 15))), PASS),
    ],
    ids=["whole", "a-day-short", "leap", "to-february", "a-day-short-in-february", "two", "two-short", "half-months"],
)
def test_nursing_must_last_eight_calendar_months(spans, result):
    rules = national_book().on(FIRST, "520201")
    (first, last), *others = spans
    facts = PAPERS._replace(from_on=first, last_on=last, others=tuple(Period(*one) for one in others))
    told = next(one for one in judged(rules, student_papers.FAMILY, facts) if one.rule_id == "INT-DUR-06")
    assert told.result is result


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ([(date(2026, 9, 1), date(2027, 2, 28))], "longer_together"),
        ([(date(2027, 1, 21), date(2027, 2, 28))], ""),
        ([(date(2027, 1, 20), date(2027, 2, 28))], "longer_together"),
        ([(date(2026, 10, 1), date(2026, 11, 11))], ""),
        ([(date(2026, 10, 1), date(2026, 11, 12))], "longer_together"),
        ([(date(2027, 9, 1), date(2027, 10, 12))], "longer_together"),
    ],
    ids=[
        "whole-chain",
        "six-months-by-a-move",
        "a-day-more",
        "two-stretches",
        "two-a-day-more",
        "the-later-one-counts",
    ],
)
def test_all_placements_of_a_student_together_are_held_against_the_usual_months(others, code):
    """INT-DUR-06: the sum of the segments (regulations.md 1), each of which is short enough."""
    facts = PAPERS._replace(last_on=date(2027, 7, 20), others=tuple(Period(*one) for one in others))
    told = student_papers.duration(facts, RULES["INT-DUR-06"])
    assert told.code == code
    assert told.result is (WARN if code else PASS)
    alone = student_papers.duration(facts._replace(others=()), RULES["INT-DUR-06"])
    assert alone.result is PASS
    assert "合计超过 6 个月" in finding_sentence(told) or not code


def test_a_filing_frees_the_post_only_of_what_it_names():
    rule = RULES["INT-NIGHT-01"]
    night = hours.nights(POST._replace(works_nights=True), rule)
    filed = filings.Filing(filings.FilingKind.NIGHTS, "市教育局", "3号", BEFORE)
    assert filings.exempted(FILING._replace(filings=(filed,)), night, rule).result is EXEMPT
    assert filings.exempted(FILING._replace(filings=(ACROSS,)), night, rule).result is FAIL
