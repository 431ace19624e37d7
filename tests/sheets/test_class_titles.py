"""The class of a roster that has no column for it."""

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.class_titles import class_named_above
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write, codes


@pytest.mark.parametrize(
    ("above", "class_name"),
    [
        ("某县职业技术学校2024级数控技术应用1班学生花名册", "2024级数控技术应用1班"),
        ("2026-2027学年第一学期24数控1班名单", "24数控1班"),
        ("某校2024级3+2机电一班", "2024级3+2机电一班"),
        ("２０２４级五年制护理（2）班学生信息", "２０２４级五年制护理（2）班"),
        ("花名册\n班级：24数控（1）班   班主任：王某", "24数控（1）班"),
        ("班 级：电子商务班", "电子商务班"),
        ("某校24级会计班\n24级会计班，班主任：王某", "24级会计班"),
        ("2024级学生花名册", None),
        ("2026年9月1日  班主任：王某", None),
        ("2024级1班、2024级2班名单", None),
        ("2024年9月入学", None),
        ("", None),
    ],
)
def test_the_one_class_in_a_title_is_found(above: str, class_name: str | None) -> None:
    assert class_named_above(above, "Sheet1") == class_name


@pytest.mark.parametrize(("sheet", "class_name"), [("数控1班", "数控1班"), ("全班", None), ("24级名单", None)])
def test_a_sheet_may_be_called_like_its_class(sheet: str, class_name: str | None) -> None:
    assert class_named_above("花名册", sheet) == class_name


def test_two_tables_one_below_the_other_keep_their_classes_and_columns(xlsx: Write) -> None:
    rows = [
        ["某校2024级数控1班花名册"],
        ["序号", "学号", "姓名", "电话"],
        [1, "1", "张三丰", "13800000000"],
        ["合计", "1人"],
        [],
        ["某校2024级数控2班花名册"],
        ["序号", "姓名", "学号", "电话"],
        [1, "李四光", "2", "13900000000"],
        ["序号", "姓名", "学号", "电话"],
        [2, "王五一", "3", None],
    ]
    reading = read_students(xlsx(rows, merged=["A1:D1", "A6:D6"]))
    assert [(r.draft.student_no, r.draft.name, r.draft.class_name, r.draft.grade) for r in reading.records] == [
        ("1", "张三丰", "2024级数控1班", 2024),
        ("2", "李四光", "2024级数控2班", 2024),
        ("3", "王五一", "2024级数控2班", 2024),
    ]
    assert [codes(record.problems) for record in reading.records] == [
        [(SheetCode.CLASS_FROM_TITLE, Severity.WARNING)],
        [(SheetCode.CLASS_FROM_TITLE, Severity.WARNING)],
        [],
    ]
    assert [problem.code for problem in reading.problems] == [
        SheetCode.SUMMARY_ROW,
        SheetCode.HEADER_AGAIN,
        SheetCode.HEADER_AGAIN,
    ]


def test_a_column_for_the_class_is_believed_before_the_title(xlsx: Write) -> None:
    rows = [["某校2024级数控1班花名册"], ["学号", "姓名", "班级"], ["1", "张三", "乙班"], ["2", "李四", None]]
    assert [record.draft.class_name for record in read_students(xlsx(rows)).records] == ["乙班", None]
