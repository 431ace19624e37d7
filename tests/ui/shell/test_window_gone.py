"""The window may go while any dialog is open: the dialog goes with it, and nothing of either is touched again."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ctec_desktop.ui.kit.dialog import Dialog
from tests.ui.shell.every_dialog import DIALOGS
from tests.ui.shell.stage import Stage

pytestmark = [pytest.mark.ui, pytest.mark.slow]


def gone(*windows: QWidget) -> None:
    for window in windows:
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_goes_with_its_window(stage: Stage, name: str):
    dialog = DIALOGS[name](stage)
    stage.settle()
    has_window = dialog.parentWidget() is not None
    gone(stage.window)
    assert isValid(dialog) is not has_window
    assert (dialog in Dialog._on_screen) is not has_window
    gc.collect()


@pytest.mark.parametrize("name", DIALOGS)
def test_lists_that_drop_down_may_go_before_the_window_and_after_it(stage: Stage, name: str):
    dialog = DIALOGS[name](stage)
    popups = [window for window in QApplication.topLevelWidgets() if window not in (dialog, stage.window)]
    gone(*popups[::2], stage.window, *popups[1::2])
    gc.collect()
    assert not isValid(stage.window)
    assert not [popup for popup in popups if isValid(popup)]
