"""Shift plans are kept, refused, taken out of use, and judged on the days of placements."""

from dataclasses import replace

import pytest

from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.shift_forms import ShiftPlanForm, form_values
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLERK, value
from tests.services.conftest import School

UNIT = "SELECT DISTINCT enterprise_id FROM post JOIN placement ON post_id = post.id"
POST = "SELECT DISTINCT post_id FROM placement"
HOURS = ("INT-OT-01", "INT-HOURS-01", "INT-NIGHT-01", "INT-REST-01")
DAYS = ShiftPlanForm(
    *("两班", "", "2026-01-01", "", "白班 8:00-17:00 休12:00-13:00", "", "", ""),
    *("weekday", "白班×5 休×2", "unit", "follows"),
)


def unit_of(school: School) -> int:
    return int(value(school.office, UNIT))


def save(school: School, **changed: object) -> int:
    unit = unit_of(school)
    form = replace(DAYS, owner=f"enterprise_id:{unit}", **changed)  # type: ignore[arg-type]
    return school.office.shift_plans.save(CLERK, unit, form).value


def results(school: School) -> dict[str, Result]:
    found = school.office.checks.findings(CLERK, value(school.office, "SELECT min(id) FROM placement"))
    return {one.rule_id: one.result for one in found if one.rule_id in HOURS}


def test_a_plan_of_the_unit_answers_what_nobody_had_answered_for_the_post(placed: School):
    assert set(results(placed).values()) == {Result.MISSING_DATA}
    save(placed)
    assert results(placed)["INT-NIGHT-01"] is Result.PASS
    assert Result.MISSING_DATA not in results(placed).values()


def test_the_plan_of_the_post_stands_over_that_of_the_unit_until_it_is_taken_out_of_use(placed: School):
    save(placed)
    post = f"post_id:{value(placed.office, POST)}"
    night = replace(DAYS, owner=post, shift1="夜班 22:00-次日6:00", rota="夜班×5 休×2")
    plan_id = placed.office.shift_plans.save(CLERK, unit_of(placed), night).value
    assert results(placed)["INT-NIGHT-01"] is Result.FAIL
    placed.office.shift_plans.void(CLERK, unit_of(placed), plan_id)
    assert results(placed)["INT-NIGHT-01"] is Result.PASS


def test_other_weekly_rest_days_of_the_unit_make_the_weekend_a_working_day(placed: School):
    save(placed, rota="休×2 白班×5", holidays="statutory_off")
    assert results(placed)["INT-REST-01"] is Result.FAIL
    placed.office.shift_plans.set_rest_days(CLERK, unit_of(placed), frozenset({0, 1}))
    assert results(placed)["INT-REST-01"] is Result.PASS
    for days in (frozenset[int](), frozenset(range(7))):
        with pytest.raises(RuleViolation):
            placed.office.shift_plans.set_rest_days(CLERK, unit_of(placed), days)


def test_a_plan_is_shown_as_it_was_typed_and_a_second_of_the_same_days_is_refused(placed: School):
    plan_id = save(placed, until_on="2026-12-31")
    (line,) = placed.office.shift_plans.of_unit(CLERK, unit_of(placed)).plans
    assert form_values(line.plan)["shift1"] == DAYS.shift1
    with pytest.raises(RuleViolation) as caught:
        save(placed, from_on="2026-12-31")
    assert [problem.code for problem in caught.value.problems] == [ShiftCode.PLANS_OVERLAP]
    save(placed, from_on="2027-01-01")
    save(placed, id=plan_id, version=line.version, name="改名", until_on="2026-11-30")
    with pytest.raises(RuleViolation):
        save(placed, id=plan_id, version=line.version, name="又改", until_on="2026-11-30")


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({"name": ""}, ["field_required"]),
        ({"from_on": ""}, ["field_required"]),
        ({"from_on": "明年"}, ["record_day_unreadable"]),
        ({"until_on": "2025-12-31"}, [ShiftCode.UNTIL_BEFORE_FROM]),
        ({"shift1": ""}, [ShiftCode.NO_SHIFT]),
        ({"shift1": "白班 8:00-次日9:00"}, [ShiftCode.TOO_LONG]),
        ({"shift2": "白班 9:00-18:00"}, [ShiftCode.NAME_TWICE]),
        ({"rota": "白班×7"}, [ShiftCode.NO_REST]),
        ({"rota": ""}, ["field_required"]),
        ({"kind": ""}, ["field_required"]),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_kept(placed: School, changed, codes):
    with pytest.raises(RuleViolation) as caught:
        save(placed, **changed)
    assert [str(problem.code) for problem in caught.value.problems] == codes
    assert value(placed.office, "SELECT count(*) FROM shift_plan") == 0
