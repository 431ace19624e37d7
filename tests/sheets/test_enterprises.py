"""Lists of enterprises and posts become checked drafts."""

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.vocabulary import PayUnit, Provision
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.result import SheetRecord
from tests.sheets.samples import Write, codes, credit_code


def read_one(xlsx: Write, heading: str, value: object) -> SheetRecord[EnterpriseDraft]:
    path = xlsx([["单位名称", "统一社会信用代码", heading], ["某某科技有限公司", credit_code(), value]])
    (record,) = read_enterprises(path).records
    return record


ENTERPRISE_WITH_POST: dict[str, object] = {
    "企业名称（全称）": "某某科技有限公司",
    "信用代码": credit_code(),
    "法人代表": "王某",
    "注册地址": "某市某路1号",
    "联系人": "李某",
    "联系电话": 13800000000,
    "在岗职工数": 320,
    "实习岗位": "装配工",
    "实习地点": "某市某园区",
    "接收人数": "20人",
    "企业导师": "赵师傅",
    "师傅电话": "13900000000",
    "职务": "班组长",
    "实习报酬（元/月）": 3000,
    "同类岗位人数": 40,
    "就餐": "提供",
    "住宿": "自理",
    "上班时间": "8:30-17:00",
}


def test_an_enterprise_with_a_post_is_read(xlsx: Write) -> None:
    rows = [["合作企业一览表"], list(ENTERPRISE_WITH_POST), list(ENTERPRISE_WITH_POST.values())]
    path = xlsx(rows, merged=["A1:R1"])
    (record,) = read_enterprises(path).records
    assert record == SheetRecord(
        3,
        EnterpriseDraft(
            name="某某科技有限公司",
            uscc=credit_code(),
            legal_representative="王某",
            address="某市某路1号",
            contact_name="李某",
            contact_phone="13800000000",
            staff_on_post=320,
            post_name="装配工",
            site_address="某市某园区",
            headcount=20,
            mentor_name="赵师傅",
            mentor_phone="13900000000",
            mentor_title="班组长",
            pay_fen=300_000,
            pay_unit=PayUnit.MONTH,
            same_kind_staff=40,
            board=Provision.PROVIDED,
            lodging=Provision.OWN,
            work_hours="8:30-17:00",
        ),
    )


@pytest.mark.parametrize(
    ("heading", "written", "fen", "unit"),
    [
        ("实习报酬", "3000元/月", 300_000, PayUnit.MONTH),
        ("实习报酬", "3,000.50 元／月", 300_050, PayUnit.MONTH),
        ("实习报酬", "150元/天", 15_000, PayUnit.DAY),
        ("实习报酬", "150/日", 15_000, PayUnit.DAY),
        ("实习报酬", "0.3万元/月", 300_000, PayUnit.MONTH),
        ("实习报酬", "￥2800每月", 280_000, PayUnit.MONTH),
        ("实习报酬（元/月）", 2800.5, 280_050, PayUnit.MONTH),
        ("实习报酬（元/日）", "150", 15_000, PayUnit.DAY),
        ("实习报酬（元/月）", "150元/天", 15_000, PayUnit.DAY),
        ("月薪", 2800, 280_000, PayUnit.MONTH),
        ("日薪", 150, 15_000, PayUnit.DAY),
    ],
)
def test_pay_is_exact_and_has_a_unit(xlsx: Write, heading: str, written: object, fen: int, unit: PayUnit) -> None:
    record = read_one(xlsx, heading, written)
    assert (record.draft.pay_fen, record.draft.pay_unit, record.problems) == (fen, unit, ())


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("面议", SheetCode.PAY_UNREADABLE),
        ("3000-4000元/月", SheetCode.PAY_UNREADABLE),
        ("20元/小时", SheetCode.PAY_UNREADABLE),
        ("-3000元/月", SheetCode.PAY_UNREADABLE),
        (3000, SheetCode.PAY_UNIT_UNKNOWN),
        ("3000元", SheetCode.PAY_UNIT_UNKNOWN),
    ],
)
def test_pay_that_is_not_one_amount_with_a_unit_is_not_guessed(xlsx: Write, written: object, code: SheetCode) -> None:
    record = read_one(xlsx, "实习报酬", written)
    assert (record.draft.pay_fen, record.draft.pay_unit) == (None, None)
    assert codes(record.problems) == [(code, Severity.WARNING)]


@pytest.mark.parametrize(
    ("written", "code", "severity"),
    [
        (credit_code()[:-1] + ("0" if credit_code()[-1] != "0" else "1"), SheetCode.USCC_CHECK_DIGIT, Severity.HELD),
        ("110108000000016", SheetCode.USCC_LENGTH, Severity.REFUSED),
        ("9111O105MA00000001", SheetCode.USCC_CHARACTERS, Severity.REFUSED),
        (911101050000000019, SheetCode.DIGITS_LOST, Severity.REFUSED),
        ("91110000123456789X", SheetCode.PLACEHOLDER, Severity.REFUSED),
        ("无", SheetCode.PLACEHOLDER_DROPPED, Severity.WARNING),
    ],
)
def test_credit_codes(xlsx: Write, written: object, code: SheetCode, severity: Severity) -> None:
    (record,) = read_enterprises(xlsx([["单位名称", "统一社会信用代码"], ["某某公司", written]])).records
    assert codes(record.problems) == [(code, severity)]


