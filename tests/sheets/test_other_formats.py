"""What schools send beside .xlsx: .xlsb, .ods, WPS .et, and dates the way Chinese programs show them."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlwt

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.sheets.cells import CellError, MergedRange
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.students import read_students
from tests.sheets.other_formats import Rows, write_ods, write_xlsb, xls_with_formats, xlsx_with_formats
from tests.sheets.samples import id_number

SAMPLES = Path(__file__).parents[2].parent / "shared" / "data" / "workbooks"
CHINESE_FORMATS = (*range(27, 37), *range(50, 59))
DAY = date(2024, 9, 1)
SERIAL = 45536
ROSTER: Rows = [
    ["某校学生名单"],
    ["学号", "姓名", "身份证号", "入学日期", "班级"],
    ["00240001", "张㛃", id_number(), DAY, "#N/A"],
    ["00240002", "李四", id_number(sequence=3), None, "2024级软件1班"],
    ["合计", 2],
]
WRITERS: dict[str, Callable[..., Path]] = {"名单.ods": write_ods, "名单.xlsb": write_xlsb}


@pytest.mark.parametrize("name", WRITERS)
def test_a_roster_in_another_format_is_read_as_an_xlsx_would_be(tmp_path: Path, name: str) -> None:
    reading = read_students(WRITERS[name](tmp_path / name, ROSTER))
    drafts = [record.draft for record in reading.records]
    assert reading.header_row == 2
    assert [(draft.student_no, draft.name, draft.enrolled_on) for draft in drafts] == [
        ("00240001", "张㛃", DAY),
        ("00240002", "李四", None),
    ]
    assert [draft.id_number for draft in drafts] == [id_number(), id_number(sequence=3)]
    problems = [problem.code for record in reading.records for problem in record.problems]
    assert problems == [SheetCode.ERROR_CELL]
    assert [problem.code for problem in reading.problems] == [SheetCode.SUMMARY_ROW]


@pytest.mark.parametrize("name", WRITERS)
def test_another_format_is_known_by_its_content_not_its_name(tmp_path: Path, name: str) -> None:
    path = WRITERS[name](tmp_path / "名单.csv", ROSTER)
    assert [record.draft.name for record in read_students(path).records] == ["张㛃", "李四"]


@pytest.mark.parametrize("name", WRITERS)
def test_numbers_errors_and_days_keep_their_kind(tmp_path: Path, name: str) -> None:
    path = WRITERS[name](tmp_path / name, [[1, 1.5, DAY, "#N/A", "001"]])
    assert [row.cells for row in read_grid(path).sheets[0].rows] == [(1, 1.5, DAY, CellError("#N/A"), "001")]


@pytest.mark.parametrize("name", WRITERS)
def test_the_1904_system_is_told(tmp_path: Path, name: str) -> None:
    rows = [["学号", "姓名", "入学日期"], ["1", "张三", SERIAL - 1462]]
    path = WRITERS[name](tmp_path / name, rows, date1904=True)
    assert read_grid(path).date1904
    assert [record.draft.enrolled_on for record in read_students(path).records] == [DAY]


def test_merged_cells_of_a_binary_workbook_are_told(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", [["甲", "乙"], ["丙", "丁"]], merged=(0, 1, 1, 1))
    assert read_grid(path).sheets[0].merged == (MergedRange(1, 1, 2, 1),)


def test_a_hidden_sheet_of_an_ods_is_told(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", [["甲"]], hidden_sheet=[["乙"]])
    assert [(sheet.name, sheet.hidden) for sheet in read_grid(path).sheets] == [("名单", False), ("旧名单", True)]


def test_an_ods_with_a_password_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "名单.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", b"\x8f\x10 not to be read")
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
            "</manifest:manifest>",
        )
    assert refusal(path) == SheetCode.PASSWORD


@pytest.mark.parametrize("end", [".xls", ".et", ".xlsx"])
def test_an_old_workbook_with_a_password_is_recognised(tmp_path: Path, end: str) -> None:
    """A record FILEPASS behind the first one says that everything after it is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("名单").write(0, 0, "学号")
    whole = BytesIO()
    book.save(whole)
    content = bytearray(whole.getvalue())
    after = content.index(b"\x09\x08\x10\x00") + 4 + 16
    file_pass = b"\x2f\x00\x36\x00" + b"\x01\x00\x01\x00\x01\x00" + bytes(range(48))
    content[after : after + len(file_pass)] = file_pass
    path = tmp_path / f"名单{end}"
    path.write_bytes(content)
    assert refusal(path) == SheetCode.PASSWORD


@pytest.mark.parametrize("end", [".xlsx", ".xls", ".csv"])
def test_a_new_workbook_with_a_password_is_recognised(tmp_path: Path, end: str) -> None:
    """Excel puts the encrypted package into a compound file."""
    path = tmp_path / f"名单{end}"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(path) == SheetCode.PASSWORD


