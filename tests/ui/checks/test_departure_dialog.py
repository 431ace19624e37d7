"""The departure gate: what is open of a student leads to where it is cured."""

import pytest

from ctec_desktop.domain.cures import CURES, CureAt
from ctec_desktop.domain.findings import Result
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.departure_dialog import DepartureDialog, open_findings
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from tests.schools import CLERK
from tests.ui.placements.window import Window, is_freed

pytestmark = pytest.mark.ui


@pytest.fixture
def dialog(office: Office, window: Window) -> DepartureDialog:
    made = DepartureDialog(office, CLERK, window.context)
    made.show()
    made.class_combo.setCurrentIndex(1)
    return made


def chosen_with(dialog: DepartureDialog, where: CureAt, result: Result) -> int:
    """Chooses a student with such a finding. Returns the place of its link."""
    for placement_id, one in dialog._found.items():
        for at, finding in enumerate(open_findings(one)):
            if CURES.get(finding.rule_id) is where and finding.result is result:
                dialog.table.current_record_changed.emit(placement_id)
                return at
    raise LookupError(where)


def test_a_missing_fact_of_the_student_is_filled_in_a_grid_over_the_gate(dialog: DepartureDialog):
    at = chosen_with(dialog, CureAt.PAPERS, Result.MISSING_DATA)
    assert f'<a href="{at}">' in dialog.behind.text()
    dialog.behind.linkActivated.emit(str(at))
    (grid,) = dialog.findChildren(FactsDialog)
    assert grid.isVisible()
    assert grid.model.rowCount() == 1
    assert dialog.isVisible()
    grid.close()


def test_cover_is_cured_on_its_own_page_for_which_the_gate_closes(dialog: DepartureDialog, window: Window):
    dialog.class_combo.setCurrentIndex(2)
    at = chosen_with(dialog, CureAt.COVER, Result.MISSING_DATA)
    dialog.behind.linkActivated.emit(str(at))
    assert window.gone == [("cover", None)]
    assert is_freed(dialog)


def test_what_holds_has_no_link(dialog: DepartureDialog):
    for one in dialog._found.values():
        dialog.table.current_record_changed.emit(one.line.placement_id)
        with_link = [found for found in open_findings(one) if found.rule_id in CURES]
        assert dialog.behind.text().count("<a href") == len(with_link)
