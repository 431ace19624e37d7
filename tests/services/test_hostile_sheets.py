"""Whatever stands in the cells of a sheet, importing it answers with rows and sentences and never with a bug."""

from datetime import date, datetime, time
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctec_desktop.domain.import_plan import Action, Decisions, ImportNoun
from ctec_desktop.services.imports import ImportService
from ctec_desktop.sheets.fill_sheets import fill_sheets
from ctec_desktop.wording import full_sentence
from tests.schools import CLERK, plan_form, value

_MARKS = "，。 # {} {value} ' \" <b>&amp;</b> %s %d \\ NULL NaN 1E+17"
_LETTERS = "ⅻ é é １２３ ١٢٣ Ａ１２ 👩🏽‍🎓 𠅤𫖯 李? 王* 王\u200b五 \ue863"
_DAYS = "2026-9-1 2026.9 2026-02-30 九月 20260901-20270228 2026-9-1至 至 ~ 2026版"
_WORDS = "同意 不同意 休学 复学 专任 中职 3年 十年制 20240001 460103 110105200803010010 91110105000000001X 无 同上 ——"
_FORMULAS = "=1+1 =cmd|'/c!A0 @SUM(1) +1 -1"
VALUES: tuple[object, ...] = (
    *(None, "", " ", "　", "\u202e", "\ufeff", "\t", "张　三", "a" * 30_000),
    *(0, -1, 1, 1.5, 1e300, 123456789012345678, 10**15, 0.1 + 0.2, True, False),
    *(date(2026, 9, 1), date(1900, 1, 1), date(9999, 12, 31), time(8, 30), datetime.fromisoformat("2026-09-01T08:30")),
    *_MARKS.split(" "),
    *_LETTERS.split(" "),
    *_DAYS.split(" "),
    *_WORDS.split(" "),
    *_FORMULAS.split(" "),
)


def hostile(path: Path, noun: str) -> Path:
    """Every value under every heading, each row beginning with another of them."""
    sheet = fill_sheets()[noun]
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "表" * 10
    page.append(["合计：{x}"])
    page.append([sheet.label(column) for column in sheet.columns])
    for first in range(len(VALUES)):
        page.append(list(islice(cycle((*VALUES[first:], *VALUES[:first])), len(sheet.columns))))
        if first % 5 == 0:
            page.append([VALUES[first]] * len(sheet.columns))
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    for column in range(1, len(sheet.columns) + 1):
        page.cell(page.max_row + 1, column, "#REF!").data_type = "e"
    page.merge_cells(start_row=5, end_row=9, start_column=2, end_column=2)
    page.row_dimensions[7].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize("noun", list(ImportNoun))
def test_a_sheet_of_anything_is_answered_with_rows_and_sentences(staffed, noun):
    imports: ImportService = staffed.office.imports
    staffed.office.plans.add(CLERK, plan_form())
    planned = imports.plan(CLERK, noun, hostile(staffed.root / "敌.xlsx", noun))
    assert len(planned.rows) > len(VALUES) // 2
    told = [full_sentence(problem) for row in planned.rows for problem in row.problems]
    assert told
    assert not [said for said in told if "None" in said]
    held = frozenset(row.row for row in planned.rows)
    report = imports.apply(CLERK, planned, Decisions(confirmed_rows=held)).value
    assert report.new + report.changed + report.same + len(report.refused) > 0
    assert value(staffed.office, "PRAGMA integrity_check") == "ok"
    again = imports.plan(CLERK, noun, staffed.root / "敌.xlsx")
    done = {row.row for row in planned.rows if row.action is not Action.REFUSED}
    left = [row for row in again.rows if row.row in done and row.intent not in (Action.SAME, Action.REFUSED)]
    assert [(row.row, row.label, row.intent, row.changes) for row in left] == []
