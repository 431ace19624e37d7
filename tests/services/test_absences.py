"""Students on record whom the roster of their class does not name: offered, decided, written with the rest."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.import_plan import AbsenceDecision, AbsenceKind, Decisions
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.errors import RuleViolation
from tests.schools import CLASS_A, CLERK, roster, student, unit, units, value

ON = date(2026, 9, 1)
OTHER = "2025级数控1班"


def plan(school, *rows):
    return school.office.imports.plan(CLERK, "students", roster(school.root / "p.xlsx", rows))


def absent(school, *rows) -> list[str]:
    return [record.label for record in plan(school, *rows).absent]


def decide(school, planned, kind, *, who=0, **more):
    decision = AbsenceDecision(planned.absent[who].id, kind, more.pop("on", ON), **more)
    return school.office.imports.apply(CLERK, planned, Decisions(absences=(decision,)))


def status_of(school, who="20240003"):
    line = [one for one in school.office.students.status_history(CLERK, school.view(who).id) if one.kind][-1]
    return line.kind, line.from_on


def test_whoever_the_roster_of_the_class_does_not_name_is_offered(staffed):
    (record,) = plan(staffed, student(1), student(2)).absent
    assert (record.label, record.class_name, record.placed_at) == ("学生丁（20240003）", CLASS_A, None)
    assert record.id == staffed.view("20240003").id


def test_where_an_absent_student_stands_is_said(placed):
    (record,) = plan(placed, student(1), student(2)).absent
    assert record.placed_at == "示例装备1有限公司"


def test_a_sheet_of_a_few_says_nothing_of_their_class(staffed):
    assert absent(staffed, student(1)) == []


def test_a_class_the_file_does_not_speak_of_is_not_absent(staffed):
    staffed.students(*(student(n, 班级=OTHER, 年级="2025", 入学日期="2025-09-01") for n in range(50, 54)))
    assert absent(staffed, student(1), student(2), student(3)) == []
    assert absent(staffed, student(1), student(2), student(3), student(50, 班级=OTHER)) == []


def test_a_row_that_is_refused_or_moves_to_another_class_still_names_its_student(staffed):
    rows = [student(1), student(2, 性别="？？", 身份证号="123"), student(3, 班级=OTHER)]
    planned = plan(staffed, *rows)
    assert planned.rows[1].action == "refused"
    assert planned.absent == ()


def test_a_student_who_is_no_longer_enrolled_is_not_missed(staffed):
    change = StatusChange(staffed.view("20240003").id, StatusMove.WITHDRAWN, date(2026, 3, 1))
    staffed.office.students.change_status(CLERK, change)
    assert absent(staffed, student(1), student(2)) == []


def test_students_of_other_departments_are_not_offered(staffed):
    nobody = Actor("外院", RowScope(frozenset()))
    path = roster(staffed.root / "p.xlsx", [student(1), student(2)])
    assert staffed.office.imports.plan(nobody, "students", path).absent == ()


def test_without_a_decision_nobody_is_touched(staffed):
    planned = plan(staffed, student(1), student(2))
    staffed.office.imports.apply(CLERK, planned)
    decide(staffed, planned, AbsenceKind.FILE_INCOMPLETE)
    assert status_of(staffed) == (StatusKind.ENROLLED, date(2024, 9, 1))
    assert value(staffed.office, "SELECT count(*) FROM audit_line WHERE op <> 'I'") == 0


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (AbsenceKind.SUSPENDED, StatusKind.SUSPENDED),
        (AbsenceKind.WITHDRAWN, StatusKind.WITHDRAWN),
        (AbsenceKind.TRANSFERRED_OUT, StatusKind.TRANSFERRED_OUT),
        (AbsenceKind.CONSCRIPTED, StatusKind.CONSCRIPTED),
        (AbsenceKind.GRADUATED, StatusKind.GRADUATED),
    ],
)
def test_a_decided_status_is_written_in_the_same_unit_as_the_rows(staffed, kind, status):
    planned = plan(staffed, student(1), student(2), student(9))
    outcome = decide(staffed, planned, kind, proof="〔2026〕5号")
    assert status_of(staffed) == (status, ON)
    assert outcome.value.new == 1
    assert staffed.view("20240003").id in outcome.changes[0].ids
    unit_of = "SELECT DISTINCT tx FROM audit_line WHERE table_name = 'student_status' ORDER BY tx DESC LIMIT 1"
    unit_of_row = (
        "SELECT DISTINCT tx FROM audit_line WHERE table_name = 'student' AND op = 'I' ORDER BY tx DESC LIMIT 1"
    )
    assert value(staffed.office, unit_of) == value(staffed.office, unit_of_row)


@pytest.mark.parametrize("kind", [AbsenceKind.MAJOR_CHANGED, AbsenceKind.REPEATING])
def test_a_decided_class_may_be_one_the_same_file_founds(staffed, kind):
    planned = plan(staffed, student(1), student(2), student(50, 班级=OTHER, 年级="2025", 入学日期="2025-09-01"))
    decide(staffed, planned, kind, class_name=OTHER)
    assert staffed.view("20240003").class_name == OTHER
    assert status_of(staffed)[0] is StatusKind.ENROLLED


def test_a_decision_on_somebody_placed_says_so(placed):
    outcome = decide(placed, plan(placed, student(1), student(2)), AbsenceKind.SUSPENDED, on=date(2026, 10, 1))
    assert [problem.code for problem in outcome.warnings] == [StatusCode.STILL_PLACED]
    assert outcome.warnings[0] in outcome.value.warnings


def test_a_decision_that_cannot_be_carried_out_keeps_everything_out(staffed):
    planned = plan(staffed, student(1), student(2), student(9))
    with pytest.raises(RuleViolation) as refused:
        decide(staffed, planned, AbsenceKind.REPEATING)
    assert [problem.code for problem in refused.value.problems] == [StatusCode.CLASS_REQUIRED]
    assert value(staffed.office, "SELECT count(*) FROM student") == 3


def test_a_decision_on_somebody_who_is_no_longer_absent_is_refused(staffed):
    planned = plan(staffed, student(1), student(2))
    change = StatusChange(planned.absent[0].id, StatusMove.WITHDRAWN, date(2026, 3, 1))
    staffed.office.students.change_status(CLERK, change)
    with pytest.raises(RuleViolation) as refused:
        decide(staffed, planned, AbsenceKind.SUSPENDED)
    assert [problem.code for problem in refused.value.problems] == [ImportCode.ABSENT_NO_MORE]


def test_a_noun_without_absent_records_refuses_decisions_on_them(staffed):
    planned = staffed.office.imports.plan(CLERK, "enterprises", units(staffed.root / "e.xlsx", [unit(1)]))
    decision = AbsenceDecision(1, AbsenceKind.SUSPENDED, ON)
    with pytest.raises(RuleViolation) as refused:
        staffed.office.imports.apply(CLERK, planned, Decisions(absences=(decision,)))
    assert [problem.code for problem in refused.value.problems] == [ImportCode.ABSENT_NO_MORE]
