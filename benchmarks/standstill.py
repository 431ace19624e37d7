"""How long a window stood still, less what the machine itself stood still meanwhile.

A shared or virtual machine takes the processor away from everybody for tens of milliseconds. A second process that
does nothing but sleep sees that too: the time it lost at the same moment is the machine's, the rest is the program's.
`time.perf_counter` is one clock for all processes of a machine.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from types import TracebackType
from typing import NamedTuple, Self

BEAT_S = 0.005


class Gap(NamedTuple):
    """Seconds of `time.perf_counter` between two beats that should have been `BEAT_S` apart."""

    begun: float
    ended: float


class Machine:
    """A process that only sleeps, while the work measured is done."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self.gaps: tuple[Gap, ...] = ()

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "benchmarks.standstill"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self._process.stdout is None or not self._process.stdout.readline():
            raise RuntimeError("the process that only sleeps did not begin")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is None:
            return
        told, _ = self._process.communicate("end\n")
        lines = (line.split() for line in told.splitlines())
        self.gaps = tuple(Gap(float(begun), float(ended)) for begun, ended in lines)

    def worst(self) -> float:
        """Its own longest standstill, in seconds."""
        return longest(self.gaps, ())


def longest(gaps: Iterable[Gap], of_the_machine: Sequence[Gap]) -> float:
    """The longest standstill in seconds beyond one beat, less what the machine lost in the same moments."""
    return max((_own(gap, of_the_machine) for gap in gaps), default=0.0)


def gaps_of(beats: Sequence[float]) -> list[Gap]:
    """The time between every two beats."""
    return [Gap(before, after) for before, after in pairwise(beats)]


def _own(gap: Gap, of_the_machine: Sequence[Gap]) -> float:
    lost = sum(_late(_shared(gap, other)) for other in of_the_machine)
    return max(0.0, gap.ended - gap.begun - BEAT_S - lost)


def _shared(gap: Gap, other: Gap) -> float:
    return min(gap.ended, other.ended) - max(gap.begun, other.begun)


def _late(seconds: float) -> float:
    return max(0.0, seconds - BEAT_S)


def _sleep_until_told() -> None:
    is_over = threading.Event()
    threading.Thread(target=_wait_for_word, args=(is_over,), daemon=True).start()
    print("begun", flush=True)
    beats: list[Gap] = []
    last = time.perf_counter()
    while not is_over.is_set():
        time.sleep(BEAT_S)
        now = time.perf_counter()
        if now - last > 2 * BEAT_S:
            beats.append(Gap(last, now))
        last = now
    for gap in beats:
        print(gap.begun, gap.ended)


def _wait_for_word(is_over: threading.Event) -> None:
    sys.stdin.readline()
    is_over.set()


if __name__ == "__main__":
    _sleep_until_told()
