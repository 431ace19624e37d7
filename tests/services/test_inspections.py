"""Inspections of a unit: one entered by mistake is taken back, never deleted."""

import pytest

from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.inspections import InspectionForm
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLERK, value
from tests.services.conftest import School
from tests.services.test_checks import results


def test_an_inspection_entered_by_mistake_is_taken_back_with_its_reason_and_no_rule_reads_it(placed: School):
    fitness = placed.office.fitness
    unit_id = value(placed.office, "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id LIMIT 1")
    fitness.inspect(CLERK, unit_id, InspectionForm("2026-08-31", "甲", "unfit", *["差"] * 9))
    assert results(placed)["INT-UNIT-04"] is Result.FAIL
    (wrong,) = fitness.inspections(CLERK, unit_id)
    for reason, code in ((" ", "filing_void_reason_needed"), ("登到别家了", None), ("再撤", "inspection_withdrawn")):
        if code is None:
            fitness.withdraw_inspection(CLERK, wrong.id, reason)
            continue
        with pytest.raises(RuleViolation) as caught:
            fitness.withdraw_inspection(CLERK, wrong.id, reason)
        assert [str(one.code) for one in caught.value.problems] == [code]
    assert results(placed)["INT-UNIT-04"] is Result.MISSING_DATA
    assert fitness.inspections(CLERK, unit_id) == ()
    assert [one.void_reason for one in fitness.inspection_history(CLERK, unit_id)] == ["登到别家了"]
