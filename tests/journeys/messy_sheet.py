"""A roster as it comes from a class teacher: a title, a note, blank rows, every form of date, names that bite."""

from datetime import date, datetime
from pathlib import Path

import openpyxl

from ctec_desktop.domain.invented import id_number

CLASS_NAME = "2024级数控1班"
HEADINGS = (
    "序号",
    "学 号",
    "姓  名",
    "性别",
    "身份证号码",
    "班级",
    "专业名称",
    "家长姓名",
    "与家长关系",
    "家长电话",
    "入学日期",
)
DAYS: tuple[object, ...] = (datetime(2024, 9, 1), "2024.9.1", "2024年9月1日", 45536, "2024-09-01")  # noqa: DTZ001
NAMES = (
    *("<b>张三</b>", "=cmd()", "𠅤𫖯", "\u202e李四", "阿不都热合曼·买买提江·阿卜杜拉提江", "王五"),
    *("欧阳　娜", "赵&六", "钱七", "孙八"),
)
LOST_DIGITS = "周九"


def identity(number: int) -> str:
    return id_number(date(2008, 3, 1), "男", number)


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def write_messy_roster(path: Path) -> Path:
    """Ten good students, one whose identity number Excel has rounded, and a row of totals."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "花名册"
    sheet.append(["某某学校2024级数控1班学生花名册"])
    sheet.merge_cells("A1:K1")
    sheet.append(["制表：教务处　　说明：本表用于岗位实习备案，请勿改动表头"])
    sheet.append([])
    sheet.append(HEADINGS)
    for n, name in enumerate(NAMES):
        number: object = identity(n) if n % 2 else full_width(identity(n))
        student_no: object = 20240001 + n if n % 3 else str(20240001 + n)
        phone: object = 10012345670 + n if n % 2 else f"100 1234 567{n}"
        sheet.append(
            [n + 1, student_no, name, "男", number, CLASS_NAME, "数控技术", "家长", "母亲", phone, DAYS[n % len(DAYS)]]
        )
        if n == 4:
            sheet.append([])
    sheet.append([11, 20240011, LOST_DIGITS, "男", int(identity(11)[:17] + "0"), CLASS_NAME])
    sheet.append(["合计", "11人"])
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                cell.data_type = "s"
    book.save(path)
    return path


def write_units(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["单位名称", "统一社会信用代码", "岗位名称", "实习地点", "指导人员", "报酬"])
    sheet.append(["示例装备<有限>公司", "91330100799655058B", "装配工", "示例市一号路1号", "李工", "2600元/月"])
    book.save(path)
    return path
