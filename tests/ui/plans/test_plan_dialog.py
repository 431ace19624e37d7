from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.plans.plan_dialog import PlanDialog
from ctec_desktop.wording import plan_dialog as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import Window, is_freed, nameless

pytestmark = pytest.mark.ui

TYPED = {
    "name": "2027年秋季岗位实习",
    "from_on": "2027-09-06",
    "until_on": "2028-02-27",
    "content": "<b>毕业</b>实习",
    "supervisor_name": "沈知行",
    "supervisor_phone": "10000000002",
    "originals": "4",
    "insurance_kind": words.INSURANCE_KINDS[0],
    "insurer": "示例财产保险股份有限公司",
    "policy_no": "SL2027000009",
    "insurance_payer": "school",
    "insured_from": "2027.9.6",
    "insured_until": "2028年2月27日",
}


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(office: Office, window: Window, above: QWidget) -> Iterator[PlanDialog]:
    made = PlanDialog(office, CLERK, window.context, above)
    made.open()
    yield made
    is_freed(made)


def fill(dialog: PlanDialog, **instead: str) -> dict[str, str]:
    typed = {**TYPED, **instead}
    for key, text in typed.items():
        dialog.form.set_value(key, text)
    return typed


def test_a_plan_is_saved_as_typed_and_told_to_whoever_listens(
    dialog: PlanDialog, office: Office, window: Window, hub: QtChangeHub, qtbot
):
    told: list[Change] = []
    hub.subscribe(frozenset({Area.PLANS}), told.extend)
    fill(dialog)
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    plan = office.plans.named(CLERK, TYPED["name"])
    assert saved.args == [plan.id]
    assert told == [Change(Area.PLANS, (plan.id,))]
    assert (plan.kind, plan.from_on, plan.until_on) == (PlanKind.ON_POST, date(2027, 9, 6), date(2028, 2, 27))
    assert (plan.content, plan.supervisor_name, plan.originals) == ("<b>毕业</b>实习", "沈知行", 4)
    assert (plan.insurance_kind, plan.insurance_payer) == (words.INSURANCE_KINDS[0], "school")
    assert (plan.insured_from, plan.insured_until) == (date(2027, 9, 6), date(2028, 2, 27))
    assert window.said == [words.saved_line(TYPED["name"])]
    assert is_freed(dialog)


def test_the_days_offered_are_six_months_from_the_next_first(dialog: PlanDialog):
    assert dialog.form.value("from_on") == "2026-10-01"
    assert dialog.form.value("until_on") == "2027-03-31"


def test_an_uninsured_plan_can_be_saved(dialog: PlanDialog, office: Office):
    dialog.form.set_value("name", "未投保")
    dialog.submit()
    plan = office.plans.named(CLERK, "未投保")
    assert {plan.insurance_kind, plan.insurer, plan.insurance_payer, plan.insured_from, plan.insured_until} == {None}


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("name", "  ", "必填"),
        ("name", "2027年春季岗位实习", "同名"),
        ("until_on", "2027-09-05", "早于开始日期"),
        ("insured_until", "2027-09-01", "止期早于起期"),
        ("insured_from", "三月的某天", "认不出是哪一天"),
    ],
)
def test_what_is_wrong_stands_below_its_field_and_nothing_typed_is_lost(
    dialog: PlanDialog, office: Office, qtbot, key: str, text: str, said: str
):
    before = len(office.plans.all(CLERK))
    typed = fill(dialog, **{key: text})
    dialog.submit()
    assert said in dialog.form.problem_text(key)
    assert {name: dialog.form.value(name) for name in typed} == typed
    assert dialog.isVisible()
    assert dialog.save_button.isEnabled()
    qtbot.waitUntil(lambda: not dialog.form.editor(key).visibleRegion().isEmpty())
    assert len(office.plans.all(CLERK)) == before
    dialog.form.set_value(key, TYPED[key])
    dialog.submit()
    assert len(office.plans.all(CLERK)) == before + 1


def test_saving_twice_at_once_makes_one_plan(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, above: QWidget
):
    dialog = PlanDialog(office, CLERK, Window(held_jobs, hub).context, above)
    dialog.open()
    fill(dialog)
    dialog.submit()
    dialog.submit()
    assert held.release() == 1
    assert is_freed(dialog)


def test_a_kind_of_insurance_can_be_typed_and_is_not_thrown_away_unasked(dialog: PlanDialog, qtbot):
    kinds = dialog.form.editor("insurance_kind")
    assert isinstance(kinds, QComboBox)
    qtbot.keyClicks(kinds.lineEdit(), "XY")
    assert dialog.form.value("insurance_kind") == "XY"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    (asked,) = dialog.findChildren(Dialog)
    asked.accept()
    assert is_freed(dialog)


def test_an_untouched_dialog_closes_at_once_and_everything_in_it_had_a_name(dialog: PlanDialog, qtbot):
    assert nameless(dialog) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert is_freed(dialog)
