"""The page 开始使用, and when the window offers it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctec_desktop.domain.onboarding import OnboardingStep
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.settings.first_steps_box import FirstStepsBox
from ctec_desktop.ui.shell.application import Running, prepare
from ctec_desktop.ui.shell.crash_report import CrashReporter
from ctec_desktop.ui.shell.office_window import OfficeWindow
from ctec_desktop.ui.start.start_page import StartPage
from tests.schools import CLERK, Demo, empty_school, import_students, opened, plan_form, student
from tests.ui.placements.window import Window

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = empty_school(tmp_path / "数据")
    yield made
    made.close()


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> StartPage:
    made = StartPage(office, CLERK, window.context, window.open_plan)
    qtbot.addWidget(made)
    made.visit(None)
    made.show()
    return made


def done(page: StartPage) -> list[str]:
    return [step.value for step, line in page.lines.items() if line.is_done]


def test_steps_are_ticked_as_the_record_grows(page: StartPage, office: Office, hub: QtChangeHub, tmp_path: Path, qtbot):
    assert done(page) == []
    assert page.lines[OnboardingStep.SCHOOL].button.property("primary") == "true"
    import_students(office, tmp_path / "名单.xlsx", [student(1)])
    hub.publish(office.plans.add(CLERK, plan_form()).changes)
    qtbot.waitUntil(lambda: done(page) == ["students", "plan"])
    assert "已完成" in page.lines[OnboardingStep.PLAN].accessibleName()


def test_every_step_leads_to_its_place(page: StartPage, window: Window):
    for line in page.lines.values():
        line.button.click()
    assert [key for key, _ in window.gone] == ["settings", "students", "enterprises", "placements", "agreements"]
    assert window.plans_asked == [page]


def test_list_is_hidden_from_the_page_and_brought_back_in_settings(page: StartPage, office: Office, window: Window):
    page.hide_button.click()
    assert office.onboarding.found(CLERK).is_hidden
    assert window.gone == [("placements", None)]
    box = FirstStepsBox(office, CLERK, window.context, page)
    box.reload()
    assert not box.isChecked()
    box.click()
    assert not office.onboarding.found(CLERK).is_hidden


@pytest.fixture
def running(dressed: QApplication, tmp_path: Path, fixed_clock) -> Iterator[Running]:
    made = prepare([], tmp_path / "w.ini", CrashReporter(tmp_path / "crash", "1", fixed_clock.now_utc))
    yield made
    made.crash.uninstall()


def test_empty_school_begins_on_the_list(running: Running, tmp_path: Path, qtbot):
    shown = OfficeWindow(empty_school(tmp_path / "空校"), CLERK, running, list)
    shown.show()
    qtbot.waitUntil(lambda: shown.window.current_key() == "start")
    qtbot.waitUntil(shown.jobs.is_idle)
    shown.window.close()


def test_school_that_is_through_is_not_bothered(running: Running, demo: Demo, tmp_path: Path, qtbot):
    shown = OfficeWindow(opened(demo.copied_to(tmp_path)), CLERK, running, list)
    heard: list[tuple[str, bool]] = []
    shown.window.show_entry = lambda key, is_shown: heard.append((key, is_shown))  # type: ignore[method-assign]
    shown.show()
    qtbot.waitUntil(lambda: heard == [("start", False)])
    qtbot.waitUntil(shown.jobs.is_idle)
    assert shown.window.current_key() == "placements"
    shown.window.close()
