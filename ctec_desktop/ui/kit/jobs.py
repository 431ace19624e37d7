"""Work off the window's thread: one lane for changes, a small pool for reading, answers on the window's thread."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.ui.kit.executors import JobExecutor, Lane, ThreadExecutor
from ctec_desktop.ui.kit.receivers import Receiver

if TYPE_CHECKING:
    from ctec_desktop.kernel.outcome import ChangeHub
    from ctec_desktop.kernel.progress import Progress

T = TypeVar("T")

OnFailed = Callable[[BaseException], object]
PROGRESS_EVERY_S: Final = 0.1


class Job:
    """One piece of work that was asked for: its label, how far it is, and the way to stop it."""

    def __init__(self, label: str, lane: Lane) -> None:
        self.label = label
        self.lane = lane
        self.done = 0
        self.total = 0
        self.is_cancelled = False
        self.has_ended = False

    def cancel(self) -> None:
        """Asks the work to stop at its next step. What has already been written stays and is answered as done."""
        self.is_cancelled = True


class _JobProgress:
    """Progress as the work says it, passed on at most ten times a second."""

    def __init__(self, job: Job, said: Callable[[Job], None], clock: Callable[[], float]) -> None:
        self._job = job
        self._said = said
        self._clock = clock
        self._next_at = 0.0

    def begin(self, label: str, total: int) -> None:
        self._raise_if_cancelled()
        self._job.label, self._job.total, self._job.done = label or self._job.label, total, 0
        self._next_at = 0.0
        self._pass_on()

    def step(self, done: int) -> None:
        self._raise_if_cancelled()
        self._job.done = done
        self._pass_on()

    def _pass_on(self) -> None:
        now = self._clock()
        if now >= self._next_at:
            self._next_at = now + PROGRESS_EVERY_S
            self._said(self._job)

    def _raise_if_cancelled(self) -> None:
        if self._job.is_cancelled:
            raise Cancelled


class _Answer(Generic[T]):
    """What came out of a job, on its way back to the window's thread."""

    def __init__(self, job: Job, on_done: Receiver[[T]], on_failed: Receiver[[BaseException]]) -> None:
        self.job = job
        self.value: T | None = None
        self.error: BaseException | None = None
        self._on_done = on_done
        self._on_failed = on_failed

    def run(self, work: Callable[[], T]) -> None:
        """Runs `work` on the executor's thread and keeps its value or its error."""
        if self.job.is_cancelled or (self.job.lane is Lane.READ and self._on_done.is_gone()):
            self.error = Cancelled()
            return
        try:
            self.value = work()
        except Exception as error:  # noqa: BLE001 - the one door through which a job's error reaches its page
            self.error = error

    def tell(self) -> None:
        if self.error is not None:
            self._on_failed.tell(self.error)
        else:
            self._on_done.tell(self.value)  # type: ignore[arg-type]


class JobRunner(QObject):
    """Starts work and brings its answer back.

    Args:
        executor: where work runs; threads unless a test says otherwise.
        hub: told the changes of every `Outcome` before the page that asked is.
        on_bug: told errors that are neither the user's nor the PC's, besides `on_failed`.
        on_trouble: told every error but a cancel, for the log.
        clock: seconds for throttling progress.
    """

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)
    _answered = Signal(object)

    def __init__(
        self,
        executor: JobExecutor | None = None,
        hub: "ChangeHub | None" = None,
        on_bug: Callable[[BaseException], object] | None = None,
        clock: Callable[[], float] = monotonic,
        on_trouble: Callable[[BaseException], object] | None = None,
    ) -> None:
        super().__init__()
        self._executor: JobExecutor = ThreadExecutor() if executor is None else executor
        self._hub = hub
        self._on_bug = on_bug
        self._on_trouble = on_trouble
        self._clock = clock
        self._running: list[Job] = []
        self._unanswered = 0
        self._answered.connect(self._on_answered)

    def start(
        self, label: str, work: "Callable[[Progress], T]", on_done: Callable[[T], object], on_failed: OnFailed
    ) -> Job:
        """Queues a change. `work` runs alone in the write lane; the bottom bar shows it and may cancel it."""
        job = Job(label, Lane.WRITE)
        progress = _JobProgress(job, self.progressed.emit, self._clock)

        def change() -> T:
            return work(progress)

        return self._submit(job, change, on_done, on_failed)

    def read(self, work: Callable[[], T], on_done: Callable[[T], object], on_failed: OnFailed) -> Job:
        """Queues a reading, silently. Skipped when nobody is left to be told."""
        return self._submit(Job("", Lane.READ), work, on_done, on_failed)

    def running(self) -> tuple[Job, ...]:
        """The changes queued or under way, oldest first."""
        return tuple(self._running)

    def is_idle(self) -> bool:
        """Whether nothing is queued or under way, readings included."""
        return not self._unanswered

    def shutdown(self) -> None:
        """Cancels everything and waits for the work under way; no answer is told any more."""
        for job in self._running:
            job.cancel()
        self._answered.disconnect(self._on_answered)
        self._executor.shutdown()
        self._running.clear()

    def _submit(self, job: Job, work: Callable[[], T], on_done: Callable[[T], object], on_failed: OnFailed) -> Job:
        answer: _Answer[T] = _Answer(job, Receiver(on_done), Receiver(on_failed))
        if job.lane is Lane.WRITE:
            self._running.append(job)
            self.started.emit(job)

        def run() -> None:
            answer.run(work)
            if isValid(self):
                self._answered.emit(answer)

        self._unanswered += 1
        self._executor.submit(job.lane, run)
        return job

    def _on_answered(self, answer: _Answer[object]) -> None:
        from ctec_desktop.kernel.outcome import Outcome

        self._unanswered -= 1
        job = answer.job
        job.has_ended = True
        if job.lane is Lane.READ and job.is_cancelled:
            return
        if job in self._running:
            self._running.remove(job)
            self.ended.emit(job)
        if isinstance(answer.value, Outcome) and self._hub is not None:
            self._hub.publish(answer.value.changes)
        answer.tell()
        if self._on_trouble is not None and answer.error is not None and not isinstance(answer.error, Cancelled):
            self._on_trouble(answer.error)
        if self._on_bug is not None and answer.error is not None and is_bug(answer.error):
            self._on_bug(answer.error)


def is_bug(error: BaseException) -> bool:
    """Whether an error is the program's own: neither the user's data, nor the PC, nor a cancel."""
    return not isinstance(error, RuleViolation | EnvironmentFault | Cancelled)
