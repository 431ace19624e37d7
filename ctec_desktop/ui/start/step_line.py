"""One first step: its number or a tick, what it is, and the way there."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctec_desktop.domain.onboarding import OnboardingStep
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.theme import set_look, tokens, worn
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import start_page as words

_SIGN_PX = 24


class StepLine(QFrame):
    asked = Signal(object)

    def __init__(self, step: OnboardingStep, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        self._number = number
        self.is_done = False
        title, hint, action = words.STEPS[step]
        self._sign = QLabel(str(number))
        self._sign.setFixedWidth(_SIGN_PX + 4)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label(title, "heading")
        self.button = button(action)
        self.button.setAccessibleName(f"{title} {action}")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(label(hint, "sub", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        row.setSpacing(Gap.M)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        self.setProperty("card", "true")
        self.show_state(False, False)
        self.button.clicked.connect(self._on_clicked)
        worn().changed.connect(self._redress)

    def show_state(self, is_done: bool, is_next: bool) -> None:
        """Ticked when done; the next one to take has the strong button."""
        self.is_done = is_done
        self.setAccessibleName(words.state_line(self._title.text(), is_done))
        self._sign.setAccessibleName(words.DONE if is_done else words.NOT_DONE)
        set_look(self.button, primary="true" if is_next else "")
        self._redress()

    def _redress(self) -> None:
        if self.is_done:
            self._sign.setPixmap(icon("ok", tokens().ok, _SIGN_PX).pixmap(QSize(_SIGN_PX, _SIGN_PX)))
        else:
            self._sign.setText(str(self._number))

    def _on_clicked(self) -> None:
        self.asked.emit(self._step)
