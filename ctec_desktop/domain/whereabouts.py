"""Where every student is on a day, from what is on record alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ctec_desktop.domain.placement_periods import Effective, Standing
from ctec_desktop.domain.vocabulary import StatusKind


class Whereabouts(StrEnum):
    """One word for each student and day; those that need a person come first."""

    UNKNOWN = "unknown"
    NOT_ARRIVED = "not_arrived"
    ENDED = "ended"
    PAUSED = "paused"
    NOT_YET = "not_yet"
    NOT_PLACED = "not_placed"
    NOT_ENROLLED = "not_enrolled"
    ON_TRIP = "on_trip"
    ON_POST = "on_post"


class Crossing(StrEnum):
    """Whether the place of work lies in the school's province (INT-PROV-01); unknown until both regions are."""

    SAME = "same"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KnownPlacement:
    """A placement after its changes, and when the student came."""

    now: Effective
    arrived_on: date | None


@dataclass(frozen=True, slots=True)
class DayFacts:
    """What is on record about a student for one day.

    Args:
        is_due: whether the class is out under a plan that runs on the day, so that a placement or a reason is due.
    """

    placements: Sequence[KnownPlacement] = ()
    is_on_trip: bool = False
    has_excuse: bool = False
    status: StatusKind | None = None
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class PlaceOnDay:
    """One student on the day. Unit and post where a placement or a visit names them; region of the place of work."""

    student_id: int
    student_no: str
    name: str
    class_name: str
    where: Whereabouts
    enterprise_name: str | None = None
    post_name: str | None = None
    note: str | None = None
    region_code: str | None = None
    crossing: Crossing | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a class or a unit there are, how many on post, how many need a person."""

    name: str
    total: int
    on_post: int
    doubtful: int


DOUBTFUL = frozenset({Whereabouts.UNKNOWN, Whereabouts.NOT_ARRIVED})


def whereabouts(facts: DayFacts, on: date, today: date) -> tuple[Whereabouts, KnownPlacement | None]:
    """Where the student is, and the placement that says so; for one whose whereabouts are unknown, the last one.

    For a day still ahead nobody can have arrived: who is planned on post counts as on post. An ended placement says
    nothing of today while the plan of the class goes on: the student needs another one, or a reason for having none.
    """
    if facts.status is not None:
        return Whereabouts.NOT_ENROLLED, None
    in_force = next((one for one in facts.placements if one.now.is_in_force(on)), None)
    if facts.is_on_trip:
        return Whereabouts.ON_TRIP, in_force
    if in_force is not None:
        if in_force.now.standing(on) is Standing.PAUSED:
            return Whereabouts.PAUSED, in_force
        is_there = on > today or (in_force.arrived_on is not None and in_force.arrived_on <= on)
        return (Whereabouts.ON_POST if is_there else Whereabouts.NOT_ARRIVED), in_force
    if facts.has_excuse:
        return Whereabouts.NOT_PLACED, None
    ahead = next((one for one in facts.placements if one.now.standing(on) is Standing.NOT_YET), None)
    if ahead is not None:
        return Whereabouts.NOT_YET, ahead
    over = [one for one in facts.placements if one.now.is_in_force_at_all]
    last = over[-1] if over else None
    return (Whereabouts.UNKNOWN if last is None or facts.is_due else Whereabouts.ENDED), last


def crossing(school_region: str | None, site_region: str | None) -> Crossing:
    """The first two figures of a region name the province."""
    if not school_region or not site_region:
        return Crossing.UNKNOWN
    return Crossing.SAME if school_region[:2] == site_region[:2] else Crossing.OTHER


def tallies(people: Sequence[PlaceOnDay], by: str) -> tuple[Tally, ...]:
    """Counts by `class_name` or `enterprise_name`, most doubtful first; who has no unit is not counted there."""
    names: dict[str, list[Whereabouts]] = {}
    for one in people:
        name = one.class_name if by == "class_name" else one.enterprise_name
        if name:
            names.setdefault(name, []).append(one.where)
    found = [
        Tally(name, len(several), several.count(Whereabouts.ON_POST), sum(one in DOUBTFUL for one in several))
        for name, several in names.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.doubtful, -one.total, one.name)))
