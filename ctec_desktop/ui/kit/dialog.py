"""The frame of every dialog: a body, and a foot with the buttons at the right."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words


class Dialog(QDialog):
    """Shown with `open()`; gone, with everything in it, once closed. Nobody needs to hold on to it meanwhile."""

    _on_screen: ClassVar[set["Dialog"]] = set()

    def __init__(self, title: str, parent: QWidget | None = None, width: int = 480) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setMinimumWidth(width)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(Gap.XL, Gap.XL, Gap.XL, Gap.L)
        self.body.setSpacing(Gap.M)
        self.foot = QFrame()
        self.foot.setObjectName("dialog_foot")
        self._buttons = QHBoxLayout(self.foot)
        self._buttons.setContentsMargins(Gap.XL, Gap.M, Gap.XL, Gap.M)
        self._buttons.setSpacing(Gap.S)
        self._buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.body, 1)
        whole.addWidget(self.foot)

    def add_button(
        self, text: str, clicked: Callable[[], object], *, primary: bool = False, look: str = "", at_left: bool = False
    ) -> QPushButton:
        """Adds a button to the foot. The primary one is what Enter presses."""
        made = button(text, primary=primary, look=look)
        made.clicked.connect(clicked)
        if at_left:
            self._buttons.insertWidget(0, made)
        else:
            self._buttons.addWidget(made)
        if primary:
            made.setDefault(True)
        return made

    def add_cancel(self, text: str = words.CANCEL) -> QPushButton:
        return self.add_button(text, self.reject)

    @override
    def open(self) -> None:
        # Without a parent nothing else would keep it, and Python would take it off the screen at once.
        Dialog._on_screen.add(self)
        super().open()

    @override
    def done(self, arg__1: int) -> None:
        super().done(arg__1)
        Dialog._on_screen.discard(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While Chinese is being composed, no key closes or submits."""
        if getattr(self.focusWidget(), "is_composing", False):
            event.accept()
            return
        super().keyPressEvent(event)
