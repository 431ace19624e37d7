from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.preview import FIT, PreviewPane

pytestmark = pytest.mark.ui


def _png(page: int, dpi: int) -> bytes:
    image = QImage(round(8.27 * dpi), round(11.69 * dpi), QImage.Format.Format_RGB32)
    image.fill(page)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, Qt a name
    return bytes(data.data())


class Paper:
    """Ten pages that count how they are asked for."""

    def __init__(self, draw: Callable[[int, int], bytes] = _png) -> None:
        self.asked: list[tuple[int, int]] = []
        self._draw = draw

    def page_png(self, page: int, dpi: int) -> bytes:
        self.asked.append((page, dpi))
        return self._draw(page, dpi)


@pytest.fixture
def preview(jobs: JobRunner, qtbot) -> PreviewPane:
    made = PreviewPane(jobs)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def test_a_preview_asks_for_this_page_and_the_next(preview: PreviewPane):
    paper = Paper()
    preview.open_document(10, paper.page_png)
    assert [page for page, _ in paper.asked] == [0, 1]
    assert preview.is_page_shown()


def test_pages_are_turned_by_button_and_by_key(preview: PreviewPane, qtbot):
    paper = Paper()
    preview.open_document(3, paper.page_png)
    qtbot.keyClick(preview, Qt.Key.Key_PageDown)
    preview.show_next()
    preview.show_next()
    assert preview.page() == 2
    qtbot.keyClick(preview, Qt.Key.Key_Home)
    preview.show_previous()
    assert preview.page() == 0
    assert len(paper.asked) == len(set(paper.asked)) == 3


def test_a_larger_view_asks_for_a_finer_picture(preview: PreviewPane):
    paper = Paper()
    preview.open_document(2, paper.page_png)
    preview.set_zoom(100)
    preview.set_zoom(150)
    resolutions = [dpi for page, dpi in paper.asked if page == 0]
    assert resolutions[-2:] == [96, 144]
    preview.set_zoom(FIT)
    assert preview.is_page_shown()


def test_a_page_that_cannot_be_drawn_is_said(preview: PreviewPane, qtbot):
    preview.open_document(2, Paper(lambda page, dpi: b"no picture").page_png)
    assert not preview.is_page_shown()

    def broken(page: int, dpi: int) -> bytes:
        raise EnvironmentFault("stored_file_missing")

    with qtbot.waitSignal(preview.failed):
        preview.open_document(2, broken)
    assert not preview.is_page_shown()


def test_pages_of_a_document_closed_meanwhile_are_not_drawn_any_more(held_jobs: JobRunner, held: HeldExecutor, qtbot):
    pane = PreviewPane(held_jobs)
    qtbot.addWidget(pane)
    first, second = Paper(), Paper()
    pane.open_document(1, first.page_png)
    pane.open_document(1, second.page_png)
    held.release()
    assert pane.is_page_shown()
    assert (len(first.asked), len(second.asked)) == (0, 1)
