"""Under which plan a row places a student: the one it names, else the only one that is under way or to come."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.import_plan import ImportChoice
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.importer import Ground
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.storage.queries.placements import plans

P = TypeVar("P", PostAssignmentDraft, SelfPlacementDraft)


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


def under_plan(reading: SheetReading[P], choice: ImportChoice) -> SheetReading[P]:
    """The reading with the chosen plan in every row that names none."""
    if choice.plan_name is None:
        return reading
    records = tuple(
        record if record.draft.plan_name else replace(record, draft=replace(record.draft, plan_name=choice.plan_name))
        for record in reading.records
    )
    return replace(reading, records=records)


def days_of(plan: PlanView, from_on: date | None, until_on: date | None, label: str) -> Period:
    """The row's days; those it leaves open are the plan's."""
    return Period(from_on or plan.from_on, until_on or plan.until_on, label)
