"""The rail at the left: where to go."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.page import PageEntry
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import RAIL_NARROW, RAIL_WIDE, Gap
from ctec_desktop.ui.shell.brand import Brand
from ctec_desktop.ui.shell.rail_button import RailButton
from ctec_desktop.wording import shell as words


class Rail(QFrame):
    """Says which entry was chosen, by its key."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[PageEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {entry.key: RailButton(entry.title, entry.icon, self) for entry in entries}
        self._brand = Brand()
        self._is_narrow = False
        self._build(entries)
        for entry in entries:
            self._buttons[entry.key].setVisible(not entry.is_held_back)
        for key, made in self._buttons.items():
            made.clicked.connect(partial(self._on_clicked, key))

    def _build(self, entries: Sequence[PageEntry]) -> None:
        self.setObjectName("rail")
        self.setAccessibleName(words.RAIL)
        self.setFixedWidth(RAIL_WIDE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, Gap.S)
        whole.setSpacing(0)
        whole.addWidget(self._brand)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Gap.M, 0, Gap.M, Gap.XS)
        column.setSpacing(Gap.XS)
        for entry in entries:
            if not entry.at_foot:
                column.addWidget(self._buttons[entry.key])
        # Without a factor of its own: the entries grow to their full height first.
        column.addStretch()
        for entry in entries:
            if entry.at_foot:
                column.addWidget(self._buttons[entry.key])
        self._area = Scrolled(inside)
        # A bar would take half of the narrow rail; wheel and keys scroll it all the same.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self._area, 1)

    def set_current(self, key: str) -> None:
        self._buttons[key].setChecked(True)
        self._area.ensureWidgetVisible(self._buttons[key], 0, Gap.S)

    def show_entry(self, key: str, is_shown: bool) -> None:
        """Offers an entry, or takes it away."""
        self._buttons[key].setVisible(is_shown)

    def set_narrow(self, is_narrow: bool) -> None:
        """Shows only the icons, for small screens and large scaling."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setFixedWidth(RAIL_NARROW if is_narrow else RAIL_WIDE)
        self._brand.set_narrow(is_narrow)
        for made in self._buttons.values():
            made.set_narrow(is_narrow)

    def _on_clicked(self, key: str, *_: object) -> None:
        self.chosen.emit(key)
