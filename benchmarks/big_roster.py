"""A roster of 50,000 invented students in 20 columns, as a workbook kept in the user's cache."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from ctec_desktop.domain.invented import id_number, parent_of, people, phone
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.sheets.writing import write_table

STUDENTS = 50_000
PER_CLASS = 50
HEADINGS = (
    *("学号", "姓名", "性别", "身份证号", "出生日期", "学籍号", "班级", "年级", "专业代码", "专业名称"),
    *("系部", "入学日期", "联系电话", "家庭住址", "监护人姓名", "与监护人关系", "监护人电话", "监护人身份证号"),
    *("民族", "备注"),
)


def big_roster() -> Path:
    """The workbook, written when it is not there yet."""
    target = font_dir().parent / f"bench-roster-{STUDENTS}-1.xlsx"
    if not target.exists():
        write_table(target, "2024 级学生名册", HEADINGS, _rows())
    return target


def _rows() -> Iterator[tuple[str, ...]]:
    lot = Random(11)
    for number, person in enumerate(islice(people(7, date(2000, 1, 1), 4000), STUDENTS)):
        parent, relation = parent_of(lot, person)
        parent_id = id_number(date(1960 + number // 6000, 1 + number % 12, 1 + number // 12 % 28), "男", number % 500)
        order = number // PER_CLASS
        yield (
            *(f"2024{number:06d}", person.name, person.gender, person.id_number, person.birth_on.isoformat()),
            *(f"G{person.id_number}", f"24级数控{order + 1}班", "2024", "660103", "数控技术应用"),
            *(f"第{order % 8 + 1}系", "2024-09-01", person.phone, f"示例市示例区学院路{number}号"),
            *(parent, relation, phone(lot), parent_id, "汉族", ""),
        )
