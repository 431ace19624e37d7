"""What every list offers beside its own actions: views, columns, export, and what can be done with chosen records."""

from array import array
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import ref

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ctec_desktop.kernel.list_look import ColumnLook, ListLook, look_of_text, look_to_text
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.arrangement import Arrangement
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns_dialog import ColumnsDialog
from ctec_desktop.ui.kit.filter_bar import Narrowed
from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.lettered import PASSING
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.view_menu import ViewMenu
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from ctec_desktop.ui.kit.list_desk import ListDesk
    from ctec_desktop.ui.kit.list_page import ListPage, ListSpec

_CHUNK: Final = 500


class ListTools(QObject):
    """Built after the first paint of its page.

    Args:
        head, foot: the line of the title, the line of the count.
    """

    def __init__(
        self, page: "ListPage", spec: "ListSpec", context: PageContext, head: QHBoxLayout, foot: QHBoxLayout
    ) -> None:
        super().__init__(page)
        assert context.desk is not None
        self._table, self._model, self._filters = page.table, page.model, page.filters
        self._title = spec.title
        self._key = spec.key
        self._context = context
        self._desk: ListDesk = context.desk
        self._foot = foot
        self._for_chosen: list[QPushButton] = []
        self.arrangement = Arrangement(page.table, spec.columns)
        self.views_button = self._head_button(head, words.VIEWS)
        self.columns_button = self._head_button(head, words.COLUMNS)
        self.export_button = self._head_button(head, words.EXPORT)
        self.views = ViewMenu(self._key, partial(_look_of, ref(self)), self._desk, context, self.views_button)
        self._wear_columns(look_of_text(self._desk.remembered(self._key)).columns)
        self._connect(page)
        self.views.wear_default(partial(_is_as_opened, ref(page)))

    def _connect(self, page: "ListPage") -> None:
        self.arrangement.changed.connect(self._on_rearranged)
        self.columns_button.clicked.connect(self.open_columns)
        self.export_button.clicked.connect(self._on_export)
        self.views.worn.connect(self._on_worn)
        page.selection_changed.connect(self._on_selection)
        for text, triggered in (
            (words.COPY_CHOSEN, self._table.copy_selection),
            (words.EXPORT_CHOSEN, self._on_export_chosen),
        ):
            made = button(text, look="flat_link")
            made.clicked.connect(triggered)
            self.add_selection_action(made)

    def look(self) -> ListLook:
        """The list as it looks now."""
        return ListLook(self._query(), self.arrangement.current())

    def add_selection_action(self, made: QPushButton) -> None:
        """A button below the list, there while several records are chosen."""
        made.setProperty(PASSING, True)
        self._foot.addWidget(made)
        made.setVisible(self._table.selected_count() > 1)
        self._for_chosen.append(made)

    def open_columns(self) -> ColumnsDialog:
        """Shows the dialog of columns."""
        dialog = ColumnsDialog(self.arrangement.current(), self.arrangement.headings(), self._table.window())
        dialog.chosen.connect(self._on_columns_chosen)
        dialog.open()
        return dialog

    def export(self, ids: "array[int] | None", target: Path) -> None:
        """Writes these records, or everything the list finds, as it is seen."""
        model, columns = self._model, self._table.shown_columns()
        asked = _Asked(model, ids, self._query(), columns)
        work = partial(_export, self._desk, self._title, asked, target)
        self._context.jobs.start(words.EXPORTING, work, partial(self._on_exported, target), self._on_lost)

    @staticmethod
    def _head_button(head: QHBoxLayout, text: str) -> QPushButton:
        made = button(text, look="flat_link")
        head.addWidget(made)
        return made

    def _wear_columns(self, columns: "tuple[ColumnLook, ...]") -> None:
        self.arrangement.wear(ListLook(columns=columns).arranged(self.arrangement.headings()))

    def _on_rearranged(self) -> None:
        self._desk.remember(self._key, look_to_text(ListLook(columns=self.arrangement.current())))

    def _on_columns_chosen(self, columns: "tuple[ColumnLook, ...]") -> None:
        self._wear_columns(columns)
        self._on_rearranged()

    def _on_worn(self, look: ListLook) -> None:
        self._wear_columns(look.columns)
        query, filters = look.query, self._filters
        was_blocked = filters.blockSignals(True)
        filters.narrow(Narrowed(query.filters, query.text))
        filters.blockSignals(was_blocked)
        sort = self._table.show_order(query.sort, query.descending)
        self._model.load(self._query()._replace(sort=sort, descending=bool(sort) and query.descending))

    def _query(self) -> ListQuery:
        order = self._model.query
        return ListQuery(self._filters.search.text().strip(), self._filters.filters(), order.sort, order.descending)

    def _on_selection(self, count: int) -> None:
        for made in self._for_chosen:
            made.setVisible(count > 1)

    def _on_export(self) -> None:
        self._ask_target(None)

    def _on_export_chosen(self) -> None:
        self._ask_target(self._table.selected_ids())

    def _ask_target(self, ids: "array[int] | None") -> None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = safe_file_name(words.export_name(self._title, date.today().isoformat()))  # noqa: DTZ011 - a file name
        choose_target(self._table, words.EXPORT_TITLE, documents / name, (words.WORKBOOKS,), partial(self.export, ids))

    def _on_exported(self, target: Path, rows: int) -> None:
        self._context.say(words.exported_line(rows, str(target)), Tone.OK)

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _look_of(tools: "ref[ListTools]") -> ListLook:
    """Held weakly: a page and its tools are given back at once when the page is gone, not by the collector later."""
    known = tools()
    return ListLook() if known is None else known.look()


def _is_as_opened(page: "ref[ListPage]") -> bool:
    known = page()
    return known is not None and known.is_as_opened()


class _Asked:
    """What is exported; its rows are read as they are written."""

    def __init__(self, model: IdsTableModel, ids: "array[int] | None", query: ListQuery, columns: list[int]) -> None:
        self._model = model
        self._ids = ids
        self._query = query
        self._columns = columns

    def headings(self) -> tuple[str, ...]:
        return tuple(self._model.columns[at].title for at in self._columns)

    def rows(self, progress: Progress) -> Iterator[tuple[str, ...]]:
        ids = self._model.every_id(self._query) if self._ids is None else self._ids
        progress.begin(words.EXPORTING, len(ids))
        for start in range(0, len(ids), _CHUNK):
            yield from self._model.written_rows(ids[start : start + _CHUNK], self._columns)
            progress.step(min(start + _CHUNK, len(ids)))


def _export(desk: "ListDesk", title: str, asked: _Asked, target: Path, progress: Progress) -> int:
    return desk.export(title, asked.headings(), asked.rows(progress), target)
