"""Everyone of a plan's classes has a placement or a reason for having none."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.applications import ApplicationDecision
from ctec_desktop.domain.codes.not_placed import NotPlacedCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.not_placed import NotPlacedForm, NotPlacedReason, PlanStanding
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, plan_form, select, student
from tests.services.importing import apply
from tests.services.test_post_assignment_import import line
from tests.services.test_self_placement_import import line as chosen
from tests.services.undoing import undo as undo_import

STUDY, OTHER = NotPlacedReason.FURTHER_STUDY, NotPlacedReason.OTHER


def plan_of(school: Any) -> int:
    return int(school.office.plans.all(CLERK)[0].id)


def lines(school: Any, class_name: str = "") -> dict[str, Any]:
    return {one.student_no: one for one in school.office.not_placed.of_plan(CLERK, plan_of(school), class_name)}


def ids(school: Any, *numbers: int) -> tuple[int, ...]:
    known = lines(school)
    return tuple(known[f"2024{n:04d}"].student_id for n in numbers)


def put(school: Any, students: tuple[int, ...], kind: NotPlacedReason = STUDY, **more: Any) -> int:
    form = NotPlacedForm(plan_of(school), students, kind, **more)
    return int(school.office.not_placed.put(CLERK, form).value)


def said(school: Any, *args: Any, **more: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        put(school, *args, **more)
    return [str(problem.code) for problem in caught.value.problems]


def end_first(school: Any, on: date = date(2026, 9, 1)) -> None:
    first = school.office.placements.all(CLERK)[0].id
    school.office.placement_changes.apply(CLERK, ChangeWish((first,), ChangeKind.END_EARLY, ChangeReason.AGREED, on))


def test_a_student_added_later_is_missing_until_a_reason_is_given(placed):
    placed.students(student(9))
    assert {no: one.standing for no, one in lines(placed).items()} == {
        **{f"2024{n:04d}": PlanStanding.PLACED for n in (1, 2, 3)},
        "20240009": PlanStanding.MISSING,
    }
    assert put(placed, ids(placed, 9), reason="职教高考", proof="报名表") == 1
    one = lines(placed)["20240009"]
    assert (one.standing, one.reason_kind, one.reason, one.proof) == (PlanStanding.EXCUSED, STUDY, "职教高考", "报名表")


def test_who_ended_early_is_missing_from_then_on(placed):
    end_first(placed)
    assert lines(placed)["20240001"].standing is PlanStanding.MISSING
    assert lines(placed)["20240002"].enterprise_name == "示例装备1有限公司"


def test_a_later_reason_replaces_the_one_on_record(placed):
    placed.students(student(8), student(9))
    put(placed, ids(placed, 9))
    assert put(placed, ids(placed, 8, 9), NotPlacedReason.EXEMPTED) == 2
    assert select(placed.office, "SELECT reason_kind FROM not_placed") == [("exempted",), ("exempted",)]


def test_a_placement_made_later_closes_the_record(placed):
    placed.students(student(9))
    put(placed, ids(placed, 9))
    placed.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_of(placed), placed.post_id()))
    assert lines(placed)["20240009"].standing is PlanStanding.PLACED
    sql = "SELECT closed_on, closed_by_id = (SELECT max(id) FROM placement) FROM not_placed"
    assert select(placed.office, sql) == [("2026-09-01", 1)]


def test_one_who_is_placed_has_no_reason_to_be_without(placed):
    placed.students(student(9))
    assert said(placed, ids(placed, 1, 9)) == [NotPlacedCode.HAS_PLACEMENT]
    assert select(placed.office, "SELECT count(*) FROM not_placed") == [(0,)]


@pytest.mark.parametrize(
    ("students", "kind", "told"),
    [
        ((), STUDY, [NotPlacedCode.NOBODY_CHOSEN]),
        ((99_999,), STUDY, [NotPlacedCode.STUDENT_GONE]),
        ((1,), OTHER, [NotPlacedCode.REASON_NEEDED]),
    ],
)
def test_what_is_missing_is_said(placed, students, kind, told):
    assert said(placed, students, kind) == told


def test_an_unknown_plan_is_refused(placed):
    with pytest.raises(RuleViolation) as caught:
        placed.office.not_placed.of_plan(CLERK, 99_999)
    assert [problem.code for problem in caught.value.problems] == [OfficeCode.NO_SUCH_PLAN]


def test_a_record_is_taken_back_with_a_reason_and_kept(placed):
    placed.students(student(9))
    who = ids(placed, 9)
    put(placed, who)
    for reason, students, told in (
        (" ", who, NotPlacedCode.UNDO_REASON_NEEDED),
        ("错了", ids(placed, 1), NotPlacedCode.NO_RECORD),
    ):
        with pytest.raises(RuleViolation) as caught:
            placed.office.not_placed.withdraw(CLERK, plan_of(placed), students, reason)
        assert [problem.code for problem in caught.value.problems] == [told]
    assert placed.office.not_placed.withdraw(CLERK, plan_of(placed), who, "登记错了").value == 1
    assert lines(placed)["20240009"].standing is PlanStanding.MISSING
    assert select(placed.office, "SELECT void_reason FROM not_placed") == [("登记错了",)]
    assert put(placed, who) == 1


def test_a_class_the_plan_does_not_know_yet_can_be_named(placed):
    placed.students(student(7, 班级="2024级数控7班"))
    assert set(lines(placed, "2024级数控7班")) == {"20240007"}
    assert "20240007" not in lines(placed)


def test_the_status_that_keeps_a_student_from_work_is_shown(placed):
    placed.students(student(9))
    with database_of(placed.office).unit(Command("测试", "status")) as work:
        sql = "UPDATE student_status SET kind = 'suspended' WHERE student_id = ?"
        work.connection.exec_driver_sql(sql, (ids(placed, 9)[0],))
    assert lines(placed)["20240009"].status is StatusKind.SUSPENDED


def test_another_plan_asks_again(placed):
    second = placed.office.plans.add(CLERK, plan_form("2027春", date(2027, 3, 1), date(2027, 6, 30))).value
    assert placed.office.not_placed.of_plan(CLERK, second) == ()
    people = placed.office.not_placed.of_plan(CLERK, second, CLASS_A)
    assert {one.standing for one in people} == {PlanStanding.MISSING}


def test_another_departments_students_are_out_of_sight(placed):
    stranger = Actor("外系老师", RowScope(frozenset({99})))
    who = ids(placed, 1)
    assert placed.office.not_placed.of_plan(stranger, plan_of(placed)) == ()
    with pytest.raises(RuleViolation):
        placed.office.not_placed.put(stranger, NotPlacedForm(plan_of(placed), who, STUDY))


def state(school: Any) -> list[tuple[Any, ...]]:
    return select(school.office, "SELECT closed_on IS NULL, closed_by_id FROM not_placed WHERE voided_at_utc IS NULL")


def test_a_placement_that_comes_by_a_sheet_closes_the_record_and_undoing_opens_it_again(placed):
    placed.students(student(9))
    put(placed, ids(placed, 9))
    apply(placed, "post_assignments", line(9))
    assert lines(placed)["20240009"].standing is PlanStanding.PLACED
    assert [closed for closed, _ in state(placed)] == [0]
    undo_import(placed)
    assert state(placed) == [(1, None)]
    assert lines(placed)["20240009"].standing is PlanStanding.EXCUSED


def test_taking_an_early_end_back_closes_the_reason_given_since(placed):
    end_first(placed)
    put(placed, ids(placed, 1))
    first = placed.office.placements.all(CLERK)[0].id
    change = placed.office.placement_changes.history(CLERK, first).changes[0].id
    placed.office.placement_changes.undo(CLERK, change, "登记错了")
    assert state(placed) == [(0, first)]
    end_first(placed)
    assert lines(placed)["20240001"].standing is PlanStanding.MISSING


def test_refusing_a_self_chosen_place_lets_the_earlier_reason_hold_again(placed):
    placed.students(student(9))
    put(placed, ids(placed, 9))
    apply(placed, "self_placements", chosen(9), confirmed=(1,))
    assert [closed for closed, _ in state(placed)] == [0]
    (application,) = placed.office.placements.applications(CLERK, plan_of(placed))
    refusal = ApplicationDecision(application.placement_id, is_approved=False, note="岗位不符")
    placed.office.placements.decide_applications(CLERK, (refusal,))
    assert state(placed) == [(1, None)]
    assert lines(placed)["20240009"].standing is PlanStanding.EXCUSED
