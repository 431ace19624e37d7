"""变更单位 from the leaving to the new place: which steps are done, computed from the records."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from ctec_desktop.domain.checks import CheckSelection, Departure
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.unit_moves import RELEASE_KEY, ChainedAgreement, UnitMove, called_for
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.papers import PaperReport, PaperService
from ctec_desktop.storage.queries import placement_changes as queries
from ctec_desktop.storage.queries.agreements import agreement_of_placement
from ctec_desktop.storage.queries.on_a_day import placements_of
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers

Departures = Callable[[Actor, CheckSelection], tuple[Departure, ...]]


class UnitMoveService(Service):
    """Args: `departures` judges the new placement; `papers` prints."""

    def __init__(self, context: Context, departures: Departures, papers: PaperService) -> None:
        super().__init__(context)
        self._departures = departures
        self._papers = papers

    @needs(Permission.PLACEMENTS_SEE)
    def of_placement(self, actor: Actor, placement_id: int) -> UnitMove | None:
        """The change of unit the placement was left by, else the one it came from; None without any."""
        with self._database.read() as connection:
            found = _chain(connection, placement_id)
            if found is None:
                return None
            ends = {one.placement_id: one for one in queries.placed_students(connection, actor.scope, found)}
            if len(ends) < len(found):
                return None
            left, following = (ends[one] for one in found)
            days = queries.effective_of(connection, (left, following))
            agreements = [_agreement(connection, actor, one) for one in found]
        judged = self._departures(actor, CheckSelection(placement_ids=(following.placement_id,)))
        return UnitMove(
            *(left.placement_id, following.placement_id, left.student_no, left.student_name, left.class_name),
            *(left.enterprise_name, following.enterprise_name, following.enterprise_id),
            last_on=days[left.placement_id].last_on,
            first_on=days[following.placement_id].from_on,
            was_there=days[left.placement_id].is_in_force_at_all,
            before=agreements[0],
            after=agreements[1],
            called_for=called_for(judged[0] if judged else None),
        )

    @needs(Permission.PLACEMENTS_SEE)
    def placement_on(self, actor: Actor, student_no: str, on: date) -> int:
        """The placement a student has on a day, else the last one before it.

        Raises: RuleViolation when there is none.
        """
        with self._database.read() as connection:
            found = students_by_numbers(
                connection, actor.scope, student_nos=[student_no], id_numbers=(), registration_nos=()
            )
            own = placements_of(connection, [one.id for one in found]).get(found[0].id, ()) if found else ()
        standing = [one for one in own if one.now.is_in_force_at_all and one.now.from_on <= on]
        if not standing:
            facts = {"student_no": student_no, "on": on.isoformat()}
            raise RuleViolation([Problem(ChangeCode.NO_PLACEMENT_THEN, facts=dict(facts))])
        return standing[-1].placement_id

    @needs(Permission.PAPERS_PRINT)
    def print_release(self, actor: Actor, placement_id: int, target: Path) -> Outcome[PaperReport]:
        """Writes the 解除确认书 of the agreement that was left.

        Raises: as `PaperService.print`; RuleViolation when no day of it came to pass, since nothing is released then.
        """
        move = self.of_placement(actor, placement_id)
        if move is None:
            raise RuleViolation([Problem(ChangeCode.NO_UNIT_MOVE)])
        if not move.was_there:
            facts = {"unit": move.left_unit, "number": move.before.number if move.before else ""}
            raise RuleViolation([Problem(ChangeCode.NOTHING_TO_RELEASE, facts=dict(facts))])
        return self._papers.print(actor, [RELEASE_KEY], PaperSelection(placement_ids=(move.left_id,)), target)


def _chain(connection: Connection, placement_id: int) -> tuple[int, int] | None:
    """The two ends of the change of unit: what was left, what follows."""
    lines = queries.change_lines(connection, placement_id)
    following = next((one.next_placement_id for one in lines if not one.is_voided and one.next_placement_id), None)
    if following is not None:
        return placement_id, following
    previous = queries.previous_of(connection, placement_id)
    return None if previous is None else (previous, placement_id)


def _agreement(connection: Connection, actor: Actor, placement_id: int) -> ChainedAgreement | None:
    found = agreement_of_placement(connection, actor.scope, placement_id)
    return None if found is None else ChainedAgreement(found.id, found.number or "", found.state)
