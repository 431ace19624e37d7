"""Recording that the papers of self-chosen places came back signed, for a whole plan in one save."""

from collections.abc import Sequence

from ctec_desktop.domain.applications import ApplicationView, PapersReturned, papers_problems
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.meanwhile import refuse_changed
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.applications import applications, applications_of
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.applications import set_papers


class ApplicationReturnService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def grid(self, actor: Actor, plan_id: int) -> tuple[ApplicationView, ...]:
        """The applications under the plan, by class and student number, with what came back."""
        with self._database.read() as connection:
            return tuple(one.view for one in applications(connection, actor.scope, plan_id))

    @needs(Permission.PLACEMENTS_EDIT)
    def save(self, actor: Actor, edits: Sequence[PapersReturned]) -> Outcome[int]:
        """Writes all of them at once. Returns how many changed.

        Raises: RuleViolation with the problem of every cell that is wrong, or of every row that somebody changed since
            it was shown; then nothing is written.
        """
        today = self._clock.today()
        wanted = [edit.placement_id for edit in edits]
        with self._database.unit(Command(actor.name, "placements.papers_returned", f"{len(edits)} 人")) as unit:
            found = applications_of(unit.connection, actor.scope, wanted)
            known = {one.view.placement_id: one.view for one in found}
            if any(placement_id not in known for placement_id in wanted):
                raise RuleViolation([Problem(ApplicationCode.NO_SUCH_APPLICATION)])
            refuse_changed((e.placement_id, e.shown, e.cells, known[e.placement_id].papers) for e in edits)
            if problems := [one for edit in edits for one in papers_problems(known[edit.placement_id], edit, today)]:
                raise RuleViolation(problems)
            changed = [edit for edit in edits if edit.cells != known[edit.placement_id].papers]
            set_papers(unit, changed)
        ids = tuple(edit.placement_id for edit in changed)
        return Outcome(len(ids), (Change(Area.PLACEMENTS, ids),) if ids else ())
