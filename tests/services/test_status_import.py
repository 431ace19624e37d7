"""A list of changes of 学籍 against the record."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.kernel.problems import CellPlace, Severity
from tests.schools import CLASS_A, CLERK, select, student, value
from tests.services.importing import apply, changes, plan, said


def move(number: int = 1, **cells: str) -> dict[str, str]:
    row = {"学号": f"2024{number:04d}", "异动类型": "休学", "异动日期": "2026-3-1", "文号": "示例教〔2026〕15号"}
    return {**row, "转入班级": "", "姓名": "", **cells}


def history(school, number: str = "20240001"):
    joined = "SELECT s.kind, s.from_on, s.until_on, s.proof FROM student_status s JOIN student t ON t.id = s.student_id"
    return select(school.office, f"{joined} WHERE t.student_no = ? ORDER BY s.from_on", number)


def test_a_change_is_written_with_its_proof(staffed):
    planned = plan(staffed, "statuses", move())
    assert changes(planned) == {"status": ("在读", "休学（2026-03-01 起）")}
    assert apply(staffed, "statuses", move()).changed == 1
    assert history(staffed) == [
        ("enrolled", "2024-09-01", "2026-02-28", None),
        ("suspended", "2026-03-01", None, "示例教〔2026〕15号"),
    ]


def test_the_same_list_again_changes_nothing(staffed):
    rows = (move(1), move(2, 异动类型="退学"), move(3, 异动类型="参军"))
    assert apply(staffed, "statuses", *rows).changed == 3
    lines = value(staffed.office, "SELECT count(*) FROM audit_line")
    assert apply(staffed, "statuses", *rows).same == 3
    assert value(staffed.office, "SELECT count(*) FROM audit_line") == lines


def test_several_changes_of_one_student_build_on_each_other_whatever_their_order(staffed):
    rows = (move(异动类型="复学", 异动日期="2026-8-30"), move())
    assert [row.action for row in plan(staffed, "statuses", *rows).rows] == [Action.CHANGED, Action.CHANGED]
    assert apply(staffed, "statuses", *rows).changed == 2
    assert [line[:3] for line in history(staffed)] == [
        ("enrolled", "2024-09-01", "2026-02-28"),
        ("suspended", "2026-03-01", "2026-08-29"),
        ("enrolled", "2026-08-30", None),
    ]


def test_a_change_of_major_goes_to_the_class(staffed):
    staffed.students(student(9, 班级="2024级软件1班"))
    row = move(异动类型="转专业", 转入班级="2024级软件１班")
    planned = plan(staffed, "statuses", row)
    assert changes(planned)["class_name"] == (CLASS_A, "2024级软件1班")
    apply(staffed, "statuses", row)
    assert staffed.view("20240001").class_name == "2024级软件1班"
    assert plan(staffed, "statuses", row).rows[0].action is Action.SAME


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"异动类型": "复学"}, StatusCode.ALREADY),
        ({"异动日期": "2024-8-1"}, StatusCode.BEFORE_ENROLMENT),
        ({"异动类型": "转专业"}, StatusCode.CLASS_REQUIRED),
        ({"异动类型": "留级", "转入班级": "没有的班"}, OfficeCode.NO_SUCH_CLASS),
        ({"异动类型": "留级", "转入班级": CLASS_A}, StatusCode.CLASS_UNCHANGED),
        ({"异动类型": "休学", "转入班级": CLASS_A}, StatusCode.CLASS_NOT_WANTED),
        ({"异动类型": "留级", "转入班级": "2024级软件1班", "异动日期": "2026-10-1"}, StatusCode.CLASS_MOVE_AHEAD),
        ({"学号": "20249999"}, ImportCode.STUDENT_UNKNOWN),
    ],
)
def test_a_change_that_cannot_be_is_refused_at_its_row(staffed, cells, code):
    staffed.students(student(9, 班级="2024级软件1班"))
    planned = plan(staffed, "statuses", move(**cells))
    assert said(planned) == [(code, Severity.REFUSED)]
    assert planned.rows[0].problems[0].place == CellPlace("名单", 3)
    assert apply(staffed, "statuses", move(**cells)).changed == 0


def test_two_changes_that_exclude_each_other_are_not_both_written(staffed):
    rows = (move(异动类型="退学"), move(异动类型="毕业", 异动日期="2026-6-30"))
    planned = plan(staffed, "statuses", *rows)
    assert [row.action for row in planned.rows] == [Action.CHANGED, Action.REFUSED]
    assert said(planned, 1) == [(StatusCode.HAS_LEFT, Severity.REFUSED)]


def test_another_name_is_held_until_a_person_has_looked(staffed):
    row = move(姓名="别人")
    assert said(plan(staffed, "statuses", row)) == [(ImportCode.STUDENT_NAME_DIFFERS, Severity.HELD)]
    assert apply(staffed, "statuses", row).changed == 0
    assert apply(staffed, "statuses", row, confirmed=(3,)).changed == 1


def test_a_placement_that_stands_is_said_and_left(placed):
    row = move(异动类型="退学", 异动日期="2026-10-1")
    assert said(plan(placed, "statuses", row)) == [(StatusCode.STILL_PLACED, Severity.WARNING)]
    assert apply(placed, "statuses", row).changed == 1


def test_what_changed_since_the_plan_was_made_is_judged_again(staffed):
    planned = plan(staffed, "statuses", move())
    student_id = staffed.view("20240001").id
    staffed.office.students.change_status(CLERK, StatusChange(student_id, StatusMove.WITHDRAWN, date(2026, 2, 1)))
    report = staffed.office.imports.apply(CLERK, planned).value
    assert (report.changed, [problem.code for problem in report.refused]) == (0, [StatusCode.HAS_LEFT])


def test_students_of_another_department_are_not_touched_or_named(staffed):
    clerk = Actor("干事", RowScope(frozenset({999})))
    planned = plan(staffed, "statuses", move(), actor=clerk)
    assert said(planned) == [(ImportCode.OUT_OF_SCOPE, Severity.REFUSED)]
    assert "学生" not in planned.rows[0].label
