"""The field a password is typed into."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.wording import kit as words


class PasswordEdit(LineEdit):
    """A password, hidden unless the eye is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._eye = QAction(words.SHOW_PASSWORD, self)
        self._eye.setCheckable(True)
        self._eye.setIcon(icon("eye", tokens().sub, 16))
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._eye.toggled.connect(self._on_eye_toggled)

    def show_text(self, is_shown: bool) -> None:
        """As pressing the eye; for a box the keyboard can reach."""
        self._eye.setChecked(is_shown)

    def _on_eye_toggled(self, is_shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
