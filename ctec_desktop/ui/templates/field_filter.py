"""The line that finds a field by a few letters of its label."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from ctec_desktop.ui.kit.line_edit import LineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldFilter(LineEdit):
    """Letters narrow the list; arrows move in it; Enter chooses; Ctrl+Z with nothing typed takes a step back."""

    moved = Signal(int)
    chosen = Signal()
    undo_wanted = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in _ENTER:
            self.chosen.emit()
        elif event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._undo()
        else:
            super().keyPressEvent(event)

    def _undo(self) -> None:
        if self.text():
            self.undo()
        else:
            self.undo_wanted.emit()
