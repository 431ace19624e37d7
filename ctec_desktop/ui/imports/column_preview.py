"""The first rows of a sheet, with a choice above each column of what it is."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from ctec_desktop.domain.import_plan import ColumnChoices, ColumnOffer, SheetLayout
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.fonts import weighted
from ctec_desktop.ui.kit.theme import set_look, tokens
from ctec_desktop.ui.kit.tokens import HEADER_HEIGHT, Gap
from ctec_desktop.wording import import_wizard as words

_CHOICE_ROW, _HEADING_ROW, _FIRST_SAMPLE = range(3)
_CHOICE_HEIGHT: Final = 48
_ROW_HEIGHT: Final = 32
_WIDTH: Final = 176
_READ_ONLY: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class FieldCombo(ComboBox):
    """What one column is; says when a person reaches it by key, so that it can be brought into sight."""

    reached = Signal()

    @override
    def focusInEvent(self, e: QFocusEvent) -> None:
        super().focusInEvent(e)
        self.reached.emit()


class ColumnPreview(QTableWidget):
    """`chosen` says that a person changed what a column is; `moved` that a field was taken from another column."""

    chosen = Signal()
    moved = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[ColumnOffer, ...] = ()
        self._combos: list[FieldCombo] = []
        self._fields = QStandardItemModel(self)
        self._build()

    def _build(self) -> None:
        self.setObjectName("column_preview")
        self.setAccessibleName(words.PREVIEW)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setMinimumHeight(HEADER_HEIGHT + _CHOICE_HEIGHT + 4 * _ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER_HEIGHT - 8)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionsClickable(False)
        self.verticalHeader().setHighlightSections(False)

    def show_layout(self, layout: SheetLayout) -> None:
        """Begins anew with this proposal."""
        self.clear()
        self._columns = layout.columns
        self._fill_fields(layout)
        samples = max((len(column.samples) for column in layout.columns), default=0)
        self.setColumnCount(len(layout.columns))
        self.setRowCount(_FIRST_SAMPLE + samples)
        self.setHorizontalHeaderLabels([column.letter for column in layout.columns])
        numbers = [str(layout.header_row + 1 + number) for number in range(samples)]
        self.setVerticalHeaderLabels([words.FIELD_ROW, words.HEADING_ROW, *numbers])
        self._combos = [self._combo(position, column) for position, column in enumerate(layout.columns)]
        for position, column in enumerate(layout.columns):
            self._fill_column(position, column)
        self.setRowHeight(_CHOICE_ROW, _CHOICE_HEIGHT)
        for row in range(_HEADING_ROW, self.rowCount()):
            self.setRowHeight(row, _ROW_HEIGHT)
        self._redress()

    def combo(self, letter: str) -> FieldCombo:
        """The choice above a column."""
        return self._combos[[column.letter for column in self._columns].index(letter)]

    def choices(self) -> ColumnChoices:
        """What every column is as things stand."""
        return tuple(
            (column.letter, str(combo.currentData())) for column, combo in zip(self._columns, self._combos, strict=True)
        )

    def _fill_fields(self, layout: SheetLayout) -> None:
        """One list for all columns; the one before goes with the choices that showed it."""
        self._fields.deleteLater()
        self._fields = QStandardItemModel(self)
        for key, label in (("", words.LEFT_OUT), *((field.key, field.label) for field in layout.fields)):
            item = QStandardItem(label)
            item.setData(key, Qt.ItemDataRole.UserRole)
            self._fields.appendRow(item)

    def _combo(self, position: int, column: ColumnOffer) -> FieldCombo:
        combo = FieldCombo()
        combo.setModel(self._fields)
        combo.setAccessibleName(f"{words.column_name(column.letter, column.heading)}{words.FIELD_ROW}")
        combo.setCurrentIndex(max(combo.findData(column.field), 0))
        self.setCellWidget(_CHOICE_ROW, position, _with_margin(combo))
        combo.currentIndexChanged.connect(self._on_chosen)
        combo.reached.connect(self._on_reached)
        return combo

    def _fill_column(self, position: int, column: ColumnOffer) -> None:
        self.setColumnWidth(position, _WIDTH)
        for row, text in enumerate((column.heading, *column.samples), _HEADING_ROW):
            item = QTableWidgetItem(text)
            item.setFlags(_READ_ONLY)
            item.setToolTip(text)
            self.setItem(row, position, item)

    def _redress(self) -> None:
        """Columns that are left out step back."""
        worn = tokens()
        strong = weighted(self.font(), self.font().pixelSize(), QFont.Weight.DemiBold)
        for position, combo in enumerate(self._combos):
            is_used = bool(combo.currentData())
            set_look(combo, quiet="" if is_used else "true")
            for row in range(_HEADING_ROW, self.rowCount()):
                if (item := self.item(row, position)) is not None:
                    item.setForeground(QColor(worn.text if is_used else worn.sub))
                    if row == _HEADING_ROW:
                        item.setFont(strong)
                        item.setBackground(QColor(worn.hover))

    def _on_chosen(self, _index: int) -> None:
        """A field belongs to one column: choosing it here takes it from there."""
        chosen = self.sender()
        assert isinstance(chosen, FieldCombo)
        key = chosen.currentData()
        here = self._combos.index(chosen)
        for position, combo in enumerate(self._combos):
            if position != here and key and combo.currentData() == key:
                combo.blockSignals(True)
                combo.setCurrentIndex(0)
                combo.blockSignals(False)
                self.moved.emit(chosen.currentText(), self._columns[here].letter, self._columns[position].letter)
        self._redress()
        self.chosen.emit()

    def _on_reached(self) -> None:
        reached = self.sender()
        assert isinstance(reached, FieldCombo)
        self.scrollTo(self.model().index(_CHOICE_ROW, self._combos.index(reached)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redress()


def _with_margin(combo: FieldCombo) -> QWidget:
    """A choice that does not touch its neighbours."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(Gap.XS, Gap.XS, Gap.XS, Gap.XS)
    row.addWidget(combo)
    return holder
