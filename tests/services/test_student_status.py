"""学籍 changed by hand: spans that follow each other, classes that follow the days, and taking the newest back."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.domain.vocabulary import ClassMoveKind, StatusKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.wording import full_sentence
from tests.schools import CLASS_A, CLERK, plan_form, select, student, value

YOUNGER = "2025级数控1班"
ON = date(2026, 3, 1)


@pytest.fixture
def two_classes(staffed):
    staffed.students(student(50, 班级=YOUNGER, 年级="2025", 入学日期="2025-09-01"))
    return staffed


def change(school, kind, on=ON, *, who="20240001", **more):
    wish = StatusChange(school.view(who).id, kind, on, **more)
    return school.office.students.change_status(CLERK, wish)


def history(school, who="20240001"):
    return school.office.students.status_history(CLERK, school.view(who).id)


def spans(school):
    return [(line.kind, line.from_on, line.until_on) for line in history(school) if line.kind]


def refusal(school, kind, on=ON, **more):
    with pytest.raises(RuleViolation) as refused:
        change(school, kind, on, **more)
    (problem,) = refused.value.problems
    return problem


def test_a_status_ends_the_day_before_the_next_begins(staffed):
    change(staffed, StatusMove.SUSPENDED, proof="休学审批表〔2026〕3号")
    change(staffed, StatusMove.RESUMED, date(2026, 9, 1))
    assert spans(staffed) == [
        (StatusKind.ENROLLED, date(2024, 9, 1), date(2026, 2, 28)),
        (StatusKind.SUSPENDED, date(2026, 3, 1), date(2026, 8, 31)),
        (StatusKind.ENROLLED, date(2026, 9, 1), None),
    ]
    assert history(staffed)[1].proof == "休学审批表〔2026〕3号"


def test_the_change_tells_the_pages_that_show_the_student(staffed):
    outcome = change(staffed, StatusMove.SUSPENDED)
    assert {found.area for found in outcome.changes} == {"students", "classes"}
    assert outcome.warnings == ()


def test_going_to_another_class_keeps_where_the_student_was(two_classes):
    change(two_classes, StatusMove.REPEATING, class_name=YOUNGER, proof="留级申请")
    (line,) = [line for line in history(two_classes) if line.move]
    assert (line.move, line.from_on, line.class_from, line.class_to, line.proof) == (
        ClassMoveKind.REPEATING,
        ON,
        CLASS_A,
        YOUNGER,
        "留级申请",
    )
    assert two_classes.view("20240001").class_name == YOUNGER


def test_the_grade_of_a_day_is_that_of_the_class_of_that_day(two_classes):
    """Back in the class of 2025 from March 2026: second-year before it, first-year until the summer."""
    school, office = two_classes, two_classes.office
    change(school, StatusMove.REPEATING, class_name=YOUNGER)
    days = {date(2025, 12, 1): date(2026, 2, 1), date(2026, 4, 1): date(2026, 6, 30)}
    said = []
    for number, (first, last) in enumerate(days.items()):
        plan_id = office.plans.add(CLERK, plan_form(f"计划{number}", first, last)).value
        judged = office.placements.judge_class(CLERK, PlaceClass(YOUNGER, plan_id, school.post_id()))
        (found,) = [one for one in judged.students if one.student_no == "20240001"]
        said.append([problem.code for problem in found.problems])
    assert said == [[], [PlacementCode.FIRST_YEAR]]


def test_resuming_may_lead_into_a_later_class(two_classes):
    change(two_classes, StatusMove.SUSPENDED, date(2025, 9, 1))
    change(two_classes, StatusMove.RESUMED, date(2026, 8, 31), class_name=YOUNGER)
    assert [line.kind or line.move for line in history(two_classes)] == [
        StatusKind.ENROLLED,
        StatusKind.SUSPENDED,
        StatusKind.ENROLLED,
        ClassMoveKind.RESUMED,
    ]
    assert two_classes.view("20240001").class_name == YOUNGER


def test_a_student_who_left_cannot_be_placed(staffed):
    change(staffed, StatusMove.WITHDRAWN)
    plan_id = staffed.office.plans.add(CLERK, plan_form()).value
    judged = staffed.office.placements.judge_class(CLERK, PlaceClass(CLASS_A, plan_id, staffed.post_id()))
    (found,) = [one for one in judged.students if one.student_no == "20240001"]
    assert [problem.code for problem in found.problems] == [PlacementCode.NOT_ENROLLED]


@pytest.mark.parametrize("move", [StatusMove.SUSPENDED, StatusMove.GRADUATED, StatusMove.CONSCRIPTED])
def test_a_standing_placement_is_said_and_left_alone(placed, move):
    outcome = change(placed, move, date(2026, 10, 1))
    (warning,) = outcome.warnings
    assert (warning.code, warning.severity) == (StatusCode.STILL_PLACED, Severity.WARNING)
    assert "示例装备1有限公司，2026-09-01 至 2027-02-28" in full_sentence(warning)
    assert value(placed.office, "SELECT count(*) FROM placement WHERE voided_at_utc IS NULL") == 3


def test_a_placement_that_is_over_is_not_mentioned(placed):
    assert change(placed, StatusMove.GRADUATED, date(2027, 6, 30)).warnings == ()


def test_an_impossible_sequence_is_refused_with_whom_and_what_to_do(staffed):
    change(staffed, StatusMove.GRADUATED)
    problem = refusal(staffed, StatusMove.SUSPENDED, date(2026, 9, 1))
    assert problem.code == StatusCode.HAS_LEFT
    said = full_sentence(problem)
    assert said.startswith("学生乙（20240001）：从 2026-03-01 起已经是“毕业”，之后不能再登记“休学”。")
    assert len(spans(staffed)) == 2


def test_a_class_that_is_not_there_or_the_same_is_refused(staffed):
    assert refusal(staffed, StatusMove.REPEATING, class_name="没有的班").code == OfficeCode.NO_SUCH_CLASS
    assert refusal(staffed, StatusMove.MAJOR_CHANGED, class_name=CLASS_A).code == StatusCode.CLASS_UNCHANGED
    assert refusal(staffed, StatusMove.MAJOR_CHANGED).code == StatusCode.CLASS_REQUIRED


def test_students_of_other_departments_are_neither_seen_nor_changed(staffed):
    stranger = Actor("外院", RowScope(frozenset()))
    student_id = staffed.view("20240001").id
    assert staffed.office.students.status_history(stranger, student_id) == ()
    with pytest.raises(RuleViolation) as refused:
        staffed.office.students.change_status(stranger, StatusChange(student_id, StatusMove.SUSPENDED, ON))
    assert refused.value.problems[0].code == StatusCode.NO_SUCH_STUDENT
    with pytest.raises(RuleViolation):
        staffed.office.students.undo_status(stranger, student_id, "试试")


def test_taking_the_newest_back_leaves_what_was_before_and_a_trace(staffed):
    before = history(staffed)
    change(staffed, StatusMove.SUSPENDED)
    staffed.office.students.undo_status(CLERK, staffed.view("20240001").id, "登记错人")
    assert history(staffed) == before
    lines = "SELECT l.op FROM audit_line l JOIN audit_tx t ON t.n = l.tx WHERE t.reason = '登记错人' ORDER BY l.op"
    assert select(staffed.office, lines) == [("D",), ("U",)]


def test_taking_back_a_change_of_class_gives_the_class_back(two_classes):
    change(two_classes, StatusMove.SUSPENDED, date(2026, 1, 1))
    change(two_classes, StatusMove.RESUMED, ON, class_name=YOUNGER)
    undo = two_classes.office.students.undo_status
    student_id = two_classes.view("20240001").id
    undo(CLERK, student_id, "重登")
    assert [line.kind for line in history(two_classes)] == [StatusKind.ENROLLED, StatusKind.SUSPENDED]
    assert two_classes.view("20240001").class_name == CLASS_A
    undo(CLERK, student_id, "重登")
    assert spans(two_classes) == [(StatusKind.ENROLLED, date(2024, 9, 1), None)]


def test_a_change_of_class_later_than_the_status_is_taken_back_alone(two_classes):
    change(two_classes, StatusMove.SUSPENDED, date(2025, 9, 1))
    change(two_classes, StatusMove.RESUMED, date(2026, 2, 1))
    change(two_classes, StatusMove.REPEATING, ON, class_name=YOUNGER)
    two_classes.office.students.undo_status(CLERK, two_classes.view("20240001").id, "重登")
    assert [line.kind for line in history(two_classes)][-1] is StatusKind.ENROLLED
    assert two_classes.view("20240001").class_name == CLASS_A


def test_the_enrolment_itself_is_not_taken_back(staffed):
    with pytest.raises(RuleViolation) as refused:
        staffed.office.students.undo_status(CLERK, staffed.view("20240001").id, "试试")
    assert refused.value.problems[0].code == StatusCode.NOTHING_TO_UNDO


def test_taking_back_needs_a_reason(staffed):
    with pytest.raises(RuleViolation) as refused:
        staffed.office.students.undo_status(CLERK, staffed.view("20240001").id, "  ")
    assert refused.value.problems[0].code == StatusCode.UNDO_REASON_REQUIRED
