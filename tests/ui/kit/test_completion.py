"""Suggestions below a drop-down: they find any part, and go with their drop-down in whichever order."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QCompleter, QWidget
from shiboken6 import isValid

from ctec_desktop.ui.kit.form_editors import suggestions

pytestmark = pytest.mark.ui
ROUNDS = 20


def completer_of(combo: QComboBox) -> QCompleter:
    found = combo.completer()
    assert found is not None
    return found


@pytest.mark.parametrize("is_list_first", [True, False])
def test_the_list_and_its_drop_down_may_go_in_either_order(dressed: QApplication, is_list_first: bool):
    for _ in range(ROUNDS):
        window = QWidget()
        combo = suggestions("单位", ["a1", "a2", "b1"])
        combo.setParent(window)
        window.show()
        popup = completer_of(combo).popup()
        assert popup is not None
        for going in (popup, window) if is_list_first else (window, popup):
            going.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        assert not isValid(popup)
        assert not isValid(window)


def test_what_is_typed_finds_any_part_of_a_suggestion(qtbot):
    combo = suggestions("单位", ["a1", "a2", "b1"])
    qtbot.addWidget(combo)
    completer = completer_of(combo)
    completer.setCompletionPrefix("1")
    found = completer.completionModel()
    assert [found.index(row, 0).data() for row in range(found.rowCount())] == ["a1", "b1"]
