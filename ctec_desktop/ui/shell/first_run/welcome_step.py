"""The first page of the first start: what comes, and where the data will lie."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, field_name, label, selectable
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.ui.shell.first_run.draft import Founder
from ctec_desktop.wording import first_run as words
from ctec_desktop.wording.shell import CHECK_UP


class WelcomeStep(QWidget):
    """The folder can be typed or pointed to, unless a command or a portable copy has settled it."""

    check_up_asked = Signal()
    failed = Signal(object)

    def __init__(self, founder: Founder, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._founder = founder
        self._jobs = jobs
        self.folder = LineEdit(founder.folder)
        self.choose_button = button(words.CHOOSE, icon_name="folder")
        self.check_button = button(CHECK_UP, look="flat_link")
        self._below = label("", "small", wrap=True)
        self._build()
        self.choose_button.clicked.connect(self._on_choose)
        self.check_button.clicked.connect(self.check_up_asked)
        self.folder.textEdited.connect(self._on_edited)

    def _build(self) -> None:
        box = QFrame()
        box.setProperty("card", "true")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        inside.setSpacing(Gap.XS)
        if self._founder.may_choose:
            self._build_choice(inside)
        else:
            inside.addWidget(label(words.FOLDER, "sub"))
            inside.addWidget(selectable(self._founder.folder))
            inside.addWidget(label(words.FOLDER_SETTLED[self._founder.origin], "small", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.WELCOME, "title", wrap=True))
        column.addWidget(label(words.WELCOME_LEAD, wrap=True))
        for line in words.WELCOME_LINES:
            column.addWidget(label(line, "sub", wrap=True))
        column.addWidget(box)
        column.addWidget(Note(words.SAFE))
        last = QHBoxLayout()
        last.addWidget(self.check_button)
        last.addStretch(1)
        column.addLayout(last)
        column.addStretch(1)

    def _build_choice(self, inside: QVBoxLayout) -> None:
        self.folder.setAccessibleName(words.FOLDER)
        self.folder.setAccessibleDescription(words.FOLDER_HINT)
        inside.addWidget(field_name(words.FOLDER, self.folder, "sub"))
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose_button)
        inside.addLayout(line)
        self._below.hide()
        inside.addWidget(self._below)
        inside.addWidget(label(words.FOLDER_HINT, "small", wrap=True))

    def chosen(self) -> str:
        """The folder as it stands there now, without blanks or the quotes a copied path comes in."""
        return self.folder.text().strip().strip('"“”').strip()

    def point_to(self, folder: Path) -> None:
        """Takes a folder from the dialog; where it holds other files, one of our own in it."""
        self.folder.setText(str(folder))
        self._jobs.read(partial(_suggested, self._founder, folder), self._on_suggested, self.failed.emit)

    def _on_choose(self) -> None:
        choose_folder(self, words.CHOOSE_TITLE, self.point_to)

    def _on_suggested(self, found: tuple[Path, Path]) -> None:
        asked, taken = found
        if self.chosen() != str(asked):
            return
        self.folder.setText(str(taken))
        self._below.setText(words.below_line(str(asked)) if taken != asked else "")
        self._below.setVisible(taken != asked)

    def _on_edited(self) -> None:
        self._below.hide()


def _suggested(founder: Founder, folder: Path) -> tuple[Path, Path]:
    return folder, founder.suggest(folder)
