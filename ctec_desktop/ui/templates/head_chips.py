"""The nine heads of article 15 as chips, for the piece of text the person stands on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ctec_desktop.domain.template import MANDATORY_HEADS
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.wording import text_page as words


class HeadChips(QWidget):
    """The nine heads of article 15 for the current piece."""

    toggled = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lead = label(words.HEADS, "sub")
        self.chips = {head: button(words.head_chip(head), look="chip") for head in MANDATORY_HEADS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.lead, 0, 0, 1, 2)
        for n, (head, chip) in enumerate(self.chips.items()):
            chip.setCheckable(True)
            chip.setToolTip(words.head_tip(head))
            chip.setAccessibleName(words.head_tip(head))
            chip.setProperty("head", head)
            chip.clicked.connect(self._on_clicked)
            grid.addWidget(chip, 1 + n // 2, n % 2, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(1, 1)

    def show_heads(self, heads: frozenset[int], *, may_change: bool) -> None:
        self.lead.setText(words.HEADS if may_change else words.NO_HEADS)
        for head, chip in self.chips.items():
            chip.setChecked(head in heads)
            chip.setEnabled(may_change)

    def _on_clicked(self, is_checked: bool) -> None:
        chip = self.sender()
        self.toggled.emit(int(chip.property("head")), is_checked)
