"""The eye at the right end of a line: shows what the line hides."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.theme import tokens, worn

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

_SIDE: Final = 26
_INSET: Final = 4


class Eye(QToolButton):
    """Pressed by mouse, or by Tab and the space bar. Its line calls `take_place` whenever it changes its size."""

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        self._line = line
        self.setObjectName("eye")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFixedSize(_SIDE, _SIDE)
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        worn().changed.connect(self._redress)
        self._redress()

    def take_place(self) -> None:
        """Stands at the right end of its line."""
        self.move(self._line.width() - _SIDE - _INSET, (self._line.height() - _SIDE) // 2)

    def _redress(self) -> None:
        self.setIcon(icon("eye", tokens().sub, 16))

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        self._line.setTextMargins(0, 0, _SIDE, 0)

    @override
    def hideEvent(self, event: "QHideEvent") -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._line.setTextMargins(0, 0, 0, 0)
