"""What forms and buttons may reach: choices on offer, owners in use, days after the making, names in sight."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.enterprise_forms import EnterpriseForm, MentorForm, PostForm, SiteForm
from ctec_desktop.services.enterprises import HandOver
from ctec_desktop.services.majors import ClassForm, DepartmentForm, MajorForm
from ctec_desktop.services.student_forms import GuardianForm
from ctec_desktop.services.teachers import TeacherForm
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import sentence
from tests.schools import CLASS_A, CLERK, database_of, select
from tests.services.conftest import School
from tests.services.merging import record
from tests.services.test_majors import class_id, problems_of
from tests.services.test_student_forms import FOUNDED
from tests.services.test_student_forms import NEW as NEW_STUDENT

TODAY = date(2026, 9, 1)
STRANGER = RowScope(frozenset({999}))


def two_units(school: School) -> tuple[Any, Any]:
    first, second = (view.id for view in school.office.enterprises.all(CLERK))
    school.office.enterprises.save_mentor(CLERK, second, MentorForm("外单位师傅"))
    return record(school, first), record(school, second)


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"site_id": "other"}, "site_id"),
        ({"site_id": "404"}, "site_id"),
        ({"mentor_id": "other"}, "mentor_id"),
        ({"mentor_id": "404"}, "mentor_id"),
    ],
)
def test_a_post_stands_at_a_place_and_under_a_mentor_of_its_own_unit(
    staffed: School, cells: dict[str, str], field: str
):
    own, other = two_units(staffed)
    ids = {"site_id": other.sites[0].id, "mentor_id": other.mentors[0].id}
    typed = {key: str(ids[key]) if text == "other" else text for key, text in cells.items()}
    site_id, mentor_id = typed.get("site_id", str(own.sites[0].id)), typed.get("mentor_id", "")
    form = PostForm("钳工", site_id, mentor_id=mentor_id)
    assert problems_of(staffed.office.enterprises.save_post, own.id, form) == [(RecordCode.CHOICE_GONE, field)]


def test_a_part_is_changed_under_its_own_unit_only(staffed: School):
    own, other = two_units(staffed)
    enterprises = staffed.office.enterprises
    post, site, mentor = other.posts[0], other.sites[0], other.mentors[0]
    gone = [(RecordCode.NO_SUCH_RECORD, "")]
    form = PostForm("钳工", str(own.sites[0].id), id=post.id, version=post.version)
    assert problems_of(enterprises.save_post, own.id, form) == gone
    assert problems_of(enterprises.save_site, own.id, SiteForm("别处", id=site.id, version=site.version)) == gone
    assert (
        problems_of(enterprises.save_mentor, own.id, MentorForm("别人", id=mentor.id, version=mentor.version)) == gone
    )
    assert problems_of(enterprises.hand_over, own.id, HandOver(mentor.id, 999, TODAY)) == gone


def test_a_unit_retired_meanwhile_takes_no_parts(staffed: School):
    own, _ = two_units(staffed)
    enterprises = staffed.office.enterprises
    mentor = enterprises.save_mentor(CLERK, own.id, MentorForm("郑工")).value
    enterprises.retire(CLERK, Retirable.ENTERPRISE, own.id, TODAY)
    form = PostForm("钳工", str(own.sites[0].id))
    for work, typed in (
        (enterprises.save_post, form),
        (enterprises.save_site, SiteForm("新址")),
        (enterprises.save_mentor, MentorForm("新来的")),
        (enterprises.hand_over, HandOver(mentor, mentor + 1, TODAY)),
    ):
        assert problems_of(work, own.id, typed) == [(RecordCode.OWNER_RETIRED, "")]


def test_a_department_or_major_that_is_gone_is_said_and_one_kept_from_before_stays(staffed: School):
    office = staffed.office
    gone = [(RecordCode.CHOICE_GONE, "department_id")]
    assert problems_of(office.teachers.save, TeacherForm("T9", "沈清", department_id="404")) == gone
    assert problems_of(office.majors.save_class, ClassForm("2025级1班", department_id="404")) == gone
    found = problems_of(office.majors.save_class, ClassForm("2025级1班", major_id="404"))
    assert found == [(RecordCode.CHOICE_GONE, "major_id")]
    department = office.majors.save_department(CLERK, DepartmentForm("机电系")).value
    teacher = office.teachers.save(CLERK, TeacherForm("T9", "沈清", department_id=str(department))).value
    with database_of(office).unit(Command("测试", "retire")) as work:
        work.connection.exec_driver_sql("UPDATE department SET retired_on = '2026-08-31'")
    view = office.teachers.detail(CLERK, teacher)
    assert view is not None
    kept = TeacherForm("T9", "沈澄", department_id=str(department), id=teacher, version=view.version)
    assert office.teachers.save(CLERK, kept).value == teacher
    assert problems_of(office.teachers.save, TeacherForm("T8", "王", department_id=str(department))) == gone


def test_a_visit_goes_to_a_place_and_under_leaders_that_exist(staffed: School):
    form = TripForm(name="参观", site_id="404", from_on="2026-09-01", until_on="2026-09-01", leader_ids=(404,))
    found = problems_of(staffed.office.trips.save, form)
    assert found == [(RecordCode.CHOICE_GONE, "leader_ids"), (RecordCode.CHOICE_GONE, "site_id")]


@pytest.mark.parametrize("cells", [{"counted_on": "2026-08-31"}, {"staff_source": "社保名册"}])
def test_a_day_or_a_source_without_a_count_is_not_dropped_silently(school: School, cells: dict[str, Any]):
    form = replace(EnterpriseForm(name="示例精工有限公司"), **cells)
    assert problems_of(school.office.enterprises.save, form) == [(RecordCode.STAFFING_COUNT_MISSING, "staff_on_post")]


def test_the_question_about_a_name_quotes_the_other_unit(staffed: School):
    first = staffed.office.enterprises.all(CLERK)[0]
    second = EnterpriseForm(name="示例 装备１有限公司", confirmed=frozenset({RecordCode.ENTERPRISE_NAME_TAKEN}))
    staffed.office.enterprises.save(CLERK, second)
    form = EnterpriseForm(name=first.name, id=first.id, version=record(staffed, first.id).version)
    with pytest.raises(RuleViolation) as refused:
        staffed.office.enterprises.save(CLERK, form)
    assert refused.value.problems[0].facts["name"] == "示例 装备１有限公司"


def test_nothing_is_retired_before_it_was_made_or_while_it_was_used(school: School):
    majors = school.office.majors
    department = majors.save_department(CLERK, DepartmentForm("机电系")).value
    group = majors.save_class(CLERK, ClassForm("2025级1班", department_id=str(department))).value
    made = "0198c0d1-c400-7000-8000-00000000000"  # 2025-08-19
    with database_of(school.office).unit(Command("测试", "made")) as work:
        work.connection.exec_driver_sql("UPDATE department SET uid = ?", (made + "1",))
        work.connection.exec_driver_sql("UPDATE class_group SET uid = ?", (made + "2",))
    early = problems_of(majors.retire, Retirable.CLASS_GROUP, group, date(2025, 8, 18))
    assert early == [(RecordCode.RETIRED_BEFORE_MADE, "on")]
    majors.retire(CLERK, Retirable.CLASS_GROUP, group, date(2026, 6, 30))
    used = problems_of(majors.retire, Retirable.DEPARTMENT, department, date(2026, 6, 29))
    assert used == [(RecordCode.IN_USE_BY_RECORDS, "")]
    assert majors.retire(CLERK, Retirable.DEPARTMENT, department, date(2026, 6, 30)).value == "机电系"


def test_departments_and_majors_are_left_to_whoever_sees_the_whole_school(staffed: School):
    majors = staffed.office.majors
    department = majors.save_department(CLERK, DepartmentForm("机电系")).value
    major = majors.save_major(CLERK, MajorForm("数控技术", "460103")).value
    clerk = Actor("系办", RowScope(frozenset({department})))
    for work, *typed in (
        (majors.save_department, DepartmentForm("新系")),
        (majors.save_department, DepartmentForm("改名", id=department)),
        (majors.save_major, MajorForm("改名", id=major)),
        (majors.retire, Retirable.DEPARTMENT, department, TODAY),
        (majors.retire, Retirable.MAJOR, major, TODAY),
        (majors.restore, Retirable.MAJOR, major),
    ):
        with pytest.raises(RuleViolation) as refused:
            work(clerk, *typed)
        assert [problem.code for problem in refused.value.problems] == [RecordCode.WHOLE_SCHOOL_ONLY]
    assert majors.save_class(clerk, ClassForm("2025级1班", department_id=str(department))).value


def test_nobody_out_of_sight_is_named(placed: School):
    office = placed.office
    one = placed.view("20240001")
    with database_of(office).unit(Command("测试", "number")) as work:
        work.connection.exec_driver_sql("UPDATE student SET registration_no = 'G1' WHERE id = ?", (one.id,))
    department = office.majors.save_department(CLERK, DepartmentForm("机电系")).value
    office.majors.save_class(CLERK, ClassForm("2025级机电1班", grade="2025", department_id=str(department)))
    clerk = Actor("系办", RowScope(frozenset({department})))
    typed = replace(
        NEW_STUDENT,
        student_no="20240001",
        registration_no="G1",
        id_number=one.id_number,
        class_name="2025级机电1班",
        guardians=(GuardianForm("别人", "母亲", "", placed.view("20240002").id_number),),
    )
    with pytest.raises(RuleViolation) as refused:
        office.students.save(clerk, typed)
    codes = [problem.code for problem in refused.value.problems]
    elsewhere = [RecordCode.STUDENT_NO_ELSEWHERE, RecordCode.REGISTRATION_NO_ELSEWHERE]
    assert codes == [*elsewhere, *[RecordCode.ID_NUMBER_ELSEWHERE] * 2]
    told = " ".join(sentence(problem) for problem in refused.value.problems)
    assert not [name for name in ("学生乙", "学生丙", CLASS_A) if name in told]
    with pytest.raises(RuleViolation) as seen:
        office.students.save(CLERK, replace(typed, confirmed=FOUNDED))
    assert "学生乙" in " ".join(sentence(problem) for problem in seen.value.problems)


def test_a_unit_in_use_by_students_out_of_sight_names_none_of_them(placed: School):
    (unit_id,) = [view.id for view in placed.office.enterprises.all(CLERK) if view.name == "示例装备1有限公司"]
    told = []
    for actor in (CLERK, Actor("系办", STRANGER)):
        with pytest.raises(RuleViolation) as refused:
            placed.office.enterprises.retire(actor, Retirable.ENTERPRISE, unit_id, TODAY)
        told.append(sentence(refused.value.problems[0]))
    assert ("学生乙" in told[0], "学生" + "乙" in told[1], "别的院系的学生" in told[1]) == (True, False, True)
    assert select(placed.office, "SELECT count(*) FROM enterprise WHERE retired_on IS NOT NULL") == [(0,)]
    assert class_id(placed)


def test_students_in_sight_are_named_before_the_others(placed: School):
    office = placed.office
    department = office.majors.save_department(CLERK, DepartmentForm("机电系")).value
    group = office.majors.save_class(CLERK, ClassForm("2024级机电1班", department_id=str(department))).value
    (last,) = [view.student_id for view in office.placements.all(CLERK) if view.student_no == "20240003"]
    with database_of(office).unit(Command("测试", "move")) as work:
        work.connection.exec_driver_sql("UPDATE student SET class_group_id = ? WHERE id = ?", (group, last))
        work.connection.exec_driver_sql("UPDATE placement SET until_on = '2027-01-31' WHERE student_id = ?", (last,))
    (unit_id,) = [view.id for view in office.enterprises.all(CLERK) if view.name == "示例装备1有限公司"]
    with pytest.raises(RuleViolation) as refused:
        office.enterprises.retire(
            Actor("系办", RowScope(frozenset({department}))), Retirable.ENTERPRISE, unit_id, TODAY
        )
    (problem,) = refused.value.problems
    assert problem.facts["names"] == f"{placed.view('20240003').name} 等"
    assert (problem.facts["count"], problem.facts["until_on"]) == (3, "2027-02-28")