def test_a_text_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "名单.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    assert refusal(path) == SheetCode.NOT_A_WORKBOOK


@pytest.mark.parametrize("name", WRITERS)
def test_a_workbook_cut_short_in_a_part_is_damaged(tmp_path: Path, name: str) -> None:
    whole = WRITERS[name](tmp_path / name, ROSTER)
    broken = tmp_path / f"坏{name}"
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(broken, "w") as target:
        for part in package.namelist():
            content = package.read(part)
            target.writestr(part, content[: len(content) // 2] if len(content) > 300 else content)
    assert refusal(broken) == SheetCode.FILE_DAMAGED


def test_a_workbook_of_wps_is_read_under_its_own_name(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    for row, cells in enumerate([["学号", "姓名"], ["00240001", "张三"]]):
        for column, value in enumerate(cells):
            page.write(row, column, value)
    path = tmp_path / "名单.et"
    book.save(str(path))
    assert [(r.draft.student_no, r.draft.name) for r in read_students(path).records] == [("00240001", "张三")]


@pytest.mark.parametrize("write", [xlsx_with_formats, xls_with_formats], ids=["xlsx", "xls"])
@pytest.mark.parametrize("date1904", [False, True], ids=["1900", "1904"])
def test_chinese_built_in_formats_show_days(tmp_path: Path, write: Callable[..., Path], date1904: bool) -> None:
    serial = SERIAL - 1462 if date1904 else SERIAL
    path = write(tmp_path / "日期", serial, CHINESE_FORMATS, date1904=date1904)
    workbook = read_grid(path)
    assert workbook.date1904 is date1904
    assert [row.cells for row in workbook.sheets[0].rows] == [(DAY,)] * len(CHINESE_FORMATS)


@pytest.mark.corpus
@pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no sample inputs at {SAMPLES}")
def test_binary_and_open_workbooks_of_others_are_read() -> None:
    dates = read_grid(SAMPLES / "calamine" / "date.xlsb").sheets[0]
    assert [row.cells[0] for row in dates.rows[:2]] == [date(2021, 1, 1), date(2021, 1, 2)]
    merged = read_grid(SAMPLES / "sheetjs" / "merge_cells.ods").sheets[0]
    assert merged.merged[:2] == (MergedRange(1, 0, 2, 1), MergedRange(1, 2, 2, 2))
    names = read_grid(SAMPLES / "sheetjs" / "named_ranges_2011.xlsb").sheets
    assert [cell.code for sheet in names for row in sheet.rows for cell in row.cells if isinstance(cell, CellError)]


def refusal(path: Path) -> str:
    with pytest.raises(RuleViolation) as caught:
        read_grid(path)
    (problem,) = caught.value.problems
    return problem.code


def _macro_workbook(path: Path, kinds: Sequence[str]) -> Path:
    """A workbook whose sheets are worksheets, macro sheets or dialogs, as Excel writes them."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheets = "".join(f'<sheet name="{kind}{n}" sheetId="{n}" r:id="r{n}"/>' for n, kind in enumerate(kinds, 1))
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{types}/{kind[:-1]}" Target="{kind}/sheet{n}.xml"/>'
        for n, kind in enumerate(kinds, 1)
    )
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("学号", "姓名"))
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        start = f'<Relationship Id="r1" Type="{types}/officeDocument" Target="xl/workbook.xml"/>'
        package.writestr("_rels/.rels", f"<Relationships>{start}</Relationships>")
        package.writestr("xl/workbook.xml", f'<workbook {main} xmlns:r="{types}"><sheets>{sheets}</sheets></workbook>')
        package.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        for n, kind in enumerate(kinds, 1):
            rows = f"<sheetData><row>{cells}</row></sheetData>" if kind == "worksheets" else ""
            package.writestr(f"xl/{kind}/sheet{n}.xml", f"<worksheet {main}>{rows}</worksheet>")
    return path


def test_a_list_beside_a_macro_sheet_is_read(tmp_path: Path) -> None:
    (sheet,) = read_grid(_macro_workbook(tmp_path / "a.xlsm", ("macrosheets", "worksheets", "dialogsheets"))).sheets
    assert (sheet.name, sheet.rows[0].cells) == ("worksheets2", ("学号", "姓名"))


@pytest.mark.parametrize(
    "kinds", [("macrosheets",), ("dialogsheets",), ("chartsheets",), ("macrosheets", "dialogsheets")]
)
def test_a_workbook_without_any_worksheet_says_so(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_grid(_macro_workbook(tmp_path / "a.xlsm", kinds))
    assert [problem.code for problem in caught.value.problems] == [SheetCode.NO_WORKSHEET]
