"""Last step of issuing: what was issued, where the files are, who was left out and why."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.ui.agreements.issue_step import ProblemList
from ctec_desktop.ui.kit.labels import button, label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import printing as printing_words

if TYPE_CHECKING:
    from ctec_desktop.services.agreements import IssueReport


class IssuedStep(QWidget):
    """Says `print_asked` with an agreement of the part that is to be printed."""

    print_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note()
        self.refused = ProblemList(words.REFUSED)
        self._files = QVBoxLayout()
        self._refused_title = label(words.REFUSED, "strong")
        self._build()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        inside.setSpacing(Gap.S)
        inside.addWidget(label(words.FILES, "strong"))
        inside.addLayout(self._files)
        inside.addWidget(label(words.PRINT_HINT, "sub", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(self.note)
        column.addWidget(card)
        column.addWidget(self._refused_title)
        column.addWidget(self.refused, 1)
        column.addStretch(0)

    def show_report(self, report: "IssueReport") -> None:
        """Shows what came of it."""
        if report.agreements:
            self.note.say(words.issued_line(report.agreements, report.pages), Tone.OK)
        else:
            self.note.say(words.written_again(len(report.files)), Tone.ACCENT)
        self._add_printing(report.in_parts)
        self._add_files(report.files)
        self._refused_title.setVisible(bool(report.refused))
        self.refused.setVisible(bool(report.refused))
        self.refused.show_problems(report.refused, words.NONE_LEFT_OUT)

    def _add_printing(self, in_parts: Sequence[int]) -> None:
        """One button for each merged part, whatever files were written."""
        for number, agreement_id in enumerate(in_parts, 1):
            text = printing_words.PRINT_ALL if len(in_parts) == 1 else printing_words.print_part(number, len(in_parts))
            made = button(text, primary=number == 1, icon_name="print")
            made.clicked.connect(partial(self._on_print, agreement_id))
            line = QHBoxLayout()
            line.addWidget(made)
            line.addStretch(1)
            self._files.addLayout(line)

    def _on_print(self, agreement_id: int, *_: object) -> None:
        self.print_asked.emit(agreement_id)

    def _add_files(self, files: Sequence[Path]) -> None:
        for path in files:
            line = QHBoxLayout()
            line.setSpacing(Gap.S)
            line.addWidget(selectable(str(path)), 1)
            opened = button(words.OPEN_PDF, icon_name="file")
            opened.clicked.connect(partial(_open, path))
            folder = button(kit_words.OPEN_FOLDER, icon_name="folder")
            folder.clicked.connect(partial(_open, path.parent))
            line.addWidget(opened)
            line.addWidget(folder)
            self._files.addLayout(line)


def _open(path: Path, *_: object) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
