"""A line for a personal number: masked until the person asks to see it, replaced as soon as they type."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.eye import Eye
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QResizeEvent

_LEADING_KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class NumberEdit(LineEdit):
    """Emits `reveal_asked` when the eye is pressed.

    While it is held back it stands for the number on record, whatever its mask reads; a number typed over it counts
    as new, and one emptied again falls back to the one on record.
    """

    reveal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._mask = ""
        self._is_held_back = False
        self._eye = Eye(self, words.SHOW_NUMBER)
        self._eye.hide()
        self._eye.clicked.connect(self.reveal_asked)

    @property
    def is_held_back(self) -> bool:
        """Whether it stands for the number on record."""
        return self._is_held_back

    def hold_back(self, mask: str) -> None:
        """Shows the masked number on record; nothing where there is none."""
        self._mask = mask
        self._is_held_back = bool(mask)
        self._eye.setVisible(self._is_held_back)
        self._quietly(mask)
        self.setToolTip(words.HELD_BACK_HINT if mask else "")

    def reveal(self, number: str) -> None:
        """Shows the number in the clear; from now on it is edited like any other line."""
        self._mask = ""
        self._is_held_back = False
        if self.window().focusWidget() is self._eye:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._eye.setVisible(False)
        self._quietly(number)
        self.setToolTip("")

    def typed(self) -> str | None:
        """What was typed; None where the number on record stays."""
        return None if self._is_held_back or (self._mask and not self.text().strip()) else self.text()

    def _quietly(self, text: str) -> None:
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)

    def _begin_anew(self) -> None:
        if self._is_held_back:
            self._is_held_back = False
            self._eye.setVisible(False)
            self.clear()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        is_writing = bool(event.text()) and event.key() not in _LEADING_KEYS
        is_command = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and event.key() != Qt.Key.Key_V
        if is_writing and not is_command:
            self._begin_anew()
        super().keyPressEvent(event)

    @override
    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        if event.commitString() or event.preeditString():
            self._begin_anew()
        super().inputMethodEvent(event)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._eye.take_place()

    @override
    def focusOutEvent(self, event: "QFocusEvent") -> None:
        super().focusOutEvent(event)
        if self._mask and not self._is_held_back and not self.text().strip():
            self.hold_back(self._mask)


def typed_number(editor: QWidget) -> str | None:
    """What was typed into a number's line."""
    assert isinstance(editor, NumberEdit)
    return editor.typed()
