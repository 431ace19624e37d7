"""The first page of the first start: what comes, and where the data will lie."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import first_run as words


class WelcomeStep(QWidget):
    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QFrame()
        box.setProperty("card", "true")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        inside.setSpacing(Gap.XS)
        inside.addWidget(label(words.FOLDER, "sub"))
        inside.addWidget(selectable(folder))
        inside.addWidget(label(words.FOLDER_HINT, "small", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.WELCOME, "title", wrap=True))
        column.addWidget(label(words.WELCOME_LEAD, wrap=True))
        for line in words.WELCOME_LINES:
            column.addWidget(label(line, "sub", wrap=True))
        column.addWidget(box)
        column.addWidget(Note(words.SAFE))
        column.addStretch(1)
