"""List page, wizard, job bar: the larger pieces pages are made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DetailPanel, DocumentLine, FactLine, Finding
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.job_bar import JobBar
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.theme import apply
from ctec_desktop.ui.kit.tokens import Scheme, Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import fault_sentence
from ctec_desktop.wording import kit as words
from tests.ui.kit.fakes import COLUMNS, CountedSource

pytestmark = pytest.mark.ui

SPEC = ListSpec(
    "记录",
    COLUMNS,
    "搜索",
    (
        FilterSpec("class", "班级", (("1", "一班"), ("2", "二班"))),
        FilterSpec("state", "状态", (("a", "草稿"), ("b", "完成")), as_chips=True),
    ),
    frozenset({"records"}),
    "还没有记录",
    "先导入。",
    "导入",
    "records",
)


class Said:
    def __init__(self) -> None:
        self.lines: list[str] = []

    def say(self, text: str, tone: Tone) -> None:
        self.lines.append(text)


def _nowhere(key: str, what: object) -> None:
    raise AssertionError(key)


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def source() -> CountedSource:
    return CountedSource(300)


@pytest.fixture
def page(source: CountedSource, jobs: JobRunner, hub: QtChangeHub, said: Said, qtbot) -> ListPage:
    made = ListPage(SPEC, source, PageContext(jobs, hub, _nowhere, said.say))
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def test_a_list_is_read_on_the_first_visit_only(page: ListPage, source: CountedSource):
    assert source.queries == []
    page.visit(None)
    page.visit(None)
    assert len(source.queries) == 1
    assert page.count_text() == "共 300 条"


def test_search_text_and_choices_reach_the_source_together(page: ListPage, source: CountedSource, qtbot):
    page.visit(None)
    qtbot.keyClicks(page.filters.search, "29")
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    page.filters.choose("class", "2")
    page.filters.choose("state", "b")
    last = source.heads[-1]
    assert (last.text, last.filters) == ("29", (("class", "2"), ("state", "b")))
    assert page.count_text() == "找到 13 条"


def test_find_reaches_the_page_on_show_from_anywhere_in_the_window(
    jobs: JobRunner, hub: QtChangeHub, said: Said, qtbot
):
    context = PageContext(jobs, hub, _nowhere, said.say)
    shown, hidden = (ListPage(SPEC, CountedSource(3), context) for _ in range(2))
    stack, elsewhere, window = QStackedWidget(), QPushButton("别处"), QWidget()
    stack.addWidget(shown)
    stack.addWidget(hidden)
    column = QVBoxLayout(window)
    column.addWidget(elsewhere)
    column.addWidget(stack)
    qtbot.addWidget(window)
    with qtbot.waitActive(window), qtbot.waitSignal(shown.painted):
        window.show()
    for page in (shown, hidden):
        page.visit(None)
    elsewhere.setFocus()
    qtbot.waitUntil(elsewhere.hasFocus)
    qtbot.keyClick(elsewhere, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(shown.filters.search.hasFocus)
    assert not hidden.filters.search.hasFocus()


def test_nothing_found_offers_to_clear_the_conditions(page: ListPage, source: CountedSource, qtbot):
    page.visit(None)
    page.filters.choose("state", "a")
    page.filters.search.setText("没有")
    page.filters.search.settle()
    assert page.model.rowCount() == 0
    offer = next(made for made in page.findChildren(QPushButton) if made.text() == words.CLEAR)
    before = len(source.queries)
    offer.click()
    assert page.model.rowCount() == 300
    assert len(source.queries) == before + 1
    assert source.queries[-1].is_narrowed is False


def test_an_empty_list_offers_what_to_do_next(source: CountedSource, page: ListPage, qtbot):
    source.total = 0
    page.visit(None)
    offer = next(made for made in page.findChildren(QPushButton) if made.text() == "导入")
    with qtbot.waitSignal(page.empty_action_triggered):
        offer.click()


def test_a_change_elsewhere_is_seen_in_the_list(page: ListPage, source: CountedSource, hub: QtChangeHub, qtbot):
    page.visit(None)
    qtbot.waitUntil(lambda: page.model.text_at(2, 1) == "甲3")
    source.names = {3: "改"}
    source.total = 301
    source.asked.clear()
    hub.publish((Change("records", (3,)),))
    qtbot.waitUntil(lambda: page.model.text_at(2, 1) == "改")
    assert page.count_text() == "共 301 条"
    assert 4 not in source.all_asked()


def test_a_list_that_cannot_be_read_is_said_below(page: ListPage, source: CountedSource, said: Said):
    source.is_broken = True
    page.visit(None)
    assert fault_sentence(EnvironmentFault("database_busy")) in said.lines[0]


def test_the_panel_shows_one_record_and_closes(page: ListPage, qtbot):
    page.visit(None)
    page.show_detail(Detail("甲1", facts=(FactLine("单位", ""),)))
    assert page.detail.isVisible()
    page.detail.closed.emit()
    assert not page.detail.isVisible()


def test_going_to_a_record_stands_on_it(page: ListPage):
    page.visit(None)
    page.visit(250)
    assert page.table.current_id() == 250


def test_choices_can_be_renewed_and_keep_what_was_chosen(page: ListPage, source: CountedSource):
    page.visit(None)
    page.filters.choose("class", "2")
    before = (len(source.heads), len(source.queries))
    page.filters.set_choices("class", (("2", "二班"), ("3", "三班")))
    assert (len(source.heads), len(source.queries)) == before
    assert page.filters.filters() == (("class", "2"),)
    page.filters.set_choices("class", (("3", "三班"),))
    assert page.filters.filters() == ()
    assert source.queries[-1].filters == ()


def test_the_panel_replaces_everything_it_showed(dressed, qtbot):
    panel = DetailPanel()
    qtbot.addWidget(panel)
    finding = Finding("未满 16 周岁", Tone.BAD, "第十六条")
    panel.show_detail(Detail("一", findings=(finding,), actions=(ActionLine("go", "去"),)))
    assert [note.text() for note in panel.findChildren(Note)] == ["未满 16 周岁\n依据：第十六条"]
    panel.show_detail(Detail("二", findings=(), documents=(DocumentLine("d1", "协议.pdf"),)))
    qtbot.waitUntil(lambda: [note.text() for note in panel.findChildren(Note)] == [words.NO_FINDINGS])
    opened: list[str] = []
    panel.document_opened.connect(opened.append)
    next(made for made in panel.findChildren(QPushButton) if made.text() == "协议.pdf").click()
    assert opened == ["d1"]


def test_the_look_can_change_under_an_open_page(page: ListPage, dressed: QApplication):
    page.visit(None)
    light = page.grab().toImage().pixelColor(5, 5)
    apply(dressed, Scheme.DARK)
    dark = page.grab().toImage().pixelColor(5, 5)
    apply(dressed, Scheme.LIGHT)
    assert light.lightness() > 200 > 60 > dark.lightness()


@pytest.fixture
def wizard(dressed, qtbot) -> Wizard:
    made = Wizard("导入", ("文件", "核对", "导入"))
    for text in ("一", "二", "三"):
        made.add_step(QLabel(text))
    made.open()
    return made


def test_a_step_is_left_only_when_its_owner_says_so(wizard: Wizard, qtbot):
    asked: list[int] = []
    wizard.next_requested.connect(asked.append)
    wizard.set_ready(False)
    wizard.next_button.click()
    assert asked == []
    wizard.set_ready(True)
    wizard.next_button.click()
    assert (asked, wizard.step()) == ([0], 0)
    wizard.go_to(1)
    wizard.back_button.click()
    assert wizard.step() == 0


def test_a_step_that_fails_is_stayed_at_with_the_reason(wizard: Wizard):
    wizard.go_to(1)
    wizard.set_busy(True)
    assert not wizard.next_button.isEnabled()
    wizard.fail(EnvironmentFault("database_busy"))
    assert wizard.step() == 1
    assert wizard.note.text() == fault_sentence(EnvironmentFault("database_busy"))
    assert wizard.next_button.isEnabled()


def test_cancel_during_work_asks_to_stop_instead_of_closing(wizard: Wizard, qtbot):
    wizard.set_busy(True)
    with qtbot.waitSignal(wizard.stop_requested):
        wizard.cancel_button.click()
    assert wizard.isVisible()
    wizard.set_busy(False)
    wizard.cancel_button.click()
    assert not wizard.isVisible()


def test_nothing_can_be_taken_back_after_the_last_step(wizard: Wizard):
    wizard.go_to(2, can_go_back=False)
    assert wizard.next_button.text() == words.FINISH
    assert not wizard.back_button.isVisible()
    assert not wizard.cancel_button.isVisible()


def test_work_is_shown_with_its_progress_and_can_be_stopped(held_jobs: JobRunner, held: HeldExecutor, qtbot):
    bar = JobBar(held_jobs)
    qtbot.addWidget(bar)
    bar.show()
    told: list[object] = []

    def work(progress: Progress) -> str:
        progress.begin("正在打印", 10)
        progress.step(1)
        return "done"

    with qtbot.waitSignal(bar.shown):
        held_jobs.start("正在打印", work, told.append, told.append)
        held_jobs.start("之后", work, told.append, told.append)
    shown = [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]
    assert "正在打印" in shown
    assert words.waiting_line(1) in shown
    bar.findChildren(QPushButton)[0].click()
    assert held_jobs.running()[0].is_cancelled
    held.release()
    assert not bar.is_showing_work()
    assert len(told) == 2


def test_short_work_does_not_flash(jobs: JobRunner, qtbot):
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    bar.show()
    jobs.start("短", lambda progress: 1, lambda value: None, lambda error: None)
    assert not bar.is_showing_work()
