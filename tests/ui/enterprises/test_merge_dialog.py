"""Merging duplicates on screen: proposed pairs, sides chosen by click, posts that stand twice, and parting again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ctec_desktop.services.enterprise_forms import EnterpriseForm, PostForm
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage
from ctec_desktop.ui.enterprises.merge_dialog import MergeDialog
from ctec_desktop.ui.enterprises.unmerge_dialog import UnmergeDialog
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.wording import merging as words
from tests.schools import CLERK, Demo, opened, value
from tests.ui.placements.window import Window, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> EnterprisesPage:
    def nothing(_parent: QWidget) -> None:
        raise AssertionError

    made = EnterprisesPage(office, CLERK, window.context, nothing)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    made.visit(None)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    return made


@pytest.fixture
def pair(office: Office) -> tuple[int, int]:
    """The first enterprise and a duplicate of it with a post of the same name at the same place."""
    first = office.enterprises.all(CLERK)[0]
    record = office.enterprises.record(CLERK, first.id)
    assert record is not None
    form = EnterpriseForm(name=f"{first.name}（集团）", address=record.sites[0].address or "", contact_name="新联系人")
    second = office.enterprises.save(CLERK, form).value
    twin = office.enterprises.record(CLERK, second)
    assert twin is not None
    office.enterprises.save_post(CLERK, second, PostForm(record.posts[0].name, str(twin.sites[0].id)))
    return first.id, second


def test_a_school_without_duplicates_is_told_so(page: EnterprisesPage):
    dialog = page.open_merge()
    assert dialog.note.text() == words.NONE_FOUND
    assert not dialog.merge_button.isEnabled()
    dialog.reject()
    assert is_freed(dialog)


def test_a_pair_is_proposed_previewed_and_merged_with_the_sides_chosen(
    pair: tuple[int, int], page: EnterprisesPage, office: Office, window: Window
):
    dialog = page.open_merge()
    assert dialog.pairs.count() == 1
    assert "名称相近" in dialog.pairs.item(0).text()
    assert dialog.view is not None
    assert nameless(dialog) == []
    dialog.view.choose("contact_name", from_dropped=True)
    dialog.merge_button.click()
    assert is_freed(dialog)
    kept, dropped = pair
    view = office.enterprises.detail(CLERK, kept)
    assert view is not None
    assert view.contact_name == "新联系人"
    assert len(view.posts) == 1
    assert value(office, "SELECT merged_into_id FROM enterprise WHERE id = ?", dropped) == kept
    assert window.said == [words.merged_line(view.name)]
    assert page.shown_id() == kept


def test_the_two_change_places_at_a_click(pair: tuple[int, int], page: EnterprisesPage):
    dialog = page.open_merge()
    kept, dropped = dialog.form.value("kept_id"), dialog.form.value("dropped_id")
    next(made for made in dialog.findChildren(QPushButton) if made.text() == words.SWAP).click()
    assert (dialog.form.value("kept_id"), dialog.form.value("dropped_id")) == (dropped, kept)
    assert dialog.view is not None
    assert dialog.view.wish().kept_id == int(dropped)


def test_a_post_that_stands_twice_is_renamed_and_a_taken_name_told_below_it(
    pair: tuple[int, int], page: EnterprisesPage, office: Office
):
    dialog = page.open_merge()
    assert dialog.view is not None
    form = dialog.view.conflicts
    key = next(key for key in form.values() if key.startswith("post_"))
    assert not form.editor(key).isEnabled()
    form.set_value(key.replace("post_", "way_"), "rename")
    editor = form.editor(key)
    assert isinstance(editor, QLineEdit)
    assert editor.isEnabled()
    record = office.enterprises.record(CLERK, pair[0])
    assert record is not None
    editor.setText(record.posts[0].name)
    dialog.merge()
    assert "已经有岗位" in form.problem_text(key)
    assert dialog.isVisible()
    editor.setText("另一个名称")
    dialog.merge()
    assert is_freed(dialog)
    record = office.enterprises.record(CLERK, pair[0])
    assert record is not None
    assert "另一个名称" in [post.name for post in record.posts]


def test_one_enterprise_cannot_be_merged_with_itself(page: EnterprisesPage, office: Office):
    dialog = page.open_merge()
    first = str(office.enterprises.all(CLERK)[0].id)
    dialog.form.set_value("kept_id", first)
    dialog.form.set_value("dropped_id", first)
    assert "两家不同" in dialog.form.problem_text("dropped_id")
    assert not dialog.merge_button.isEnabled()


def test_a_save_in_between_is_told_and_nothing_is_written(pair: tuple[int, int], page: EnterprisesPage, office: Office):
    dialog = page.open_merge()
    record = office.enterprises.record(CLERK, pair[1])
    assert record is not None
    form = EnterpriseForm(name=record.name, address="改了", id=record.id, version=record.version)
    office.enterprises.save(CLERK, form)
    dialog.merge()
    assert "刚被别人改过" in dialog.note.text()
    assert value(office, "SELECT count(*) FROM enterprise_merge") == 0


def test_a_merge_is_taken_back_from_the_panel(pair: tuple[int, int], page: EnterprisesPage, office: Office):
    dialog: MergeDialog = page.open_merge()
    dialog.merge()
    assert is_freed(dialog)
    assert any("并入了" in text for text in texts(page.detail))
    next(made for made in page.detail.findChildren(QPushButton) if made.text() == words.UNDO).click()
    (undo,) = page.findChildren(UnmergeDialog)
    undo.submit()
    assert "原因" in undo.form.problem_text("reason")
    undo.form.set_value("reason", "不是同一家")
    undo.submit()
    assert is_freed(undo)
    assert pair[1] in [view.id for view in office.enterprises.all(CLERK)]
    assert not any("并入了" in text for text in texts(page.detail))
