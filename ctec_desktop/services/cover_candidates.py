"""Who belongs on a policy and is not, who is on it and no longer needs it, and whom a workbook names."""

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.cover import CoverLedger, ListKind
from ctec_desktop.domain.cover_views import CoverPerson, PolicyView
from ctec_desktop.domain.day_spans import ONE_DAY, Span, Spans, common, count, minus
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.services.cover_people import ListPerson, list_matter
from ctec_desktop.storage.queries import policies as queries
from ctec_desktop.storage.queries.cover import ledgers
from ctec_desktop.storage.queries.on_a_day import members
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers


def candidates(
    connection: Connection,
    scope: RowScope,
    wanted: tuple[PolicyView, ListKind, str | None],
    today: date,
    *,
    is_everybody: bool,
    named: Collection[int] = (),
) -> tuple[CoverPerson, ...]:
    """By class and student number, with how many days each lacks, or has too many of.

    An endorsement holds from tomorrow on at the earliest: whose days without cover are all over can be added, but is
    listed among everybody only.
    """
    policy, kind, class_name = wanted
    on_policy = queries.open_people(connection, policy.id).keys()
    if kind is ListKind.EXTEND:
        return ()
    found = dict(_days(ledgers(connection, scope, CheckSelection(class_name)), policy, kind, on_policy, today))
    over = {one for one, (_, span) in found.items() if kind is ListKind.ADD and span and span.until_on <= today}
    if not is_everybody:
        found = {one: told for one, told in found.items() if one not in over or one in named}
    others = {one for one in named if (one in on_policy) is (kind is ListKind.REMOVE)}
    if is_everybody:
        others |= _others(connection, scope, kind, class_name, on_policy)
    found |= {one: (0, None) for one in others if one not in found}
    people = list_matter(connection, scope, policy, kind, list(found), today).people
    if class_name is not None:
        people = tuple(one for one in people if one.student.class_name == class_name)
    return tuple(_person(one, *found[one.student.id], is_over=one.student.id in over) for one in people)


def _days(
    every: Iterable[tuple[int, CoverLedger]], policy: PolicyView, kind: ListKind, on_policy: Iterable[int], today: date
) -> Iterable[tuple[int, tuple[int, Span | None]]]:
    """Days of the policy each lacks; or, of people on it who need none from tomorrow on, days they have too many."""
    held = frozenset(on_policy)
    agreed = policy.days.agreed()
    ahead = (Span(today + ONE_DAY, date.max),)
    if kind is ListKind.REMOVE:
        # Of those who have no placement any more nothing is needed.
        needed = {one: ledger.needed for one, ledger in every if one in held}
        spare = count(common(agreed, ahead))
        for student_id in held:
            if not common(needed.get(student_id, ()), ahead):
                yield student_id, (spare, _whole(needed.get(student_id, ())))
        return
    for student_id, ledger in every:
        if student_id not in held and ledger.scheme is policy.scheme:
            lacking = common(minus(ledger.needed, ledger.covered.get(policy.kind, ())), agreed)
            if lacking:
                yield student_id, (count(lacking), _whole(lacking))


def _whole(spans: Spans) -> Span | None:
    return Span(spans[0].from_on, spans[-1].until_on) if spans else None


def _others(
    connection: Connection, scope: RowScope, kind: ListKind, class_name: str | None, on_policy: Iterable[int]
) -> set[int]:
    """People of the policy, to be taken off; or of the class, to be put on."""
    held = set(on_policy)
    if kind is ListKind.REMOVE:
        return held
    if class_name is None:
        return set()
    return {one.student_id for one in members(connection, scope, (), class_name)} - held


def matched(connection: Connection, scope: RowScope, source: Path) -> tuple[set[int], tuple[str, ...]]:
    """Students a workbook names by identity or student number; rows with an identity number nobody has."""
    from ctec_desktop.sheets.cover_reply import reply_rows

    rows = reply_rows(source)
    numbers = tuple(dict.fromkeys(number for row in rows for number in row.numbers))
    students = students_by_numbers(connection, scope, student_nos=numbers, id_numbers=numbers, registration_nos=())
    known = {number: one.id for one in students for number in (one.student_no.upper(), one.id_number) if number}
    found: set[int] = set()
    unknown = []
    for row in rows:
        hit = next((known[number] for number in row.numbers if number in known), None)
        if hit is not None:
            found.add(hit)
        elif row.has_identity:
            unknown.append(row.text)
    return found, tuple(unknown)


def _person(one: ListPerson, days: int, span: Span | None, *, is_over: bool) -> CoverPerson:
    student = one.student
    return CoverPerson(
        student.id,
        student.student_no,
        student.name,
        student.class_name,
        one.unit,
        one.post,
        span.from_on if span else None,
        span.until_on if span else None,
        days,
        is_over,
    )
