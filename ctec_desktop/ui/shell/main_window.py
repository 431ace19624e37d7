"""The main window: a bare frame first, then the rail, the page gone to, the top and the bottom line.

It only leads from page to page. What stands in the frame is imported when the frame is furnished, so that the frame is
on screen before anything else is loaded.
"""

from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.wording import shell as words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from ctec_desktop.ui.kit.hub import QtChangeHub
    from ctec_desktop.ui.kit.jobs import JobRunner
    from ctec_desktop.ui.kit.letters import Letters
    from ctec_desktop.ui.kit.list_desk import ListDesk
    from ctec_desktop.ui.kit.page import PageContext, PageEntry
    from ctec_desktop.ui.shell.look import Look
    from ctec_desktop.ui.shell.window_memory import WindowMemory

_NARROW_BELOW: Final = 1080
_FIRST_SIZE: Final = (1366, 820)


class WindowParts(NamedTuple):
    """What the main window is put together from.

    Args:
        entries: the pages, in the order of the rail.
        jobs, hub: shared by all pages.
        look: light or dark.
        open_crash_folder: shows the folder of error reports.
        show_about: opens the dialog about the program; is given the window.
        school, user: whose data it is and who is at work.
        find: opens the search over everything; is given the window.
        desk: keeps the looks of lists and writes them out.
        show_help: opens the manual on a page of the window, by its key.
    """

    entries: "Sequence[PageEntry]"
    jobs: "JobRunner"
    hub: "QtChangeHub"
    look: "Look"
    open_crash_folder: "Callable[[], object]"
    show_about: "Callable[[QWidget], object]"
    school: str = ""
    user: str = ""
    find: "Callable[[QWidget], object] | None" = None
    desk: "ListDesk | None" = None
    show_help: "Callable[[str], object] | None" = None


