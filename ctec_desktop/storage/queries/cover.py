"""Reading policies, their lists and people, and the days of internships held against the days of cover."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Text, func, or_, select, type_coerce

from ctec_desktop.domain.checks import EVERY_PLACEMENT, CheckSelection
from ctec_desktop.domain.cover import (
    OF_EVERYBODY,
    CoverLedger,
    CoverScheme,
    Extension,
    ListKind,
    Membership,
    PolicyDays,
    PolicyKind,
    Required,
    ledger,
    member_spans,
    needed_spans,
    scheme_of,
)
from ctec_desktop.domain.day_spans import Span, Spans, union
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import ChangeKind, PeriodChange, PlannedDays, effective
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.storage.queries.close_ids import rows_among
from ctec_desktop.storage.queries.placement_choice import chosen_placements
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.queries.trip_days import visit_spans
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    CoveredPersonRow,
    EndorsementRow,
    InternshipPlanRow,
    MajorRow,
    PlacementChangeRow,
    PlacementRow,
    PolicyRow,
    StudentRow,
)

Lists: TypeAlias = Mapping[int, date | None]
# Of what a policy needs before it covers anybody, by the name of its column.
_MOST_KNOWN = 2_000
NEEDED = ("insurer", "number", "from_on", "until_on", "scan_name")


class Ground(NamedTuple):
    """The few records that decide the days of every policy.

    Args:
        effective: list to the first day it holds; none while the insurer has not answered. Void ones are left out.
    """

    policies: Mapping[int, PolicyDays]
    effective: Lists

    def membership(self, policy_id: int, added_by: int, removed_by: int | None) -> Membership | None:
        """The days of one row of a list; None where the list that added them is void."""
        if added_by not in self.effective:
            return None
        removed_on = None if removed_by is None else self.effective.get(removed_by)
        return Membership(policy_id, self.effective[added_by], removed_on)


def ground(connection: Connection) -> Ground:
    """Every policy and list that is not void."""
    row = EndorsementRow
    statement = select(row.id, row.policy_id, row.kind, row.effective_on, row.until_on).where(
        row.voided_at_utc.is_(None)
    )
    answers: dict[int, date | None] = {}
    extensions: defaultdict[int, list[Extension]] = defaultdict(list)
    for list_id, policy_id, kind, effective_on, until_on in connection.execute(statement.order_by(row.id)):
        answers[list_id] = effective_on
        if kind == ListKind.EXTEND and effective_on is not None and until_on is not None:
            extensions[policy_id].append(Extension(effective_on, until_on))
    policies = {}
    columns = [getattr(PolicyRow, name) for name in NEEDED]
    chosen = select(PolicyRow.id, PolicyRow.kind, PolicyRow.scheme, *columns).where(PolicyRow.voided_at_utc.is_(None))
    for policy_id, kind, scheme, *needed in connection.execute(chosen):
        missing = tuple(name for name, content in zip(NEEDED, needed, strict=True) if not content)
        policies[policy_id] = PolicyDays(
            PolicyKind(kind), CoverScheme(scheme), needed[2], needed[3], missing, tuple(extensions[policy_id])
        )
    return Ground(policies, answers)


def memberships_of(connection: Connection, base: Ground, student_ids: Sequence[int]) -> dict[int, list[Membership]]:
    """What policies these students are on, by student."""
    found: defaultdict[int, list[Membership]] = defaultdict(list)
    known: dict[Any, Membership | None] = {}
    for student_id, *others in rows_among(connection, _members(), CoveredPersonRow.student_id, student_ids):
        key = tuple(others)
        if key not in known:
            known[key] = base.membership(*others)
        if (one := known[key]) is not None:
            found[student_id].append(one)
    return found


def ledgers(
    connection: Connection,
    scope: RowScope,
    chosen: CheckSelection = EVERY_PLACEMENT,
    required: Required = OF_EVERYBODY,
) -> Iterator[tuple[int, CoverLedger]]:
    """Every student with such a placement or visit, in the order of their ids, with their days of need and of cover.

    Classes share their days: what was worked out once for the same placements and lists is not worked out again, so
    a whole school is one walk along two indexes.
    """
    base = ground(connection)
    changes = _all_changes(connection)
    schemes, majors = _schemes(connection), _majors(connection, required.majors)
    members = _Walk(connection.execute(_members().order_by(CoveredPersonRow.student_id)))
    visits = visit_spans(connection, scope, chosen)
    known: dict[Any, CoverLedger] = {}
    placed = _by_student(connection.execute(_placements(scope, chosen)))
    for student_id, placements in _with_visitors(placed, sorted(visits)):
        rows = members.of(student_id)
        scheme = schemes.get(student_id, CoverScheme.ORDINARY)
        is_changed = any(one[0] in changes for one in placements)
        major = majors.get(student_id, "")
        days = visits.get(student_id, ())
        key = (tuple(one[1:] for one in placements), days, tuple(rows), scheme, major)
        found = None if is_changed else known.get(key)
        if found is None:
            belongs = [one for row in rows if (one := base.membership(*row)) is not None]
            found = ledger(_needed(placements, changes, days), scheme, base.policies, belongs, required.of(major))
            if not is_changed:
                if len(known) >= _MOST_KNOWN:
                    known.clear()
                known[key] = found
        yield student_id, found


def ledger_of(
    connection: Connection, scope: RowScope, student_id: int, required: Required = OF_EVERYBODY
) -> CoverLedger:
    """One student's days."""
    base = ground(connection)
    statement = _placements(scope, EVERY_PLACEMENT).where(PlacementRow.student_id == student_id)
    placements = [tuple(row[1:]) for row in connection.execute(statement)]
    changes = _all_changes(connection, [one[0] for one in placements])
    mode = connection.scalar(select(StudentRow.training_mode).where(StudentRow.id == student_id))
    belongs = memberships_of(connection, base, [student_id]).get(student_id, [])
    major = _majors(connection, required.majors, student_id).get(student_id, "")
    visits = visit_spans(connection, scope, student_id=student_id).get(student_id, ())
    return ledger(_needed(placements, changes, visits), scheme_of(mode), base.policies, belongs, required.of(major))


