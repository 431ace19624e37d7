from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from ctec_desktop.documents.preview import page_count
from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.ui.agreements.issue_dialog import CHECK, DONE, IssueDialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK, Demo, import_students, student
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui

SMALL = "2024级数控9班"


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def small_class(office: Office, tmp_path: Path) -> Office:
    """Two students who can get an agreement, and one without an identity number, who cannot; all three placed."""
    rows = [student(n, 班级=SMALL) for n in (371, 372)]
    rows.append(student(373, 班级=SMALL, 身份证号=None, 出生日期="2008-03-01"))
    import_students(office, tmp_path / "名单.xlsx", rows)
    plan, post = office.plans.all(CLERK)[0], office.placements.posts(CLERK)[0]
    office.placements.place_class(CLERK, PlaceClass(SMALL, plan.id, post.id))
    return office


@pytest.fixture
def dialog(small_class: Office, window: Window, above: QWidget, tmp_path: Path) -> Iterator[IssueDialog]:
    made = IssueDialog(small_class, CLERK, window.context, above)
    made.check_step.set_folder(tmp_path / "签发")
    made.open()
    yield made
    is_freed(made)


def agreements_of(office: Office, class_name: str) -> list[str]:
    return [view.number for view in office.agreements.all(CLERK) if view.class_name == class_name]


def test_without_a_class_nothing_can_be_issued(dialog: IssueDialog):
    assert not dialog.next_button.isEnabled()
    assert words.NOT_CHOSEN in texts(dialog)


def test_the_check_tells_who_is_ready_who_is_left_out_and_why(dialog: IssueDialog, small_class: Office):
    dialog.choose_class(SMALL)
    assert dialog.check_step.note.text() == words.ready_line(2, 1)
    (left,) = dialog.check_step.left_out.lines()
    assert "20240373" in left
    assert "身份证" in left
    assert dialog.next_button.text() == "签发 2 份"
    assert agreements_of(small_class, SMALL) == []


def test_a_draft_of_the_first_student_is_shown_without_taking_a_number(dialog: IssueDialog, small_class: Office):
    dialog.choose_class(SMALL)
    assert dialog.preview.isVisible()
    assert dialog.preview.is_page_shown()
    dialog.preview.show_next()
    assert dialog.preview.page() == 1
    assert len(small_class.agreements.all(CLERK)) == 40


