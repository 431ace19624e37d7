"""Every page and dialog can be named, reached and seen: by screen reader, by keyboard, at 200 % on 1366 × 768."""

import itertools
import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.lettered import Lettered
from ctec_desktop.ui.kit.tokens import FIELD_HEIGHT
from ctec_desktop.ui.shell.main_window import MainWindow
from tests.ui.shell.every_dialog import DIALOGS, PAGES, kinds
from tests.ui.shell.stage import Stage

pytestmark = [pytest.mark.ui, pytest.mark.slow]

# 1366 × 768 at 200 %, less what the desktop keeps for its bar and the window's title.
MAGNIFIED = (683, 384 - 60)
WHOLE = (1366, 768 - 80)
# The same screen at 100, 125, 150 and 200 %.
SCREENS = (WHOLE, (1092, 614 - 60), (910, 512 - 60), MAGNIFIED)
_FIELDS = QLineEdit | QComboBox | QAbstractSpinBox
MOST_TABS = 200


def open_one(stage: Stage, name: str) -> QWidget:
    """The page's window, or the dialog."""
    if name in PAGES:
        stage.go(name)
        return stage.window
    dialog = DIALOGS[name](stage)
    stage.settle()
    return dialog


def by_tab(widget: QWidget) -> list[QWidget]:
    """What the Tab key may lead to."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisibleTo(widget)
        and child.isEnabledTo(widget)
        and child.focusProxy() is None
        and child.window() is widget
        and not child.objectName().startswith("qt_")
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader calls the widget; what is typed into a field is no name for it."""
    own = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return widget.accessibleName() or own


def told(widgets: list[QWidget]) -> list[str]:
    """The widgets as a failing test names them."""
    return [f"{type(one).__name__} “{spoken(one)}” in {type(one.parentWidget()).__name__}" for one in widgets]


def partners(widget: QWidget) -> list[QWidget]:
    """Buttons of which only one may be down are one stop; the arrow keys lead to the others."""
    if isinstance(widget, QAbstractButton):
        group: QButtonGroup | None = widget.group()
        if group is not None and group.exclusive() and widget.isCheckable():
            return list(group.buttons())
        if widget.autoExclusive() and widget.isCheckable():
            parent = widget.parentWidget()
            return [] if parent is None else list(parent.findChildren(QAbstractButton))
    return [widget]


def focused(window: QWidget) -> QWidget:
    """Where the focus is; the window itself where it is nowhere."""
    here: QWidget | None = window.focusWidget()
    return window if here is None else here


def tabbed_through(widget: QWidget, qtbot) -> list[QWidget]:
    """Where the Tab key leads, from the first stop until it comes round. A day's field takes a Tab for each part."""
    seen: list[QWidget] = []
    for _ in range(MOST_TABS):
        before = focused(widget)
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        now = focused(widget)
        if now in seen and now is not before:
            return seen
        if now not in seen:
            seen.append(now)
    return seen


def written(taker: Lettered) -> str:
    """What Qt draws; `text()` of our own widgets gives the words alone."""
    match taker:
        case QLabel():
            return QLabel.text(taker)
        case QAbstractButton():
            return QAbstractButton.text(taker)
        case other:
            raise TypeError(type(other).__name__)


def without_letter(window: QWidget) -> list[QWidget]:
    """What one would press or go to by Alt and cannot; chips, links to records and boxes with a number are no such."""
    found: list[QWidget] = []
    kinds = QPushButton | QCheckBox
    for child in window.findChildren(QWidget):
        is_here = child.isVisibleTo(window) and child.window() is window
        is_free = child.property("chip") or child.property("link")
        is_meant = isinstance(child, kinds) and child.text() and not child.text().isdigit() and not is_free
        is_name = isinstance(child, QLabel) and child.buddy() is not None
        if is_here and (is_meant or is_name) and not (isinstance(child, Lettered) and child.letter):
            found.append(child)
    return found