def test_several_rows_of_one_enterprise_are_several_posts(xlsx: Write) -> None:
    rows = [
        ["单位名称", "统一社会信用代码", "岗位名称"],
        ["甲公司", credit_code(1), "装配工"],
        ["甲公司", credit_code(1).lower(), "质检员"],
        ["甲 公司", None, "包装工"],
        [None, credit_code(1), "保管员"],
        ["甲公司", credit_code(1), "装配工"],
    ]
    records = read_enterprises(xlsx(rows)).records
    assert {(record.draft.name, record.draft.uscc) for record in records} <= {
        ("甲公司", credit_code(1)),
        ("甲 公司", credit_code(1)),
    }
    assert [record.problems for record in records[:4]] == [(), (), (), ()]
    assert codes(records[4].problems) == [(SheetCode.POST_REPEATED, Severity.REFUSED)]
    assert records[4].problems[0].facts["first_row"] == 2


def test_a_merged_enterprise_speaks_for_all_its_posts(xlsx: Write) -> None:
    rows = [["单位名称", "统一社会信用代码", "岗位"], ["甲公司", credit_code(1), "装配工"], [None, None, "质检员"]]
    records = read_enterprises(xlsx(rows, merged=["A2:A3", "B2:B3"])).records
    assert [(record.draft.name, record.draft.uscc, record.draft.post_name) for record in records] == [
        ("甲公司", credit_code(1), "装配工"),
        ("甲公司", credit_code(1), "质检员"),
    ]


def test_one_code_with_two_names_and_one_name_with_two_codes_are_held(xlsx: Write) -> None:
    rows = [
        ["单位名称", "统一社会信用代码", "岗位"],
        ["甲公司", credit_code(1), "装配工"],
        ["乙公司", credit_code(1), "质检员"],
        ["甲公司", credit_code(2), "包装工"],
    ]
    records = read_enterprises(xlsx(rows)).records
    assert [codes(record.problems) for record in records] == [
        [],
        [(SheetCode.ENTERPRISE_NAME_DIFFERS, Severity.HELD)],
        [(SheetCode.ENTERPRISE_CODE_DIFFERS, Severity.HELD)],
    ]


def test_counts_and_choices_that_cannot_be_read_are_said(xlsx: Write) -> None:
    assert codes(read_one(xlsx, "在岗职工数", "约三百").problems) == [(SheetCode.NUMBER_UNREADABLE, Severity.WARNING)]
    assert codes(read_one(xlsx, "住宿条件", "视情况").problems) == [(SheetCode.CHOICE_UNKNOWN, Severity.WARNING)]
    assert read_one(xlsx, "住宿条件", "无").draft.lodging is Provision.OWN


def test_a_list_of_students_is_no_list_of_enterprises(xlsx: Write) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_enterprises(xlsx([["学号", "姓名"], ["1", "张三"]]))
    assert caught.value.problems[0].code == SheetCode.NO_HEADER
    assert caught.value.problems[0].facts["required"] == "“单位名称”"


def test_a_list_without_credit_codes_is_read(xlsx: Write) -> None:
    rows = [
        ["合作企业"],
        ["企业名称", "岗位", "联系人"],
        ["甲公司", "装配工", "李某"],
        ["甲公司", "质检员", None],
        ["甲公司", "装配工", None],
        ["合计2家", None, None],
        ["说明：以上企业均已考察"],
    ]
    reading = read_enterprises(xlsx(rows))
    assert [(record.draft.name, record.draft.uscc) for record in reading.records] == [("甲公司", None)] * 3
    assert [codes(record.problems) for record in reading.records] == [
        [],
        [],
        [(SheetCode.POST_REPEATED, Severity.REFUSED)],
    ]
    assert codes(reading.problems) == [(SheetCode.SUMMARY_ROW, Severity.WARNING)] * 2


@pytest.mark.parametrize(
    ("written", "board", "lodging"),
    [
        ("包吃住", Provision.PROVIDED, Provision.PROVIDED),
        ("食宿自理", Provision.OWN, Provision.OWN),
        ("包吃不包住", Provision.PROVIDED, Provision.OWN),
        ("提供住宿，就餐自理", Provision.OWN, Provision.PROVIDED),
        ("包吃", Provision.PROVIDED, None),
    ],
)
def test_one_column_for_board_and_lodging_speaks_for_both(
    xlsx: Write, written: str, board: Provision | None, lodging: Provision | None
) -> None:
    record = read_one(xlsx, "食宿情况", written)
    assert (record.draft.board, record.draft.lodging, record.problems) == (board, lodging, ())
