"""The field dictionary: what a text can print, what it means, whether it must be printed, what a change weighs."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.templates.template_rows import FIELD_COLUMNS, FieldRows
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import templates_page as words

_SIZE: Final = (760, 560)


class FieldsDialog(Dialog):
    """Says `chosen` with the field's name where the dialog was opened to insert one.

    Args:
        keys: the fields shown.
        may_insert: whether there is a text to insert into.
    """

    chosen = Signal(str)

    def __init__(
        self, keys: Sequence[str], jobs: JobRunner, parent: QWidget | None = None, *, may_insert: bool = False
    ) -> None:
        super().__init__(words.FIELDS_TITLE, parent, 560)
        self._rows = FieldRows(keys)
        self._may_insert = may_insert
        self.model = IdsTableModel(FIELD_COLUMNS, self._rows, jobs, self)
        self.table = TableView(self.model, jobs)
        self.search = SearchEdit(words.SEARCH_FIELD)
        self._build()
        self.search.settled.connect(self._on_searched)
        self.table.record_activated.connect(self._on_activated)
        self.model.load(ListQuery())

    def _build(self) -> None:
        self.search.draw_icon()
        self.table.setAccessibleName(words.FIELDS_TITLE)
        self.table.setMinimumHeight(160)
        self.body.addWidget(label(words.FIELDS_LEAD, "sub", wrap=True))
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        if self._may_insert:
            self.add_cancel(kit_words.CLOSE)
            self.add_button(words.INSERT, self.insert, primary=True)
        else:
            self.add_button(kit_words.CLOSE, self.accept, primary=True)
        self.resize(*_SIZE)

    def insert(self) -> None:
        """Hands over the field the person stands on."""
        self._on_activated(self.table.current_id())

    def _on_searched(self, text: str) -> None:
        self.model.load(ListQuery(text))

    def _on_activated(self, row_id: object) -> None:
        if self._may_insert and isinstance(row_id, int):
            self.chosen.emit(DICTIONARY[self._rows.key_of(row_id)].label)
            self.accept()

    @override
    def open(self) -> None:
        super().open()
        self.search.setFocus()
