"""The page 文本模板: versions, what is done with them, and the editor in which nothing typed is lost."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.template import BlockKind, Condition, Segment
from ctec_desktop.domain.template_checks import boxes_for
from ctec_desktop.domain.template_lines import block_text
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_views import VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.templates import draft_keeper, live_preview
from ctec_desktop.ui.templates.differences_dialog import DifferencesDialog
from ctec_desktop.ui.templates.source_dialog import SourceDialog
from ctec_desktop.ui.templates.template_editor import TemplateEditor
from ctec_desktop.ui.templates.template_rows import id_of
from ctec_desktop.ui.templates.templates_page import TemplatesPage
from ctec_desktop.wording import template_editor as editor_words
from ctec_desktop.wording import templates_page as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import Window, button_named

pytestmark = pytest.mark.ui

BUILT_IN = VersionKey(AGREEMENT_KEY, TemplateOrigin.BUILT_IN, 1)
FIRST = VersionKey(AGREEMENT_KEY, TemplateOrigin.SCHOOL, 1)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause before a draft is kept or printed."""
    monkeypatch.setattr(draft_keeper, "PAUSE_MS", 0)
    monkeypatch.setattr(live_preview, "PAUSE_MS", 0)


@pytest.fixture
def page(office: Office, jobs: JobRunner, hub: QtChangeHub, qtbot) -> TemplatesPage:
    made = TemplatesPage(office, CLERK, Window(jobs, hub).context)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.visit(None)
    made.show()
    return made


@pytest.fixture
def editor(page: TemplatesPage) -> TemplateEditor:
    page.versions.new_button.click()
    assert page.editor is not None
    return page.editor


def stand_on(page: TemplatesPage, at: VersionKey) -> None:
    page.visit(at)
    assert page.versions.table.current_id() == id_of(at)


def dialog(page: TemplatesPage, kind: type[Dialog] = Dialog) -> Dialog:
    return next(one for one in page.findChildren(kind) if one.isVisible())


def written(office: Office, at: VersionKey = FIRST):
    return parse_template(office.templates.text(CLERK, at))


def test_a_paper_leads_to_its_versions_and_the_chosen_one_is_printed(page: TemplatesPage):
    assert page.current_key() == AGREEMENT_KEY
    current = page.versions.current()
    assert current is not None
    assert current.at == BUILT_IN
    assert page.preview.pane.is_page_shown()
    assert "示范文本" in page.preview.note.text()
    assert not page.versions.use_button.isEnabled()
    page.visit(VersionKey(CONSENT_KEY, TemplateOrigin.BUILT_IN, 1))
    chosen = page.versions.current()
    assert chosen is not None
    assert (page.current_key(), chosen.at.key) == (CONSENT_KEY, CONSENT_KEY)


def test_a_draft_is_compared_put_to_use_confirmed_and_retired(page: TemplatesPage, office: Office, editor):
    editor.go_back()
    stand_on(page, FIRST)
    page.versions.compare_button.click()
    shown = dialog(page, DifferencesDialog)
    assert isinstance(shown, DifferencesDialog)
    assert shown.note.text() == words.NO_DIFFERENCES
    shown.accept()
    page.versions.use_button.click()
    button_named(dialog(page), words.USE).click()
    assert office.templates.papers(CLERK)[0].in_use.at == FIRST
    page.versions.source_button.click()
    source = dialog(page, SourceDialog)
    assert isinstance(source, SourceDialog)
    source.submit()
    assert source.form.problem_text("source")
    source.form.set_value("source", "示范文本")
    source.form.set_value("dated_on", "2026-03-01")
    source.submit()
    assert office.templates.version(CLERK, FIRST).sample is not None
    assert not page.preview.note.text()
    page.versions.retire_button.click()
    button_named(dialog(page), words.RETIRE).click()
    assert office.templates.papers(CLERK)[0].in_use.is_built_in
    assert office.templates.version(CLERK, FIRST).state is TemplateState.RETIRED


