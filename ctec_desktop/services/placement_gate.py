"""The print gate for a few students: what the record says of them is read once, whatever the plans and days."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.findings import Finding, problem_of
from ctec_desktop.domain.rules.placement import Period, PlacementFacts, judge
from ctec_desktop.domain.views import PlanView, StudentView
from ctec_desktop.kernel.problems import CellPlace, Problem
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.storage.queries import placements as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.student_history import grades_before_moves


class Gate:
    """
    Args:
        except_placements: placements that do not count as others, because they are the ones being judged.
    """

    def __init__(
        self, connection: Connection, students: Sequence[StudentView], except_placements: Collection[int] = ()
    ) -> None:
        self._connection = connection
        self._rulebook = rulebook(connection)
        self._ids = [student.id for student in students]
        self._others = queries.other_periods(connection, self._ids, except_placements)
        self._statuses = queries.statuses(connection, self._ids)
        self._grades: dict[date, dict[int, int | None]] = {}

    def findings(self, student: StudentView, plan: PlanView, wished: Period) -> tuple[Finding, ...]:
        """Every rule as it holds on the first day, in the order they are told."""
        if wished.from_on not in self._grades:
            self._grades[wished.from_on] = grades_before_moves(self._connection, self._ids, wished.from_on)
        facts = PlacementFacts(
            plan.kind,
            wished,
            student.birth_on,
            self._grades[wished.from_on].get(student.id, student.grade),
            self._statuses.get(student.id, ()),
            self._others.get(student.id, ()),
        )
        return judge(facts, self._rulebook.on(wished.from_on, student.major_code or ""))

    def problems(self, student: StudentView, plan: PlanView, wished: Period, place: CellPlace) -> Iterator[Problem]:
        """What speaks against a row of a sheet: its days, or else what the rules find."""
        if (wrong := wrong_days(plan, wished)) is not None:
            yield wrong
            return
        for finding in self.findings(student, plan, wished):
            if (problem := problem_of(finding, place)) is not None:
                yield problem

    def take(self, student_id: int, period: Period) -> None:
        """Counts days that an earlier line of the same sheet would take."""
        self._others[student_id] = (*self._others.get(student_id, ()), period)


def wrong_days(plan: PlanView, wished: Period) -> Problem | None:
    """Days in the wrong order, or beyond those of the plan."""
    if wished.until_on < wished.from_on:
        facts = {"from_on": wished.from_on.isoformat(), "until_on": wished.until_on.isoformat()}
        return Problem(OfficeCode.PLAN_DATES_REVERSED, facts=facts)
    return beyond_plan(plan, wished)


def beyond_plan(plan: PlanView, wished: Period) -> Problem | None:
    """A placement lies within the days of its plan."""
    if plan.from_on <= wished.from_on and wished.until_on <= plan.until_on:
        return None
    facts = {
        "plan": plan.name,
        "from_on": wished.from_on.isoformat(),
        "until_on": wished.until_on.isoformat(),
        "plan_from_on": plan.from_on.isoformat(),
        "plan_until_on": plan.until_on.isoformat(),
    }
    return Problem(PlacementCode.OUTSIDE_PLAN, facts=facts)
