"""Teachers typed by hand: identity checked, one human being one row, retired only when nothing rests on them."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.teachers import TeacherForm
from tests.schools import CLERK, plan_form, student, value
from tests.services.conftest import School
from tests.services.test_majors import problems_of

BORN = date(1985, 3, 21)
NUMBER = id_number(BORN, "女", 5)
SHEN = TeacherForm(staff_no="T01", name="沈　清", id_number=NUMBER, phone="139 0000 0001")


def test_a_teacher_is_kept_and_the_number_fills_birth_date_and_gender(school: School):
    outcome = school.office.teachers.save(CLERK, SHEN)
    view = school.office.teachers.detail(CLERK, outcome.value)
    assert view is not None
    assert (view.name, view.birth_on, view.gender) == ("沈清", BORN, "女")
    assert view.phone == "139****0001"
    assert view.id_number is not None
    assert "********" in view.id_number
    assert [warning.code for warning in outcome.warnings] == [RecordCode.FILLED_FROM_ID]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (replace(SHEN, staff_no=""), (OfficeCode.FIELD_REQUIRED, "staff_no")),
        (replace(SHEN, name="  "), (OfficeCode.FIELD_REQUIRED, "name")),
        (replace(SHEN, id_number="110105198503210"), (RecordCode.ID_NUMBER_OLD, "id_number")),
        (replace(SHEN, id_number="1101051985"), (RecordCode.ID_NUMBER_LENGTH, "id_number")),
        (replace(SHEN, id_number="无"), (RecordCode.ID_NUMBER_NO_NUMBER, "id_number")),
        (replace(SHEN, id_number=NUMBER[:6] + "19851321" + NUMBER[14:]), (RecordCode.ID_NUMBER_BIRTH_DAY, "id_number")),
        (replace(SHEN, id_number="A" + NUMBER[1:]), (RecordCode.ID_NUMBER_CHARACTERS, "id_number")),
        (replace(SHEN, birth_on="3月里"), (RecordCode.DAY_UNREADABLE, "birth_on")),
        (replace(SHEN, birth_on="1985-03"), (RecordCode.DAY_UNREADABLE, "birth_on")),
        (replace(SHEN, id_kind="passport", id_number="E 12_3"), (RecordCode.ID_NUMBER_ODD, "id_number")),
        (replace(SHEN, id_kind="passport", id_number="无"), (RecordCode.ID_NUMBER_NO_NUMBER, "id_number")),
    ],
)
def test_what_is_wrong_stands_beside_its_field(school: School, form: TeacherForm, expected):
    assert problems_of(school.office.teachers.save, form) == [expected]
    assert value(school.office, "SELECT count(*) FROM person") == 0


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (
            replace(SHEN, id_number=NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")),
            RecordCode.ID_NUMBER_CHECK_DIGIT,
        ),
        (replace(SHEN, birth_on="1985-03-22"), RecordCode.BIRTH_DATE_DIFFERS),
        (replace(SHEN, gender="男"), RecordCode.GENDER_DIFFERS),
    ],
)
def test_what_only_the_paper_can_tell_is_held_until_vouched_for(school: School, form: TeacherForm, code: RecordCode):
    assert [found for found, _ in problems_of(school.office.teachers.save, form)] == [code]
    teacher_id = school.office.teachers.save(CLERK, replace(form, confirmed=frozenset({code}))).value
    view = school.office.teachers.detail(CLERK, teacher_id)
    assert view is not None
    again = replace(form, id=teacher_id, version=view.version, id_number=None, phone="13900000002")
    if not form.birth_on:
        again = replace(again, birth_on=str(view.birth_on))
    school.office.teachers.save(CLERK, replace(again, gender=view.gender or ""))


def test_a_passport_is_kept_without_a_check_of_ours(school: School):
    saved = school.office.teachers.save(CLERK, replace(SHEN, id_kind="passport", id_number="e1234567")).value
    assert value(school.office, "SELECT id_number FROM person") == "E1234567"
    assert saved


def test_a_number_the_form_never_showed_stays(school: School):
    saved = school.office.teachers.save(CLERK, SHEN).value
    view = school.office.teachers.detail(CLERK, saved)
    assert view is not None
    form = replace(SHEN, id_number=None, phone=None, title="讲师", id=saved, version=view.version)
    school.office.teachers.save(CLERK, form)
    assert value(school.office, "SELECT id_number || phone FROM person") == NUMBER + "13900000001"


def test_a_second_save_on_an_old_version_is_refused(school: School):
    saved = school.office.teachers.save(CLERK, SHEN).value
    view = school.office.teachers.detail(CLERK, saved)
    assert view is not None
    form = replace(SHEN, id=saved, version=view.version, phone="13900000009")
    school.office.teachers.save(CLERK, form)
    assert problems_of(school.office.teachers.save, form) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]


def test_staff_number_and_identity_number_belong_to_one_teacher(school: School):
    school.office.teachers.save(CLERK, SHEN)
    same = replace(SHEN, id_number="")
    assert problems_of(school.office.teachers.save, same) == [(RecordCode.STAFF_NO_TAKEN, "staff_no")]
    twice = replace(SHEN, staff_no="T02")
    assert problems_of(school.office.teachers.save, twice) == [(RecordCode.ID_NUMBER_TAKEN, "id_number")]
    other = replace(SHEN, staff_no="T02", name="王芳")
    assert RecordCode.ID_NUMBER_NOT_THEIRS in [code for code, _ in problems_of(school.office.teachers.save, other)]


def test_a_guardian_who_teaches_keeps_one_person_row(school: School):
    school.students(student(1, 监护人姓名="沈清", 监护人身份证号=NUMBER))
    school.office.teachers.save(CLERK, SHEN)
    assert value(school.office, "SELECT count(*) FROM person WHERE id_number = ?", NUMBER) == 1
    assert school.view("20240001").guardian.phone == "13900000001"


def test_a_supervisor_of_a_plan_that_runs_is_not_retired(school: School):
    school.office.plans.add(CLERK, plan_form())
    (teacher_id,) = school.office.teachers.rows(CLERK).ids(ListQuery())
    found = problems_of(school.office.teachers.retire, teacher_id, date(2026, 9, 1))
    assert found == [(RecordCode.IN_USE_BY_RECORDS, "")]


def test_a_supervisor_of_placed_students_is_not_retired(placed: School):
    (teacher_id,) = placed.office.teachers.rows(CLERK).ids(ListQuery())
    with pytest.raises(RuleViolation) as refused:
        placed.office.teachers.retire(CLERK, teacher_id, date(2026, 9, 1))
    problem = refused.value.problems[0]
    assert problem.code == RecordCode.IN_USE_BY_PLACEMENTS
    assert (problem.facts["count"], problem.facts["until_on"]) == (3, "2027-02-28")


def test_a_retired_teacher_is_not_found_by_a_new_plan(school: School):
    saved = school.office.teachers.save(CLERK, replace(SHEN, name="沈老师")).value
    school.office.teachers.retire(CLERK, saved, date(2026, 9, 1))
    assert list(school.office.teachers.rows(CLERK).ids(ListQuery())) == []
    school.office.plans.add(CLERK, plan_form())
    assert value(school.office, "SELECT count(*) FROM teacher") == 2
    school.office.teachers.restore(CLERK, saved)
    assert saved in list(school.office.teachers.rows(CLERK).ids(ListQuery("T01")))


def test_a_number_is_shown_after_a_reason_and_each_is_logged(school: School):
    saved = school.office.teachers.save(CLERK, SHEN).value
    phone = NumberAsked(NumberHolder.TEACHER, saved, NumberKind.PHONE)
    assert problems_of(school.office.reveals.of_teacher, phone) == [(OfficeCode.REASON_REQUIRED, "reason")]
    assert school.office.reveals.of_teacher(CLERK, phone, "办理投保") == "13900000001"
    assert school.office.reveals.of_teacher(CLERK, replace(phone, kind=NumberKind.ID_NUMBER)) == NUMBER
    sql = "SELECT count(*) FROM audit_tx WHERE command = 'numbers.reveal' AND reason LIKE '办理投保；沈清（T01）%'"
    assert value(school.office, sql) == 2
