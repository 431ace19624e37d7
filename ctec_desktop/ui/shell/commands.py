"""What the search over everything offers to do: every page, every import, and where a piece of work begins."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.ui.kit.page import PageContext, PageEntry
from ctec_desktop.ui.search.lines import Command
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.wording import help as help_words
from ctec_desktop.wording import papers_dialog as paper_words
from ctec_desktop.wording import search as words
from ctec_desktop.wording.import_nouns import words_of

if TYPE_CHECKING:
    from ctec_desktop.ui.shell.help_desk import HelpDesk

OpenImport: TypeAlias = Callable[[str, PageContext, QWidget], object]
OpenPapers: TypeAlias = Callable[[PageContext, object, QWidget], object]
OpenPlan: TypeAlias = Callable[[PageContext, QWidget], object]
# Where the import of a thing is at home; the others begin on the page one is on.
_HOMES = {ImportNoun.STUDENTS: "students", ImportNoun.ENTERPRISES: "enterprises", ImportNoun.TEACHERS: "teachers"}


def commands_of(
    window: MainWindow,
    entries: tuple[PageEntry, ...],
    open_import: OpenImport,
    open_plan: OpenPlan,
) -> tuple[Command, ...]:
    pages = [Command(entry.title, words.GO_TO_PAGE, partial(window.go, entry.key, None)) for entry in entries]
    imports = [
        Command(words_of(noun).title, words.DO, partial(_import, window, noun, open_import)) for noun in ImportNoun
    ]
    return (
        *pages,
        *imports,
        Command(words.NEW_PLAN, words.DO, partial(_plan, window, open_plan)),
        Command(words.PLACE_CLASS, words.DO, partial(_place_class, window)),
        Command(words.ISSUE_CLASS, words.DO, partial(window.go, "agreements", "")),
    )


def paper_commands(window: MainWindow, open_papers: OpenPapers) -> tuple[Command, ...]:
    """Printing forms, and each form by its name."""
    from ctec_desktop.domain.paper_specs import SPECS

    every = Command(paper_words.TITLE, words.DO, partial(_papers, window, open_papers, ""))
    return (
        every,
        *(
            Command(spec.name, paper_words.TITLE, partial(_papers, window, open_papers, key), is_asked_for=True)
            for key, spec in SPECS.items()
        ),
    )


def help_commands(desk: "HelpDesk") -> tuple[Command, ...]:
    """The manual, and each page of it by its title."""
    from ctec_desktop.services.manual import read_manual

    pages = read_manual().pages
    return (
        Command(help_words.TITLE, help_words.ABOUT, partial(desk.open_page, pages[0].key)),
        *(
            Command(page.title, help_words.ABOUT, partial(desk.open_page, page.key), is_asked_for=True)
            for page in pages
        ),
    )


def _import(window: MainWindow, noun: ImportNoun, open_import: OpenImport) -> None:
    if noun in _HOMES:
        window.go(_HOMES[noun])
    open_import(noun.value, window.context, window)


def _papers(window: MainWindow, open_papers: OpenPapers, key: str) -> None:
    """The dialog that prints forms, with one of them ticked."""
    from ctec_desktop.domain.paper_specs import PaperSelection
    from ctec_desktop.ui.papers.papers_dialog import PapersDialog

    dialog = open_papers(window.context, PaperSelection(), window)
    if key and isinstance(dialog, PapersDialog):
        dialog.tree.tick(key)


def _plan(window: MainWindow, open_plan: OpenPlan) -> None:
    window.go("placements")
    open_plan(window.context, window)


def _place_class(window: MainWindow) -> None:
    from ctec_desktop.ui.placements.placements_page import PlacementsPage

    window.go("placements")
    page = window.page("placements")
    assert isinstance(page, PlacementsPage)
    page.dialogs.place_class()
