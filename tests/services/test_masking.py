"""Numbers are masked until somebody says why they must be seen, and that is kept."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.invented import id_number
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from tests.schools import CLERK, select, student, value

ID = str(student(1)["身份证号"])
PARENT_ID = id_number(date(1980, 1, 1), "女", 7)


@pytest.fixture
def one(school):
    school.students(student(1, 联系电话="13712345678", 监护人身份证号=PARENT_ID, 学籍号=f"G{ID}"))
    return school


def test_list_detail_and_export_show_no_number_in_full(one):
    rows = one.office.students.rows(CLERK)
    (row,) = rows.rows(list(rows.ids(ListQuery())))
    shown = f"{row} {one.office.students.detail(CLERK, row[0])} {one.office.students.all(CLERK)}"
    for number in (ID, "13712345678", "10012345678", PARENT_ID, f"G{ID}"):
        assert number not in shown
    assert "110000********" in shown
    assert "137****5678" in shown


def test_revealing_is_written_with_who_and_why_before_anything_is_shown(one):
    (view,) = one.office.students.all_revealed(CLERK, " 核对保险名单 ")
    assert (view.id_number, view.phone) == (ID, "13712345678")
    sql = "SELECT by_name, reason FROM audit_tx WHERE command = 'students.reveal'"
    assert select(one.office, sql) == [("周老师", "核对保险名单")]


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_revealing_without_a_reason_is_refused_and_not_logged(one, reason):
    with pytest.raises(RuleViolation) as refused:
        one.office.students.all_revealed(CLERK, reason)
    assert refused.value.problems[0].code == OfficeCode.REASON_REQUIRED
    assert value(one.office, "SELECT count(*) FROM audit_tx WHERE command = 'students.reveal'") == 0


def test_a_masked_number_finds_its_student_only_when_typed_whole_or_by_its_shown_end(one):
    rows = one.office.students.rows(CLERK)
    for part in (ID[:10], ID[:17], ID[1:], "1371234567"):
        assert len(rows.ids(ListQuery(text=part))) == 0
    for known in (ID, ID[-4:], "13712345678", "5678"):
        assert len(rows.ids(ListQuery(text=known))) == 1
    assert len(rows.ids(ListQuery(text="20240001"))) == 1
