"""Paper comes back: a shuffled pile of worn pages is taken in; what files itself, what is wrong, how fast.

Ordinary scans (200 dpi grey, skewed by up to two degrees, noisy, JPEG 70) of 300 pages of 60 agreements, harsh ones and
photos of 120 pages each, every pile in an office of its own. Speed is that of opening and reading pages, memory that of
a process that reads 5,000 of them out of files as long as the program takes. Start: `python -m benchmarks.bench_scan`.
"""

import io
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import Image

from benchmarks.result import Result
from benchmarks.scanned_paper import Kind, as_pdf, printed, scanned
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.resources import font_dir

STUDENTS, EACH, HARD_PAGES, TIMED_PAGES, MANY_PAGES, LONG_FILE = 130, 5, 120, 100, 5_000, 2_000
_PASSWORD: Final = "bench-school"
_ACTOR: Final = Actor("测量")
_NUMBERED: Final = 60
_PILES: Final = (
    ("ordinary scans", Kind.ORDINARY, _NUMBERED * EACH, 99.5),
    ("harsh scans", Kind.HARSH, HARD_PAGES, 97.0),
    ("photos of a phone", Kind.PHOTO, HARD_PAGES, 97.0),
)
_FILED: Final = """
    SELECT p.n, a.number, p.copy, p.page FROM scan_page p
    JOIN agreement_version v ON v.id = p.version_id JOIN agreement a ON a.id = v.agreement_id
    WHERE p.state = 'filed' AND p.paper = 'agreement'
"""


class Printed(NamedTuple):
    """A page of a printed file, and where it belongs: always the first original."""

    file: Path
    file_page: int
    number: str
    page: int


class Office(NamedTuple):
    """A data folder with issued agreements, and pages of sixty of them, shuffled."""

    data: Path
    pages: list[Printed]


