"""Filling in missing facts: grids of units, posts, plans and placements; a unit's inspections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.fitness import FitnessCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.fitness import CELLS, FactCell, FactForm, FactSubject, FactValue, NotAFact, read_fact
from ctec_desktop.domain.inspections import InspectionForm, InspectionHead, InspectionView
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import fitness as queries
from ctec_desktop.storage.tables import EnterpriseRow, InspectionRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.fitness import set_facts
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording import checks as words

_AREAS = {
    FactSubject.UNIT: Area.ENTERPRISES,
    FactSubject.POST: Area.ENTERPRISES,
    FactSubject.PLAN: Area.PLANS,
    FactSubject.PLACEMENT: Area.PLACEMENTS,
}
# What cannot have happened after today; an agreement may begin and a plan may end later.
_MAY_LIE_AHEAD = ("cooperation_from", "cooperation_until", "emergency_until")
_PAIRS = (("credit_on", "credit"), ("safety_on", "safety"))
_KEEPS_HISTORY = ("staff_on_post", "post_other_interns")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A line of a grid: whose it is in some columns, then its facts as text."""

    id: int
    labels: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactEdit:
    """What shall stand in some cells of one line, as typed."""

    id: int
    cells: Mapping[str, str]


def checked_cell(cell: FactCell, typed: str, today: date) -> FactValue:
    """What was typed into one cell.

    Raises:
        RuleViolation: it cannot be read, or has not happened yet.
    """
    facts: dict[str, Fact] = {"known": words.known_words(cell.form), "today": today.isoformat()}
    try:
        value = read_fact(cell.form, typed, words.NAMES.get(cell.form, {}))
    except NotAFact as wrong:
        raise RuleViolation([Problem(wrong.code, facts=facts, value=typed)]) from wrong
    if cell.form is FactForm.DAY and isinstance(value, date) and value > today and cell.key not in _MAY_LIE_AHEAD:
        raise RuleViolation([Problem(FitnessCode.DAY_AHEAD, facts=facts, value=typed)])
    return value


