from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.domain.vocabulary import TemplateState
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.templates.binding_step import BindingStep
from ctec_desktop.ui.templates.load_dialog import LoadDialog
from ctec_desktop.ui.templates.source_dialog import SourceDialog
from ctec_desktop.ui.templates.templates_page import TemplatesPage
from ctec_desktop.wording import text_page as words
from tests.domain.text_samples import AGREEMENT, CONSENT
from tests.schools import CLERK, empty_school
from tests.ui.placements.window import Window, is_freed, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with closing(empty_school(tmp_path / "数据")) as founded:
        yield founded


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


def opened(office: Office, window: Window, key: str) -> LoadDialog:
    dialog = LoadDialog(office, CLERK, window.context, key)
    dialog.open()
    return dialog


@pytest.fixture
def dialog(office: Office, window: Window) -> LoadDialog:
    """The agreement of the sample, read and shown."""
    dialog = opened(office, window, AGREEMENT_KEY)
    dialog.take_text(AGREEMENT)
    return dialog


def field_of(step: BindingStep, number: int) -> str:
    assert step.work is not None
    return step.work.bindings[number]


def chosen(step: BindingStep) -> str:
    return step.panel.list.currentItem().text()


def test_a_text_is_shown_with_its_blanks_bound_at_the_first_that_wants_a_look(dialog):
    step = dialog.binding_step

    shown = step.view.toPlainText()
    assert "甲方（学校）：学校名称" in shown
    assert "（标题）" in shown
    assert "（签章处）" in shown
    assert "工作时间，请核对" in step.panel.where.text()
    assert chosen(step) == "工作时间"
    assert step.heads.chips[3].isChecked()
    assert step.trial.verdict.text() == words.CHECKED_OK
    assert step.trial.preview.is_page_shown()


def test_the_pages_turn_to_where_the_blank_at_hand_is_printed(dialog):
    step = dialog.binding_step
    assert step.found is not None
    step.go_to(len(step.found.blanks) - 1)
    last = step.trial.preview.page()
    assert last >= 1
    step.go_to(0)
    assert step.trial.preview.page() == 0


