"""Whatever stands in a cell: a roster read the quick way gives what reading it row by row gives."""

from datetime import date, datetime
from functools import partial

import pytest

from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.sheets.cells import SheetRow
from ctec_desktop.sheets.columns import ColumnMatch
from ctec_desktop.sheets.quick import Unsure
from ctec_desktop.sheets.quick_students import quick_students
from ctec_desktop.sheets.student_cells import SeenNumbers
from ctec_desktop.sheets.student_columns import STUDENT_COLUMNS
from ctec_desktop.sheets.students import StudentRows, read_students
from ctec_desktop.sheets.table import read_list
from tests.sheets.samples import id_number, wrong_check

HEADINGS = (
    *(
        "学号",
        "姓名",
        "性别",
        "证件类型",
        "身份证号",
        "出生日期",
        "学籍号",
        "班级",
        "年级",
        "专业代码",
        "专业名称",
        "系部",
    ),
    *("入学日期", "联系电话", "家庭住址", "监护人姓名", "与监护人关系", "监护人电话", "监护人身份证号"),
)
KEYS = (
    *("student_no", "name", "gender", "id_kind", "id_number", "birth_date", "registration_no", "class_name", "grade"),
    *("major_code", "major_name", "department_name", "enrolled_on", "phone", "address", "guardian_name"),
    *("guardian_relation", "guardian_phone", "guardian_id_number"),
)
CARD = id_number("20080301", 2)
ODD_CELLS = (
    *(
        None,
        "",
        "无",
        "/",
        "同上",
        "待补",
        "没有",
        "000000",
        "123456",
        "1234567890",
        "11111111111",
        "１２３４５",
        " 甲 ",
    ),
    *(
        "张　三",
        "李?",
        "张*三",
        "甲\u202e乙",
        "甲\ue863乙",
        "阿依·古丽",
        "Tom",
        "合计",
        "共计:",
        "小计",
        "序号",
        "姓名",
    ),
    *(20240001, 20240001.5, 13800138000, 10**15, 2.5e17, 45536, 0, -3, True, False, "1.10105E+17", "'13800138000"),
    *(
        "男",
        "女",
        "M",
        "1",
        "护照",
        "居民身份证",
        "2008-03-01",
        "2008.3.1",
        "2008年3月",
        "2008.1",
        "20080301",
        "31/12/08",
    ),
    *(
        date(2008, 3, 1),
        datetime.fromisoformat("2008-03-01T08:30"),
        CARD,
        wrong_check(CARD),
        CARD[:-1],
        f" {CARD}",
        "810000200803010013",
    ),
    *("810000199001010017", "911105200803010016", "110105300802300011", "999999200803010018", f"G{CARD}", f"g{CARD}"),
    *("0571-87654321", "057187654321", "(0571)87654321", "+86 138-0013-8000", "8000", "#N/A", "=1+1", "24级数控1班"),
    *("2024级", "24级", "2024", "24", "24春", "父亲", "江南市学院路1号", "江南市学院路1号 ", "E123456", "无" * 20),
    *("张三\n李四", "13800138000\n13900139000", f"G{CARD}\nG{CARD}", "江南市\n学院路1号"),
)


def _good(number: int) -> list[object]:
    card = id_number("20080301", 4 + number % 400 * 2, f"11010{1 + number // 400}")
    return [
        *(f"2024{number:06d}", "张三", "女", "居民身份证", card, "2008-03-01", f"G{card}", "24级数控1班", "2024"),
        *("660103", "数控技术应用", "机电系", "2024-09-01", "13800138000", f"江南市学院路{number}号", "张大三", "父亲"),
        *("0571-87654321", id_number("19780301", 4 + number % 400 * 2, f"11010{1 + number // 400}")),
    ]


def _with(number: int, column: int, cell: object) -> list[object]:
    row = _good(number)
    row[column] = cell
    return row


def test_every_odd_cell_in_every_column_is_read_alike_both_ways(xlsx):
    odd = [(column, cell) for column in range(len(HEADINGS)) for cell in ODD_CELLS]
    rows = [_with(number, column, cell) for number, (column, cell) in enumerate(odd)]
    rows += [_good(1), _with(3000, 4, CARD), _with(3001, 4, CARD), _good(3002)]
    path = xlsx([HEADINGS, *rows])

    quick = read_students(path)
    one_by_one = read_list(path, STUDENT_COLUMNS, StudentRows(SeenNumbers()).draft)

    assert len(quick.records) > len(rows) * 0.9
    assert quick == one_by_one


def test_few_odd_rows_among_many_are_the_only_ones_read_one_by_one(xlsx):
    rows = [_good(number) for number in range(450)]
    rows[7][1], rows[211][0], rows[212] = "张*三", rows[3][0], [None, "合计", 3]
    rows[449][8] = None
    path = xlsx([HEADINGS, *rows])
    alone = []

    def build(reader):
        alone.append(reader.number)
        return slow.draft(reader)

    seen = SeenNumbers()
    slow = StudentRows(seen)
    quick = read_list(path, STUDENT_COLUMNS, build, partial(quick_students, seen=seen))

    assert alone == [9, 213]
    assert quick == read_list(path, STUDENT_COLUMNS, StudentRows(SeenNumbers()).draft)
    assert [record.row for record in quick.records] == [*range(2, 214), *range(215, 452)]


@pytest.mark.parametrize("change", [{}, {13: 13800138000, 12: date(2024, 9, 1)}, {3: None, 5: None, 8: None, 2: None}])
def test_a_good_row_needs_no_reader_of_its_own(change):
    columns = {key: ColumnMatch(key, index, "") for index, key in enumerate(KEYS)}
    cells = [change.get(index, cell) for index, cell in enumerate(_good(7))]
    read = quick_students(columns, False, seen=SeenNumbers())
    assert read is not None
    (draft,) = read([SheetRow(2, tuple(cells))])
    assert (draft.name, draft.gender, draft.birth_date, draft.grade) == ("张三", Gender.FEMALE, date(2008, 3, 1), 2024)
    assert (draft.phone, draft.enrolled_on, draft.guardian_phone) == ("13800138000", date(2024, 9, 1), "0571-87654321")
    with pytest.raises(Unsure):
        read([SheetRow(3, tuple(cells))])


@pytest.mark.parametrize("key", ["class_name", "name", "student_no"])
def test_a_roster_without_a_column_that_is_needed_is_read_row_by_row(key):
    columns = {other: ColumnMatch(other, index, "") for index, other in enumerate(KEYS) if other != key}
    assert quick_students(columns, False, seen=SeenNumbers()) is None


def test_a_roster_with_father_and_mother_is_read_row_by_row():
    columns = {key: ColumnMatch(key, index, "") for index, key in enumerate((*KEYS, "father_name"))}
    assert quick_students(columns, False, seen=SeenNumbers()) is None
