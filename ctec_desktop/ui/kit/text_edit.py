"""Several lines to type in, aware of composition like `LineEdit`."""

from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ctec_desktop.ui.kit.line_edit import HELD_BACK, hold_shortcuts
from ctec_desktop.ui.kit.overriding import override


class TextEdit(QPlainTextEdit):
    """Several lines of text; Tab goes to the next field."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.is_composing = False
        self.setTabChangesFocus(True)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        if self.is_composing:
            hold_shortcuts(self)
        super().inputMethodEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing and event.key() in HELD_BACK:
            event.accept()
            return
        super().keyPressEvent(event)