class _Walk:
    """Rows in the order of their students, handed out student by student."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = iter(rows)
        self._next = next(self._rows, None)

    def of(self, student_id: int) -> list[tuple[int, int, int | None]]:
        found: list[tuple[int, int, int | None]] = []
        while self._next is not None and self._next[0] <= student_id:
            if self._next[0] == student_id:
                found.append(tuple(self._next[1:]))
            self._next = next(self._rows, None)
        return found


def _by_student(rows: Iterator[Any]) -> Iterator[tuple[int, list[tuple[Any, ...]]]]:
    of, found = None, list[tuple[Any, ...]]()
    for student_id, *placement in rows:
        if student_id != of:
            if of is not None:
                yield of, found
            of, found = student_id, []
        found.append(tuple(placement))
    if of is not None:
        yield of, found


def _with_visitors(placed: Iterator[tuple[int, list[Any]]], visitors: Sequence[int]) -> Iterator[tuple[int, list[Any]]]:
    """Also those who go on a visit and have no placement, all in the order of their ids."""
    waiting = deque(visitors)
    for student_id, placements in placed:
        while waiting and waiting[0] < student_id:
            yield waiting.popleft(), []
        if waiting and waiting[0] == student_id:
            waiting.popleft()
        yield student_id, placements
    for student_id in waiting:
        yield student_id, []


def _needed(
    placements: Sequence[tuple[Any, ...]], changes: Mapping[int, Sequence[PeriodChange]], visits: Spans
) -> Spans:
    on_post = needed_spans(
        effective(PlannedDays(_day(first), _day(last), 0), changes.get(placement_id, ()))
        for placement_id, first, last in placements
    )
    return union((*on_post, *visits)) if visits else on_post


def _day(told: Any) -> date:
    """A day as the driver hands it over: text on SQLite."""
    return date.fromisoformat(told) if isinstance(told, str) else told


def _placements(scope: RowScope, chosen: CheckSelection) -> AnySelect:
    """Days as the driver has them: they are compared far more often than they are looked into."""
    row = PlacementRow
    plans = select(InternshipPlanRow.id).where(InternshipPlanRow.kind == PlanKind.ON_POST.value)
    statement = select(row.student_id, row.id, type_coerce(row.from_on, Text), type_coerce(row.until_on, Text)).where(
        row.voided_at_utc.is_(None), row.plan_id.in_(plans)
    )
    if chosen != EVERY_PLACEMENT or not scope.is_whole_school:
        statement = statement.join(StudentRow, row.student_id == StudentRow.id)
        statement = statement.join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        statement = statement.where(in_scope(scope), *chosen_placements(chosen))
    return statement.order_by(row.student_id, row.from_on)


@lru_cache(maxsize=1)
def _members() -> AnySelect:
    row = CoveredPersonRow
    return select(row.student_id, row.policy_id, row.added_by_id, row.removed_by_id)


def _all_changes(connection: Connection, placement_ids: Sequence[int] = ()) -> dict[int, list[PeriodChange]]:
    """Standing changes of these placements, or of all, oldest first."""
    row = PlacementChangeRow
    statement = select(row.placement_id, row.kind, row.effective_on, row.until_on, row.post_id)
    statement = statement.where(row.voided_at_utc.is_(None)).order_by(row.id)
    if placement_ids:
        statement = statement.where(row.placement_id.in_(placement_ids))
    found: defaultdict[int, list[PeriodChange]] = defaultdict(list)
    for placement_id, kind, effective_on, until_on, post_id in connection.execute(statement):
        found[placement_id].append(PeriodChange(ChangeKind(kind), effective_on, until_on, post_id))
    return found


def _schemes(connection: Connection) -> dict[int, CoverScheme]:
    """Students who are apprentices; everybody else is an ordinary intern."""
    statement = select(StudentRow.id, StudentRow.training_mode).where(StudentRow.training_mode.contains("学徒"))
    return {student_id: scheme_of(mode) for student_id, mode in connection.execute(statement)}


def _majors(connection: Connection, codes: Sequence[str], student_id: int | None = None) -> dict[int, str]:
    """The majors of students whose code begins with one of these; of one student where named."""
    if not codes:
        return {}
    statement = (
        select(StudentRow.id, MajorRow.code)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .join(MajorRow, ClassGroupRow.major_id == MajorRow.id)
        .where(or_(*(MajorRow.code.startswith(code, autoescape=True) for code in codes)))
    )
    if student_id is not None:
        statement = statement.where(StudentRow.id == student_id)
    return {found: code or "" for found, code in connection.execute(statement)}


def spans_by_person(connection: Connection, policy_id: int) -> dict[int, Spans]:
    """Everybody on a policy with the days it covers them; nothing where the policy is void."""
    base = ground(connection)
    policy = base.policies.get(policy_id)
    found: defaultdict[int, list[Span]] = defaultdict(list)
    for student_id, *others in connection.execute(_members().where(CoveredPersonRow.policy_id == policy_id)):
        one = base.membership(*others)
        if policy is not None and one is not None:
            found[student_id].extend(member_spans(policy, one))
    return {student_id: union(spans) for student_id, spans in found.items()}


def people_of(connection: Connection, base: Ground, policy_id: int, on: date) -> int:
    """How many the policy has on the day, or will have: confirmed, and not removed before it."""
    row = CoveredPersonRow
    statement = (
        select(row.added_by_id, row.removed_by_id, func.count())
        .where(row.policy_id == policy_id)
        .group_by(row.added_by_id, row.removed_by_id)
    )
    total = 0
    for added_by, removed_by, several in connection.execute(statement):
        one = base.membership(policy_id, added_by, removed_by)
        if one is None or one.added_on is None:
            continue
        if one.removed_on is None or (one.removed_on > on and one.removed_on > one.added_on):
            total += several
    return total
