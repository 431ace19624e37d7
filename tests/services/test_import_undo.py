"""The last import undone: everything as it was, unless something stands on it by now."""

from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.import_plan import (
    AbsenceDecision,
    AbsenceKind,
    Action,
    Decisions,
    ImportPlan,
    PlannedRow,
)
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.storage import uow
from ctec_desktop.storage.audit import first_broken_unit
from tests.schools import (
    CLASS_A,
    CLERK,
    database_of,
    keys_of,
    roster,
    student,
    unit,
    value,
)
from tests.services.undoing import content, undo

OTHER = "2025级数控1班"


def test_new_students_go_with_their_class_major_and_guardians(school):
    before = content(school)
    school.students(
        student(1), student(2, 班级=OTHER, 年级="2025", 专业名称="数控技术", 专业代码="460103", 所属院系="机电系")
    )
    assert content(school) != before
    undo(school)
    assert content(school) == before


def test_changed_students_are_as_they_were(staffed):
    before = content(staffed)
    rows = [
        student(1, 姓名="新名", 联系电话="10099998888", 班级=OTHER, 入学日期="2024-09-05", 监护人姓名="另一位"),
        student(2, 监护人电话="10000009999", 学籍号="G110000200803010099", 年级="2023"),
        student(3, 身份证号=id_number(date(2008, 5, 6), "男", 3)),
    ]
    report = staffed.students(*rows)
    assert report.changed == 3
    undo(staffed)
    assert content(staffed) == before


def test_decisions_on_absent_students_are_taken_back_too(staffed):
    before = content(staffed)
    path = roster(staffed.root / "p.xlsx", [student(1), student(50, 班级=OTHER, 年级="2025")])
    planned = staffed.office.imports.plan(CLERK, "students", path)
    rows = (
        AbsenceDecision(staffed.view("20240002").id, AbsenceKind.REPEATING, date(2026, 9, 1), None, OTHER),
        AbsenceDecision(staffed.view("20240003").id, AbsenceKind.WITHDRAWN, date(2026, 9, 1)),
    )
    assert planned.absent == ()
    path = roster(staffed.root / "p.xlsx", [student(1), student(3), student(50, 班级=OTHER, 年级="2025")])
    planned = staffed.office.imports.plan(CLERK, "students", path)
    staffed.office.imports.apply(CLERK, planned, Decisions(absences=rows[:1]))
    assert staffed.view("20240002").class_name == OTHER
    undo(staffed)
    assert content(staffed) == before


def test_enterprises_posts_and_mentors_are_undone(staffed):
    before = content(staffed)
    rows = [
        unit(1, 单位地址="新址", 在岗职工总数="500", 指导人员="李工", 指导人员电话="10000000001"),
        unit(1, 岗位名称="质检员", 实习地点="另一处"),
        unit(7, 指导人员="王工"),
    ]
    staffed.units(*rows)
    assert content(staffed) != before
    undo(staffed)
    assert content(staffed) == before


WORDS = st.sampled_from([None, "甲", "乙丙"])
DRAFTS = st.lists(
    st.builds(
        StudentDraft,
        student_no=st.sampled_from([f"2024{number:04d}" for number in range(1, 8)]),
        name=st.sampled_from(["学生甲", "学生乙", "欧阳一"]),
        class_name=st.sampled_from([CLASS_A, OTHER, "2026级新1班"]),
        major_name=WORDS,
        department_name=WORDS,
        grade=st.sampled_from([None, 2024, 2025]),
        phone=WORDS,
        enrolled_on=st.sampled_from([None, date(2024, 9, 1), date(2024, 9, 2)]),
        id_number=st.sampled_from([None, *(id_number(date(2008, 3, 1), "男", number) for number in range(1, 5))]),
        guardian_name=WORDS,
        guardian_phone=WORDS,
        guardian_id_number=st.sampled_from([None, id_number(date(1980, 1, 1), "女", 1)]),
        registration_no=st.sampled_from([None, "G110000200803010099"]),
    ),
    min_size=1,
    max_size=6,
    unique_by=(lambda draft: draft.student_no, lambda draft: draft.id_number or draft.student_no),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=DRAFTS, fewest_together=st.sampled_from([2, 500]))
