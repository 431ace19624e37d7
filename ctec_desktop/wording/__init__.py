"""Code and facts to a Chinese sentence, for windows, command line, sheets and documents alike."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.problems import CellPlace, Fact, FieldPlace, Place, Problem, SubjectPlace
from ctec_desktop.wording.labels import STATUSES

SUBJECTS = ("storage", "office", "placements", "imports", "agreements", "workers", "sheets", "documents", "shell")


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that is not known reads as a dash instead of failing in front of the user."""

    def __missing__(self, key: str) -> str:
        return "—"


@cache
def sentences() -> Mapping[str, str]:
    """Every sentence by its code."""
    merged: dict[str, str] = {}
    for subject in SUBJECTS:
        merged.update({str(k): v for k, v in import_module(f"ctec_desktop.wording.{subject}").SENTENCES.items()})
    return merged


def sentence(problem: Problem) -> str:
    """What is wrong and what to do, without the place: callers show that in a column of its own."""
    facts = {name: _said(name, value) for name, value in problem.facts.items()}
    told = sentences()[str(problem.code)].format_map(_Facts(facts, value=problem.value))
    return f"{told}（{problem.clause}）" if problem.clause else told


def _said(name: str, value: Fact) -> Fact:
    """A fact as the sentence says it: stable words become their labels."""
    if value is None:
        return "—"
    return STATUSES[StatusKind(value)] if name == "status" else value


def full_sentence(problem: Problem) -> str:
    """The sentence with its place before it."""
    place = place_label(problem.place)
    return f"{place}：{sentence(problem)}" if place else sentence(problem)


def place_label(place: Place | None) -> str:
    match place:
        case None:
            return ""
        case CellPlace():
            heading = f"“{place.heading}”" if place.heading else ""
            return f"工作表“{place.sheet}” {place.address}{heading}"
        case FieldPlace():
            return ""
        case SubjectPlace():
            return place.label


def fault_sentence(fault: EnvironmentFault) -> str:
    """What is in the way on this PC and what to do about it."""
    return sentences()[str(fault.kind)].format_map(_Facts(fault.facts))
