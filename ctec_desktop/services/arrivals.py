"""Confirming for a whole class who has arrived on post, in one save."""

from collections.abc import Sequence

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.arrivals import ArrivalEdit, ArrivalRow, arrival_problem
from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.meanwhile import refuse_changed
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.placement_changes import effective_of, placed_of_class
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.placements import set_arrivals


class ArrivalService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def grid(self, actor: Actor, class_name: str, plan_id: int | None = None) -> tuple[ArrivalRow, ...]:
        """The placements of a class, by student number, with what is known about arrivals."""
        with self._database.read() as connection:
            return _grid(connection, actor, class_name, plan_id)

    @needs(Permission.PLACEMENTS_EDIT)
    def save(self, actor: Actor, class_name: str, edits: Sequence[ArrivalEdit]) -> Outcome[int]:
        """Writes the whole class at once. Returns how many placements changed.

        Raises: RuleViolation with the problem of every cell that is wrong, or of every row that somebody changed since
            it was shown; then nothing is written.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "placements.arrivals", class_name)) as unit:
            known = {row.placement_id: row for row in _grid(unit.connection, actor, class_name, None)}
            if any(edit.placement_id not in known for edit in edits):
                raise RuleViolation([Problem(ArrivalCode.NOT_OF_CLASS)])
            refuse_changed((e.placement_id, e.shown, e.cells, known[e.placement_id].cells) for e in edits)
            judged = [arrival_problem(known[edit.placement_id], edit.arrived_on, today) for edit in edits]
            if problems := [problem for problem in judged if problem is not None]:
                raise RuleViolation(problems)
            changed = [edit for edit in edits if edit.cells != known[edit.placement_id].cells]
            set_arrivals(unit, changed)
        ids = tuple(edit.placement_id for edit in changed)
        return Outcome(len(ids), (Change(Area.PLACEMENTS, ids),) if ids else ())


def _grid(connection: Connection, actor: Actor, class_name: str, plan_id: int | None) -> tuple[ArrivalRow, ...]:
    placed = placed_of_class(connection, actor.scope, class_name, plan_id)
    now = effective_of(connection, placed)
    return tuple(
        ArrivalRow(
            one.placement_id,
            one.student_no,
            one.student_name,
            one.enterprise_name,
            one.from_on,
            now[one.placement_id].last_on,
            one.arrived_on,
            one.arrival_note,
        )
        for one in placed
    )
