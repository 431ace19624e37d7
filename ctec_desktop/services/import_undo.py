"""Undoing the last import of a noun while nothing stands on it."""

from collections.abc import Callable, Iterable

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ImportRunView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.storage.queries.import_runs import InTheWay, in_the_way, is_undoable, newest_runs, subjects
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers import import_runs as writer

_NAMES_SHOWN = 3


def runs_of(connection: Connection, actor: Actor) -> tuple[ImportRunView, ...]:
    """The last import of every noun that the actor may undo, the newest first.

    Whoever sees only some departments undoes their own imports, which touched nothing beyond what they see.
    """
    sees_all = actor.scope.department_ids is None
    return tuple(run for run in newest_runs(connection) if sees_all or run.by_name == actor.name)


def run_to_undo(connection: Connection, actor: Actor, run_id: int) -> ImportRunView:
    """Raises: RuleViolation when it is not the last of its noun, or not the actor's to undo."""
    run = next((one for one in runs_of(connection, actor) if one.id == run_id), None)
    if run is None:
        raise RuleViolation([Problem(ImportCode.UNDO_NOT_LAST)])
    return run


def undo_run(unit: WriteUnit, run_id: int, step: Callable[[int], None]) -> None:
    """Undoes an import.

    Raises:
        RuleViolation: naming everything that stands on it.
    """
    connection = unit.connection
    if not is_undoable(connection, run_id):
        raise RuleViolation([Problem(ImportCode.UNDO_NOT_KEPT)])
    problems = [_problem(connection, found) for found in in_the_way(connection, run_id)]
    if problems:
        raise RuleViolation(problems)
    writer.undo(unit, run_id, step)


def _problem(connection: Connection, found: InTheWay) -> Problem:
    names = _names(subjects(connection, found.table, found.ids[:_NAMES_SHOWN]), len(found.ids))
    facts: dict[str, Fact] = {"record_kind": found.table, "count": len(found.ids), "names": names}
    return Problem(ImportCode.UNDO_EDITED if found.is_edit else ImportCode.UNDO_USED, facts=facts)


def _names(shown: Iterable[str], count: int) -> str:
    named = "、".join(shown)
    return f"：{named}{'等' if count > _NAMES_SHOWN else ''}" if named else ""
