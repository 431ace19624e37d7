"""Arrivals of a class: written all at once or not at all."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from tests.schools import CLASS_A, CLERK, select

FIRST = date(2026, 9, 1)


def ids(school: Any) -> list[int]:
    return [row.placement_id for row in school.office.arrivals.grid(CLERK, CLASS_A)]


def test_a_class_is_saved_at_once_and_only_what_differs_is_written(placed):
    one, two, three = ids(placed)
    edits = (ArrivalEdit(one, FIRST, "准时"), ArrivalEdit(two, FIRST), ArrivalEdit(three, None))
    done = placed.office.arrivals.save(CLERK, CLASS_A, edits)
    assert (done.value, done.changes[0].ids) == (2, (one, two))
    grid = placed.office.arrivals.grid(CLERK, CLASS_A)
    assert [(row.arrived_on, row.note) for row in grid] == [(FIRST, "准时"), (FIRST, None), (None, None)]
    assert placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(one, None),)).value == 1
    assert select(placed.office, "SELECT count(*) FROM placement WHERE arrived_on IS NOT NULL") == [(1,)]


def test_one_wrong_cell_keeps_the_whole_class_back_and_is_named(placed):
    one, two, _ = ids(placed)
    edits = (ArrivalEdit(one, FIRST), ArrivalEdit(two, date(2026, 9, 2)))
    with pytest.raises(RuleViolation) as caught:
        placed.office.arrivals.save(CLERK, CLASS_A, edits)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (ArrivalCode.IN_FUTURE, FieldPlace(f"arrived_on:{two}"))
    assert select(placed.office, "SELECT count(*) FROM placement WHERE arrived_on IS NOT NULL") == [(0,)]


def test_days_are_held_against_the_placement_after_its_changes(placed):
    one = ids(placed)[0]
    stop = ChangeWish((one,), ChangeKind.END_EARLY, ChangeReason.AGREED, FIRST)
    placed.office.placement_changes.apply(CLERK, stop)
    with pytest.raises(RuleViolation) as caught:
        placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(one, FIRST),))
    assert [problem.code for problem in caught.value.problems] == [ArrivalCode.NEVER_IN_FORCE]


@pytest.mark.parametrize("placement_id", [99_999, None])
def test_a_placement_that_is_not_of_the_class_is_refused(placed, placement_id):
    class_name = CLASS_A if placement_id else "别的班"
    with pytest.raises(RuleViolation) as caught:
        placed.office.arrivals.save(CLERK, class_name, (ArrivalEdit(placement_id or ids(placed)[0], FIRST),))
    assert [problem.code for problem in caught.value.problems] == [ArrivalCode.NOT_OF_CLASS]


def test_another_departments_class_has_no_rows(placed):
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    assert placed.office.arrivals.grid(stranger, CLASS_A) == ()


def test_the_grid_may_be_narrowed_to_a_plan(placed):
    plan_id = placed.office.plans.all(CLERK)[0].id
    assert len(placed.office.arrivals.grid(CLERK, CLASS_A, plan_id)) == 3
    assert placed.office.arrivals.grid(CLERK, CLASS_A, plan_id + 1) == ()
