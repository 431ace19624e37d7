"""What agreements say of placements that were changed before they were issued."""

from datetime import date

from ctec_desktop.domain.placement_periods import ChangeKind
from tests.schools import CLASS_A, CLERK
from tests.services.test_placement_changes import FIRST, change, ids, post_beside


def test_an_agreement_made_after_a_change_says_the_day_it_really_ends(placed, tmp_path):
    one, two, three = ids(placed)
    change(placed, ChangeKind.END_EARLY, FIRST, placement_ids=(one,))
    change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 3, 31), placement_ids=(two,))
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["end_on"] for candidate in batch.ready}
    assert told == {two: "2027年3月31日", three: "2027年2月28日"}


def test_an_agreement_made_after_a_change_of_post_names_the_post_of_the_day(placed):
    one, two, three = ids(placed)
    there = post_beside(placed)
    change(placed, ChangeKind.MOVE_POST, FIRST, post_id=there, placement_ids=(one,))
    change(placed, ChangeKind.MOVE_POST, date(2026, 10, 1), post_id=there, placement_ids=(two,))
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["post_name"] for candidate in batch.ready}
    assert told == {one: "质检员", two: "装配工", three: "装配工"}


def test_an_agreement_made_after_a_change_of_post_names_the_mentor_there(placed):
    there = post_beside(placed, 指导人员="钱师傅", 指导人员电话="0000-1234567")
    change(placed, ChangeKind.MOVE_POST, FIRST, post_id=there)
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    told = {candidate.placement_id: candidate.values["mentor_name"] for candidate in batch.ready}
    assert told[ids(placed)[0]] == "钱师傅"