def test_what_is_typed_is_printed_checked_and_kept(editor: TemplateEditor, office: Office, qtbot):
    line = next(n for n, block in enumerate(editor.template.blocks, 1) if "三方书面同意" in block_text(block))
    editor.blocks.setCurrentRow(line)
    editor.form.text.setPlainText("变更须经三方同意{没有这个}，每月{报酬支付日}日前。")
    qtbot.waitUntil(lambda: "没有这个" in editor.form.note.text())
    qtbot.waitUntil(lambda: editor.keeper.is_kept)
    assert Segment(field="pay_day") in written(office).blocks[line - 1].text
    editor.blocks.setCurrentRow(1)
    assert not editor.form.note.text()
    editor.problem_button.click()
    assert editor.blocks.currentRow() == line
    editor.undo()
    assert "三方书面同意" in editor.form.text.toPlainText()
    qtbot.waitUntil(lambda: "可以启用" in editor.note.text())


def test_blocks_are_added_parted_moved_and_taken_out(editor: TemplateEditor, office: Office, qtbot):
    before = editor.template.blocks
    editor.blocks.setCurrentRow(len(before) - 2)
    editor.add_button.click()
    editor.form.kind.setCurrentIndex(editor.form.kind.findData(BlockKind.WRITTEN))
    editor.form.text.setPlainText("第一条　甲\n第二条　乙\n第三条　丙")
    line = editor.blocks.currentRow()
    assert [block_text(block) for block in editor.template.blocks[line - 3 : line]] == [
        "第一条　甲",
        "第二条　乙",
        "第三条　丙",
    ]
    editor.up_button.click()
    editor.form.look.level.setCurrentIndex(2)
    moved = editor.template.blocks[line - 2]
    assert (moved.look.level, block_text(moved)) == (2, "第三条　丙")
    editor.remove_button.click()
    assert len(editor.template.blocks) == len(before) + 2
    for _ in range(9):
        editor.undo_button.click()
    assert editor.template.blocks == before
    qtbot.waitUntil(lambda: editor.keeper.is_kept)
    assert written(office).blocks == before


def test_conditions_heads_fields_and_the_page_head_are_chosen(editor: TemplateEditor, office: Office, qtbot):
    line = next(n for n, block in enumerate(editor.template.blocks, 1) if block.kind is BlockKind.CLAUSE)
    editor.blocks.setCurrentRow(line)
    first, second = editor.form.conditions
    first.field.setCurrentIndex(first.field.findData("lodging"))
    first.choice.setCurrentIndex(first.choice.findData("own"))
    second.field.setCurrentIndex(second.field.findData("meals"))
    second.relation.setCurrentIndex(1)
    editor.form.heads[8].setChecked(True)
    dialog = editor.choose_field()
    dialog.search.setText("开户行不存在")
    dialog.search.settle()
    assert dialog.model.rowCount() == 0
    dialog.search.setText("实习岗位")
    dialog.search.settle()
    dialog.table.go_to(dialog.model.ids()[0])
    dialog.insert()
    editor.blocks.setCurrentRow(0)
    field = editor.head.form.editor("page_head")
    assert isinstance(field, QLineEdit)
    field.setText("{学校名称}")
    qtbot.waitUntil(lambda: editor.keeper.is_kept)
    template = written(office)
    block = template.blocks[line - 1]
    assert block.when == (Condition("lodging", "own"), Condition("meals", "provided", negated=True))
    assert 9 in block.heads
    assert Segment(field="post_name") in block.text
    assert template.page_head is not None
    assert template.page_head.text == (Segment(field="school_name"),)


def test_a_block_under_a_condition_is_printed_while_it_is_written_on(editor: TemplateEditor, qtbot):
    line = next(
        n for n, block in enumerate(editor.template.blocks, 1) if Condition("arranged_by", "self") in block.when
    )
    editor.blocks.setCurrentRow(line)
    assert editor._ticked == {"arranged_by": "self"}
    assert boxes_for((Condition("meals", "own", negated=True), Condition("nothing", "x"))) == {"meals": "provided"}


def test_a_grid_is_written_row_by_row(editor: TemplateEditor, office: Office, qtbot):
    editor.add_button.click()
    editor.form.kind.setCurrentIndex(editor.form.kind.findData(BlockKind.GRID))
    editor.form.text.setPlainText("项目｜要求｜签字\n岗位｜{实习岗位}｜\n^｜合并｜<")
    editor.form.look.columns.setText("2,5,3")
    qtbot.keyClick(editor.form.look.columns, Qt.Key.Key_Return)
    editor.form.look.head_rows.setValue(1)
    qtbot.waitUntil(lambda: editor.keeper.is_kept)
    (grid,) = [block for block in written(office).blocks if block.kind is BlockKind.GRID]
    assert (grid.look.columns, grid.look.head_rows, len(grid.rows)) == ((2.0, 5.0, 3.0), 1, 3)
    qtbot.waitUntil(lambda: "可以启用" in editor.note.text())


