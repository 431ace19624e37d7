"""The table of a list page: whole rows, headings that sort, copying, and a selection that outlives a refresh."""

from array import array
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.row_delegate import RowDelegate
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.tokens import HEADER_HEIGHT, ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QItemSelectionRange, QMimeData
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

_SELECT_ROWS: Final = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
# Qt compares every run of chosen rows with every other: 150,000 of them took six minutes.
MOST_RUNS: Final = 1_000


class TableView(QTableView):
    """Shows an `IdsTableModel`. Records are named by id in every signal."""

    record_activated = Signal(object)
    current_record_changed = Signal(object)
    selection_count_changed = Signal(int)
    copied = Signal(int)
    copy_failed = Signal(object)

    def __init__(self, model: IdsTableModel, jobs: JobRunner, parent: "QWidget | None" = None) -> None:
        super().__init__(parent)
        self._model = model
        self._jobs = jobs
        self._delegate = RowDelegate(model, self)
        self._kept_ids: array[int] = array("q")
        self._kept_current: int | None = None
        self._told_current: int | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._delegate.follow(self.selectionModel())
        self._delegate.use_font(self.font())
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(48)
        head.setSectionsClickable(True)
        head.setSectionsMovable(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSortIndicatorShown(True)
        for at, column in enumerate(self._model.columns):
            self.setColumnWidth(at, column.width)

    def _connect(self) -> None:
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_chosen)
        self.horizontalHeader().sectionMoved.connect(self.mark_first_column)
        self.doubleClicked.connect(self._on_activated)
        self._model.modelAboutToBeReset.connect(self._on_about_to_reset)
        self._model.modelReset.connect(self._on_reset)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current_id(self) -> int | None:
        """The record the person stands on, or `None`."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> "array[int]":
        """The chosen records in the order of the list."""
        ids = self._model.ids()
        chosen: array[int] = array("q")
        for part in sorted(self._parts(), key=_top):
            chosen.extend(ids[part.top() : part.bottom() + 1])
        return chosen

    def selected_count(self) -> int:
        return sum(part.height() for part in self._parts())

    def select_ids(self, ids: "array[int]") -> None:
        """Chooses these records where they are in the list; none where they lie scattered over too many places."""
        wanted = set(ids)
        runs: list[tuple[int, int]] = []
        for place, row_id in enumerate(self._model.ids()):
            if row_id not in wanted:
                continue
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        if len(runs) > MOST_RUNS:
            return
        chosen = QItemSelection()
        last = len(self._model.columns) - 1
        for first, end in runs:
            chosen.select(self._model.index(first, 0), self._model.index(end, last))
        self.selectionModel().select(chosen, _SELECT_ROWS)

    def go_to(self, row_id: int) -> bool:
        """Stands on this record and shows it; `False` where the list does not have it."""
        if row_id not in self._model.ids():
            return False
        # Right after a reset the list still has its old height, and Qt would scroll no further than that.
        self.executeDelayedItemsLayout()
        self.setCurrentIndex(self._model.index(self._model.ids().index(row_id), 0))
        return True

    def show_order(self, sort: str, descending: bool) -> str:
        """Marks the heading a list is ordered by, without asking for that order; the key, empty where none has it."""
        keys = [column.sort for column in self._model.columns]
        at = keys.index(sort) if sort and sort in keys else -1
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head = self.horizontalHeader()
        was_blocked = head.blockSignals(True)
        head.setSortIndicator(at, order if at >= 0 else Qt.SortOrder.AscendingOrder)
        head.blockSignals(was_blocked)
        return sort if at >= 0 else ""

    def copy_selection(self) -> None:
        """Puts the chosen rows on the clipboard, tab-separated with the headings above."""
        ids = self.selected_ids()
        if ids:
            columns = self.shown_columns()
            titles = tuple(self._model.columns[at].title for at in columns)
            work = partial(self._model.written_rows, ids, columns)
            self._jobs.read(work, partial(self._on_rows_to_copy, titles), self._on_copy_failed)

    def shown_columns(self) -> list[int]:
        """The numbers of the columns on show, from left to right."""
        head = self.horizontalHeader()
        every = (head.logicalIndex(place) for place in range(head.count()))
        return [at for at in every if not head.isSectionHidden(at)]

    def mark_first_column(self) -> None:
        """The mark of the current row stands in the column that is shown first."""
        self._delegate.first_column = next(iter(self.shown_columns()), 0)
        self.viewport().update()

    def _on_rows_to_copy(self, titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setMimeData(clipboard_table((titles, *rows)))
        self.copied.emit(len(rows))

    def _on_copy_failed(self, error: BaseException) -> None:
        self.copy_failed.emit(error)

    def _on_sort_chosen(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and not self._model.columns[column].sort:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self._model.sort(column, order)

    def _on_activated(self, index: QModelIndex) -> None:
        row_id = self._model.id_at(index.row())
        if row_id is not None:
            self.record_activated.emit(row_id)

    def _on_about_to_reset(self) -> None:
        self._kept_ids = self.selected_ids()
        self._kept_current = self.current_id()

    def _on_reset(self) -> None:
        kept, current = self._kept_ids, self._kept_current
        self._kept_ids, self._kept_current = array("q"), None
        if current is not None and current in self._model.ids():
            index = self._model.index(self._model.ids().index(current), 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if kept:
            self.select_ids(kept)
        self._tell_current()
        self.selection_count_changed.emit(self.selected_count())

    def _on_selection_changed(self) -> None:
        self.selection_count_changed.emit(self.selected_count())

    def _on_current_changed(self, current: QModelIndex) -> None:
        self._delegate.current = current.row() if current.isValid() else -1
        self._tell_current()
        self.viewport().update()

    def _tell_current(self) -> None:
        current = self.current_id()
        if current != self._told_current:
            self._told_current = current
            self.current_record_changed.emit(current)

    @override
    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtGui import QKeySequence

        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_activated(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Qt would read the whole list to find a row by its first letters; the search box does that better."""

    @override
    def mouseMoveEvent(self, event: "QMouseEvent") -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    @override
    def leaveEvent(self, event: "QEvent") -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _parts(self) -> "list[QItemSelectionRange]":
        chosen = self.selectionModel().selection()
        return [chosen.at(number) for number in range(chosen.size())]

    def _hover(self, position: int) -> None:
        if position != self._delegate.hovered:
            self._delegate.hovered = position
            self.viewport().update()


def clipboard_table(rows: tuple[tuple[str, ...], ...]) -> "QMimeData":
    """The rows as tab-separated text, and as a table whose cells Excel and WPS keep as text.

    Without the second form a pasted identity number loses its last digits and a name that begins with `=` is computed.
    """
    from html import escape

    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setText("\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in rows))
    lines = ("".join(f"<td style=\"mso-number-format:'\\@'\">{escape(cell)}</td>" for cell in row) for row in rows)
    data.setHtml("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")
    return data


def _top(part: "QItemSelectionRange") -> int:
    return part.top()