def is_in_sight(child: QWidget, window: QWidget) -> bool:
    """Whether all of a small widget, or a good part of a large one, is not cut off by anything around it."""
    seen = child.visibleRegion().boundingRect()
    if isinstance(child, QAbstractScrollArea):
        return seen.height() >= min(48, child.height()) and seen.width() >= min(120, child.width())
    inside = QRect(child.mapTo(window, seen.topLeft()), seen.size())
    return seen.size() == child.size() and window.rect().contains(inside)


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_everything_is_named_reached_by_tab_and_in_sight_when_magnified(stage: Stage, name: str, qtbot):
    shown = open_one(stage, name)
    shown.resize(*MAGNIFIED)
    stage.settle()
    assert (shown.width(), shown.height()) == MAGNIFIED
    reachable = by_tab(shown)
    assert told([child for child in reachable if not spoken(child)]) == []
    visited = tabbed_through(shown, qtbot)
    assert told([child for child in reachable if not set(partners(child)).intersection(visited)]) == []
    hidden = []
    for child in visited:
        child.setFocus()
        qtbot.keyClick(child, Qt.Key.Key_Tab)
        qtbot.keyClick(focused(shown), Qt.Key.Key_Backtab)
        if focused(shown) is child and not is_in_sight(child, shown):
            hidden.append(child)
    assert told(hidden) == []


def assert_composed(shown: QWidget) -> None:
    """Every field knows when Chinese is composed in it."""
    fields: list[QLineEdit | QPlainTextEdit | QTextEdit] = [*shown.findChildren(QLineEdit)]
    fields += [*shown.findChildren(QPlainTextEdit), *shown.findChildren(QTextEdit)]
    typed = [field for field in fields if not field.isReadOnly() and not isinstance(field.parent(), QAbstractSpinBox)]
    assert told([field for field in typed if not hasattr(field, "is_composing")]) == []


def assert_lettered(shown: QWidget) -> None:
    """Everything has a letter of its own that is shown and not spoken."""
    letters = shown.letters if isinstance(shown, Dialog | MainWindow) else None
    assert letters is not None
    takers = letters.takers()
    assert told(without_letter(shown)) == []
    assert len({one.letter for one in takers}) == len(takers)
    assert [written(one) for one in takers if f"(&{one.letter})" not in written(one)] == []
    heard = [one.accessibleName() for one in takers]
    assert [name for name in heard if not name or re.search(r"&|\([A-Z1-9]\)", name)] == []


def seen(window: QWidget) -> list[QWidget]:
    """Everything with words of its own that is on show."""
    kinds = QLabel | QAbstractButton | _FIELDS
    everything: list[QWidget] = window.findChildren(QWidget)
    return [
        child
        for child in everything
        if isinstance(child, kinds)
        and child.isVisibleTo(window)
        and child.window() is window
        and not isinstance(child.parent(), _FIELDS | QAbstractItemView)
    ]


def is_cut(child: QWidget) -> bool:
    """Whether its words do not fit; what is chosen in a drop-down may end in dots, and a line may be longer."""
    if isinstance(child, QLabel):
        if not child.text():
            return False
        least = child.heightForWidth(child.width()) if child.wordWrap() else child.minimumSizeHint().height()
        return child.height() < least - 1 or (not child.wordWrap() and child.width() < child.minimumSizeHint().width())
    if isinstance(child, QAbstractButton):
        return child.width() < child.sizeHint().width() or child.height() < child.sizeHint().height()
    return child.height() < min(child.sizeHint().height(), FIELD_HEIGHT)


def overlapping(children: list[QWidget]) -> list[QWidget]:
    """Those that lie over a neighbour."""
    pairs = itertools.combinations([child for child in children if not isinstance(child, QLabel) or child.text()], 2)
    return [one for one, two in pairs if one.parent() is two.parent() and one.geometry().intersects(two.geometry())]


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_everything_has_its_letter_and_no_words_are_cut_on_a_small_screen_at_any_scale(stage: Stage, name: str):
    shown = open_one(stage, name)
    assert_lettered(shown)
    assert_composed(shown)
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    assert least.width() <= WHOLE[0]
    assert least.height() <= WHOLE[1]
    for size in SCREENS:
        shown.resize(*size)
        stage.settle()
        here = seen(shown)
        assert told([child for child in here if is_cut(child)]) == [], size
        assert told(overlapping(here)) == [], size


def test_every_dialog_of_the_program_is_walked(stage: Stage):
    walked = {type(open_dialog(stage)).__name__ for open_dialog in DIALOGS.values()}
    stage.settle()
    of_the_program = {kind.__name__ for kind in kinds(QDialog) if not kind.__subclasses__()}
    assert sorted(of_the_program - walked) == []