class MainWindow(QMainWindow):
    """Emits `frame_painted` once, in the turn after its first paint; has pages only after `furnish`.

    Args:
        memory: what is kept between two starts.
    """

    frame_painted = Signal()
    page_shown = Signal(str)
    closing = Signal()

    def __init__(self, memory: "WindowMemory") -> None:
        super().__init__()
        self._memory = memory
        self._is_painted = False
        self._parts: WindowParts | None = None
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, QWidget] = {}
        self._here = ""
        self.letters: Letters | None = None
        self.setWindowTitle(words.WINDOW_TITLE)
        self.setMinimumSize(480, 300)
        if not self.restoreGeometry(memory.geometry):
            self.resize(QSize(*_FIRST_SIZE).boundedTo(self.screen().availableSize()))

    def furnish(self, parts: WindowParts) -> None:
        """Puts the rail, the lines and the room for pages into the frame."""
        from PySide6.QtWidgets import QStackedWidget

        from ctec_desktop.ui.kit.job_bar import JobBar
        from ctec_desktop.ui.kit.page import PageContext
        from ctec_desktop.ui.shell.rail import Rail
        from ctec_desktop.ui.shell.top_line import TopLine

        self._parts = parts
        self._entries = {entry.key: entry for entry in parts.entries}
        self._rail: Rail = Rail(parts.entries)
        self._top: TopLine = TopLine(parts.school, parts.user, parts.look.scheme)
        self._stack: QStackedWidget = QStackedWidget()
        self._bar: JobBar = JobBar(parts.jobs)
        self._context: PageContext = PageContext(parts.jobs, parts.hub, self.go, self._bar.say, parts.desk)
        self.setWindowTitle(words.window_title(parts.school))
        self._build()
        self._connect(parts)

    def _build(self) -> None:
        from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
        self._fit_rail()

    def _connect(self, parts: WindowParts) -> None:
        self._rail.chosen.connect(self._on_chosen)
        self._top.scheme_chosen.connect(parts.look.choose)
        self._top.manual_asked.connect(self._on_manual_asked)
        self._top.about_asked.connect(self._on_about_asked)
        self._top.crash_folder_asked.connect(self._on_crash_folder_asked)
        parts.look.changed.connect(self._top.draw_icons)

    def complete(self) -> None:
        """Adds what nobody misses before the first page is on screen: icons at the top, keys for everything."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from ctec_desktop.ui.kit.letters import Letters
        from ctec_desktop.ui.shell.rail_button import RailButton
        from ctec_desktop.ui.shell.top_line import TopButton

        if self._parts is not None and self._parts.find is not None:
            self._top.add_find().clicked.connect(self._on_find_asked)
            QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._on_find_asked)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._on_manual_asked)
        self._top.draw_icons()
        for number, key in enumerate(tuple(self._entries)[:9], 1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(partial(self.go, key, None))
        self.letters = Letters(self, (RailButton, TopButton))
        self.letters.due()

    @property
    def context(self) -> "PageContext":
        """What pages are built with."""
        return self._context

    def keys(self) -> tuple[str, ...]:
        """The pages there are."""
        return tuple(self._entries)

    def current_key(self) -> str:
        return self._here

    def page(self, key: str) -> "QWidget":
        """The page, built on first asking."""
        if key not in self._pages:
            from ctec_desktop.ui.kit.scrolled import Scrolled

            made = self._entries[key].build(self._context)
            self._pages[key] = made
            self._stack.addWidget(Scrolled(made))
        return self._pages[key]

    def go(self, key: str, what: object = None) -> None:
        """Shows a page and hands it what the person came to see."""
        from ctec_desktop.ui.kit.page import Leaving, Visited

        page = self.page(key)
        left = self._pages.get(self._here, page)
        if isinstance(left, Leaving) and left is not page:
            left.leave(is_closing=False)
        self._here = key
        self._rail.set_current(key)
        self._stack.setCurrentIndex(tuple(self._pages).index(key))
        if isinstance(page, Visited):
            page.visit(what)
        self.page_shown.emit(key)

    @property
    def is_narrow(self) -> bool:
        """Whether there is only room for the icons of the rail."""
        return self.width() < _NARROW_BELOW

    def name_school(self, school: str) -> None:
        """Says in the title and at the top whose data it is."""
        self.setWindowTitle(words.window_title(school))
        self._top.name_school(school)

    def show_entry(self, key: str, is_shown: bool) -> None:
        """Offers a page in the rail, or takes it away; the page itself can be gone to all the same."""
        self._rail.show_entry(key, is_shown)

    def _fit_rail(self) -> None:
        if self._parts is not None:
            self._rail.set_narrow(self.is_narrow)

    def _on_chosen(self, key: str) -> None:
        self.go(key)

    def _on_find_asked(self) -> None:
        if self._parts is not None and self._parts.find is not None:
            self._parts.find(self)

    def _on_manual_asked(self) -> None:
        if self._parts is not None and self._parts.show_help is not None:
            self._parts.show_help(self._here)

    def _on_about_asked(self) -> None:
        if self._parts is not None:
            self._parts.show_about(self)

    def _on_crash_folder_asked(self) -> None:
        if self._parts is not None:
            self._parts.open_crash_folder()

    def _is_everything_kept(self) -> bool:
        """Has every page keep what is typed there; where one cannot, it is shown with the reason."""
        from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
        from ctec_desktop.ui.kit.page import Leaving

        for key, page in self._pages.items():
            try:
                if isinstance(page, Leaving):
                    page.leave(is_closing=True)
            except (RuleViolation, EnvironmentFault) as error:
                from ctec_desktop.ui.kit.dialogs import show_error

                self.go(key)
                show_error(self, words.NOT_KEPT, error)
                return False
        return True

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.frame_painted.emit)

    @override
    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit_rail()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        from ctec_desktop.ui.kit.scrolled import show_focused

        has_moved = super().focusNextPrevChild(next)
        show_focused(self)
        return has_moved

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if not self._is_everything_kept():
            event.ignore()
            return
        self._memory.geometry = self.saveGeometry()
        self._memory.flush()
        self.closing.emit()
        super().closeEvent(event)
