"""Progress and cancelling of long work, free of any window."""

from typing import Protocol

from ctec_desktop.kernel.errors import Cancelled


class Progress(Protocol):
    """Where long work says how far it is. `step` is called between rows and may raise `Cancelled`."""

    def begin(self, label: str, total: int) -> None: ...

    def step(self, done: int) -> None: ...


class SilentProgress:
    """Says nothing and is never cancelled: tests and short work."""

    def begin(self, label: str, total: int) -> None:
        del label, total

    def step(self, done: int) -> None:
        del done


class CountingProgress:
    """Cancels after a number of steps; keeps what was said. For tests and for dry counting."""

    def __init__(self, cancel_after: int | None = None) -> None:
        self.said: list[tuple[str, int]] = []
        self.done = 0
        self._cancel_after = cancel_after

    def begin(self, label: str, total: int) -> None:
        self.said.append((label, total))

    def step(self, done: int) -> None:
        self.done = done
        if self._cancel_after is not None and done >= self._cancel_after:
            raise Cancelled
