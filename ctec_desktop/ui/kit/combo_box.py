"""A drop-down in the look of the program."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ctec_desktop.ui.kit.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QStyleOptionComboBox

# Padding, borders and the arrow, as the style sheet has them.
_FRAME_PX: Final = 44


class ComboBox(QComboBox):
    """Its list obeys the style sheet (Qt's own delegate would not), and the wheel does not change it unasked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @override
    def initStyleOption(self, option: "QStyleOptionComboBox") -> None:
        """A choice too long for its field ends in dots; cut in the middle of a character it could be misread."""
        super().initStyleOption(option)
        room = self.width() - _FRAME_PX
        option.currentText = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    @override
    def wheelEvent(self, event: "QWheelEvent") -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
