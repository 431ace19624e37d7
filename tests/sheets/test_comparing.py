"""Two readers of one file: where they disagree, the cell is held with both values."""

import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.cells import CellError, Sheet, SheetRow, Workbook, workbook_from
from ctec_desktop.sheets.comparing import Comparison
from ctec_desktop.sheets.ods import ods_extras
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.students import read_students
from ctec_desktop.sheets.xlsb import xlsb_extras
from ctec_desktop.sheets.xlsx_cells import SecondReading
from ctec_desktop.wording import sentence
from tests.sheets.other_formats import write_ods, write_xlsb
from tests.sheets.samples import codes

Rows = list[tuple[int, list[object]]]
at = datetime.fromisoformat


def differing_cells(
    first: Rows, second: Rows, *, date1904: bool, with_texts: bool = True, is_begun: bool = False
) -> list[tuple[int, int, str]]:
    comparison = Comparison(second, date1904=date1904, with_texts=with_texts, is_begun=is_begun)
    assert list(comparison.watched(first)) == first
    return comparison.found


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
    first: Rows = [(2, ["张三", 3000.0, "甲"]), (5, ["李四"])]
    second: Rows = [(2, ["张三", 3001, None]), (5, ["李四", date(2024, 9, 1)])]
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


def test_rows_below_where_the_second_reader_stopped_are_not_compared() -> None:
    first: Rows = [(1, ["甲"]), (2, ["乙"]), (3, ["丙"])]
    assert differing_cells(first, [(1, ["甲"]), (2, ["丁"])], date1904=False, is_begun=True) == [(2, 0, "丁")]
    assert differing_cells(first, [], date1904=False, is_begun=True) == []


def test_a_number_no_day_can_be_is_held_in_a_new_workbook_too(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    for cells in (["学号", "姓名", "入学日期"], ["1", "张\n三 ", 45536], ["2", "李四", -1.5]):
        page.append(cells)
    for cell in (page["C2"], page["C3"]):
        cell.number_format = "yyyy-mm-dd"
    book.save(tmp_path / "新.xlsx")
    (read,) = read_grid(tmp_path / "新.xlsx").sheets
    assert read.differing == {(3, 2): "-1.5"}
    sound, odd = read_students(tmp_path / "新.xlsx").records
    assert SheetCode.READERS_DIFFER not in [code for code, _ in codes(sound.problems)]
    assert (SheetCode.READERS_DIFFER, Severity.HELD) in codes(odd.problems)


def test_how_a_text_is_pronounced_is_no_part_of_it(tmp_path: Path) -> None:
    texts = '<sst><si><r><t>张_x0033_</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si></sst>'
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    shared = f'<Relationship Id="r1" Type="{types}/sharedStrings" Target="sharedStrings.xml"/>'
    cells = '<c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>四</t></is></c><c t="b"><v>1</v></c><c><v>2.5</v></c>'
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as package:
        package.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{shared}</Relationships>")
        package.writestr("xl/sharedStrings.xml", texts)
        package.writestr("xl/sheet.xml", f"<sheetData><row r='2'>{cells}</row></sheetData>")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        rows = SecondReading(package, "xl/workbook.xml").rows("xl/sheet.xml")
    assert rows == [(2, [None, "张3", "四", True, 2.5])]


MIXED: Rows = [(1, ["学号", "张三", None, 3.5, date(2024, 9, 1)]), (2, ["20240001", None, 7])]


@pytest.mark.parametrize(("name", "write"), [("名单.ods", write_ods), ("名单.xlsb", write_xlsb)])
def test_the_other_formats_are_read_twice_too_and_agree_with_themselves(tmp_path: Path, name: str, write: Any) -> None:
    path = write(tmp_path / name, [cells for _, cells in MIXED])
    (read,) = read_grid(path).sheets
    assert (len(read.rows), read.differing) == (2, {})
    with zipfile.ZipFile(path) as package:
        (extras,) = (ods_extras if name.endswith("ods") else xlsb_extras)(package).sheets.values()
    assert differing_cells(MIXED, extras.again, date1904=False, is_begun=True) == []
    other: Rows = [(1, ["学号", "张叁", None, 3.25, date(2024, 9, 1)]), MIXED[1]]
    assert differing_cells(other, extras.again, date1904=False, is_begun=True) == [(1, 1, "张三"), (1, 3, "3.5")]


def test_an_ods_cell_tells_its_text_without_the_note_on_it(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "名单.ods", [["张三", "李四"]])
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    odd = "<office:annotation><text:p>注</text:p></office:annotation><text:p>张<text:s/>三</text:p><text:p>二</text:p>"
    parts["content.xml"] = parts["content.xml"].replace("<text:p>张三</text:p>", odd)
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    (read,) = read_grid(path).sheets
    assert read.differing == {}
    with zipfile.ZipFile(path) as package:
        assert ods_extras(package).sheets["名单"].again == [(1, ["张 三 二", "李四"])]


@pytest.mark.parametrize("value", ['office:value="viel"', ""])
def test_a_witness_who_cannot_read_on_says_nothing_more(tmp_path: Path, value: str) -> None:
    path = write_ods(tmp_path / "名单.ods", [["甲"], [5], ["乙"]])
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml").decode().replace('office:value="5"', value)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    with zipfile.ZipFile(path) as package:
        assert ods_extras(package).sheets["名单"].again == [(1, ["甲"])]
