"""Widgets side by side that go on in the next line where a line is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ctec_desktop.ui.kit.overriding import override


class Flow(QLayout):
    """Each is as wide as it wants to be; hidden ones take no room."""

    _refolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._height = self._width = 0
        # In the midst of laying out, Qt would not hear of another height.
        self._refolded.connect(self._on_refolded, Qt.ConnectionType.QueuedConnection)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        return self._place(QRect(0, 0, arg__1, 0), is_trial=True)

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._width = arg__1.width()
        height = self._place(arg__1, is_trial=False)
        if height != self._height:
            self._height = height
            self._refolded.emit()

    def _height_now(self) -> int:
        return self.heightForWidth(self._width) if self._width else 0

    def _on_refolded(self) -> None:
        holder = self.parentWidget()
        around = None if holder is None else holder.layout()
        if holder is not None and around is not None:
            around.invalidate()
            holder.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        margins = self.contentsMargins()
        wide = sum(size.width() for size in shown) + max(0, len(shown) - 1) * self.spacing()
        high = max((size.height() for size in shown), default=0)
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    @override
    def minimumSize(self) -> QSize:
        """The widest of them, and as many lines as there are at the width it has now."""
        margins = self.contentsMargins()
        wide = max((item.sizeHint().width() for item in self._items if not item.isEmpty()), default=0)
        return QSize(wide + margins.left() + margins.right(), max(self._height_now(), self.sizeHint().height()))

    def _place(self, room: QRect, *, is_trial: bool) -> int:
        """Lays them out in lines and returns how high they are together with the margins."""
        margins = self.contentsMargins()
        inside = room.marginsRemoved(margins)
        at, line_height = inside.topLeft(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if at.x() > inside.left() and at.x() + size.width() > inside.left() + inside.width():
                at, line_height = QPoint(inside.left(), at.y() + line_height + self.spacing()), 0
            if not is_trial:
                item.setGeometry(QRect(at, size))
            at = QPoint(at.x() + size.width() + self.spacing(), at.y())
            line_height = max(line_height, size.height())
        return at.y() + line_height - room.top() + margins.bottom()
