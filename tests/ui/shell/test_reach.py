"""Every page and dialog can be named, reached and seen: by screen reader, by keyboard, at 200 % on 1366 × 768."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QButtonGroup,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.ui.shell.every_dialog import DIALOGS, PAGES, kinds
from tests.ui.shell.stage import Stage

pytestmark = [pytest.mark.ui, pytest.mark.slow]

# 1366 × 768 at 200 %, less what the desktop keeps for its bar and the window's title.
MAGNIFIED = (683, 384 - 60)
WHOLE = (1366, 768 - 80)
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


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_every_field_knows_when_chinese_is_composed(stage: Stage, name: str):
    shown = open_one(stage, name)
    fields: list[QLineEdit | QPlainTextEdit | QTextEdit] = [*shown.findChildren(QLineEdit)]
    fields += [*shown.findChildren(QPlainTextEdit), *shown.findChildren(QTextEdit)]
    typed = [field for field in fields if not field.isReadOnly() and not isinstance(field.parent(), QAbstractSpinBox)]
    assert told([field for field in typed if not hasattr(field, "is_composing")]) == []


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_nothing_asks_for_more_than_a_small_screen_has(stage: Stage, name: str):
    shown = open_one(stage, name)
    least = shown.minimumSizeHint().expandedTo(shown.minimumSize())
    assert least.width() <= WHOLE[0]
    assert least.height() <= WHOLE[1]


def test_every_dialog_of_the_program_is_walked(stage: Stage):
    walked = {type(open_dialog(stage)).__name__ for open_dialog in DIALOGS.values()}
    stage.settle()
    of_the_program = {kind.__name__ for kind in kinds(QDialog) if not kind.__subclasses__()}
    assert sorted(of_the_program - walked) == []
