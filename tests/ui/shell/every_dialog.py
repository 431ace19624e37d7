"""Every page and every dialog of the program, opened on the demo school with something in it.

Pages and forms of one record are found by themselves; any other new dialog is added to `DIALOGS`.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import ctec_desktop.ui
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.placement_changes import ChangeLine, ChangeReason
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.enterprises.merge_dialog import MergeDialog
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm, message, show_problems
from ctec_desktop.ui.kit.receivers import Receiver
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.retire_dialog import RetireDialog
from ctec_desktop.ui.kit.reveal import ReasonDialog
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.plans.plan_dialog import PlanDialog
from ctec_desktop.ui.shell.about_dialog import AboutDialog
from ctec_desktop.ui.shell.crash_dialog import CrashDialog
from ctec_desktop.ui.shell.login_dialog import LoginDialog
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.shell.office_window import OfficePages, OfficeWindow
from ctec_desktop.ui.students.status_dialog import StatusDialog
from ctec_desktop.ui.trips.trips_page import TripsPage
from tests.schools import CLERK, Demo
from tests.ui.shell.first_run.ground import Ground, fill_password, fill_school, wizard_on
from tests.ui.shell.import_dialogs import IMPORTS
from tests.ui.shell.list_dialogs import LIST_DIALOGS

DAY = date(2026, 9, 1)
LONG = "这是一句比较长的说明，用来看小屏幕上会不会被截掉。" * 6


@dataclass(frozen=True, slots=True)
class Stage:
    """The window over a copy of the demo school; `settle` waits until nothing is under way."""

    opened: OfficeWindow
    office: Office
    demo: Demo
    folder: Path
    settle: Callable[[], None]

    @property
    def window(self) -> MainWindow:
        return self.opened.window

    def go(self, key: str) -> None:
        """Shows a page; the first record is chosen where it is a list."""
        self.window.go(key)
        self.settle()
        table = self.window.page(key).findChild(TableView)
        if isinstance(table, TableView):
            table.selectRow(0)
            self.settle()


def _opened(dialog: Dialog) -> Dialog:
    dialog.open()
    return dialog


def _place_class(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    dialog = page.open_place_class()
    stage.settle()
    dialog.choose_class(stage.demo.built.placed_class)
    return dialog


def _change(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    return page.open_changes(list(page.model.ids())[:3])


def _arrivals(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    page.filters.choose("class", stage.demo.built.placed_class)
    return page.open_arrivals()


def _not_placed(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.open_not_placed()


def _whereabouts(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.open_whereabouts()


def _trip(stage: Stage) -> tuple[TripsPage, int]:
    """A visit with a class on its roster."""
    site_id = str(stage.office.trips.choices(CLERK).sites[0][0])
    form = TripForm(name="参观", site_id=site_id, from_on="2026-09-10", until_on="2026-09-10")
    trip_id = stage.office.trips.save(CLERK, form).value
    class_name = stage.demo.built.placed_class
    members = [one.student_id for one in stage.office.trips.class_members(CLERK, class_name)]
    stage.office.trips.set_roster(CLERK, trip_id, class_name, members)
    page = stage.window.page("trips")
    assert isinstance(page, TripsPage)
    return page, trip_id


def _roster(stage: Stage) -> Dialog:
    page, trip_id = _trip(stage)
    dialog = page.open_roster(trip_id)
    stage.settle()
    dialog.class_combo.setCurrentIndex(1)
    return dialog


def _receipts(stage: Stage) -> Dialog:
    page, trip_id = _trip(stage)
    return page.open_receipts(trip_id)


def _withdraw(stage: Stage) -> Dialog:
    return _opened(WithdrawDialog("撤销登记", _withdrawn, str, stage.window.context, stage.window))


def _withdrawn(_reason: str) -> Outcome[int]:
    raise NotImplementedError


def _undo(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    reason = next(iter(ChangeReason))
    line = ChangeLine(1, ChangeKind.PAUSE, DAY, DAY, reason, None, None, None, None, None, "", "周老师", 3)
    return page.open_undo(line)


def _issue(stage: Stage) -> Dialog:
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    stage.go("agreements")
    return page.open_issue(stage.demo.built.placed_class)


def _preview(stage: Stage) -> Dialog:
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    return page.open_preview(stage.office.agreements.all(CLERK)[0])


def _plan(stage: Stage) -> Dialog:
    return _opened(PlanDialog(stage.office, CLERK, stage.window.context, stage.window))


def _about(stage: Stage) -> Dialog:
    return _opened(AboutDialog("0.1.0", [(f"组件{n}", "1.0", "MIT") for n in range(20)], stage.window))


def _crash(stage: Stage) -> Dialog:
    return _opened(CrashDialog("Traceback\n" * 40, stage.folder / "crash.txt", stage.window))


def _first_run(stage: Stage, steps: int) -> Dialog:
    wizard, _ = wizard_on(Ground(), stage.opened.jobs)
    fill_school(wizard)
    fill_password(wizard)
    for _ in range(steps):
        wizard.key_step.written.setChecked(True)
        wizard.next_button.click()
        stage.settle()
        wizard.key_step.written.setChecked(True)
    return wizard


def _login(stage: Stage) -> Dialog:
    return _opened(LoginDialog("某某职业技术学校", stage.opened.jobs, str, str))


def _retire(stage: Stage) -> Dialog:
    return _opened(RetireDialog("沈知行", DAY, _nothing, stage.window.context, stage.window))


def _reason(stage: Stage) -> Dialog:
    return _opened(ReasonDialog(str, stage.window.context, stage.window, Receiver(str)))


def _nothing(_day: date) -> Outcome[str]:
    raise NotImplementedError


def _message(stage: Stage) -> Dialog:
    return message(stage.window, "标题", LONG)


def _question(stage: Stage) -> Dialog:
    return confirm(stage.window, "标题", LONG, "删除", stage.settle, danger=True)


def _problems(stage: Stage) -> Dialog:
    problem = Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": "2024级数控1班"})
    return show_problems(stage.window, "不能导入", [problem] * 30, LONG)


def kinds(frame: type[Dialog]) -> Iterator[type[Dialog]]:
    """Every class of the program under `frame`."""
    for module in pkgutil.walk_packages(ctec_desktop.ui.__path__, "ctec_desktop.ui."):
        importlib.import_module(module.name)
    for kind in frame.__subclasses__():
        if kind.__module__.startswith("ctec_desktop."):
            yield kind
        yield from kinds(kind)


def _record(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    return _opened(kind(stage.office, CLERK, stage.window.context, stage.window))


def _part(kind: Callable[..., Dialog], stage: Stage) -> Dialog:
    part = PartOf(stage.office, CLERK, stage.office.enterprises.all(CLERK)[0].id)
    return _opened(kind(part, stage.window.context, stage.window))


def _status(stage: Stage) -> Dialog:
    student_id = stage.office.students.all(CLERK)[0].id
    return _opened(StatusDialog(stage.office, CLERK, stage.window.context, (student_id, "某某"), stage.window))


DIALOGS: dict[str, Callable[[Stage], Dialog]] = {
    **{kind.__name__: partial(_record, kind) for kind in kinds(RecordDialog) if not issubclass(kind, PartDialog)},
    **{kind.__name__: partial(_part, kind) for kind in kinds(PartDialog)},
    **IMPORTS,
    "place-class": _place_class,
    "change": _change,
    "arrivals": _arrivals,
    "undo": _undo,
    "not-placed": _not_placed,
    "whereabouts": _whereabouts,
    "roster": _roster,
    "receipts": _receipts,
    "withdraw": _withdraw,
    "issue": _issue,
    "preview": _preview,
    "plan": _plan,
    "about": _about,
    "crash": _crash,
    **{f"first-run-{steps + 1}": partial(_first_run, steps=steps) for steps in range(5)},
    "login": _login,
    "status": _status,
    "merge": partial(_record, MergeDialog),
    "retire": _retire,
    "reason": _reason,
    "message": _message,
    "question": _question,
    "problems": _problems,
    **LIST_DIALOGS,
}
_NOTHING: Any = None
PAGES = tuple(entry.key for entry in OfficePages(_NOTHING, CLERK, _NOTHING).entries())
