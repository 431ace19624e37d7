"""Searching over everything: a few of each kind, within scope and permission, whatever is typed."""

from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.domain.permissions import Actor, Permission, RowScope
from ctec_desktop.domain.search_hits import HitKind
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, opened, student
from tests.services.test_permissions_and_scope import Deny


def titles(school, text: str, actor: Actor = CLERK) -> dict[HitKind, list[str]]:
    return {group.kind: [hit.title for hit in group.hits] for group in school.office.search.find(actor, text)}


def test_one_text_finds_records_of_every_kind(placed):
    found = titles(placed, "学生甲") | titles(placed, "装备") | titles(placed, "装配") | titles(placed, "秋")
    found |= titles(placed, "沈") | titles(placed, "数控")
    assert found[HitKind.PLAN] == ["2026秋"]
    assert found[HitKind.POST] == ["装配工"]
    assert found[HitKind.CLASS_GROUP] == [CLASS_A]
    assert found[HitKind.TEACHER] == ["沈老师"]
    assert titles(placed, "学生乙") == {HitKind.STUDENT: ["学生乙"], HitKind.PLACEMENT: ["学生乙"]}
    assert set(titles(placed, "示例装备1")) == {HitKind.ENTERPRISE, HitKind.PLACEMENT}


def test_words_narrow_each_other_across_student_and_unit(placed):
    assert titles(placed, "学生乙 示例装备")[HitKind.PLACEMENT] == ["学生乙"]
    assert titles(placed, "学生乙 仓") == {}


def test_groups_come_in_order_and_hold_a_few(school):
    school.students(*(student(n, 姓名=f"王{'甲乙丙丁戊己庚辛壬癸'[n % 10]}") for n in range(1, 30)))
    groups = school.office.search.find(CLERK, "w", 3)
    assert [(group.kind, len(group.hits)) for group in groups] == [(HitKind.STUDENT, 3)]


def test_a_hit_says_what_tells_it_apart_and_shows_no_number(school):
    school.students(student(1, 联系电话="13812345678"))
    (group,) = school.office.search.find(CLERK, "13812345678")
    (hit,) = group.hits
    assert (hit.about, hit.goes_to, hit.is_retired) == (("20240001", CLASS_A), hit.id, False)


def test_a_retired_unit_is_found_and_marked(staffed):
    with database_of(staffed.office).unit(Command("测试", "test")) as unit:
        unit.connection.exec_driver_sql(
            "UPDATE enterprise SET retired_on = '2026-09-01' WHERE name = '示例装备1有限公司'"
        )
    hits = [hit for group in staffed.office.search.find(CLERK, "示例装备") for hit in group.hits]
    assert [hit.title for hit in hits if hit.is_retired] == ["示例装备1有限公司"]


def test_a_merged_unit_leads_to_the_one_that_stays(staffed):
    with database_of(staffed.office).unit(Command("测试", "test")) as unit:
        unit.connection.exec_driver_sql("UPDATE enterprise SET merged_into_id = 1 WHERE id = 2")
    assert titles(staffed, "示例装备2") == {HitKind.ENTERPRISE: ["示例装备1有限公司"]}


def test_a_department_sees_its_own_only(placed):
    other = Actor("别的院系", RowScope(frozenset({99})))
    assert titles(placed, "学生", other) == {}
    assert titles(placed, "数控", other) == {}
    assert HitKind.ENTERPRISE in titles(placed, "示例装备", other)


def test_what_one_may_not_see_is_not_found(placed):
    policy = Deny(Permission.STUDENTS_SEE)
    placed.office.close()
    with closing(opened(placed.root / "数据", may_write=False, policy=policy)) as office:
        assert {group.kind for group in office.search.find(CLERK, "学生")} == {HitKind.PLACEMENT}


@pytest.mark.parametrize("text", ["", " ", "%", "_", "'", '"; --', "\x00", "😀", "学" * 10_000, "a " * 5_000])
def test_whatever_is_pasted_is_only_a_text(placed, text: str, tmp_path: Path):
    assert placed.office.search.find(CLERK, text) == ()
