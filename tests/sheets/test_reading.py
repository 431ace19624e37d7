"""Any file is answered with cells or with one sentence."""

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ctec_desktop.domain.codes.sheets import SheetCode, SheetFault
from ctec_desktop.domain.codes.workers import WorkerFault
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.sheets.cells import CellError, SheetRow, column_letter, sheet_messages, workbook_from
from ctec_desktop.sheets.csv_text import decode, sniff_delimiter
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write

MOMENT = datetime.fromisoformat("2024-09-01T08:30:00")
TABLE = '学号,姓名,班级\r\n20240001,张㛃,2024级软件1班\r\n20240002,"李,四",\r\n'


def refusal(path: Path) -> str:
    with pytest.raises(RuleViolation) as caught:
        read_grid(path)
    (problem,) = caught.value.problems
    return problem.code


def fault(path: Path) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        read_grid(path)
    return caught.value.kind


def test_cells_keep_their_kind_and_place(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    values = {"B2": "001", "C2": 1, "D2": 1.5, "E2": True, "F2": date(2024, 9, 1), "G2": MOMENT}
    for address, value in values.items():
        page[address] = value
    page["D4"] = "#REF!"
    page["D4"].data_type = "e"
    page["AB5"] = "#N/A"
    page["AB5"].data_type = "e"
    page["B6"] = " "
    path = tmp_path / "cells.xlsx"
    book.save(path)
    (sheet,) = read_grid(path).sheets
    assert sheet.rows == (
        SheetRow(2, (None, "001", 1, 1.5, True, date(2024, 9, 1), MOMENT)),
        SheetRow(4, (None, None, None, CellError("#REF!"))),
        SheetRow(5, (*[None] * 27, CellError("#N/A"))),
    )
    assert [type(cell) for cell in sheet.rows[0].cells[2:5]] == [int, float, bool]


def test_chinese_date_formats_and_the_1904_system_are_dates(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    page["A1"] = date(2024, 9, 1)
    page["A1"].number_format = 'yyyy"年"m"月"'
    page["A2"] = 44074
    path = tmp_path / "mac.xlsx"
    book.save(path)
    workbook = read_grid(path)
    assert workbook.date1904
    assert [row.cells for row in workbook.sheets[0].rows] == [(date(2024, 9, 1),), (44074,)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_tables_are_read_in_every_usual_encoding(csv_file: Write, encoding: str) -> None:
    records = read_students(csv_file(TABLE.encode(encoding))).records
    assert [(record.draft.name, record.draft.class_name) for record in records] == [
        ("张㛃", "2024级软件1班"),
        ("李,四", None),
    ]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，"])
def test_text_tables_are_read_with_every_usual_delimiter(csv_file: Write, delimiter: str) -> None:
    path = csv_file(f"名单\n学号{delimiter}姓名\n1{delimiter}张三\n".encode())
    assert [record.draft.name for record in read_students(path).records] == ["张三"]


def test_a_text_table_may_name_its_delimiter() -> None:
    assert sniff_delimiter("sep=|\na,b|c,d\n") == "|"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_marked_and_utf8_text_is_decoded_as_it_was_written(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text
    assert decode(text.encode()) == text


def test_old_mac_line_ends_and_text_quotes_of_excel_are_understood(csv_file: Write) -> None:
    path = csv_file('学号,姓名\r="00012",张三\r'.encode())
    assert [record.draft.student_no for record in read_students(path).records] == ["00012"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", SheetCode.FILE_EMPTY),
        (b"\xef\xbb\xbf\r\n", SheetCode.FILE_EMPTY),
        (b"%PDF-1.7\n", SheetCode.NOT_A_WORKBOOK),
        (b"\x89PNG\r\n\x1a\n\0\0\0", SheetCode.NOT_A_WORKBOOK),
        (bytes(range(1, 32)) * 40, SheetCode.NOT_A_WORKBOOK),
        (b"<html><table><tr><td>x", SheetCode.WEB_PAGE),
        (b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>', SheetCode.WEB_PAGE),
        (b"PK\x03\x04 no zip at all", SheetCode.FILE_DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048), SheetCode.NOT_A_WORKBOOK),
        (b"a,\x80\xff\xff", SheetCode.ENCODING_UNKNOWN),
    ],
)
def test_a_file_that_is_no_workbook_is_refused_whatever_its_name(
    tmp_path: Path, content: bytes, code: SheetCode
) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_workbook_is_known_by_its_content_not_its_name(xlsx: Write) -> None:
    path = xlsx([["学号", "姓名"], ["1", "张三"]])
    renamed = path.rename(path.with_suffix(".csv"))
    assert [record.draft.name for record in read_students(renamed).records] == ["张三"]


def test_a_word_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "文件.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", b"<x/>")
    assert refusal(path) == SheetCode.NOT_A_WORKBOOK


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_cut_off_workbook_is_damaged(xlsx: Write, kept: float) -> None:
    path = xlsx([["学号", "姓名"], *([str(n), "张三"] for n in range(500))])
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert refusal(path) == SheetCode.FILE_DAMAGED


def test_a_workbook_with_a_spoilt_stream_is_damaged(xlsx: Write) -> None:
    path = xlsx([["学号", "姓名"], *([str(n), f"张三{n}"] for n in range(500))])
    with zipfile.ZipFile(path) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    content = bytearray(path.read_bytes())
    start = part.header_offset + 30 + len(part.filename) + 20
    content[start : start + 400] = bytes(255 - byte for byte in content[start : start + 400])
    path.write_bytes(content)
    assert refusal(path) == SheetCode.FILE_DAMAGED


def test_a_formula_that_was_never_calculated_is_no_empty_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["学号", "姓名", "班级"])
    book.active.append(["1", "张三", "=A2&1"])
    path = tmp_path / "公式.xlsx"
    book.save(path)
    (record,) = read_students(path).records
    assert [(problem.code, problem.value) for problem in record.problems] == [(SheetCode.ERROR_CELL, "#未计算")]


def test_a_cut_off_old_workbook_is_answered(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    for row in range(500):
        page.write(row, 0, f"学号{row}")
    path = tmp_path / "名单.xls"
    book.save(str(path))
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert refusal(path) in {SheetCode.FILE_DAMAGED, SheetCode.NOT_A_WORKBOOK}


def test_passwords_are_recognised(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(path) == SheetCode.PASSWORD


def test_a_sheet_that_would_fill_the_memory_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "远处.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["学号", "姓名"])
        page.write(1_048_575, 16_383, "x")
    assert fault(path) == WorkerFault.MEMORY


def test_a_package_that_unpacks_without_end_is_answered(tmp_path: Path) -> None:
    path = tmp_path / "炸弹.xlsx"
    head = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "xl/workbook.xml",
            '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<sheets><sheet name="x" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        package.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>',
        )
        with package.open("xl/worksheets/s.xml", "w") as part:
            part.write(head)
            for _ in range(200):
                part.write(b" " * (1 << 20))
    with pytest.raises((RuleViolation, EnvironmentFault)):
        read_students(path)


def test_a_file_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    assert fault(tmp_path / "没有.xlsx") == SheetFault.FILE_MISSING
    assert fault(tmp_path) == SheetFault.FILE_UNREADABLE


def test_columns_have_the_letters_of_the_sheet() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


CELLS = st.one_of(
    st.none(),
    st.text().filter(lambda text: bool(text.strip())),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: number != int(number)),
    st.booleans(),
    st.dates(),
    st.builds(CellError, st.sampled_from(["#N/A", "#REF!"])),
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_cells_survive_the_way_from_the_worker(rows: list[list[object]]) -> None:
    (sheet,) = workbook_from(sheet_messages("甲", False, enumerate(rows, 1), ())).sheets
    given_cells = {
        (number, column): cell
        for number, row in enumerate(rows, 1)
        for column, cell in enumerate(row)
        if cell is not None
    }
    read_cells = {
        (row.number, column): cell for row in sheet.rows for column, cell in enumerate(row.cells) if cell is not None
    }
    assert read_cells == given_cells
