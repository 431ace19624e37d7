"""What may follow what in a student's 学籍."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.student_status import NEEDS_CLASS, StatusChange, StatusLine, StatusMove, hindrance
from ctec_desktop.domain.vocabulary import ClassMoveKind, StatusKind

TODAY = date(2026, 9, 1)
ENTRY = date(2024, 9, 1)
ON = date(2026, 3, 1)


def line(kind: StatusKind, on: date | None = date(2025, 9, 1)) -> StatusLine:
    return StatusLine(on, None, None, kind)


def code(history, kind, on=ON, class_name=None):
    wanted = class_name or ("别的班" if kind in NEEDS_CLASS else None)
    found = hindrance(history, StatusChange(1, kind, on, class_name=wanted), TODAY)
    return None if found is None else found.code


ENTERED = (line(StatusKind.ENROLLED, ENTRY),)


@pytest.mark.parametrize("move", [move for move in StatusMove if move is not StatusMove.RESUMED])
def test_everything_but_resuming_can_happen_to_an_enrolled_student(move):
    assert code(ENTERED, move) is None


def test_an_enrolled_student_does_not_resume():
    assert code(ENTERED, StatusMove.RESUMED) == StatusCode.ALREADY


@pytest.mark.parametrize("kind", [StatusKind.WITHDRAWN, StatusKind.TRANSFERRED_OUT, StatusKind.GRADUATED])
@pytest.mark.parametrize("move", list(StatusMove))
def test_nothing_follows_once_the_student_has_left(kind, move):
    expected = StatusCode.ALREADY if move.value == kind.value else StatusCode.HAS_LEFT
    assert code((*ENTERED, line(kind)), move) == expected


@pytest.mark.parametrize("move", [StatusMove.GRADUATED, StatusMove.MAJOR_CHANGED, StatusMove.REPEATING])
@pytest.mark.parametrize("kind", [StatusKind.SUSPENDED, StatusKind.CONSCRIPTED])
def test_an_interrupted_student_resumes_first(kind, move):
    assert code((*ENTERED, line(kind)), move) == StatusCode.NEEDS_RESUMING
    assert code((*ENTERED, line(kind)), StatusMove.RESUMED) is None


def test_a_student_on_leave_is_not_given_leave_again():
    assert code((*ENTERED, line(StatusKind.SUSPENDED)), StatusMove.SUSPENDED) == StatusCode.ALREADY


def test_a_student_on_leave_may_leave_for_good():
    history = (*ENTERED, line(StatusKind.SUSPENDED))
    assert [code(history, move) for move in (StatusMove.WITHDRAWN, StatusMove.TRANSFERRED_OUT)] == [None, None]


def test_nothing_happens_before_the_enrolment():
    assert code(ENTERED, StatusMove.SUSPENDED, date(2024, 8, 31)) == StatusCode.BEFORE_ENROLMENT


def test_nothing_happens_twice_on_one_day():
    moved = StatusLine(ON, None, None, move=ClassMoveKind.REPEATING, class_from="甲", class_to="乙")
    assert code(ENTERED, StatusMove.SUSPENDED, ENTRY) == StatusCode.SAME_DAY
    assert code((*ENTERED, moved), StatusMove.SUSPENDED, ON) == StatusCode.SAME_DAY


def test_changes_are_added_in_order_of_days():
    history = (*ENTERED, line(StatusKind.SUSPENDED, date(2026, 3, 2)))
    assert code(history, StatusMove.RESUMED, ON) == StatusCode.BEFORE_LAST_CHANGE


def test_an_unknown_day_of_enrolment_stands_in_nobodys_way():
    assert code((line(StatusKind.ENROLLED, None),), StatusMove.SUSPENDED, date(2020, 1, 1)) is None
    assert code((), StatusMove.SUSPENDED) is None


def test_a_class_is_named_where_the_class_changes_and_nowhere_else():
    change = StatusChange(1, StatusMove.REPEATING, ON)
    problem = hindrance(ENTERED, change, TODAY)
    assert problem is not None
    assert problem.code == StatusCode.CLASS_REQUIRED
    assert code(ENTERED, StatusMove.GRADUATED, class_name="别的班") == StatusCode.CLASS_NOT_WANTED


def test_a_class_is_changed_on_the_day_not_ahead_of_it():
    assert code(ENTERED, StatusMove.MAJOR_CHANGED, date(2026, 9, 2)) == StatusCode.CLASS_MOVE_AHEAD
    assert code(ENTERED, StatusMove.GRADUATED, date(2027, 7, 1)) is None


@given(st.lists(st.tuples(st.sampled_from(StatusMove), st.integers(1, 400))))
def test_whatever_is_let_through_one_status_follows_the_other_and_days_rise(steps):
    history = list(ENTERED)
    for move, day in steps:
        on = date.fromordinal(ENTRY.toordinal() + day)
        if code(history, move, on) is not None:
            continue
        assert all(known.from_on is not None and known.from_on < on for known in history)
        if move not in NEEDS_CLASS:
            kind = StatusKind.ENROLLED if move is StatusMove.RESUMED else StatusKind(move.value)
            assert history[-1].kind is not kind or history[-1].move is not None
            history.append(line(kind, on))
    final = {StatusKind.WITHDRAWN, StatusKind.TRANSFERRED_OUT, StatusKind.GRADUATED}
    assert not any(known.kind in final for known in history[:-1])
