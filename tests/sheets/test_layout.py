"""What a person may correct of how a table is read: sheet, heading row, columns; and what is remembered of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import ColumnOffer, ImportChoice, LayoutUnclear, SheetLayout
from ctec_desktop.kernel.problems import CellPlace
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import id_number

Write = Callable[..., Path]
UNKNOWN = [
    ["校内编码", "称呼", "班"],
    ["20240001", "张三", "一班"],
    ["20240002", "李四", "一班"],
]


def unclear(path: Path, choice: ImportChoice = ImportChoice()) -> LayoutUnclear:  # noqa: B008 - frozen
    with pytest.raises(LayoutUnclear) as caught:
        read_students(path, choice=choice)
    return caught.value


def layout(path: Path, choice: ImportChoice = ImportChoice()) -> SheetLayout:  # noqa: B008 - frozen
    made = read_students(path, choice=choice).layout
    assert made is not None
    return made


def fields(made: SheetLayout) -> dict[str, str]:
    return {column.letter: column.field for column in made.columns}


def test_the_layout_tells_columns_with_their_first_cells_and_hides_identity_numbers(xlsx: Write) -> None:
    number = id_number()
    made = layout(xlsx([["名单"], ["学号", "姓名", None, "身份证号"], ["1", "张三", "甲", number], ["2", "李四"]]))
    assert (made.sheet, made.header_row, made.is_remembered) == ("名单", 2, False)
    assert made.columns == (
        ColumnOffer("A", "学号", "student_no", ("1", "2")),
        ColumnOffer("B", "姓名", "name", ("张三", "李四")),
        ColumnOffer("C", "", "", ("甲", "")),
        ColumnOffer("D", "身份证号", "id_number", (f"{number[:6]}********{number[-4:]}", "")),
    )
    assert [field.label for field in made.fields if field.is_required] == ["学号", "姓名"]
    assert made.missing() == ()


def test_every_sheet_is_offered_with_its_rows_and_the_headings_that_fit(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "一班"
    for name in ("二班", "旧名单"):
        book.create_sheet(name)
    for sheet in book.worksheets:
        for row in (["学号", "姓名", "班级"], ["1", "张三", sheet.title]):
            sheet.append(row)
    book["二班"].append(["2", "李四", "二班"])
    book["旧名单"].sheet_state = "hidden"
    book.save(tmp_path / "三张.xlsx")
    made = layout(tmp_path / "三张.xlsx")
    assert [(sheet.name, sheet.is_hidden, sheet.rows, sheet.fits) for sheet in made.sheets] == [
        ("一班", False, 2, 3),
        ("二班", False, 3, 3),
        ("旧名单", True, 2, 3),
    ]
    assert made.sheet == "二班"
    chosen = read_students(tmp_path / "三张.xlsx", choice=ImportChoice("旧名单"))
    assert [record.draft.class_name for record in chosen.records] == ["旧名单"]


def test_unknown_headings_are_offered_for_a_person_to_say_what_they_are(xlsx: Write) -> None:
    path = xlsx(UNKNOWN)
    error = unclear(path)
    assert [problem.code for problem in error.problems] == [SheetCode.NO_HEADER]
    assert (error.layout.header_row, fields(error.layout)) == (1, {"A": "", "B": "", "C": "class_name"})
    assert [field.key for field in error.layout.missing()] == ["student_no", "name"]
    half = unclear(path, ImportChoice(columns=(("A", "student_no"),)))
    assert [problem.code for problem in half.problems] == [SheetCode.HEADING_MISSING]
    assert half.problems[0].facts["missing"] == "“姓名”"
    reading = read_students(path, choice=ImportChoice(columns=(("A", "student_no"), ("B", "name"))))
    assert [(r.draft.student_no, r.draft.name, r.draft.class_name) for r in reading.records] == [
        ("20240001", "张三", "一班"),
        ("20240002", "李四", "一班"),
    ]
    assert reading.problems == ()


def test_a_column_can_be_left_out_and_a_field_given_to_another(xlsx: Write) -> None:
    path = xlsx([["学号", "姓名", "曾用名", "电话"], ["1", "张三", "张叁", "13800000000"]])
    choice = ImportChoice(columns=(("C", "name"), ("D", "")))
    reading = read_students(path, choice=choice)
    (record,) = reading.records
    assert (record.draft.name, record.draft.phone) == ("张叁", None)
    assert reading.layout is not None
    assert fields(reading.layout) == {"A": "student_no", "B": "", "C": "name", "D": ""}
    assert all("电话" not in str(problem.facts) for problem in reading.problems)


def test_the_heading_row_can_be_said(xlsx: Write) -> None:
    path = xlsx([["学号", "姓名", "班级"], ["编码", "名字", "班级"], ["1", "张三", "一班"]])
    assert layout(path).header_row == 1
    reading = read_students(path, choice=ImportChoice(header_row=2, columns=(("A", "student_no"),)))
    assert (reading.header_row, [record.draft.name for record in reading.records]) == (2, ["张三"])
    beyond = unclear(path, ImportChoice(header_row=40))
    assert (beyond.layout.header_row, beyond.layout.columns) == (40, ())


def test_a_column_without_heading_is_named_by_its_field(xlsx: Write) -> None:
    path = xlsx([["学号", "姓名", None], ["1", "张三", "4403"]])
    reading = read_students(path, choice=ImportChoice(columns=(("C", "id_number"),)))
    (problem,) = reading.records[0].problems
    assert problem.facts["heading"] == "身份证号"
    assert problem.place == CellPlace("名单", 2, "C", "身份证号")


def test_what_was_said_once_holds_for_the_next_file_with_the_same_headings(xlsx: Write) -> None:
    first = unclear(xlsx(UNKNOWN, name="一.xlsx")).layout
    said = (("A", "student_no"), ("B", "name"))
    again = xlsx([["九月份名单"], ["校内 编码", "称呼：", "班"], ["7", "王五", "二班"]], name="二.xlsx")
    reading = read_students(again, choice=ImportChoice(remembered={first.signature: said}))
    assert [record.draft.name for record in reading.records] == ["王五"]
    assert reading.layout is not None
    assert (reading.layout.is_remembered, reading.layout.signature) == (True, first.signature)
    other = unclear(
        xlsx([["校内编码", "班", "称呼"], ["7", "二班", "王五"]], name="三.xlsx"),
        ImportChoice(remembered={first.signature: said}),
    )
    assert other.layout.signature != first.signature


def test_a_person_s_word_goes_before_what_is_remembered(xlsx: Write) -> None:
    path = xlsx(UNKNOWN)
    signature = unclear(path).layout.signature
    remembered = {signature: (("A", "student_no"), ("B", "name"))}
    choice = ImportChoice(columns=(("A", "name"), ("B", "student_no")), remembered=remembered)
    reading = read_students(path, choice=choice)
    assert [record.draft.name for record in reading.records] == ["20240001", "20240002"]
    assert reading.layout is not None
    assert not reading.layout.is_remembered


def test_headings_said_by_a_person_that_come_again_below_are_no_row(xlsx: Write) -> None:
    path = xlsx([*UNKNOWN, ["校内编码", "称呼", "班"], ["20240003", "王五", "二班"]])
    reading = read_students(path, choice=ImportChoice(columns=(("A", "student_no"), ("B", "name"))))
    assert [record.draft.name for record in reading.records] == ["张三", "李四", "王五"]
    assert [problem.code for problem in reading.problems] == [SheetCode.HEADER_AGAIN]


def test_a_workbook_whose_visible_sheets_are_empty_offers_its_hidden_list(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.create_sheet("名单")
    for row in (["学号", "姓名"], ["1", "张三"]):
        hidden.append(row)
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "藏.xlsx")
    error = unclear(tmp_path / "藏.xlsx")
    assert ([problem.code for problem in error.problems], error.layout.sheet) == ([SheetCode.ONLY_HIDDEN], "名单")
    assert len(read_students(tmp_path / "藏.xlsx", choice=ImportChoice("名单")).records) == 1
