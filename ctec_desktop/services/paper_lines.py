"""The lines of the lists on a paper: who stands in them, and what each tells."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import TypeVar

from ctec_desktop.services import paper_texts as texts
from ctec_desktop.services.paper_facts import Placed

K = TypeVar("K", bound=Hashable)

_NAMES_IN_A_LINE = 30


def grouped(placed: Sequence[Placed], key: Callable[[Placed], K]) -> list[list[Placed]]:
    """Groups in the order in which each is first met."""
    groups: defaultdict[K, list[Placed]] = defaultdict(list)
    for one in placed:
        groups[key(one)].append(one)
    return list(groups.values())


def _student_lines(placed: Sequence[Placed]) -> Iterator[dict[str, str]]:
    return (texts.placed_texts(one) for one in placed)


def _unit_lines(placed: Sequence[Placed]) -> Iterator[dict[str, str]]:
    return (texts.unit_texts(at[0].unit, at) for at in grouped(placed, lambda one: one.unit.id))


def _guide_lines(placed: Sequence[Placed]) -> Iterator[dict[str, str]]:
    """By supervisor, those without one last; within a supervisor by unit, in lines that a page holds."""
    by_guide = sorted(placed, key=lambda one: (one.row.supervisor_name is None, one.row.supervisor_name or ""))
    for at in grouped(by_guide, _guided):
        for start in range(0, len(at), _NAMES_IN_A_LINE):
            yield texts.guide_texts(at[start : start + _NAMES_IN_A_LINE])


def _guided(one: Placed) -> tuple[str | None, str | None, int]:
    return one.row.supervisor_name, one.row.supervisor_phone, one.unit.id


LINES: dict[str, Callable[[Sequence[Placed]], Iterator[dict[str, str]]]] = {
    "students": _student_lines,
    "units": _unit_lines,
    "guides": _guide_lines,
}
