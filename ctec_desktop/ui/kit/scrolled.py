"""Content that may be larger than a small or magnified screen: it scrolls, what stands around it stays in sight."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import Gap

LEAST_WIDTH, LEAST_HEIGHT = 240, 120
# A field's title stands this far above it.
_TITLE_PX = 28


class Scrolled(QScrollArea):
    """Asks for the room its content wants and makes do with less."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # What is inside takes the focus and is brought into sight by it.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)

    def wanted_height(self, width: int) -> int:
        """How high the content would like to be at this width."""
        content = self._content
        least = content.heightForWidth(width) if content.hasHeightForWidth() else 0
        return max(least, content.minimumSizeHint().height(), content.sizeHint().height() if not least else 0)

    @override
    def sizeHint(self) -> QSize:
        width = self._content.sizeHint().width()
        return QSize(width, self.wanted_height(width))

    @override
    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint()
        return QSize(min(least.width(), LEAST_WIDTH), min(least.height(), LEAST_HEIGHT))

    def show_whole(self, here: QWidget) -> None:
        """Brings a whole field with its title into sight; Qt would be content with the cursor in it."""
        self._scroll_inside(here)
        middle = here.mapTo(self._content, here.rect().center())
        room = self.viewport().size()
        across = min(here.width() // 2 + Gap.S, room.width() // 2)
        down = min(here.height() // 2 + _TITLE_PX, room.height() // 2)
        self.ensureVisible(middle.x(), middle.y(), across, down)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        has_moved = super().focusNextPrevChild(next)
        here: QWidget | None = self.focusWidget()
        if has_moved and here is not None and self._content.isAncestorOf(here):
            self.show_whole(here)
        return has_moved

    def _scroll_inside(self, here: QWidget) -> None:
        """A field may lie in a part that scrolls by itself; that part goes first."""
        around = here.parentWidget()
        while around is not None and around is not self:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(here)
            around = around.parentWidget()


def show_focused(window: QWidget) -> None:
    """For windows: Tab may have led into a scrolled part from outside it."""
    here: QWidget | None = window.focusWidget()
    around = None if here is None else here.parentWidget()
    while here is not None and around is not None:
        if isinstance(around, Scrolled):
            around.show_whole(here)
        around = around.parentWidget()


class DialogBody(QWidget):
    """The content of a dialog; says `rearranged` when something in it came, went or changed its size."""

    rearranged = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.rearranged.emit()
        return is_done
