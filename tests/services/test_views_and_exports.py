"""Views of a list are kept for the school; what is taken out is seen as on screen and stands in the trail."""

from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.domain.codes.lists import ListCode
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.list_look import ColumnLook, ListLook
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services import exports
from tests.schools import CLERK, select

LOOK = ListLook(ListQuery("张", (("class", "1班"),), "name", True), (ColumnLook("姓名", 90),))


def codes(refused: pytest.ExceptionInfo[RuleViolation]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_view_is_kept_and_the_same_name_gets_the_new_look(school):
    views = school.office.views
    first = views.keep(CLERK, "students", "  数控  未签 ", LOOK).value
    assert views.keep(CLERK, "students", "数控 未签", ListLook()).value == first
    (kept,) = views.all(CLERK, "students")
    assert (kept.name, kept.look, kept.is_default) == ("数控 未签", ListLook(), False)
    assert views.all(CLERK, "teachers") == ()


def test_a_view_is_renamed_to_a_name_of_its_own(school):
    views = school.office.views
    first = views.keep(CLERK, "students", "甲", LOOK).value
    views.keep(CLERK, "students", "乙", LOOK)
    with pytest.raises(RuleViolation) as refused:
        views.rename(CLERK, first, "乙")
    assert codes(refused) == [ListCode.VIEW_NAME_TAKEN]
    views.rename(CLERK, first, "丙")
    assert {view.name for view in views.all(CLERK, "students")} == {"乙", "丙"}


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_a_view_needs_a_name(school, name: str):
    with pytest.raises(RuleViolation) as refused:
        school.office.views.keep(CLERK, "students", name, LOOK)
    assert codes(refused) == [ListCode.VIEW_NAME_MISSING]


def test_at_most_one_view_is_worn_when_a_list_is_opened(school):
    views = school.office.views
    first, second = (views.keep(CLERK, "students", name, LOOK).value for name in "甲乙")
    for chosen, default in ((first, "甲"), (second, "乙"), (None, "")):
        views.make_default(CLERK, "students", chosen)
        assert "".join(view.name for view in views.all(CLERK, "students") if view.is_default) == default


def test_a_view_that_is_gone_is_said_or_is_as_it_should_be(school):
    views = school.office.views
    first = views.keep(CLERK, "students", "甲", LOOK).value
    views.delete(CLERK, first)
    views.delete(CLERK, first)
    with pytest.raises(RuleViolation) as refused:
        views.rename(CLERK, first, "乙")
    assert codes(refused) == [ListCode.VIEW_GONE]


def test_cells_are_text_whatever_they_begin_with(school, tmp_path: Path):
    rows = [("=1+1", "+8613800000000"), ("@x", "-1"), ("\tx", "110000200702030012")]
    target = tmp_path / "名单.xlsx"
    assert school.office.exports.write_list(CLERK, "学生/名单", ("姓名", "号码"), rows, target).value == 3
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["姓名", "号码"], *map(list, rows)]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows() for cell in row} == {"@"}


def test_who_took_which_list_out_stands_in_the_trail(school, tmp_path: Path):
    school.office.exports.write_list(CLERK, "学生", ("姓名",), [("甲",), ("乙",)], tmp_path / "a.xlsx")
    assert select(school.office, "SELECT by_name, reason FROM audit_tx WHERE command = 'list.export'") == [
        ("周老师", "学生 · 2 行 · a.xlsx")
    ]


def cancelled():
    yield ("甲",)
    raise Cancelled


def test_a_cancelled_export_leaves_the_old_file_and_no_trace(school, tmp_path: Path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(Cancelled):
        school.office.exports.write_list(CLERK, "学生", ("姓名",), cancelled(), target)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.xlsx"]
    assert target.read_bytes() == b"old"
    assert select(school.office, "SELECT n FROM audit_tx WHERE command = 'list.export'") == []


def test_a_list_without_columns_or_too_long_for_a_sheet_is_refused(school, tmp_path: Path, monkeypatch):
    write = school.office.exports.write_list
    with pytest.raises(RuleViolation) as refused:
        write(CLERK, "学生", (), [], tmp_path / "a.xlsx")
    assert codes(refused) == [ListCode.NO_COLUMNS]
    monkeypatch.setattr(exports, "MOST_ROWS", 2)
    with pytest.raises(RuleViolation) as refused:
        write(CLERK, "学生", ("姓名",), [("甲",)] * 3, tmp_path / "a.xlsx")
    assert codes(refused) == [ListCode.TOO_MANY_ROWS]
    assert not (tmp_path / "a.xlsx").exists()


def test_a_place_that_cannot_be_written_is_said(school, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentFault):
        school.office.exports.write_list(CLERK, "学生", ("姓名",), [("甲",)], tmp_path / "file" / "a.xlsx")


def test_an_empty_list_gives_its_headings(school, tmp_path: Path):
    assert school.office.exports.write_list(CLERK, "学生", ("姓名",), [], tmp_path / "a.xlsx").value == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].max_row == 1
