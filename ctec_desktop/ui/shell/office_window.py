"""The main window of an open office, from showing to closing."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ctec_desktop.domain.areas import Area
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.shell.main_window import MainWindow, WindowParts
from ctec_desktop.ui.shell.office_lists import OfficeLists
from ctec_desktop.ui.shell.office_pages import OfficePages

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.outcome import Change
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.help.help_window import HelpWindow
    from ctec_desktop.ui.search.finder import Finder
    from ctec_desktop.ui.search.palette import Palette
    from ctec_desktop.ui.shell.application import Running
    from ctec_desktop.ui.shell.help_desk import HelpDesk

START_PAGE = "placements"
# What can be imported first, named as its page.
_IMPORTS = ("students", "enterprises")


class OfficeWindow:
    """An office with its window, from showing to closing.

    Args:
        frame: the window if its frame is on screen already.
    """

    def __init__(
        self,
        office: "Office",
        actor: "Actor",
        running: "Running",
        when_closed: "Callable[[], object]",
        frame: MainWindow | None = None,
    ) -> None:
        self._office = office
        self._actor = actor
        self._running = running
        self._when_closed = when_closed
        running.look.dress()
        hub = QtChangeHub()
        self.jobs = JobRunner(hub=hub, on_bug=running.crash.met, on_trouble=self._on_trouble)
        self.window = MainWindow(running.memory) if frame is None else frame
        self._pages = OfficePages(office, actor, running)
        self._finder: Finder | None = None
        self._desk: HelpDesk | None = None
        self._task = ""
        entries = self._pages.entries()
        school = office.start_page.school_name(actor)
        self.window.furnish(
            WindowParts(
                entries,
                self.jobs,
                hub,
                running.look,
                self._open_crash_folder,
                _show_about,
                school,
                actor.name,
                self.open_finder,
                OfficeLists(office, actor, running.memory),
                self.open_help,
            )
        )
        hub.subscribe(frozenset({Area.SCHOOL}), self._on_school_changed)
        self.window.closing.connect(self._on_closing)
        running.crash.collect = self._collect

    def show(self) -> None:
        """Shows the start page; everything heavy is loaded after its first paint."""
        from ctec_desktop.ui.kit.list_page import ListPage

        self.window.go(START_PAGE)
        start = self.window.page(START_PAGE)
        if isinstance(start, ListPage):
            start.painted.connect(self._on_start_painted)
        self.window.show()

    def begin(self, task: str) -> None:
        """Takes the person to what they want to do first, once the window is complete: an import, or nothing."""
        self._task = task

    def _on_start_painted(self) -> None:
        """What nobody misses before the first rows are on screen."""
        from ctec_desktop.ui.shell.chinese import speak_chinese

        speak_chinese(self._running.app)
        self.window.complete()
        self._help_desk().attend()
        QTimer.singleShot(0, self.window, self._make_terms)
        QTimer.singleShot(0, self.window, self._offer_first_steps)
        QTimer.singleShot(0, self.window, self._settle_agreements)
        QTimer.singleShot(0, self.window, self._note_opening)
        if self._task in _IMPORTS:
            self.window.go(self._task)
            self._pages.open_import(self._task, self.window.context, self.window)

    def open_finder(self, parent: "QWidget") -> "Palette":
        """Opens the search over everything."""
        if self._finder is None:
            from ctec_desktop.ui.search.finder import Finder
            from ctec_desktop.ui.shell.commands import commands_of, help_commands, paper_commands

            pages = self._pages
            commands = commands_of(self.window, pages.entries(), pages.open_import, pages.open_plan)
            commands += paper_commands(self.window, pages.open_papers)
            commands += help_commands(self._help_desk())
            self._finder = Finder(self._office, self._actor, self.window.context, commands, self.window)
        return self._finder.open(parent)

    def open_help(self, topic: str) -> "HelpWindow":
        """Opens the manual on the page of a screen."""
        return self._help_desk().open(topic)

    def _help_desk(self) -> "HelpDesk":
        if self._desk is None:
            from ctec_desktop.ui.shell.help_desk import HelpDesk

            self._desk = HelpDesk(self.jobs, self.window)
        return self._desk

    def _make_terms(self) -> None:
        from ctec_desktop.ui.search.terms_work import TermsWork

        TermsWork(self._office, self._actor, self.jobs, self.window).start()

    def _settle_agreements(self) -> None:
        from ctec_desktop.ui.agreements.day_work import DayWork

        DayWork(self._office, self._actor, self.window.context, self.window).start()

    def _offer_first_steps(self) -> None:
        from ctec_desktop.ui.shell.first_steps import FirstSteps

        FirstSteps(self._office, self._actor, self.window).begin()

    def _note_opening(self) -> None:
        from ctec_desktop import __version__

        self._note("opened", __version__)

    def _on_trouble(self, error: BaseException) -> None:
        from ctec_desktop.ui.shell.crash_report import trouble_of

        self._note(*trouble_of(error))

    def _note(self, *words: str) -> None:
        from pathlib import Path

        from ctec_desktop.kernel.log import note

        note(Path(self._office.folder_name), *words)

    def _collect(self, parent: "QWidget") -> None:
        from functools import partial

        from ctec_desktop.ui.settings.collecting import Collecting

        Collecting(partial(self._office.health.collect, self._actor), self.jobs, parent).begin()

    def _open_crash_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = self._running.crash.reporter.folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _on_school_changed(self, _changes: "tuple[Change, ...]") -> None:
        self.window.name_school(self._office.start_page.school_name(self._actor))

    def _on_closing(self) -> None:
        _leave_plain_text()
        self._running.crash.collect = None
        if self._desk is not None:
            self._desk.leave()
        self.jobs.shutdown()
        self._note("closed")
        self._office.close()
        QTimer.singleShot(0, self._when_closed)


def _leave_plain_text() -> None:
    """What was copied stays to be pasted as text; a table made by Python cannot outlive Python."""
    from PySide6.QtGui import QGuiApplication

    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() and clipboard.mimeData().hasHtml():
        clipboard.setText(clipboard.text())


def _show_about(parent: "QWidget") -> None:
    from ctec_desktop import __version__
    from ctec_desktop.kernel.components import RUNTIME_DISTRIBUTIONS
    from ctec_desktop.ui.shell.about_dialog import AboutDialog, installed_components

    AboutDialog(__version__, installed_components(RUNTIME_DISTRIBUTIONS), parent).open()
