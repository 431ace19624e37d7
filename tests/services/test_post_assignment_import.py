"""A column of posts for a class against the record."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import Action, ImportChoice
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.merging import MergeWish
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.wording import sentence
from tests.schools import CLASS_A, CLERK, plan_form, student, unit, units, value
from tests.services.importing import apply, plan, said


def line(number: int = 1, **cells: str) -> dict[str, str]:
    row = {"学号": f"2024{number:04d}", "实习单位": "示例装备1有限公司", "岗位": "装配工"}
    return {**row, "姓名": "", "起": "", "止": "", "实习计划": "", "统一社会信用代码": "", "实习地点": "", **cells}


@pytest.fixture
def planned(staffed):
    staffed.office.plans.add(CLERK, plan_form())
    return staffed


def placements(school):
    views = school.office.placements.all(CLERK)
    return [(v.student_no, v.enterprise_name, v.post_name, v.from_on, v.until_on, v.arranged_by) for v in views]


def test_students_are_placed_by_the_school_on_their_posts(planned):
    rows = (
        line(1),
        line(2, 实习单位="示例装备2有限公司", 岗位="仓管员", 起="2026-10-1", 止="2026-12-31"),
        line(3, 实习单位="", 岗位="仓管员"),
    )
    assert apply(planned, "post_assignments", *rows).new == 3
    first, last = date(2026, 9, 1), date(2027, 2, 28)
    assert sorted(placements(planned)) == [
        ("20240001", "示例装备1有限公司", "装配工", first, last, "school"),
        ("20240002", "示例装备2有限公司", "仓管员", date(2026, 10, 1), date(2026, 12, 31), "school"),
        ("20240003", "示例装备2有限公司", "仓管员", first, last, "school"),
    ]
    assert value(planned.office, "SELECT count(*) FROM placement WHERE supervisor_id IS NOT NULL") == 3


def test_what_was_taken_back_before_it_began_is_placed_again_by_the_sheet(planned):
    apply(planned, "post_assignments", line(1), line(2))
    first, second = planned.office.placements.all(CLERK)
    for one, day in ((first, date(2026, 9, 1)), (second, date(2026, 12, 1))):
        wish = ChangeWish((one.id,), ChangeKind.END_EARLY, ChangeReason.AGREED, day)
        planned.office.placement_changes.apply(CLERK, wish)
    report = apply(planned, "post_assignments", line(1), line(2))
    assert (report.new, report.same) == (1, 0)
    assert [problem.code for problem in report.refused] == [PlacementCode.OVERLAPS_PLACEMENT]


def test_the_same_sheet_again_changes_nothing_and_a_class_placed_by_hand_is_the_same(planned):
    apply(planned, "post_assignments", line(1), line(2))
    assert apply(planned, "post_assignments", line(1), line(2)).same == 2
    plan_id = planned.office.plans.named(CLERK, "2026秋").id
    by_hand = planned.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, planned.post_id())).value
    assert [one.already_placed for one in by_hand.students] == [True, True, False]
    assert apply(planned, "post_assignments", line(3)).same == 1


@pytest.mark.parametrize(
    ("cells", "code", "told"),
    [
        ({"学号": "20249999"}, ImportCode.STUDENT_UNKNOWN, "20249999"),
        ({"实习单位": "别的公司"}, ImportCode.ASSIGNED_UNIT_UNKNOWN, "别的公司"),
        ({"实习单位": "示例装备1有限责任公司"}, ImportCode.ASSIGNED_UNIT_NEAR, "“示例装备1有限公司”"),
        ({"岗位": "钳工"}, ImportCode.ASSIGNED_POST_NOT_THERE, "装配工"),
        ({"实习单位": "", "岗位": "钳工"}, ImportCode.ASSIGNED_POST_UNKNOWN, "钳工"),
        ({"实习计划": "2030秋"}, OfficeCode.NO_SUCH_PLAN, "2030秋"),
        ({"起": "2026-8-1"}, PlacementCode.OUTSIDE_PLAN, "2026-08-01"),
        ({"起": "2027-3-1"}, OfficeCode.PLAN_DATES_REVERSED, "2027-03-01"),
    ],
)
def test_what_cannot_be_is_refused_with_what_could_be_meant(planned, cells, code, told):
    found = plan(planned, "post_assignments", line(**cells))
    assert said(found) == [(code, Severity.REFUSED)]
    assert told in sentence(found.rows[0].problems[0])
    assert apply(planned, "post_assignments", line(**cells)).new == 0


def test_a_line_without_a_post_is_told_so_once(planned):
    assert said(plan(planned, "post_assignments", line(岗位=""))) == [(SheetCode.FACT_MISSING, Severity.REFUSED)]


def test_a_post_of_several_places_must_be_told_apart(planned):
    planned.units(unit(1, 实习地点="示例市另一处"), unit(3))
    found = plan(planned, "post_assignments", line())
    assert said(found) == [(ImportCode.ASSIGNED_POST_NOT_UNIQUE, Severity.REFUSED)]
    assert "示例市另一处" in sentence(found.rows[0].problems[0])
    assert said(plan(planned, "post_assignments", line(实习地点="示例市另一处"))) == []
    assert said(plan(planned, "post_assignments", line(实习单位=""))) == [
        (ImportCode.ASSIGNED_POST_NOT_UNIQUE, Severity.REFUSED)
    ]


def test_the_rules_judge_as_they_do_a_class(planned):
    young = student(8, 身份证号=id_number(date(2011, 1, 1), "男", 8))
    birthday = student(9, 身份证号=id_number(date(2010, 9, 1), "男", 9))
    fresh = student(10, 班级="2026级数控1班", 年级="2026", 入学日期="2026-09-01")
    planned.students(young, birthday, fresh)
    found = plan(planned, "post_assignments", line(8), line(9), line(10))
    assert [said(found, n) for n in range(3)] == [
        [(PlacementCode.UNDER_SIXTEEN, Severity.REFUSED)],
        [(PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY, Severity.HELD)],
        [(PlacementCode.FIRST_YEAR, Severity.REFUSED)],
    ]
    assert found.rows[0].problems[0].rule_id == "INT-AGE-16"
    assert apply(planned, "post_assignments", line(8), line(9), line(10), confirmed=(4,)).new == 1
    assert [one.waiver.by_name for one in planned.office.waivers.all(CLERK)] == [CLERK.name]
    run = planned.office.imports.last_run(CLERK, "post_assignments")
    planned.office.imports.undo(CLERK, run.id, "导错了")
    assert planned.office.waivers.all(CLERK) == ()


def test_two_lines_of_one_student_may_not_overlap(planned):
    rows = (line(1, 止="2026-12-31"), line(1, 岗位="仓管员", 实习单位="示例装备2有限公司", 起="2026-12-1"))
    found = plan(planned, "post_assignments", *rows)
    assert [row.action for row in found.rows] == [Action.NEW, Action.REFUSED]
    assert said(found, 1) == [(PlacementCode.OVERLAPS_PLACEMENT, Severity.REFUSED)]
    later = (rows[0], {**rows[1], "起": "2027-1-1"})
    assert apply(planned, "post_assignments", *later).new == 2


def test_without_a_plan_named_there_must_be_one_only(staffed):
    assert said(plan(staffed, "post_assignments", line())) == [(ImportCode.NO_PLAN_OPEN, Severity.REFUSED)]
    staffed.office.plans.add(CLERK, plan_form())
    staffed.office.plans.add(CLERK, plan_form("2027春", date(2027, 3, 1), date(2027, 6, 30)))
    found = plan(staffed, "post_assignments", line())
    assert said(found) == [(ImportCode.PLAN_NOT_NAMED, Severity.REFUSED)]
    assert "2027春、2026秋" in sentence(found.rows[0].problems[0])
    assert apply(staffed, "post_assignments", line(实习计划="2026 秋")).new == 1


def test_a_unit_is_known_by_its_code_whatever_the_sheet_calls_it(planned):
    code = value(planned.office, "SELECT uscc FROM enterprise WHERE name = '示例装备2有限公司'")
    row = line(实习单位="装备二厂", 岗位="仓管员", 统一社会信用代码=code)
    assert apply(planned, "post_assignments", row).new == 1


def test_another_name_is_held(planned):
    found = plan(planned, "post_assignments", line(姓名="别人"))
    assert said(found) == [(ImportCode.STUDENT_NAME_DIFFERS, Severity.HELD)]


def test_students_of_another_department_are_not_placed(planned):
    clerk = Actor("干事", RowScope(frozenset({999})))
    assert said(plan(planned, "post_assignments", line(), actor=clerk)) == [(ImportCode.OUT_OF_SCOPE, Severity.REFUSED)]


def test_the_plan_chosen_with_the_file_serves_the_rows_that_name_none(staffed):
    staffed.office.plans.add(CLERK, plan_form())
    staffed.office.plans.add(CLERK, plan_form("2027春", date(2027, 3, 1), date(2027, 6, 30)))
    path = units(staffed.root / "分配.xlsx", [line(1), line(2, 实习计划="2026秋")])
    choice = ImportChoice(plan_name="2027春")
    planned = staffed.office.imports.plan(CLERK, "post_assignments", path, choice)
    assert [row.draft.plan_name for row in planned.rows] == ["2027春", "2026秋"]
    assert staffed.office.imports.apply(CLERK, planned).value.new == 2


def test_a_unit_merged_away_is_read_under_the_name_it_goes_by_now(planned):
    merges = planned.office.enterprise_merges
    kept, dropped = (unit_id(planned, f"示例装备{number}有限公司") for number in (1, 2))
    merges.merge(CLERK, MergeWish(kept, dropped, merges.preview(CLERK, kept, dropped).versions))
    row = line(实习单位="示例装备2有限公司", 岗位="仓管员")
    assert said(plan(planned, "post_assignments", row)) == [(ImportCode.ENTERPRISE_MERGED, Severity.WARNING)]
    apply(planned, "post_assignments", row)
    assert [(unit_name, post) for _, unit_name, post, *_ in placements(planned)] == [("示例装备1有限公司", "仓管员")]


def unit_id(school, name):
    return next(view.id for view in school.office.enterprises.all(CLERK) if view.name == name)
