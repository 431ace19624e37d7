"""Scanned files through the child workers: what stands on their pages, and straightened copies of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scans import Quad, ReadCode, ReadPage
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.isolated import CRASHED, MEMORY, TIMED_OUT, JsonObject, JsonValue, Patience, run_isolated
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress

# An hour for a file with all its pages, and no page longer than this; see also `worker.IN_VAIN_S`.
_PATIENCE: Final = Patience(3_600.0, 12.0)
_PATIENCE_COPYING: Final = Patience(3_600.0, 18.0)
_MEMORY_MB: Final = 1_024
_FAULTS: Final = {
    TIMED_OUT: ScanCode.FILE_TIMED_OUT,
    MEMORY: ScanCode.FILE_MEMORY,
    CRASHED: ScanCode.FILE_CRASHED,
}


def read_pages(path: Path, progress: Progress | None = None) -> tuple[ReadPage, ...]:
    """Every page of a PDF or picture file, in order.

    Raises:
        RuleViolation: nothing of the file can be taken; the sentence says why and what to do.
        Cancelled: as `progress` says.
    """
    answers = _run("scans", {"path": str(path.resolve())}, progress, _PATIENCE)
    return tuple(_page(answer) for answer in answers[1:])


def count_pages(paths: Sequence[Path], progress: Progress | None = None) -> tuple[int | None, ...]:
    """How many pages each file has; None for one that cannot be opened, and for all when the child that looks fails.

    Raises:
        Cancelled: as `progress` says.
    """
    if not paths:
        return ()
    try:
        answers = _run("scan_counts", {"paths": [str(path.resolve()) for path in paths]}, progress, _PATIENCE)
    except RuleViolation:
        return (None,) * len(paths)
    return tuple(one["pages"] if isinstance(one["pages"], int) else None for one in answers)


@dataclass(frozen=True, slots=True)
class CopyPage:
    """A page that goes into a copy: page `n` of `source`.

    Args:
        quad: where its code was read; None for one filed by hand, which is then turned by `turn` degrees clockwise.
        boxes: places to be filled, in millimetres from the top left: x, y, width, height.
    """

    source: Path
    n: int
    quad: Quad | None
    turn: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """A written PDF, and per page the ink in its boxes (None where its places cannot be relied on)."""

    target: Path
    inks: tuple[tuple[float | None, ...], ...]


def make_copies(copies: Sequence[Sequence[CopyPage]], code_mm: Quad, folder: Path) -> tuple[MadeCopy, ...]:
    """Writes each copy as a PDF of its pages, straightened, into `folder`.

    Raises:
        RuleViolation: a source cannot be opened any more.
    """
    if not copies:
        return ()
    sources: dict[Path, list[JsonValue]] = {}
    for number, pages in enumerate(copies):
        for place, page in enumerate(pages, 1):
            sources.setdefault(page.source, []).append(
                {
                    "copy": number,
                    "page": place,
                    "n": page.n,
                    "quad": None if page.quad is None else [list(point) for point in page.quad],
                    "turn": page.turn,
                    "boxes": [list(box) for box in page.boxes],
                }
            )
    targets = [folder / f"copy-{number}.pdf" for number in range(len(copies))]
    request: dict[str, JsonValue] = {
        "folder": str(folder),
        "code_mm": [list(point) for point in code_mm],
        "sources": [{"path": str(path), "pages": pages} for path, pages in sources.items()],
        "copies": [
            {"copy": number, "pages": len(pages), "target": str(targets[number])} for number, pages in enumerate(copies)
        ],
    }
    inks: dict[tuple[int, int], tuple[float | None, ...]] = {}
    for answer in _run("scan_copies", request, None, _PATIENCE_COPYING):
        if "inks" in answer:
            told: Any = answer
            inks[told["copy"], told["page"]] = tuple(told["inks"])
    return tuple(
        MadeCopy(targets[number], tuple(inks[number, place] for place in range(1, len(pages) + 1)))
        for number, pages in enumerate(copies)
    )


def _run(
    worker: str, request: Mapping[str, JsonValue], progress: Progress | None, patience: Patience
) -> list[JsonObject]:
    try:
        return run_isolated(worker, request, timeout_s=patience, memory_mb=_MEMORY_MB, progress=progress)
    except EnvironmentFault as fault:
        code = _FAULTS.get(fault.kind, ScanCode.FILE_CRASHED)
        raise RuleViolation([Problem(code, facts=fault.facts)]) from fault


def _page(answer: JsonObject) -> ReadPage:
    told: Any = answer
    if told.get("broken"):
        return ReadPage(told["n"], 0, 0, (), 0.0, is_broken=True)
    if told.get("unread"):
        return ReadPage(told["n"], 0, 0, (), 0.0, is_unread=True)
    codes = tuple(ReadCode(one["text"], tuple((x, y) for x, y in one["quad"])) for one in told["codes"])
    width, height = told["size"]
    return ReadPage(told["n"], width, height, codes, told["ink"] or 0.0, told["other"])
