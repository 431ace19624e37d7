"""The plan that rows without one belong to is chosen with the file."""

from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.import_plan import Action
from ctec_desktop.services.office import Office
from ctec_desktop.wording import import_wizard as words
from tests.schools import CLERK, import_students, plan_form, student, units
from tests.ui.imports.conftest import Open

pytestmark = pytest.mark.ui


def test_only_a_sheet_that_places_students_asks_for_the_plan(open_wizard: Open, office: Office):
    wizard = open_wizard("students")
    step = wizard.file_step
    assert not step.plan.isVisibleTo(wizard)
    step.noun.setCurrentIndex(step.noun.findData("self_placements"))
    assert step.plan.isVisibleTo(wizard)
    assert [step.plan.itemText(n) for n in range(step.plan.count())] == [
        words.PLAN_OF_SHEET,
        *(view.name for view in office.plans.all(CLERK)),
    ]
    step.plan.setCurrentIndex(1)
    step.noun.setCurrentIndex(step.noun.findData("teachers"))
    assert step.plan_name() is None
    wizard.close()


def test_rows_without_a_plan_take_the_chosen_one(open_wizard: Open, office: Office, tmp_path: Path, qtbot):
    import_students(office, tmp_path / "名单.xlsx", [student(n, 班级="2024级自选1班") for n in (371, 372)])
    for name, first in (("甲计划", date(2026, 11, 1)), ("乙计划", date(2027, 2, 1))):
        office.plans.add(CLERK, plan_form(name, first, date(2027, 6, 30)))
    row = {"单位名称": "示例连锁超市有限公司", "岗位": "理货员", "家长同意日期": "2026-8-21"}
    path = units(tmp_path / "自主.xlsx", [{"学号": f"2024{n:04d}", **row} for n in (371, 372)])
    wizard = open_wizard("self_placements")
    wizard.file_step.plan.setCurrentIndex(wizard.file_step.plan.findText("甲计划"))
    wizard.file_step.take(path)
    qtbot.waitUntil(lambda: wizard._plan is not None)
    plan = wizard._plan
    assert plan is not None
    assert {(row.draft.plan_name, row.action) for row in plan.rows} == {("甲计划", Action.HELD)}
    wizard.close()
