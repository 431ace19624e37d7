"""`practice workbook` and `practice return`: handed out, filled in, compared, taken in, refused the second time."""

from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl

from ctec_desktop.domain.practice.books import FIELDS
from ctec_desktop.domain.practice.views import PeriodForm
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.sheets.practice_book import FIRST_FIELD, FIRST_ROW
from ctec_desktop.wording import practice_books as words
from tests.cli.conftest import Commands
from tests.schools import CLERK, empty_school


def test_a_workbook_is_handed_out_and_taken_in_from_the_command_line(tmp_path: Path, capsys):
    folder = tmp_path / "数据"
    with closing(empty_school(folder)) as office:
        teacher_id = office.teachers.save(CLERK, TeacherForm("T01", "沈清")).value
        office.teachers.save(CLERK, TeacherForm("T02", "顾明"))
        form = PeriodForm(teacher_id, "base", "市公共实训基地", "training", from_on="2026-07-06", until_on="2026-08-04")
        office.practice_records.save(CLERK, form)
    commands = Commands(folder, capsys)
    made = commands.json("practice", "workbook", tmp_path / "表", "--teacher", "T01", "--json")
    (file,) = made["files"]
    assert len(commands.json("practice", "workbook", tmp_path / "表", "--all", "--json")["files"]) == 2
    code, _, complained = commands.run("practice", "workbook", tmp_path / "表", "--teacher", "X9")
    assert (code, "X9" in complained) == (1, True)
    book = openpyxl.load_workbook(file)
    sheet = book[words.SHEET]
    sheet.cell(FIRST_ROW + 1, FIRST_FIELD + 1 + FIELDS.index("outcomes")).value = "案例"
    new = {
        "place": "实训基地",
        "unit": "校内基地",
        "form": "其他",
        "from_on": date(2026, 8, 6),
        "until_on": date(2026, 8, 1),
    }
    for key, value in new.items():
        sheet.cell(FIRST_ROW + 2, FIRST_FIELD + 1 + FIELDS.index(key)).value = value
    book.save(file)
    found = commands.json("practice", "return", file, expect=1)
    assert [(one["no"], one["kind"], one["proposed"]) for one in found["records"]] == [
        (1, "theirs", "theirs"),
        (2, "new", None),
    ]
    assert found["records"][0]["fields"] == [{"field": "outcomes", "original": "", "ours": "", "theirs": "案例"}]
    assert "结束日期早于开始日期" in found["records"][1]["problems"][0]
    assert found["taken_in"] is None
    code, _, complained = commands.run("practice", "return", file, "--apply")
    assert (code, "还有 1 条没有选择" in complained) == (1, True)
    assert commands.run("practice", "return", file, "--teacher", "T02")[0] == 1
    code, said, _ = commands.run("practice", "return", file, "--ours", "2", "--apply")
    assert (code, "新增 0 段，改动 1 段" in said) == (0, True)
    code, _, complained = commands.run("practice", "return", file)
    assert (code, "收回过" in complained) == (1, True)
