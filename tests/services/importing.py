"""Short ways to plan and apply a sheet of any noun."""

from typing import Any

from ctec_desktop.domain.import_plan import Decisions, ImportPlan
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.imports import ImportService
from tests.schools import CLERK, units


def plan(school: Any, noun: str, *rows: dict[str, str], actor: Any = CLERK) -> ImportPlan[Any]:
    imports: ImportService = school.office.imports
    return imports.plan(actor, noun, units(school.root / f"{noun}.xlsx", rows))


def apply(school: Any, noun: str, *rows: dict[str, str], confirmed: tuple[int, ...] = ()) -> Any:
    """The report."""
    planned = plan(school, noun, *rows)
    return school.office.imports.apply(CLERK, planned, Decisions(confirmed_rows=frozenset(confirmed))).value


def said(planned: ImportPlan[Any], row: int = 0) -> list[tuple[str, Severity]]:
    """What stands against a row: codes and severities."""
    return [(problem.code, problem.severity) for problem in planned.rows[row].problems]


def changes(planned: ImportPlan[Any], row: int = 0) -> dict[str, tuple[str | None, str | None]]:
    return {change.field: (change.old, change.new) for change in planned.rows[row].changes}
