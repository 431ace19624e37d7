from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.students.student_facts import StudentFacts
from ctec_desktop.ui.students.students_page import StudentsPage
from ctec_desktop.wording import students_page as words
from tests.schools import CLERK, Demo, empty_school, import_students, opened, select, student

pytestmark = pytest.mark.ui

NAME, PHONE, ID_NUMBER, GUARDIAN = 1, 5, 6, 7


class Asked:
    """Remembers above which page the import was opened, and what was said below."""

    def __init__(self) -> None:
        self.parents: list[QWidget] = []
        self.said: list[str] = []

    def open_import(self, parent: QWidget) -> None:
        self.parents.append(parent)

    def say(self, text: str, tone: Tone) -> None:
        self.said.append(text)


def _nowhere(key: str, what: object) -> None:
    raise AssertionError(key)


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as opened_office:
        yield opened_office


@pytest.fixture
def asked() -> Asked:
    return Asked()


def page_of(office: Office, jobs: JobRunner, hub: QtChangeHub, asked: Asked, qtbot) -> StudentsPage:
    made = StudentsPage(office, CLERK, PageContext(jobs, hub, _nowhere, asked.say), asked.open_import)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture
def page(office: Office, jobs: JobRunner, hub: QtChangeHub, asked: Asked, qtbot) -> StudentsPage:
    made = page_of(office, jobs, hub, asked, qtbot)
    made.visit(None)
    qtbot.waitUntil(lambda: made.model.row_at(0) is not None)
    return made


def shown_texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def clear_numbers(office: Office) -> set[str]:
    rows = select(office, "SELECT id_number, phone FROM person")
    return {number for row in rows for number in row if number}


def test_every_student_is_listed_with_masked_numbers(page: StudentsPage, office: Office):
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert page.count_text() == "共 80 条"
    cells = [page.model.text_at(row, column) for row in range(20) for column in range(page.model.columnCount())]
    assert clear_numbers(office).isdisjoint(cells)
    assert "****" in page.model.text_at(0, PHONE)
    assert "********" in page.model.text_at(0, ID_NUMBER)
    assert page.model.text_at(0, GUARDIAN) == words.PRESENT


def test_a_class_narrows_the_list_to_its_students(page: StudentsPage, demo: Demo, office: Office):
    classes = [view.name for view in office.school.classes(CLERK)]
    page.filters.choose("class", demo.built.issued_class)
    assert page.count_text() == "找到 40 条"
    assert demo.built.issued_class in classes
    page.filters.choose("class", "")
    assert page.count_text() == "共 80 条"


def test_a_class_founded_meanwhile_can_be_chosen(page: StudentsPage, office: Office, hub: QtChangeHub, tmp_path: Path):
    import_students(office, tmp_path / "新.xlsx", [student(401, 班级="2024级焊接1班")])
    hub.publish((Change(Area.STUDENTS), Change(Area.CLASSES)))
    page.filters.choose("class", "2024级焊接1班")
    assert page.count_text() == "找到 1 条"


def test_headings_sort_both_ways(page: StudentsPage, qtbot):
    first = page.model.text_at(0, 0)
    page.table.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: page.model.row_at(0) is not None)
    assert page.model.text_at(0, 0) > first


def test_the_panel_names_facts_in_groups_and_never_a_clear_number(page: StudentsPage, office: Office):
    page.table.selectRow(2)
    texts = shown_texts(page.detail)
    assert page.detail.isVisible()
    assert {words.RECORD, words.CONTACT, words.GUARDIAN} <= set(texts)
    assert page.model.text_at(2, PHONE) in texts
    assert clear_numbers(office).isdisjoint(texts)


def test_what_is_missing_is_named_as_missing(page: StudentsPage, office: Office, hub: QtChangeHub, qtbot, tmp_path):
    lone = student(402, 监护人姓名=None, 与监护人关系=None, 监护人电话=None)
    import_students(office, tmp_path / "新.xlsx", [lone])
    hub.publish((Change(Area.STUDENTS),))
    page.filters.search.setText("20240402")
    page.filters.search.settle()
    qtbot.waitUntil(lambda: page.model.rowCount() == 1 and page.model.row_at(0) is not None)
    assert page.model.text_at(0, GUARDIAN) == words.MISSING
    page.table.selectRow(0)
    texts = shown_texts(page.detail)
    assert words.GUARDIAN_HINT in texts
    pills = [label.text() for label in page.detail.findChildren(QLabel) if label.property("pill") == "true"]
    assert words.MISSING in pills


def test_an_open_panel_follows_a_change(page: StudentsPage, office: Office, hub: QtChangeHub, tmp_path: Path):
    page.table.selectRow(0)
    number = page.model.text_at(0, 0)
    [(name,)] = select(
        office, "SELECT name FROM person JOIN student ON person_id = person.id WHERE student_no = ?", number
    )
    import_students(office, tmp_path / "改.xlsx", [{"学号": number, "姓名": name, "家庭住址": "示例市改后路9号"}])
    hub.publish((Change(Area.STUDENTS, (page.table.current_id() or 0,)),))
    assert "示例市改后路9号" in shown_texts(page.detail)


def test_closing_the_panel_leaves_the_list_and_enter_opens_it_again(page: StudentsPage, qtbot):
    page.table.selectRow(1)
    page.detail.closed.emit()
    assert not page.detail.isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.detail.isVisible()


def test_an_answer_for_a_student_left_meanwhile_is_dropped(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, asked: Asked, qtbot
):
    page = page_of(office, held_jobs, hub, asked, qtbot)
    page.visit(None)
    held.release()
    first, second = page.model.id_at(0), page.model.id_at(1)
    page.table.selectRow(0)
    page.table.selectRow(1)
    while held.release():
        pass
    told = office.students.detail(CLERK, second or 0)
    left = office.students.detail(CLERK, first or 0)
    assert told is not None
    assert left is not None
    assert len(page.detail.findChildren(StudentFacts)) == 1
    assert told.student_no in shown_texts(page.detail)
    assert left.student_no not in shown_texts(page.detail)


def test_a_student_asked_for_before_the_list_is_there_is_gone_to(
    office: Office, held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub, asked: Asked, qtbot
):
    wanted = office.students.all(CLERK)[-1].id
    page = page_of(office, held_jobs, hub, asked, qtbot)
    page.visit(wanted)
    assert page.table.current_id() is None
    held.release()
    assert page.table.current_id() == wanted


def test_an_empty_school_is_led_to_the_import(jobs: JobRunner, hub: QtChangeHub, asked: Asked, qtbot, tmp_path: Path):
    with closing(empty_school(tmp_path / "空")) as office:
        page = page_of(office, jobs, hub, asked, qtbot)
        page.visit(None)
        offers = [made for made in page.findChildren(QPushButton) if made.text() == words.IMPORT and made.isVisible()]
        assert len(offers) == 2
        for offer in offers:
            offer.click()
    assert asked.parents == [page, page]


def test_everything_a_key_can_reach_has_a_name(page: StudentsPage):
    page.table.selectRow(0)
    reached = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not isinstance(widget, QLabel)
    ]
    nameless = [widget for widget in reached if not (widget.accessibleName() or getattr(widget, "text", str)())]
    assert page.table in reached
    assert nameless == []
