"""Agreements, merged and one by one: our engine against a plain ReportLab rendition and a typst one of the same text.

Compared are agreements per CPU second: medians over rounds of fresh processes in turn, fonts loaded within.
Start: `python -m benchmarks.bench_documents`.
"""

import json
import statistics
import subprocess
import sys

from benchmarks.result import Result

ROUNDS = 3
OURS = 500
# So many that starting up hardly counts, and so few that the slow ones end.
COUNTS = {
    "built": OURS,
    "proven": OURS,
    "apart": OURS,
    "apart_proven": OURS,
    "plain": 20,
    "plain_apart": 20,
    "typst": 100,
}
_MERGED, _APART = "merged agreements", "one file per agreement"
# What is measured, ours, the other, at least so many times as fast.
_RATIOS = (
    (f"{_MERGED} over plain ReportLab", "built", "plain", 60.0),
    (f"{_MERGED} over typst", "built", "typst", 12.0),
    (f"{_MERGED}, written and read back, over plain ReportLab", "proven", "plain", 40.0),
    (f"{_APART} over plain ReportLab", "apart", "plain_apart", 35.0),
    (f"{_APART}, read back, over plain ReportLab", "apart_proven", "plain_apart", 20.0),
)


def run() -> list[Result]:
    """All ways in turn; ratios of agreements per CPU second, and the memory of a merged part."""
    _measured("typst", 1)
    runs: dict[str, list[dict[str, float]]] = {way: [] for way in COUNTS}
    for _ in range(ROUNDS):
        for way, count in COUNTS.items():
            runs[way].append(_measured(way, count))
    rates = {way: statistics.median(one["count"] / one["seconds"] for one in of_way) for way, of_way in runs.items()}
    memory = statistics.median(one["memory_mb"] for one in runs["proven"])
    results = [_ratio(name, rates[ours], rates[other], limit) for name, ours, other, limit in _RATIOS]
    others = max(one["memory_mb"] for one in runs["typst"])
    detail = f"{OURS} agreements, written and read back; typst takes {others:.0f} MB for {COUNTS['typst']}"
    return [*results, Result("memory of a merged part", memory, "MB", 350.0, detail)]


def _measured(way: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.documents_child", way, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _ratio(name: str, ours: float, other: float, limit: float) -> Result:
    detail = f"{ours:.0f} against {other:.1f} agreements per CPU second"
    return Result(name, ours / other, "×", limit, detail, at_least=True)


if __name__ == "__main__":
    for result in run():
        print(result)
