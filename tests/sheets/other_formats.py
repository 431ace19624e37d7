"""Writes .ods and .xlsb workbooks, and changes what the usual writers cannot: built-in date formats."""

import re
import struct
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import xlwt

Rows = Sequence[Sequence[object]]
ERROR = "#N/A"
_ODS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_XF = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" applyNumberFormat="1" xfId="0"/>'


def write_ods(
    path: Path, rows: Rows, *, hidden: Sequence[int] = (), date1904: bool = False, hidden_sheet: Rows = ()
) -> Path:
    """One sheet 名单 of `rows` (`hidden` counts from 1), and a hidden one when it has rows."""
    null_date = (
        '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>'
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_ODS}><office:automatic-styles>'
        '<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
        + (null_date if date1904 else "")
        + _ods_table("名单", "", rows, hidden)
        + (_ods_table("旧名单", ' table:style-name="hid"', hidden_sheet, ()) if hidden_sheet else "")
        + "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def _ods_table(name: str, style: str, rows: Rows, hidden: Sequence[int]) -> str:
    written = ""
    for number, row in enumerate(rows, 1):
        visibility = ' table:visibility="filter"' if number in hidden else ""
        written += f"<table:table-row{visibility}>{''.join(map(_ods_cell, row))}</table:table-row>"
    blank = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f'<table:table table:name="{name}"{style}>{written}{blank}</table:table>'


def _ods_cell(value: object) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case "#N/A":
            kind, shown = 'office:value-type="string" office:string-value="" calcext:value-type="error"', ERROR
        case date():
            kind, shown = f'office:value-type="date" office:date-value="{value.isoformat()}"', f"{value:%Y年%m月%d日}"
        case int() | float():
            kind, shown = f'office:value-type="float" office:value="{value}"', str(value)
        case _:
            kind, shown = 'office:value-type="string"', str(value)
    return f"<table:table-cell {kind}><text:p>{escape(shown)}</text:p></table:table-cell>"


def write_xlsb(
    path: Path, rows: Rows, *, hidden: Sequence[int] = (), date1904: bool = False, merged: Sequence[int] = ()
) -> Path:
    """One sheet 名单; `merged` are the first row, last row, first column and last column from 0."""
    sheet = _record(129, b"") + _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, max(map(len, rows)) - 1))
    sheet += _record(145, b"")
    for number, row in enumerate(rows):
        flags = 0x10 if number + 1 in hidden else 0
        sheet += _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(row):
            sheet += _xlsb_cell(struct.pack("<II", column, 0), column, value)
    sheet += _record(146, b"")
    if merged:
        sheet += _record(177, struct.pack("<I", 1)) + _record(176, struct.pack("<4I", *merged)) + _record(178, b"")
    book = _record(131, b"") + _record(153, struct.pack("<III", int(date1904), 0, 0)) + _record(143, b"")
    book += (
        _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("名单")) + _record(144, b"") + _record(132, b"")
    )
    formats = _record(617, struct.pack("<I", 2))
    formats += b"".join(_record(47, struct.pack("<HHHHHHHH", 0, kind, 0, 0, 0, 0, 0, 0)) for kind in (0, 14))
    styles = _record(278, b"") + formats + _record(618, b"") + _record(279, b"")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/styles.bin", styles)
        package.writestr("xl/worksheets/sheet1.bin", sheet + _record(130, b""))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.bin"/>'
            f'<Relationship Id="rId2" Type="{relation}/styles" Target="styles.bin"/></Relationships>',
        )
    return path


def _xlsb_cell(head: bytes, column: int, value: object) -> bytes:
    match value:
        case None:
            return b""
        case "#N/A":
            return _record(3, head + b"\x2a")
        case date():
            dated = struct.pack("<II", column, 1)
            return _record(5, dated + struct.pack("<d", (value - date(1899, 12, 30)).days))
        case int() | float():
            return _record(5, head + struct.pack("<d", value))
        case _:
            return _record(6, head + _wide(str(value)))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, body: bytes) -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    while size >= 0x80:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + body


def xlsx_with_formats(path: Path, serial: int, formats: Sequence[int], *, date1904: bool = False) -> Path:
    """An .xlsx whose rows show one serial number in each of the built-in formats."""
    book = openpyxl.Workbook()
    whole = BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    styles = "".join(_XF.format(number) for number in (0, *formats))
    parts["xl/styles.xml"] = re.sub(
        "<cellXfs.*?</cellXfs>", f'<cellXfs count="{len(formats) + 1}">{styles}</cellXfs>', parts["xl/styles.xml"]
    )
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="{row}"><v>{serial}</v></c></row>' for row in range(1, len(formats) + 1)
    )
    part = "xl/worksheets/sheet1.xml"
    parts[part] = re.sub("<sheetData ?/>|<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>", parts[part])
    if date1904:
        parts["xl/workbook.xml"] = re.sub("<workbookPr(?=[ />])", '<workbookPr date1904="1"', parts["xl/workbook.xml"])
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def xls_with_formats(path: Path, serial: int, formats: Sequence[int], *, date1904: bool = False) -> Path:
    """An .xls whose rows show one serial number in each of the built-in formats."""
    book = xlwt.Workbook()
    book.dates_1904 = date1904
    page = book.add_sheet("名单")
    for row, number in enumerate(formats):
        page.write(row, 0, serial, xlwt.easyxf(num_format_str=f'"x{number}"0'))
    whole = BytesIO()
    book.save(whole)
    content = whole.getvalue()
    for offset, number in enumerate(formats):
        head = b"(?s)(\xe0\x00\x14\x00..)"
        content = re.sub(
            head + re.escape(struct.pack("<H", 165 + offset)), rb"\g<1>" + struct.pack("<H", number), content
        )
    path.write_bytes(content)
    return path
