"""Whom a row speaks of when its 学号 is new, missing or another's."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.import_plan import Action, Decisions
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.sheets.writing import write_table
from ctec_desktop.wording import full_sentence
from tests.schools import CLERK, roster, student, value

REGISTER = "学籍号"
NUMBERS = {n: f"G11000020080301009{n}" for n in range(1, 6)}


@pytest.fixture
def registered(school):
    school.students(*(student(n, **{REGISTER: NUMBERS[n]}) for n in (1, 2, 3)))
    return school


def plan(school, *rows):
    return school.office.imports.plan(CLERK, "students", roster(school.root / "p.xlsx", rows))


def only(school, row):
    (planned,) = plan(school, row).rows
    return planned


def held_against(planned) -> list[Problem]:
    return [problem for problem in planned.problems if problem.severity is not Severity.WARNING]


def codes(planned) -> list[str]:
    return codes_of(held_against(planned))


def codes_of(problems) -> list[str]:
    return [problem.code for problem in problems]


def renumbered(n, **more):
    return student(n, **{"学号": f"2026{n:04d}", **more})


def test_a_changed_student_no_is_found_by_the_identity_number_and_asks(registered):
    planned = only(registered, renumbered(1))
    assert (planned.action, codes(planned)) == (Action.HELD, [ImportCode.STUDENT_NO_CHANGED])
    assert [(change.field, change.old, change.new) for change in planned.changes] == [
        ("student_no", "20240001", "20260001")
    ]
    assert "系统里的 学生乙（学号 20240001）" in full_sentence(held_against(planned)[0])


def test_a_changed_student_no_is_found_by_the_registration_number(registered):
    planned = only(registered, renumbered(1, **{"身份证号": None, REGISTER: NUMBERS[1]}))
    assert codes(planned)[-1] == ImportCode.STUDENT_NO_CHANGED
    assert planned.known_id == registered.view("20240001").id


@pytest.mark.parametrize(
    "row",
    [
        student(1, 姓名="赵钱", 身份证号=None),
        student(1, 姓名="赵钱", 性别="女", 身份证号=id_number(date(2007, 7, 7), "女", 77)),
        student(1, 姓名="赵钱", 身份证号=None, **{REGISTER: "G11000020080301009X"}),
    ],
)
def test_a_known_student_no_with_another_name_that_nothing_bears_out_asks(registered, row):
    planned = only(registered, row)
    assert (planned.action, planned.intent) == (Action.HELD, Action.CHANGED)
    assert codes(planned) == [ImportCode.STUDENT_NAME_DIFFERS]
    assert "学号 20240001 在系统里是“学生乙”，这里写的是“赵钱”" in full_sentence(held_against(planned)[0])
    report = registered.office.imports.apply(CLERK, plan(registered, row)).value
    assert (report.changed, codes_of(report.held)) == (0, [ImportCode.STUDENT_NAME_DIFFERS])


def test_what_was_confirmed_does_not_cover_what_came_up_since(registered):
    right = id_number(date(2008, 3, 1), "男", 8)
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    planned = plan(registered, student(8, 姓名="赵钱", 身份证号=wrong))
    assert codes(planned.rows[0]) == [SheetCode.ID_CHECK_DIGIT]
    registered.students(student(8, 姓名="孙李", 身份证号=None))
    report = registered.office.imports.apply(CLERK, planned, Decisions(frozenset({planned.rows[0].row}))).value
    assert (report.new, report.changed) == (0, 0)
    assert codes_of(report.held) == [SheetCode.ID_CHECK_DIGIT, ImportCode.STUDENT_NAME_DIFFERS]


@pytest.mark.parametrize("borne_out", [{}, {"身份证号": None, REGISTER: NUMBERS[1]}])
def test_another_name_beside_the_same_identity_or_registration_number_is_a_change(registered, borne_out):
    planned = only(registered, student(1, 姓名="赵钱", **borne_out))
    assert (planned.action, [change.field for change in planned.changes]) == (Action.CHANGED, ["name"])


def test_once_confirmed_the_number_changes_and_nobody_is_added(registered):
    planned = plan(registered, renumbered(1))
    report = registered.office.imports.apply(CLERK, planned, Decisions(frozenset({planned.rows[0].row}))).value
    assert (report.new, report.changed, report.held) == (0, 1, ())
    assert registered.view("20260001").name == "学生乙"
    assert value(registered.office, "SELECT count(*) FROM student") == 3
    registered.office.imports.undo(CLERK, report.run_id, "看错了")
    assert registered.view("20240001").name == "学生乙"


def test_a_row_without_a_student_no_is_found_by_its_other_numbers(registered):
    row = student(1, 学号=None, 联系电话="10099998888")
    planned = only(registered, row)
    assert (planned.action, [change.field for change in planned.changes]) == (Action.CHANGED, ["phone"])
    assert planned.label == "学生乙（20240001）"
    by_register = only(registered, {**row, "身份证号": None, REGISTER: NUMBERS[1]})
    assert by_register.known_id == planned.known_id


def test_a_roster_with_registration_numbers_only_is_read(registered):
    rows = [{"姓名": "学生乙", REGISTER: NUMBERS[1], "联系电话": "10099998888"}]
    path = registered.root / "学籍.xlsx"
    write_table(path, "学籍", list(rows[0]), [list(row.values()) for row in rows])
    (planned,) = registered.office.imports.plan(CLERK, "students", path).rows
    assert (planned.action, planned.known_id) == (Action.CHANGED, registered.view("20240001").id)


def test_a_new_student_needs_a_student_no(registered):
    planned = only(registered, student(5, 学号=None))
    assert codes(planned) == [ImportCode.STUDENT_NO_MISSING]


def test_another_name_beside_one_number_is_another_human_being(registered):
    planned = only(registered, renumbered(1, 姓名="别人"))
    assert codes(planned) == [ImportCode.ID_NUMBER_OF_ANOTHER]
    assert full_sentence(held_against(planned)[0]).endswith(
        "已登记在 学生乙（学号 20240001）名下，本行却是 别人（学号 20260001）。请核对是学号还是证件号码有误。"
    )


def test_two_numbers_that_agree_outweigh_another_name(registered):
    planned = only(registered, renumbered(1, **{"姓名": "改名", REGISTER: NUMBERS[1]}))
    assert planned.action is Action.HELD
    assert {change.field for change in planned.changes} == {"student_no", "name"}


def test_numbers_of_two_students_are_refused_and_name_both(registered):
    planned = only(registered, renumbered(1, **{REGISTER: NUMBERS[2]}))
    assert planned.action is Action.REFUSED
    said = full_sentence(held_against(planned)[0])
    assert held_against(planned)[0].code == ImportCode.NUMBERS_OF_TWO
    assert "学生丙（20240002）" in said
    assert "学生乙（20240001）" in said


def test_a_known_student_no_with_the_registration_number_of_another_names_both(registered):
    planned = only(registered, student(1, **{REGISTER: NUMBERS[2]}))
    (problem,) = held_against(planned)
    assert problem.code == ImportCode.REGISTRATION_NO_OF_ANOTHER
    assert "学生丙（学号 20240002）名下，本行却是 学生乙（学号 20240001）" in full_sentence(problem)


def test_two_rows_that_speak_of_one_student_are_both_refused(registered):
    rows = plan(registered, student(1, 身份证号=None), renumbered(1), student(2)).rows
    assert [row.action for row in rows] == [Action.REFUSED, Action.REFUSED, Action.SAME]
    assert [codes(row)[-1] for row in rows[:2]] == [ImportCode.SAME_STUDENT_TWICE] * 2
    assert "第 4 行" in full_sentence(rows[0].problems[-1])


def test_a_passport_and_a_card_of_the_same_number_are_two_numbers(registered):
    registered.students(student(4, 证件类型="护照", 身份证号="E12345678"))
    view = registered.view("20240004")
    assert (view.id_kind, view.id_number) == (IdKind.PASSPORT, "E12345678")
    again = only(registered, student(4, 证件类型="护照", 身份证号="E12345678"))
    assert again.action is Action.SAME
    planned = only(registered, student(5, 证件类型="护照", 身份证号="E12345678", 姓名="别人"))
    assert codes(planned) == [ImportCode.ID_NUMBER_OF_ANOTHER]


def test_the_kind_of_a_number_is_put_right_with_the_number(registered):
    registered.students(student(4, 证件类型="护照", 身份证号="E12345678"))
    card = id_number(date(2008, 3, 1), "男", 44)
    planned = only(registered, student(4, 身份证号=card))
    assert {change.field for change in planned.changes} >= {"id_kind", "id_number"}
    registered.office.imports.apply(CLERK, plan(registered, student(4, 身份证号=card)))
    assert registered.view("20240004").id_kind == IdKind.RESIDENT_CARD
