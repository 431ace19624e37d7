"""A page around one list: title, filters, actions, the table, its count, and the detail panel at the right."""

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.filter_bar import FilterBar, FilterSpec, Narrowed
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import TITLE_LINE_HEIGHT, Gap, Tone
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from ctec_desktop.kernel.outcome import Change
    from ctec_desktop.ui.kit.detail_panel import Detail, DetailPanel
    from ctec_desktop.ui.kit.empty_state import EmptyState
    from ctec_desktop.ui.kit.list_tools import ListTools


class ListSpec(NamedTuple):
    """What makes one list different from another.

    Args:
        title: heading of the page.
        columns: what the table shows.
        hint: what the search box finds.
        filters: choices above the table.
        areas: changes that make the list read itself again.
        empty, empty_hint, empty_action: what is said, and offered, where there is no record at all.
        key: its name inside the program, by which its looks are kept whatever it is headed.
    """

    title: str
    columns: tuple[Column, ...]
    hint: str = words.SEARCH
    filters: tuple[FilterSpec, ...] = ()
    areas: frozenset[str] = frozenset()
    empty: str = words.NOTHING_YET
    empty_hint: str = ""
    empty_action: str = ""
    key: str = ""


class ListPage(QWidget):
    """Pages of a subject build on it by composition or inheritance; it knows records only by id.

    `painted` is emitted once, in the turn after the first paint.
    """

    record_opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal(int)
    empty_action_triggered = Signal()
    painted = Signal()

    def __init__(self, spec: ListSpec, source: RowSource, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = spec
        self._context = context
        self.model = IdsTableModel(spec.columns, source, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.filters = FilterBar(spec.hint, spec.filters)
        self._detail: DetailPanel | None = None
        self._empty: EmptyState | None = None
        self._has_loaded = self._is_painted = False
        self._sought: int | None = None
        self._tools: ListTools | None = None
        self._selection_actions: list[QPushButton] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("page")
        self._count = label(words.LOADING, "sub")
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self._head.setSpacing(Gap.XS)
        self._head.addStrut(TITLE_LINE_HEIGHT)
        self._head.addWidget(label(self._spec.title, "title"))
        self._head.addStretch(1)
        self._foot.setSpacing(Gap.XS)
        self._foot.addWidget(self._count, 1)
        self.table.setAccessibleName(self._spec.title)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self._stack)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(Gap.M)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(card)
        self._splitter.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.S)
        whole.setSpacing(Gap.M)
        whole.addLayout(self._head)
        whole.addWidget(self.filters)
        whole.addWidget(self._splitter, 1)
        whole.addLayout(self._foot)

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filters_changed)
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.table.record_activated.connect(self.record_opened)
        self.table.current_record_changed.connect(self.current_changed)
        self.table.selection_count_changed.connect(self._on_selection_changed)
        self.table.copied.connect(self._on_copied)
        self.table.copy_failed.connect(self._on_failed)
        self.painted.connect(self.filters.draw_icons)
        self.painted.connect(self._on_painted)
        if self._spec.areas:
            self._context.hub.subscribe(self._spec.areas, self._on_changes)

    def _bind_keys(self) -> None:
        """Keys of the page on show, wherever in the window the focus is; a hidden page does not answer."""
        from PySide6.QtGui import QKeySequence, QShortcut

        for keys, slot in (("Ctrl+F", self._on_find), ("F5", self.reload)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(slot)

    def _on_painted(self) -> None:
        """What nobody misses before: keys, views, columns, export."""
        self._bind_keys()
        if self._context.desk is not None:
            from ctec_desktop.ui.kit.list_tools import ListTools

            self._tools = ListTools(self, self._spec, self._context, self._head, self._foot)
            for made in self._selection_actions:
                self._tools.add_selection_action(made)

    def add_selection_action(self, text: str, triggered: Callable[[], object]) -> QPushButton:
        """Offers something to do with several chosen records, below the list."""
        made = button(text, look="flat_link")
        made.clicked.connect(triggered)
        self._selection_actions.append(made)
        return made

    def is_as_opened(self) -> bool:
        """Whether the person has neither narrowed the list nor come for a record."""
        return self._sought is None and not self.query().is_narrowed and not self.model.query.sort

    def add_action(
        self, text: str, triggered: Callable[[], object], *, primary: bool = False, icon_name: str = ""
    ) -> QPushButton:
        """Adds a button at the right of the filter line; its icon is drawn after the first paint."""
        made = button(text, primary=primary)
        made.setProperty("icon_name", icon_name)
        made.clicked.connect(triggered)
        self.filters.add_action(made)
        return made

    def seed(self, first_rows: Sequence[Row], is_all: bool) -> None:
        """Paints the first rows at once; the list and its count come with `visit` or `reload`."""
        self.model.seed(first_rows, is_all=is_all)

    def reload(self) -> None:
        """Reads the list again; what is on show stays until the answer comes."""
        self.model.refresh()
        self.model.load(self.query())

    def query(self) -> ListQuery:
        """What the person asks for now."""
        order = self.model.query
        text = self.filters.search.text().strip()
        return ListQuery(text, self.filters.filters(), order.sort, order.descending)

    def selected_ids(self) -> "array[int]":
        return self.table.selected_ids()

    @property
    def detail(self) -> "DetailPanel":
        """The panel at the right, built when first needed."""
        if self._detail is None:
            from ctec_desktop.ui.kit.detail_panel import DetailPanel

            self._detail = DetailPanel()
            self._detail.closed.connect(self._on_detail_closed)
            self._splitter.addWidget(self._detail)
            self._splitter.setSizes([max(400, self._splitter.width() - 340), 340])
            self._detail.hide()
        return self._detail

    def show_detail(self, detail: "Detail") -> None:
        """Opens the panel at the right."""
        self.detail.show_detail(detail)
        self.detail.show()

    def hide_detail(self) -> None:
        if self._detail is not None:
            self._detail.hide()

    def count_text(self) -> str:
        """The line under the table."""
        return self._count.text()

    def visit(self, what: object) -> None:
        """Reads the list on the first visit; a record is gone to by its id, a part of the list by what narrows it."""
        is_first, self._has_loaded = not self._has_loaded, True
        if isinstance(what, Narrowed):
            self.filters.narrow(what)
        elif is_first:
            self.model.load(self.query())
        if isinstance(what, int):
            self._sought = what
            self._seek()

    def _on_filters_changed(self) -> None:
        self.model.load(self.query())

    def _seek(self) -> None:
        """Goes to the record the person came for, once the list has it."""
        if self._sought is None:
            return
        if self.table.go_to(self._sought):
            self._sought = None
        elif self.model.is_whole and not self.model.is_loading:
            if self.model.query.is_narrowed:
                self.filters.clear()
            else:
                self._sought = None

    def _on_loaded(self, total: int) -> None:
        self._tell_count()
        self._seek()
        if total:
            self._stack.setCurrentWidget(self.table)
            return
        if self._empty is None:
            from ctec_desktop.ui.kit.empty_state import EmptyState

            self._empty = EmptyState(words.LOADING)
            self._empty.action_triggered.connect(self._on_empty_action)
            self._stack.addWidget(self._empty)
        if self.model.query.is_narrowed:
            self._empty.say(words.NOTHING_FOUND, words.NOTHING_FOUND_HINT, words.CLEAR)
        else:
            self._empty.say(self._spec.empty, self._spec.empty_hint, self._spec.empty_action)
        self._stack.setCurrentWidget(self._empty)

    def _on_failed(self, error: BaseException) -> None:
        from ctec_desktop.ui.kit.problem_text import error_lines

        if not self.model.is_whole and not self.model.is_loading:
            self._count.setText(words.LIST_LOST)
        self._context.say("\n".join((words.LIST_LOST, *error_lines(error))), Tone.BAD)

    def _on_changes(self, changes: "tuple[Change, ...]") -> None:
        ids = [row_id for change in changes for row_id in change.ids]
        self.model.refresh(ids if all(change.ids for change in changes) else ())
        if self._has_loaded:
            self.model.load(self.query())

    def _on_selection_changed(self, count: int) -> None:
        self._tell_count()
        self.selection_changed.emit(count)

    def _on_copied(self, count: int) -> None:
        self._context.say(words.copied_line(count), Tone.OK)

    def _on_detail_closed(self) -> None:
        self.hide_detail()
        self.table.setFocus()

    def _on_empty_action(self) -> None:
        if self.model.query.is_narrowed:
            self.filters.clear()
        else:
            self.empty_action_triggered.emit()

    def _on_find(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _tell_count(self) -> None:
        if not self.model.is_whole:
            self._count.setText(words.LOADING)
            return
        total, chosen = self.model.rowCount(), self.table.selected_count()
        self._count.setText(words.total_line(total, chosen, self.model.query.is_narrowed))

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.painted.emit)
