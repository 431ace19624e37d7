"""What a clerk does not see in the sheet is not taken, and is said."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwt

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import ImportChoice
from ctec_desktop.sheets.students import read_students
from tests.sheets.other_formats import Rows, write_ods, write_xlsb

ROWS: Rows = [
    ["学号", "姓名", "班级"],
    ["1", "甲一", "一班"],
    ["2", "乙二", "一班"],
    ["3", "丙三", "一班"],
    ["4", "丁四", "一班"],
    ["5", "戊五", "一班"],
]
HIDDEN = (3, 4, 6)


def write_xlsx(path: Path, rows: Rows, *, hidden: tuple[int, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for number in hidden:
        book.active.row_dimensions[number].hidden = True
    book.save(path)
    return path


def write_xls(path: Path, rows: Rows, *, hidden: tuple[int, ...]) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("空").row(7).hidden = True
    page = book.add_sheet("名单")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(number, column, value)
        page.row(number).hidden = number + 1 in hidden
    book.save(str(path))
    return path


@pytest.mark.parametrize(
    ("write", "name"),
    [(write_xlsx, "a.xlsx"), (write_xls, "a.xls"), (write_ods, "a.ods"), (write_xlsb, "a.xlsb")],
    ids=["xlsx", "xls", "ods", "xlsb"],
)
def test_hidden_rows_are_not_taken_and_said_once(tmp_path: Path, write: Callable[..., Path], name: str) -> None:
    reading = read_students(write(tmp_path / name, ROWS, hidden=HIDDEN))
    assert [record.draft.name for record in reading.records] == ["甲一", "丁四"]
    (problem,) = reading.problems
    assert problem.code == SheetCode.HIDDEN_ROWS
    assert dict(problem.facts) == {"count": 3, "rows": "3–4、6"}


@pytest.mark.parametrize(
    ("write", "name"),
    [(write_xlsx, "a.xlsx"), (write_xls, "a.xls"), (write_ods, "a.ods"), (write_xlsb, "a.xlsb")],
    ids=["xlsx", "xls", "ods", "xlsb"],
)
def test_with_nothing_hidden_nothing_is_said(tmp_path: Path, write: Callable[..., Path], name: str) -> None:
    reading = read_students(write(tmp_path / name, ROWS, hidden=()))
    assert len(reading.records) == 5
    assert reading.problems == ()


def test_many_hidden_stretches_are_named_shortly(tmp_path: Path) -> None:
    rows = [["学号", "姓名"], *([str(number), "张三"] for number in range(40))]
    reading = read_students(write_xlsx(tmp_path / "a.xlsx", rows, hidden=tuple(range(2, 40, 2))))
    assert [problem.facts["rows"] for problem in reading.problems] == ["2、4、6、8、10、12、14、16 等"]


def test_a_hidden_first_cell_of_a_merged_column_still_speaks_for_the_rows_below(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for row in (["学号", "姓名", "班级"], ["1", "甲一", "二班"], ["2", "乙二", None]):
        page.append(row)
    page.merge_cells("C2:C3")
    page.row_dimensions[2].hidden = True
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert [record.draft.class_name for record in read_students(path).records] == ["二班"]


def test_a_hidden_list_is_not_taken_and_said(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ROWS, hidden_sheet=ROWS)
    (problem,) = read_students(path).problems
    assert (problem.code, problem.facts["sheets"]) == (SheetCode.HIDDEN_SHEETS, "“旧名单”")


def test_a_hidden_sheet_that_is_no_list_is_not_spoken_of(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", ROWS, hidden_sheet=[["男"], ["女"]])
    assert read_students(path).problems == ()


def test_a_hidden_list_can_be_asked_for_by_name(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", [["说明"]], hidden_sheet=ROWS)
    reading = read_students(path, choice=ImportChoice("旧名单"))
    assert (reading.sheet, len(reading.records), reading.problems) == ("旧名单", 5, ())


def test_hidden_rows_can_be_asked_for(tmp_path: Path) -> None:
    reading = read_students(
        write_xlsx(tmp_path / "a.xlsx", ROWS, hidden=HIDDEN), choice=ImportChoice(with_hidden_rows=True)
    )
    assert reading.layout is not None
    assert (reading.layout.hidden_rows, len(reading.records), reading.problems) == (len(HIDDEN), 5, ())
