"""Departments, majors and classes: added, put right, retired and restored by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.grades import EARLIEST, LATEST, class_sort_key, grade_in_class_name
from ctec_desktop.domain.majors import EDITION, is_of_catalogue, level_of_code
from ctec_desktop.domain.master_views import DepartmentView, MajorView
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.retiring import CLASS_PARTS, Retirable
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.term_effects import TermSource
from ctec_desktop.domain.views import ClassView
from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services import retiring
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.school_wide import refuse_limited
from ctec_desktop.services.signed_terms import SignedTerms
from ctec_desktop.services.standing import StandingRows
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import majors as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.master_lists import CLASSES, DEPARTMENTS, MAJORS
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import Base, ClassGroupRow, DepartmentRow, MajorRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values
from ctec_desktop.wording.master_labels import MAJOR_LEVELS, RETIRABLES

LONGEST_STUDY_YEARS = 8
_CHANGED = (Change(Area.CLASSES), Change(Area.STUDENTS))


@dataclass(frozen=True, slots=True)
class DepartmentForm:
    """As typed. Without an id a new one."""

    name: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MajorForm:
    name: str = ""
    code: str = ""
    catalog_version: str = EDITION
    level: str = ""
    study_years: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClassForm:
    """`major_id` and `department_id` are ids of records on offer, as text."""

    name: str = ""
    grade: str = ""
    major_id: str = ""
    department_id: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


class MajorService(Service):
    @needs(Permission.CLASSES_SEE)
    def department_rows(self, actor: Actor) -> RowSource:
        return StandingRows(ListSource(DEPARTMENTS, self._database.read, actor.scope))

    @needs(Permission.CLASSES_SEE)
    def major_rows(self, actor: Actor) -> RowSource:
        return StandingRows(ListSource(MAJORS, self._database.read, actor.scope))

    @needs(Permission.CLASSES_SEE)
    def class_rows(self, actor: Actor) -> RowSource:
        """Classes within the actor's scope."""
        return StandingRows(ListSource(CLASSES, self._database.read, actor.scope))

    @needs(Permission.CLASSES_SEE)
    def departments(self, actor: Actor) -> tuple[DepartmentView, ...]:
        """Departments one can choose."""
        del actor
        with self._database.read() as connection:
            return queries.departments(connection)

    @needs(Permission.CLASSES_SEE)
    def majors(self, actor: Actor) -> tuple[MajorView, ...]:
        """Majors one can choose."""
        del actor
        with self._database.read() as connection:
            return queries.majors(connection)

    @needs(Permission.CLASSES_SEE)
    def department(self, actor: Actor, department_id: int) -> DepartmentView | None:
        del actor
        with self._database.read() as connection:
            return queries.department(connection, department_id)

    @needs(Permission.CLASSES_SEE)
    def major(self, actor: Actor, major_id: int) -> MajorView | None:
        del actor
        with self._database.read() as connection:
            return queries.major(connection, major_id)

    @needs(Permission.CLASSES_SEE)
    def class_record(self, actor: Actor, class_id: int) -> ClassView | None:
        """One class; None when out of sight."""
        with self._database.read() as connection:
            return queries.class_record(connection, actor.scope, class_id)

    @needs(Permission.CLASSES_EDIT)
    def save_department(self, actor: Actor, form: DepartmentForm) -> Outcome[int]:
        """Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between."""
        refuse_limited(actor)
        with self._database.unit(Command(actor.name, "department.save", form.name)) as unit:
            typed = Typed(form)
            name = typed.required("name")
            _refuse_taken(typed, unit.connection, DepartmentRow, name, form.id)
            typed.finish()
            terms = self._terms(unit, TermSource.DEPARTMENT, form.id)
            department_id = _saved(unit, DepartmentRow, form, {"name": name})
            done = terms.settle(actor.name, form.confirmed)
        return Outcome(department_id, (*_CHANGED, *done.changes), done.warnings)

    @needs(Permission.CLASSES_EDIT)
    def save_major(self, actor: Actor, form: MajorForm) -> Outcome[int]:
        """Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between."""
        refuse_limited(actor)
        with self._database.unit(Command(actor.name, "major.save", form.name)) as unit:
            typed = Typed(form)
            values = {
                "name": typed.required("name"),
                "code": typed.number("code"),
                "catalog_version": typed.number("catalog_version") or EDITION,
                "level": typed.choice("level", MajorLevel),
                "study_years": typed.whole("study_years", 1, LONGEST_STUDY_YEARS),
            }
            _check_code(typed, unit.connection, values, form.id)
            warnings = typed.finish()
            terms = self._terms(unit, TermSource.MAJOR, form.id)
            major_id = _saved(unit, MajorRow, form, values)
            done = terms.settle(actor.name, form.confirmed)
        return Outcome(major_id, (*_CHANGED, *done.changes), warnings + done.warnings)

    @needs(Permission.CLASSES_EDIT)
    def save_class(self, actor: Actor, form: ClassForm) -> Outcome[int]:
        """An open grade is taken from the name, if the name tells one.

        Raises:
            RuleViolation: naming every field that is wrong, or that somebody else saved in between.
        """
        with self._database.unit(Command(actor.name, "class.save", form.name)) as unit:
            known = None if form.id is None else self._in_sight(unit.connection, actor, form.id)
            typed = Typed(form)
            name = typed.required("name")
            majors = queries.major_ids(unit.connection, known.major_id if known else None)
            departments = queries.department_ids(unit.connection, known.department_id if known else None)
            values = {
                "name": name,
                "sort_key": class_sort_key(name),
                "grade": typed.whole("grade", EARLIEST, LATEST) or grade_in_class_name(name),
                "major_id": typed.offered("major_id", Retirable.MAJOR, majors),
                "department_id": typed.offered("department_id", Retirable.DEPARTMENT, departments),
            }
            allowed = actor.scope.department_ids
            if allowed is not None and values["department_id"] not in allowed:
                typed.refuse("department_id", RecordCode.DEPARTMENT_OUT_OF_SIGHT)
            _refuse_taken(typed, unit.connection, ClassGroupRow, name, form.id)
            if values["grade"] is None:
                typed.remind("grade", RecordCode.GRADE_OPEN, "INT-GRADE-01", clause_of("INT-GRADE-01"))
            warnings = typed.finish()
            terms = self._terms(unit, TermSource.CLASS, form.id)
            class_id = _saved(unit, ClassGroupRow, form, values)
            done = terms.settle(actor.name, form.confirmed)
        return Outcome(class_id, (*_CHANGED, *done.changes), warnings + done.warnings)

    @needs(Permission.CLASSES_EDIT)
    def retire(self, actor: Actor, kind: Retirable, record_id: int, on: date) -> Outcome[str]:
        """Retires a department, major or class; see `retiring.retire`."""
        self._check_part(actor, kind, record_id)
        return Outcome(retiring.retire(self._context, actor, kind, record_id, on), _CHANGED)

    @needs(Permission.CLASSES_EDIT)
    def restore(self, actor: Actor, kind: Retirable, record_id: int) -> Outcome[str]:
        """Takes that back; see `retiring.restore`."""
        self._check_part(actor, kind, record_id)
        return Outcome(retiring.restore(self._context, actor, kind, record_id), _CHANGED)

    def _check_part(self, actor: Actor, kind: Retirable, record_id: int) -> None:
        if kind not in CLASS_PARTS:
            raise ValueError(kind)
        if kind is not Retirable.CLASS_GROUP:
            refuse_limited(actor)
        else:
            with self._database.read() as connection:
                self._in_sight(connection, actor, record_id)

    @staticmethod
    def _in_sight(connection: Connection, actor: Actor, class_id: int) -> ClassView:
        found = queries.class_record(connection, actor.scope, class_id)
        if found is None:
            raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
        return found

    def _terms(self, unit: WriteUnit, source: TermSource, record_id: int | None) -> SignedTerms:
        return SignedTerms(unit, source, record_id, self._clock.today())


