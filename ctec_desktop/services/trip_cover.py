"""The cover of a visit: everyone who goes, held day by day against policies and enrolments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.cover import member_spans, scheme_of
from ctec_desktop.domain.day_spans import Span, common
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rules.cover import CoverFacts, CoverSpan
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.rules.trip import PersonCover
from ctec_desktop.domain.trips import TripPolicy, TripStudent
from ctec_desktop.storage.queries.check_subjects import policy_payers
from ctec_desktop.storage.queries.cover import ground, memberships_of
from ctec_desktop.storage.queries.policies import policy_names
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.trip_days import training_modes
from ctec_desktop.wording.cover import KINDS


@dataclass(frozen=True, slots=True)
class VisitCover:
    """Everyone who goes with their cover, and the policies that cover any of them on a day of the visit."""

    people: tuple[PersonCover, ...]
    policies: tuple[TripPolicy, ...]


def visit_cover(
    connection: Connection, going: Sequence[TripStudent], days: Period, rules: Rules, today: date
) -> VisitCover:
    """Policies written for another scheme than the student's do not count."""
    base, payers = ground(connection), policy_payers(connection)
    ids = [one.student_id for one in going]
    members, modes = memberships_of(connection, base, ids), training_modes(connection, ids)
    needed = (Span(days.from_on, days.until_on),)
    away_on = today if needed[0].holds(today) else None
    required = rules["INS-REQ"].words("kinds") if "INS-REQ" in rules else ()
    people, counted = [], Counter[int]()
    for one in going:
        scheme = scheme_of(modes.get(one.student_id))
        spans: dict[int, list[CoverSpan]] = {}
        for member in members.get(one.student_id, ()):
            policy = base.policies.get(member.policy_id)
            if policy is None or policy.scheme is not scheme:
                continue
            covered = member_spans(policy, member)
            if common(covered, needed):
                span = CoverSpan(KINDS[policy.kind], covered, payers.get(member.policy_id))
                spans.setdefault(member.policy_id, []).append(span)
        counted.update(spans.keys())
        held = tuple(span for several in spans.values() for span in several)
        people.append(PersonCover(one.name, CoverFacts(days.from_on, needed, away_on, required, held)))
    names = policy_names(connection, tuple(counted))
    policies = tuple(TripPolicy(*names[policy_id], people=counted[policy_id]) for policy_id in sorted(counted))
    return VisitCover(tuple(people), policies)
