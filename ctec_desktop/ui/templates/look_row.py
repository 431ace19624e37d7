"""How a written block or a grid is set: depth, place and weight, or widths, heading and height of rows."""

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QWidget

from ctec_desktop.domain.template import MAX_LEVEL, Align, BlockKind, Look
from ctec_desktop.domain.template_reading import MAX_ROW_MM
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import template_editor as words

_MOST_HEAD_ROWS: Final = 3


class LookRow(QWidget):
    """Says `changed` when the person chose another look."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self.level, self.align, self.strong = ComboBox(), ComboBox(), CheckBox(words.STRONG)
        self.columns, self.head_rows, self.row_mm = LineEdit(), QSpinBox(), QSpinBox()
        self._written, self._grid = QWidget(), QWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        for number in range(MAX_LEVEL + 1):
            self.level.addItem(words.LEVELS[number], number)
        for align in Align:
            self.align.addItem(words.ALIGNS[align.value], align)
        self.level.setAccessibleName(words.LEVEL)
        self.align.setAccessibleName(words.ALIGN)
        self.head_rows.setRange(0, _MOST_HEAD_ROWS)
        self.row_mm.setRange(0, MAX_ROW_MM)
        self.row_mm.setSpecialValueText(words.AS_NEEDED)
        for spin in (self.head_rows, self.row_mm):
            # The style sheet's padding does not reach the line inside a spin box.
            spin.lineEdit().setTextMargins(Gap.S, 0, 0, 0)
        for editor, name in (
            (self.columns, words.COLUMNS),
            (self.head_rows, words.HEAD_ROWS),
            (self.row_mm, words.ROW_MM),
        ):
            editor.setAccessibleName(name)
        self.columns.setToolTip(words.COLUMNS_HINT)
        self.columns.setAccessibleDescription(words.COLUMNS_HINT)
        _line(self._written, (self.level, self.align, self.strong))
        named = (label(words.COLUMNS, "sub"), self.columns, label(words.HEAD_ROWS, "sub"), self.head_rows)
        _line(self._grid, (*named, label(words.ROW_MM, "sub"), self.row_mm))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._written)
        whole.addWidget(self._grid)

    def _connect(self) -> None:
        self.level.currentIndexChanged.connect(self._on_changed)
        self.align.currentIndexChanged.connect(self._on_changed)
        self.strong.toggled.connect(self._on_changed)
        self.columns.editingFinished.connect(self._on_changed)
        self.head_rows.valueChanged.connect(self._on_changed)
        self.row_mm.valueChanged.connect(self._on_changed)

    def show_look(self, kind: BlockKind, look: Look) -> None:
        """Shows how a block is set without saying so; other kinds have nothing to set."""
        self._look = look
        self._written.setVisible(kind is BlockKind.WRITTEN)
        self._grid.setVisible(kind is BlockKind.GRID)
        self.setVisible(kind in (BlockKind.WRITTEN, BlockKind.GRID))
        with QSignalBlocker(self):
            self.level.setCurrentIndex(look.level)
            self.align.setCurrentIndex(self.align.findData(look.align))
            self.strong.setChecked(look.is_strong)
            self.columns.setText(",".join(f"{share:g}" for share in look.columns))
            self.head_rows.setValue(look.head_rows)
            self.row_mm.setValue(round(look.row_mm))

    def look(self) -> Look:
        """What is chosen; widths that cannot be read, or are not as many as the columns, stay as they were."""
        return Look(
            level=int(self.level.currentData()),
            align=Align(self.align.currentData()),
            is_strong=self.strong.isChecked(),
            columns=self._shares(),
            head_rows=self.head_rows.value(),
            row_mm=float(self.row_mm.value()),
        )

    def _shares(self) -> tuple[float, ...]:
        known = self._look.columns
        typed = self.columns.text().replace("，", ",").split(",")
        try:
            shares = tuple(float(part) for part in typed)
        except ValueError:
            return known
        return shares if len(shares) == len(known) and all(0 < share <= 100 for share in shares) else known

    def _on_changed(self) -> None:
        self._look = self.look()
        self.changed.emit()
        self.columns.setText(",".join(f"{share:g}" for share in self._look.columns))


def _line(holder: QWidget, widgets: tuple[QWidget, ...]) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Gap.S)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
