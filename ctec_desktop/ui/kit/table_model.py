"""A list of any length: the ids first, the rows as they are looked at, order and filter left to the source."""

from array import array
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.row_store import PAGE, RowStore
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Index = QModelIndex | QPersistentModelIndex

# Plain integers: a role arrives as an int, and comparing it with an enum member costs more than all the rest.
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
ALIGNMENT: Final = int(Qt.ItemDataRole.TextAlignmentRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ENABLED: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_DISABLED: Final = Qt.ItemFlag.ItemNeverHasChildren
_MANY: Final = 8
_CHUNK: Final = 500
HEAD: Final = PAGE


class IdsTableModel(QAbstractTableModel):
    """Shows the records of a `RowSource`. Nothing is read until `load` or `seed`.

    A narrowed list is shown by its first ids as soon as they are there; the rest follows below them, and `loaded` is
    emitted for both.
    """

    loaded = Signal(int)
    failed = Signal(object)

    def __init__(
        self, columns: "Sequence[Column]", source: RowSource, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._jobs = jobs
        self._ids: array[int] = array("q")
        self._query = ListQuery()
        self._shown = ListQuery()
        self._is_whole = False
        self._asking: Job | None = None
        self._ticket = 0
        self._store = RowStore(source, jobs, self)
        self._store.follow(self.ids)
        self._store.arrived.connect(self._on_arrived)
        self._store.failed.connect(self.failed)

    @property
    def query(self) -> ListQuery:
        return self._query

    @property
    def is_loading(self) -> bool:
        return self._asking is not None

    @property
    def is_whole(self) -> bool:
        """Whether every record of the query is in the list; otherwise the rest is still being read."""
        return self._is_whole

    def ids(self) -> "array[int]":
        """The ids on show, in order; to be read, not changed."""
        return self._ids

    def id_at(self, position: int) -> int | None:
        """The record on this line, or `None` where there is no such line."""
        return self._ids[position] if 0 <= position < len(self._ids) else None

    def row_at(self, position: int) -> Row | None:
        """The row on this line, or `None` while it is being read or when it could not be. Asks for it if needed."""
        row_id = self._ids[position]
        if self._store.needs(row_id):
            self._store.want(position)
        return self._store.get(row_id)

    def is_lost(self, position: int) -> bool:
        """Whether the row on this line could not be read."""
        return self._store.is_missing(self._ids[position])

    def seed(self, first_rows: "Sequence[Row]", *, is_all: bool) -> None:
        """Shows the first rows at once, before any ids are read; `load` brings the rest."""
        self._put(array("q", self._store.keep(first_rows)), is_whole=is_all)

    def load(self, query: ListQuery | None = None) -> None:
        """Asks for the ids of `query` (or again for the present one). What is on show stays until they come."""
        self._query = self._query if query is None else query
        if self._asking is not None:
            self._asking.cancel()
        self._ticket += 1
        if self._query.is_narrowed and self._query != self._shown:
            self._ask(partial(self._store.source.head, self._query, HEAD), self._on_head)
        else:
            self._ask(partial(self._store.source.ids, self._query), self._on_ids)

    def _ask(self, work: "Callable[[], array[int]]", told: "Callable[[int, array[int]], None]") -> None:
        ticket = self._ticket
        asking = self._jobs.read(work, partial(told, ticket), partial(self._on_ids_lost, ticket))
        if ticket == self._ticket and not asking.has_ended:
            self._asking = asking

    def read_from(self, source: RowSource) -> None:
        """Another source of the same records: their rows are read anew, what is on show stays until they come."""
        self._repaint(self._store.read_from(source))

    def written_rows(self, ids: "Sequence[int]", columns: "Sequence[int]") -> list[tuple[str, ...]]:
        """The texts of these columns of these records, read from the source. Called off the window's thread."""
        found: dict[object, Row] = {}
        for start in range(0, len(ids), _CHUNK):
            found.update((row[0], row) for row in self._store.source.rows(ids[start : start + _CHUNK]))
        rows = (found[row_id] for row_id in ids if row_id in found)
        return [tuple(self.columns[at].written(row, at) for at in columns) for row in rows]

    def every_id(self, query: ListQuery) -> "array[int]":
        """The ids of everything the query finds, read from the source. Called off the window's thread."""
        return self._store.source.ids(query)

    def refresh(self, ids: "Iterable[int]" = ()) -> None:
        """Reads these records anew (all of them when empty) and repaints only their lines."""
        asked = tuple(ids)
        self._repaint(self._store.outdate(asked or None))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.text_at(index.row(), index.column())
        if role == ALIGNMENT:
            return int(self.columns[index.column()].align)
        if role == TOOL_TIP and self.is_lost(index.row()):
            return words.ROW_LOST
        return None

    def text_at(self, position: int, column: int) -> str:
        row = self.row_at(position)
        if row is None:
            return "—" if self.is_lost(position) else "…"
        return self.columns[column].written(row, column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        return int(self.columns[section].align) if role == ALIGNMENT else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _DISABLED if self.is_lost(index.row()) else _ENABLED

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Asks the source for another order; column -1 is the list's own."""
        key = self.columns[column].sort if 0 <= column < len(self.columns) else ""
        self.load(self._query.sorted_by(key, bool(key) and order == Qt.SortOrder.DescendingOrder))

    def _on_head(self, ticket: int, ids: "array[int]") -> None:
        if ticket != self._ticket:
            return
        self._asking = None
        self._put(ids, is_whole=len(ids) < HEAD)
        if not self._is_whole:
            self._ask(partial(self._store.source.ids, self._query), self._on_ids)

    def _on_ids(self, ticket: int, ids: "array[int]") -> None:
        if ticket == self._ticket:
            self._asking = None
            self._put(ids, is_whole=True)

    def _put(self, ids: "array[int]", *, is_whole: bool) -> None:
        """Shows these ids; those already on show stay where they are if the new ones begin with them."""
        self._shown, self._is_whole = self._query, is_whole
        known = len(self._ids)
        if ids == self._ids:
            self._touch(0, known - 1)
        elif 0 < known < len(ids) and ids[:known] == self._ids:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()
        self.loaded.emit(len(ids))

    def _on_ids_lost(self, ticket: int, error: BaseException) -> None:
        if ticket == self._ticket:
            self._asking = None
            self.failed.emit(error)

    def _on_arrived(self, pages: list[int]) -> None:
        for page in pages:
            self._touch(page * PAGE, min((page + 1) * PAGE, len(self._ids)) - 1)

    def _repaint(self, ids: "Sequence[int]") -> None:
        if not ids:
            return
        if len(ids) > _MANY:
            wanted = set(ids)
            places = [place for place, row_id in enumerate(self._ids) if row_id in wanted]
        else:
            places = sorted(place for row_id in ids if (place := _place_of(self._ids, row_id)) is not None)
        for _, run in groupby(enumerate(places), key=_offset):
            block = [place for _, place in run]
            self._touch(block[0], block[-1])

    def _touch(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _place_of(ids: "array[int]", row_id: int) -> int | None:
    try:
        return ids.index(row_id)
    except ValueError:
        return None


def _offset(numbered: tuple[int, int]) -> int:
    return numbered[1] - numbered[0]
