"""Under which plan a row places a student: the one it names, else the only one that is under way or to come."""

from datetime import date

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.importer import Ground
from ctec_desktop.storage.queries.placements import plans


class PlanChoice:
    def __init__(self, ground: Ground) -> None:
        every = plans(ground.connection)
        self._by_name = {search_key(plan.name): plan for plan in every}
        self._open = [plan for plan in every if plan.kind is PlanKind.ON_POST and plan.until_on >= ground.today]

    def find(self, name: str | None) -> PlanView | Problem:
        """The plan, or why it is not known."""
        if name is not None:
            found = self._by_name.get(search_key(name))
            return found or Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": name}, value=name)
        if len(self._open) == 1:
            return self._open[0]
        names = "、".join(plan.name for plan in self._open)
        code = ImportCode.PLAN_NOT_NAMED if self._open else ImportCode.NO_PLAN_OPEN
        return Problem(code, facts={"plans": names})


def days_of(plan: PlanView, from_on: date | None, until_on: date | None, label: str) -> Period:
    """The row's days; those it leaves open are the plan's."""
    return Period(from_on or plan.from_on, until_on or plan.until_on, label)
