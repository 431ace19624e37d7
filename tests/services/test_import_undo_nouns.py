"""Whatever is imported, first or again with changes, its undoing leaves every table as it was."""

import pytest

from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.services.teachers import TeacherForm
from tests.schools import CLERK, plan_form
from tests.services import test_post_assignment_import, test_self_placement_import, test_status_import
from tests.services.importing import apply
from tests.services.test_major_import import major
from tests.services.test_practice_import import stayed
from tests.services.test_teacher_import import NUMBER, teacher
from tests.services.undoing import content, undo

assigned, chosen, moved = (
    test_post_assignment_import.line,
    test_self_placement_import.line,
    test_status_import.move,
)
# noun → what is imported first, and then again with changes
SHEETS = {
    ImportNoun.TEACHERS: (
        [teacher(), teacher(工号="0013", 姓名="周强", 身份证号=NUMBER)],
        [
            teacher(姓名="沈丽", 职称="教授", 部门="商学院", 任教专业="数控、模具", 技能证书="车工"),
            teacher(工号="0014", 姓名="吴明", 学历="本科"),
        ],
    ),
    ImportNoun.MAJORS: (
        [major(学制="三年"), major("660103", "数控技术应用")],
        [major("460103", "数控技术（新）", 学制="五年"), major("710201", "计算机应用")],
    ),
    ImportNoun.POST_ASSIGNMENTS: ([assigned(1), assigned(2)], [assigned(3)]),
    ImportNoun.SELF_PLACEMENTS: (
        [chosen(1), chosen(2, 家长同意="", 家长同意日期="")],
        [chosen(2), chosen(3, 指导人="钱师傅", 电话="0000-1234568")],
    ),
    ImportNoun.PRACTICE: ([stayed()], [stayed(成果="案例 2 个"), stayed(开始日期="2026-3-1", 结束日期="2026-3-31")]),
    ImportNoun.STATUSES: ([moved(1), moved(2, 异动类型="退学")], [moved(1, 异动类型="复学", 异动日期="2026-8-31")]),
}


@pytest.mark.parametrize("noun", list(SHEETS))
def test_every_noun_is_undone(staffed, noun):
    staffed.office.plans.add(CLERK, plan_form())
    first, second = SHEETS[noun]
    staffed.office.teachers.save(CLERK, TeacherForm("T01", "沈清"))
    empty = content(staffed)
    assert apply(staffed, noun, *first, confirmed=tuple(range(1, 9))).run_id is not None
    undo(staffed)
    assert content(staffed) == empty
    apply(staffed, noun, *first, confirmed=tuple(range(1, 9)))
    between = content(staffed)
    report = apply(staffed, noun, *second, confirmed=tuple(range(1, 9)))
    assert report.new + report.changed > 0
    assert content(staffed) != between
    undo(staffed)
    assert content(staffed) == between


def test_every_noun_has_its_test():
    assert {*SHEETS, ImportNoun.STUDENTS, ImportNoun.ENTERPRISES} == set(ImportNoun)
