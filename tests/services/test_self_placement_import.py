"""The collected sheet of self-chosen places against the record."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.invented import credit_code, id_number
from ctec_desktop.domain.merging import MergeWish
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.enterprise_forms import EnterpriseForm
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of, plan_form, select, student, unit, value
from tests.services.importing import apply, changes, plan, said

HELD, REFUSED, WARNING = Severity.HELD, Severity.REFUSED, Severity.WARNING


def line(number: int = 1, **cells: str) -> dict[str, str]:
    row = {"学号": f"2024{number:04d}", "姓名": "", "单位名称": "示例连锁超市有限公司"}
    row |= {"统一社会信用代码": credit_code(50)}
    row |= {"岗位": "理货员", "实习地点": "示例市1号", "指导人": "赵师傅", "电话": "0000-1234567", "单位地址": ""}
    row |= {"实习报酬（元/月）": "2800", "开始日期": "", "结束日期": "", "实习计划": "", "申请日期": "2026-8-20"}
    return {**row, "家长同意": "同意", "家长同意日期": "2026-8-21", "申请理由": "离家近", **cells}


@pytest.fixture
def planned(staffed):
    staffed.office.plans.add(CLERK, plan_form())
    return staffed


def applications(school):
    plan_id = school.office.plans.named(CLERK, "2026秋").id
    return school.office.placements.applications(CLERK, plan_id)


def new_unit(school):
    return next(view for view in school.office.enterprises.all(CLERK) if view.name == "示例连锁超市有限公司")


def test_unit_post_mentor_placement_and_application_come_of_one_line(planned):
    found = plan(planned, "self_placements", line())
    assert (found.created, found.rows[0].action, said(found)) == (("示例连锁超市有限公司",), Action.NEW, [])
    assert apply(planned, "self_placements", line()).new == 1
    view = new_unit(planned)
    (post,) = view.posts
    assert (view.uscc, post.name, post.site_address, post.pay_fen, post.mentor_name, post.mentor_phone) == (
        credit_code(50),
        "理货员",
        "示例市1号",
        280_000,
        "赵师傅",
        "0000-1234567",
    )
    (one,) = applications(planned)
    assert (one.student_no, one.enterprise_name, one.post_name) == ("20240001", "示例连锁超市有限公司", "理货员")
    assert (one.from_on, one.until_on, one.applied_on) == (date(2026, 9, 1), date(2027, 2, 28), date(2026, 8, 20))
    assert (one.reason, one.guardian_agreed_on, one.state, one.findings) == (
        "离家近",
        date(2026, 8, 21),
        "pending",
        (),
    )
    assert [view.arranged_by for view in planned.office.placements.all(CLERK)] == ["self"]


def test_the_same_sheet_again_changes_nothing(planned):
    rows = (line(1), line(2, 家长同意日期=""), line(3, 家长同意="", 家长同意日期="", 申请日期=""))
    apply(planned, "self_placements", *rows)
    lines = value(planned.office, "SELECT count(*) FROM audit_line")
    assert apply(planned, "self_placements", *rows).same == 3
    assert value(planned.office, "SELECT count(*) FROM audit_line") == lines


def test_students_of_one_unit_share_it_its_post_and_its_mentor(planned):
    rows = (line(1), line(2, 统一社会信用代码=""), line(3, 岗位="理 货员", 实习地点="示例市１号"))
    assert apply(planned, "self_placements", *rows).new == 3
    assert len(new_unit(planned).posts) == 1
    assert value(planned.office, "SELECT count(*) FROM mentor") == 1


def test_a_mentor_of_ones_own_leaves_the_posts_mentor_alone(planned):
    apply(planned, "self_placements", line(1), line(2, 指导人="钱师傅", 电话="0000-1234568"))
    assert new_unit(planned).posts[0].mentor_name == "赵师傅"
    joined = "SELECT p.name FROM placement l JOIN mentor m ON m.id = l.mentor_id JOIN person p ON p.id = m.person_id"
    assert select(planned.office, f"{joined} ORDER BY l.id") == [("赵师傅",), ("钱师傅",)]


def test_a_known_unit_keeps_its_name_and_facts_and_only_gaps_are_filled(planned):
    planned.units(unit(7, 联系人="李经理", 统一社会信用代码=credit_code(7)))
    row = line(单位名称="装备七厂", 统一社会信用代码=credit_code(7), 单位地址="示例市7号", 单位联系人="别人")
    found = plan(planned, "self_placements", row)
    assert said(found) == [(ImportCode.UNIT_NAMED_OTHERWISE, HELD)]
    apply(planned, "self_placements", row, confirmed=(3,))
    view = next(one for one in planned.office.enterprises.all(CLERK) if one.uscc == credit_code(7))
    assert (view.name, view.contact_name, view.address) == ("示例装备7有限公司", "李经理", "示例市7号")
    assert sorted(post.name for post in view.posts) == ["理货员", "装配工"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"统一社会信用代码": ""}, [(ImportCode.USCC_MISSING, HELD)]),
        ({"单位名称": "示例装备1有限责任公司"}, []),
        (
            {"单位名称": "示例装备1有限责任公司", "统一社会信用代码": ""},
            [(ImportCode.USCC_MISSING, HELD), (ImportCode.UNIT_NEAR, HELD)],
        ),
        ({"单位名称": "示例装备1有限公司"}, [(ImportCode.UNIT_OTHER_CODE, HELD)]),
        (
            {"单位名称": "示例装备1有限责任公司", "统一社会信用代码": credit_code(1)},
            [(ImportCode.UNIT_NAMED_OTHERWISE, WARNING)],
        ),
        ({"家长同意": "不同意", "家长同意日期": ""}, [(ApplicationCode.GUARDIAN_REFUSES, REFUSED)]),
        ({"家长同意": "", "家长同意日期": ""}, [(ImportCode.GUARDIAN_NOT_STATED, WARNING)]),
        ({"家长同意日期": ""}, [(ImportCode.GUARDIAN_DAY_ASSUMED, WARNING)]),
        ({"开始日期": "2026-8-1"}, [(PlacementCode.OUTSIDE_PLAN, REFUSED)]),
        ({"单位名称": "", "统一社会信用代码": ""}, [(SheetCode.FACT_MISSING, REFUSED)]),
        ({"学号": "20249999"}, [(ImportCode.STUDENT_UNKNOWN, REFUSED)]),
        ({"姓名": "别人"}, [(ImportCode.STUDENT_NAME_DIFFERS, HELD)]),
    ],
)
def test_what_is_asked_of_a_line(planned, cells, expected):
    assert said(plan(planned, "self_placements", line(**cells))) == expected


def test_a_unit_near_an_earlier_line_is_asked_about(planned):
    rows = (
        line(1, 统一社会信用代码=""),
        line(2, 单位名称="示例连锁超市", 统一社会信用代码=""),
        line(3, 统一社会信用代码=""),
    )
    found = plan(planned, "self_placements", *rows)
    assert [ImportCode.UNIT_NEAR in dict(said(found, n)) for n in range(3)] == [False, True, False]
    assert found.rows[1].problems[-1].facts["near"] == "“示例连锁超市有限公司”"


def test_a_post_has_one_pay(planned):
    found = plan(planned, "self_placements", line(1), line(2, **{"实习报酬（元/月）": "3000"}))
    assert said(found, 1) == [(ImportCode.POST_PAID_OTHERWISE, REFUSED)]
    assert found.rows[1].problems[0].facts["first_row"] == 3
    apply(planned, "self_placements", line(1))
    other = line(2, **{"实习报酬（元/月）": "3000"})
    assert said(plan(planned, "self_placements", other)) == [(ImportCode.POST_PAY_DIFFERS, HELD)]
    assert apply(planned, "self_placements", other).new == 0
    assert apply(planned, "self_placements", other, confirmed=(3,)).new == 1
    assert new_unit(planned).posts[0].pay_fen == 300_000


def test_the_rules_judge_as_they_do_a_class(planned):
    young = student(8, 身份证号=id_number(date(2011, 1, 1), "男", 8))
    birthday = student(9, 身份证号=id_number(date(2010, 9, 1), "男", 9))
    planned.students(young, birthday)
    rows = (line(8), line(9), line(1, 结束日期="2026-12-31"), line(1, 岗位="收银员", 开始日期="2026-12-1"))
    found = plan(planned, "self_placements", *rows)
    assert [said(found, n) for n in range(4)] == [
        [(PlacementCode.UNDER_SIXTEEN, REFUSED)],
        [(PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY, HELD)],
        [],
        [(PlacementCode.OVERLAPS_PLACEMENT, REFUSED)],
    ]


def test_a_student_the_school_has_placed_is_refused(placed):
    assert said(plan(placed, "self_placements", line())) == [(PlacementCode.OVERLAPS_PLACEMENT, REFUSED)]


def test_an_undecided_application_takes_the_consent_that_came_later(planned):
    apply(planned, "self_placements", line(家长同意="", 家长同意日期=""))
    found = plan(planned, "self_placements", line(申请理由="照顾家人"))
    assert found.rows[0].action is Action.CHANGED
    assert changes(found) == {"reason": ("离家近", "照顾家人"), "guardian_agreed_on": (None, "2026-08-21")}
    assert apply(planned, "self_placements", line(申请理由="照顾家人")).changed == 1
    (one,) = applications(planned)
    assert (one.reason, one.guardian_agreed_on) == ("照顾家人", date(2026, 8, 21))


def test_a_place_without_an_application_gets_one(planned):
    apply(planned, "self_placements", line())
    with database_of(planned.office).unit(Command("测试", "test")) as unit_of_work:
        unit_of_work.connection.exec_driver_sql("DELETE FROM placement_application")
    assert changes(plan(planned, "self_placements", line())) == {"application": (None, "补建一份待审批的申请")}
    apply(planned, "self_placements", line())
    assert len(applications(planned)) == 1


def test_the_import_can_be_undone_while_nothing_stands_on_it(planned):
    before = value(planned.office, "SELECT count(*) FROM enterprise")
    report = apply(planned, "self_placements", line(1), line(2))
    planned.office.imports.undo(CLERK, report.run_id, "导错了")
    assert (applications(planned), value(planned.office, "SELECT count(*) FROM enterprise")) == ((), before)


def test_a_unit_merged_away_is_taken_under_the_name_it_goes_by_now(planned):
    apply(planned, "self_placements", line())
    dropped = planned.office.enterprises.save(CLERK, EnterpriseForm(name="旧名超市", address="示例市1号")).value
    merges = planned.office.enterprise_merges
    kept = new_unit(planned).id
    merges.merge(CLERK, MergeWish(kept, dropped, merges.preview(CLERK, kept, dropped).versions))
    row = line(2, 单位名称="旧名超市", 统一社会信用代码="")
    found = plan(planned, "self_placements", row)
    assert (found.created, said(found)) == ((), [(ImportCode.ENTERPRISE_MERGED, WARNING)])
    assert apply(planned, "self_placements", row).new == 1
    assert [one.enterprise_name for one in applications(planned)] == ["示例连锁超市有限公司"] * 2


def test_a_unit_that_is_retired_is_not_founded_again(planned):
    planned.office.enterprises.retire(
        CLERK, Retirable.ENTERPRISE, unit_id(planned, "示例装备1有限公司"), date(2026, 9, 1)
    )
    found = plan(planned, "self_placements", line(单位名称="示例装备1有限公司", 统一社会信用代码=""))
    assert (found.created, said(found)[0]) == ((), (ImportCode.ENTERPRISE_RETIRED, REFUSED))


def unit_id(school, name):
    return next(view.id for view in school.office.enterprises.all(CLERK) if view.name == name)
