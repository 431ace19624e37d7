"""Departments, majors and classes typed by hand: what is refused, what follows, retiring and restoring."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.majors import ClassForm, DepartmentForm, MajorForm
from tests.schools import CLASS_A, CLERK, student
from tests.services.conftest import School

TODAY = date(2026, 9, 1)
MECHANICS = MajorForm(name="数控技术", code="460103", study_years="3")


def problems_of(work, *args) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as refused:
        work(CLERK, *args)
    return [(str(problem.code), _field(problem)) for problem in refused.value.problems]


def _field(problem: Problem) -> str:
    return problem.place.field if isinstance(problem.place, FieldPlace) else ""


def class_id(school: School, name: str = CLASS_A) -> int:
    return {view.name: view.id for view in school.office.school.classes(CLERK)}[name]


def test_a_major_is_kept_as_typed_and_its_level_follows_the_code(school: School):
    saved = school.office.majors.save_major(CLERK, replace(MECHANICS, code=" ４６０１０３ ")).value
    view = school.office.majors.major(CLERK, saved)
    assert view is not None
    assert (view.name, view.code, view.level, view.study_years) == ("数控技术", "460103", "higher", 3)
    assert view.catalog_version == "2021"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (replace(MECHANICS, name=" "), (OfficeCode.FIELD_REQUIRED, "name")),
        (replace(MECHANICS, code="4601"), (RecordCode.MAJOR_CODE_MALFORMED, "code")),
        (replace(MECHANICS, study_years="三"), (RecordCode.NUMBER_OUT_OF_RANGE, "study_years")),
        (replace(MECHANICS, level="?"), (RecordCode.NOT_A_CHOICE, "level")),
    ],
)
def test_what_is_wrong_with_a_major_stands_beside_its_field(school: School, form: MajorForm, expected):
    assert problems_of(school.office.majors.save_major, form) == [expected]
    assert school.office.majors.majors(CLERK) == ()


def test_a_code_stands_once_in_its_catalogue(school: School):
    school.office.majors.save_major(CLERK, MECHANICS)
    second = replace(MECHANICS, name="数控")
    assert problems_of(school.office.majors.save_major, second) == [(RecordCode.MAJOR_CODE_TAKEN, "code")]
    school.office.majors.save_major(CLERK, replace(second, catalog_version="2015"))
    assert len(school.office.majors.majors(CLERK)) == 2


def test_a_level_that_the_code_contradicts_is_kept_and_said(school: School):
    outcome = school.office.majors.save_major(CLERK, replace(MECHANICS, level="secondary"))
    assert [warning.code for warning in outcome.warnings] == [RecordCode.MAJOR_LEVEL_DIFFERS]


def test_a_class_takes_its_open_grade_from_its_name(school: School):
    saved = school.office.majors.save_class(CLERK, ClassForm(name="2025级焊接1班")).value
    view = school.office.majors.class_record(CLERK, saved)
    assert view is not None
    assert (view.grade, view.students) == (2025, 0)


def test_a_class_is_renamed_only_on_the_version_the_form_was_opened_on(staffed: School):
    majors = staffed.office.majors
    view = majors.class_record(CLERK, class_id(staffed))
    assert view is not None
    form = ClassForm(name="2024级数控2班", grade="2024", id=view.id, version=view.version)
    majors.save_class(CLERK, form)
    assert problems_of(majors.save_class, replace(form, name="别的")) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]
    assert staffed.view("20240001").class_name == "2024级数控2班"


def test_two_classes_or_departments_never_share_a_name(staffed: School):
    majors = staffed.office.majors
    assert problems_of(majors.save_class, ClassForm(name=CLASS_A)) == [(RecordCode.NAME_TAKEN, "name")]
    majors.save_department(CLERK, DepartmentForm("机电系"))
    assert problems_of(majors.save_department, DepartmentForm("机电系")) == [(RecordCode.NAME_TAKEN, "name")]


def test_a_clerk_of_one_department_neither_sees_nor_founds_classes_of_another(staffed: School):
    majors = staffed.office.majors
    own = majors.save_department(CLERK, DepartmentForm("机电系")).value
    clerk = Actor("系办", RowScope(frozenset({own})))
    assert majors.class_record(clerk, class_id(staffed)) is None
    for form in (ClassForm(name="新班"), ClassForm(name="改名", id=class_id(staffed), version=1)):
        with pytest.raises(RuleViolation):
            majors.save_class(clerk, form)
    with pytest.raises(RuleViolation):
        majors.retire(clerk, Retirable.CLASS_GROUP, class_id(staffed), TODAY)
    saved = majors.save_class(clerk, ClassForm(name="2025级机电1班", department_id=str(own))).value
    assert majors.class_record(clerk, saved) is not None


def test_a_class_with_students_is_not_retired_and_the_sentence_names_them(staffed: School):
    with pytest.raises(RuleViolation) as refused:
        staffed.office.majors.retire(CLERK, Retirable.CLASS_GROUP, class_id(staffed), TODAY)
    (problem,) = refused.value.problems
    assert problem.code == RecordCode.IN_USE_BY_STUDENTS
    assert problem.facts["count"] == 3
    assert "学生" in str(problem.facts["names"])


def test_nothing_is_retired_for_a_day_ahead(school: School):
    saved = school.office.majors.save_major(CLERK, MECHANICS).value
    day = date(2026, 9, 2)
    assert problems_of(school.office.majors.retire, Retirable.MAJOR, saved, day) == [
        (RecordCode.RETIRED_DAY_AHEAD, "on")
    ]


def test_a_retired_major_is_no_longer_offered_stays_on_its_classes_and_comes_back(school: School):
    majors = school.office.majors
    major = majors.save_major(CLERK, MECHANICS).value
    group = majors.save_class(CLERK, ClassForm(name="2023级数控1班", major_id=str(major))).value
    assert problems_of(majors.retire, Retirable.MAJOR, major, TODAY) == [(RecordCode.IN_USE_BY_RECORDS, "")]
    majors.retire(CLERK, Retirable.CLASS_GROUP, group, TODAY)
    majors.retire(CLERK, Retirable.MAJOR, major, TODAY)
    assert majors.majors(CLERK) == ()
    assert school.office.school.classes(CLERK) == ()
    view = majors.class_record(CLERK, group)
    assert view is not None
    assert view.major_name == "数控技术"
    assert problems_of(majors.restore, Retirable.CLASS_GROUP, group) == [(RecordCode.PARENT_RETIRED, "")]
    majors.restore(CLERK, Retirable.MAJOR, major)
    majors.restore(CLERK, Retirable.CLASS_GROUP, group)
    assert [one.name for one in school.office.school.classes(CLERK)] == ["2023级数控1班"]


def test_lists_show_what_is_in_use_unless_asked_otherwise(school: School):
    majors = school.office.majors
    kept = majors.save_department(CLERK, DepartmentForm("机电系")).value
    gone = majors.save_department(CLERK, DepartmentForm("旧系")).value
    majors.retire(CLERK, Retirable.DEPARTMENT, gone, TODAY)
    rows = majors.department_rows(CLERK)
    assert list(rows.ids(ListQuery())) == [kept]
    assert list(rows.ids(ListQuery(filters=(("state", "retired"),)))) == [gone]
    assert sorted(rows.ids(ListQuery(filters=(("state", "all"),)))) == [kept, gone]
    assert list(rows.ids(ListQuery("机电"))) == [kept]


def test_a_department_in_use_is_not_retired(school: School):
    school.students(student(1, 院系="机电系"))
    (department,) = school.office.majors.departments(CLERK)
    found = problems_of(school.office.majors.retire, Retirable.DEPARTMENT, department.id, TODAY)
    assert found == [(RecordCode.IN_USE_BY_RECORDS, "")]


def test_a_record_that_is_gone_is_said(school: School):
    gone = MajorForm(name="无", id=99, version=1)
    assert problems_of(school.office.majors.save_major, gone) == [(RecordCode.NO_SUCH_RECORD, "")]
    assert problems_of(school.office.majors.restore, Retirable.MAJOR, 99) == [(RecordCode.NO_SUCH_RECORD, "")]


def test_a_class_without_a_grade_is_kept_and_the_rule_that_will_ask_is_named(school: School):
    (warning,) = school.office.majors.save_class(CLERK, ClassForm(name="焊接班")).warnings
    assert (warning.code, warning.rule_id) == (RecordCode.GRADE_OPEN, "INT-GRADE-01")
    assert "第十六条" in warning.clause
