"""The words of one block."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.text_edit import TextEdit


class BlockTextEdit(TextEdit):
    """Says `written` with the text after every change of the person, `parted` where it may only be one line."""

    written = Signal(str)
    parted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._is_one_line = False
        self._is_told = True
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str, *, is_one_line: bool) -> None:
        """Shows another block's words without saying so; what stands there already keeps its cursor."""
        self._is_one_line = is_one_line
        if text != self.toPlainText():
            self._is_told = False
            self.setPlainText(text)
            self._is_told = True

    def _on_text_changed(self) -> None:
        if not self._is_told:
            return
        text = self.toPlainText()
        if self._is_one_line and "\n" in text:
            self.parted.emit(text.split("\n"))
        else:
            self.written.emit(text)
