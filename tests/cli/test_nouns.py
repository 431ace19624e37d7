"""Nouns besides students and enterprises, and workbooks to fill, from the command line."""

import openpyxl

from ctec_desktop.wording.workbooks import TITLES
from tests.schools import CLASS_A, roster, student, units

DONE, REFUSED, USAGE = 0, 1, 2


def test_a_catalogue_is_imported(commands, tmp_path):
    path = units(
        tmp_path / "目录.xlsx",
        [{"专业代码": "919999", "专业名称": "星际导航"}, {"专业代码": "460109", "专业名称": "试验专业"}],
    )
    code, said, complained = commands.run("import", "majors", path, "--apply")
    assert code == REFUSED
    assert "新增 1" in said
    assert "专业代码“919999”" in complained


def test_a_workbook_to_fill_comes_with_the_class(commands, tmp_path):
    commands.run("import", "students", roster(tmp_path / "名单.xlsx", [student(1)]), "--apply")
    target = tmp_path / "异动.xlsx"
    code, said, _ = commands.run("blank", "statuses", target, "--class", CLASS_A)
    assert (code, str(target) in said) == (DONE, True)
    page = openpyxl.load_workbook(target)[TITLES["statuses"]]
    assert page.max_row == 2


def test_a_workbook_for_something_else_is_a_usage_error(commands, tmp_path):
    code, _, complained = commands.run("blank", "spaceships", tmp_path / "x.xlsx")
    assert (code, "spaceships" in complained) == (USAGE, True)
