"""Start of the window and work in the list, on 300,000 placements."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from operator import itemgetter
from pathlib import Path

from benchmarks.big_school import big_school
from benchmarks.keys import KEYS
from benchmarks.result import Result
from ctec_desktop.bootstrap import open_with_keys, this_person
from ctec_desktop.domain.placement_periods import NOT_ARRIVED, Standing
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.kernel.listing import ListQuery, RowSource
from ctec_desktop.services.placement_rows import STANDING
from ctec_desktop.ui.kit.row_store import PAGE
from ctec_desktop.ui.kit.table_model import HEAD

ROUNDS = 21
FRAME_LIMIT, FIRST_ROWS_LIMIT, MEMORY_LIMIT_MB, ANSWER_LIMIT_MS = 1.3, 1.5, 130.0, 50.0
# Names and student numbers as they are typed, from one that half of the list begins with to one that few do.
TYPED = ("z", "zs", "zh", "张", "李", "王伟", "zhang", "2019", "202", "chen", "ly", "刘")
REPEATS, JUMPS = 3, 200
LIST_ROUNDS = 3
# A day on which thousands are on post, and one on which hardly anybody is.
DAYS = (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))
CHIPS = (*((STANDING, kind.value) for kind in Standing), (STANDING, NOT_ARRIVED), ("arranged", "self"), ("plan", "1"))
CHIP_LIMIT_MS = 200.0

Start = dict[str, float]


def run() -> list[Result]:
    """Starts are interleaved after one that writes the byte code, as an installed program has it; medians."""
    folder = big_school()
    _start("ours", folder.root)
    pairs = [(_start("empty", folder.root), _start("ours", folder.root)) for _ in range(ROUNDS)]
    empty, ours = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    memory = max(start["memory_mb"] for start in ours)
    return [
        _ratio("first paint of the window's frame", empty, ours, "frame", FRAME_LIMIT),
        _first_rows(empty, ours),
        Result("memory at the first rows", memory, "MB", MEMORY_LIMIT_MB),
        *_list_work(folder.root),
    ]


def _ratio(name: str, empty: list[Start], ours: list[Start], what: str, limit: float) -> Result:
    """Median over median by the clock; the detail gives the milliseconds, and the ratios of CPU time and of minima."""
    base, value = _median(empty, "frame_ms"), _median(ours, f"{what}_ms")
    cpu = _median(ours, f"{what}_cpu_ms") / _median(empty, "frame_cpu_ms")
    least = min(start[f"{what}_ms"] for start in ours) / min(start["frame_ms"] for start in empty)
    detail = f"{value:.0f} ms against {base:.0f} ms; CPU time {cpu:.2f} ×, quickest starts {least:.2f} ×"
    return Result(name, value / base, "× empty window", limit, detail)


def _first_rows(empty: list[Start], ours: list[Start]) -> Result:
    """The promise is about seeing them; the detail says when the list answers."""
    seen = _ratio("first 60 of 300,000 placements painted", empty, ours, "rows", FIRST_ROWS_LIMIT)
    page = _median(ours, "page_ms")
    living = f"the living list {page:.0f} ms, {page / _median(empty, 'frame_ms'):.2f} ×"
    return replace(seen, detail=f"{seen.detail}; {living}")


def _median(starts: list[Start], what: str) -> float:
    return statistics.median(start[what] for start in starts)


def _start(mode: str, root: Path) -> Start:
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited,
        "QT_QPA_PLATFORM": "offscreen",
        "BENCH_FOLDER": str(root),
        "BENCH_BEGAN_NS": str(time.monotonic_ns()),
    }
    command = [sys.executable, "-m", "benchmarks.window_child", mode]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: Start = json.loads(done.stdout.splitlines()[-1])
    return answer


def _list_work(root: Path) -> list[Result]:
    """What a person waits for after typing, and after a jump: medians over the rounds of their 95th percentiles."""
    rounds = [_list_round(root) for _ in range(LIST_ROUNDS)]
    seen, whole, jumps = (statistics.median(values) for values in zip(*rounds, strict=True))
    detail = f"the whole list follows in a second reading, 95th percentile {whole:.0f} ms"
    return [
        Result("typed prefix: first ids and first rows, 95th percentile", seen, "ms", ANSWER_LIMIT_MS, detail),
        Result("jump: a page of rows anywhere, 95th percentile", jumps, "ms", ANSWER_LIMIT_MS),
        _chips(root),
    ]


def _chips(root: Path) -> Result:
    """Every filter that narrows the list by what a placement is, as the first thing done in an office just opened."""
    rounds = [{(day, chip): _chip(root, day, chip) for day in DAYS for chip in CHIPS} for _ in range(LIST_ROUNDS)]
    slowest = {one: statistics.median(found[one] for found in rounds) for one in rounds[0]}
    (day, chip), value = max(slowest.items(), key=itemgetter(1))
    detail = f"{chip[1]} on {day.date()}; half of them within {statistics.median(slowest.values()):.0f} ms"
    return Result("filter of placements: first ids and first rows, the slowest", value, "ms", CHIP_LIMIT_MS, detail)


def _chip(root: Path, day: datetime, chip: tuple[str, str]) -> float:
    office = open_with_keys(root, KEYS, may_write=False, clock=FixedClock(day))
    source = office.placements.rows(this_person())
    _narrow(source, ListQuery())
    seen = _ms(partial(_narrow, source, ListQuery(filters=(chip,))))
    office.close()
    return seen


def _list_round(root: Path) -> tuple[float, float, float]:
    """An office opened anew, so that each round begins without anything in the cache."""
    office = open_with_keys(root, KEYS, may_write=False)
    source = office.placements.rows(this_person())
    typed = [ListQuery(text=text) for text in TYPED * REPEATS]
    seen = [_ms(partial(_narrow, source, query)) for query in typed]
    whole = [_ms(partial(source.ids, query)) for query in typed]
    every = source.ids(ListQuery())
    starts = [n * 7919 * 37 % (len(every) - PAGE) for n in range(JUMPS)]
    jumps = [_ms(partial(source.rows, every[start : start + PAGE])) for start in starts]
    office.close()
    return _p95(seen), _p95(whole), _p95(jumps)


def _narrow(source: RowSource, query: ListQuery) -> None:
    source.rows(source.head(query, HEAD)[:PAGE])


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
