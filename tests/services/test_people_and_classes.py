"""One human being, one row; a class founded once, with the year its students entered."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.invented import id_number
from ctec_desktop.kernel.problems import Severity
from tests.schools import CLERK, roster, select, student, value
from tests.services.conftest import School

MOTHER_ID = id_number(date(1980, 1, 1), "女", 7)


def plan(school, *rows):
    return school.office.imports.plan(CLERK, "students", roster(school.root / "p.xlsx", rows))


def refusals(school, *rows) -> list[str]:
    return [str(problem.code) for problem in plan(school, *rows).of_severity(Severity.REFUSED)]


def grade(school: School, name: str) -> int | None:
    return {view.name: view.grade for view in school.office.school.classes(CLERK)}[name]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"班级": "数控1班", "年级": "2023"}, 2023),
        ({"班级": "2024级数控1班", "年级": "2023"}, 2023),
        ({"班级": "2022级数控1班", "年级": None}, 2022),
        ({"班级": "22数控1班", "年级": None}, 2022),
        ({"班级": "数控2022-1班", "年级": None}, 2022),
        ({"班级": "数控1班", "年级": None, "入学日期": "2021-09-15"}, 2021),
        ({"班级": "数控1班", "年级": None, "入学日期": "2022-03-01"}, 2021),
        ({"班级": "数控1班", "年级": None, "入学日期": None}, None),
    ],
)
def test_class_is_founded_with_the_year_the_roster_tells(school, cells, expected):
    school.students(student(1, **cells), student(2, **cells))
    assert grade(school, str(cells["班级"])) == expected


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"班级": "数控22-1班", "年级": None, "入学日期": None}, ImportCode.GRADE_NOT_KNOWN),
        ({"班级": "22数控1班", "年级": None}, ImportCode.GRADE_GUESSED_FROM_CLASS),
    ],
)
def test_person_is_told_when_the_year_is_guessed_or_unknown(school, cells, code):
    assert [str(p.code) for p in plan(school, student(1, **cells)).problems] == [code]


def test_roster_with_a_year_fills_in_a_class_that_had_none(school):
    cells = {"班级": "数控1班", "入学日期": None}
    school.students(student(1, 年级=None, **cells), student(2, 年级=None, **cells))
    planned = plan(school, student(1, 年级="2023", **cells), student(2, 年级="2023", **cells))
    assert [[change.field for change in row.changes] for row in planned.rows] == [["grade"], []]
    assert school.office.imports.apply(CLERK, planned).value.changed == 1
    assert grade(school, "数控1班") == 2023
    assert plan(school, student(1, 年级="2023", **cells)).rows[0].action is Action.SAME


def test_roster_with_a_year_puts_a_guessed_one_right(school):
    school.students(student(1, 年级=None, 班级="2024级数控1班"))
    school.students(student(1, 年级="2023", 班级="2024级数控1班"))
    assert grade(school, "2024级数控1班") == 2023


def test_year_in_the_class_name_does_not_overrule_the_one_set_by_hand(school):
    school.students(student(1, 年级=None))
    school.office.school.set_grade(CLERK, "2024级数控1班", 2023)
    report = school.students(student(1, 年级=None))
    assert (report.changed, grade(school, "2024级数控1班")) == (0, 2023)


def test_one_repeater_does_not_move_the_class_to_another_year(school):
    rows = [student(1), student(2), student(3, 年级="2023")]
    school.students(*rows)
    assert grade(school, "2024级数控1班") == 2024
    assert school.students(*rows).changed == 0


def test_a_class_called_otherwise_is_renamed_and_its_students_are_the_same(school):
    old, new = {"班级": "高一数控1班", "年级": "2024"}, {"班级": "高二数控1班", "年级": "2024"}
    school.students(student(1, **old), student(2, **old), student(3, 班级="高一数控2班"))
    rows = (student(1, **new), student(2, **new, 联系电话="10022223333"), student(4, **new))
    planned = plan(school, *rows)
    assert [row.action for row in planned.rows] == [Action.CHANGED, Action.CHANGED, Action.NEW]
    assert [[change.field for change in row.changes] for row in planned.rows] == [["class_renamed"], ["phone"], []]
    assert ([str(p.code) for p in planned.problems], planned.created) == ([ImportCode.CLASS_RENAMED], ())
    run_id = school.office.imports.apply(CLERK, planned).value.run_id
    assert {(view.name, view.students) for view in school.office.school.classes(CLERK)} == {
        ("高二数控1班", 3),
        ("高一数控2班", 1),
    }
    assert school.students(*rows).same == 3
    school.office.imports.undo(CLERK, run_id, "试")
    assert grade(school, "高一数控1班") == 2024


@pytest.mark.parametrize(
    "rows",
    [
        (student(1, 班级="新1班"),),
        (student(1, 班级="新1班"), student(2, 班级="旧1班")),
        (student(1, 班级="新1班"), student(2, 班级="新2班")),
        (student(1, 班级="新1班"), student(2, 班级="新1班"), student(3, 班级="新1班")),
        (student(1, 班级="旧2班"), student(2, 班级="旧2班")),
    ],
)
def test_students_who_go_elsewhere_rename_no_class(school, rows):
    school.students(
        student(1, 班级="旧1班"), student(2, 班级="旧1班"), student(3, 班级="旧2班"), student(5, 班级="旧2班")
    )
    planned = plan(school, *rows)
    assert "class_renamed" not in {change.field for row in planned.rows for change in row.changes}
    assert planned.rows[0].changes[0].field == "class_name"


def test_major_with_one_code_is_one_major_however_it_is_spelled(school):
    school.students(
        student(1, 专业代码="460103", 专业名称="数控技术"),
        student(2, 班级="2024级数控2班", 专业代码="460103", 专业名称="数控技术（高职）"),
        student(3, 班级="2024级数控3班", 专业代码="460103"),
    )
    assert select(school.office, "SELECT code, name FROM major") == [("460103", "数控技术")]


def test_department_is_founded_once(school):
    school.students(student(1, 院系="机电系"), student(2, 班级="2024级电商1班", 院系="机电系"))
    assert select(school.office, "SELECT name FROM department") == [("机电系",)]


def test_siblings_share_the_mother_they_name_by_number(school):
    cells = {"监护人姓名": "李芳", "监护人身份证号": MOTHER_ID}
    rows = (student(1, **cells), student(2, **cells))
    school.students(*rows)
    assert value(school.office, "SELECT count(*) FROM person WHERE id_number = ?", MOTHER_ID) == 1
    assert value(school.office, "SELECT count(DISTINCT person_id) FROM guardian") == 1
    assert school.students(*rows).same == 2


def test_guardian_who_becomes_a_student_keeps_one_row_and_gains_the_facts(school):
    brother = id_number(date(2006, 4, 4), "男", 5)
    school.students(student(1, 监护人姓名="王大", 监护人身份证号=brother))
    row = student(2, 姓名="王大", 身份证号=brother, 联系电话="10022223333")
    school.students(row)
    view = school.view("20240002")
    assert (view.birth_on, view.gender, view.phone) == (date(2006, 4, 4), "男", "10022223333")
    assert value(school.office, "SELECT count(*) FROM person WHERE id_number = ?", brother) == 1
    assert school.students(row).same == 1


def test_identity_number_of_somebody_of_another_name_is_refused(school):
    school.students(student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID))
    another = [ImportCode.PERSON_ID_OF_ANOTHER]
    assert refusals(school, student(2, 姓名="王五", 性别="女", 身份证号=MOTHER_ID)) == another
    assert refusals(school, student(2, 监护人姓名="张芳", 监护人身份证号=MOTHER_ID)) == another


def test_students_own_number_as_the_guardians_is_refused(school):
    row = student(1)
    assert refusals(school, {**row, "监护人身份证号": row["身份证号"]}) == [ImportCode.PERSON_ID_OF_ANOTHER]


def test_two_names_for_one_guardian_number_in_one_sheet_are_refused_from_the_second_on(school):
    planned = plan(
        school,
        student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID),
        student(2, 监护人姓名="李方", 监护人身份证号=MOTHER_ID),
    )
    assert [row.action for row in planned.rows] == [Action.NEW, Action.REFUSED]


def test_misspelt_guardian_is_renamed_not_replaced_when_the_number_is_the_same(school):
    school.students(student(1, 监护人姓名="李方", 监护人身份证号=MOTHER_ID))
    report = school.students(student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID))
    assert report.changed == 1
    assert school.view("20240001").guardian.name == "李芳"
    assert value(school.office, "SELECT count(*) FROM guardian") == 1
    assert school.students(student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID)).same == 1


def test_another_guardian_comes_first_and_the_old_one_stays_on_record(school):
    school.students(student(1, 监护人姓名="李芳"))
    school.students(student(1, 监护人姓名="王刚", 与监护人关系="父亲", 监护人电话="10055556666"))
    guardian = school.view("20240001").guardian
    assert (guardian.name, guardian.relation, guardian.phone) == ("王刚", "父亲", "10055556666")
    sql = "SELECT person.name, rank FROM guardian JOIN person ON person.id = person_id ORDER BY rank"
    assert select(school.office, sql) == [("王刚", 1), ("李芳", 2)]


def test_guardian_without_an_identity_number_gains_it(school):
    school.students(student(1, 监护人姓名="李芳"))
    school.students(student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID))
    assert school.view("20240001").guardian.id_number == MOTHER_ID
    assert value(school.office, "SELECT count(*) FROM guardian") == 1


def test_guardian_known_elsewhere_by_number_is_the_same_human_being(school):
    school.students(student(1, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID), student(2, 监护人姓名="李芳"))
    school.students(student(2, 监护人姓名="李芳", 监护人身份证号=MOTHER_ID))
    assert value(school.office, "SELECT count(DISTINCT person_id) FROM guardian") == 1


def test_guardians_phone_without_a_name_is_said_not_swallowed(school):
    row = student(1, 监护人姓名=None, 与监护人关系=None)
    planned = plan(school, row)
    assert [str(p.code) for p in planned.rows[0].problems if p.code == ImportCode.GUARDIAN_NAME_MISSING]
    school.students(row)
    assert school.view("20240001").guardian is None
    assert school.students(row).same == 1


def test_day_of_enrolment_put_right_moves_the_status_with_it(school):
    school.students(student(1, 入学日期="2026-09-01"))
    school.students(student(1, 入学日期="2024-09-01"))
    assert select(school.office, "SELECT kind, from_on FROM student_status") == [("enrolled", "2024-09-01")]
