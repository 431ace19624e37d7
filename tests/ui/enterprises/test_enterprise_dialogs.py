"""Enterprises by hand: the form, its parts, handing over, retiring, and where the panel leads."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage
from ctec_desktop.ui.enterprises.hand_over_dialog import HandOverDialog
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.retire_dialog import RetireDialog
from ctec_desktop.wording import enterprise_dialogs as words
from ctec_desktop.wording import enterprises_page as page_words
from ctec_desktop.wording import kit as kit_words
from tests.schools import CLERK, Demo, opened, value
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui

USED = "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id"


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
    made.table.selectRow(0)
    return made


def named(page: EnterprisesPage, accessible: str) -> QPushButton:
    (found,) = [made for made in page.detail.findChildren(QPushButton) if made.accessibleName() == accessible]
    return found


def at_foot(page: EnterprisesPage, text: str) -> QPushButton:
    """The button about the enterprise itself; those on cards are named after their part."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    (found,) = [made for made in page.detail.findChildren(QPushButton) if made.text() == made.accessibleName() == text]
    return found


def type_into(dialog: RecordDialog, key: str, text: str) -> None:
    """As a person types: it counts as an edit."""
    editor = dialog.form.editor(key)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def test_a_new_enterprise_is_saved_and_shown(page: EnterprisesPage, window: Window):
    dialog = page.open_new()
    assert nameless(dialog) == []
    for key, text in {"name": "示例精工厂", "uscc": credit_code(77), "staff_on_post": "320"}.items():
        dialog.form.set_value(key, text)
    dialog.submit()
    assert "哪一天" in dialog.form.problem_text("counted_on")
    assert dialog.form.value("name") == "示例精工厂"
    dialog.form.set_value("counted_on", "2026-08-31")
    dialog.submit()
    assert is_freed(dialog)
    assert "示例精工厂" in [label.text() for label in page.detail.findChildren(QLabel)]
    assert {"320 人", page_words.NO_POSTS} <= set(texts(page.detail))
    assert window.said == [kit_words.saved_line("示例精工厂")]


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("name", "", "必填"),
        ("uscc", "9111", "18 位"),
        ("uscc", credit_code(77)[:-1] + "0", "对不上"),
        ("region_code", "北京", "6 位数字"),
        ("industry_code", "3425", "大写字母"),
        ("staff_on_post", "三百", "整数"),
    ],
)
def test_what_is_wrong_stands_below_its_field_and_nothing_typed_is_lost(
    page: EnterprisesPage, office: Office, key: str, text: str, said: str
):
    before = value(office, "SELECT count(*) FROM enterprise")
    dialog = page.open_new()
    typed = {"name": "示例精工厂", "uscc": credit_code(77), "counted_on": "2026-08-31", key: text}
    for name, content in typed.items():
        dialog.form.set_value(name, content)
    dialog.submit()
    assert said in dialog.form.problem_text(key)
    assert {name: dialog.form.value(name) for name in typed} == typed
    assert value(office, "SELECT count(*) FROM enterprise") == before


def test_a_save_by_somebody_else_is_told_and_can_be_read_again(page: EnterprisesPage):
    first, second = (page.open_edit(page.shown_id() or 0) for _ in range(2))
    type_into(second, "contact_name", "别人改的")
    second.submit()
    type_into(first, "address", "我打的地址")
    first.submit()
    assert "刚被别人改过" in first.note.text()
    first.again_button.click()
    first.submit()
    assert is_freed(first)
    assert {"别人改的", "我打的地址"} <= set(texts(page.detail))


def test_a_post_is_added_put_right_and_retired(page: EnterprisesPage, office: Office):
    button_named(page.detail, page_words.ADD_POST).click()
    (dialog,) = page.findChildren(RecordDialog)
    assert nameless(dialog) == []
    for key, text in {"name": "钳工", "pay": "2800", "pay_day": "40"}.items():
        dialog.form.set_value(key, text)
    dialog.submit()
    assert "1 到 31" in dialog.form.problem_text("pay_day")
    assert "按月还是按日" in dialog.form.problem_text("pay_unit")
    dialog.form.set_value("pay_day", "10")
    dialog.form.set_value("pay_unit", "month")
    dialog.submit()
    assert is_freed(dialog)
    assert {"钳工", "2,800 元/月"} <= set(texts(page.detail))
    named(page, f"{kit_words.EDIT}：钳工").click()
    (again,) = page.findChildren(RecordDialog)
    assert again.form.value("pay") == "2800"
    again.form.set_value("pay", "2800.50")
    again.submit()
    assert "2,800.50 元/月" in texts(page.detail)
    named(page, f"{kit_words.RETIRE}：钳工").click()
    (retire,) = page.findChildren(RetireDialog)
    retire.submit()
    assert kit_words.RETIRED in texts(page.detail)
    named(page, f"{kit_words.RESTORE}：钳工").click()
    assert kit_words.RETIRED not in texts(page.detail)


