"""Which sheet and which row is the table."""

from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import ImportChoice
from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.sheets.student_columns import STUDENT_COLUMNS
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write


def refusal(path: Path, sheet: str | None = None) -> Problem:
    with pytest.raises(RuleViolation) as caught:
        read_students(path, choice=ImportChoice(sheet))
    (problem,) = caught.value.problems
    return problem


@pytest.fixture
def three_sheets(tmp_path: Path) -> Path:
    """A note, a small list, and a fuller list that is hidden."""
    book = openpyxl.Workbook()
    note = book.active
    note.title = "说明"
    note.append(["请填写“名单”表"])
    small = book.create_sheet("名单")
    for row in (["学号", "姓名"], ["1", "张三"]):
        small.append(row)
    old = book.create_sheet("去年")
    for row in (["学号", "姓名", "班级", "性别"], ["2", "李四", "甲", "男"]):
        old.append(row)
    old.sheet_state = "hidden"
    path = tmp_path / "三张表.xlsx"
    book.save(path)
    return path


def test_the_best_visible_sheet_is_taken_and_a_hidden_list_said(three_sheets: Path) -> None:
    reading = read_students(three_sheets)
    assert (reading.sheet, [record.draft.name for record in reading.records]) == ("名单", ["张三"])
    assert [(problem.code, problem.facts["sheets"]) for problem in reading.problems] == [
        (SheetCode.HIDDEN_SHEETS, "“去年”")
    ]


def test_a_sheet_may_be_named_even_a_hidden_one(three_sheets: Path) -> None:
    assert [record.draft.name for record in read_students(three_sheets, choice=ImportChoice("去年")).records] == [
        "李四"
    ]
    assert refusal(three_sheets, sheet="明年").code == SheetCode.SHEET_MISSING
    assert refusal(three_sheets, sheet="说明").code == SheetCode.NO_HEADER


def test_other_sheets_that_look_like_lists_are_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, number in (("一班", "1"), ("二班", "2")):
        page = book.create_sheet(name)
        for row in (["学号", "姓名"], [number, "张三"]):
            page.append(row)
    path = tmp_path / "两个班.xlsx"
    book.save(path)
    (problem,) = read_students(path).problems
    assert (problem.code, problem.facts["taken"], problem.facts["others"]) == (
        SheetCode.SHEETS_NOT_TAKEN,
        "一班",
        "“二班”",
    )


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        *(("姓  名", "name"), ("姓\n名", "name"), ("学生姓名", "name"), ("*姓名", "name"), ("姓名（必填）", "name")),
        *(
            ("姓名[必填]", "name"),
            ("ＸＭ", "name"),
            ("姓　名：", "name"),
            ("身份证号码", "id_number"),
            ("证件号", "id_number"),
        ),
        *(("公民身份\n号码", "id_number"), ("家长 联系电话", "guardian_phone"), ("手机号(本人)", "phone")),
        *(
            ("备注", ""),
            ("姓名拼音", ""),
            ("", ""),
            ("1、学号、姓名为必填信息，请按要求如实填写，不得空缺，谢谢大家的配合和支持", ""),
        ),
    ],
)
def test_headings_are_known_by_their_words(heading: str, key: str) -> None:
    assert STUDENT_COLUMNS.key_of(heading) == key


def test_a_second_column_of_the_same_meaning_is_left_out_and_said(xlsx: Write) -> None:
    reading = read_students(xlsx([["学号", "姓名", "学生姓名"], ["1", "张三", "李四"]]))
    assert [record.draft.name for record in reading.records] == ["张三"]
    (problem,) = reading.problems
    assert (problem.code, problem.facts["column"], problem.facts["used"]) == (SheetCode.HEADING_TWICE, "C", "B")


def test_a_file_without_headings_is_refused_naming_what_was_looked_for(xlsx: Write) -> None:
    problem = refusal(xlsx([["1", "张三", "男"], ["2", "李四", "女"]]))
    assert (problem.code, problem.facts["required"]) == (SheetCode.NO_HEADER, "“学号”、“姓名”")


def test_a_template_without_rows_is_read_and_said(xlsx: Write) -> None:
    reading = read_students(xlsx([["学号", "姓名"]]))
    assert reading.records == ()
    assert [problem.code for problem in reading.problems] == [SheetCode.NO_ROWS]


def test_a_row_that_mentions_one_heading_is_no_heading_row(xlsx: Write) -> None:
    reading = read_students(xlsx([["姓名", "不能为空"], ["学号", "姓名"], ["1", "张三"]]))
    assert (reading.header_row, len(reading.records)) == (2, 1)


def test_a_file_without_content_names_no_sheet(xlsx: Write) -> None:
    problem = refusal(xlsx([]))
    assert (problem.code, problem.place) == (SheetCode.FILE_EMPTY, None)


FAMILY = (
    ["编码", "称呼", "班级", "父亲", None, None],
    [None, None, None, "姓名", "电话", "身份证号"],
    ["20240001", "张三", "2024级数控1班", "张大", "13800138000", None],
)


def _family(path: Path, *, beside: str | None = None) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in FAMILY:
        sheet.append(row)
    sheet["G2"], sheet["G3"] = beside, "男"
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:F1"):
        sheet.merge_cells(merged)
    book.save(path)
    return path


def test_columns_under_a_parent_are_never_the_students_own_however_the_rest_is_called(tmp_path: Path) -> None:
    columns = (("A", "student_no"), ("B", "name"))
    reading = read_students(_family(tmp_path / "家.xlsx"), choice=ImportChoice(header_row=2, columns=columns))
    (draft,) = (record.draft for record in reading.records)
    assert (draft.student_no, draft.name, draft.class_name, draft.phone) == ("20240001", "张三", "2024级数控1班", None)
    assert (draft.guardian_name, draft.guardian_relation, draft.guardian_phone) == ("张大", "父亲", "13800138000")


def test_a_parents_name_is_not_taken_for_the_required_name(tmp_path: Path) -> None:
    assert refusal(_family(tmp_path / "家.xlsx")).code == SheetCode.NO_HEADER


def test_a_heading_of_the_lower_row_beside_merged_ones_counts(tmp_path: Path) -> None:
    columns = (("A", "student_no"), ("B", "name"))
    path = _family(tmp_path / "家.xlsx", beside="性别")
    reading = read_students(path, choice=ImportChoice(header_row=2, columns=columns))
    assert [record.draft.gender for record in reading.records] == [Gender.MALE]
