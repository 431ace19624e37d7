"""What the papers of a visit say: the record's facts as texts."""

from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.trips import TripView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.wording.cover import policy_label

if TYPE_CHECKING:
    from ctec_desktop.documents.visits import VisitSnapshot


_COVER_RULES = ("INS-01", "INS-REQ", "INS-02")
_SILENT = (Result.PASS, Result.NOT_APPLICABLE)


def visit_snapshot(trip: TripView, school_name: str) -> "VisitSnapshot":
    """Raises: RuleViolation when nobody goes."""
    from ctec_desktop.documents.visits import Visitor, VisitSnapshot

    students = tuple(Visitor(one.student_no, one.name, one.class_name) for one in trip.students if not one.excuse)
    if not students:
        raise RuleViolation([Problem(TripCode.NOBODY_ON_ROSTER)])
    texts = {
        "school_name": school_name,
        "name": trip.name,
        "unit": trip.enterprise_name,
        "place": trip.site_address,
        "days": _days(trip),
        "purpose": trip.purpose,
        "leaders": "、".join(" ".join(part for part in (one.name, one.phone) if part) for one in trip.leaders),
        "vehicles": trip.vehicles,
        "meeting_point": trip.meeting_point,
        "insurance": _insurance(trip),
        "safety_plan": trip.safety_plan,
    }
    return VisitSnapshot(tuple((key, text or "") for key, text in texts.items()), students)


def _insurance(trip: TripView) -> str:
    """Nothing as long as somebody lacks a day: a notice promises parents no cover their child has not."""
    if any(one.rule_id in _COVER_RULES and one.result not in _SILENT for one in trip.findings):
        return ""
    named = ((policy_label(one.kind, one.number), one.insurer) for one in trip.policies)
    return "；".join("，".join(part for part in parts if part) for parts in named)


def _days(trip: TripView) -> str:
    first = day_text(trip.from_on)
    return first if trip.from_on == trip.until_on else f"{first}至{day_text(trip.until_on)}"
