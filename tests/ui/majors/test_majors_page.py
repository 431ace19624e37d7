from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.retire_dialog import RetireDialog
from ctec_desktop.ui.majors.majors_page import MajorsPage
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import majors_page as words
from tests.schools import CLERK, Demo, empty_school, opened
from tests.ui.placements.window import Window, button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


ASKED: list[str] = []


def ask_import(noun: str, _parent: QWidget) -> None:
    ASKED.append(noun)


def page_of(office: Office, window: Window, qtbot, actor: Actor = CLERK) -> MajorsPage:
    made = MajorsPage(office, actor, window.context, ask_import)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.visit(None)
    return made


@pytest.fixture
def page(office: Office, window: Window, qtbot) -> MajorsPage:
    return page_of(office, window, qtbot)


def test_classes_majors_and_departments_have_a_list_each(page: MajorsPage):
    assert page.shown().count_text() == "共 2 条"
    for kind in (Retirable.MAJOR, Retirable.DEPARTMENT):
        assert page.show_list(kind).count_text() == "共 2 条"
        assert page.shown() is page.lists[kind]
    assert nameless(page) == []


def test_a_class_gone_to_is_shown_with_its_facts(page: MajorsPage, office: Office):
    view = office.school.classes(CLERK)[0]
    page.visit((Retirable.CLASS_GROUP, view.id))
    shown = texts(page.shown().detail)
    assert {view.name, view.major_name, "40"} <= set(shown)


@pytest.mark.parametrize("kind", [Retirable.CLASS_GROUP, Retirable.MAJOR, Retirable.DEPARTMENT])
def test_each_form_saves_a_new_record_and_keeps_what_was_typed_when_refused(page: MajorsPage, kind: Retirable):
    made = page.show_list(kind)
    before = made.model.rowCount()
    dialog = made.open_new()
    assert nameless(dialog) == []
    dialog.submit()
    assert "必填" in dialog.form.problem_text("name")
    dialog.form.set_value("name", "2026级新建1")
    dialog.submit()
    assert is_freed(dialog)
    assert made.model.rowCount() == before + 1
    again = made.open_new()
    again.form.set_value("name", "2026级新建1")
    if kind is not Retirable.MAJOR:
        again.submit()
        assert "同名" in again.form.problem_text("name")
        assert again.form.value("name") == "2026级新建1"


def test_the_level_of_a_major_follows_its_code(page: MajorsPage):
    dialog = page.show_list(Retirable.MAJOR).open_new()
    dialog.form.editor("code").setText("710201")  # type: ignore[attr-defined]
    assert dialog.form.value("level") == "secondary"
    dialog.form.editor("code").setText("510203")  # type: ignore[attr-defined]
    assert dialog.form.value("level") == "secondary"


def test_a_class_with_students_cannot_be_retired_and_the_sentence_says_who(page: MajorsPage, qtbot):
    made = page.shown()
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    made.table.selectRow(0)
    button_named(made.detail, kit_words.RETIRE).click()
    (dialog,) = made.findChildren(RetireDialog)
    dialog.submit()
    assert "40 名在读学生" in dialog.note.text()
    assert dialog.isVisible()


def test_an_edited_class_changes_in_the_list(page: MajorsPage, qtbot):
    made = page.shown()
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    made.table.selectRow(0)
    button_named(made.detail, kit_words.EDIT).click()
    dialog = made.findChildren(type(made.open_form(None)))[0]
    dialog.form.set_value("grade", "2023")
    dialog.submit()
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None and made.model.text_at(0, 1) == "2023 级")


def test_an_empty_school_is_told_what_to_do(window: Window, qtbot, tmp_path: Path):
    ASKED.clear()
    with closing(empty_school(tmp_path / "空")) as office:
        page = page_of(office, window, qtbot)
        for kind, hint in (
            (Retirable.CLASS_GROUP, words.NO_CLASSES_HINT),
            (Retirable.MAJOR, words.NO_MAJORS_HINT),
            (Retirable.DEPARTMENT, words.NO_DEPARTMENTS_HINT),
        ):
            made = page.show_list(kind)
            assert hint in texts(made)
            if kind is not Retirable.DEPARTMENT:
                made.empty_action_triggered.emit()
        assert ASKED == ["students", "majors"]


@pytest.mark.parametrize("kind", [Retirable.MAJOR, Retirable.DEPARTMENT])
def test_what_is_the_whole_schools_is_only_looked_at_by_who_sees_a_part_of_it(office, window, qtbot, kind):
    own = office.majors.departments(CLERK)[0].id
    page = page_of(office, window, qtbot, Actor("系办", RowScope(frozenset({own}))))
    assert page.shown().new_button.isEnabled()
    shown = page.show_list(kind)
    assert (shown.new_button.isEnabled(), shown.new_button.toolTip()) == (False, words.SCHOOL_WIDE)
    shown.visit(shown.model.ids()[0])
    assert words.SCHOOL_WIDE in texts(shown.detail)
    assert kit_words.EDIT not in [made.text() for made in shown.detail.findChildren(QPushButton)]
