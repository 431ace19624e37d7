"""Bars: the scale, what a bar says, and that every bar is drawn as high as it is worth."""

import pytest
from PySide6.QtCore import QPointF

from ctec_desktop.ui.kit.bar_chart import Bar, BarChart, scale_step
from ctec_desktop.ui.kit.theme import tokens

pytestmark = pytest.mark.ui


@pytest.mark.parametrize(("most", "step"), [(0, 1), (5, 1), (6, 2), (11, 5), (80, 20), (2500, 500), (2501, 1000)])
def test_few_lines_are_enough(most: int, step: int):
    assert scale_step(most) == step


def test_bars_stand_as_high_as_they_are_worth(qtbot):
    chart = BarChart("人数")
    qtbot.addWidget(chart)
    chart.resize(600, 300)
    chart.show_bars(
        [Bar("1 月", 100, "1 月：100 人"), Bar("2 月", 50, "2 月：50 人", is_ahead=True), Bar("3 月", 0, "3 月：0 人")]
    )
    picture = chart.grab().toImage()
    ground = chart._ground()
    high = []
    for at in (0, 1, 2):
        x = int(chart._place(at).center().x()) + 8
        column = [picture.pixelColor(x, y).name() for y in range(int(ground.top()), int(ground.bottom()) - 1)]
        filled = (tokens().accent, tokens().accent_bg)
        high.append(sum(colour in filled for colour in column))
    assert high[0] == pytest.approx(ground.height(), abs=6)
    assert high[1] == pytest.approx(ground.height() / 2, abs=6)
    assert high[2] == 0
    assert chart.accessibleDescription() == "1 月：100 人；2 月：50 人；3 月：0 人"
    found = chart.bar_at(QPointF(chart._place(1).center().x(), 20))
    assert found is not None
    assert found.label == "2 月"
    assert chart.bar_at(QPointF(1, 20)) is None


def test_nothing_to_show_is_drawn_as_nothing(qtbot):
    chart = BarChart("人数")
    qtbot.addWidget(chart)
    assert not chart.grab().isNull()
    chart.show_bars([Bar("1 月", 0, "1 月：0 人")])
    assert not chart.grab().isNull()
