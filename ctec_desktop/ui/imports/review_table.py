"""The table of a review: ticks by click or Space, and no Enter that would carry the import out by mistake."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ctec_desktop.ui.imports.review import Group
from ctec_desktop.ui.imports.review_delegate import ReviewDelegate
from ctec_desktop.ui.imports.review_model import ReviewModel
from ctec_desktop.ui.kit.tokens import HEADER_HEIGHT

_LINES: Final = {Group.NEW: 1, Group.SAME: 1, Group.CHANGED: 1, Group.HELD: 3, Group.REFUSED: 2, Group.ABSENT: 1}
_ROOM: Final = 16
_FULL_WIDTH: Final = 960
_LEAST_SHARE: Final = 0.72
_LEAST_HEIGHT: Final = 150
_LEAST_HEIGHT_OVER_A_FORM: Final = 112
# Widths of all columns but the last, which takes what is left.
_WIDTHS: Final = {
    Group.NEW: (56, 220, 280),
    Group.SAME: (56, 220, 280),
    Group.CHANGED: (56, 200, 130, 230),
    Group.HELD: (108, 52, 180, 70, 172),
    Group.REFUSED: (56, 188, 76, 176),
    Group.ABSENT: (180, 140, 180, 120, 106, 150),
}
# Where nothing is said of the rows in sight, their own words take the room.
_QUIET_WIDTHS: Final = dict.fromkeys((Group.NEW, Group.SAME), (56, 350, 420))
_LOOKED_AT: Final = 100


class ReviewTable(QTableView):
    """Says which line the person stands on; the pane below reads it out in full."""

    line_chosen = Signal(str)

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._widths: tuple[int, ...] = _WIDTHS[Group.NEW]
        self._build()
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def _build(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(ReviewDelegate(self._model, self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setFixedHeight(HEADER_HEIGHT)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setMinimumSectionSize(48)

    def dress(self, group: Group) -> None:
        """Takes the widths and heights that suit a group's columns."""
        self._widths = _QUIET_WIDTHS[group] if group in _QUIET_WIDTHS and self._is_quiet() else _WIDTHS[group]
        self.setMinimumHeight(_LEAST_HEIGHT if group is not Group.ABSENT else _LEAST_HEIGHT_OVER_A_FORM)
        self._share_width()
        height = self.fontMetrics().lineSpacing() * _LINES[group] + _ROOM
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self.line_chosen.emit("")

    def _share_width(self) -> None:
        """On a narrow or magnified screen every column gives way a little, so that the sentence keeps its room."""
        share = min(1.0, max(_LEAST_SHARE, self.viewport().width() / _FULL_WIDTH))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, max(round(width * share), self.horizontalHeader().sectionSizeHint(column)))

    def _is_quiet(self) -> bool:
        last, first_lines = self._model.columnCount() - 1, range(min(_LOOKED_AT, self._model.rowCount()))
        return not any(self._model.text_at(line, last) for line in first_lines)

    def chosen_lines(self) -> list[int]:
        """The lines a person has chosen, from the top."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({line for part in ranges for line in range(part.top(), part.bottom() + 1)})

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.has_ticks and index.column() == 0 and self._model.line(index.row()).is_first:
            self._model.tick((index.row(),), not self._model.is_ticked(index.row()))

    def _on_current_changed(self, current: QModelIndex) -> None:
        self.line_chosen.emit(self._model.line(current.row()).full if current.isValid() else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        lines = self.chosen_lines()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        elif event.key() == Qt.Key.Key_Space and self._model.has_ticks and lines:
            self._model.tick(lines, not all(self._model.is_ticked(line) for line in lines))
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        """Content with its least height, so that a small screen need not scroll the step; it takes what is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typing letters does not jump about."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
