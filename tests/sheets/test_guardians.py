"""Guardians as rosters name them: one guardian, father and mother, headings of two levels."""

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write, codes, id_number, only

PARENTS = ["学号", "姓名", "父亲姓名", "父亲联系电话", "母亲姓名", "母亲手机号", "母亲身份证号码"]


@pytest.mark.parametrize(
    ("cells", "guardian"),
    [
        (["张父", "13800000000", "李母", "13900000000", None], ("张父", "父亲", "13800000000", None)),
        ([None, "13800000000", "李母", "13900000000", id_number()], ("李母", "母亲", "13900000000", id_number())),
        (["无", None, "李母", None, None], ("李母", "母亲", None, None)),
        ([None, None, None, None, None], (None, None, None, None)),
    ],
)
def test_the_first_parent_with_a_name_is_the_guardian(
    xlsx: Write, cells: list[object], guardian: tuple[str | None, ...]
) -> None:
    draft = only(read_students(xlsx([PARENTS, ["1", "张三", *cells]]))).draft
    assert (
        draft.guardian_name,
        draft.guardian_relation,
        draft.guardian_phone,
        draft.guardian_id_number,
    ) == guardian


def test_a_named_guardian_comes_before_the_parents(xlsx: Write) -> None:
    rows = [
        ["学号", "姓名", "监护人", "与学生关系", "家长电话", "父亲姓名", "父亲电话"],
        ["1", "张三", "张祖", "祖父", "13700000000", "张父", "13800000000"],
        ["2", "李四", None, None, "13700000001", "李父", None],
    ]
    first, second = read_students(xlsx(rows)).records
    assert (first.draft.guardian_name, first.draft.guardian_relation, first.draft.guardian_phone) == (
        "张祖",
        "祖父",
        "13700000000",
    )
    assert (second.draft.guardian_name, second.draft.guardian_relation, second.draft.guardian_phone) == (
        "李父",
        "父亲",
        "13700000001",
    )


def test_headings_of_two_levels_are_read_as_one(xlsx: Write) -> None:
    rows = [
        ["花名册"],
        ["学号", "姓名", "父亲", None, "家长信息", None],
        [None, None, "姓名", "电话", "姓名", "联系电话"],
        ["1", "张三", None, None, "李某", "13800000000"],
        ["2", "李四", "李父", "13900000000", None, None],
    ]
    reading = read_students(xlsx(rows, merged=["A1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"]))
    assert reading.header_row == 3
    assert [(column.letter, column.key) for column in reading.columns] == [
        *(("A", "student_no"), ("B", "name"), ("C", "father_name"), ("D", "father_phone")),
        *(("E", "guardian_name"), ("F", "guardian_phone")),
    ]
    assert [(r.draft.guardian_name, r.draft.guardian_phone) for r in reading.records] == [
        ("李某", "13800000000"),
        ("李父", "13900000000"),
    ]
    assert reading.problems == ()


def test_columns_that_mean_nothing_are_named_once(xlsx: Write) -> None:
    reading = read_students(xlsx([["序号", "学号", "姓名", "民族", "备注", "爱好"], [1, "1", "张三", "汉", "", "棋"]]))
    assert codes(reading.problems) == [(SheetCode.COLUMNS_NOT_USED, Severity.WARNING)]
    assert reading.problems[0].facts["columns"] == "D“民族”、F“爱好”"