def test_a_place_of_work_and_a_mentor_are_added(page: EnterprisesPage):
    for kind, typed in (
        (Retirable.SITE, {"address": "示例市三厂区", "region_code": "110106"}),
        (Retirable.MENTOR, {"name": "郑工", "phone": "13900000002", "title": "工段长"}),
    ):
        dialog = page.open_part(kind, None)
        assert nameless(dialog) == []
        dialog.submit()
        assert "必填" in dialog.form.problem_text(next(iter(typed)))
        for key, text in typed.items():
            dialog.form.set_value(key, text)
        dialog.submit()
        assert is_freed(dialog)
        assert set(typed.values()) <= set(texts(page.detail))


def test_posts_are_handed_over_to_another_mentor(page: EnterprisesPage, office: Office):
    dialog = page.open_part(Retirable.MENTOR, None)
    dialog.form.set_value("name", "郑工")
    dialog.submit()
    assert is_freed(dialog)
    record = office.enterprises.record(CLERK, page.shown_id() or 0)
    assert record is not None
    (leader,) = [one for one in record.mentors if one.posts]
    named(page, f"{page_words.HAND_OVER}：{leader.name}").click()
    (hand,) = page.findChildren(HandOverDialog)
    assert nameless(hand) == []
    hand.submit()
    assert "另一位" in hand.form.problem_text("to_id")
    (other,) = [one for one in record.mentors if one.name == "郑工"]
    hand.form.set_value("to_id", str(other.id))
    hand.submit()
    assert is_freed(hand)
    record = office.enterprises.record(CLERK, page.shown_id() or 0)
    assert record is not None
    assert [one.posts for one in record.mentors if one.name == "郑工"] == [leader.posts]


def test_an_enterprise_in_use_is_not_retired_and_one_that_is_free_leaves_the_list(
    page: EnterprisesPage, office: Office, qtbot
):
    used = value(office, f"{USED} LIMIT 1")
    page.visit(used)
    at_foot(page, kit_words.RETIRE).click()
    (dialog,) = page.findChildren(RetireDialog)
    dialog.submit()
    assert "40 个实习安排" in dialog.note.text()
    dialog.reject()
    assert is_freed(dialog)
    before = page.model.rowCount()
    free = value(office, f"SELECT id FROM enterprise WHERE id NOT IN ({USED}) LIMIT 1")
    page.visit(free)
    at_foot(page, kit_words.RETIRE).click()
    (dialog,) = page.findChildren(RetireDialog)
    dialog.submit()
    assert page.model.rowCount() == before - 1


def test_the_panel_leads_to_agreements_and_who_is_on_post(page: EnterprisesPage, office: Office, window: Window):
    page.visit(value(office, f"{USED} JOIN agreement ON placement_id = placement.id LIMIT 1"))
    assert page_words.counted_heading(page_words.AGREEMENTS_PART, 40) in texts(page.detail)
    assert page_words.more_line(20) in texts(page.detail)
    next(made for made in page.detail.findChildren(QPushButton) if made.text().startswith("SX")).click()
    assert window.gone[-1][0] == "agreements"
    assert page_words.NOBODY_ON_POST in texts(page.detail)


def test_no_key_saves_while_a_name_is_composed(page: EnterprisesPage, qtbot):
    dialog = page.open_new()
    editor = dialog.form.editor("name")
    QApplication.sendEvent(editor, QInputMethodEvent("shi", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert dialog.form.problem_text("name") == ""
    QApplication.sendEvent(editor, QInputMethodEvent("", []))
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "必填" in dialog.form.problem_text("name")


def test_the_words_of_pay_are_those_one_types():
    assert (words.yuan(None), words.yuan(260000), words.yuan(260005)) == ("", "2600", "2600.05")