def test_leaving_keeps_what_is_typed_and_so_does_closing(page: TemplatesPage, office: Office, editor: TemplateEditor):
    editor.keeper._pause.setInterval(60_000)
    editor.name.setText("第一次")
    page.leave(is_closing=False)
    assert office.templates.version(CLERK, FIRST).name == "第一次"
    editor.name.setText("第二次")
    page.leave(is_closing=True)
    assert office.templates.version(CLERK, FIRST).name == "第二次"
    editor.name.setText("长" * 100)
    with pytest.raises(RuleViolation):
        page.leave(is_closing=True)
    editor.go_back()
    assert page.stack.currentWidget() is editor
    assert editor_words.FAILED in editor.note.text()
    editor.name.setText("短")
    editor.go_back()
    assert page.editor is None
    assert office.templates.version(CLERK, FIRST).name == "短"


def test_a_draft_saved_elsewhere_is_not_overwritten(page: TemplatesPage, office: Office, editor: TemplateEditor):
    editor.keeper._pause.setInterval(60_000)
    office.templates.rewrite_draft(CLERK, FIRST, BuiltInTemplates().source(AGREEMENT_KEY, 1), "别处改的")
    editor.name.setText("这里改的")
    editor.keeper.keep()
    assert office.templates.version(CLERK, FIRST).name == "别处改的"
    button_named(dialog(page), editor_words.SAVE_AS_NEW).click()
    assert [view.name for view in office.templates.versions(CLERK, AGREEMENT_KEY)][:2] == ["这里改的", "别处改的"]
    assert editor.keeper.is_kept
    second = VersionKey(AGREEMENT_KEY, TemplateOrigin.SCHOOL, 2)
    office.templates.rewrite_draft(CLERK, second, office.templates.text(CLERK, second), "又在别处")
    editor.name.setText("关窗之前")
    page.leave(is_closing=True)
    assert [view.name for view in office.templates.versions(CLERK, AGREEMENT_KEY)][:2] == ["关窗之前", "又在别处"]


@pytest.mark.parametrize("is_closing", [True, False])
def test_what_is_typed_on_a_draft_that_was_settled_elsewhere_becomes_a_draft_of_its_own(
    page: TemplatesPage, office: Office, editor: TemplateEditor, is_closing: bool
):
    editor.keeper._pause.setInterval(60_000)
    office.templates.put_to_use(CLERK, FIRST)
    editor.name.setText("这里改的")
    page.leave(is_closing=is_closing)
    if not is_closing:
        button_named(dialog(page), editor_words.SAVE_AS_NEW).click()
    newest, first = office.templates.versions(CLERK, AGREEMENT_KEY)[:2]
    assert (newest.name, newest.is_draft, first.at, first.name) == ("这里改的", True, FIRST, "")


def test_closing_while_a_save_is_under_way_keeps_the_newest(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, qtbot
):
    view = office.templates.new_draft(CLERK, BUILT_IN, "").value
    page = TemplatesPage(office, CLERK, Window(held_jobs, hub).context)
    qtbot.addWidget(page)
    page._on_draft_read((view, written(office)))
    assert page.editor is not None
    page.editor.name.setText("在路上")
    page.editor.keeper.keep()
    page.leave(is_closing=True)
    assert office.templates.version(CLERK, FIRST).name == "在路上"
    held.release()


@pytest.mark.parametrize("key", ["internship_programme", "leave_request", "filing_form", "visit_notice"])
def test_every_kind_of_paper_is_opened_and_its_text_stays(page: TemplatesPage, office: Office, key: str):
    view = office.templates.new_draft(CLERK, VersionKey(key, TemplateOrigin.BUILT_IN, 1), "").value
    page.open_editor(view.at)
    assert page.editor is not None
    before = page.editor.template
    for line in range(len(before.blocks) + 1):
        page.editor.blocks.setCurrentRow(line)
    assert page.editor.template == before
    page.editor.form.text.written.emit(page.editor.form.text.toPlainText())
    assert page.editor.template == before
    assert page.editor.preview.pane.is_page_shown()