def _saved(unit: WriteUnit, kind: type[Base], form: Any, values: dict[str, Any]) -> int:
    if form.id is None:
        row: Any = unit.add(kind(**values))
    else:
        row = record(unit, kind, form.id)
        refuse_stale(form.version, row)
        set_values(row, values)
    return int(row.id)


def _refuse_taken(
    typed: Typed,
    connection: Connection,
    kind: type[DepartmentRow] | type[ClassGroupRow],
    name: str,
    own_id: int | None,
) -> None:
    found = queries.id_named(connection, kind, name)
    if found is not None and found != own_id:
        holder = RETIRABLES[Retirable(kind.__tablename__)]
        typed.refuse("name", RecordCode.NAME_TAKEN, name, {"holder": holder})


def _check_code(typed: Typed, connection: Connection, values: dict[str, Any], own_id: int | None) -> None:
    """A code of the 2021 catalogue has six digits and tells its level; no code stands twice in one catalogue."""
    code, version = values["code"], values["catalog_version"]
    if code is None:
        return
    if not is_of_catalogue(code, version):
        typed.refuse("code", RecordCode.MAJOR_CODE_MALFORMED, code)
    told = level_of_code(code, version)
    values["level"] = values["level"] or told
    if told is not None and values["level"] is not told:
        typed.warn("level", RecordCode.MAJOR_LEVEL_DIFFERS, code, {"of_code": MAJOR_LEVELS[told]})
    holder = queries.major_of_code(connection, code, version)
    if holder is not None and holder.id != own_id:
        typed.refuse("code", RecordCode.MAJOR_CODE_TAKEN, code, {"version": version, "name": holder.name})
