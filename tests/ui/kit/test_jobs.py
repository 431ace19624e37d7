import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, QThread

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.executors import HeldExecutor, InlineExecutor, Lane, ThreadExecutor
from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import Job, JobRunner

pytestmark = pytest.mark.ui


class Page(QObject):
    """Keeps what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def on_done(self, value: object) -> None:
        self.told.append(value)

    def on_failed(self, error: BaseException) -> None:
        self.told.append(error)

    def on_numbered(self, number: int, value: object) -> None:
        self.told.append((number, value))


@pytest.fixture
def page(dressed) -> Page:
    return Page()


@pytest.fixture
def threaded(dressed, hub: QtChangeHub):
    runner = JobRunner(ThreadExecutor(), hub)
    yield runner
    runner.shutdown()


def test_the_answer_comes_back_on_the_windows_thread(threaded: JobRunner, page: Page, qtbot):
    def work() -> object:
        return threading.current_thread() is threading.main_thread()

    threads: list[bool] = []

    def done(value: object) -> None:
        threads.append(QThread.currentThread() == page.thread())
        page.on_done(value)

    threaded.read(work, done, page.on_failed)
    qtbot.waitUntil(lambda: bool(page.told))
    assert page.told == [False]
    assert threads == [True]


def test_changes_run_one_after_the_other_while_readings_go_on(threaded: JobRunner, page: Page, qtbot):
    gate, order = threading.Event(), []

    def first(progress: Progress) -> str:
        order.append("first begins")
        gate.wait(30)
        order.append("first ends")
        return "first"

    def second(progress: Progress) -> str:
        order.append("second begins")
        return "second"

    threaded.start("一", first, page.on_done, page.on_failed)
    threaded.start("二", second, page.on_done, page.on_failed)
    threaded.read(lambda: "read", page.on_done, page.on_failed)
    qtbot.waitUntil(lambda: page.told == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: len(page.told) == 3)
    assert page.told == ["read", "first", "second"]
    assert order == ["first begins", "first ends", "second begins"]


def test_two_readings_go_side_by_side(threaded: JobRunner, page: Page, qtbot):
    meeting = threading.Barrier(2, timeout=30)
    for _ in range(2):
        threaded.read(lambda: meeting.wait() >= 0, page.on_done, page.on_failed)
    qtbot.waitUntil(lambda: page.told == [True, True])


def test_a_page_that_is_gone_is_not_told(held_jobs: JobRunner, held: HeldExecutor):
    page = Page()
    told = page.told
    held_jobs.start("写", lambda progress: 1, page.on_done, page.on_failed)
    held_jobs.start("写", lambda progress: 2, partial(page.on_numbered, 7), page.on_failed)
    del page
    assert held.release() == 2
    assert told == []
    assert held_jobs.running() == ()


def test_a_widget_deleted_by_qt_is_not_told(held_jobs: JobRunner, held: HeldExecutor, page: Page, qtbot):
    parent = QObject()
    page.setParent(parent)
    held_jobs.start("写", lambda progress: 1, page.on_done, page.on_failed)
    parent.deleteLater()
    with qtbot.waitSignal(parent.destroyed):
        pass
    held.release()
    assert page.told == []


def test_a_reading_nobody_waits_for_is_not_done(held_jobs: JobRunner, held: HeldExecutor):
    page = Page()
    done: list[int] = []
    held_jobs.read(partial(done.append, 1), page.on_done, page.on_failed)
    del page
    held.release()
    assert done == []


def test_a_page_that_is_still_there_is_told_with_its_own_arguments(jobs: JobRunner, page: Page):
    jobs.read(lambda: "x", partial(page.on_numbered, 7), page.on_failed)
    assert page.told == [(7, "x")]


def test_cancelling_stops_at_the_next_step(held_jobs: JobRunner, held: HeldExecutor, page: Page):
    kept: list[int] = []
    running: list[Job] = []

    def work(progress: Progress) -> None:
        for row in range(100):
            progress.step(row)
            kept.append(row)
            if row == 4:
                running[0].cancel()

    running.append(held_jobs.start("导入", work, page.on_done, page.on_failed))
    held.release()
    assert kept == [0, 1, 2, 3, 4]
    assert [type(told) for told in page.told] == [Cancelled]


def test_a_change_cancelled_while_it_waits_is_never_begun(held_jobs: JobRunner, held: HeldExecutor, page: Page):
    job = held_jobs.start("导入", lambda progress: 1, page.on_done, page.on_failed)
    job.cancel()
    held.release()
    assert [type(told) for told in page.told] == [Cancelled]


def test_what_was_written_before_the_cancel_is_answered_as_done(held_jobs: JobRunner, held: HeldExecutor, page: Page):
    running: list[Job] = []

    def work(progress: Progress) -> str:
        running[0].cancel()
        return "written"

    running.append(held_jobs.start("写", work, page.on_done, page.on_failed))
    held.release()
    assert page.told == ["written"]


def test_progress_is_told_at_most_ten_times_a_second(dressed, page: Page):
    now = [100.0]
    runner = JobRunner(InlineExecutor(), clock=lambda: now[0])
    told: list[tuple[str, int, int]] = []
    runner.progressed.connect(lambda job: told.append((job.label, job.done, job.total)))

    def work(progress: Progress) -> None:
        progress.begin("导入学生", 1000)
        for row in range(1, 1001):
            now[0] += 0.001
            progress.step(row)

    runner.start("导入", work, page.on_done, page.on_failed)
    assert told[0] == ("导入学生", 0, 1000)
    assert 9 <= len(told) <= 11


@pytest.mark.parametrize(
    ("error", "is_bug"),
    [
        (RuleViolation([Problem("x")]), False),
        (EnvironmentFault("disk_full"), False),
        (Cancelled(), False),
        (ValueError("x"), True),
        (MemoryError(), True),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_page_hears_of_every_error_and_the_crash_report_of_bugs_only(
    dressed, page: Page, error: Exception, is_bug: bool
):
    bugs: list[BaseException] = []
    runner = JobRunner(InlineExecutor(), on_bug=bugs.append)

    def work(progress: Progress) -> None:
        raise error

    runner.start("写", work, page.on_done, page.on_failed)
    assert page.told == [error]
    assert bugs == ([error] if is_bug else [])


def test_changes_are_published_before_the_page_is_told(jobs: JobRunner, hub: QtChangeHub, page: Page):
    hub.subscribe(frozenset({"students"}), page.on_done)
    changes = (Change("students", (1, 2)),)
    jobs.start("写", lambda progress: Outcome("ok", changes), page.on_done, page.on_failed)
    assert page.told == [changes, Outcome("ok", changes)]


def test_changes_are_published_although_the_page_is_gone(held_jobs: JobRunner, held: HeldExecutor, hub: QtChangeHub):
    page = Page()
    listener = Page()
    hub.subscribe(frozenset({"students"}), listener.on_done)
    held_jobs.start("写", lambda progress: Outcome(1, (Change("students"),)), page.on_done, page.on_failed)
    del page
    held.release()
    assert listener.told == [(Change("students"),)]


def test_the_hub_tells_only_of_the_areas_asked_for(hub: QtChangeHub, page: Page):
    end = hub.subscribe(frozenset({"students", "classes"}), page.on_done)
    hub.publish((Change("plans"), Change("classes", (3,))))
    hub.publish((Change("plans"),))
    assert page.told == [(Change("classes", (3,)),)]
    end()
    hub.publish((Change("students"),))
    assert len(page.told) == 1


def test_the_hub_forgets_pages_that_are_gone(hub: QtChangeHub):
    page = Page()
    told = page.told
    hub.subscribe(frozenset({"students"}), page.on_done)
    del page
    hub.publish((Change("students"),))
    assert told == []


def test_the_hub_may_be_told_from_any_thread(hub: QtChangeHub, page: Page, qtbot):
    hub.subscribe(frozenset({"students"}), page.on_done)
    thread = threading.Thread(target=hub.publish, args=((Change("students"),),))
    thread.start()
    thread.join()
    assert page.told == []
    qtbot.waitUntil(lambda: len(page.told) == 1)


def test_shutting_down_waits_for_the_change_under_way_and_begins_no_other(dressed, page: Page):
    begun, gate, finished = threading.Event(), threading.Event(), []

    def first(progress: Progress) -> None:
        begun.set()
        gate.wait(30)
        finished.append("first")

    runner = JobRunner(ThreadExecutor())
    runner.start("一", first, page.on_done, page.on_failed)
    runner.start("二", lambda progress: finished.append("second"), page.on_done, page.on_failed)
    assert begun.wait(30)
    gate.set()
    runner.shutdown()
    assert finished == ["first"]
    assert page.told == []


def test_held_tasks_are_released_by_lane(held_jobs: JobRunner, held: HeldExecutor, page: Page):
    held_jobs.start("写", lambda progress: "w", page.on_done, page.on_failed)
    held_jobs.read(lambda: "r", page.on_done, page.on_failed)
    assert held.release(Lane.READ) == 1
    assert page.told == ["r"]
