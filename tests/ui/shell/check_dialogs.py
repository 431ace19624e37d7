"""Opens the dialogs of checking over the demo school."""

from collections.abc import Callable
from typing import Final

from ctec_desktop.domain.fitness import CELLS, FactSubject
from ctec_desktop.domain.waivers import Waivable
from ctec_desktop.ui.checks.checks_page import ChecksPage
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from ctec_desktop.ui.checks.inspection_dialog import InspectionDialog
from ctec_desktop.ui.checks.waive_dialog import WaiveDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage


def _page(stage: Stage) -> ChecksPage:
    page = stage.window.page("checks")
    assert isinstance(page, ChecksPage)
    return page


def _departure(stage: Stage) -> Dialog:
    dialog = _page(stage).open_departure()
    dialog.class_combo.setCurrentIndex(1)
    return dialog


def _filings(stage: Stage) -> Dialog:
    return _page(stage).open_filings()


def _filing(stage: Stage) -> Dialog:
    return _page(stage).open_filings().open_new()


def _facts(stage: Stage) -> Dialog:
    units = tuple(one.id for one in stage.office.enterprises.all(CLERK))
    what = (FactSubject.UNIT, units, CELLS[FactSubject.UNIT][:7])
    dialog = FactsDialog(stage.office, CLERK, stage.window.context, what, stage.window)
    dialog.open()
    return dialog


def _inspection(stage: Stage) -> Dialog:
    unit = stage.office.enterprises.all(CLERK)[0]
    dialog = InspectionDialog(stage.office, CLERK, stage.window.context, (unit.id, unit.name), stage.window)
    dialog.open()
    return dialog


def _waivers(stage: Stage) -> Dialog:
    return _page(stage).open_waivers()


def _waive(stage: Stage) -> Dialog:
    chosen = (Waivable("INT-RATIO-10", "share_of_staff", FactSubject.UNIT, 1),)
    dialog = WaiveDialog(stage.office, CLERK, stage.window.context, chosen, stage.window)
    dialog.open()
    return dialog


def _waiver_records(stage: Stage) -> Dialog:
    return _page(stage).open_waivers().open_records()


def _report(stage: Stage) -> Dialog:
    return _page(stage).open_report()


CHECKS: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "check-report": _report,
    "check-departure": _departure,
    "check-filings": _filings,
    "check-filing": _filing,
    "check-facts": _facts,
    "check-inspection": _inspection,
    "check-waivers": _waivers,
    "check-waive": _waive,
    "check-waiver-records": _waiver_records,
}
