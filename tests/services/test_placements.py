"""A class through the print gate: who is placed, who is held or refused, by which rule and clause."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.storage.tables import StudentStatusRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import sentence
from tests.schools import CLASS_A, CLERK, database_of, plan_form, student, unit, value

FIRST, LAST = date(2026, 9, 1), date(2027, 2, 28)
AGE_CLAUSE = "《职业学校学生实习管理规定》（2021年修订）第十六条第（二）项"
YEAR_CLAUSE = "《职业学校学生实习管理规定》（2021年修订）第十六条第（一）项"


def born(number: int, on: date, **cells: object) -> dict[str, object]:
    return student(number, 身份证号=id_number(on, "男", number), **cells)


def add_plan(school: Any, kind: PlanKind = PlanKind.ON_POST, first: date = FIRST, last: date = LAST) -> int:
    return int(school.office.plans.add(CLERK, PlanForm(f"{kind}{first}", kind, first, last)).value)


def place(school: Any, plan_id: int, class_name: str = CLASS_A, **wish: Any) -> Any:
    asked = PlaceClass(class_name, plan_id, school.post_id(wish.pop("post", "装配工")), **wish)
    judged = school.office.placements.judge_class(CLERK, asked)
    done = school.office.placements.place_class(CLERK, asked).value
    assert [one.problems for one in judged.students] == [one.problems for one in done.students]
    return done


def told(placed: Any) -> list[tuple[str, str, str, Severity]]:
    return [(p.rule_id, p.clause, str(p.code), p.severity) for p in placed.problems]


def set_status(school: Any, kind: str, first: date | None, last: date | None) -> None:
    with database_of(school.office).unit(Command("测试", "status")) as work:
        work.connection.exec_driver_sql("DELETE FROM student_status")
        students = work.connection.exec_driver_sql("SELECT id FROM student").scalars()
        rows = [{"student_id": n, "kind": kind, "from_on": first, "until_on": last} for n in students]
        work.insert_many(StudentStatusRow, rows)


def test_class_is_placed_with_the_days_of_its_plan(staffed):
    placed = place(staffed, add_plan(staffed))
    assert (placed.placed, placed.problems) == (3, ())
    views = staffed.office.placements.all(CLERK)
    assert {(v.from_on, v.until_on, v.post_name, v.class_name) for v in views} == {(FIRST, LAST, "装配工", CLASS_A)}


def test_supervisor_and_mentor_go_with_each_placement(staffed):
    plan_id = staffed.office.plans.add(CLERK, plan_form()).value
    place(staffed, plan_id)
    assert value(staffed.office, "SELECT count(*) FROM placement WHERE supervisor_id IS NOT NULL") == 3


@pytest.mark.parametrize(
    ("birth", "outcome"),
    [
        (date(2010, 9, 2), (PlacementCode.UNDER_SIXTEEN, Severity.REFUSED)),
        (date(2010, 9, 1), (PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY, Severity.HELD)),
        (date(2010, 8, 31), None),
    ],
)
def test_nobody_under_sixteen_on_the_first_day_and_the_birthday_itself_is_held(staffed, birth, outcome):
    staffed.students(born(7, birth, 班级="2024级数控7班"))
    placed = place(staffed, add_plan(staffed), "2024级数控7班")
    if outcome is None:
        assert (placed.placed, placed.problems) == (1, ())
        return
    code, severity = outcome
    assert told(placed) == [("INT-AGE-16", AGE_CLAUSE, code, severity)]
    assert placed.placed == 0


@pytest.mark.parametrize(
    ("first", "code"),
    [
        (date(2024, 2, 28), PlacementCode.UNDER_SIXTEEN),
        (date(2024, 2, 29), PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY),
        (date(2024, 3, 1), None),
    ],
)
def test_born_on_29_february_turns_sixteen_on_that_day_of_a_leap_year(staffed, first, code):
    staffed.students(born(7, date(2008, 2, 29), 班级="2020级数控7班", 年级="2020", 入学日期="2020-09-01"))
    placed = place(staffed, add_plan(staffed, first=first, last=date(2024, 6, 30)), "2020级数控7班")
    assert [p.code for p in placed.problems] == ([] if code is None else [code])


def test_held_student_is_placed_once_confirmed_and_the_decision_is_kept(staffed):
    staffed.students(born(7, date(2010, 9, 1), 班级="2024级数控7班"))
    plan_id = add_plan(staffed)
    placed = place(staffed, plan_id, "2024级数控7班", confirmed=frozenset({"20240007"}))
    assert placed.placed == 1
    sql = "SELECT reason FROM audit_tx WHERE command = 'placements.place_class' ORDER BY n DESC LIMIT 1"
    assert "20240007" in value(staffed.office, sql)
    (decision,) = staffed.office.waivers.all(CLERK)
    assert (decision.waiver.rule_id, decision.waiver.by_name) == ("INT-AGE-16", CLERK.name)
    one = value(staffed.office, "SELECT max(id) FROM placement")
    found = {told.rule_id: told.result for told in staffed.office.checks.findings(CLERK, one)}
    assert found["INT-AGE-16"] is Result.DECIDED


def test_refused_student_is_not_placed_by_confirming(staffed):
    staffed.students(born(7, date(2011, 1, 1), 班级="2024级数控7班"))
    placed = place(staffed, add_plan(staffed), "2024级数控7班", confirmed=frozenset({"20240007"}))
    assert placed.placed == 0


def test_student_without_a_birth_date_is_refused_for_lack_of_it(staffed):
    staffed.students(student(7, 身份证号=None, 班级="2024级数控7班"))
    placed = place(staffed, add_plan(staffed), "2024级数控7班")
    assert told(placed) == [("INT-AGE-16", AGE_CLAUSE, PlacementCode.BIRTH_DATE_UNKNOWN, Severity.REFUSED)]


@pytest.mark.parametrize(("first", "placed"), [(date(2025, 8, 31), 0), (date(2025, 9, 1), 3)])
def test_first_year_ends_on_31_august(staffed, first, placed):
    done = place(staffed, add_plan(staffed, first=first, last=date(2026, 1, 31)))
    assert done.placed == placed
    expected = [] if placed else [("INT-GRADE-01", YEAR_CLAUSE, PlacementCode.FIRST_YEAR, Severity.REFUSED)] * 3
    assert told(done) == expected


def test_unknown_grade_is_refused_until_it_is_set(staffed):
    cells = {"班级": "数控班", "年级": None, "入学日期": None}
    staffed.students(student(7, **cells))
    plan_id = add_plan(staffed)
    assert [p.code for p in place(staffed, plan_id, "数控班").problems] == [PlacementCode.GRADE_UNKNOWN]
    staffed.office.school.set_grade(CLERK, "数控班", 2024)
    assert place(staffed, plan_id, "数控班").placed == 1


@pytest.mark.parametrize("kind", ["suspended", "withdrawn", "transferred_out", "conscripted", "graduated"])
@pytest.mark.parametrize("day", [FIRST, date(2026, 12, 1), LAST])
def test_not_enrolled_on_a_single_day_is_refused(staffed, kind, day):
    set_status(staffed, kind, day, day)
    placed = place(staffed, add_plan(staffed))
    assert placed.placed == 0
    assert {(p.rule_id, p.code, p.facts["on"]) for p in placed.problems} == {
        ("INT-GRAD-01", PlacementCode.NOT_ENROLLED, day.isoformat())
    }


def test_status_that_ends_before_or_begins_after_the_placement_does_not_matter(staffed):
    set_status(staffed, "suspended", date(2025, 9, 1), date(2026, 8, 31))
    with database_of(staffed.office).unit(Command("测试", "status")) as work:
        students = list(work.connection.exec_driver_sql("SELECT id FROM student").scalars())
        spans = (("enrolled", FIRST, LAST), ("graduated", date(2027, 3, 1), None))
        rows = [
            {"student_id": n, "kind": kind, "from_on": first, "until_on": last}
            for n in students
            for kind, first, last in spans
        ]
        work.insert_many(StudentStatusRow, rows)
    assert place(staffed, add_plan(staffed)).placed == 3


def test_days_without_any_status_are_not_taken_for_enrolled(staffed):
    set_status(staffed, "enrolled", date(2024, 9, 1), date(2026, 12, 31))
    placed = place(staffed, add_plan(staffed))
    assert {(p.code, p.facts["on"]) for p in placed.problems} == {(PlacementCode.STATUS_UNKNOWN, "2027-01-01")}
    assert placed.placed == 0


@pytest.mark.parametrize(
    ("first", "last", "placed"),
    [
        (date(2027, 2, 28), date(2027, 6, 30), 0),
        (date(2027, 3, 1), date(2027, 6, 30), 3),
        (date(2026, 3, 1), date(2026, 9, 1), 0),
        (date(2026, 3, 1), date(2026, 8, 31), 3),
        (date(2026, 10, 1), date(2026, 10, 1), 0),
    ],
)
def test_two_placements_never_meet_on_one_day_but_may_adjoin(staffed, first, last, placed):
    place(staffed, add_plan(staffed))
    done = place(staffed, add_plan(staffed, first=first, last=last), post="仓管员")
    assert done.placed == placed
    if not placed:
        assert {(p.rule_id, p.code, p.facts["other"]) for p in done.problems} == {
            ("PLC-OVERLAP", PlacementCode.OVERLAPS_PLACEMENT, "示例装备1有限公司")
        }


def test_visit_is_bound_by_none_of_these_rules(staffed):
    young = {"班级": "2026级新生班", "年级": "2026", "入学日期": "2026-09-01"}
    staffed.students(born(7, date(2011, 5, 5), **young), student(8, 身份证号=None, **young))
    set_status(staffed, "suspended", None, None)
    visiting = add_plan(staffed, PlanKind.VISITING)
    assert place(staffed, visiting, "2026级新生班").placed == 2
    again = add_plan(staffed, PlanKind.VISITING, date(2026, 10, 1), date(2026, 10, 3))
    assert place(staffed, again, "2026级新生班").placed == 2


def test_visit_does_not_stand_in_the_way_of_an_internship(staffed):
    place(staffed, add_plan(staffed, PlanKind.VISITING))
    assert place(staffed, add_plan(staffed), post="仓管员").placed == 3


def test_class_placed_again_the_same_way_is_left_alone(staffed):
    plan_id = add_plan(staffed)
    place(staffed, plan_id)
    again = place(staffed, plan_id)
    assert again.placed == 0
    assert {(p.code, p.severity) for p in again.problems} == {(PlacementCode.PLACED_ALREADY, Severity.WARNING)}
    assert value(staffed.office, "SELECT count(*) FROM placement") == 3


@pytest.mark.parametrize(
    ("ended_on", "placed", "told"),
    [
        (FIRST, 1, [PlacementCode.PLACED_ALREADY] * 2),
        (date(2026, 12, 1), 0, [PlacementCode.ENDED_BEFORE, *[PlacementCode.PLACED_ALREADY] * 2]),
    ],
)
def test_what_ended_early_is_made_again_where_no_day_was_used_and_is_undone_otherwise(staffed, ended_on, placed, told):
    plan_id = add_plan(staffed)
    place(staffed, plan_id)
    first = staffed.office.placements.all(CLERK)[0].id
    end = ChangeWish((first,), ChangeKind.END_EARLY, ChangeReason.AGREED, ended_on)
    staffed.office.placement_changes.apply(CLERK, end)
    again = place(staffed, plan_id)
    assert (again.placed, [problem.code for problem in again.problems]) == (placed, told)
    assert placed or "撤销变动" in sentence(again.problems[0])
    rest = place(staffed, plan_id, from_on=date(2026, 12, 1))
    free = 0 if placed else 1
    assert (rest.placed, rest.students[0].may_be_placed(frozenset())) == (free, bool(free))


def test_student_who_joins_later_is_placed_beside_the_others(staffed):
    plan_id = add_plan(staffed)
    place(staffed, plan_id)
    staffed.students(student(4))
    assert place(staffed, plan_id).placed == 1


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"class_name": "没有的班"}, PlacementCode.CLASS_IS_EMPTY),
        ({"plan_id": 99}, OfficeCode.NO_SUCH_PLAN),
        ({"post_id": 99}, OfficeCode.NO_SUCH_POST),
        ({"from_on": date(2027, 3, 1)}, OfficeCode.PLAN_DATES_REVERSED),
    ],
)
def test_wish_that_names_nothing_real_is_refused_and_writes_nothing(staffed, wish, code):
    asked = {"class_name": CLASS_A, "plan_id": add_plan(staffed), "post_id": staffed.post_id(), **wish}
    before = value(staffed.office, "SELECT count(*) FROM audit_tx")
    with pytest.raises(RuleViolation) as refused:
        staffed.office.placements.place_class(CLERK, PlaceClass(**asked))
    assert [p.code for p in refused.value.problems] == [code]
    assert value(staffed.office, "SELECT count(*) FROM audit_tx") == before


def test_post_is_found_by_name_or_by_unit_and_name(staffed):
    named = staffed.office.placements.post_named
    assert named(CLERK, "示例装备1有限公司/装配工").id == named(CLERK, "装配工").id
    staffed.units(unit(3, 单位名称="另一家有限公司"))
    with pytest.raises(RuleViolation) as refused:
        named(CLERK, "装配工")
    assert refused.value.problems[0].code == OfficeCode.POST_NOT_UNIQUE
    assert "另一家有限公司/装配工" in str(refused.value.problems[0].facts["found"])


@pytest.mark.parametrize(("first", "last"), [(date(2026, 8, 31), LAST), (FIRST, date(2027, 3, 1))])
def test_days_outside_the_plan_are_refused(staffed, first, last):
    wish = PlaceClass(CLASS_A, add_plan(staffed), staffed.post_id(), first, last)
    with pytest.raises(RuleViolation) as caught:
        staffed.office.placements.judge_class(CLERK, wish)
    assert [problem.code for problem in caught.value.problems] == [PlacementCode.OUTSIDE_PLAN]
