"""The search over everything leads to the forms: to all of them, and to one by its name or its letters."""

import pytest
from PySide6.QtCore import Qt

from ctec_desktop.ui.papers.papers_dialog import PapersDialog
from ctec_desktop.wording import papers_dialog as words
from tests.ui.shell.stage import Stage

pytestmark = pytest.mark.ui


@pytest.mark.parametrize(
    ("typed", "ticked"), [(words.TITLE, ()), ("出险通知", ("loss_notice",)), ("zfjcb", ("visit_check",))]
)
def test_a_form_is_found_by_name_and_its_dialog_opens_with_it_ticked(stage: Stage, qtbot, typed, ticked):
    palette = stage.opened.open_finder(stage.window)
    palette.search.setText(typed)
    palette.search.settle()
    stage.settle()
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    stage.settle()
    dialog = stage.window.findChildren(PapersDialog)[-1]
    assert dialog.isVisible()
    assert dialog.tree.keys() == ticked
    dialog.reject()
