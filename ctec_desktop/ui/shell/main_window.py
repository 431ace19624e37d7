"""The main window: the rail, the page gone to, the top and the bottom line. It only leads from page to page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.job_bar import JobBar
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext, PageEntry, Visited
from ctec_desktop.ui.kit.tokens import Scheme, Tone
from ctec_desktop.ui.shell.look import Look
from ctec_desktop.ui.shell.rail import Rail
from ctec_desktop.ui.shell.top_line import TopLine
from ctec_desktop.ui.shell.window_memory import WindowMemory
from ctec_desktop.wording import shell as words

_NARROW_BELOW = 1080


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What the main window is put together from.

    Args:
        entries: the pages, in the order of the rail.
        jobs, hub: shared by all pages.
        look: light or dark.
        memory: what is kept between two starts.
        open_crash_folder: shows the folder of error reports.
        show_about: opens the dialog about the program; is given the window.
    """

    entries: Sequence[PageEntry]
    jobs: JobRunner
    hub: QtChangeHub
    look: Look
    memory: WindowMemory
    open_crash_folder: Callable[[], object]
    show_about: Callable[[QWidget], object]


class MainWindow(QMainWindow):
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, parts: WindowParts, school: str = "", user: str = "") -> None:
        super().__init__()
        self._parts = parts
        self._entries = {entry.key: entry for entry in parts.entries}
        self._pages: dict[str, QWidget] = {}
        self._here = ""
        self._rail = Rail(parts.entries)
        self._top = TopLine(school, user)
        self._stack = QStackedWidget()
        self._bar = JobBar(parts.jobs)
        self._context = PageContext(parts.jobs, parts.hub, self.go, self._bar.say)
        self._build(school)
        self._connect()

    def _build(self, school: str) -> None:
        self.setWindowTitle(words.window_title(school))
        self.setMinimumSize(640, 360)
        self._stack.setObjectName("page")
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top)
        right.addWidget(self._stack, 1)
        right.addWidget(self._bar)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
        self._top.set_scheme(self._parts.look.scheme)
        if not self.restoreGeometry(self._parts.memory.geometry):
            available = self.screen().availableSize()
            self.resize(QSize(1366, 820).boundedTo(available))

    def _connect(self) -> None:
        self._rail.chosen.connect(self._on_chosen)
        self._top.scheme_chosen.connect(self._on_scheme_chosen)
        self._top.about_asked.connect(self._on_about_asked)
        self._top.crash_folder_asked.connect(self._on_crash_folder_asked)
        self._parts.look.changed.connect(self._top.redress)
        for number, key in enumerate(tuple(self._entries)[:9], 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.go, key, None))

    @property
    def context(self) -> PageContext:
        """What pages are built with."""
        return self._context

    def keys(self) -> tuple[str, ...]:
        """The pages there are."""
        return tuple(self._entries)

    def current_key(self) -> str:
        return self._here

    def page(self, key: str) -> QWidget:
        """The page, built on first asking."""
        if key not in self._pages:
            made = self._entries[key].build(self._context)
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def go(self, key: str, what: object = None) -> None:
        """Shows a page and hands it what the person came to see."""
        page = self.page(key)
        self._here = key
        self._rail.set_current(key)
        self._stack.setCurrentWidget(page)
        if isinstance(page, Visited):
            page.visit(what)
        self.page_shown.emit(key)

    def set_school(self, school: str) -> None:
        self._top.set_school(school)
        self.setWindowTitle(words.window_title(school))

    def set_term(self, text: str) -> None:
        """Says the school year beside the school's name."""
        self._top.set_term(text)

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Shows a line at the bottom."""
        self._bar.say(text, tone)

    def set_standing(self, text: str) -> None:
        """Shows a standing fact at the lower right, such as the last backup."""
        self._bar.set_right(text)

    def _on_chosen(self, key: str) -> None:
        self.go(key)

    def _on_scheme_chosen(self, scheme: Scheme) -> None:
        self._parts.look.choose(scheme)

    def _on_about_asked(self) -> None:
        self._parts.show_about(self)

    def _on_crash_folder_asked(self) -> None:
        self._parts.open_crash_folder()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rail.set_narrow(self.width() < _NARROW_BELOW)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._parts.memory.geometry = self.saveGeometry()
        self._parts.memory.flush()
        self.closing.emit()
        super().closeEvent(event)
