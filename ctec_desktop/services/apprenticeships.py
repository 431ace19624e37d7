"""学徒培养: apprentices with an enterprise, the stages of the alternation, and what the rules find."""

from dataclasses import replace
from datetime import date

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipForm,
    ApprenticeshipView,
    StageChoices,
    StageForm,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.apprentice import ApprenticeFacts, judge_apprenticeship
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.agreement_carrying import carry_agreements
from ctec_desktop.services.apprentice_forms import (
    check_others,
    check_stage,
    days_told,
    read_apprenticeship,
    read_stage,
    refuse_placed,
    refuse_printed,
    student_of,
)
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import apprenticeships as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.training import minimum_wages, training_agreements
from ctec_desktop.storage.tables import ApprenticeshipRow, ApprenticeshipStageRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import apprenticeships as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values


class ApprenticeshipService(Service):
    @needs(Permission.APPRENTICES_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the newest first."""
        return ListSource(queries.apprenticeship_list(), self._database.read, actor.scope)

    @needs(Permission.APPRENTICES_SEE)
    def all(self, actor: Actor) -> tuple[ApprenticeshipView, ...]:
        """Those that stand, by class and student number, without what the rules say."""
        with self._database.read() as connection:
            return queries.apprenticeships_for(connection, actor.scope, PaperSelection())

    @needs(Permission.APPRENTICES_SEE)
    def detail(self, actor: Actor, apprenticeship_id: int) -> ApprenticeshipView | None:
        """One with its stages and what the rules of its first day say about it."""
        with self._database.read() as connection:
            found = queries.apprenticeship(connection, actor.scope, apprenticeship_id)
            if found is None or found.is_void:
                return found
            rules = rule_history(connection).on(found.from_on)
            wages, trainings = minimum_wages(connection), training_agreements(connection, found.enterprise_id)
        facts = ApprenticeFacts(found, self._clock.today(), wages, trainings)
        return replace(found, findings=judge_apprenticeship(facts, rules))

    @needs(Permission.APPRENTICES_SEE)
    def enterprises(self, actor: Actor) -> tuple[tuple[int, str], ...]:
        """Units in use: ids and names."""
        del actor
        with self._database.read() as connection:
            return queries.units_in_use(connection)

    @needs(Permission.APPRENTICES_SEE)
    def stage_choices(self, actor: Actor, apprenticeship_id: int) -> StageChoices:
        """What a stage of this apprenticeship can choose from."""
        with self._database.read() as connection:
            found = queries.apprenticeship(connection, actor.scope, apprenticeship_id)
            return queries.stage_choices(connection, found.enterprise_id if found else 0)

    @needs(Permission.APPRENTICES_EDIT)
    def save(self, actor: Actor, form: ApprenticeshipForm) -> Outcome[int]:
        """Adds an apprenticeship, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprenticeship.save", form.student_no)) as unit:
            known, before = None, None
            if form.id is not None:
                known, before = _standing(unit, actor, form.id)
                refuse_stale(form.version, known)
            values = read_apprenticeship(typed, unit.connection, form, self._clock.today(), before)
            values["student_id"] = student_of(typed, unit.connection, actor, form.student_no)
            check_others(typed, unit.connection, values, form.id)
            if before is not None and before.agreement is not None:
                refuse_printed(typed, values, before)
            warnings = typed.finish()
            if known is None:
                known = writer.add_apprenticeship(unit, values)
            else:
                set_values(known, values)
                unit.session.flush()
            saved_id = known.id
        return Outcome(saved_id, (Change(Area.APPRENTICES, (saved_id,)),), warnings)

    @needs(Permission.APPRENTICES_EDIT)
    def save_stage(self, actor: Actor, form: StageForm) -> Outcome[int]:
        """Adds a stage, or changes the one the form was opened on. Returns the apprenticeship's id.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprenticeship.stage", form.from_on)) as unit:
            _, of = _standing(unit, actor, form.apprenticeship_id)
            known = None if form.id is None else _stage(unit, of, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            offered = queries.stage_choices(unit.connection, of.enterprise_id)
            held = next((one for one in of.stages if one.id == form.id), None)
            values = read_stage(typed, offered, held)
            check_stage(typed, values, of, form.id, self._clock.today())
            refuse_placed(typed, values, held)
            typed.finish()
            if known is None:
                writer.add_stage(unit, of.id, values)
            else:
                set_values(known, values)
                unit.session.flush()
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)),))

    @needs(Permission.APPRENTICES_EDIT)
    def remove_stage(self, actor: Actor, apprenticeship_id: int, stage_id: int) -> Outcome[int]:
        """The stage was entered by mistake; it stays in the trail."""
        with self._database.unit(Command(actor.name, "apprenticeship.remove_stage", str(stage_id))) as unit:
            _, of = _standing(unit, actor, apprenticeship_id)
            if any(one.id == stage_id and one.placement_id is not None for one in of.stages):
                raise RuleViolation([Problem(ApprenticeCode.STAGE_PLACED)])
            writer.void_stage(unit, _stage(unit, of, stage_id))
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)),))

    @needs(Permission.APPRENTICES_EDIT)
    def end(self, actor: Actor, apprenticeship_id: int, ended_on: date | None, reason: str) -> Outcome[int]:
        """It ends before its last day: from that day on it no longer holds, and its contract stops.

        Raises: RuleViolation for a day outside it, or without a reason.
        """
        problems = []
        with self._database.unit(Command(actor.name, "apprenticeship.end", reason.strip() or None)) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if ended_on is None or not of.from_on < ended_on <= of.until_on:
                facts = days_told(of.from_on, of.until_on)
                problems.append(Problem(ApprenticeCode.END_OUTSIDE, facts=facts, place=FieldPlace("ended_on")))
            if not reason.strip():
                problems.append(Problem(ApprenticeCode.END_REASON_NEEDED, place=FieldPlace("reason")))
            if problems:
                raise RuleViolation(problems)
            writer.end_apprenticeship(unit, row, ended_on, reason.strip())
            self._carry(unit, actor, of)
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)), Change(Area.AGREEMENTS)))

    @needs(Permission.APPRENTICES_EDIT)
    def go_on(self, actor: Actor, apprenticeship_id: int) -> Outcome[int]:
        """The early end was registered by mistake: it holds to its last day again."""
        with self._database.unit(Command(actor.name, "apprenticeship.go_on")) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if of.ended_on is None:
                raise RuleViolation([Problem(ApprenticeCode.NOT_ENDED)])
            writer.end_apprenticeship(unit, row, None, None)
            self._carry(unit, actor, of)
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)), Change(Area.AGREEMENTS)))

    def _carry(self, unit: WriteUnit, actor: Actor, of: ApprenticeshipView) -> None:
        if of.agreement is not None:
            carry_agreements(unit, actor.name, [of.agreement[0]], self._clock.today())

    @needs(Permission.APPRENTICES_EDIT)
    def void(self, actor: Actor, apprenticeship_id: int, reason: str) -> Outcome[int]:
        """It was entered by mistake or never began; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(ApprenticeCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "apprenticeship.void", reason.strip())) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if of.agreement is not None:
                raise RuleViolation([Problem(ApprenticeCode.CONTRACT_STANDS, facts={"number": of.agreement[1]})])
            writer.void_apprenticeship(unit, row, reason.strip())
        return Outcome(apprenticeship_id, (Change(Area.APPRENTICES, (apprenticeship_id,)),))


def _standing(unit: WriteUnit, actor: Actor, apprenticeship_id: int) -> tuple[ApprenticeshipRow, ApprenticeshipView]:
    """The apprenticeship of a student in sight. Raises: RuleViolation when it is gone or void."""
    seen = queries.apprenticeship(unit.connection, actor.scope, apprenticeship_id)
    found = record(unit, ApprenticeshipRow, seen.id if seen else 0)
    if seen is None or seen.is_void:
        raise RuleViolation([Problem(ApprenticeCode.VOID, facts={"reason": found.void_reason})])
    return found, seen


def _stage(unit: WriteUnit, of: ApprenticeshipView, stage_id: int) -> ApprenticeshipStageRow:
    is_there = any(one.id == stage_id for one in of.stages)
    return record(unit, ApprenticeshipStageRow, stage_id if is_there else 0)
