"""The page 实习档案: what lacks is told, a file is attached and taken back, classes are summed up."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ctec_desktop.services.office import Office
from ctec_desktop.ui.archive.archive_page import ArchivePage
from ctec_desktop.ui.archive.attach_dialog import AttachDialog
from ctec_desktop.ui.archive.take_back_dialog import TakeBackDialog
from ctec_desktop.wording import archive_page as words
from tests.schools import CLERK
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> ArchivePage:
    made = ArchivePage(office, CLERK, window.context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


def _file(tmp_path: Path, name: str = "实习总结.pdf") -> Path:
    made = tmp_path / name
    made.write_bytes(b"%PDF-1.4 invented")
    return made


def test_a_file_is_attached_saved_and_taken_back_in_the_window(
    page: ArchivePage, window: Window, office: Office, tmp_path: Path
):
    first = page.model.id_at(0)
    assert first is not None
    page.visit(first)
    button_named(page.detail, words.ATTACH).click()
    (dialog,) = page.findChildren(AttachDialog)
    dialog.form.set_value("kind", "summary")
    dialog.submit()
    assert words.FILE_FIRST in texts(dialog)
    assert nameless(dialog) == []
    dialog.file.take(_file(tmp_path))
    dialog.submit()
    assert window.said[-1] == words.attached_line(1)

    held = office.archive.folder(CLERK, first)
    assert held is not None
    page.open_document(next(one.key for one in held.materials if one.item_id is not None))
    (asked,) = page.findChildren(QFileDialog)
    target = tmp_path / "另存.pdf"
    asked.fileSelected.emit(str(target))
    assert target.read_bytes() == b"%PDF-1.4 invented"
    asked.reject()

    page.act("take_back", first)
    (taking,) = page.findChildren(TakeBackDialog)
    taking.form.set_value("reason", "附错了人")
    taking.submit()
    assert window.said[-1] == words.TAKEN_BACK
    held = office.archive.folder(CLERK, first)
    assert held is not None
    assert [one.item_id for one in held.materials if one.item_id is not None] == []


def test_a_file_refused_keeps_what_was_typed(page: ArchivePage, office: Office, tmp_path: Path):
    ids = tuple(one.id for one in office.archive.folders(CLERK))[:2]
    dialog = page.open_attach(ids)
    dialog.form.set_value("kind", "proof")
    dialog.form.set_value("title", "获奖照片")
    dialog.file.take(_file(tmp_path, "照片.jpg"))
    dialog.submit()
    assert "照片.jpg" in " ".join(texts(dialog))
    assert dialog.form.value("title") == "获奖照片"
    assert dialog.isVisible()
    dialog.reject()


def test_classes_are_summed_up_with_what_most_lack(page: ArchivePage, office: Office, qtbot):
    dialog = page.open_batches()
    tallies = office.archive.tallies(CLERK)
    assert dialog.model.rowCount() == len(tallies) > 0
    qtbot.waitUntil(lambda: dialog.model.row_at(0) is not None)
    row = dialog.model.row_at(0)
    assert row is not None
    assert row[3] == tallies[0].folders
    assert "实习报告" in str(row[5])
    dialog.reject()


def test_a_class_is_exported_in_the_window_and_what_is_wrong_keeps_the_form(
    page: ArchivePage, window: Window, office: Office, tmp_path: Path
):
    dialog = page.open_export()
    dialog.submit()
    assert words.CLASS_FIRST in texts(dialog)
    dialog.form.set_value("class_name", office.archive.folders(CLERK)[0].class_name)
    dialog.submit()
    assert words.FOLDER_FIRST in texts(dialog)
    dialog.take(tmp_path / "出去")
    dialog.form.set_value("most_mb", "很大")
    dialog.submit()
    assert "很大" in dialog.form.problem_text("most_mb")
    assert nameless(dialog) == []
    dialog.form.set_value("most_mb", "20")
    dialog.submit()
    (made,) = (tmp_path / "出去").iterdir()
    assert str(made) in window.said[-1]
