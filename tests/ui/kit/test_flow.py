"""What stands side by side goes on in the next line where a line is full."""

import pytest
from PySide6.QtWidgets import QFrame, QWidget

from ctec_desktop.ui.kit.flow import Flow

pytestmark = pytest.mark.ui


@pytest.fixture
def held(dressed, qtbot) -> QWidget:
    """Four boxes of 100 × 30 with gaps of 10."""
    holder = QWidget()
    flow = Flow(holder)
    flow.setContentsMargins(0, 0, 0, 0)
    flow.setSpacing(10)
    for _ in range(4):
        made = QFrame()
        made.setFixedSize(100, 30)
        flow.addWidget(made)
    qtbot.addWidget(holder)
    holder.show()
    return holder


def places(held: QWidget) -> list[tuple[int, int]]:
    return [(made.x(), made.y()) for made in held.findChildren(QFrame) if made.isVisible()]


def test_one_line_where_there_is_room(held: QWidget):
    held.resize(430, 200)
    assert places(held) == [(0, 0), (110, 0), (220, 0), (330, 0)]
    assert held.sizeHint().width() == 430


def test_what_has_no_room_goes_on_below_and_the_height_is_asked_for(held: QWidget):
    held.resize(215, 200)
    assert places(held) == [(0, 0), (110, 0), (0, 40), (110, 40)]
    assert (held.minimumSizeHint().width(), held.minimumSizeHint().height()) == (100, 70)
    held.resize(100, 200)
    assert [y for _, y in places(held)] == [0, 40, 80, 120]


def test_what_is_hidden_takes_no_room(held: QWidget, qtbot):
    held.resize(215, 200)
    held.findChildren(QFrame)[0].hide()
    qtbot.waitUntil(lambda: places(held) == [(0, 0), (110, 0), (0, 40)])