def test_issuing_writes_the_files_and_names_who_was_left_out(
    dialog: IssueDialog, small_class: Office, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    dialog.choose_class(SMALL)
    dialog.next_button.click()
    assert dialog.step() == DONE
    assert agreements_of(small_class, SMALL) == ["SX2026-00041", "SX2026-00042"]
    (part,) = (tmp_path / "签发").glob("*.pdf")
    assert part.read_bytes().startswith(b"%PDF")
    assert str(part) in texts(dialog.issued_step)
    assert dialog.issued_step.note.text().startswith("已签发 2 份协议")
    assert "20240373" in dialog.issued_step.refused.lines()[0]
    assert window.said == [words.said_line(SMALL, 2)]
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    button_named(dialog.issued_step, words.OPEN_PDF).click()
    button_named(dialog.issued_step, kit_words.OPEN_FOLDER).click()
    assert [Path(url.toLocalFile()) for url in opened] == [part, part.parent]
    dialog.next_button.click()
    assert is_freed(dialog)


def test_originals_sides_and_files_are_what_was_chosen(dialog: IssueDialog, small_class: Office, tmp_path: Path):
    dialog.choose_class(SMALL)
    form = dialog.check_step.form
    assert not form.editor("name_pattern").isEnabled()
    form.set_value("originals", "4")
    form.set_value("sides", "one")
    form.set_value("files", "separate")
    assert form.editor("name_pattern").isEnabled()
    form.set_value("name_pattern", "{学号} {姓名}")
    dialog.next_button.click()
    assert dialog.step() == DONE
    files = sorted((tmp_path / "签发").iterdir())
    assert [path.name[:8] for path in files] == ["20240371", "20240372"]
    views = [view for view in small_class.agreements.all(CLERK) if view.class_name == SMALL]
    assert [view.originals for view in views] == [4, 4]
    assert page_count(files[0]) == 4 * views[0].pages + (views[0].consent_pages or 0)


def test_without_another_choice_the_plan_says_how_many_originals(dialog: IssueDialog):
    dialog.choose_class(SMALL)
    wish = dialog.wish()
    assert wish is not None
    assert (wish.originals, wish.is_duplex, wish.is_separate) == (None, True, False)


def test_a_name_pattern_that_cannot_be_meant_is_told_and_keeps_what_was_typed(dialog: IssueDialog, small_class: Office):
    dialog.choose_class(SMALL)
    dialog.check_step.form.set_value("files", "separate")
    dialog.check_step.form.set_value("name_pattern", "{身份证号}")
    dialog.issue()
    assert "{身份证号}" in dialog.note.text()
    assert dialog.check_step.form.value("name_pattern") == "{身份证号}"
    assert agreements_of(small_class, SMALL) == []


def test_a_class_issued_already_has_its_file_written_again(
    dialog: IssueDialog, small_class: Office, demo: Demo, tmp_path: Path
):
    dialog.choose_class(demo.built.issued_class)
    assert dialog.check_step.note.text() == words.issued_before(40)
    assert dialog.next_button.text() == words.AGAIN
    dialog.next_button.click()
    assert demo.built.issued is not None
    (part,) = (tmp_path / "签发").glob("*.pdf")
    assert part.read_bytes() == demo.built.issued.files[0].read_bytes()
    assert len(small_class.agreements.all(CLERK)) == 40
    assert dialog.issued_step.note.text() == words.written_again(1)


def test_a_class_that_is_not_placed_is_sent_to_be_placed(dialog: IssueDialog, small_class: Office, tmp_path: Path):
    import_students(small_class, tmp_path / "又.xlsx", [student(374, 班级="2024级数控8班")])
    dialog.reject()
    again = IssueDialog(small_class, CLERK, dialog._context, None)
    again.choose_class("2024级数控8班")
    assert "请先在“实习安排”里安排该班" in again.check_step.note.text()
    assert not again.next_button.isEnabled()
    again.deleteLater()


def test_another_plan_narrows_who_is_ready(dialog: IssueDialog, small_class: Office):
    dialog.choose_class(SMALL)
    plan = small_class.plans.all(CLERK)[0]
    dialog.check_step.form.set_value("plan_id", str(plan.id))
    wish = dialog.wish()
    assert wish is not None
    assert wish.plan_id == plan.id
    assert dialog.next_button.text() == "签发 2 份"


def test_a_folder_can_be_chosen_and_must_be_named(dialog: IssueDialog, small_class: Office, tmp_path: Path):
    dialog.choose_class(SMALL)
    dialog.check_step.folder_button.click()
    (asked,) = dialog.findChildren(QFileDialog)
    asked.fileSelected.emit(str(tmp_path / "另一处"))
    asked.reject()
    assert dialog.check_step.folder() == tmp_path / "另一处"
    dialog.check_step.form.set_value("folder", "  ")
    dialog.issue()
    assert dialog.note.text() == words.FOLDER_MISSING
    assert agreements_of(small_class, SMALL) == []


def test_a_folder_that_cannot_be_written_is_told_and_no_number_is_taken(
    dialog: IssueDialog, small_class: Office, tmp_path: Path
):
    blocked = tmp_path / "其实是文件"
    blocked.write_text("x")
    dialog.check_step.set_folder(blocked)
    dialog.choose_class(SMALL)
    dialog.issue()
    assert dialog.step() == CHECK
    assert dialog.note.text()
    assert dialog.note.text() != kit_words.BUG
    assert dialog.next_button.isEnabled()
    assert dialog.check_step.isEnabled()
    assert agreements_of(small_class, SMALL) == []


def test_stopping_issues_nothing_and_keeps_the_dialog(
    small_class: Office, held_window: Window, held: HeldExecutor, above: QWidget, tmp_path: Path
):
    dialog = IssueDialog(small_class, CLERK, held_window.context, above)
    dialog.check_step.set_folder(tmp_path / "签发")
    dialog.open()
    held.release()
    dialog.choose_class(SMALL)
    while held.release():
        pass
    dialog.issue()
    assert dialog.cancel_button.text() == words.STOP
    dialog.reject()
    held.release()
    assert dialog.isVisible()
    assert dialog.step() == CHECK
    assert dialog.note.text() == kit_words.CANCELLED
    assert dialog.cancel_button.text() == kit_words.CANCEL
    assert agreements_of(small_class, SMALL) == []
    dialog.reject()
    assert is_freed(dialog)


def test_an_answer_about_an_earlier_class_is_dropped(
    small_class: Office, held_window: Window, held: HeldExecutor, above: QWidget, demo: Demo
):
    dialog = IssueDialog(small_class, CLERK, held_window.context, above)
    dialog.open()
    held.release()
    dialog.choose_class(demo.built.placed_class)
    dialog.choose_class(SMALL)
    while held.release():
        pass
    assert dialog.next_button.text() == "签发 2 份"
    dialog.reject()
    assert is_freed(dialog)


def test_a_draft_that_cannot_be_set_is_told_in_its_place(dialog: IssueDialog, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CTEC_FONT_DIR", "nowhere")
    dialog.choose_class(SMALL)
    assert "字体" in dialog.check_step.note.text()
    assert not dialog.next_button.isEnabled()


def test_a_closed_dialog_is_gone_and_everything_in_it_had_a_name(dialog: IssueDialog):
    dialog.choose_class(SMALL)
    assert nameless(dialog) == []
    dialog.reject()
    assert is_freed(dialog)
