"""去向: where every student of the classes that are out is, on any day."""

from collections.abc import Mapping, Sequence
from datetime import date

from ctec_desktop.domain.class_members import Member
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.placement_periods import Effective
from ctec_desktop.domain.whereabouts import (
    DayFacts,
    KnownPlacement,
    PlaceOnDay,
    Whereabouts,
    crossing,
    whereabouts,
)
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.not_placed import status_on
from ctec_desktop.storage.queries import on_a_day as queries
from ctec_desktop.storage.queries.placements import statuses
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.trips import students_on_trips, trips_on
from ctec_desktop.wording.not_placed import REASONS
from ctec_desktop.wording.whereabouts import left_note, pause_note, until_note

# Where the 统一社会信用代码 carries the region it was given in.
_REGION_IN_USCC = slice(2, 8)


class WhereaboutsService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def on_day(self, actor: Actor, on: date, class_name: str = "") -> tuple[PlaceOnDay, ...]:
        """Everyone of the classes of which somebody is in a placement on the day, and everyone on a visit.

        Of a named class everyone is told. Those who need a person come first.
        """
        with self._database.read() as connection:
            people = _people(connection, actor, on, class_name)
            told = _told(connection, people, on, self._clock.today())
        order = list(Whereabouts)
        return tuple(sorted(told, key=lambda one: order.index(one.where)))


def _people(connection: Connection, actor: Actor, on: date, class_name: str) -> tuple[Member, ...]:
    if class_name:
        return queries.members(connection, actor.scope, (), class_name)
    people = queries.members(connection, actor.scope, queries.classes_out_on(connection, on))
    known = {one.student_id for one in people}
    visiting = [one for one in students_on_trips(connection, on) if one not in known]
    return (*people, *queries.members_by_id(connection, actor.scope, visiting))


def _told(connection: Connection, people: Sequence[Member], on: date, today: date) -> list[PlaceOnDay]:
    ids = [one.student_id for one in people]
    placements = queries.placements_of(connection, ids)
    excuses = queries.excuses_of(connection, ids, on=on)
    known_statuses = statuses(connection, ids)
    trips = trips_on(connection, ids, on)
    post_ids = {one.now.post_on(on) for several in placements.values() for one in several}
    places = queries.post_places(connection, post_ids)
    region = (school(connection).uscc or "")[_REGION_IN_USCC]
    due = _classes_due(people, placements, on)
    lines = []
    for one in people:
        who = one.student_id
        facts = DayFacts(
            placements=[KnownPlacement(found.now, found.arrived_on) for found in placements.get(who, ())],
            is_on_trip=who in trips,
            has_excuse=who in excuses,
            status=status_on(known_statuses.get(who, ()), on),
            is_due=one.class_name in due,
        )
        where, placement = whereabouts(facts, on, today)
        head = (who, one.student_no, one.name, one.class_name, where)
        if where is Whereabouts.ON_TRIP:
            lines.append(PlaceOnDay(*head, trips[who]))
        elif placement is not None:
            at = places[placement.now.post_on(on)]
            if where is Whereabouts.UNKNOWN:
                lines.append(PlaceOnDay(*head, note=left_note(at.enterprise_name, placement.now.last_on)))
                continue
            told = (at.enterprise_name, at.post_name, _note(where, placement.now, on), at.region_code)
            lines.append(PlaceOnDay(*head, *told, crossing(region, at.region_code)))
        else:
            lines.append(PlaceOnDay(*head, note=_reason(where, facts, excuses.get(who, ()))))
    return lines


def _classes_due(
    people: Sequence[Member], placements: Mapping[int, Sequence[queries.StudentPlacement]], on: date
) -> frozenset[str]:
    """Classes of which somebody is or was placed under a plan that runs on the day."""
    return frozenset(
        one.class_name
        for one in people
        for found in placements.get(one.student_id, ())
        if found.plan_from_on <= on <= found.plan_until_on and found.now.is_in_force_at_all
    )


def _note(where: Whereabouts, now: Effective, on: date) -> str | None:
    """How long a pause lasts, when a placement begins or ended."""
    match where:
        case Whereabouts.PAUSED:
            span = now.pause_on(on)
            return pause_note(*span) if span else None
        case Whereabouts.NOT_YET:
            return until_note(where, now.from_on)
        case Whereabouts.ENDED:
            return until_note(where, now.last_on)
        case _:
            return None


def _reason(where: Whereabouts, facts: DayFacts, excuses: Sequence[queries.Excuse]) -> str | None:
    from ctec_desktop.wording.labels import STATUSES

    if where is Whereabouts.NOT_ENROLLED and facts.status is not None:
        return STATUSES[facts.status]
    if where is Whereabouts.NOT_PLACED and excuses:
        parts = (REASONS[excuses[0].reason_kind].removesuffix("（请写明）"), excuses[0].reason or "")
        return "，".join(part for part in parts if part)
    return None
