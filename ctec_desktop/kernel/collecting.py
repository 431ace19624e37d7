"""Making many objects at once, and letting them go again, without holding up whoever else is at work."""

import gc
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, Final, TypeVar

T = TypeVar("T")

_NEW_OBJECTS: Final = 50_000
# So many that came to stay take longer to look through than a window may stand still.
_TOO_MANY: Final = 100_000
# So many at a time, and so long, make room for a window without being felt.
_AT_A_TIME: Final = 8
_MOMENT_S: Final = 0.0005


def collect_seldom() -> None:
    """For the whole program, called before anything else is imported.

    What is imported at start and what makes up a window are thousands of lasting objects; looking through them after
    every 700 new ones takes a twentieth of the start.
    """
    gc.set_threshold(_NEW_OBJECTS)


class _Holds:
    """Who builds much at this moment, in whatever thread: the first turns the collector off, the last on again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._was_on = False

    def begin(self) -> None:
        with self._lock:
            if not self._count:
                self._was_on = gc.isenabled()
                gc.disable()
            self._count += 1

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count or not self._was_on:
                return
            if gc.get_count()[0] > _TOO_MANY:
                # They count as old from here on: looking through all of them at once would hold up every thread.
                gc.freeze()
                gc.unfreeze()
            gc.enable()


_HOLDS: Final = _Holds()


@contextmanager
def collecting_later() -> Iterator[None]:
    """No automatic collection inside: hundreds of thousands of drafts are built that all stay, and in no cycles."""
    _HOLDS.begin()
    try:
        yield
    finally:
        _HOLDS.end()


def let_go(things: list[Any]) -> None:
    """Empties a list whose things nobody else holds, one by one: all of them at once go without a pause between."""
    while things:
        things.pop()


def giving_way(things: Iterable[T]) -> Iterator[T]:
    """The things one by one, with a moment in between for whoever waits.

    What hashes each of many short texts gives the interpreter's lock up again and again, for so short a time that
    nobody else gets hold of it, and so that nobody's turn is ever due: a window would wait until all are done.
    """
    for n, one in enumerate(things, 1):
        yield one
        if n % _AT_A_TIME == 0:
            time.sleep(_MOMENT_S)
