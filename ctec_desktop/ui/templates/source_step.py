"""Where a text comes from: which paper it is to be, a file, or what was pasted; or work that was begun before."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.services.texts import KeptWork
from ctec_desktop.ui.kit.choose_files import choose_file
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.labels import button, field_name, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.text_edit import TextEdit
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import text_page as words


class SourceStep(QWidget):
    """Emits `file_taken` with a path, `text_taken` with what was pasted, `going_on` for work begun before."""

    file_taken = Signal(object)
    text_taken = Signal(str)
    going_on = Signal()
    giving_up = Signal()
    paper_chosen = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = ComboBox()
        self.kept = Note()
        self.go_on_button = button(words.GO_ON)
        self.give_up_button = button(words.GIVE_UP)
        self.choose_button = button(words.CHOOSE, primary=True, icon_name="folder")
        self.pasted = TextEdit()
        self.take_button = button(words.TAKE_PASTED)
        self.note = Note()
        self._build(key)
        self.paper.currentIndexChanged.connect(self._on_paper)
        self.go_on_button.clicked.connect(self.going_on)
        self.give_up_button.clicked.connect(self._on_give_up)
        self.choose_button.clicked.connect(self._on_choose)
        self.take_button.clicked.connect(self._on_take)

    def _build(self, key: str) -> None:
        self.paper.setAccessibleName(words.PAPER)
        for paper in PAPERS.values():
            self.paper.addItem(paper.name, paper.key)
        self.paper.setCurrentIndex(self.paper.findData(key))
        self.pasted.setAccessibleName(words.PASTE)
        self.pasted.setPlaceholderText(words.PASTE_HINT)
        self.pasted.setMinimumHeight(120)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(field_name(words.PAPER, self.paper))
        line.addWidget(self.paper)
        line.addWidget(self.choose_button)
        line.addStretch(1)
        going_on = QHBoxLayout()
        going_on.setSpacing(Gap.S)
        going_on.addWidget(self.kept, 1)
        going_on.addWidget(self.go_on_button)
        going_on.addWidget(self.give_up_button)
        taking = QHBoxLayout()
        taking.addWidget(self.take_button)
        taking.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.LEAD, "sub", wrap=True))
        column.addLayout(line)
        column.addLayout(going_on)
        column.addWidget(self.note)
        column.addWidget(field_name(words.PASTE, self.pasted))
        column.addWidget(self.pasted, 1)
        column.addLayout(taking)
        self.show_kept(None)

    def key(self) -> str:
        """Which paper the text is to be."""
        return str(self.paper.currentData())

    def show_kept(self, kept: KeptWork | None) -> None:
        """Names the work begun before on this paper."""
        told = ""
        if kept is not None:
            told = words.kept_line(kept.found.source.file_name, kept.kept_by, kept.kept_at_utc.astimezone(CHINA))
        self.kept.say(told)
        self.go_on_button.setVisible(kept is not None)
        self.give_up_button.setVisible(kept is not None)

    def _on_paper(self, _index: int) -> None:
        self.paper_chosen.emit(self.key())

    def _on_choose(self) -> None:
        made = choose_file(self, words.CHOOSE_TITLE, words.FILE_FILTERS, self._on_file)
        made.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def _on_file(self, path: Path) -> None:
        self.file_taken.emit(path)

    def _on_give_up(self) -> None:
        confirm(self, words.GIVE_UP_TITLE, words.GIVE_UP_LEAD, words.GIVE_UP, self.giving_up.emit, danger=True)

    def _on_take(self) -> None:
        text = self.pasted.toPlainText()
        if text.strip():
            self.text_taken.emit(text)
        else:
            self.note.say(words.PASTE_EMPTY, Tone.WARN)
