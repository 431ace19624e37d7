"""扫描收件: what is dropped is filed, what waits is decided by a person."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from benchmarks.scanned_paper import Kind, as_pdf, printed, scanned
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scans import PagePlace, ReturnedPaper
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.scans.scans_page import ScansPage
from ctec_desktop.wording import scans_page as words
from ctec_desktop.wording.agreement_differences import version_lines
from tests.schools import CLERK, Demo
from tests.ui.placements.window import Window, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> ScansPage:
    made = ScansPage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


@pytest.fixture
def own(demo: Demo, office: Office, tmp_path: Path) -> Path:
    """The first two pages of an issued agreement, scanned."""
    (file,) = demo.out.glob("*.pdf")
    first = office.agreements.all(CLERK)[0].first_page
    pictures = [scanned(picture, Kind.CLEAN, n) for n, picture in enumerate(printed(file, [first, first + 1]))]
    return as_pdf(pictures, tmp_path / "一页.pdf")


@pytest.fixture
def unread(demo: Demo, office: Office, tmp_path: Path) -> Path:
    """A page whose code nobody can read."""
    (file,) = demo.out.glob("*.pdf")
    picture = next(printed(file, [office.agreements.all(CLERK)[0].first_page + 2]))
    picture.paste(255, (1200, 1900, 1654, 2339))
    path = tmp_path / "读不到.jpg"
    path.write_bytes(scanned(picture, Kind.CLEAN, 7))
    return path


def drop(page: ScansPage, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def test_dropped_scans_are_filed_and_told_file_by_file(page: ScansPage, office: Office, own: Path, tmp_path: Path):
    assert words.TRAY_EMPTY in texts(page)
    bad = tmp_path / "坏.pdf"
    bad.write_bytes(b"%PDF-1.7\n")
    drop(page, own, bad)
    assert "已归档 2 页" in page.result.text()
    told = page.files.text().splitlines()
    assert told[0].startswith("一页.pdf：2 页，归档 2")
    assert "已损坏" in told[1]
    assert office.scans.returned(CLERK)[0].copies[0].found == (1, 2)
    assert page.tray.model.rowCount() == 1, "the file that could not be read waits"
    page.tray.table.selectRow(0)
    assert "已损坏" in page.tray.reason.text()
    assert not page.tray.file_button.isEnabled()
    dialog = page.tray.open_aside()
    assert dialog is not None
    dialog.submit()
    assert dialog.form.problem_text("reason")
    dialog.form.set_value("reason", "已重扫")
    dialog.submit()
    assert office.scans.refused_files(CLERK) == ()
    assert words.TRAY_EMPTY in texts(page)
    assert is_freed(dialog)


def test_a_page_that_waits_is_seen_and_filed_by_hand(
    page: ScansPage, office: Office, own: Path, unread: Path, window: Window
):
    drop(page, own, unread)
    page.tray.table.selectRow(0)
    assert "没有读到页码二维码" in page.tray.reason.text()
    assert page.tray.picture.is_page_shown()
    assert nameless(page) == []
    dialog = page.tray.open_filing()
    assert dialog is not None
    number = office.agreements.all(CLERK)[0].number
    dialog.form.set_value("number", "没有这一份")
    dialog.submit()
    assert dialog.form.problem_text("number")
    dialog.form.set_value("number", number)
    dialog.submit()
    assert words.REPLACE_BOX in dialog.note.text(), "page 1 is filed by its own code"
    dialog.form.set_value("page", "3")
    dialog.form.set_value("turn", "180")
    dialog.submit()
    assert window.said[-1].startswith("已归档")
    assert office.scans.returned(CLERK)[0].copies[0].found == (1, 2, 3)
    assert office.scans.tray(CLERK) == ()
    assert words.TRAY_EMPTY in texts(page)
    assert is_freed(dialog)


def test_the_form_begins_with_what_the_code_says(page: ScansPage, office: Office, own: Path, unread: Path):
    page.take_in([own])
    again = own.with_name("再来.pdf")
    again.write_bytes(own.read_bytes() + b"\n")
    page.take_in([again])
    waiting = office.scans.tray(CLERK)
    assert len(waiting) == 2
    page.tray.table.selectRow(1)
    dialog = page.tray.open_filing()
    assert dialog is not None
    assert dialog.form.values() == {
        "number": waiting[1].number,
        "paper": ReturnedPaper.AGREEMENT.value,
        "copy": "1",
        "page": "2",
        "turn": "0",
        "is_replacing": "",
    }
    dialog.form.set_value("is_replacing", "1")
    dialog.submit()
    assert len(office.scans.tray(CLERK)) == 1


def test_files_and_folders_are_chosen(page: ScansPage, own: Path):
    page.files_button.click()
    (files,) = page.findChildren(QFileDialog)
    files.filesSelected.emit([str(own)])
    assert "已归档 2 页" in page.result.text()
    files.reject()
    page.take_in([own])
    assert "已于" in page.files.text(), "the same file is not taken twice"
    empty = own.parent / "空"
    empty.mkdir()
    page.folder_button.click()
    (folder,) = (one for one in page.findChildren(QFileDialog) if one.isVisible())
    folder.fileSelected.emit(str(empty))
    assert "没有可以收件的文件" in page.result.text()
    assert not page.files.text()
    folder.reject()


def test_a_page_of_an_older_version_says_what_differs(page: ScansPage, office: Office, own: Path, unread: Path):
    page.take_in([own, unread])
    version = office.scans.returned(CLERK)[0]
    (waiting,) = office.scans.tray(CLERK)
    facts: dict[str, Fact] = {"number": version.number, "name": version.student_name, "version": 1, "newest": 2}
    old = replace(
        waiting,
        problem=Problem(ScanCode.PAGE_WRONG_VERSION, facts=facts),
        place=PagePlace(version.version_id, ReturnedPaper.AGREEMENT, 1, 3),
    )
    page.tray.show_waiting(((old,), ()))
    page.tray.table.selectRow(0)
    assert version_lines((), 2) in page.tray.reason.text()
