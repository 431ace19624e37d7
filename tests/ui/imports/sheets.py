"""Rosters as clerks write them, with a title above and rows of every kind below."""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

from ctec_desktop.domain.invented import id_number

HEADINGS = ("学号", "姓名", "性别", "身份证号", "班级", "年级", "联系电话", "监护人姓名", "与监护人关系")
NEW_CLASS = "2026级物流1班"
BIRTH = date(2010, 3, 1)


def row(number: int, **cells: str | None) -> list[str | None]:
    """A new student of a new class, unless `cells` say otherwise."""
    usual: dict[str, str | None] = {
        "学号": f"2026{number:04d}",
        "姓名": f"新生{'甲乙丙丁戊己庚辛壬癸'[number % 10]}",
        "性别": "男",
        "身份证号": id_number(BIRTH, "男", number),
        "班级": NEW_CLASS,
        "年级": "2026",
        "联系电话": None,
        "监护人姓名": "家长",
        "与监护人关系": "母亲",
    }
    return [{**usual, **cells}[heading] for heading in HEADINGS]


def wrong_check_digit(number: int) -> str:
    right = id_number(BIRTH, "男", number)
    return right[:-1] + ("1" if right[-1] != "1" else "2")


def roster(path: Path, rows: list[list[str | None]]) -> Path:
    """Title in row 1, headings in row 2, students from row 3."""
    book = Workbook()
    sheet = book.active
    sheet.title = "新生"
    sheet.append(["示例学校新生名单"])
    sheet.append(HEADINGS)
    for cells in rows:
        sheet.append(cells)
    book.save(path)
    return path


def strange(path: Path, rows: list[list[str | None]] | None = None) -> Path:
    """A roster in a hidden sheet and in one whose headings for number and name nobody could guess."""
    book = Workbook()
    sheet, hidden = book.active, book.create_sheet("往年")
    sheet.title = "新生"
    sheet.append(["示例学校新生名单"])
    sheet.append(["校内编码", "称呼", *HEADINGS[2:]])
    hidden.append(HEADINGS)
    for cells in rows or [row(1), row(2)]:
        sheet.append(cells)
    hidden.append(row(9, 姓名="往年生"))
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def mixed(path: Path) -> Path:
    """Two new students, one held (row 5) and one refused (row 6)."""
    rows = [row(1), row(2), row(3, 身份证号=wrong_check_digit(3)), row(4, 身份证号=id_number(BIRTH, "男", 4)[:17])]
    return roster(path, rows)
