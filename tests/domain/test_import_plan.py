"""What a plan counts and what it would apply."""

import pytest

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.import_plan import Action, ImportPlan, PlannedRow
from ctec_desktop.kernel.problems import Problem, Severity

REFUSED, HELD, WARNING = (Problem("x", severity) for severity in (Severity.REFUSED, Severity.HELD, Severity.WARNING))


def row(number: int, action: Action, intent: Action | None = None, *problems: Problem) -> PlannedRow[StudentDraft]:
    return PlannedRow(number, "", action, intent or action, StudentDraft(), problems=problems)


PLAN = ImportPlan(
    "students",
    "名单.xlsx",
    "名单",
    2,
    (
        row(3, Action.NEW),
        row(4, Action.CHANGED),
        row(5, Action.SAME, None, WARNING),
        row(6, Action.REFUSED, None, REFUSED),
        row(7, Action.HELD, Action.NEW, HELD),
        row(8, Action.HELD, Action.CHANGED, HELD, WARNING),
    ),
    problems=(WARNING,),
)


def test_every_row_is_counted_once():
    counts = {action: PLAN.count(action) for action in Action}
    assert sum(counts.values()) == len(PLAN.rows)
    assert counts == {Action.NEW: 1, Action.CHANGED: 1, Action.SAME: 1, Action.REFUSED: 1, Action.HELD: 2}


def test_problems_of_rows_and_of_the_file_are_told_together():
    assert [len(PLAN.of_severity(severity)) for severity in Severity] == [1, 2, 3]


@pytest.mark.parametrize(
    ("confirmed", "applied"),
    [((), [3, 4]), ((7,), [3, 4, 7]), ((7, 8), [3, 4, 7, 8]), ((5, 6, 99), [3, 4])],
)
def test_only_good_rows_and_confirmed_held_ones_are_applied(confirmed, applied):
    assert [one.row for one in PLAN.to_apply(confirmed)] == applied


def test_held_row_that_would_change_nothing_is_never_applied():
    plan = ImportPlan("students", "", "", 1, (row(3, Action.HELD, Action.SAME, HELD),))
    assert plan.to_apply([3]) == ()
