"""Files that are not taken for a workbook of practice, each with its reason."""

from typing import Any

import openpyxl
import pytest

from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.sheets.practice_book import FIRST_ROW
from ctec_desktop.wording import practice_books as words
from tests.schools import CLERK, empty_school
from tests.services.practice_book_desk import (
    COLUMN,
    UNIT,
    Change,
    changed,
    made,
    plan,
    refused,
    take,
    with_stays,
)


@pytest.fixture
def there(staffed):
    """A teacher with three stays: one verified, one approved, one planned."""
    return with_stays(staffed)


def _other_title(book: Any) -> None:
    book[words.SHEET]["B1"] = "教师企业实践离线登记表 · 顾明（T02）· 第 1 号"


def _columns_moved(book: Any) -> None:
    book[words.SHEET].move_range("E1:T40", cols=1)


def _row_deleted(book: Any) -> None:
    book[words.SHEET].delete_rows(FIRST_ROW + 2)


def _cut_short(book: Any) -> None:
    book[words.SHEET].delete_rows(FIRST_ROW + 10, 100)


def _cells_shifted(book: Any) -> None:
    book[words.SHEET].move_range(f"D{FIRST_ROW + 2}:T{FIRST_ROW + 3}", rows=-1)


def _id_typed(book: Any) -> None:
    book[words.SHEET].cell(FIRST_ROW + 1, 1).value = "new-99"


def _id_twice(book: Any) -> None:
    sheet = book[words.SHEET]
    sheet.cell(FIRST_ROW + 2, 1).value = sheet.cell(FIRST_ROW + 1, 1).value


def _row_below(book: Any) -> None:
    book[words.SHEET].cell(FIRST_ROW + 50, COLUMN["unit"]).value = UNIT


def _sealed_typed(book: Any) -> None:
    sheet = book[words.SEALED]
    sheet["A3"] = str(sheet["A3"].value).replace('"number": 1', '"number": 2')


def _seal_gone(book: Any) -> None:
    del book[words.SEALED]


def _sheet_renamed(book: Any) -> None:
    book[words.SHEET].title = "Sheet1"


def _newer(book: Any) -> None:
    sheet = book[words.SEALED]
    sheet["A3"] = str(sheet["A3"].value).replace('"format": 1', '"format": 2')


HOSTILE: list[tuple[Change, str]] = [
    (_other_title, PracticeBookCode.TITLE_CHANGED),
    (_columns_moved, PracticeBookCode.HEADINGS_CHANGED),
    (_row_deleted, PracticeBookCode.ROWS_MISSING),
    (_cut_short, PracticeBookCode.ROWS_MISSING),
    (_cells_shifted, PracticeBookCode.ROWS_SHIFTED),
    (_id_typed, PracticeBookCode.ROW_ID_CHANGED),
    (_id_twice, PracticeBookCode.ROW_ID_CHANGED),
    (_row_below, PracticeBookCode.ROW_OUTSIDE),
    (_sealed_typed, PracticeBookCode.SEAL_BROKEN),
    (_seal_gone, PracticeBookCode.NOT_OURS),
    (_sheet_renamed, PracticeBookCode.SHEET_MISSING),
    (_newer, PracticeBookCode.NEWER),
]


@pytest.mark.parametrize(("change", "code"), HOSTILE)
def test_a_workbook_changed_where_it_must_not_be_is_refused(there, change, code):
    assert refused(there, changed(made(there), change))[0] == code


def test_a_file_that_is_damaged_or_no_workbook_is_refused(there, tmp_path):
    file = made(there)
    cut = tmp_path / "半份.xlsx"
    cut.write_bytes(file.read_bytes()[:-900])
    assert refused(there, cut)[0] == SheetCode.FILE_DAMAGED
    picture = tmp_path / "照片.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert refused(there, picture)[0] == SheetCode.NOT_A_WORKBOOK
    plain = openpyxl.Workbook()
    plain.save(tmp_path / "名单.xlsx")
    assert refused(there, tmp_path / "名单.xlsx")[0] == PracticeBookCode.NOT_OURS


def test_a_workbook_of_another_school_teacher_or_older_is_refused(there, tmp_path):
    first, second = made(there), made(there)
    assert refused(there, first, staff_no="T02") == (
        PracticeBookCode.OTHER_TEACHER,
        {"name": "沈清", "staff_no": "T01"},
    )
    assert take(there, plan(there, second)).number == 2
    assert refused(there, first) == (PracticeBookCode.OLDER, {"number": 1, "later": 2})
    office = empty_school(tmp_path / "别校")
    try:
        with pytest.raises(RuleViolation) as caught:
            office.practice_returns.plan(CLERK, first)
    finally:
        office.close()
    assert [problem.code for problem in caught.value.problems] == [PracticeBookCode.OTHER_SCHOOL]
    assert caught.value.problems[0].facts["school"] == "测试职业学校"
