from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from ctec_desktop import __version__
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook, PcFace
from ctec_desktop.services.office import Office
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.ui.kit.executors import HeldExecutor, Lane
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.tokens import Scheme
from ctec_desktop.ui.settings.settings_page import SettingsPage
from ctec_desktop.wording import paper_look as look_words
from ctec_desktop.wording import settings_page as words
from tests import pc_faces
from tests.schools import CLERK, Demo, import_students, opened, student
from tests.ui.placements.window import Window, button_named, nameless, texts

pytestmark = pytest.mark.ui

SOMEBODY = "别人改的名字"


class Wardrobe:
    """Remembers which look was chosen."""

    def __init__(self) -> None:
        self.scheme = Scheme.DARK

    def choose(self, scheme: Scheme) -> None:
        self.scheme = scheme


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def window(jobs: JobRunner, hub: QtChangeHub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def wardrobe() -> Wardrobe:
    return Wardrobe()


@pytest.fixture
def page(office: Office, window: Window, wardrobe: Wardrobe, qtbot) -> SettingsPage:
    made = SettingsPage(office, CLERK, window.context, wardrobe)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    made.visit(None)
    return made


def type_into(page: SettingsPage, key: str, text: str) -> None:
    """As a person types: it counts as an edit."""
    editor = page.school.form.editor(key)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def saved_by_somebody(office: Office) -> None:
    view = office.school.profile(CLERK)
    office.school.save_profile(CLERK, SchoolForm(name=SOMEBODY, code=view.code, version=view.version))


def test_the_profile_on_record_is_shown_and_saved_as_changed(page: SettingsPage, office: Office, window: Window):
    before = office.school.profile(CLERK)
    assert page.school.form.value("name") == before.name
    assert page.school.form.value("contact_phone") == before.contact_phone
    type_into(page, "address", "示例市新校区1号")
    type_into(page, "contact_name", "  ")
    page.school.save_button.click()
    after = office.school.profile(CLERK)
    assert after == replace(before, version=before.version + 1, address="示例市新校区1号", contact_name=None)
    assert window.said == [words.SAVED]
    type_into(page, "address", "示例市新校区2号")
    page.school.save()
    assert office.school.profile(CLERK).address == "示例市新校区2号"


def test_a_malformed_code_is_told_below_the_field(page: SettingsPage, office: Office):
    before = office.school.profile(CLERK)
    type_into(page, "code", "12AB")
    page.school.save()
    assert "10 位数字" in page.school.form.problem_text("code")
    assert page.school.form.value("code") == "12AB"
    assert office.school.profile(CLERK) == before


def test_a_save_by_somebody_else_is_told_and_what_was_typed_stays(page: SettingsPage, office: Office):
    saved_by_somebody(office)
    type_into(page, "address", "示例市我打的地址")
    page.school.save()
    assert "刚被别人改过" in page.school.note.text()
    assert page.school.form.value("address") == "示例市我打的地址"
    assert office.school.profile(CLERK).name == SOMEBODY
    page.visit(None)
    assert page.school.form.value("address") == "示例市我打的地址"
    page.school.again_button.click()
    assert page.school.form.value("name") == SOMEBODY
    type_into(page, "address", "示例市我打的地址")
    page.school.save()
    assert office.school.profile(CLERK).address == "示例市我打的地址"


def test_a_profile_nobody_is_editing_follows_a_change(page: SettingsPage, office: Office, hub: QtChangeHub):
    view = office.school.profile(CLERK)
    form = SchoolForm(name=SOMEBODY, code=view.code, version=view.version)
    hub.publish(office.school.save_profile(CLERK, form).changes)
    assert page.school.form.value("name") == SOMEBODY


def test_classes_without_a_grade_come_first_and_are_counted(page: SettingsPage, office: Office, tmp_path: Path, qtbot):
    QAbstractItemModelTester(page.classes.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    row = student(395, 班级="焊接班", 年级=None, 入学日期=None)
    import_students(office, tmp_path / "名单.xlsx", [row])
    page.visit(None)
    qtbot.waitUntil(lambda: page.classes.model.row_at(0) is not None)
    assert page.classes.model.text_at(0, 0) == "焊接班"
    assert page.classes.model.text_at(0, 1) == words.NO_GRADE
    assert "有 1 个班没有年级" in page.classes.note.text()


def test_a_grade_is_set_for_every_class_chosen(page: SettingsPage, office: Office, window: Window, qtbot):
    assert not page.classes.set_button.isEnabled()
    page.classes.table.selectAll()
    page.classes.year.setValue(2023)
    page.classes.set_button.click()
    assert {view.grade for view in office.school.classes(CLERK)} == {2023}
    assert window.said == [words.grade_set(2, 2023)]
    qtbot.waitUntil(lambda: page.classes.model.row_at(0) is not None and page.classes.model.text_at(0, 1) == "2023")


def test_a_class_is_found_by_part_of_its_name(page: SettingsPage):
    page.classes.search.setText("软件")
    page.classes.search.settle()
    assert page.classes.model.rowCount() == 1


def test_stopped_before_the_first_class_no_grade_is_changed(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, qtbot
):
    page = SettingsPage(office, CLERK, Window(held_jobs, hub).context, Wardrobe())
    qtbot.addWidget(page)
    page.show()
    page.visit(None)
    held.release()
    page.classes.table.selectAll()
    page.classes.year.setValue(2023)
    page.classes.set_grade()
    (job,) = held_jobs.running()
    job.cancel()
    held.release(Lane.WRITE)
    assert 2023 not in {view.grade for view in office.school.classes(CLERK)}
    assert page.classes.set_button.isEnabled()


def test_the_look_on_record_is_marked_and_another_can_be_chosen(page: SettingsPage, wardrobe: Wardrobe):
    assert button_named(page, "深色").isChecked()
    button_named(page, "浅色").click()
    assert wardrobe.scheme is Scheme.LIGHT
    wardrobe.scheme = Scheme.SYSTEM
    page.visit(None)
    assert button_named(page, "跟随系统").isChecked()


def test_the_data_folder_and_the_version_are_named(page: SettingsPage, office: Office):
    assert {office.folder_name, __version__} <= set(texts(page))


def test_on_a_narrow_window_the_cards_stand_one_below_the_other(page: SettingsPage, qtbot):
    qtbot.waitUntil(lambda: page.classes.x() > page.school.x())
    page.resize(640, 700)
    qtbot.waitUntil(lambda: page.classes.x() == page.school.x() and page.classes.y() > page.school.y())


def test_everything_a_key_can_reach_has_a_name(page: SettingsPage):
    assert nameless(page) == []


def test_the_look_of_papers_is_chosen_among_the_faces_of_the_pc(page, office, window, tmp_path, monkeypatch):
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setenv("CTEC_PC_FONT_DIR", str(folder))
    card = page.paper_look
    page.visit(None)
    assert card.text.count() == 1
    assert look_words.none_line() in texts(card)
    (folder / "simfang.ttf").write_bytes(pc_faces.made(Style.KAI, "仿宋", drawn="甲"))
    (folder / "simkai.ttf").write_bytes(pc_faces.made(Style.KAI, "楷体", bits=2, drawn="甲"))
    page.visit(None)
    assert [card.text.itemText(n) for n in range(card.text.count())] == [
        look_words.BUNDLED_TEXT,
        look_words.face("仿宋", "simfang.ttf", 0),
    ]
    assert any("楷体" in text and "不允许" in text for text in texts(card))
    card.text.setCurrentIndex(1)
    card.header.setCurrentIndex(2)
    card.save_button.click()
    assert window.said == [look_words.SAVED]
    chosen = PaperLook(text=PcFace("simfang.ttf", 0), header=PaperHeader.TITLE)
    assert office.paper_look.found(CLERK)[0] == chosen
    (folder / "simfang.ttf").unlink()
    page.visit(None)
    assert look_words.gone_line(["simfang.ttf"]) in texts(card.note)
    assert card.chosen() == chosen
    card.header.setCurrentIndex(0)
    card.save_button.click()
    assert any("simfang.ttf" in text and "没有保存" in text for text in texts(card.form))
    card.text.setCurrentIndex(0)
    card.save_button.click()
    assert office.paper_look.found(CLERK)[0] == BUNDLED
