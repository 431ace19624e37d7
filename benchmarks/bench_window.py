"""Start of the window and work in the list, on 300,000 placements."""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.big_school import big_school
from benchmarks.keys import KEYS
from benchmarks.result import Result
from ctec_desktop.bootstrap import open_with_keys, this_person
from ctec_desktop.kernel.listing import ListQuery

ROUNDS = 9
FIRST_PAINT_LIMIT, FIRST_ROWS_LIMIT, MEMORY_LIMIT_MB, ANSWER_LIMIT_MS = 1.3, 1.5, 130.0, 50.0
TYPED = ("z", "zs", "zh", "张", "李", "王伟", "zhang", "2019", "202", "chen", "ly", "刘")


def run() -> list[Result]:
    """Starts are interleaved after one that writes the byte code, as an installed program has it; medians."""
    folder = big_school()
    _start("ours", folder.root)
    empty, ours = [], []
    for _ in range(ROUNDS):
        empty.append(_start("empty", folder.root)["frame_ms"])
        ours.append(_start("ours", folder.root))
    base = statistics.median(empty)
    frame = statistics.median(start["frame_ms"] for start in ours)
    rows = statistics.median(start["rows_ms"] for start in ours)
    memory = max(start["memory_mb"] for start in ours)
    detail = f"empty {base:.0f} ms, window {frame:.0f} ms, first rows {rows:.0f} ms"
    return [
        Result("first paint of the window", frame / base, "× empty window", FIRST_PAINT_LIMIT, detail),
        Result("first 60 of 300,000 placements painted", rows / base, "× empty window", FIRST_ROWS_LIMIT, detail),
        Result("memory at the first rows", memory, "MB", MEMORY_LIMIT_MB),
        *_list_work(folder.root),
    ]


def _start(mode: str, root: Path) -> dict[str, Any]:
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {
        **inherited,
        "QT_QPA_PLATFORM": "offscreen",
        "BENCH_FOLDER": str(root),
        "BENCH_BEGAN_NS": str(time.monotonic_ns()),
    }
    command = [sys.executable, "-m", "benchmarks.window_child", mode]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _list_work(root: Path) -> list[Result]:
    """A typed prefix: ids and the first page; a jump: one page of rows anywhere in the list. 95th percentiles."""
    office = open_with_keys(root, KEYS, may_write=False)
    source = office.placements.rows(this_person())
    filters = []
    for text in TYPED * 5:
        began = time.perf_counter()
        ids = source.ids(ListQuery(text=text))
        source.rows(ids[:60])
        filters.append((time.perf_counter() - began) * 1e3)
    every = source.ids(ListQuery())
    jumps = []
    for n in range(200):
        start = n * 7919 * 37 % (len(every) - 60)
        began = time.perf_counter()
        source.rows(every[start : start + 60])
        jumps.append((time.perf_counter() - began) * 1e3)
    office.close()
    return [
        Result("prefix filter, 95th percentile", _p95(filters), "ms", ANSWER_LIMIT_MS),
        Result("jump to a page, 95th percentile", _p95(jumps), "ms", ANSWER_LIMIT_MS),
    ]


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]
