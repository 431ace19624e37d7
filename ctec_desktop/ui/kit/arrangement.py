"""The columns of a table as a person arranges them: which are shown, in what order, how wide."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ctec_desktop.kernel.list_look import ColumnLook
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.table_view import TableView

_REST_MS = 400


class Arrangement(QObject):
    """Emits `changed` once the person has moved or drawn columns and rests."""

    changed = Signal()

    def __init__(self, table: TableView, columns: Sequence[Column]) -> None:
        super().__init__(table)
        self._table = table
        self._columns = tuple(columns)
        self._numbers = {column.look_key: at for at, column in enumerate(self._columns)}
        self._given: dict[int, int] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.changed)
        head = table.horizontalHeader()
        head.setSectionsMovable(True)
        head.sectionMoved.connect(self._on_touched)
        head.sectionResized.connect(self._on_touched)

    def headings(self) -> dict[str, str]:
        """Every column of the list by its key, in its own order."""
        return {column.look_key: column.title for column in self._columns}

    def current(self) -> tuple[ColumnLook, ...]:
        """The columns from left to right. The last one shown takes what is left: its width is the one it was given."""
        head = self._table.horizontalHeader()
        last = next(reversed(self._table.shown_columns()), -1)
        told = []
        for at in (head.logicalIndex(place) for place in range(head.count())):
            is_shown = not head.isSectionHidden(at)
            width = head.sectionSize(at) if is_shown and at != last else self._given.get(at, 0)
            told.append(ColumnLook(self._columns[at].look_key, width, is_shown))
        return tuple(told)

    def wear(self, columns: Sequence[ColumnLook]) -> None:
        """Shows these columns in this order; every column of the list is among them."""
        head = self._table.horizontalHeader()
        for place, look in enumerate(columns):
            at = self._numbers[look.key]
            head.moveSection(head.visualIndex(at), place)
            head.setSectionHidden(at, not look.is_shown)
            self._given[at] = look.width
            head.resizeSection(at, look.width or self._columns[at].width)
        self._table.mark_first_column()
        self._rest.stop()

    def _on_touched(self) -> None:
        self._rest.start()
