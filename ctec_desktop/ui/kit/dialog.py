"""The frame of every dialog: a body that scrolls where it must, and a foot with the buttons always in sight."""

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.letters import Letters
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.scrolled import DialogBody, Scrolled, show_focused
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words

# A dialog may be made narrower than it would like to be, down to this.
LEAST_WIDTH: Final = 320
# What the desktop keeps for the title bar and the edges.
_TITLE_BAR_PX: Final = 40
_EDGE_PX: Final = 6


class Dialog(QDialog):
    """Shown with `open()`; gone, with everything in it, once closed. Nobody needs to hold on to it meanwhile."""

    # Opens the manual on what is said of a dialog; set by whoever shows windows.
    helper: ClassVar[Callable[["Dialog"], object] | None] = None
    _on_screen: ClassVar[set["Dialog"]] = set()

    def __init__(self, title: str, parent: QWidget | None = None, width: int = 480) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)
        self.setMinimumWidth(min(width, LEAST_WIDTH))
        self._wide = width
        self._body_height = 0
        self.letters = Letters(self)
        content = DialogBody()
        self.body = QVBoxLayout(content)
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
        self._scrolled = Scrolled(content)
        whole.addWidget(self._scrolled, 1)
        whole.addWidget(self.foot)
        content.rearranged.connect(self._on_rearranged)
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self).activated.connect(self._on_help_asked)
        self.destroyed.connect(_forget_gone)

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
    def sizeHint(self) -> QSize:
        foot = self.foot.sizeHint()
        width = max(self._wide, foot.width(), self._scrolled.sizeHint().width())
        return QSize(width, self._scrolled.wanted_height(width) + foot.height())

    def _room(self) -> QSize:
        """What the screen has for a dialog and its title bar."""
        available = self.screen().availableSize()
        return QSize(available.width() - 2 * _EDGE_PX, available.height() - _TITLE_BAR_PX)

    def _on_rearranged(self) -> None:
        """A sentence that appears makes the dialog higher as long as the screen has room; then the body scrolls."""
        before, wanted = self._body_height, self._scrolled.wanted_height(self._scrolled.viewport().width())
        wanted += self.foot.height()
        self._body_height = wanted
        # A dialog the person made smaller than its content stays as they made it.
        if self.isVisible() and before <= self.height() < wanted:
            self.resize(self.width(), min(wanted, max(self.height(), self._room().height())))

    @override
    def open(self) -> None:
        self._make_ready()
        super().open()

    def open_beside(self) -> None:
        """Shows it as a window of its own, which keeps nobody from the others."""
        self._make_ready()
        self.show()

    def _make_ready(self) -> None:
        self.letters.give()
        asked = self.size() if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else self.sizeHint()
        self.resize(asked.expandedTo(QSize(self._wide, 0)).boundedTo(self._room()))
        # Without a parent nothing else would keep it, and Python would take it off the screen at once.
        Dialog._on_screen.add(self)

    def _on_help_asked(self) -> None:
        if Dialog.helper is not None:
            Dialog.helper(self)

    @override
    def done(self, arg__1: int) -> None:
        super().done(arg__1)
        Dialog._on_screen.discard(self)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        has_moved = super().focusNextPrevChild(next)
        show_focused(self)
        return has_moved

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While Chinese is being composed, no key closes or submits."""
        if getattr(self.focusWidget(), "is_composing", False):
            event.accept()
            return
        super().keyPressEvent(event)


def _forget_gone() -> None:
    """A dialog that went together with the window below it was never closed."""
    Dialog._on_screen.difference_update([one for one in Dialog._on_screen if not isValid(one)])
