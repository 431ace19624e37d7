"""Rows given back for correction: same headings, every cell a text, what is wrong beside, readable again."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.import_plan import Action, PlannedRow, SheetBlock
from ctec_desktop.kernel.problems import CellPlace, Problem
from ctec_desktop.sheets.cells import workbook_from
from ctec_desktop.sheets.marked import write_marked
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.students import read_students
from ctec_desktop.sheets.worker import read
from ctec_desktop.wording import sentence
from tests.sheets.samples import id_number

Write = Callable[..., Path]


def given_back(reading: SheetReading[StudentDraft], target: Path, extra: Sequence[Problem] = ()) -> Path:
    """The refused and held rows of a reading as a workbook to correct."""
    assert reading.layout is not None
    rows = [
        PlannedRow(r.row, "", Action.REFUSED, Action.REFUSED, r.draft, problems=(*r.problems, *extra), cells=r.texts())
        for r in reading.records
        if r.is_refused or r.is_held or extra
    ]
    write_marked(target, reading.sheet, reading.layout.blocks, rows)
    return target


def test_a_wrong_cell_is_coloured_and_says_what_is_wrong(xlsx: Write, tmp_path: Path) -> None:
    rows = [
        ["一班名单"],
        ["学号", "姓名", "身份证号", "备注"],
        ["1", "张三", "123", "走读"],
        ["2", "李四", id_number(), ""],
    ]
    reading = read_students(xlsx(rows))
    page = openpyxl.load_workbook(given_back(reading, tmp_path / "问题.xlsx")).worksheets[0]
    told = sentence(reading.records[0].problems[0])
    assert page.title == "名单"
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["一班名单", None, None, None, None],
        ["学号", "姓名", "身份证号", "备注", "问题"],
        ["1", "张三", "123", "走读", told],
    ]
    assert (page["C3"].fill.fgColor.rgb, page["B3"].fill.fill_type) == ("FFFFD9D9", None)
    assert page["C3"].comment is not None
    assert page["C3"].comment.text == told
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None} == {"s"}


def test_corrected_rows_are_read_again_with_their_class_and_without_our_column(xlsx: Write, tmp_path: Path) -> None:
    rows = [
        ["2024级数控1班学生花名册"],
        ["学号", "姓名", "性别", "身份证号"],
        ["1", "张三", "男", "123"],
        ["2024级数控2班学生花名册"],
        ["学号", "姓名", "性别", "身份证号"],
        ["2", "李四", "男", "456"],
        ["3", "王五", "男", None],
    ]
    target = given_back(read_students(xlsx(rows, merged=["A1:D1", "A4:D4"])), tmp_path / "问题.xlsx")
    book = openpyxl.load_workbook(target)
    page = book.worksheets[0]
    for row in page.iter_rows():
        if row[3].value in ("123", "456"):
            row[3].value = None
    book.save(target)
    again = read_students(target)
    assert [(r.draft.student_no, r.draft.class_name) for r in again.records] == [
        ("1", "2024级数控1班"),
        ("2", "2024级数控2班"),
    ]
    assert not any(record.is_refused for record in again.records)
    assert all("问题" not in str(problem.facts) for problem in again.problems)
    assert again.layout is not None
    assert again.layout.blocks[0].headings == ("学号", "姓名", "性别", "身份证号", "问题")


def test_what_was_said_before_is_not_said_twice(xlsx: Write, tmp_path: Path) -> None:
    first = given_back(read_students(xlsx([["学号", "姓名", "身份证号"], ["1", "张三", "123"]])), tmp_path / "一.xlsx")
    second = given_back(read_students(first), tmp_path / "二.xlsx")
    page = openpyxl.load_workbook(second).worksheets[0]
    assert [cell.value for cell in page[1]] == ["学号", "姓名", "身份证号", "问题"]
    assert (page.max_row, page.max_column) == (2, 4)


def test_a_class_of_merged_cells_stands_in_every_row_given_back(xlsx: Write, tmp_path: Path) -> None:
    rows = [["班级", "学号", "姓名", "身份证号"], ["一班", "1", "张三", id_number()], [None, "2", "李四", "123"]]
    target = given_back(read_students(xlsx(rows, merged=["A2:A3"])), tmp_path / "问题.xlsx")
    assert [cell.value for cell in openpyxl.load_workbook(target).worksheets[0][2]][:3] == ["一班", "2", "李四"]


def test_formula_like_text_stays_text(xlsx: Write, tmp_path: Path) -> None:
    rows = [["学号", "姓名", "身份证号", "家庭住址"], ["1", "张三", "123", '=HYPERLINK("http://x")']]
    page = openpyxl.load_workbook(given_back(read_students(xlsx(rows)), tmp_path / "问题.xlsx")).worksheets[0]
    cell = page["D2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", '=HYPERLINK("http://x")', True)


def test_what_concerns_the_whole_row_is_said_beside_it(xlsx: Write, tmp_path: Path) -> None:
    problem = Problem("class_missing", place=CellPlace("名单", 2))
    reading = read_students(xlsx([["学号", "姓名"], ["1", "张三"]]))
    page = openpyxl.load_workbook(given_back(reading, tmp_path / "问题.xlsx", [problem])).worksheets[0]
    assert page["C2"].value == sentence(problem)


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4))
def test_whatever_stood_in_the_cells_stands_there_again(tmp_path: Path, texts: list[tuple[str, str, str]]) -> None:
    problem = Problem("class_missing", place=CellPlace("名单", 2))
    rows: list[PlannedRow[object]] = [
        PlannedRow(number, "", Action.REFUSED, Action.REFUSED, None, problems=(problem,), cells=cells)
        for number, cells in enumerate(texts, 2)
    ]
    target = tmp_path / "问题.xlsx"
    write_marked(target, "名单", (SheetBlock(1, (), ("甲", "乙", "丙")),), rows)
    (sheet,) = workbook_from(read({"path": str(target)})).sheets
    assert [row.cells[:3] for row in sheet.rows[1:]] == [
        tuple(text if text.strip() else None for text in row) for row in texts
    ]
    assert {row.cells[3] for row in sheet.rows[1:]} == {sentence(problem)}


def test_a_text_longer_than_a_cell_is_cut_rather_than_lost(tmp_path: Path) -> None:
    row: PlannedRow[object] = PlannedRow(2, "", Action.REFUSED, Action.REFUSED, None, cells=("长" * 40_000,))
    write_marked(tmp_path / "长.xlsx", "名单", (SheetBlock(1, (), ("甲",)),), [row])
    assert openpyxl.load_workbook(tmp_path / "长.xlsx").worksheets[0]["A2"].value == "长" * 32_767
