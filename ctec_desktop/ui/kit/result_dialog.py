"""What became of each of many records: what went through, what did not and why, to be copied as a table."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.table_view import clipboard_table
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words

_SIZE: Final = (680, 460)


class ActionResult(NamedTuple):
    """One record: how it is called, whether the action went through, and what is to be said of it."""

    name: str
    is_done: bool
    told: str = ""


class ResultDialog(Dialog):
    """What did not go through stands first."""

    def __init__(self, title: str, results: Sequence[ActionResult], parent: QWidget | None = None) -> None:
        super().__init__(title, parent, _SIZE[0])
        self._results = sorted(results, key=_is_done)
        done = sum(result.is_done for result in results)
        self.body.addWidget(label(words.result_line(done, len(results) - done), "strong", wrap=True))
        self.table = QTableWidget(len(self._results), len(words.RESULT_COLUMNS))
        self._fill()
        self.body.addWidget(self.table, 1)
        self._copy = self.add_button(words.COPY_ALL, self._on_copy, at_left=True)
        self.add_button(words.CLOSE, self.accept, primary=True)
        self.resize(*_SIZE)

    def _fill(self) -> None:
        table, worn = self.table, tokens()
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(words.RESULT_COLUMNS)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(120)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setStretchLastSection(True)
        for place, result in enumerate(self._results):
            for column, text in enumerate(self._cells(result)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == 1:
                    item.setForeground(QColor(worn.ink(Tone.OK if result.is_done else Tone.BAD)))
                table.setItem(place, column, item)

    @staticmethod
    def _cells(result: ActionResult) -> tuple[str, ...]:
        return (result.name, words.DONE if result.is_done else words.NOT_DONE, result.told)

    def _on_copy(self) -> None:
        rows = (words.RESULT_COLUMNS, *(self._cells(result) for result in self._results))
        QGuiApplication.clipboard().setMimeData(clipboard_table(rows))
        self._copy.setText(words.COPIED)


def show_results(parent: QWidget | None, title: str, results: Sequence[ActionResult]) -> ResultDialog:
    made = ResultDialog(title, results, parent)
    made.open()
    return made


def _is_done(result: ActionResult) -> bool:
    return result.is_done
