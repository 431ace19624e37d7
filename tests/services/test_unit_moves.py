"""A change of unit as a chain: both ends, what is done and what is still to be done, and the paper over the old end."""

from datetime import date

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.checks import DepartureCondition
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLERK
from tests.services.conftest import School
from tests.services.issuing import issue
from tests.services.test_agreement_moves import complete, later
from tests.services.test_placement_changes import change, ids, newest, other_post, undo

FIRST, DAY = date(2026, 9, 1), date(2026, 12, 1)


@pytest.fixture
def moved(placed: School) -> School:
    """The first of three, whose agreement was signed, goes to the other unit."""
    issue(placed)
    complete(placed)
    change(placed, ChangeKind.MOVE_UNIT, DAY, post_id=other_post(placed), placement_ids=ids(placed)[:1])
    return placed


def test_what_the_new_unit_calls_for_is_read_from_the_records(moved: School):
    service, left = moved.office.unit_moves, ids(moved)[0]
    found = service.of_placement(CLERK, left)
    assert found is not None
    assert service.of_placement(CLERK, found.next_id) == found, "either end leads to the chain"
    assert (found.last_on, found.first_on) == (date(2026, 11, 30), DAY)
    assert found.before is not None
    assert (found.before.state, found.after, found.release) == (AgreementState.IN_FORCE, None, Result.HELD)
    states = {one.condition: one.result for one in found.called_for}
    assert states[DepartureCondition.AGREEMENT] in (Result.FAIL, Result.MISSING_DATA)
    assert found.open_steps >= 3

    later(moved, DAY)
    moved.office.agreement_moves.settle(CLERK)
    issue(moved)
    again = service.of_placement(CLERK, left)
    assert again is not None
    assert again.release is Result.PASS
    assert again.after is not None
    assert again.after.state is AgreementState.ISSUED
    complete(moved, again.after.id)


def test_the_release_says_both_units_and_the_last_day(moved: School):
    target = moved.root / "解除确认书.pdf"
    moved.office.unit_moves.print_release(CLERK, ids(moved)[0], target)
    with open_pdf(target) as pdf:
        said = pdf.text(0).replace("\n", "").replace("\r", "")
    for part in ("解除确认书", "SX2026-00001", "2026年11月30日", "2026年12月1日"):
        assert part in said


def test_the_placement_of_a_day_is_found_by_student_number(moved: School):
    service = moved.office.unit_moves
    found = service.of_placement(CLERK, ids(moved)[0])
    assert found is not None
    days = ((date(2026, 11, 30), found.left_id), (DAY, found.next_id))
    assert [service.placement_on(CLERK, found.student_no, day) for day, _ in days] == [one for _, one in days]
    for number, day in ((found.student_no, date(2026, 8, 1)), ("99999999", DAY)):
        with pytest.raises(RuleViolation) as caught:
            service.placement_on(CLERK, number, day)
        assert caught.value.problems[0].code == ChangeCode.NO_PLACEMENT_THEN


def test_without_a_change_of_unit_there_is_no_chain(moved: School):
    service, first = moved.office.unit_moves, ids(moved)[0]
    assert service.of_placement(CLERK, ids(moved)[-1]) is None
    assert service.of_placement(Actor("别的系", RowScope(frozenset())), first) is None
    undo(moved, newest(moved))
    assert service.of_placement(CLERK, first) is None
    with pytest.raises(RuleViolation) as caught:
        service.print_release(CLERK, first, moved.root / "无.pdf")
    assert caught.value.problems[0].code == ChangeCode.NO_UNIT_MOVE


def test_a_change_on_the_first_day_leaves_nothing_to_release_and_says_what_to_do(placed: School):
    issue(placed)
    complete(placed)
    first = ids(placed)[0]
    change(placed, ChangeKind.MOVE_UNIT, FIRST, post_id=other_post(placed), placement_ids=(first,))
    with pytest.raises(RuleViolation) as caught:
        placed.office.unit_moves.print_release(CLERK, first, placed.root / "无.pdf")
    assert [one.code for one in caught.value.problems] == [ChangeCode.NOTHING_TO_RELEASE]
    assert not (placed.root / "无.pdf").exists()