def run() -> list[Result]:
    """Piles in offices, then the reader's speed and memory in processes of their own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = [_of_pile(pile, folder) for pile in _PILES]
        speed, memory = _measured("speed", folder), _measured("memory", folder)
    results = [result for two in told for result in two]
    for key, limit in (("as printed", 40.0), ("whole page", 12.0)):
        detail = f"{TIMED_PAGES} ordinary scans, opened and read"
        results.append(Result(f"pages per CPU second, {key}", speed[key], "/s", limit, detail, at_least=True))
    detail = f"{memory['early_mb']:.0f} MB after the first 500 pages"
    return [*results, Result(f"memory of reading {MANY_PAGES} pages", memory["most_mb"], "MB", 400.0, detail)]


def _of_pile(pile: tuple[str, Kind, int, float], folder: Path) -> tuple[Result, Result]:
    name, kind, pages, limit = pile
    found = _measured(kind.name, folder)
    detail = f"{found['right']:.0f} of {pages} pages, {found['tray']:.0f} in the tray; {found['cpu']:.0f} s of CPU time"
    share = 100 * found["right"] / pages
    return (
        Result(f"{name}: wrong matches", found["wrong"], "pages", 0.0),
        Result(f"{name}: filed by themselves", share, "%", limit, detail, at_least=True),
    )


def _measured(way: str, folder: Path) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "CTEC_FONT_DIR": str(font_dir())}
    command = [sys.executable, "-m", "benchmarks.bench_scan", way, str(folder)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _child(way: str, folder: Path) -> Mapping[str, float]:
    if way == "memory":
        return _memory(_long_file(folder))
    if way == "long":
        pictures = [scanned(page, Kind.CLEAN, n) for n, page in enumerate(_pictures(_office(folder).pages[:40]))]
        as_pdf(list(islice(cycle(pictures), LONG_FILE)), folder / "long.pdf")
        return {}
    if way == "speed":
        return _speed(_office(folder), folder)
    return _pile(Kind[way], _office(folder), folder)


def _office(folder: Path) -> Office:
    """Two classes of the demo school with their agreements; built once and copied."""
    from ctec_desktop.bootstrap import found_office, open_office
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.services.agreement_output import IssueClass
    from ctec_desktop.services.demo_school import build
    from ctec_desktop.storage.vault import KdfCost

    data, out = folder / "data", folder / "out"
    if not data.exists():
        with closing(
            found_office(data, "测量", _PASSWORD, clock=SystemClock(), cost=KdfCost(1, 8192, 1)).office
        ) as new:
            built = build(new, _ACTOR, STUDENTS, out)
            new.agreements.issue_class(_ACTOR, IssueClass(built.placed_class, out))
    with closing(open_office(data, _PASSWORD, clock=SystemClock(), may_write=False)) as office:
        views = office.agreements.all(_ACTOR)[:_NUMBERED]
    files = {view.class_name: next(out.glob(f"{view.class_name} *.pdf")) for view in views}
    pages = [
        Printed(files[view.class_name], view.first_page + n, view.number, n + 1) for view in views for n in range(EACH)
    ]
    random.Random(7).shuffle(pages)
    return Office(data, pages)


def _pictures(pages: list[Printed]) -> list[Image.Image]:
    by_file: dict[Path, list[int]] = {}
    for one in pages:
        by_file.setdefault(one.file, []).append(one.file_page)
    made = {
        (file, n): page
        for file, numbers in by_file.items()
        for n, page in zip(numbers, printed(file, numbers), strict=True)
    }
    return [made[one.file, one.file_page] for one in pages]


def _scan(pages: list[Printed], kind: Kind, target: Path) -> Path:
    pictures = [
        scanned(page, kind, n, is_upside_down=n % 3 == 0 and kind is not Kind.PHOTO)
        for n, page in enumerate(_pictures(pages))
    ]
    return as_pdf(pictures, target)


def _pile(kind: Kind, office: Office, folder: Path) -> dict[str, float]:
    from ctec_desktop.bootstrap import open_office
    from ctec_desktop.kernel.clock import SystemClock

    count = next(pages for _, one, pages, _ in _PILES if one is kind)
    pages = office.pages[:count]
    data = shutil.copytree(office.data, folder / f"data-{kind.name}")
    file = _scan(pages, kind, folder / f"{kind.name}.pdf")
    with closing(open_office(data, _PASSWORD, clock=SystemClock())) as opened:
        begun = _cpu_s()
        report = opened.scans.take_in(_ACTOR, [file]).value
        cpu = _cpu_s() - begun
        with closing(opened._database.driver_connection()) as connection:
            filed = connection.execute(_FILED).fetchall()
    right = sum((one.number, 1, one.page) == tuple(place) for n, *place in filed for one in [pages[n - 1]])
    file.unlink()
    return {"right": right, "wrong": report.filed - right, "tray": report.tray, "cpu": cpu}


def _cpu_s() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _speed(office: Office, folder: Path) -> dict[str, float]:
    """Pages as scanned; and pages fed sideways, whose codes stand in neither of the two corners looked at first."""
    pictures = [scanned(page, Kind.ORDINARY, n) for n, page in enumerate(_pictures(office.pages[:TIMED_PAGES]))]
    found = {}
    for key, turn in (("as printed", 0), ("whole page", 90)):
        file = as_pdf([_turned(one, turn) for one in pictures], folder / f"speed-{turn}.pdf")
        begun = time.process_time()
        _read(file, TIMED_PAGES)
        found[key] = TIMED_PAGES / (time.process_time() - begun)
    return found


def _turned(picture: bytes, turn: int) -> bytes:
    if not turn:
        return picture
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).rotate(turn, expand=True).save(out, "JPEG", quality=Kind.ORDINARY.value.quality)
    return out.getvalue()


def _read(file: Path, pages: int) -> None:
    """Through the worker's own loop; every page must be read, or the figure means nothing."""
    from ctec_desktop.scans.worker import read

    answers: list[Any] = list(islice(read({"path": str(file)}), pages + 1))[1:]
    if unread := sum(not one.get("codes") for one in answers):
        print(f"{unread} of {len(answers)} pages unread", file=sys.stderr)


def _long_file(folder: Path) -> Path:
    _measured("long", folder)
    return folder / "long.pdf"


def _memory(file: Path) -> dict[str, float]:
    _read(file, 500)
    early = _most_mb()
    for pages in (LONG_FILE, LONG_FILE, MANY_PAGES - 2 * LONG_FILE - 500):
        _read(file, pages)
    return {"early_mb": early, "most_mb": _most_mb()}


def _most_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(_child(sys.argv[1], Path(sys.argv[2]))), flush=True)
    else:
        for result in run():
            print(f"{result.name}: {result.value:.2f} {result.unit} ({result.limit:g}) {result.detail}")
