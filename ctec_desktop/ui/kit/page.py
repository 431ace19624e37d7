"""What every page of the window is given, and how a page takes part in the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.tokens import Tone

if TYPE_CHECKING:
    from ctec_desktop.ui.kit.list_desk import ListDesk


class PageContext(NamedTuple):
    """What a page needs from the window.

    Args:
        jobs: runs work off the window's thread.
        hub: tells which records changed.
        go: shows another page by its key and hands it what to look at (`None` for nothing in particular).
        say: shows a line at the bottom of the window.
        desk: keeps the looks of lists and writes them out; without one, lists offer neither.
        print_forms: shows the dialog that prints forms of whom it is handed, above a widget; a page may go without.
    """

    jobs: JobRunner
    hub: QtChangeHub
    go: Callable[[str, object], None]
    say: Callable[[str, Tone], None]
    desk: "ListDesk | None" = None
    print_forms: Callable[[object, QWidget], QWidget] | None = None


class Goal(NamedTuple):
    """A record gone to, and which of the windows about it is to open there."""

    record_id: int
    window: str


class PageEntry(NamedTuple):
    """A page of the window: one line per page. It is built when first visited.

    Args:
        key: its name inside the program.
        title: what the rail says.
        icon: drawing in `resources/icons`.
        build: makes the page.
        at_foot: whether it stands at the lower end of the rail.
        is_held_back: whether the rail shows it only when asked to.
    """

    key: str
    title: str
    icon: str
    build: Callable[[PageContext], QWidget]
    at_foot: bool = False
    is_held_back: bool = False


@runtime_checkable
class Visited(Protocol):
    """A page that wants to know when the person comes to it, and what they came to see."""

    def visit(self, what: object) -> None: ...


@runtime_checkable
class Leaving(Protocol):
    """A page on which something may be typed that is not on record yet."""

    def leave(self, *, is_closing: bool) -> None:
        """The person goes to another page, or closes the window: what is typed is kept.

        Raises: RuleViolation, EnvironmentFault when the window closes and it cannot be; the window then stays.
        """
        ...
