"""Lists on papers: whom they name, which lines stay with what is signed, and how many pages there are."""

import re
from datetime import date

from tests.schools import (
    CLERK,
)
from tests.services.papers_ground import Ground
from tests.services.test_hostile_names import on_paper


def test_a_student_who_will_change_unit_stands_once_on_lists_of_people_and_both_units_on_lists_of_units(ground: Ground):
    moving = next(one for one in ground.office.placements.all(CLERK) if one.from_on == date(2027, 5, 1))
    plan_id = next(plan.id for plan in ground.office.plans.all(CLERK) if plan.name == "2027年春季岗位实习")
    for key in ("training_record", "filing_form"):
        ground.print(key, class_name=ground.class_name, plan_id=plan_id)
        assert "".join(ground.pages()).count(moving.student_no) == 1
    ground.print("unit_publicity", class_name=ground.class_name, plan_id=plan_id)
    units = {one.enterprise_name for one in ground.office.placements.all(CLERK) if one.student_no == moving.student_no}
    assert len(units) == 2
    assert all(on_paper(unit) in "".join(ground.pages()) for unit in units)


def test_only_who_ends_early_leaves_the_cover_and_a_move_tells_its_last_day_at_the_new_unit(ground: Ground):
    changed = {one.student_no: one for one in ground.office.placements.all(CLERK)}
    moving = next(one for one in changed.values() if one.from_on == date(2027, 5, 1))
    ground.print("cover_cancellation")
    assert moving.student_no not in "".join(ground.pages())
    ground.print("cover_endorsement")
    text = "".join(ground.pages())
    assert moving.student_no in text
    assert moving.until_on.isoformat() in text


def test_what_is_signed_stands_with_the_last_lines_of_its_list_and_forms_of_a_page_keep_to_it(ground: Ground):
    report = ground.print("training_record", "pay_confirmation", "visit_check", "loss_notice")
    texts = ground.pages()
    for one in report.papers:
        last = texts[one.first_page + one.pages - 2]
        if one.key in ("visit_check", "loss_notice"):
            assert one.pages == 1
        else:
            assert "签字" in last
            assert len(re.findall(r"2024\d{6}", last)) >= min(3, one.pages * 3 - 2)
