"""Judging a wished change placement by placement: what its own days allow, and the gate at the next unit."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.applications import CLAUSE as SELF_CLAUSE
from ctec_desktop.domain.applications import RULE as SELF_RULE
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.findings import problem_of
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_changes import REASONS, ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import (
    LAST_KINDS,
    ONE_DAY,
    ChangeKind,
    Effective,
    PeriodChange,
    effective,
    refusal,
)
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.placement import LATER_DAYS, Period, PlacementFacts, judge
from ctec_desktop.domain.views import PostView
from ctec_desktop.domain.vocabulary import ArrangedBy, PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem, Severity, SubjectPlace
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.storage.queries import placement_changes as queries
from ctec_desktop.storage.queries.enterprises import post
from ctec_desktop.storage.queries.placements import StatusSpan, other_periods, statuses
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.student_history import grades_before_moves

_NEEDS_DAY = frozenset(ChangeKind) - {ChangeKind.EXTEND}
_NEEDS_POST = frozenset({ChangeKind.MOVE_POST, ChangeKind.MOVE_UNIT})


@dataclass(frozen=True, slots=True)
class JudgedChange:
    """The change of one placement with what stands in its way.

    Args:
        next_days: the days at the next unit, when the student moves.
        warnings: what is worth saying although it goes through.
    """

    placement_id: int
    student_no: str
    student_name: str
    student_id: int
    plan_id: int
    arranged_by: str
    change: PeriodChange
    next_days: Period | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()

    def may_apply(self, confirmed: frozenset[str]) -> bool:
        if any(problem.severity is Severity.REFUSED for problem in self.problems):
            return False
        return not self.is_held or self.student_no in confirmed

    @property
    def is_held(self) -> bool:
        """Whether something waits for a person to decide."""
        return any(problem.severity is Severity.HELD for problem in self.problems)


def check_wish(wish: ChangeWish) -> None:
    """Raises: RuleViolation naming every field that is missing or not of this kind of change."""
    problems = []
    if not wish.placement_ids:
        problems.append(Problem(ChangeCode.NOBODY_CHOSEN))
    if wish.kind in _NEEDS_DAY and wish.effective_on is None:
        problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("effective_on")))
    if wish.kind is ChangeKind.EXTEND and wish.until_on is None:
        problems.append(Problem(ChangeCode.UNTIL_NEEDED, place=FieldPlace("until_on")))
    if wish.kind in _NEEDS_POST and wish.post_id is None:
        problems.append(Problem(ChangeCode.POST_NEEDED, place=FieldPlace("post_id")))
    if wish.reason_kind not in REASONS[wish.kind] or _lacks_words(wish):
        problems.append(Problem(ChangeCode.REASON_NEEDED, place=FieldPlace("reason")))
    if problems:
        raise RuleViolation(problems)


def judged_changes(connection: Connection, scope: RowScope, wish: ChangeWish) -> tuple[JudgedChange, ...]:
    """One line per placement, in the order of classes and numbers."""
    check_wish(wish)
    placed = queries.placed_students(connection, scope, wish.placement_ids)
    if len(placed) != len(set(wish.placement_ids)):
        raise RuleViolation([Problem(ChangeCode.PLACEMENT_GONE)])
    return _Judge(connection, wish, placed).lines()


class _Judge:
    """Reads what all placements of one wish need, once."""

    def __init__(self, connection: Connection, wish: ChangeWish, placed: tuple[queries.PlacedStudent, ...]) -> None:
        students = [one.student_id for one in placed]
        self._wish = wish
        self._placed = placed
        self._changes = queries.changes_of(connection, wish.placement_ids)
        self._others = _others(connection, placed)
        self._statuses: dict[int, tuple[StatusSpan, ...]] = statuses(connection, students)
        self._rulebook = rulebook(connection)
        self._post: PostView | None = _post(connection, wish.post_id)
        day = wish.effective_on if wish.kind is ChangeKind.MOVE_UNIT else None
        self._grades = {} if day is None else grades_before_moves(connection, students, day)

    def lines(self) -> tuple[JudgedChange, ...]:
        return tuple(self._line(one) for one in self._placed)

    def _line(self, placed: queries.PlacedStudent) -> JudgedChange:
        changes = self._changes.get(placed.placement_id, ())
        now = effective(placed.planned, changes)
        change = self._change(now)
        place = SubjectPlace("placement", placed.label)
        refused = self._unit_problem(placed) or refusal(placed.planned, changes, change) or _too_early(placed, change)
        if refused is not None:
            problems: tuple[Problem, ...] = (Problem(refused.code, refused.severity, refused.facts, place),)
            return self._judged(placed, change, None, problems)
        days = self._next_days(now, change)
        problems = self._gate(placed, now, change, days, place)
        return self._judged(placed, change, days, problems, self._warnings(placed, days, place))

    def _judged(
        self,
        placed: queries.PlacedStudent,
        change: PeriodChange,
        days: Period | None,
        problems: tuple[Problem, ...],
        warnings: tuple[Problem, ...] = (),
    ) -> JudgedChange:
        return JudgedChange(
            placed.placement_id,
            placed.student_no,
            placed.student_name,
            placed.student_id,
            placed.plan_id,
            placed.arranged_by,
            change,
            days,
            problems,
            warnings,
        )

    def _change(self, now: Effective) -> PeriodChange:
        wish = self._wish
        day = now.last_on + ONE_DAY if wish.effective_on is None else wish.effective_on
        until_on = wish.until_on if wish.kind in (ChangeKind.PAUSE, ChangeKind.EXTEND) else None
        return PeriodChange(wish.kind, day, until_on, wish.post_id if wish.kind is ChangeKind.MOVE_POST else None)

    def _unit_problem(self, placed: queries.PlacedStudent) -> Problem | None:
        """A move within the unit stays in it; a move to another leaves it."""
        if self._post is None:
            return None
        facts = {"unit": placed.enterprise_name, "post": f"{self._post.enterprise_name}/{self._post.name}"}
        is_same = self._post.enterprise_id == placed.enterprise_id
        if self._wish.kind is ChangeKind.MOVE_POST and not is_same:
            return Problem(ChangeCode.POST_OF_ANOTHER_UNIT, facts=facts)
        if self._wish.kind is ChangeKind.MOVE_UNIT and is_same:
            return Problem(ChangeCode.SAME_UNIT, facts=facts)
        return None

    def _next_days(self, now: Effective, change: PeriodChange) -> Period | None:
        """The days at the next unit, or those an extension adds."""
        match change.kind:
            case ChangeKind.MOVE_UNIT:
                name = self._post.enterprise_name if self._post else ""
                return Period(change.effective_on, self._wish.until_on or now.last_on, name)
            case ChangeKind.EXTEND if change.until_on is not None:
                return Period(change.effective_on, change.until_on)
            case _:
                return None

    def _gate(
        self,
        placed: queries.PlacedStudent,
        now: Effective,
        change: PeriodChange,
        days: Period | None,
        place: SubjectPlace,
    ) -> tuple[Problem, ...]:
        if days is None:
            return ()
        if days.until_on < days.from_on:
            facts = {"from_on": days.from_on.isoformat(), "until_on": days.until_on.isoformat()}
            return (Problem(OfficeCode.PLAN_DATES_REVERSED, facts=facts, place=place),)
        statuses_of = self._statuses.get(placed.student_id, ())
        others = self._others[placed.placement_id]
        before = Period(now.from_on, change.effective_on - ONE_DAY, placed.enterprise_name)
        if before.from_on <= before.until_on:
            others = (*others, before)
        kind = placed.plan_kind
        grade = self._grades.get(placed.student_id, placed.grade)
        facts_of = PlacementFacts(kind, days, placed.birth_on, grade, statuses_of, others)
        rules = self._rulebook.on(days.from_on)
        if change.kind is ChangeKind.MOVE_UNIT:
            findings = judge(facts_of, rules)
        else:
            findings = judged(rules, LATER_DAYS, facts_of) if kind is PlanKind.ON_POST else ()
        return tuple(problem for finding in findings if (problem := problem_of(finding, place)) is not None)

    def _warnings(self, placed: queries.PlacedStudent, days: Period | None, place: SubjectPlace) -> tuple[Problem, ...]:
        found = []
        if self._wish.kind is ChangeKind.MOVE_UNIT and placed.arranged_by == ArrangedBy.SELF:
            anew = Problem(
                ChangeCode.APPLIES_ANEW, Severity.WARNING, place=place, rule_id=SELF_RULE, clause=SELF_CLAUSE
            )
            found.append(anew)
        last: date | None = days.until_on if days is not None else None
        if last is not None and last > placed.plan_until_on:
            facts = {"until_on": last.isoformat(), "plan_until_on": placed.plan_until_on.isoformat()}
            found.append(Problem(ChangeCode.BEYOND_PLAN, Severity.WARNING, facts, place))
        return tuple(found)


def _others(connection: Connection, placed: Sequence[queries.PlacedStudent]) -> dict[int, tuple[Period, ...]]:
    """The days of each placement's student elsewhere; several of one student's in a wish count for each other."""
    times = Counter(one.student_id for one in placed)
    once = [one for one in placed if times[one.student_id] == 1]
    periods = other_periods(connection, [one.student_id for one in once], {one.placement_id for one in once})
    found = {one.placement_id: periods.get(one.student_id, ()) for one in once}
    for one in placed:
        if times[one.student_id] > 1:
            several = other_periods(connection, (one.student_id,), (one.placement_id,))
            found[one.placement_id] = several.get(one.student_id, ())
    return found


def _too_early(placed: queries.PlacedStudent, change: PeriodChange) -> Problem | None:
    """A placement is not over before the student has come."""
    if change.kind not in LAST_KINDS or placed.arrived_on is None or placed.arrived_on < change.effective_on:
        return None
    facts = {"effective_on": change.effective_on.isoformat(), "arrived_on": placed.arrived_on.isoformat()}
    return Problem(ChangeCode.OVER_BEFORE_ARRIVAL, facts=dict(facts))


def _lacks_words(wish: ChangeWish) -> bool:
    return wish.reason_kind is ChangeReason.OTHER and not (wish.reason or "").strip()


def _post(connection: Connection, post_id: int | None) -> PostView | None:
    if post_id is None:
        return None
    found = post(connection, post_id)
    if found is None:
        raise RuleViolation([Problem(OfficeCode.NO_SUCH_POST, facts={"post": str(post_id), "found": ""})])
    return found
