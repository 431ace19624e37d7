"""What a page or a dialog sees of the window around it, and small questions tests ask of widgets."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone


class Window:
    """Remembers what was said at the bottom, where a page led to, and above which widget a plan was asked for."""

    def __init__(self, jobs: JobRunner, hub: QtChangeHub) -> None:
        self.said: list[str] = []
        self.gone: list[tuple[str, object]] = []
        self.plans_asked: list[QWidget] = []
        self.forms_asked: list[object] = []
        self.context = PageContext(jobs, hub, self._go, self._say)

    def open_plan(self, parent: QWidget) -> None:
        self.plans_asked.append(parent)

    def print_forms(self, chosen: object, parent: QWidget) -> QWidget:
        self.forms_asked.append(chosen)
        return parent

    def _go(self, key: str, what: object) -> None:
        self.gone.append((key, what))

    def _say(self, text: str, tone: Tone) -> None:
        self.said.append(text)


def is_freed(widget: QWidget) -> bool:
    """Whether a closed dialog is gone, once deferred deletions have run."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return not isValid(widget)


def texts(widget: QWidget) -> list[str]:
    """Every text on show in the widget."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def button_named(widget: QWidget, text: str) -> QPushButton:
    (found,) = [made for made in widget.findChildren(QPushButton) if made.text() == text and made.isVisibleTo(widget)]
    return found


def nameless(widget: QWidget) -> list[QWidget]:
    """Widgets a key can reach that a screen reader could not name."""
    reached = [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(widget) and not isinstance(child, QLabel)
    ]
    return [child for child in reached if not (child.accessibleName() or getattr(child, "text", str)())]
