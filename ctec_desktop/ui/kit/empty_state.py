"""What a page shows where there is nothing yet: one sentence, and the next thing to do."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.lettered import PASSING
from ctec_desktop.ui.kit.theme import tokens, worn
from ctec_desktop.ui.kit.tokens import Gap

_SIGN_PX = 44
# The sign, a line, a sentence of two lines and a button.
_LEAST_HEIGHT = 232


class EmptyState(QWidget):
    """Emits `action_triggered` when its button is pressed."""

    action_triggered = Signal()

    def __init__(
        self,
        sentence: str,
        *,
        hint: str = "",
        action: str = "",
        icon_name: str = "empty",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._sign = QLabel()
        self._sentence = label(sentence, "heading", wrap=True)
        self._hint = label(hint, "sub", wrap=True)
        self._action = button(action, primary=True)
        self.setProperty(PASSING, True)
        self._build()
        self._redress()
        self._action.clicked.connect(self.action_triggered)
        worn().changed.connect(self._redress)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.XL, Gap.XL, Gap.XL, Gap.XL)
        column.setSpacing(Gap.S)
        column.addStretch(2)
        for widget in (self._sign, self._sentence, self._hint):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(widget)
        column.addSpacing(Gap.S)
        self._action.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._hint.setVisible(bool(self._hint.text()))
        self._action.setVisible(bool(self._action.text()))

    def say(self, sentence: str, hint: str = "", action: str = "") -> None:
        """Changes what is said; an empty action hides the button."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._action.setText(action)
        self._action.setVisible(bool(action))

    def _redress(self) -> None:
        self._sign.setPixmap(icon(self._icon_name, tokens().handle, _SIGN_PX).pixmap(QSize(_SIGN_PX, _SIGN_PX)))
