"""The recovery key, shown once: saved as a sheet to be printed, or written down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import button, label, selectable
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import first_run as words
from ctec_desktop.wording import kit as kit_words


class KeyStep(QWidget):
    """Says `kept_changed` when the key has been dealt with or no longer counts as such."""

    kept_changed = Signal()
    save_asked = Signal()
    open_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.written = CheckBox(words.KEY_WRITTEN)
        self.save_button = button(words.KEY_SAVE, primary=True, icon_name="export")
        self.open_button = button(words.KEY_OPEN, icon_name="print")
        self.copy_button = button(words.KEY_COPY, icon_name="copy")
        self._key = selectable("", "mono")
        self._is_saved = False
        self._build()
        self.written.toggled.connect(self.kept_changed)
        self.save_button.clicked.connect(self.save_asked)
        self.open_button.clicked.connect(self.open_asked)
        self.copy_button.clicked.connect(self._on_copy)

    def _build(self) -> None:
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key.setAccessibleName(words.RECOVERY_KEY)
        box = QFrame()
        box.setProperty("card", "true")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        inside.addWidget(self._key)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        for made in (self.save_button, self.open_button, self.copy_button):
            line.addWidget(made)
        line.addStretch(1)
        self.open_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(Note(words.KEY_LEAD, Tone.WARN))
        column.addWidget(box)
        column.addLayout(line)
        column.addWidget(label(words.KEY_HINT, "sub", wrap=True))
        column.addWidget(self.written)
        column.addStretch(1)

    def show_key(self, key: str) -> None:
        self._key.setText("\n".join(("  ".join(key.split("-")[:4]), "  ".join(key.split("-")[4:]))))
        self._key.setProperty("key", key)
        self._is_saved = False
        self.written.setChecked(False)
        self.open_button.hide()

    def key(self) -> str:
        return str(self._key.property("key") or "")

    def set_saved(self) -> None:
        """The sheet lies on the disk."""
        self._is_saved = True
        self.open_button.show()
        self.kept_changed.emit()

    def is_kept(self) -> bool:
        return self._is_saved or self.written.isChecked()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.key())
        self.copy_button.setText(kit_words.COPIED)
