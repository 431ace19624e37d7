"""The last import of any noun is undone whole: what it made goes, what it changed is as it was."""

import pytest

from tests.schools import CLERK, plan_form, select, student
from tests.services.importing import apply
from tests.services.test_major_import import classes, major
from tests.services.test_post_assignment_import import line as assigned
from tests.services.test_self_placement_import import line as found
from tests.services.test_status_import import history, move
from tests.services.test_teacher_import import people, teacher

KEPT = ("teacher", "major", "student_status", "placement", "placement_application", "enterprise", "post", "mentor")


def record(school) -> dict[str, list[object]]:
    """Every row of the tables these imports write, but for the optimistic lock."""
    told: dict[str, list[object]] = {}
    for table in KEPT:
        names = [row[1] for row in select(school.office, f"PRAGMA table_info({table})") if row[1] != "version"]
        told[table] = list(select(school.office, f"SELECT {', '.join(names)} FROM {table} ORDER BY id"))
    return told


@pytest.mark.parametrize(
    ("noun", "rows"),
    [
        ("teachers", [teacher(姓名="沈老师"), teacher(工号="0013", 姓名="新人")]),
        ("majors", [major(), major("660103", "数控技术应用")]),
        ("statuses", [move(1), move(1, 异动类型="复学", 异动日期="2026-8-30"), move(2, 异动类型="退学")]),
        ("post_assignments", [assigned(1), assigned(2)]),
        ("self_placements", [found(1), found(2), found(3, 单位名称="示例装备1有限公司", 统一社会信用代码="")]),
    ],
)
def test_the_record_is_as_before(staffed, noun, rows):
    staffed.office.plans.add(CLERK, plan_form())
    staffed.students(student(7, 专业="数控技术", 班级="24数控9班"))
    before = record(staffed)
    report = apply(staffed, noun, *rows, confirmed=(3, 4, 5))
    assert report.new + report.changed >= 2
    assert record(staffed) != before
    staffed.office.imports.undo(CLERK, report.run_id, "导错了")
    assert record(staffed) == before
    again = apply(staffed, noun, *rows, confirmed=(3, 4, 5))
    assert (again.new, again.changed) == (report.new, report.changed)


def test_a_change_back_and_forth_leaves_the_history(staffed):
    report = apply(staffed, "statuses", move(1))
    staffed.office.imports.undo(CLERK, report.run_id, "导错了")
    assert [line[0] for line in history(staffed)] == ["enrolled"]
    assert (people(staffed), classes(staffed)) == ([], {})
