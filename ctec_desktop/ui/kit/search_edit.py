"""The search box of a list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal

from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

SEARCH_PAUSE_MS = 180


class SearchEdit(LineEdit):
    """A search box: says what was typed after a short pause, never in the middle of a composition."""

    settled = Signal(str)

    def __init__(
        self, hint: str = words.SEARCH, parent: "QWidget | None" = None, *, pause_ms: int = SEARCH_PAUSE_MS
    ) -> None:
        super().__init__("", parent)
        self._told = ""
        self._glass: QAction | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self.setPlaceholderText(hint)
        self.setAccessibleName(words.SEARCH)
        self.setClearButtonEnabled(True)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self.settle)

    def draw_icon(self) -> None:
        """Draws the glass in the theme's colours; left to the page, which is not kept from its first paint by it."""
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QLineEdit

        from ctec_desktop.ui.kit.icons import icon

        if self._glass is None:
            self._glass = QAction(self)
            self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._glass.setIcon(icon("search", tokens().sub, 16))

    def settle(self) -> None:
        """Says the text now, without the pause."""
        self._pause.stop()
        text = self.text().strip()
        if not self.is_composing and text != self._told:
            self._told = text
            self.settled.emit(text)

    def _on_text_changed(self) -> None:
        self._pause.start()

    @override
    def inputMethodEvent(self, event: "QInputMethodEvent") -> None:
        super().inputMethodEvent(event)
        if self.is_composing:
            self._pause.stop()
        else:
            self._pause.start()

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() and not self.is_composing:
            self.clear()
            return
        super().keyPressEvent(event)
