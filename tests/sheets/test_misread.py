"""Old .xls files whose Chinese was declared to be Western text."""

import struct
from pathlib import Path

import pytest
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.sheets.misread import real_encoding
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.students import read_students
from tests.sheets.other_formats import Rows

ROWS: Rows = [["学号", "姓名", "班级"], ["20240001", "张喆", "软件一班"], ["20240002", "李四", "软件一班"]]
LEVEL_ONE = [bytes([lead, trail]).decode("gb2312") for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFA)]


def write_biff8(path: Path, rows: Rows, encoding: str, *, sheet: str = "Sheet1") -> Path:
    """Texts as the bytes of another encoding, one a character."""
    book = xlwt.Workbook()
    page = book.add_sheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write(number, column, str(value).encode(encoding).decode("latin-1"))
    book.save(str(path))
    return path


def write_biff5(path: Path, rows: Rows, encoding: str, *, code_page: int) -> Path:
    """A bare stream of Excel 5 with one sheet."""
    cells = b""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            text = str(value).encode(encoding)
            cells += _record(0x204, struct.pack("<HHHH", number, column, 0, len(text)) + text)
    head = _record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + _record(0x42, struct.pack("<H", code_page))
    start = len(head) + 4 + 4 + 2 + 1 + 6 + 4
    bound = _record(0x85, struct.pack("<IBBB", start, 0, 0, 6) + b"Sheet1")
    sheet = _record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + cells + _record(0x0A, b"")
    path.write_bytes(head + bound + _record(0x0A, b"") + sheet)
    return path


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def read(path: Path) -> tuple[list[tuple[str | None, str | None]], list[str]]:
    reading = read_students(path)
    names = [(record.draft.name, record.draft.class_name) for record in reading.records]
    return names, [problem.code for problem in reading.problems]


EXPECTED = [("张喆", "软件一班"), ("李四", "软件一班")]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_bytes_in_a_newer_xls_are_read_and_said(tmp_path: Path, encoding: str) -> None:
    assert read(write_biff8(tmp_path / "a.xls", ROWS, encoding)) == (EXPECTED, [SheetCode.TEXT_REREAD])


@pytest.mark.parametrize("name", ["名单", "名单".encode("gb18030").decode("latin-1")])
def test_the_name_of_the_sheet_is_read_with_its_texts(tmp_path: Path, name: str) -> None:
    path = write_biff8(tmp_path / "a.xls", ROWS, "gb18030", sheet=name)
    assert read_students(path).sheet == "名单"


@pytest.mark.parametrize("code_page", [1252, 850, 437])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_chinese_in_an_older_xls_of_a_western_code_page_is_read_and_said(
    tmp_path: Path, encoding: str, code_page: int
) -> None:
    path = write_biff5(tmp_path / "a.xls", ROWS, encoding, code_page=code_page)
    assert read(path) == (EXPECTED, [SheetCode.TEXT_REREAD])


def test_an_older_xls_of_the_right_code_page_is_read_as_it_is(tmp_path: Path) -> None:
    path = write_biff5(tmp_path / "a.xls", ROWS, "gbk", code_page=936)
    assert read(path) == (EXPECTED, [])


def test_western_words_stay_as_they_are(tmp_path: Path) -> None:
    words = ["Müller", "José", "naïve", "Ærø", "São Tomé"]
    path = write_biff8(tmp_path / "a.xls", [[word] for word in words], "latin-1")
    workbook = read_grid(path)
    assert workbook.encoding is None
    assert [row.cells[0] for row in workbook.sheets[0].rows] == words


def test_a_file_with_real_chinese_is_left_alone(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    page.write(0, 0, "姓名")
    page.write(1, 0, "张三".encode("gb18030").decode("latin-1"))
    path = tmp_path / "a.xls"
    book.save(str(path))
    assert read_grid(path).encoding is None


@given(st.lists(st.text(st.sampled_from(LEVEL_ONE), min_size=2, max_size=4), min_size=3))
def test_usual_chinese_is_known_in_gb18030(names: list[str]) -> None:
    found = real_encoding([name.encode("gb18030") for name in names])
    assert found == "gb18030" or all(_is_utf8(name.encode("gb18030")) for name in names)


@given(st.lists(st.text(st.characters(codec="ascii"))))
def test_plain_text_needs_no_encoding(texts: list[str]) -> None:
    assert real_encoding([text.encode() for text in texts]) is None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
