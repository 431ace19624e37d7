"""The field a password is typed into."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ctec_desktop.ui.kit.eye import Eye
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.wording import kit as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class PasswordEdit(LineEdit):
    """A password, hidden unless the eye is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._eye = Eye(self, words.SHOW_PASSWORD)
        self._eye.setCheckable(True)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye.toggled.connect(self._on_eye_toggled)

    def show_text(self, is_shown: bool) -> None:
        """As pressing the eye; for a box the keyboard can reach."""
        self._eye.setChecked(is_shown)

    def _on_eye_toggled(self, is_shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._eye.take_place()