def test_a_field_is_found_by_letters_chosen_by_enter_and_the_next_blank_is_gone_to(dialog, qtbot):
    step = dialog.binding_step
    step.go_to(1)

    step.panel.filter.setText("单位名")
    qtbot.keyClick(step.panel.filter, Qt.Key.Key_Return)

    assert field_of(step, 1) == "enterprise_name"
    assert step.view.shown_text_of(1) == "实习单位名称"
    assert step.panel.where.text().startswith("第 3 处")
    assert dialog.isVisible()

    qtbot.keyClick(step.panel.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field_of(step, 1) == "school_name"
    step.redo()
    assert field_of(step, 1) == "enterprise_name"


def test_blanks_are_gone_through_by_keys_and_by_the_mouse(dialog, qtbot):
    step = dialog.binding_step
    step.go_to(5)

    step.go_back()
    assert "第 5 处" in step.panel.where.text()
    step.go_on()
    step.go_to_doubtful()
    assert "请核对" in step.panel.where.text()

    cursor = QTextCursor(step.view.document().find("统一社会信用代码：统一"))
    step.view.setTextCursor(cursor)
    qtbot.keyClick(step.view, Qt.Key.Key_Return)
    assert "统一社会信用代码" in step.panel.where.text()


def test_a_blank_left_to_the_pen_and_a_missing_head_are_told_by_the_checker(dialog):
    step = dialog.binding_step
    step.go_to(1)
    step.panel.choose("")
    step.heads.chips[1].setChecked(False)
    step.trial.show_now()

    assert "学校名称" in step.trial.verdict.text()

    step.add_missing.setChecked(True)
    step.trial.show_now()
    assert step.trial.verdict.text() == words.CHECKED_OK


def test_the_heads_of_a_clause_are_set_by_a_person(dialog):
    step = dialog.binding_step
    step.go_to(1)

    step.heads.chips[9].click()
    assert step.work is not None
    piece = step.found.blanks[1].spot.piece
    assert step.work.heads[piece] == {1, 9}
    step.undo()
    assert step.work.heads[piece] == {1}


def test_work_half_done_is_there_when_the_dialog_is_opened_again(office, window, dialog):
    dialog.binding_step.go_to(1)
    dialog.binding_step.panel.choose("")
    dialog.binding_step.title.textEdited.emit("某校三方协议")
    dialog.reject()
    assert is_freed(dialog)

    again = opened(office, window, AGREEMENT_KEY)
    assert "还没有存为草稿" in again.source_step.kept.text()
    again.source_step.go_on_button.click()

    assert field_of(again.binding_step, 1) == ""
    assert again.binding_step.title.text() == "某校三方协议"
    assert again.note.text() == words.GONE_ON

    again.start_button.click()
    assert field_of(again.binding_step, 1) == "school_name"
    again.binding_step.undo()
    assert field_of(again.binding_step, 1) == ""


def test_the_same_text_taken_again_is_gone_on_with_and_another_is_begun(office, window, dialog):
    dialog.binding_step.go_to(1)
    dialog.binding_step.panel.choose("")
    dialog.choose_other()

    dialog.take_text(AGREEMENT)
    assert field_of(dialog.binding_step, 1) == ""

    dialog.choose_other()
    dialog.source_step.paper.setCurrentIndex(dialog.source_step.paper.findData(CONSENT_KEY))
    assert dialog.source_step.kept.text() == ""
    dialog.take_text(CONSENT)
    assert not dialog.binding_step.heads.isVisibleTo(dialog)
    assert dialog.binding_step.title.text() == "岗位实习知情同意书"


def test_work_begun_is_given_up_after_a_question(office, window, dialog, qtbot):
    dialog.reject()
    again = opened(office, window, AGREEMENT_KEY)

    again.give_up()

    assert office.texts.kept(CLERK, AGREEMENT_KEY) == ()
    assert again.source_step.kept.text() == ""


def test_a_draft_is_saved_and_the_dialog_closes(office, window, dialog):
    views: list[TemplateView] = []
    dialog.saved.connect(views.append)

    dialog.save_button.click()

    assert [(view.state, view.at.version) for view in views] == [(TemplateState.DRAFT, 1)]
    assert office.templates.check(CLERK, views[0].at) == ()
    assert office.texts.kept(CLERK, AGREEMENT_KEY) == ()
    assert "草稿已保存" in window.said[-1]


def test_a_file_that_cannot_be_taken_is_told_and_another_can_be_chosen(office, window, tmp_path):
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    dialog = opened(office, window, AGREEMENT_KEY)

    dialog.take_file(path)

    assert "另存为" in dialog.note.text()
    assert dialog.source_step.isEnabled()
    dialog.source_step.take_button.click()
    assert dialog.source_step.note.text() == words.PASTE_EMPTY


def test_a_pasted_text_not_yet_taken_is_asked_about_before_it_is_given_up(office, window):
    dialog = opened(office, window, AGREEMENT_KEY)
    dialog.source_step.pasted.setPlainText(CONSENT)

    dialog.reject()
    assert dialog.isVisible()
    assert dialog.findChildren(Dialog)

    dialog.source_step.take_button.click()
    assert dialog.source_step.pasted.toPlainText() == ""
    dialog.reject()
    assert is_freed(dialog)


def test_the_page_of_texts_leads_to_loading_and_stands_on_the_draft_afterwards(office, window, qtbot):
    page = TemplatesPage(office, CLERK, window.context)
    qtbot.addWidget(page)
    page.visit(None)
    page.show()

    page.load_button.click()
    (dialog,) = page.findChildren(LoadDialog)
    dialog.take_text(AGREEMENT)
    dialog.save()

    standing = page.versions.current()
    assert standing is not None
    assert standing.is_draft
    assert standing.note is not None
    page.versions.confirm_source()
    (asked,) = page.versions.findChildren(SourceDialog)
    assert standing.note in texts(asked)
