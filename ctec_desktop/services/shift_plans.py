"""Shift plans: which shifts a unit, a place of work or a post works, and on which days of the week it rests."""

from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.names import strip_outer
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.shift_forms import ShiftPlanForm, read_form
from ctec_desktop.domain.shift_plans import WEEK
from ctec_desktop.domain.shift_views import PlanLine, UnitShifts, kept_rest_days
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.shift_plans import unit_shifts
from ctec_desktop.storage.tables import EnterpriseRow, ShiftPlanRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import shift_plans as writer
from ctec_desktop.storage.writers.records import record


class ShiftPlanService(Service):
    @needs(Permission.ENTERPRISES_SEE)
    def of_unit(self, actor: Actor, enterprise_id: int) -> UnitShifts:
        """A unit's weekly rest days and every plan in it."""
        del actor
        with self._database.read() as connection:
            return unit_shifts(connection, enterprise_id)

    @needs(Permission.ENTERPRISES_EDIT)
    def save(self, actor: Actor, enterprise_id: int, form: ShiftPlanForm) -> Outcome[int]:
        """Adds a plan, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, a plan that holds on the same days, or that somebody
            else saved in between.
        """
        with self._database.unit(Command(actor.name, "shift_plan.save", form.name)) as unit:
            record(unit, EnterpriseRow, enterprise_id)
            known = unit_shifts(unit.connection, enterprise_id)
            read = read_form(form)
            typed = Typed(form)
            name = typed.required("name")
            typed.problems += read.problems
            owner = next((one for one in known.owners if one.key == form.owner), None)
            mine = next((one for one in known.plans if one.id == form.id), None)
            if owner is None and mine is not None and mine.owner.key == form.owner:
                owner = mine.owner
            if owner is None:
                typed.refuse("owner", ShiftCode.SCOPE_GONE)
            if form.id is not None and mine is None:
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            typed.finish()
            assert owner is not None
            assert read.plan is not None
            days = (read.plan.from_on, read.plan.until_on)
            beside = [one for one in known.plans if one.owner.key == owner.key and one.id != form.id]
            if (other := next((one for one in beside if _meet(one, days)), None)) is not None:
                raise RuleViolation([_overlapping(other)])
            column, _, owner_id = owner.key.partition(":")
            held = None if form.id is None else (form.id, form.version)
            plan_id = writer.save_plan(unit, (column, int(owner_id)), held, name, read.plan)
        return Outcome(plan_id, _changes(enterprise_id))

    @needs(Permission.ENTERPRISES_EDIT)
    def void(self, actor: Actor, enterprise_id: int, plan_id: int) -> Outcome[str]:
        """Takes a plan out of use; its name is told. Raises: RuleViolation when it is gone."""
        with self._database.unit(Command(actor.name, "shift_plan.void", str(plan_id))) as unit:
            known = unit_shifts(unit.connection, enterprise_id)
            if plan_id not in [one.id for one in known.plans]:
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            row = record(unit, ShiftPlanRow, plan_id)
            row.voided_at_utc = unit.at_utc
        return Outcome(row.name, _changes(enterprise_id))

    @needs(Permission.ENTERPRISES_EDIT)
    def set_rest_days(self, actor: Actor, enterprise_id: int, days: frozenset[int]) -> Outcome[int]:
        """The weekly rest days the unit agreed on, Monday 0.

        Raises: RuleViolation when no day is left to rest, or none to work.
        """
        if not days or not days < frozenset(range(WEEK)):
            raise RuleViolation([Problem(ShiftCode.REST_DAYS_NONE, place=FieldPlace("rest_days"))])
        with self._database.unit(Command(actor.name, "unit.rest_days", kept_rest_days(days))) as unit:
            record(unit, EnterpriseRow, enterprise_id)
            writer.set_rest_days(unit, enterprise_id, kept_rest_days(days))
        return Outcome(enterprise_id, _changes(enterprise_id))


def _meet(one: PlanLine, days: tuple[date, date | None]) -> bool:
    from_on, until_on = days
    return one.plan.from_on <= (until_on or date.max) and from_on <= (one.plan.until_on or date.max)


def _overlapping(other: PlanLine) -> Problem:
    facts: dict[str, Fact] = {
        "name": strip_outer(other.name),
        "from_on": other.plan.from_on.isoformat(),
        "until_on": other.plan.until_on.isoformat() if other.plan.until_on else "",
    }
    return Problem(ShiftCode.PLANS_OVERLAP, facts=facts, place=FieldPlace("from_on"))


def _changes(enterprise_id: int) -> tuple[Change, ...]:
    return Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.CHECKS)
