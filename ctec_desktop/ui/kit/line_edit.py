"""A line to type in that knows when Chinese is being composed."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from ctec_desktop.ui.kit.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent

# Keys that belong to the composition while there is one: they must neither submit nor close a dialog.
HELD_BACK: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


def hold_shortcuts(field: QWidget) -> None:
    """From the first composition on, `field` keeps every key to itself while there is one: no shortcut acts."""
    if field.property("holds_shortcuts"):
        return
    from ctec_desktop.ui.kit.shortcut_guard import ShortcutGuard

    field.setProperty("holds_shortcuts", True)
    field.installEventFilter(ShortcutGuard(field))


class LineEdit(QLineEdit):
    """One line of text. While letters are being composed into characters, Enter and Escape do nothing."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.is_composing = False

    @override
    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        self.is_composing = bool(event.preeditString())
        if self.is_composing:
            hold_shortcuts(self)
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if self.is_composing and event.key() in HELD_BACK:
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: "QFocusEvent") -> None:
        self.is_composing = False
        super().focusOutEvent(event)
