"""What keeps an import from being undone, said so that a clerk knows what to do."""

import shutil
from contextlib import closing
from datetime import date

import pytest

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.permissions import Actor, Permission, RowScope
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.storage import uow
from ctec_desktop.storage.audit_triggers import is_audited
from ctec_desktop.storage.queries.import_runs import references
from ctec_desktop.storage.tables import METADATA
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording.labels import RECORD_KINDS
from tests.schools import (
    CLASS_A,
    CLERK,
    database_of,
    import_students,
    opened,
    plan_form,
    student,
    unit,
    value,
)
from tests.services.test_permissions_and_scope import Deny
from tests.services.undoing import undo


@pytest.fixture(params=[2, 500])
def fewest_together(request, monkeypatch) -> None:
    """From how many rows on the trail has one line for all of them."""
    monkeypatch.setattr(uow, "_FEWEST_TOGETHER", request.param)


def refusals(school, run_id, **more) -> list[str]:
    with pytest.raises(RuleViolation) as refused:
        school.office.imports.undo(more.get("actor", CLERK), run_id, more.get("reason", "导错了"))
    return [full_sentence(problem) for problem in refused.value.problems]


def test_an_import_is_undone_once(staffed):
    run_id = staffed.students(student(8)).run_id
    undo(staffed)
    assert "已经撤销过" in refusals(staffed, run_id)[0]
    assert staffed.office.imports.last_run(CLERK).noun == "enterprises"


def test_only_the_last_import_of_a_noun_is_undone(staffed):
    first = staffed.students(student(8)).run_id
    last = staffed.students(student(9)).run_id
    assert "最近一次" in refusals(staffed, first)[0]
    staffed.office.imports.undo(CLERK, last, "导错了")
    assert "最近一次" in refusals(staffed, first)[0]
    assert value(staffed.office, "SELECT count(*) FROM import_old") == 0


@pytest.mark.usefixtures("fewest_together")
def test_a_placement_made_since_keeps_the_import(staffed):
    run_id = staffed.students(student(1, 姓名="新名"), student(8), student(9)).run_id
    plan_id = staffed.office.plans.add(CLERK, plan_form()).value
    staffed.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, staffed.post_id()))
    (said,) = refusals(staffed, run_id)
    assert said.startswith("之后登记的实习安排用到了这次导入的内容（3 条：")
    assert "新名" in said
    assert staffed.view("20240008").name == "学生壬"


def test_a_post_that_is_used_keeps_its_import(school):
    school.students(student(1))
    run_id = school.units(unit(1)).run_id
    plan_id = school.office.plans.add(CLERK, plan_form()).value
    school.office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, school.post_id()))
    assert [said[:9] for said in refusals(school, run_id)] == ["之后登记的实习安排"]


@pytest.mark.usefixtures("fewest_together")
def test_a_later_edit_keeps_the_import(staffed):
    run_id = staffed.students(student(9), student(8)).run_id
    change = StatusChange(staffed.view("20240008").id, StatusMove.SUSPENDED, date(2026, 9, 2))
    staffed.office.students.change_status(CLERK, change)
    said = refusals(staffed, run_id)
    assert said[0].startswith("这次导入写入的学籍记录之后又改过（1 条：学生壬）")
    assert said[1].startswith("之后登记的学籍记录用到了这次导入的内容")


def test_a_grade_put_right_since_keeps_the_import_that_founded_the_class(school):
    run_id = school.students(student(1)).run_id
    school.office.school.set_grade(CLERK, CLASS_A, 2025)
    assert refusals(school, run_id)[0].startswith(f"这次导入写入的班级之后又改过（1 条：{CLASS_A}）")


def test_undoing_needs_a_reason(staffed):
    run_id = staffed.students(student(8)).run_id
    assert "原因" in refusals(staffed, run_id, reason="  ")[0]


def test_whoever_sees_one_department_undoes_their_own_imports_only(staffed):
    run_id = staffed.students(student(8)).run_id
    other = Actor("机电系", RowScope(frozenset({1})))
    assert staffed.office.imports.last_run(other) is None
    assert "由导入的人或全校管理员撤销" in refusals(staffed, run_id, actor=other)[0]
    same = Actor(CLERK.name, RowScope(frozenset({1})))
    assert staffed.office.imports.last_run(same).id == run_id


def test_undoing_needs_the_permission_of_the_noun(kept, tmp_path):
    folder = shutil.copytree(kept["founded"], tmp_path / "数据")
    with closing(opened(folder)) as office:
        run_id = import_students(office, tmp_path / "名单.xlsx", [student(1)]).run_id
    with closing(opened(folder, policy=Deny(Permission.STUDENTS_IMPORT))) as office:
        assert office.imports.last_run(CLERK) is None
        with pytest.raises(RuleViolation) as refused:
            office.imports.undo(CLERK, run_id, "试")
        assert refused.value.problems[0].code == OfficeCode.NOT_PERMITTED


def test_what_was_changed_behind_the_import_is_said_to_be_kept_nowhere(staffed):
    run_id = staffed.students(student(1, 姓名="新名")).run_id
    with database_of(staffed.office).unit(_command()) as opened_unit:
        opened_unit.connection.exec_driver_sql("UPDATE import_run SET is_undoable = 0 WHERE id = ?", (run_id,))
    assert refusals(staffed, run_id)[0].startswith("这次导入改动的内容没有留下原来的值")


def _command():
    return Command("测试", "test")


def test_every_record_that_can_stand_on_an_import_has_a_name():
    """Tables that name rows an import makes; papers of an agreement are reached through it."""
    written = {"student", "enterprise", "post", "placement", "teacher", "major"}
    users = {column.table.name for name in written for column in references(METADATA.tables[name])}
    audited = {name for name in users if is_audited(name)}
    assert audited - set(RECORD_KINDS) == set()
