"""The manual in a window of its own: contents and search at the left, the page at the right, all of it as one PDF."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from ctec_desktop.domain.manual import Manual, words_of
from ctec_desktop.services.manual import save_manual
from ctec_desktop.ui.help.contents_tree import ContentsTree
from ctec_desktop.ui.help.page_view import PageView
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import help as words
from ctec_desktop.wording import kit

_SIZE: Final = (1040, 720)
_KEYS: Final = (("Alt+Left", "back"), ("Alt+Right", "forward"), ("Ctrl+F", "look_for"))


class HelpWindow(Dialog):
    """Opened beside the other windows; one may go on working with the page in sight.

    Args:
        jobs: writes the PDF off the window's thread.
    """

    def __init__(self, manual: Manual, jobs: JobRunner) -> None:
        super().__init__(words.TITLE, None, 560)
        self._manual = manual
        self._jobs = jobs
        self._trail: list[str] = []
        self._at = -1
        self._saved: Path | None = None
        self.search = SearchEdit(words.SEARCH)
        self.search.setAccessibleName(words.SEARCH_NAME)
        self.contents = ContentsTree()
        self.view = PageView()
        self.back_button = button(words.BACK)
        self.forward_button = button(words.FORWARD)
        self.note = Note("")
        self._nothing = label(words.NOTHING, "sub", wrap=True)
        self._build()
        self._connect()
        self.contents.fill(manual.find(""))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.back_button)
        top.addWidget(self.forward_button)
        top.addWidget(self.search, 1)
        left = QVBoxLayout()
        left.addWidget(self._nothing)
        left.addWidget(self.contents, 1)
        row = QHBoxLayout()
        row.setSpacing(Gap.M)
        row.addLayout(left, 3)
        row.addWidget(self.view, 8)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addLayout(row, 1)
        self._nothing.hide()
        self.save_button = self.add_button(words.SAVE_PDF, self._on_save_asked, at_left=True)
        self.open_button = self.add_button(words.OPEN_PDF, self._on_open_asked, at_left=True)
        self.open_button.hide()
        self.add_button(kit.CLOSE, self.accept)
        self.search.draw_icon()
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.contents.chosen.connect(self.go)
        self.view.page_asked.connect(self.go)
        self.search.settled.connect(self._on_search_settled)
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        for keys, name in _KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(getattr(self, name))

    @property
    def key(self) -> str:
        """The page that is open."""
        return self._trail[self._at]

    def go(self, key: str) -> None:
        """Opens a page; those one had gone back from are forgotten."""
        if self._at < 0 or key != self.key:
            del self._trail[self._at + 1 :]
            self._trail.append(key)
            self._at += 1
        self._show()

    def back(self) -> None:
        self._step(-1)

    def forward(self) -> None:
        self._step(1)

    def look_for(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def save_to(self, target: Path) -> None:
        """Writes the whole manual as one PDF."""
        self.save_button.setEnabled(False)
        self.note.say(words.SAVING)
        self._jobs.start(
            words.SAVING, partial(save_manual, target), partial(self._on_saved, target), self._on_not_saved
        )

    def _step(self, by: int) -> None:
        if 0 <= self._at + by < len(self._trail):
            self._at += by
            self._show()

    def _show(self) -> None:
        page = self._manual.page(self.key)
        self.view.show_page(page, words_of(self.search.text()))
        self.contents.set_current(self.key)
        self.setWindowTitle(f"{page.title} - {words.TITLE}")
        self.back_button.setEnabled(self._at > 0)
        self.forward_button.setEnabled(self._at + 1 < len(self._trail))

    def _on_search_settled(self, text: str) -> None:
        found = self._manual.find(text)
        self.contents.fill(found)
        self._nothing.setVisible(not found)
        if found and self.key not in self.contents.page_keys():
            self.go(found[0].page.key)
        else:
            self._show()

    def _on_save_asked(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        choose_target(self, words.SAVE_PDF, Path(folder) / words.FILE_NAME, (words.PDF_FILES,), self.save_to)

    def _on_saved(self, target: Path, pages: int) -> None:
        self._saved = target
        self.save_button.setEnabled(True)
        self.open_button.show()
        self.note.say(words.saved_line(str(target), pages), Tone.OK)

    def _on_open_asked(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _on_not_saved(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.note.say("")
        show_error(self, words.FAILED, error)

    @override
    def open(self) -> None:
        self.open_beside()