class FitnessService(Service):
    @needs(Permission.CHECKS_SEE)
    def grid(self, actor: Actor, subject: FactSubject, ids: Sequence[int], keys: Sequence[str]) -> tuple[FactRow, ...]:
        """The lines of these subjects with these facts."""
        cells = [cell for cell in CELLS[subject] if cell.key in keys]
        with self._database.read() as connection:
            found = queries.lines(connection, actor.scope, subject, ids)
        return tuple(
            FactRow(one, labels, tuple(words.fact_text(cell.form, facts.get(cell.key)) for cell in cells))
            for one, (labels, facts) in found.items()
        )

    @needs(Permission.CHECKS_SEE)
    def placements_of_class(self, actor: Actor, class_name: str, plan_id: int | None = None) -> tuple[int, ...]:
        with self._database.read() as connection:
            return tuple(queries.placement_ids(connection, actor.scope, class_name, plan_id))

    @needs(Permission.CHECKS_EDIT)
    def save(self, actor: Actor, subject: FactSubject, edits: Sequence[FactEdit]) -> Outcome[int]:
        """Writes the whole grid at once. Returns how many lines changed.

        Raises: RuleViolation with the problem of every cell that is wrong (`key:id`); then nothing is written.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "facts.save", f"{subject.value} {len(edits)}")) as unit:
            known = queries.lines(unit.connection, actor.scope, subject, [edit.id for edit in edits])
            if any(edit.id not in known for edit in edits):
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            read = {edit.id: _read(subject, edit, known[edit.id][1], today) for edit in edits}
            if problems := [problem for _, found in read.values() for problem in found]:
                raise RuleViolation(problems)
            for one, (facts, _) in read.items():
                set_facts(unit, subject, one, facts, today)
        ids = tuple(edit.id for edit in edits)
        return Outcome(len(ids), (Change(_AREAS[subject]), Change(Area.CHECKS)))

    @needs(Permission.CHECKS_SEE)
    def inspections(self, actor: Actor, enterprise_id: int) -> tuple[InspectionView, ...]:
        """What stands of a unit, the newest first."""
        del actor
        with self._database.read() as connection:
            return queries.inspections(connection, enterprise_id)

    @needs(Permission.CHECKS_SEE)
    def inspection_history(self, actor: Actor, enterprise_id: int) -> tuple[InspectionView, ...]:
        """Every inspection of a unit, those taken back too, the newest first."""
        del actor
        with self._database.read() as connection:
            return queries.inspections(connection, enterprise_id, has_withdrawn=True)

    @needs(Permission.CHECKS_EDIT)
    def withdraw_inspection(self, actor: Actor, inspection_id: int, reason: str) -> Outcome[int]:
        """The inspection was entered by mistake: it stays on record with the reason, and no rule reads it any more."""
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(FitnessCode.VOID_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "inspection.withdraw", told)) as unit:
            row = record(unit, InspectionRow, inspection_id)
            if row.voided_at_utc is not None:
                raise RuleViolation([Problem(FitnessCode.INSPECTION_WITHDRAWN, facts={"reason": row.void_reason})])
            row.voided_at_utc, row.void_reason = unit.at_utc, told
            enterprise_id = row.enterprise_id
        return Outcome(1, (Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.CHECKS)))

    @needs(Permission.CHECKS_EDIT)
    def inspect(self, actor: Actor, enterprise_id: int, form: InspectionForm) -> Outcome[int]:
        """Records an inspection; heads may stay open, and the rules say which.

        Raises: RuleViolation naming every field that is wrong.
        """
        with self._database.unit(Command(actor.name, "inspection.record", form.inspected_on)) as unit:
            record(unit, EnterpriseRow, enterprise_id)
            typed = Typed(form)
            typed.text("inspected_on", required=True)
            typed.text("conclusion", required=True)
            values = {"inspected_on": typed.day("inspected_on"), "team": typed.text("team")}
            on = values["inspected_on"]
            if isinstance(on, date) and on > self._clock.today():
                typed.refuse("inspected_on", FitnessCode.DAY_AHEAD, facts={"today": self._clock.today().isoformat()})
            heads = {head.value: typed.text(head.value) for head in InspectionHead}
            typed.finish()
            is_fit = form.conclusion == "fit"
            unit.add(InspectionRow(enterprise_id=enterprise_id, is_fit=is_fit, **values, **heads))
        return Outcome(enterprise_id, (Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.CHECKS)))


def _read(
    subject: FactSubject, edit: FactEdit, known: Mapping[str, FactValue], today: date
) -> tuple[dict[str, FactValue], list[Problem]]:
    """The facts of one line that differ from what is on record, and what is wrong with its cells."""
    cells = {cell.key: cell for cell in CELLS[subject]}
    facts: dict[str, FactValue] = {}
    problems: list[Problem] = []
    for key, typed in edit.cells.items():
        try:
            facts[key] = checked_cell(cells[key], typed, today)
        except RuleViolation as wrong:
            problems += [_at(problem, key, edit.id) for problem in wrong.problems]
    if problems:
        return {}, problems
    after = {**known, **facts}
    for key in _KEEPS_HISTORY:
        if key in facts and facts[key] is None and known.get(key) is not None:
            problems.append(_at(Problem(FitnessCode.CLEARED), key, edit.id))
    for day, result in _PAIRS if subject is FactSubject.UNIT else ():
        problems += _pair(day, result, known, after, edit.id)
    first, last = after.get("cooperation_from"), after.get("cooperation_until")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        problems.append(_at(Problem(FitnessCode.ENDS_BEFORE_IT_BEGINS), "cooperation_until", edit.id))
    changed = {key: value for key, value in facts.items() if value != known.get(key)}
    for day, result in _PAIRS if subject is FactSubject.UNIT else ():
        if day in changed or result in changed:
            changed |= {day: after.get(day), result: after.get(result)}
    return changed, problems


def _pair(
    day: str, result: str, known: Mapping[str, FactValue], after: Mapping[str, FactValue], one: int
) -> list[Problem]:
    """A register's day and what it said belong together; what was looked up stays on record."""
    if known.get(day) is not None and after.get(day) is None:
        return [_at(Problem(FitnessCode.CLEARED), day, one)]
    if after.get(day) is None and after.get(result) is not None:
        return [_at(Problem(FitnessCode.RESULT_WITHOUT_DAY), day, one)]
    if after.get(day) is not None and after.get(result) is None:
        return [_at(Problem(FitnessCode.DAY_WITHOUT_RESULT), result, one)]
    return []


def _at(problem: Problem, key: str, one: int) -> Problem:
    return Problem(problem.code, problem.severity, problem.facts, FieldPlace(f"{key}:{one}"), problem.value)
