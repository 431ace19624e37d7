"""Two readers of one file: where they disagree, the cell is held with both values."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlwt

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.cells import CellError, Sheet, SheetRow, Workbook, workbook_from
from ctec_desktop.sheets.comparing import differing_cells
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.wording import sentence

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (None, ""),
        ("张三 ", "张三"),
        (3, 3.0),
        ("3", 3),
        (45536.0, date(2024, 9, 1)),
        (at("2024-09-01T08:30"), 45536 + 8.5 / 24),
        (at("1899-12-31T19:12"), time(19, 12)),
        (at("1900-01-01T12:00"), timedelta(days=1, hours=12)),
        (True, 1),
        (CellError("#N/A"), ""),
    ],
)
def test_the_same_value_in_another_form_is_no_difference(one: object, other: object) -> None:
    assert differing_cells([(1, [one])], [(1, [other])], date1904=False) == []


def test_other_values_are_named_with_their_cell() -> None:
    first: list[tuple[int, list[object]]] = [(2, ["张三", 3000.0, "甲"]), (5, ["李四"])]
    second: list[tuple[int, list[object]]] = [(2, ["张三", 3001, None]), (5, ["李四", date(2024, 9, 1)])]
    assert differing_cells(first, second, date1904=False) == [(2, 1, "3001"), (2, 2, ""), (5, 1, "2024-09-01")]


def test_days_from_1904_are_compared_as_days_from_1904() -> None:
    assert differing_cells([(1, [44074])], [(1, [date(2024, 9, 1)])], date1904=True) == []
    assert differing_cells([(1, [44074])], [(1, [date(2024, 9, 1)])], date1904=False) == [(1, 0, "2024-09-01")]


def test_texts_in_a_wrong_encoding_are_not_held_against_the_reader_that_puts_them_right() -> None:
    found = differing_cells([(1, ["张三", 1])], [(1, ["ÕÅÈý", 2])], date1904=False, with_texts=False)
    assert found == [(1, 1, "2")]


def test_an_old_workbook_is_read_twice_and_agrees_with_itself(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for row, (student_no, name, on) in enumerate(
        (("学号", "姓名", "入学"), ("1", "张三", 45536), (2.5, True, 45536.25))
    ):
        sheet.write(row, 0, student_no)
        sheet.write(row, 1, name)
        sheet.write(row, 2, on, day)
    book.save(str(tmp_path / "旧.xls"))
    (read,) = read_grid(tmp_path / "旧.xls").sheets
    assert (len(read.rows), read.differing) == (3, {})


def test_differences_come_through_the_worker_s_messages() -> None:
    messages: list[JsonObject] = [
        {"date1904": False},
        {"sheet": "名单", "hidden": False, "merged": []},
        {"rows": [[1, ["学号"], False]]},
        {"differing": [[1, 0, "工号"]]},
    ]
    rows = (SheetRow(1, ("学号",)),)
    assert workbook_from(messages) == Workbook((Sheet("名单", False, rows, (), {(1, 0): "工号"}),))


def test_a_cell_that_reads_two_ways_is_held_with_both_values() -> None:
    row = RowReader("名单", 3, {}, {"class_name": "一班"})
    row.hold_difference("class_name", "二班")
    (problem,) = row.problems
    assert (problem.code, problem.severity) == (SheetCode.READERS_DIFFER, Severity.HELD)
    assert "一班 和 二班" in sentence(problem)
