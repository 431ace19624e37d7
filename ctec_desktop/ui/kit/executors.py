"""Where work runs: threads in the program, the caller's own thread in tests."""

from enum import StrEnum
from threading import Thread
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from queue import SimpleQueue


class Lane(StrEnum):
    """Changes go one after the other; reading may go side by side."""

    WRITE = "write"
    READ = "read"


class JobExecutor(Protocol):
    def submit(self, lane: Lane, task: "Callable[[], None]") -> None:
        """Runs `task` once, in the order of its lane."""
        ...

    def shutdown(self) -> None:
        """Takes no more tasks and waits for those under way."""
        ...


class ThreadExecutor:
    """One thread for changes and a few for reading, started when first needed."""

    def __init__(self, readers: int = 2) -> None:
        self._sizes = {Lane.WRITE: 1, Lane.READ: readers}
        self._queues: dict[Lane, SimpleQueue[Callable[[], None] | None]] = {}
        self._threads: list[Thread] = []
        self._is_closed = False

    def submit(self, lane: Lane, task: "Callable[[], None]") -> None:
        if self._is_closed:
            return
        if lane not in self._queues:
            self._open(lane)
        self._queues[lane].put(task)

    def shutdown(self) -> None:
        self._is_closed = True
        for lane, queue in self._queues.items():
            for _ in range(self._sizes[lane]):
                queue.put(None)
        for thread in self._threads:
            thread.join(timeout=10)

    def _open(self, lane: Lane) -> None:
        from queue import SimpleQueue

        queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._queues[lane] = queue
        for number in range(self._sizes[lane]):
            thread = Thread(target=_serve, args=(queue,), name=f"{lane}-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)


class InlineExecutor:
    """Runs each task at once on the caller's thread; for tests."""

    def submit(self, lane: Lane, task: "Callable[[], None]") -> None:
        del lane
        task()

    def shutdown(self) -> None:
        """Nothing is under way."""


class HeldExecutor:
    """Keeps tasks until they are released by hand; for tests of what a person sees meanwhile."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Lane, Callable[[], None]]] = []

    def submit(self, lane: Lane, task: "Callable[[], None]") -> None:
        self.waiting.append((lane, task))

    def release(self, lane: Lane | None = None) -> int:
        """Runs what has waited (in `lane`, or everywhere) and says how many that was."""
        due = [entry for entry in self.waiting if lane in (None, entry[0])]
        self.waiting = [entry for entry in self.waiting if entry not in due]
        for _, task in due:
            task()
        return len(due)

    def shutdown(self) -> None:
        self.waiting.clear()


def _serve(queue: "SimpleQueue[Callable[[], None] | None]") -> None:
    while (task := queue.get()) is not None:
        task()
