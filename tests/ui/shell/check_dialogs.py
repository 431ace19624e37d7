"""Opens the dialogs of checking over the demo school."""

from collections.abc import Callable
from typing import Final

from ctec_desktop.domain.fitness import CELLS, FactSubject
from ctec_desktop.domain.waivers import Waivable
from ctec_desktop.ui.checks.checks_page import ChecksPage
from ctec_desktop.ui.checks.confirm_text_dialog import ConfirmTextDialog
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from ctec_desktop.ui.checks.inspection_dialog import InspectionDialog
from ctec_desktop.ui.checks.pack_import_dialog import PackImportDialog
from ctec_desktop.ui.checks.waive_dialog import WaiveDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage

PACK: Final = (
    '[pack]\nlevel = "school"\nname = "某校规定"\nversion = "1"\n'
    '[[tighten]]\nid = "INT-RATIO-10"\nparams = { percent = 8 }\n'
)


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


def _rules(stage: Stage) -> Dialog:
    return _page(stage).open_rules()


def _packs(stage: Stage) -> Dialog:
    return _page(stage).open_rules().open_packs()


def _pack_import(stage: Stage) -> Dialog:
    path = stage.folder / "校.toml"
    path.write_text(PACK, encoding="utf-8")
    found = stage.office.rulebook.compare(CLERK, path)
    dialog = PackImportDialog(stage.office, CLERK, stage.window.context, found, stage.window)
    dialog.open()
    return dialog


def _confirm_text(stage: Stage) -> Dialog:
    rule = stage.office.rulebook.rules(CLERK)[0]
    dialog = ConfirmTextDialog(stage.office, CLERK, stage.window.context, rule, stage.window)
    dialog.open()
    return dialog


CHECKS: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "check-report": _report,
    "check-departure": _departure,
    "check-filings": _filings,
    "check-filing": _filing,
    "check-facts": _facts,
    "check-inspection": _inspection,
    "check-waivers": _waivers,
    "check-rules": _rules,
    "check-packs": _packs,
    "check-pack-import": _pack_import,
    "check-confirm-text": _confirm_text,
    "check-waive": _waive,
    "check-waiver-records": _waiver_records,
}
