"""A roster against the record: what is new, what changed, what stays out and why."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import Action, Decisions, ImportChoice
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import CountingProgress
from tests.schools import CLASS_A, CLERK, roster, select, student, value
from tests.sheets.samples import wrong_check

WRONG_CHECK = {
    "身份证号": id_number(date(2008, 3, 1), "男", 9)[:-1]
    + ("0" if id_number(date(2008, 3, 1), "男", 9)[-1] != "0" else "1")
}
ANOTHER_BIRTH = id_number(date(2008, 5, 6), "男", 3)


def plan(school, *rows):
    return school.office.imports.plan(CLERK, "students", roster(school.root / "p.xlsx", rows))


def codes(problems) -> list[str]:
    return [str(problem.code) for problem in problems]


def counts(report) -> tuple[int, int, int, int, int]:
    return (report.new, report.changed, report.same, len(report.refused), len(report.held))


def test_new_students_are_written_with_everything_the_roster_says(school):
    report = school.students(student(1, 联系电话="10011112222", 家庭住址="示例市1号"))
    view = school.view("20240001")
    assert counts(report) == (1, 0, 0, 0, 0)
    assert (view.name, view.gender, view.birth_on) == ("学生乙", "男", date(2008, 3, 1))
    assert (view.class_name, view.grade, view.enrolled_on) == (CLASS_A, 2024, date(2024, 9, 1))
    assert (view.phone, view.address) == ("10011112222", "示例市1号")
    assert (view.guardian.name, view.guardian.relation, view.guardian.phone) == ("家长", "母亲", "10012345678")


def test_planning_writes_nothing(school):
    before = value(school.office, "SELECT count(*) FROM audit_tx")
    planned = plan(school, student(1))
    assert planned.count(Action.NEW) == 1
    assert planned.created == (CLASS_A,)
    assert value(school.office, "SELECT count(*) FROM audit_tx") == before
    assert value(school.office, "SELECT count(*) FROM class_group") == 0


def test_the_same_roster_again_changes_nothing(school):
    rows = [
        student(n, 联系电话=f"1001111000{n}", 监护人身份证号=id_number(date(1980, 1, 1), "女", n)) for n in range(5)
    ]
    school.students(*rows)
    lines = value(school.office, "SELECT count(*) FROM audit_line")
    report = school.students(*rows)
    assert counts(report) == (0, 0, 5, 0, 0)
    assert value(school.office, "SELECT count(*) FROM audit_line") == lines


@pytest.mark.parametrize(
    ("heading", "new", "field"),
    [
        ("姓名", "新名", "name"),
        ("班级", "2024级数控2班", "class_name"),
        ("联系电话", "10099998888", "phone"),
        ("家庭住址", "新址", "address"),
        ("入学日期", "2024-09-02", "enrolled_on"),
        ("学籍号", "G110000200803010099", "registration_no"),
        ("监护人姓名", "另一位", "guardian_name"),
        ("与监护人关系", "父亲", "guardian_relation"),
        ("监护人电话", "10000009999", "guardian_phone"),
    ],
)
def test_one_changed_cell_changes_one_field(school, heading, new, field):
    school.students(student(1, 联系电话="10011112222"), student(2))
    planned = plan(school, student(1, **{"联系电话": "10011112222", heading: new}), student(2))
    assert [(change.field, change.new) for change in planned.rows[0].changes] == [(field, new)]
    assert [row.action for row in planned.rows] == [Action.CHANGED, Action.SAME]
    school.office.imports.apply(CLERK, planned)
    again = plan(school, student(1, **{"联系电话": "10011112222", heading: new}))
    assert again.rows[0].action is Action.SAME


def test_corrected_identity_number_changes_the_birth_date_with_it(school):
    school.students(student(1))
    planned = plan(school, student(1, 身份证号=ANOTHER_BIRTH))
    assert {change.field for change in planned.rows[0].changes} == {"id_number", "birth_date"}
    school.office.imports.apply(CLERK, planned)
    assert school.view("20240001").birth_on == date(2008, 5, 6)


def test_blank_cells_never_erase(school):
    school.students(student(1, 联系电话="10011112222", 家庭住址="示例市1号"))
    before = school.view("20240001")
    blank = {heading: None for heading in student(1) if heading not in ("学号", "姓名")}
    report = school.students(student(1, **blank, 联系电话=None, 家庭住址=None))
    assert counts(report) == (0, 0, 1, 0, 0)
    assert school.view("20240001") == before


def test_identity_number_of_another_student_is_refused_and_names_them(school):
    school.students(student(1))
    planned = plan(school, student(2, 身份证号=student(1)["身份证号"]))
    (problem,) = planned.of_severity(Severity.REFUSED)
    assert problem.code == ImportCode.ID_NUMBER_OF_ANOTHER
    assert (problem.facts["name"], problem.facts["student_no"]) == ("学生乙", "20240001")
    assert problem.place is not None
    assert school.students(student(2, 身份证号=student(1)["身份证号"])).new == 0


def test_registration_number_of_another_student_is_refused(school):
    school.students(student(1, 学籍号="G110000200803010099"))
    planned = plan(school, student(2, 学籍号="G110000200803010099"))
    assert codes(planned.of_severity(Severity.REFUSED)) == [ImportCode.REGISTRATION_NO_OF_ANOTHER]


def test_new_student_without_a_class_is_refused_a_known_one_is_not(school):
    school.students(student(1))
    planned = plan(school, student(1, 班级=None), student(2, 班级=None))
    assert [row.action for row in planned.rows] == [Action.SAME, Action.REFUSED]
    assert codes(planned.of_severity(Severity.REFUSED)) == [ImportCode.CLASS_MISSING]


def test_held_row_waits_for_a_person_and_goes_through_when_confirmed(school):
    held = student(9, **WRONG_CHECK)
    report = school.students(student(1), held)
    assert counts(report) == (1, 0, 0, 0, 1)
    row = report.held[0].place.row
    report = school.students(student(1), held, confirmed_rows=frozenset([row]))
    assert counts(report) == (1, 0, 1, 0, 0)
    assert school.view("20240009").id_number == WRONG_CHECK["身份证号"]
    reason = value(
        school.office, "SELECT reason FROM audit_tx WHERE command = 'students.import' ORDER BY n DESC LIMIT 1"
    )
    assert f"已核对原件的行：{row}" in reason


def test_of_many_rows_somebody_has_seen_the_trail_names_the_first_and_the_number(school):
    wrong = [wrong_check(str(student(n)["身份证号"])) for n in range(1, 31)]
    rows = [student(n, 身份证号=number) for n, number in enumerate(wrong, 1)]
    held = frozenset(problem.place.row for problem in school.students(*rows).held)
    school.students(*rows, confirmed_rows=held)
    (reason,) = (row[0] for row in select(school.office, "SELECT reason FROM audit_tx ORDER BY n DESC LIMIT 1"))
    assert reason.endswith(f"{', '.join(map(str, sorted(held)[:20]))} 等 30 行")


def test_row_once_confirmed_and_unchanged_is_not_held_again(school):
    school.students(student(9, **WRONG_CHECK), confirmed_rows=frozenset([3]))
    assert counts(school.students(student(9, **WRONG_CHECK))) == (0, 0, 1, 0, 0)


def test_refused_row_cannot_be_confirmed(school):
    refused = student(1, 身份证号="12345")
    report = school.students(refused, student(2), confirmed_rows=frozenset([3]))
    assert counts(report) == (1, 0, 0, 1, 0)
    assert value(school.office, "SELECT count(*) FROM student") == 1


def test_all_or_nothing_writes_nothing_and_names_every_row_in_the_way(school):
    rows = (student(1), student(2, 身份证号="12345"), student(9, **WRONG_CHECK))
    with pytest.raises(RuleViolation) as refused:
        school.students(*rows, all_or_nothing=True)
    batch, *others = refused.value.problems
    assert (batch.code, dict(batch.facts)) == (ImportCode.BATCH_REFUSED, {"refused": 1, "held": 1})
    assert {problem.severity for problem in others} == {Severity.REFUSED, Severity.HELD}
    assert value(school.office, "SELECT count(*) FROM student") == 0
    assert value(school.office, "SELECT count(*) FROM audit_tx") == 1


def test_all_or_nothing_goes_through_when_every_held_row_is_confirmed(school):
    report = school.students(student(1), student(9, **WRONG_CHECK), all_or_nothing=True, confirmed_rows=frozenset([4]))
    assert counts(report) == (2, 0, 0, 0, 0)


def test_cancel_in_the_middle_leaves_nothing(school):
    planned = plan(school, *(student(n) for n in range(6)))
    with pytest.raises(Cancelled):
        school.office.imports.apply(CLERK, planned, progress=CountingProgress(cancel_after=3))
    for table in ("student", "person", "class_group", "guardian", "student_status"):
        assert value(school.office, f"SELECT count(*) FROM {table}") == 0
    assert school.office.imports.apply(CLERK, planned).value.new == 6


def test_plan_is_judged_again_when_another_import_came_between(school):
    planned = plan(school, student(1), student(2))
    school.students(student(1), student(3, 身份证号=student(2)["身份证号"]))
    report = school.office.imports.apply(CLERK, planned).value
    assert counts(report) == (0, 0, 1, 1, 0)
    assert codes(report.refused) == [ImportCode.ID_NUMBER_OF_ANOTHER]


def test_stale_plan_that_was_whole_is_refused_as_a_batch(school):
    planned = plan(school, student(1), student(2))
    school.students(student(3, 身份证号=student(2)["身份证号"]))
    with pytest.raises(RuleViolation):
        school.office.imports.apply(CLERK, planned, Decisions(all_or_nothing=True))
    assert value(school.office, "SELECT count(*) FROM student") == 1


def test_report_accounts_for_every_row(school):
    school.students(student(1), student(2))
    rows = (student(1), student(2, 姓名="改名"), student(3), student(4, 身份证号="1"), student(9, **WRONG_CHECK))
    planned = plan(school, *rows)
    told = {action: planned.count(action) for action in Action}
    assert told == {Action.SAME: 1, Action.CHANGED: 1, Action.NEW: 1, Action.REFUSED: 1, Action.HELD: 1}
    report = school.office.imports.apply(CLERK, planned).value
    assert counts(report) == (1, 1, 1, 1, 1)
    assert len(select(school.office, "SELECT id FROM student")) == 3


def test_change_names_the_students_it_touched(school):
    school.students(student(1))
    outcome = school.office.imports.apply(CLERK, plan(school, student(1), student(2), student(3, 姓名="丙")))
    touched = {change.area: change.ids for change in outcome.changes}
    assert set(touched["students"]) == {
        row[0] for row in select(school.office, "SELECT id FROM student WHERE student_no > '20240001'")
    }


def test_width_and_blanks_make_no_other_class(school):
    school.students(student(1, 班级="2024级数控1班"))
    planned = plan(
        school, student(2, 班级="２０２４级数控１班"), student(3, 班级="2024级 数控 1班"), student(4, 班级="甲（1）班")
    )
    assert planned.created == ("甲（1）班",)
    assert school.students(student(2, 班级="２０２４级数控１班")).new == 1
    assert school.view("20240002").class_name == "2024级数控1班"
    assert school.students(student(1, 班级="2024级数控１班")).same == 1


def test_the_sheet_that_is_named_is_read(school):
    path = roster(school.root / "p.xlsx", [student(1)])
    assert school.office.imports.plan(CLERK, "students", path, ImportChoice(sheet="名单")).sheet == "名单"
    with pytest.raises(RuleViolation) as caught:
        school.office.imports.plan(CLERK, "students", path, ImportChoice(sheet="别的"))
    assert [problem.code for problem in caught.value.problems] == ["sheet_missing"]


def test_a_plan_is_judged_again_only_where_something_was_written_since(school):
    planned = plan(school, student(1), student(2))
    school.students(student(1))
    report = school.office.imports.apply(CLERK, planned).value
    assert (report.new, report.same) == (1, 1)


def test_a_plan_of_another_day_or_scope_is_judged_again(staffed):
    planned = plan(staffed, student(1, 姓名="新名"))
    nobody = Actor("外院", RowScope(frozenset()))
    outcome = staffed.office.imports.apply(nobody, planned)
    assert (outcome.value.changed, codes(outcome.value.refused)) == (0, [ImportCode.OUT_OF_SCOPE])
