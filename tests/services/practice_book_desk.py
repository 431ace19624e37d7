"""Making workbooks of practice, filling them as a teacher would, and taking them in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctec_desktop.domain.practice.books import FIELDS
from ctec_desktop.domain.practice.merging import Kind, Side
from ctec_desktop.domain.practice.views import DecisionForm, PeriodForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.sheets.practice_book import FIRST_FIELD, FIRST_ROW
from ctec_desktop.wording import practice_books as words
from tests.schools import CLERK

UNIT = "示例装备1有限公司"
OTHER_UNIT = "示例装备2有限公司"
COLUMN = {key: index for index, key in enumerate(FIELDS, FIRST_FIELD + 1)}
FORM = "生产或管理岗位兼职、任职"
NEW = {
    "place": "企业",
    "unit": OTHER_UNIT,
    "form": FORM,
    "from_on": date(2026, 8, 10),
    "until_on": date(2026, 8, 20),
    "outcomes": "案例 1 个",
}
Change = Callable[[Any], None]


def made(there: Any, teacher_id: int | None = None) -> Path:
    folder = there.root / "登记表"
    files: tuple[Path, ...] = there.office.practice_books.make(
        CLERK, [teacher_id or there.teacher_id], folder
    ).value.files
    return files[0]


def row_of(sheet: Any, key: str) -> int:
    """The row of the serial number, or of the first day of a stay."""
    for row in range(FIRST_ROW + 1, sheet.max_row + 1):
        first = sheet.cell(row, COLUMN["from_on"]).value
        if key in (sheet.cell(row, 2).value, first and f"{first:%Y-%m-%d}"):
            return row
    raise AssertionError(key)


def typed(file: Path, **rows: dict[str, object]) -> Path:
    """Fills rows named by serial (`n4`) or first day (`d2026_07_06`) as a teacher would."""
    book = openpyxl.load_workbook(file)
    sheet = book[words.SHEET]
    for name, cells in rows.items():
        row = row_of(sheet, name[1:].replace("_", "-"))
        for key, cell in cells.items():
            sheet.cell(row, COLUMN[key]).value = cell
    book.save(file)
    return file


def with_new_stay(file: Path) -> Path:
    """One stay more, at a training base, in the first row for new ones."""
    book = openpyxl.load_workbook(file)
    sheet = book[words.SHEET]
    rows = range(FIRST_ROW + 1, sheet.max_row + 1)
    row = next(row for row in rows if sheet.cell(row, 3).value == words.NEW_STATE)
    base = {"place": "实训基地", "unit": "校内实训基地", "form": "其他"}
    days = {"from_on": date(2026, 8, 10), "until_on": date(2026, 8, 12)}
    for key, cell in {**base, **days}.items():
        sheet.cell(row, COLUMN[key]).value = cell
    book.save(file)
    return file


def changed(file: Path, change: Change) -> Path:
    book = openpyxl.load_workbook(file)
    change(book)
    book.save(file)
    return file


def plan(there: Any, file: Path, **options: Any) -> Any:
    return there.office.practice_returns.plan(CLERK, file, **options)


def kinds(planned: Any) -> list[Kind]:
    return [one.merge.kind for one in planned.records]


def refused(there: Any, file: Path, **options: Any) -> tuple[str, dict[str, Any]]:
    with pytest.raises(RuleViolation) as caught:
        plan(there, file, **options)
    (problem,) = caught.value.problems
    return problem.code, dict(problem.facts)


def periods(there: Any) -> dict[str, Any]:
    return {str(one.from_on): one for one in there.office.practice.of_teacher(CLERK, there.teacher_id).periods}


def take(there: Any, planned: Any, **chosen: Side) -> Any:
    return there.office.practice_returns.apply(CLERK, planned, chosen).value


def with_stays(staffed: Any) -> Any:
    """A teacher with three stays: one verified, one approved, one planned."""
    office = staffed.office
    staffed.teacher_id = office.teachers.save(CLERK, TeacherForm("T01", "沈清")).value
    staffed.other_id = office.teachers.save(CLERK, TeacherForm("T02", "顾明")).value
    days = (("2025-07-07", "2025-07-31"), ("2026-07-06", "2026-08-04"), ("2026-09-07", "2026-09-20"))
    staffed.ids = [
        office.practice_records.save(
            CLERK, PeriodForm(staffed.teacher_id, "enterprise", UNIT, "post", from_on=first, until_on=last)
        ).value
        for first, last in days
    ]
    office.practice_records.verify(CLERK, DecisionForm(staffed.ids[0], "2025-09-01", "人事处"))
    office.practice_records.approve(CLERK, DecisionForm(staffed.ids[1], "2026-07-01", "教务处"))
    return staffed
