"""A list of teachers against the record."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of, plan_form, select, student, value
from tests.services.importing import apply, changes, plan, said

NUMBER = id_number(date(1985, 3, 1), "女", 5)
OTHER = id_number(date(1990, 3, 1), "男", 6)


def teacher(**cells: str) -> dict[str, str]:
    return {"工号": "0012", "姓名": "沈丽", "部门": "智能制造学院", "类别": "专任", "职称": "讲师", **cells}


def people(school):
    return select(
        school.office,
        "SELECT t.staff_no, p.name, p.gender, p.id_number, p.birth_on, t.category, t.title, d.name, t.retired_on "
        "FROM teacher t JOIN person p ON p.id = t.person_id "
        "LEFT JOIN department d ON d.id = t.department_id ORDER BY t.staff_no",
    )


def test_a_teacher_is_written_whole_and_the_department_founded(school):
    planned = plan(school, "teachers", teacher(身份证号=NUMBER))
    assert planned.created == ("智能制造学院",)
    report = apply(school, "teachers", teacher(身份证号=NUMBER))
    assert report.new == 1
    row = ("0012", "沈丽", "女", NUMBER, "1985-03-01", "专任教师", "讲师", "智能制造学院", None)
    assert people(school) == [row]


def test_the_same_list_again_changes_nothing(school):
    rows = [teacher(工号=f"00{n}", 身份证号=id_number(date(1980, 1, 1), "男", n)) for n in range(10, 20)]
    apply(school, "teachers", *rows)
    lines = value(school.office, "SELECT count(*) FROM audit_line")
    assert apply(school, "teachers", *rows).same == 10
    assert value(school.office, "SELECT count(*) FROM audit_line") == lines


@pytest.mark.parametrize(
    ("heading", "new", "field"),
    [("职称", "副教授", "title"), ("部门", "商学院", "department_name"), ("类别", "外聘", "category")],
)
def test_one_changed_cell_changes_one_field(school, heading, new, field):
    apply(school, "teachers", teacher())
    planned = plan(school, "teachers", teacher(**{heading: new}))
    assert (planned.rows[0].action, list(changes(planned))) == (Action.CHANGED, [field])
    assert apply(school, "teachers", teacher(**{heading: new})).changed == 1
    assert plan(school, "teachers", teacher(**{heading: new})).rows[0].action is Action.SAME


def test_an_empty_cell_changes_nothing(school):
    apply(school, "teachers", teacher(身份证号=NUMBER, 联系电话="10012345678"))
    planned = plan(school, "teachers", {"工号": "0012", "姓名": "沈丽"})
    assert planned.rows[0].action is Action.SAME


def test_width_and_blanks_make_no_other_department(school):
    apply(school, "teachers", teacher())
    planned = plan(school, "teachers", teacher(工号="0013", 姓名="王一", 部门="智能制造 学院"))
    assert (planned.created, planned.rows[0].draft.department_name) == ((), "智能制造学院")


def test_a_teacher_without_a_staff_number_is_found_by_the_identity_number(school):
    apply(school, "teachers", teacher(身份证号=NUMBER))
    planned = plan(school, "teachers", teacher(工号="", 身份证号=NUMBER, 职称="教授"))
    assert (planned.rows[0].action, changes(planned)) == (Action.CHANGED, {"title": ("讲师", "教授")})


def test_a_new_staff_number_of_a_known_person_is_a_change(school):
    apply(school, "teachers", teacher(身份证号=NUMBER))
    assert changes(plan(school, "teachers", teacher(工号="2026012", 身份证号=NUMBER))) == {
        "staff_no": ("0012", "2026012")
    }
    apply(school, "teachers", teacher(工号="2026012", 身份证号=NUMBER))
    assert [row[0] for row in people(school)] == ["2026012"]


def test_nobody_new_comes_without_a_staff_number(school):
    planned = plan(school, "teachers", teacher(工号="", 身份证号=NUMBER))
    assert said(planned) == [(ImportCode.STAFF_NO_NEEDED, Severity.REFUSED)]


def test_an_identity_number_of_another_teacher_is_refused(school):
    apply(school, "teachers", teacher(身份证号=NUMBER), teacher(工号="0013", 姓名="王一"))
    planned = plan(school, "teachers", teacher(工号="0013", 姓名="王一", 身份证号=NUMBER))
    assert said(planned) == [(ImportCode.TEACHER_ID_OF_ANOTHER, Severity.REFUSED)]
    assert planned.rows[0].problems[0].facts == {"name": "沈丽", "staff_no": "0012"}


def test_another_name_under_a_known_number_is_held(school):
    apply(school, "teachers", teacher())
    row = teacher(姓名="赵六")
    assert said(plan(school, "teachers", row)) == [(ImportCode.TEACHER_NAME_DIFFERS, Severity.HELD)]
    assert apply(school, "teachers", row).changed == 0
    assert apply(school, "teachers", row, confirmed=(3,)).changed == 1
    assert [row[1] for row in people(school)] == ["赵六"]


def test_a_name_put_right_beside_the_same_identity_number_is_a_plain_change(school):
    apply(school, "teachers", teacher(姓名="沈莉", 身份证号=NUMBER))
    planned = plan(school, "teachers", teacher(姓名="沈丽", 身份证号=NUMBER))
    assert (said(planned), changes(planned)) == ([], {"name": ("沈莉", "沈丽")})


def test_one_human_being_with_two_hats_keeps_one_person_row(school):
    parent = NUMBER
    school.students(student(1, 监护人姓名="沈丽", 监护人身份证号=parent))
    before = value(school.office, "SELECT count(*) FROM person")
    apply(school, "teachers", teacher(身份证号=parent))
    assert value(school.office, "SELECT count(*) FROM person") == before


def test_an_identity_number_of_somebody_with_another_name_is_refused(school):
    school.students(student(1, 监护人姓名="王芳", 监护人身份证号=NUMBER))
    planned = plan(school, "teachers", teacher(身份证号=NUMBER))
    assert said(planned) == [(ImportCode.PERSON_ID_OF_ANOTHER, Severity.REFUSED)]


def test_a_known_teacher_does_not_take_the_number_of_another_person_row(school):
    apply(school, "teachers", teacher())
    school.students(student(1, 监护人姓名="沈丽", 监护人身份证号=NUMBER))
    planned = plan(school, "teachers", teacher(身份证号=NUMBER))
    assert said(planned) == [(ImportCode.PERSON_ID_OF_ANOTHER, Severity.REFUSED)]


def test_a_supervisor_named_in_a_plan_gets_the_number_of_the_list(school):
    school.office.plans.add(CLERK, plan_form())
    planned = plan(school, "teachers", teacher(姓名="沈老师"))
    assert said(planned) == [(ImportCode.TEACHER_NAMED_BEFORE, Severity.WARNING)]
    assert planned.rows[0].action is Action.CHANGED
    apply(school, "teachers", teacher(姓名="沈老师"))
    assert [row[:2] for row in people(school)] == [("0012", "沈老师")]
    assert plan(school, "teachers", teacher(姓名="沈老师")).rows[0].action is Action.SAME


def test_two_teachers_of_a_supervisors_name_are_not_guessed(school):
    school.office.plans.add(CLERK, plan_form())
    planned = plan(school, "teachers", teacher(姓名="沈老师"), teacher(工号="0013", 姓名="沈老师"))
    assert [row.action for row in planned.rows] == [Action.NEW, Action.NEW]


def test_a_retired_teacher_comes_back_once_a_person_says_so(school):
    apply(school, "teachers", teacher())
    with database_of(school.office).unit(Command("测试", "test")) as unit:
        unit.connection.exec_driver_sql("UPDATE teacher SET retired_on = '2026-01-31'")
    assert said(plan(school, "teachers", teacher())) == [(ImportCode.TEACHER_RETIRED, Severity.HELD)]
    assert apply(school, "teachers", teacher()).changed == 0
    assert apply(school, "teachers", teacher(), confirmed=(3,)).changed == 1
    assert people(school)[0][-1] is None


def test_a_department_clerk_touches_no_teacher_of_another_department(school):
    apply(school, "teachers", teacher(), teacher(工号="0013", 姓名="王一", 部门="商学院"))
    own = value(school.office, "SELECT id FROM department WHERE name = '商学院'")
    clerk = Actor("商学院干事", RowScope(frozenset({own})))
    rows = (
        teacher(职称="教授"),
        teacher(工号="0013", 姓名="王一", 部门="智能制造学院"),
        teacher(工号="0014", 姓名="新人", 部门="商学院"),
        {"工号": "0015", "姓名": "无系", "部门": ""},
    )
    planned = plan(school, "teachers", *rows, actor=clerk)
    assert [row.action for row in planned.rows] == [Action.REFUSED, Action.REFUSED, Action.NEW, Action.REFUSED]
    assert {problem.code for row in planned.rows for problem in row.problems} == {ImportCode.OUT_OF_SCOPE}


def test_text_that_looks_like_a_formula_stays_text(school):
    apply(school, "teachers", teacher(姓名="=cmd()", 职称="+1"))
    assert people(school)[0][1] == "=cmd()"


def test_certificates_come_in_with_the_list_are_known_again_and_one_that_ends_before_it_begins_is_refused(school):
    paper = {"技能证书": "数控车工", "证书等级": "高级工", "证书编号": "S1", "取得日期": "2020-6-1"}
    apply(school, "teachers", teacher(**paper, 任教专业="数控技术、模具设计", 招聘来源="应届"))
    lines = "SELECT kind, name, number, until_on FROM teacher_entry ORDER BY id"
    majors = [("major", name, None, None) for name in ("数控技术", "模具设计")]
    assert select(school.office, lines) == [*majors, ("certificate", "数控车工", "S1", None)]
    assert plan(school, "teachers", teacher(**paper)).rows[0].action is Action.SAME
    again = teacher(**paper, 证书有效期至="2030-5-31")
    assert changes(plan(school, "teachers", again)) == {"teacher_entry": ("—", "数控车工：2030-05-31")}
    apply(school, "teachers", again)
    assert select(school.office, lines)[-1] == ("certificate", "数控车工", "S1", "2030-05-31")
    refused = plan(school, "teachers", teacher(**paper, 证书有效期至="2019-5-31")).rows[0]
    assert [problem.code for problem in refused.problems] == [TeachingCode.CERTIFICATE_EXPIRES_EARLY]
    assert plan(school, "teachers", teacher(证书等级="高级工")).rows[0].action is Action.REFUSED
    assert value(school.office, "SELECT recruit_type FROM teacher") == "graduate"
