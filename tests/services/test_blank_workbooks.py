"""Workbooks to fill offer what is on record, and a class's workbook comes with its students."""

import openpyxl
import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.import_plan import Action, ImportNoun
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLASS_A, CLERK, plan_form, student


def save(school, noun, class_name=None, actor=CLERK):
    return school.office.imports.save_blank(actor, noun, school.root / "填表.xlsx", class_name)


@pytest.mark.parametrize("noun", list(ImportNoun))
def test_every_noun_has_a_workbook_that_imports_as_nothing(placed, noun):
    path = save(placed, noun)
    assert placed.office.imports.plan(CLERK, noun, path).rows == ()


def test_what_is_on_record_stands_in_the_lists(placed):
    placed.office.plans.add(CLERK, plan_form("=cmd()"))
    page = openpyxl.load_workbook(save(placed, "students"))["选项"]
    assert [cell.value for cell in page["A"]] == [CLASS_A]


def test_a_class_comes_with_its_students_and_reads_as_unchanged(staffed):
    staffed.students(student(7, 姓名="=cmd()", 学号="0007"))
    planned = staffed.office.imports.plan(CLERK, "students", save(staffed, "students", CLASS_A))
    assert [row.draft.student_no for row in planned.rows] == ["0007", "20240001", "20240002", "20240003"]
    assert {row.action for row in planned.rows} == {Action.SAME}


def test_a_class_nobody_knows_is_said(staffed):
    with pytest.raises(RuleViolation) as refused:
        save(staffed, "students", "没有的班")
    assert refused.value.problems[0].code == OfficeCode.NO_SUCH_CLASS


def test_a_clerk_gets_no_students_of_another_department(staffed):
    clerk = Actor("干事", RowScope(frozenset({999})))
    with pytest.raises(RuleViolation):
        save(staffed, "statuses", CLASS_A, clerk)
    book = openpyxl.load_workbook(save(staffed, "students", actor=clerk))
    assert "选项" not in book.sheetnames
