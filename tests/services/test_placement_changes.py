"""Changing placements: with which days, at which unit, what stands in the way, and taking it back."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish, PaperKind
from ctec_desktop.domain.placement_periods import ChangeKind, Standing
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, plan_form, select, student, value

FIRST, LAST = date(2026, 9, 1), date(2027, 2, 28)
STOP = date(2027, 2, 5)


def ids(school: Any) -> tuple[int, ...]:
    return tuple(view.id for view in school.office.placements.all(CLERK))


def wish(school: Any, kind: ChangeKind, on: date | None, **more: Any) -> ChangeWish:
    reasons = {ChangeKind.PAUSE: ChangeReason.HOLIDAY, ChangeKind.MOVE_POST: ChangeReason.ROTATION}
    reasons |= {ChangeKind.RESUME: ChangeReason.PROGRAMME, ChangeKind.EXTEND: ChangeReason.PROGRAMME}
    reason = more.pop("reason_kind", reasons.get(kind, ChangeReason.AGREED))
    return ChangeWish(more.pop("placement_ids", ids(school)[:1]), kind, reason, on, **more)


def change(school: Any, kind: ChangeKind, on: date | None, **more: Any) -> Any:
    wished = wish(school, kind, on, **more)
    judged = school.office.placement_changes.judge(CLERK, wished)
    done = school.office.placement_changes.apply(CLERK, wished).value
    assert [one.problems for one in judged] == [one.problems for one in done.lines]
    return done


def standing(school: Any, on: date, placement_id: int | None = None) -> Standing:
    found = school.office.placement_changes.history(CLERK, placement_id or ids(school)[0])
    return Standing(found.now.standing(on))


def refused(school: Any, kind: ChangeKind, on: date | None, **more: Any) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        school.office.placement_changes.apply(CLERK, wish(school, kind, on, **more))
    places = [problem.place for problem in caught.value.problems]
    keys = [place.field if isinstance(place, FieldPlace) else "" for place in places]
    return [(str(problem.code), key) for problem, key in zip(caught.value.problems, keys, strict=True)]


def undo(school: Any, change_id: int, reason: str = "登记错了", **more: Any) -> int:
    return int(school.office.placement_changes.undo(CLERK, change_id, reason, **more).value)


def newest(school: Any) -> int:
    return int(value(school.office, "SELECT max(id) FROM placement_change"))


def other_post(school: Any) -> int:
    return int(school.post_id("仓管员"))


def post_beside(school: Any, **cells: str) -> int:
    """A second post of the unit the class is at."""
    school.units(
        {"单位名称": "示例装备1有限公司", "岗位名称": "质检员", "实习地点": "示例市1号路", **code_of(school), **cells}
    )
    return int(school.post_id("质检员"))


def code_of(school: Any) -> dict[str, str]:
    sql = "SELECT uscc FROM enterprise WHERE name = '示例装备1有限公司'"
    return {"统一社会信用代码": value(school.office, sql)}


def test_a_whole_unit_is_paused_over_the_festival_and_resumes(placed):
    unit = placed.office.placements.post_named(CLERK, "装配工").enterprise_id
    at_unit = placed.office.placement_changes.in_force_at(CLERK, unit, STOP)
    done = change(placed, ChangeKind.PAUSE, STOP, until_on=date(2027, 2, 20), placement_ids=at_unit)
    assert (len(at_unit), done.changed) == (3, 3)
    assert standing(placed, STOP) is Standing.PAUSED
    change(placed, ChangeKind.RESUME, date(2027, 2, 18), placement_ids=at_unit)
    assert [standing(placed, date(2027, 2, day)) for day in (17, 18)] == [Standing.PAUSED, Standing.ON_POST]


def test_the_planned_days_of_the_record_stay(placed):
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1))
    change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 3, 31), placement_ids=ids(placed)[1:2])
    assert set(select(placed.office, "SELECT from_on, until_on FROM placement")) == {("2026-09-01", "2027-02-28")}


def test_moving_to_another_unit_makes_the_next_placement_and_says_which_papers(placed):
    done = change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=other_post(placed))
    assert [paper.kind for paper in done.papers] == [
        *(PaperKind.RELEASE, PaperKind.CONSENT, PaperKind.AGREEMENT),
        *(PaperKind.FILING, PaperKind.COVER_ADDED, PaperKind.TRAINING),
    ]
    old = ids(placed)[0]
    history = placed.office.placement_changes.history(CLERK, old)
    assert history.now.last_on == date(2026, 11, 30)
    following = placed.office.placement_changes.history(CLERK, history.next_id)
    assert (following.previous_id, following.now.from_on, following.now.last_on) == (old, date(2026, 12, 1), LAST)
    assert (history.changes[0].enterprise_name, history.changes[0].by_name) == ("示例装备2有限公司", CLERK.name)


def test_after_an_early_end_the_student_may_be_placed_again_from_the_next_day_on(placed):
    plan_id = placed.office.plans.all(CLERK)[0].id
    again = PlaceClass(CLASS_A, plan_id, other_post(placed), date(2026, 12, 1))
    assert placed.office.placements.place_class(CLERK, again).value.placed == 0
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1))
    done = placed.office.placements.place_class(CLERK, again).value
    assert done.placed == 1
    assert {problem.code for problem in done.problems} == {PlacementCode.OVERLAPS_PLACEMENT}


def test_the_gate_is_asked_again_at_the_next_unit(placed):
    with database_of(placed.office).unit(Command("测试", "status")) as work:
        work.connection.exec_driver_sql("UPDATE student_status SET until_on = '2026-12-31'")
        sql = "INSERT INTO student_status (student_id, kind, from_on) SELECT id, 'suspended', '2027-01-01' FROM student"
        work.connection.exec_driver_sql(sql)
    done = change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=other_post(placed))
    assert done.changed == 0
    assert done.papers == ()
    assert [problem.rule_id for problem in done.lines[0].problems] == ["INT-GRAD-01"]


def test_who_can_change_is_changed_and_the_others_are_named(placed):
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1))
    done = change(placed, ChangeKind.PAUSE, STOP, placement_ids=ids(placed))
    assert done.changed == 2
    (problem,) = [problem for one in done.lines for problem in one.problems]
    assert problem.code == ChangeCode.OVER_ALREADY
    assert "20240001" in problem.place.label


def test_a_post_of_another_unit_is_no_move_within_the_unit(placed):
    said = [
        change(placed, ChangeKind.MOVE_POST, date(2026, 12, 1), post_id=other_post(placed)).lines[0].problems[0].code,
        change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=placed.post_id()).lines[0].problems[0].code,
    ]
    assert said == [ChangeCode.POST_OF_ANOTHER_UNIT, ChangeCode.SAME_UNIT]


def test_a_move_within_the_unit_changes_the_post_from_its_day_on(placed):
    post_id = post_beside(placed)
    done = change(placed, ChangeKind.MOVE_POST, date(2026, 12, 1), post_id=post_id)
    assert [paper.kind for paper in done.papers] == [PaperKind.SUPPLEMENT, PaperKind.TRAINING]
    now = placed.office.placement_changes.history(CLERK, ids(placed)[0]).now
    assert [now.post_on(date(2026, 11, 30)), now.post_on(date(2026, 12, 1))] == [placed.post_id(), post_id]


def test_an_extension_over_another_placement_is_refused_and_one_beyond_the_plan_said(placed):
    done = change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 3, 31))
    assert [problem.code for problem in done.lines[0].warnings] == [ChangeCode.BEYOND_PLAN]
    form = PlanForm("2027春", PlanKind.ON_POST, date(2027, 4, 1), date(2027, 6, 30))
    plan_id = placed.office.plans.add(CLERK, form).value
    placed.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, other_post(placed)))
    over = change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 4, 1))
    assert (over.changed, [problem.rule_id for problem in over.lines[0].problems]) == (0, ["PLC-OVERLAP"])


def test_the_grade_at_the_next_unit_is_that_of_the_class_of_the_day(placed):
    placed.students(student(81, 班级="2026级数控8班", 年级="2026", 入学日期="2026-09-01"))
    with database_of(placed.office).unit(Command("测试", "class")) as work:
        first_year = work.connection.exec_driver_sql("SELECT id FROM class_group WHERE grade = 2026").scalar()
        sql = "INSERT INTO class_change (uid, kind, student_id, from_class_id, to_class_id, effective_on) "
        sql += "SELECT 'u', 'repeating', id, ?, class_group_id, '2027-02-01' FROM student WHERE student_no = '20240001'"
        work.connection.exec_driver_sql(sql, (first_year,))
    done = change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=other_post(placed))
    assert [problem.rule_id for problem in done.lines[0].problems] == ["INT-GRADE-01"]


@pytest.mark.parametrize(
    ("kind", "on", "more", "said"),
    [
        (ChangeKind.PAUSE, None, {}, [(OfficeCode.FIELD_REQUIRED, "effective_on")]),
        (ChangeKind.PAUSE, STOP, {"placement_ids": ()}, [(ChangeCode.NOBODY_CHOSEN, "")]),
        (ChangeKind.EXTEND, None, {}, [(ChangeCode.UNTIL_NEEDED, "until_on")]),
        (ChangeKind.MOVE_POST, STOP, {}, [(ChangeCode.POST_NEEDED, "post_id")]),
        (ChangeKind.END_EARLY, STOP, {"reason_kind": ChangeReason.HOLIDAY}, [(ChangeCode.REASON_NEEDED, "reason")]),
        (ChangeKind.END_EARLY, STOP, {"reason_kind": ChangeReason.OTHER}, [(ChangeCode.REASON_NEEDED, "reason")]),
        (ChangeKind.MOVE_UNIT, STOP, {"post_id": 99_999}, [(OfficeCode.NO_SUCH_POST, "")]),
        (ChangeKind.PAUSE, STOP, {"placement_ids": (99_999,)}, [(ChangeCode.PLACEMENT_GONE, "")]),
    ],
)
def test_a_wish_that_is_wrong_for_everyone_names_its_field(placed, kind, on, more, said):
    assert refused(placed, kind, on, **more) == said


def test_reversed_days_at_the_next_unit_are_refused(placed):
    done = change(placed, ChangeKind.MOVE_UNIT, STOP, post_id=other_post(placed), until_on=date(2027, 1, 1))
    assert [problem.code for problem in done.lines[0].problems] == [OfficeCode.PLAN_DATES_REVERSED]


def test_nobody_changes_the_placements_of_another_department(placed):
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    with pytest.raises(RuleViolation):
        placed.office.placement_changes.apply(stranger, wish(placed, ChangeKind.PAUSE, STOP))
    assert placed.office.placement_changes.history(stranger, ids(placed)[0]) is None
    unit = placed.office.placements.post_named(CLERK, "装配工").enterprise_id
    assert placed.office.placement_changes.in_force_at(stranger, unit, STOP) == ()


def test_undoing_needs_a_reason_and_takes_the_newest_alone(placed):
    change(placed, ChangeKind.PAUSE, date(2026, 10, 1), until_on=date(2026, 10, 7))
    first = newest(placed)
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1))
    for change_id, reason, said in (
        (newest(placed), " ", ChangeCode.UNDO_REASON_NEEDED),
        (first, "错了", ChangeCode.NOT_THE_NEWEST),
        (99_999, "错了", ChangeCode.NO_SUCH_CHANGE),
    ):
        with pytest.raises(RuleViolation) as caught:
            undo(placed, change_id, reason)
        assert [problem.code for problem in caught.value.problems] == [said]
    assert undo(placed, newest(placed)) == 1
    assert standing(placed, date(2026, 12, 1)) is Standing.ON_POST
    history = placed.office.placement_changes.history(CLERK, ids(placed)[0])
    assert [(line.is_voided, line.void_reason) for line in history.changes] == [(False, None), (True, "登记错了")]
    with pytest.raises(RuleViolation):
        undo(placed, newest(placed))


def test_what_was_made_in_one_go_is_undone_in_one_go(placed):
    change(placed, ChangeKind.PAUSE, STOP, placement_ids=ids(placed))
    assert undo(placed, newest(placed), whole_batch=True) == 3
    assert {standing(placed, STOP, one) for one in ids(placed)} == {Standing.ON_POST}


def test_undoing_a_move_voids_the_next_placement(placed):
    change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=other_post(placed))
    assert len(ids(placed)) == 4
    undo(placed, newest(placed))
    assert len(ids(placed)) == 3
    assert standing(placed, date(2026, 12, 1)) is Standing.ON_POST


def undo_said(school: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        undo(school, newest_move(school))
    return [str(problem.code) for problem in caught.value.problems]


def newest_move(school: Any) -> int:
    return int(value(school.office, "SELECT max(id) FROM placement_change WHERE kind = 'move_unit'"))


def test_a_move_is_kept_once_something_stands_on_the_next_placement(placed, tmp_path):
    change(placed, ChangeKind.MOVE_UNIT, date(2026, 12, 1), post_id=other_post(placed))
    following = placed.office.placement_changes.history(CLERK, ids(placed)[0]).next_id
    change(placed, ChangeKind.PAUSE, STOP, placement_ids=(following,))
    assert undo_said(placed) == [ChangeCode.NEXT_HAS_CHANGES]
    undo(placed, newest(placed))
    with database_of(placed.office).unit(Command("测试", "arrived")) as work:
        work.connection.exec_driver_sql("UPDATE placement SET arrived_on = '2026-12-01' WHERE id = ?", (following,))
    assert undo_said(placed) == [ChangeCode.NEXT_HAS_ARRIVED]
    placed.office.agreements.issue_class(CLERK, IssueClass(CLASS_A, tmp_path))
    assert undo_said(placed) == [ChangeCode.NEXT_HAS_AGREEMENT]


def test_an_end_is_kept_once_another_placement_stands_on_its_days(placed):
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 1))
    plan_id = placed.office.plans.all(CLERK)[0].id
    placed.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, other_post(placed), date(2026, 12, 1)))
    with pytest.raises(RuleViolation) as caught:
        undo(placed, newest(placed))
    assert [problem.code for problem in caught.value.problems] == [ChangeCode.UNDO_OVERLAPS]


def test_two_placements_of_one_student_in_one_wish_count_for_each_other(placed):
    placed.office.plans.add(CLERK, plan_form("2027春", date(2027, 3, 1), date(2027, 6, 30)))
    spring = placed.office.plans.named(CLERK, "2027春").id
    placed.office.placements.place_class(CLERK, PlaceClass(CLASS_A, spring, placed.post_id()))
    done = change(placed, ChangeKind.EXTEND, None, until_on=date(2027, 7, 31), placement_ids=ids(placed))
    assert done.changed == 3
    told = [[problem.rule_id for problem in one.problems] for one in done.lines]
    assert sorted(told) == [[], [], [], ["PLC-OVERLAP"], ["PLC-OVERLAP"], ["PLC-OVERLAP"]]


def test_a_placement_is_not_over_before_the_student_has_come(placed):
    came = ids(placed)[0]
    placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(came, FIRST),))
    done = change(placed, ChangeKind.END_EARLY, FIRST)
    assert [str(problem.code) for problem in done.lines[0].problems] == [ChangeCode.OVER_BEFORE_ARRIVAL]
    assert change(placed, ChangeKind.END_EARLY, date(2026, 9, 2)).changed == 1
