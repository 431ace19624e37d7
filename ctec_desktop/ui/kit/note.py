"""A sentence on a coloured ground."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import selectable
from ctec_desktop.ui.kit.theme import set_look, tokens
from ctec_desktop.ui.kit.tokens import Gap, Tone

NOTE_ICONS = {
    Tone.PLAIN: "info",
    Tone.MUTED: "info",
    Tone.ACCENT: "info",
    Tone.OK: "ok",
    Tone.WARN: "warning",
    Tone.BAD: "error",
}


class Note(QFrame):
    """Stays until it is taken back."""

    def __init__(self, text: str = "", tone: Tone = Tone.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel()
        self._text = selectable("")
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.M, Gap.S, Gap.M, Gap.S)
        row.setSpacing(Gap.S)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.setProperty("note", "true")
        self.say(text, tone)

    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, tone: Tone = Tone.ACCENT) -> None:
        """Shows the sentence; an empty one hides the note."""
        self._text.setText(text)
        self._sign.setPixmap(icon(NOTE_ICONS[tone], tokens().ink(tone), 18).pixmap(18, 18))
        set_look(self, tone=str(tone))
        set_look(self._text, tone=str(tone) if tone in (Tone.WARN, Tone.BAD) else "")
        self.setVisible(bool(text))
