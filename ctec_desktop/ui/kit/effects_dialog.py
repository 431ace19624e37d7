"""What a save does to signed agreements, shown before it is kept: each field, before and after, and what is due."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ctec_desktop.kernel.errors import SeenFirst
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import amendments as words

_SIZE: Final = (820, 460)
_COLUMNS: Final = (words.FIELD, words.OLD, words.CHANGED_TO, words.AGREEMENTS, words.PAPER)
_TONES: Final = (Tone.MUTED, Tone.WARN, Tone.BAD)


class EffectsDialog(Dialog):
    """`confirm` is called when the person wants to save all the same; going back changes nothing."""

    def __init__(self, effects: SeenFirst, confirm: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(words.EFFECTS_TITLE, parent, _SIZE[0])
        self._effects = words.effect_rows(effects)
        self._confirm = confirm
        self.table = QTableWidget(len(self._effects), len(_COLUMNS))
        self._fill()
        self.body.addWidget(label(words.EFFECTS_LEAD, "sub", wrap=True))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(label(words.EFFECTS_AFTER, "sub", wrap=True))
        self.back_button = self.add_cancel(words.BACK)
        self.confirm_button = self.add_button(words.CONFIRM_EFFECTS, self._on_confirmed, primary=True)
        self.resize(*_SIZE)

    def _fill(self) -> None:
        table, worn = self.table, tokens()
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(_COLUMNS)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(120)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_COLUMNS)):
            is_said = column in (1, 2)
            mode = QHeaderView.ResizeMode.Stretch if is_said else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        for row, one in enumerate(self._effects):
            for column, text in enumerate((one.label, one.old, one.new, one.many, one.due)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if column == len(_COLUMNS) - 1:
                    item.setForeground(QColor(worn.ink(_TONES[one.weight])))
                table.setItem(row, column, item)

    def _on_confirmed(self) -> None:
        self.accept()
        self._confirm()
