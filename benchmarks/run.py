"""Runs every benchmark, prints the table of `docs/benchmarks.md`, fails when a promise is broken."""

import sys

from benchmarks import (
    bench_checks,
    bench_clerk,
    bench_documents,
    bench_grid,
    bench_import,
    bench_memory,
    bench_moves,
    bench_practice,
    bench_scan,
    bench_search,
    bench_window,
)
from benchmarks.result import Result

BENCHES = (
    bench_window,
    bench_search,
    bench_documents,
    bench_clerk,
    bench_checks,
    bench_import,
    bench_grid,
    bench_memory,
    bench_moves,
    bench_practice,
    bench_scan,
)


def main() -> int:
    results = [result for bench in BENCHES for result in bench.run()]
    print(table(results))
    return 0 if all(result.is_kept for result in results) else 1


def table(results: list[Result]) -> str:
    lines = ["| what | measured | promised | kept | detail |", "|---|---|---|---|---|"]
    for result in results:
        sign = "≥" if result.at_least else "≤"
        kept = "yes" if result.is_kept else "**no**"
        lines.append(
            f"| {result.name} | {result.value:.2f} {result.unit} | {sign} {result.limit:g} | {kept} | {result.detail} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
