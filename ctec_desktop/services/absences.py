"""Students on record whom a roster of their class does not name, and what a person decides of them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import AbsenceDecision, AbsenceKind, AbsentRecord
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.importer import Ground
from ctec_desktop.services.student_history import record_change
from ctec_desktop.storage.queries.placements import other_periods
from ctec_desktop.storage.queries.student_history import enrolled_in
from ctec_desktop.storage.uow import WriteUnit

# A file that names at least one in this many of a class is taken for a roster of the class.
_COVERS_ONE_IN = 2


def absent_students(ground: Ground, class_ids: Sequence[int], named: frozenset[int]) -> tuple[AbsentRecord, ...]:
    """Who is enrolled today in a class the file covers and not among those it names.

    Args:
        class_ids: classes the file speaks of, those of the students it names among them.
        named: students the file names by any number, rows that are refused included.
    """
    enrolled = enrolled_in(ground.connection, ground.scope, class_ids, ground.today)
    members = Counter(one.class_name for one in enrolled)
    present = Counter(one.class_name for one in enrolled if one.id in named)
    missing = [
        one
        for one in enrolled
        if one.id not in named and present[one.class_name] * _COVERS_ONE_IN >= members[one.class_name]
    ]
    placed = _placed(ground, [one.id for one in missing])
    return tuple(
        AbsentRecord(one.id, f"{one.name}（{one.student_no}）", one.class_name, placed.get(one.id)) for one in missing
    )


def record_absences(
    unit: WriteUnit, ground: Ground, absent: Iterable[AbsentRecord], decisions: Iterable[AbsenceDecision]
) -> tuple[Problem, ...]:
    """Carries out what was decided; returns what is worth saying of it.

    Raises:
        RuleViolation: naming every decision that cannot be carried out.
    """
    labels = {record.id: record.label for record in absent}
    warnings: list[Problem] = []
    problems: list[Problem] = []
    for decision in decisions:
        if decision.kind is AbsenceKind.FILE_INCOMPLETE:
            continue
        if decision.id not in labels:
            problems.append(Problem(ImportCode.ABSENT_NO_MORE))
            continue
        move = StatusMove(decision.kind.value)
        change = StatusChange(decision.id, move, decision.on, decision.proof, decision.class_name)
        try:
            warnings.extend(record_change(unit, ground.scope, change, ground.today))
        except RuleViolation as violation:
            problems.extend(violation.problems)
    if problems:
        raise RuleViolation(problems)
    return tuple(warnings)


def _placed(ground: Ground, student_ids: Sequence[int]) -> dict[int, str]:
    """Where those of them stand who have a placement that is not over."""
    return {
        student_id: period.label
        for student_id, periods in other_periods(ground.connection, student_ids).items()
        for period in periods
        if period.until_on >= ground.today
    }
