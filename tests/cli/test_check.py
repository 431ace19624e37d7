"""The command `check`: what fails ends with exit code 1, what is missing is grouped."""

from contextlib import closing
from datetime import date

import pytest

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.sheets.reading import read_grid
from tests.schools import CLASS_A, CLERK, opened, value

DONE, REFUSED, USAGE = 0, 1, 2


def test_what_is_missing_is_told_and_does_not_fail(placed):
    told = placed.json("check", "--class", CLASS_A)
    assert (told["failed"], told["placements"] > 0) == (0, True)
    assert {"code", "rule_ids", "subject", "subjects", "placements"} == set(told["missing"][0])
    code, said, _ = placed.run("check", "--all")
    assert (code, "缺在岗职工数，影响" in said) == (DONE, True)


def test_whoever_works_unsigned_comes_first_and_ends_with_one(placed):
    with closing(opened(placed.folder)) as office:
        one = value(office, "SELECT max(id) FROM placement")
        office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(one, date(2026, 9, 1)),))
    code, said, _ = placed.run("check", "--all", "--on", "2026-09-01")
    assert (code, "【违规在岗】" in said.splitlines()[1], "第十四条" in said) == (REFUSED, True, True)
    assert placed.json("check", "--all", "--on", "2026-09-01", expect=REFUSED)["at_work_against_rules"] == 1


def test_the_report_is_written_beside_what_is_told(placed, tmp_path):
    paper, book = tmp_path / "报告.pdf", tmp_path / "报告.xlsx"
    told = placed.json("check", "--all")
    code, said, _ = placed.run("check", "--class", CLASS_A, "--pdf", paper)
    assert (code, said.splitlines()[-1]) == (DONE, str(paper))
    assert placed.json("check", "--all", "--pdf", book)["placements"] == told["placements"]
    assert paper.read_bytes().startswith(b"%PDF")
    assert [sheet.name for sheet in read_grid(book).sheets][:2] == ["总数", "逐人结论"]
    code, _, complained = placed.run("check", "--plan", "没有的计划")
    assert (code, "没有的计划" in complained) == (REFUSED, True)


@pytest.mark.parametrize("asked", [(), ("--all", "--class", CLASS_A)])
def test_one_way_of_choosing_is_named(placed, asked):
    assert placed.run("check", *asked)[0] == USAGE


@pytest.mark.parametrize("option", ["--class", "--plan", "--enterprise"])
def test_an_empty_name_is_no_name_and_not_everybody(placed, option):
    code, said, complained = placed.run("check", option, " ")
    assert (code, said) == (USAGE, "")
    assert "名称是空的" in complained
