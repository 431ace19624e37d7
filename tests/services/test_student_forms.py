"""Students typed by hand: every refusal beside its field, guardians in order, one human being one row."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.student_status import StatusCode
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.services.student_forms import GuardianForm, StudentForm
from tests.schools import CLASS_A, CLERK, select, student, value
from tests.services.conftest import School
from tests.services.test_majors import problems_of

BORN = date(2009, 5, 6)
NUMBER = id_number(BORN, "女", 21)
MOTHER = id_number(date(1980, 1, 1), "女", 7)
NEW = StudentForm(
    student_no="20240099",
    name="林　悦",
    id_number=NUMBER,
    class_name=CLASS_A,
    phone="13900000003",
    enrolled_on="2024-09-01",
    guardians=(GuardianForm("林母", "母亲", "13900000004", MOTHER), GuardianForm("林父", "父亲")),
)
FOUNDED = frozenset({RecordCode.CLASS_WILL_BE_FOUNDED})


def opened(school: School, student_no: str = "20240001") -> StudentForm:
    """The form as it opens on a student: numbers held back."""
    record = school.office.students.record(CLERK, school.view(student_no).id)
    assert record is not None
    guardians = tuple(GuardianForm(one.name, one.relation or "", None, None, one.id) for one in record.guardians)
    return StudentForm(
        student_no=record.student_no,
        name=record.name,
        gender=record.gender or "",
        id_kind=record.id_kind,
        id_number=None,
        birth_on=record.birth_on.isoformat() if record.birth_on else "",
        class_name=record.class_name,
        phone=None,
        registration_no=None,
        enrolled_on=record.enrolled_on.isoformat() if record.enrolled_on else "",
        guardians=guardians,
        id=record.id,
        version=record.version,
    )


def test_a_new_student_is_enrolled_with_guardians_in_order(staffed: School):
    outcome = staffed.office.students.save(CLERK, NEW)
    view = staffed.view("20240099")
    assert (view.name, view.birth_on, view.gender, view.class_name) == ("林悦", BORN, "女", CLASS_A)
    assert (view.guardian.name, view.guardian.phone) == ("林母", "13900000004")
    record = staffed.office.students.record(CLERK, outcome.value)
    assert record is not None
    assert [one.name for one in record.guardians] == ["林母", "林父"]
    assert record.id_number == NUMBER[:6] + "********" + NUMBER[-4:]
    (line,) = staffed.office.students.history(CLERK, outcome.value).statuses
    assert line.from_on == date(2024, 9, 1)
    assert [warning.code for warning in outcome.warnings] == [RecordCode.FILLED_FROM_ID]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (replace(NEW, student_no=" "), (OfficeCode.FIELD_REQUIRED, "student_no")),
        (replace(NEW, student_no="没有"), (RecordCode.STUDENT_NO_MALFORMED, "student_no")),
        (replace(NEW, student_no="20240001"), (RecordCode.STUDENT_NO_TAKEN, "student_no")),
        (replace(NEW, name=""), (OfficeCode.FIELD_REQUIRED, "name")),
        (replace(NEW, class_name=""), (OfficeCode.FIELD_REQUIRED, "class_name")),
        (replace(NEW, class_name="2025级新1班"), (RecordCode.CLASS_WILL_BE_FOUNDED, "class_name")),
        (replace(NEW, id_number="110105"), (RecordCode.ID_NUMBER_LENGTH, "id_number")),
        (replace(NEW, enrolled_on="去年"), (RecordCode.DAY_UNREADABLE, "enrolled_on")),
        (replace(NEW, guardians=(GuardianForm("", "母亲"),)), (OfficeCode.FIELD_REQUIRED, "guardian0_name")),
        (
            replace(NEW, guardians=(GuardianForm("林母"), GuardianForm("林父", id_number="11"))),
            (RecordCode.ID_NUMBER_LENGTH, "guardian1_id_number"),
        ),
        (
            replace(NEW, guardians=(GuardianForm("林母", id_number=MOTHER), GuardianForm("林父", id_number=MOTHER))),
            (RecordCode.GUARDIAN_TWICE, "guardians"),
        ),
        (replace(NEW, guardians=(GuardianForm("林母", id_number=NUMBER),)), (RecordCode.GUARDIAN_TWICE, "guardians")),
    ],
)
def test_what_is_wrong_stands_beside_its_field(staffed: School, form: StudentForm, expected):
    assert problems_of(staffed.office.students.save, form) == [expected]
    assert value(staffed.office, "SELECT count(*) FROM student") == 3


def test_everything_wrong_is_told_at_once(staffed: School):
    form = StudentForm(student_no="?", id_number="1", birth_on="x", class_name="")
    fields = {field for _, field in problems_of(staffed.office.students.save, form)}
    assert fields == {"student_no", "name", "id_number", "birth_on", "class_name"}


def test_a_new_class_is_founded_once_confirmed(staffed: School):
    form = replace(NEW, class_name="2025级新1班", confirmed=FOUNDED)
    staffed.office.students.save(CLERK, form)
    view = staffed.view("20240099")
    assert (view.class_name, view.grade) == ("2025级新1班", 2025)


def test_a_retired_class_takes_nobody_in(staffed: School):
    staffed.office.students.save(CLERK, replace(NEW, class_name="2023级旧班", confirmed=FOUNDED))
    form = opened(staffed, "20240099")
    staffed.office.students.save(CLERK, replace(form, class_name=CLASS_A))
    old = value(staffed.office, "SELECT id FROM class_group WHERE name = '2023级旧班'")
    staffed.office.majors.retire(CLERK, Retirable.CLASS_GROUP, old, date(2026, 9, 1))
    again = replace(opened(staffed, "20240001"), class_name="2023级旧班")
    assert problems_of(staffed.office.students.save, again) == [(RecordCode.CLASS_RETIRED, "class_name")]


def test_numbers_the_form_never_showed_stay(staffed: School):
    before = staffed.view("20240001")
    staffed.office.students.save(CLERK, replace(opened(staffed), address="示例市新街1号"))
    after = staffed.view("20240001")
    assert (after.address, after.id_number, after.phone) == ("示例市新街1号", before.id_number, before.phone)
    assert after.guardian.phone == before.guardian.phone


def test_a_form_saved_unchanged_changes_nothing(staffed: School):
    before = value(staffed.office, "SELECT count(*) FROM audit_line")
    staffed.office.students.save(CLERK, opened(staffed))
    assert value(staffed.office, "SELECT count(*) FROM audit_line") == before


def test_a_second_save_on_an_old_version_is_refused_whatever_was_changed(staffed: School):
    form = opened(staffed)
    other = replace(form, guardians=())
    staffed.office.students.save(CLERK, other)
    stale = [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]
    assert problems_of(staffed.office.students.save, replace(form, phone="13911112222")) == stale


def test_guardians_change_places_and_one_left_out_stays_on_record(staffed: School):
    student_id = staffed.office.students.save(CLERK, NEW).value
    form = opened(staffed, "20240099")
    first, second = form.guardians
    staffed.office.students.save(CLERK, replace(form, guardians=(second, first)))
    assert staffed.view("20240099").guardian.name == "林父"
    form = opened(staffed, "20240099")
    staffed.office.students.save(CLERK, replace(form, guardians=form.guardians[1:]))
    assert staffed.view("20240099").guardian.name == "林母"
    sql = "SELECT retired_on FROM guardian JOIN person ON person.id = person_id WHERE person.name = '林父'"
    assert select(staffed.office, sql) == [("2026-09-01",)]
    record = staffed.office.students.record(CLERK, student_id)
    assert record is not None
    assert len(record.guardians) == 1
    staffed.office.students.save(CLERK, replace(opened(staffed, "20240099"), guardians=()))
    assert staffed.view("20240099").guardian is None


def test_siblings_share_the_mother_they_name_by_number(staffed: School):
    staffed.office.students.save(CLERK, NEW)
    other = replace(NEW, student_no="20240098", name="林欢", id_number="", guardians=NEW.guardians[:1])
    staffed.office.students.save(CLERK, other)
    assert value(staffed.office, "SELECT count(*) FROM person WHERE id_number = ?", MOTHER) == 1
    named = replace(other, student_no="20240097", guardians=(GuardianForm("王芳", id_number=MOTHER),))
    found = problems_of(staffed.office.students.save, named)
    assert found == [(RecordCode.ID_NUMBER_NOT_THEIRS, "guardian0_id_number")]


def test_a_number_of_another_student_is_refused(staffed: School):
    taken = staffed.view("20240001").id_number
    found = problems_of(staffed.office.students.save, replace(NEW, name="学生乙", id_number=taken))
    assert (RecordCode.ID_NUMBER_TAKEN, "id_number") in found
    found = problems_of(staffed.office.students.save, replace(opened(staffed, "20240002"), id_number=taken))
    assert (RecordCode.ID_NUMBER_TAKEN, "id_number") in found


def test_a_registration_number_belongs_to_one_student(staffed: School):
    staffed.office.students.save(CLERK, replace(NEW, registration_no="G1"))
    found = problems_of(staffed.office.students.save, replace(opened(staffed), registration_no="G1"))
    assert found == [(RecordCode.REGISTRATION_NO_TAKEN, "registration_no")]


def test_day_of_enrolment_put_right_moves_the_status_with_it(staffed: School):
    staffed.office.students.save(CLERK, replace(opened(staffed), enrolled_on="2024-09-02"))
    sql = "SELECT from_on FROM student_status JOIN student ON student.id = student_id WHERE student_no = '20240001'"
    assert value(staffed.office, sql) == "2024-09-02"


def test_a_clerk_of_another_department_neither_opens_nor_moves_the_student(staffed: School):
    clerk = Actor("系办", RowScope(frozenset({1})))
    student_id = staffed.view("20240001").id
    assert staffed.office.students.record(clerk, student_id) is None
    assert staffed.office.students.history(clerk, student_id).statuses == ()
    with pytest.raises(Exception, match=StatusCode.NO_SUCH_STUDENT):
        staffed.office.students.save(clerk, opened(staffed))
    with pytest.raises(Exception, match=RecordCode.DEPARTMENT_OUT_OF_SIGHT):
        staffed.office.students.save(clerk, NEW)


def test_history_names_placements_and_agreements(placed: School):
    history = placed.office.students.history(CLERK, placed.view("20240001").id)
    (line,) = history.placements
    assert (line.enterprise_name, line.post_name) == ("示例装备1有限公司", "装配工")
    assert history.agreements == ()


def test_a_minors_number_asks_for_a_reason_of_its_own(staffed: School):
    staffed.students(student(9, 身份证号=id_number(date(2000, 1, 1), "男", 9)))
    adult, minor, other = (staffed.view(number).id for number in ("20240009", "20240001", "20240002"))
    reveals = staffed.office.reveals

    def asked(student_id: int) -> NumberAsked:
        return NumberAsked(NumberHolder.STUDENT, student_id, NumberKind.ID_NUMBER)

    staffed.office.students.save(CLERK, replace(opened(staffed, "20240002"), id_number=NUMBER, birth_on="", gender=""))
    staffed.office.students.save(CLERK, replace(opened(staffed, "20240001"), id_number="", birth_on="2010-01-01"))
    refused = [(OfficeCode.REASON_REQUIRED, "reason")]
    assert problems_of(reveals.of_student, asked(adult)) == refused
    assert reveals.of_student(CLERK, asked(adult), "办理投保")
    assert problems_of(reveals.of_student, asked(other)) == refused
    assert reveals.of_student(CLERK, asked(other), "核对证件原件") == NUMBER
    assert reveals.of_student(CLERK, asked(other)) == NUMBER
    assert problems_of(reveals.of_student, asked(minor)) == refused
    assert value(staffed.office, "SELECT count(*) FROM audit_tx WHERE command = 'numbers.reveal'") == 3


def test_a_reason_holds_for_half_an_hour_and_guardians_and_register_numbers_are_shown_too(staffed: School):
    staffed.students(student(9, 身份证号=id_number(date(2000, 1, 1), "男", 9), 学籍号="G110105200001010000"))
    student_id = staffed.view("20240009").id
    record = staffed.office.students.record(CLERK, student_id)
    assert record is not None
    reveals = staffed.office.reveals
    register = NumberAsked(NumberHolder.STUDENT, student_id, NumberKind.REGISTRATION_NO)
    assert reveals.of_student(CLERK, register, "填报上级系统").startswith("G1101")
    phone = NumberAsked(NumberHolder.GUARDIAN, record.guardians[0].id, NumberKind.PHONE)
    assert reveals.of_student(CLERK, phone) == "10012345678"
    staffed.office._context.clock.advance(31 * 60)  # type: ignore[attr-defined]
    assert problems_of(reveals.of_student, phone) == [(OfficeCode.REASON_REQUIRED, "reason")]
    gone = replace(phone, id=999)
    assert problems_of(reveals.of_student, gone) == [(RecordCode.NO_SUCH_RECORD, "")]


def test_a_student_without_a_guardian_is_kept_and_the_rule_that_will_ask_is_named(staffed: School):
    warnings = staffed.office.students.save(CLERK, replace(NEW, guardians=(GuardianForm(),))).warnings
    assert [(one.rule_id, "第九条" in one.clause) for one in warnings if one.rule_id] == [("INT-CONS-01", True)]


def test_a_roster_puts_nobody_into_a_retired_class_and_leaves_who_is_in_it(staffed: School):
    staffed.office.students.save(CLERK, replace(NEW, class_name="2023级旧班", confirmed=FOUNDED))
    student_id = staffed.view("20240099").id
    graduated = StatusChange(student_id, StatusMove.GRADUATED, date(2026, 9, 1))
    staffed.office.students.change_status(CLERK, graduated)
    old = value(staffed.office, "SELECT id FROM class_group WHERE name = '2023级旧班'")
    staffed.office.majors.retire(CLERK, Retirable.CLASS_GROUP, old, date(2026, 9, 1))
    report = staffed.students(student(7, 班级="2023级旧班"))
    assert ImportCode.CLASS_RETIRED in [problem.code for problem in report.refused]
    again: dict[str, object] = {"学号": "20240099", "姓名": "林悦", "班级": "2023级旧班", "身份证号": NUMBER}
    assert staffed.students(again).refused == ()
