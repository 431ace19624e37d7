"""Code and facts to a Chinese sentence, for windows, command line, sheets and documents alike."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ctec_desktop.kernel.errors import EnvironmentFault
    from ctec_desktop.kernel.problems import Fact, Place, Problem

SUBJECTS = (
    "storage",
    "office",
    "student_status",
    "placements",
    "placement_changes",
    "arrivals",
    "not_placed",
    "trips",
    "imports",
    "agreements",
    "workers",
    "sheets",
    "documents",
    "shell",
    "records",
    "applications",
    "merging",
    "lists",
    "templates",
    "texts",
    "papers",
    "health",
    "rulebook",
    "calendar",
    "findings",
    "cover",
    "checks",
    "incidents",
    "apprenticeships",
    "shares",
    "shifts",
    "waivers",
    "practice",
    "practice_books",
    "practice_papers",
    "teaching",
    "industry",
    "school_figures",
    "recognition",
    "lifecycle",
    "amendments",
    "scans",
    "handouts",
    "archive",
)


class _Facts(dict[str, Any]):
    """Facts for a sentence; one that is not known reads as a dash instead of failing in front of the user."""

    def __missing__(self, key: str) -> str:
        return "—"


@cache
def sentences() -> "Mapping[str, str]":
    """Every sentence by its code."""
    merged: dict[str, str] = {}
    for subject in SUBJECTS:
        merged.update({str(k): v for k, v in import_module(f"ctec_desktop.wording.{subject}").SENTENCES.items()})
    return merged


def sentence(problem: "Problem") -> str:
    """What is wrong and what to do, without the place: callers show that in a column of its own."""
    told = sentences()[str(problem.code)].format_map(_Facts({"value": problem.value, **_facts(problem.facts)}))
    return f"{told}（{problem.clause}）" if problem.clause else told


def _facts(facts: "Mapping[str, Fact]") -> "dict[str, Fact]":
    return {name: _said(name, value) for name, value in facts.items()}


def _said(name: str, value: "Fact") -> "Fact":
    """A fact as the sentence says it: stable words become their labels."""
    from ctec_desktop.domain.student_status import StatusMove
    from ctec_desktop.domain.vocabulary import IdKind, Party, StatusKind
    from ctec_desktop.wording.labels import PARTIES, STATUSES, record_kind
    from ctec_desktop.wording.master_labels import ID_KINDS
    from ctec_desktop.wording.student_status import MOVES

    match name:
        case _ if value is None:
            return "—"
        case "status":
            return STATUSES[StatusKind(str(value))]
        case "move":
            return MOVES[StatusMove(str(value))]
        case "id_kind":
            return ID_KINDS[IdKind(str(value))]
        case "record_kind":
            return record_kind(str(value))
        case "hazards" | "inspection_heads" | "programme_heads" | "school_rules" | "signers" | "mentors":
            from ctec_desktop.wording.findings import said

            return said(name, str(value))
        case "life_state" | "life_move" | "life_roles" | "life_sources":
            from ctec_desktop.wording.lifecycle import said as said_of_life

            return said_of_life(name, str(value))
        case "notices":
            from ctec_desktop.wording.calendar import notices_text

            return notices_text(str(value))
        case "recruit_exception":
            from ctec_desktop.wording.teaching import exception_text

            return exception_text(str(value))
        case "reason":
            from ctec_desktop.wording.system_reasons import reason_text

            return reason_text(str(value))
        case "party":
            return PARTIES[Party(str(value))]
        case _:
            return value


def full_sentence(problem: "Problem") -> str:
    """The sentence with its place before it; a heading that the sentence names itself is not said twice."""
    from ctec_desktop.kernel.problems import CellPlace

    place, told = place_label(problem.place), sentence(problem)
    if isinstance(problem.place, CellPlace) and f"“{problem.place.heading}”" in told:
        place = place.removesuffix(f"“{problem.place.heading}”")
    return f"{place}：{told}" if place else told


def place_label(place: "Place | None") -> str:
    from ctec_desktop.kernel.problems import CellPlace, FieldPlace, SubjectPlace

    match place:
        case None:
            return ""
        case CellPlace():
            heading = f"“{place.heading}”" if place.heading else ""
            return f"工作表“{place.sheet}” {place.address}{heading}"
        case FieldPlace():
            return ""
        case SubjectPlace(kind="template" | "template_block"):
            return ""
        case SubjectPlace():
            return place.label


def fault_sentence(fault: "EnvironmentFault") -> str:
    """What is in the way on this PC and what to do about it."""
    return sentences()[str(fault.kind)].format_map(_Facts(_facts(fault.facts)))
