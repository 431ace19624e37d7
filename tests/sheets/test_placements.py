"""Sheets that place students become checked drafts."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.vocabulary import PayUnit
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.placements import read_post_assignments, read_self_placements
from ctec_desktop.sheets.result import SheetRecord
from tests.sheets.samples import Write, codes, credit_code

SELF = {"学号": "20240001", "姓名": "张三", "单位名称": "某某超市有限公司", "岗位": "理货员"}


def read_self(xlsx: Write, **cells: object) -> SheetRecord[SelfPlacementDraft]:
    row = {**SELF, **cells}
    (record,) = read_self_placements(xlsx([list(row), list(row.values())])).records
    return record


def test_a_collected_sheet_as_class_teachers_keep_it_is_read(xlsx: Write) -> None:
    row: dict[str, object] = {
        "序号": 1,
        "学生学号": 20240001,
        "学生姓名": "张 三",
        "联系电话": 13900000009,
        "实习单位名称": "某某超市有限公司",
        "统一社会信用代码": credit_code(),
        "实习岗位": "理货员",
        "实习地点": "某市某路1号",
        "指导人": "赵师傅",
        "电话": "13800000001",
        "实习报酬（元/月）": "2,800",
        "起止日期": "2026.9.1至2027.2.28",
        "家长是否同意": "是",
        "申请时间": "2026年8月20日",
        "申请理由": "离家近，方便照顾家人",
    }
    rows = [["自主实习汇总表"], ["班级：24级数控1班"], list(row), list(row.values()), ["合计", 1]]
    (record,) = read_self_placements(xlsx(rows, merged=["A1:O1"])).records
    assert record.draft == SelfPlacementDraft(
        student_no="20240001",
        name="张三",
        enterprise_name="某某超市有限公司",
        uscc=credit_code(),
        post_name="理货员",
        site_address="某市某路1号",
        mentor_name="赵师傅",
        mentor_phone="13800000001",
        pay_fen=280_000,
        pay_unit=PayUnit.MONTH,
        from_on=date(2026, 9, 1),
        until_on=date(2027, 2, 28),
        applied_on=date(2026, 8, 20),
        reason="离家近，方便照顾家人",
        guardian_agrees=True,
    )
    assert codes(record.problems) == [(SheetCode.NAME_BLANKS_FOLDED, Severity.WARNING)]


def test_a_telephone_column_belongs_to_the_person_just_left_of_it(xlsx: Write) -> None:
    heads = ["学号", "姓名", "电话", "单位名称", "单位联系人", "联系电话", "岗位", "企业导师", "手机"]
    cells = ["1", "张三", "13900000001", "某公司", "李经理", "13900000002", "文员", "王师傅", "13900000003"]
    reading = read_self_placements(xlsx([heads, cells]))
    draft = reading.records[0].draft
    assert (draft.contact_phone, draft.mentor_phone) == ("13900000002", "13900000003")
    assert "C“电话”" in str(reading.problems[0].facts["columns"])


@pytest.mark.parametrize(
    ("written", "agrees", "agreed_on"),
    [
        ("同意", True, None),
        ("√", True, None),
        ("不同意", False, None),
        ("2026-8-21", True, date(2026, 8, 21)),
        (date(2026, 8, 21), True, date(2026, 8, 21)),
        (None, None, None),
    ],
)
def test_what_the_family_says(xlsx: Write, written: object, agrees: bool | None, agreed_on: date | None) -> None:
    record = read_self(xlsx, 家长同意=written)
    assert (record.draft.guardian_agrees, record.draft.guardian_agreed_on, record.problems) == (agrees, agreed_on, ())


def test_a_day_of_consent_in_its_own_column_is_consent(xlsx: Write) -> None:
    record = read_self(xlsx, 家长同意日期="2026-8-21")
    assert (record.draft.guardian_agrees, record.draft.guardian_agreed_on) == (True, date(2026, 8, 21))


@pytest.mark.parametrize(
    "written",
    [
        "2026-9-1至2027-2-28",
        "2026.9.1-2027.2.28",
        "2026年9月1日—2027年2月28日",
        "20260901～20270228",
        "2026/9/1 到 2027/2/28",
    ],
)
def test_one_column_may_hold_both_days(xlsx: Write, written: str) -> None:
    record = read_self(xlsx, 实习时间=written)
    assert (record.draft.from_on, record.draft.until_on, record.problems) == (date(2026, 9, 1), date(2027, 2, 28), ())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"学号": None}, (SheetCode.VALUE_MISSING, Severity.REFUSED)),
        ({"学号": "待补"}, (SheetCode.PLACEHOLDER, Severity.REFUSED)),
        ({"学号": 1.5e17}, (SheetCode.DIGITS_LOST, Severity.REFUSED)),
        ({"单位名称": None}, (SheetCode.FACT_MISSING, Severity.REFUSED)),
        ({"单位名称": "待定"}, (SheetCode.PLACEHOLDER, Severity.REFUSED)),
        ({"岗位": None}, (SheetCode.FACT_MISSING, Severity.REFUSED)),
        ({"统一社会信用代码": "123"}, (SheetCode.USCC_LENGTH, Severity.REFUSED)),
        ({"统一社会信用代码": "无"}, (SheetCode.PLACEHOLDER_DROPPED, Severity.WARNING)),
        ({"实习报酬": "面议"}, (SheetCode.PAY_UNREADABLE, Severity.WARNING)),
        ({"开始日期": "9月初"}, (SheetCode.DATE_UNREADABLE, Severity.REFUSED)),
        ({"开始日期": "2026-2-30"}, (SheetCode.DATE_IMPOSSIBLE, Severity.REFUSED)),
        ({"开始日期": "2027-3-1", "结束日期": "2026-9-1"}, (SheetCode.PERIOD_REVERSED, Severity.REFUSED)),
        ({"实习时间": "2027.3.1-2026.9.1"}, (SheetCode.PERIOD_REVERSED, Severity.REFUSED)),
        ({"实习时间": "半年"}, (SheetCode.PERIOD_UNREADABLE, Severity.REFUSED)),
        ({"实习时间": "2026年9月至2027年2月"}, (SheetCode.PERIOD_UNREADABLE, Severity.REFUSED)),
        ({"家长同意": "母亲口头"}, (SheetCode.CHOICE_UNKNOWN, Severity.WARNING)),
    ],
)
def test_what_is_wrong_in_a_row_is_said(xlsx: Write, cells: dict[str, object], expected: tuple[str, Severity]) -> None:
    assert codes(read_self(xlsx, **cells).problems) == [expected]


def test_a_column_of_posts_is_read(xlsx: Write) -> None:
    rows = [
        ["学号", "姓名", "单位", "岗位", "起", "止", "实习计划"],
        ["0001", "张三", "甲公司", "装配工", "2026-9-1", "2026-12-31", "2026秋"],
        ["0002", None, None, "质检员", None, None, None],
        ["0003", "王五", "甲公司", None, None, None, None],
    ]
    first, second, third = read_post_assignments(xlsx(rows)).records
    assert first.draft == PostAssignmentDraft(
        student_no="0001",
        name="张三",
        enterprise_name="甲公司",
        post_name="装配工",
        from_on=date(2026, 9, 1),
        until_on=date(2026, 12, 31),
        plan_name="2026秋",
    )
    assert second.draft == PostAssignmentDraft(student_no="0002", post_name="质检员")
    assert codes(third.problems) == [(SheetCode.FACT_MISSING, Severity.REFUSED)]


def test_a_merged_unit_speaks_for_the_students_below_it(xlsx: Write) -> None:
    rows = [["学号", "姓名", "单位", "岗位"], ["1", "甲", "甲公司", "装配工"], ["2", "乙", None, None]]
    records = read_post_assignments(xlsx(rows, merged=["C2:C3", "D2:D3"])).records
    assert [(record.draft.enterprise_name, record.draft.post_name) for record in records] == [("甲公司", "装配工")] * 2


def test_a_roster_without_posts_is_no_assignment(xlsx: Write) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_post_assignments(xlsx([["学号", "姓名"], ["1", "张三"]]))
    assert caught.value.problems[0].facts["missing"] == "“岗位”"