def test_undoing_what_was_applied_restores_every_table(staffed, drafts, fewest_together):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uow, "_FEWEST_TOGETHER", fewest_together)
        _apply_and_undo(staffed, drafts)


def _apply_and_undo(staffed, drafts):
    rows = tuple(PlannedRow(n, "", Action.NEW, Action.NEW, draft) for n, draft in enumerate(drafts, 2))
    before = content(staffed)
    report = staffed.office.imports.apply(CLERK, ImportPlan("students", "p.xlsx", "名单", 1, rows)).value
    if report.run_id is not None:
        staffed.office.imports.undo(CLERK, report.run_id, "试")
    assert content(staffed) == before


def test_the_trail_keeps_the_undoing_with_its_reason_and_still_verifies(staffed):
    staffed.students(student(8))
    undo(staffed, "导错了班级")
    lines = (
        "SELECT count(*) FROM audit_line l JOIN audit_tx t ON t.n = l.tx WHERE t.reason = '导错了班级' AND l.op = 'D'"
    )
    assert value(staffed.office, lines) == 5
    with closing(database_of(staffed.office).driver_connection()) as connection:
        assert first_broken_unit(connection, keys_of(staffed.root / "数据").audit) is None


def test_the_report_names_the_run_and_the_run_says_what_it_did(staffed):
    report = staffed.students(student(1, 姓名="新名"), student(8))
    run = staffed.office.imports.last_run(CLERK)
    assert (run.id, run.noun, run.file_name, run.by_name, run.new, run.changed) == (
        report.run_id,
        "students",
        "名单.xlsx",
        CLERK.name,
        1,
        1,
    )


def test_an_import_that_changes_nothing_is_no_run_and_leaves_the_last_one(staffed):
    report = staffed.students(student(8))
    again = staffed.students(student(8))
    assert again.run_id is None
    assert staffed.office.imports.last_run(CLERK).id == report.run_id
    undo(staffed)


def test_imports_of_two_nouns_are_undone_in_any_order(school):
    empty = content(school)
    students = school.students(student(1)).run_id
    enterprises = school.units(unit(1)).run_id
    school.office.imports.undo(CLERK, students, "一")
    school.office.imports.undo(CLERK, enterprises, "二")
    assert content(school) == empty


def test_a_founded_class_stays_when_somebody_else_is_in_it_by_now(two_runs):
    school, run_id = two_runs
    school.office.imports.undo(CLERK, run_id, "导错了")
    assert value(school.office, "SELECT count(*) FROM class_group WHERE name = ?", OTHER) == 1


@pytest.fixture
def two_runs(staffed):
    """A run that founded a class, and a student who has come to the class since, by another way."""
    run_id = staffed.students(student(50, 班级=OTHER, 年级="2025", 入学日期="2025-09-01")).run_id
    change = StatusChange(staffed.view("20240001").id, StatusMove.REPEATING, date(2026, 3, 1), class_name=OTHER)
    staffed.office.students.change_status(CLERK, change)
    return staffed, run_id


def test_an_import_after_an_undone_one_goes_through_again(staffed):
    staffed.students(student(8))
    undo(staffed)
    assert staffed.students(student(8)).new == 1
    assert staffed.view("20240008").name == "学生壬"


def test_planned_before_the_undoing_applied_after_it_is_judged_anew(staffed):
    staffed.students(student(8))
    planned = staffed.office.imports.plan(CLERK, "students", roster(staffed.root / "p.xlsx", [student(8)]))
    assert planned.rows[0].action is Action.SAME
    undo(staffed)
    assert staffed.office.imports.apply(CLERK, planned).value.new == 1


def test_of_two_imports_planned_at_once_the_later_goes_back_to_the_earlier(staffed):
    first = staffed.office.imports.plan(CLERK, "students", roster(staffed.root / "a.xlsx", [student(1, 姓名="甲名")]))
    rows = [student(1, 姓名="乙名"), student(8, 班级=OTHER)]
    second = staffed.office.imports.plan(CLERK, "students", roster(staffed.root / "b.xlsx", rows))
    staffed.office.imports.apply(CLERK, first)
    between = content(staffed)
    run_id = staffed.office.imports.apply(CLERK, second).value.run_id
    assert staffed.view("20240001").name == "乙名"
    staffed.office.imports.undo(CLERK, run_id, "导错了")
    assert content(staffed) == between
