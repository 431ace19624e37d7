"""Internship plans: when a group goes, what for, who supervises, how it is insured."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.placement import school_year_label
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import placements as queries
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.plans import add_plan, supervisor_id

# School, enterprise and student each keep one.
ORIGINALS_RANGE = range(3, 11)
_COPIED = (
    "from_on",
    "until_on",
    "content",
    "insurance_kind",
    "insurer",
    "policy_no",
    "insurance_payer",
    "insured_from",
    "insured_until",
    "originals",
)


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A plan as typed. The supervisor is a teacher by name; one who is not on record yet is added with a phone."""

    name: str
    kind: PlanKind
    from_on: date
    until_on: date
    content: str | None = None
    supervisor_name: str | None = None
    supervisor_phone: str | None = None
    insurance_kind: str | None = None
    insurer: str | None = None
    policy_no: str | None = None
    insurance_payer: str | None = None
    insured_from: date | None = None
    insured_until: date | None = None
    originals: int = 3


class PlanService(Service):
    @needs(Permission.PLANS_SEE)
    def all(self, actor: Actor) -> tuple[PlanView, ...]:
        """Plans that are not retired, the latest first."""
        del actor
        with self._database.read() as connection:
            return queries.plans(connection)

    @needs(Permission.PLANS_SEE)
    def named(self, actor: Actor, name: str) -> PlanView:
        """Raises: RuleViolation when there is no such plan."""
        del actor
        with self._database.read() as connection:
            found = queries.plan_named(connection, name)
        if found is None:
            raise RuleViolation([Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": name})])
        return found

    @needs(Permission.PLANS_EDIT)
    def add(self, actor: Actor, form: PlanForm) -> Outcome[int]:
        """Raises: RuleViolation naming every field that is wrong."""
        _check(form)
        with self._database.unit(Command(actor.name, "plan.add", form.name)) as unit:
            if queries.plan_named(unit.connection, form.name.strip()) is not None:
                raise RuleViolation([Problem(OfficeCode.PLAN_NAME_TAKEN, place=FieldPlace("name"), value=form.name)])
            values = {name: getattr(form, name) for name in _COPIED}
            values |= {
                "name": form.name.strip(),
                "kind": form.kind.value,
                "school_year": school_year_label(form.from_on),
                "supervisor_id": supervisor_id(unit, form.supervisor_name, form.supervisor_phone),
            }
            plan_id = add_plan(unit, values)
        return Outcome(plan_id, (Change(Area.PLANS, (plan_id,)), Change(Area.TEACHERS)))


def _check(form: PlanForm) -> None:
    problems = []
    if not form.name.strip():
        problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("name")))
    if form.until_on < form.from_on:
        facts = {"from_on": form.from_on.isoformat(), "until_on": form.until_on.isoformat()}
        problems.append(Problem(OfficeCode.PLAN_DATES_REVERSED, facts=facts, place=FieldPlace("until_on")))
    if form.originals not in ORIGINALS_RANGE:
        facts = {"originals": str(form.originals)}
        problems.append(Problem(OfficeCode.ORIGINALS_OUT_OF_RANGE, facts=facts, place=FieldPlace("originals")))
    if form.insured_from and form.insured_until and form.insured_until < form.insured_from:
        problems.append(Problem(OfficeCode.INSURANCE_DATES_REVERSED, place=FieldPlace("insured_until")))
    if problems:
        raise RuleViolation(problems)
