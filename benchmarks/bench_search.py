"""Search as it is typed: the first hits over 200,000 names, one to three characters from anywhere in a name."""

import statistics
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from random import Random
from time import perf_counter, process_time

from benchmarks.big_school import big_school
from benchmarks.keys import KEYS
from benchmarks.result import Result
from ctec_desktop.bootstrap import open_with_keys, this_person
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.kernel.listing import ListQuery, RowSource
from ctec_desktop.ui.kit.row_store import PAGE
from ctec_desktop.ui.kit.table_model import HEAD

NAMES = 200_000
KEYSTROKES, ROUNDS, WARM_UP = 400, 3, 100
LIMIT_MS = 16.0


def run() -> list[Result]:
    """Each round opens the office anew; medians over the rounds of their 99th percentiles."""
    rounds = [_round(number) for number in range(ROUNDS)]
    listed, rows, hits, cpu = (statistics.median(values) for values in zip(*rounds, strict=True))
    detail = f"{cpu:.1f} ms of CPU time; with the first page of rows read {rows:.1f} ms"
    name = "search per keystroke, 1–3 characters of 200,000 names, 99th percentile"
    return [
        Result(f"{name}: first ids of the list", listed, "ms", LIMIT_MS, detail),
        Result(f"{name}: first hits of every kind", hits, "ms", LIMIT_MS),
    ]


def _round(seed: int) -> tuple[float, float, float, float]:
    office = open_with_keys(big_school(NAMES, 0).root, KEYS, may_write=False)
    source = office.students.rows(this_person())
    every = source.ids(ListQuery())
    lot = Random(seed)
    names = [str(row[2]) for row in source.rows(lot.sample(every, KEYSTROKES))]
    typed = list(islice(_typed(lot, names), KEYSTROKES))
    for name in names[:WARM_UP]:
        source.head(ListQuery(text=name[:1]), HEAD)
    listed = [_ms(partial(source.head, ListQuery(text=text), HEAD)) for text in typed]
    rows = [_ms(partial(_seen, source, ListQuery(text=text))) for text in typed]
    hits = [_ms(partial(office.search.find, this_person(), text)) for text in typed]
    cpu = [_ms(partial(source.head, ListQuery(text=text), HEAD), process_time) for text in typed]
    office.close()
    return _p99(listed), _p99(rows), _p99(hits), _p99(cpu)


def _typed(lot: Random, names: list[str]) -> Iterator[str]:
    """One to three characters of a name, of its initials or of its pinyin, from anywhere in it."""
    for name in names:
        keys = pinyin_keys(name)
        text = lot.choice((name, name, keys.initials, keys.full))
        first = lot.randrange(len(text)) if text is not keys.full else 0
        yield text[first : first + lot.randrange(1, 4)]


def _seen(source: RowSource, query: ListQuery) -> None:
    source.rows(source.head(query, HEAD)[:PAGE])


def _ms(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    began = clock()
    work()
    return (clock() - began) * 1e3


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[-1]


if __name__ == "__main__":
    for result in run():
        print(f"{result.name}: {result.value:.1f} {result.unit} (at most {result.limit:g}) - {result.detail}")
