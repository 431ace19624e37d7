"""A sheet of units and posts against the record."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import Action, Decisions
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import CountingProgress
from tests.schools import CLERK, database_of, select, unit, units, value


def plan(school, *rows):
    return school.office.imports.plan(CLERK, "enterprises", units(school.root / "p.xlsx", rows))


def only(school):
    (view,) = school.office.enterprises.all(CLERK)
    return view


def test_unit_with_a_post_and_a_mentor_is_written_whole(school):
    school.units(
        unit(1, 法定代表人="郑启航", 在岗职工总数="500", 指导人员="李工", 指导人员电话="10000000001", 就餐="提供")
    )
    view = only(school)
    (post,) = view.posts
    assert (view.name, view.uscc, view.legal_representative, view.staff_on_post) == (
        "示例装备1有限公司",
        credit_code(1),
        "郑启航",
        500,
    )
    assert (post.name, post.site_address, post.pay_fen, post.pay_unit) == ("装配工", "示例市1号路", 260_000, "month")
    assert (post.mentor_name, post.mentor_phone, post.board) == ("李工", "10000000001", "provided")


def test_rows_of_one_unit_are_its_posts(school):
    report = school.units(unit(1), unit(1, 岗位名称="仓管员"), unit(1, 岗位名称="装配工", 实习地点="示例市另一处"))
    assert report.new == 3
    assert sorted((post.name, post.site_address) for post in only(school).posts) == [
        ("仓管员", "示例市1号路"),
        ("装配工", "示例市1号路"),
        ("装配工", "示例市另一处"),
    ]


def test_the_same_sheet_again_changes_nothing(school):
    rows = [unit(n, 指导人员=f"工{n}", 在岗职工总数="300") for n in range(1, 5)]
    school.units(*rows)
    lines = value(school.office, "SELECT count(*) FROM audit_line")
    assert [row.action for row in plan(school, *rows).rows] == [Action.SAME] * 4
    assert school.units(*rows).same == 4
    assert value(school.office, "SELECT count(*) FROM audit_line") == lines


@pytest.mark.parametrize(
    ("heading", "new", "field"),
    [
        ("法定代表人", "新代表", "legal_representative"),
        ("单位地址", "新地址", "address"),
        ("联系人", "新联系人", "contact_name"),
        ("在岗职工总数", "600", "staff_on_post"),
        ("实习报酬（元/月）", "2800", "pay_fen"),
        ("工作时间", "9:00-17:00", "work_hours"),
        ("岗位名称", "新岗位", "post_name"),
        ("指导人员", "新师傅", "mentor_name"),
    ],
)
def test_one_changed_cell_changes_one_field(school, heading, new, field):
    full = {
        "法定代表人": "甲",
        "单位地址": "旧",
        "联系人": "乙",
        "在岗职工总数": "500",
        "工作时间": "8:00-17:00",
        "指导人员": "丙",
    }
    school.units(unit(1, **full))
    planned = plan(school, unit(1, **{**full, heading: new}))
    assert planned.rows[0].action is Action.CHANGED
    assert [change.field for change in planned.rows[0].changes] == [field]
    school.office.imports.apply(CLERK, planned)
    assert plan(school, unit(1, **{**full, heading: new})).rows[0].action is Action.SAME


def test_blank_cells_never_erase(school):
    school.units(unit(1, 法定代表人="郑启航", 联系人="周明"))
    before = only(school)
    school.units({"单位名称": "示例装备1有限公司", "统一社会信用代码": credit_code(1), "岗位名称": "装配工"})
    assert only(school) == before


def test_new_name_under_a_known_code_renames_the_unit(school):
    school.units(unit(1))
    school.units(unit(1, 单位名称="示例装备集团有限公司"))
    assert only(school).name == "示例装备集团有限公司"
    rows = school.office.enterprises.rows(CLERK)
    assert len(rows.ids(ListQuery(text="slzbjt"))) == 1


def test_same_name_with_another_code_is_another_unit(school):
    school.units(unit(1))
    school.units(unit(2, 单位名称="示例装备1有限公司"))
    assert [view.uscc for view in school.office.enterprises.all(CLERK)] == [credit_code(1), credit_code(2)]


def test_two_names_under_one_code_in_a_sheet_are_refused(school):
    report = school.units(unit(1), unit(1, 单位名称="别的公司"))
    assert (report.new, len(report.refused) > 0) == (1, True)
    assert [view.name for view in school.office.enterprises.all(CLERK)] == ["示例装备1有限公司"]


def test_later_count_of_staff_is_a_new_line_of_the_history(school):
    school.units(unit(1, 在岗职工总数="500"))
    school.office._context.clock.advance(timedelta(days=40).total_seconds())
    school.units(unit(1, 在岗职工总数="520"))
    sql = "SELECT counted_on, staff_on_post FROM enterprise_staffing ORDER BY counted_on"
    assert select(school.office, sql) == [("2026-09-01", 500), (date(2026, 10, 11).isoformat(), 520)]
    assert only(school).staff_on_post == 520


def test_cancel_in_the_middle_leaves_nothing(school):
    planned = plan(school, *(unit(n) for n in range(1, 6)))
    with pytest.raises(Cancelled):
        school.office.imports.apply(CLERK, planned, progress=CountingProgress(cancel_after=3))
    for table in ("enterprise", "post", "enterprise_site"):
        assert value(school.office, f"SELECT count(*) FROM {table}") == 0


def test_all_or_nothing_writes_nothing_when_one_row_is_refused(school):
    with pytest.raises(RuleViolation) as refused:
        school.units(unit(1), unit(2, 统一社会信用代码="123"), all_or_nothing=True)
    assert refused.value.problems[0].code == ImportCode.BATCH_REFUSED
    assert value(school.office, "SELECT count(*) FROM enterprise") == 0


def test_hostile_unit_names_stay_as_written(school):
    names = ["<b>公司</b>", "=cmd()", "'; DROP TABLE post; --", "示例装备（集团）有限公司"]
    school.units(*(unit(n, 单位名称=name) for n, name in enumerate(names, 1)))
    assert {view.name for view in school.office.enterprises.all(CLERK)} == set(names)
    assert database_of(school.office).may_write


def test_unit_without_a_credit_code_waits_for_a_person(school):
    rows = [{"单位名称": "示例新厂", "岗位名称": name} for name in ("装配工", "质检员")]
    planned = plan(school, *rows)
    assert [row.action for row in planned.rows] == [Action.HELD] * 2
    (problem,) = planned.rows[0].problems
    assert (problem.code, problem.rule_id) == (ImportCode.USCC_MISSING, "INT-UNIT-01")
    assert "第六条" in problem.clause
    school.office.imports.apply(CLERK, planned, Decisions(frozenset([row.row for row in planned.rows])))
    view = only(school)
    assert (view.uscc, sorted(post.name for post in view.posts)) == (None, ["装配工", "质检员"])
    again = plan(school, {**rows[0], "工作时间": "8:00-17:00"})
    assert again.rows[0].action is Action.CHANGED
    assert [(p.code, p.severity) for p in again.rows[0].problems] == [(ImportCode.USCC_MISSING, Severity.WARNING)]


def test_code_that_comes_later_completes_the_unit(school):
    planned = plan(school, {"单位名称": "示例新厂", "岗位名称": "装配工"})
    school.office.imports.apply(CLERK, planned, Decisions(frozenset([planned.rows[0].row])))
    school.units({"单位名称": "示例新厂", "统一社会信用代码": credit_code(7), "岗位名称": "装配工"})
    assert only(school).uscc == credit_code(7)


def test_code_of_another_row_speaks_for_rows_without_one(school):
    planned = plan(
        school,
        {"单位名称": "示例新厂", "岗位名称": "装配工"},
        {"单位名称": "示例 新厂", "岗位名称": "质检员", "统一社会信用代码": credit_code(7)},
    )
    assert [row.action for row in planned.rows] == [Action.NEW] * 2
    school.office.imports.apply(CLERK, planned)
    assert (only(school).uscc, len(only(school).posts)) == (credit_code(7), 2)


def test_list_without_codes_finds_units_on_record_by_name(school):
    school.units(unit(1))
    planned = plan(school, {"单位名称": "示例装备1有限公司", "岗位名称": "仓管员"})
    assert [(row.action, row.problems) for row in planned.rows] == [(Action.CHANGED, ())]


def test_unit_without_a_code_waits_for_a_person_and_gains_the_code_later(school):
    nameless = unit(1, 统一社会信用代码="")
    held = plan(school, nameless)
    assert [row.action for row in held.rows] == [Action.HELD]
    school.office.imports.apply(CLERK, held, Decisions(frozenset([held.rows[0].row])))
    assert only(school).uscc is None
    report = school.units(unit(1))
    assert (report.new, report.changed, only(school).uscc) == (0, 1, credit_code(1))


def test_unit_without_a_code_whose_name_two_units_share_is_refused(school):
    school.units(unit(1))
    school.units(unit(2, 单位名称="示例装备1有限公司"))
    planned = plan(school, unit(1, 统一社会信用代码=""))
    assert [row.action for row in planned.rows] == [Action.REFUSED]
    assert ImportCode.ENTERPRISE_NAME_NOT_UNIQUE in [problem.code for problem in planned.rows[0].problems]


def test_a_long_sheet_asks_the_record_no_more_than_a_short_one(school):
    asked: list[str] = []

    def note(*told: object) -> None:
        # The terms of what was written are read by the hundred, besides.
        if str(told[2]).startswith("SELECT") and "search_" not in str(told[2]):
            asked.append(str(told[2]))

    engine = database_of(school.office)._writer
    counts = []
    for first, many in ((1, 2), (101, 30)):
        planned = plan(school, *(unit(first + n, 指导人员=f"李{n}", 在岗职工总数="50") for n in range(many)))
        asked.clear()
        event.listen(engine, "before_cursor_execute", note)
        school.office.imports.apply(CLERK, planned)
        event.remove(engine, "before_cursor_execute", note)
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
