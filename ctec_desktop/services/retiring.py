"""Retiring a record as of a day instead of deleting it, and taking that back; used by the services of each noun."""

from datetime import date
from typing import Final

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable, RetirableView, Use, UseKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Context
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.uses import made_on, retirable, uses
from ctec_desktop.storage.tables import (
    Base,
    ClassGroupRow,
    DepartmentRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    MajorRow,
    MentorRow,
    PostRow,
    TeacherRow,
)
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import set_retired
from ctec_desktop.wording.master_labels import OUT_OF_SIGHT, RETIRABLES, USES

_ROWS: Final[dict[Retirable, type[Base]]] = {
    Retirable.ENTERPRISE: EnterpriseRow,
    Retirable.SITE: EnterpriseSiteRow,
    Retirable.POST: PostRow,
    Retirable.MENTOR: MentorRow,
    Retirable.TEACHER: TeacherRow,
    Retirable.DEPARTMENT: DepartmentRow,
    Retirable.MAJOR: MajorRow,
    Retirable.CLASS_GROUP: ClassGroupRow,
}


def retire(context: Context, actor: Actor, kind: Retirable, record_id: int, on: date) -> str:
    """Retires the record as of `on` and returns its name.

    Raises:
        RuleViolation: the day lies ahead or before the record was made, or something still rests on the record then;
            each use is named, students as far as the actor sees them.
    """
    today = context.clock.today()
    if on > today:
        facts: dict[str, Fact] = {"today": today.isoformat()}
        raise RuleViolation([Problem(RecordCode.RETIRED_DAY_AHEAD, facts=facts, place=FieldPlace("on"))])
    with context.database.unit(Command(actor.name, f"{kind.value}.retire", on.isoformat())) as unit:
        found = _found(unit.connection, kind, record_id)
        _refuse_before_made(unit.connection, kind, record_id, (found.label, on, today))
        held = uses(unit.connection, kind, record_id, on, actor.scope)
        problems = [_problem(kind, found.label, use, on) for use in held]
        if problems:
            raise RuleViolation(problems)
        set_retired(unit, _ROWS[kind], record_id, on)
    return found.label


def restore(context: Context, actor: Actor, kind: Retirable, record_id: int) -> str:
    """Takes a retirement back and returns the record's name.

    Raises:
        RuleViolation: what it rests on is retired itself, or it was merged into another.
    """
    with context.database.unit(Command(actor.name, f"{kind.value}.restore")) as unit:
        found = _found(unit.connection, kind, record_id)
        subject = _subject(kind, found.label)
        if found.merged_into is not None:
            facts: dict[str, Fact] = {"subject": subject, "into": found.merged_into}
            raise RuleViolation([Problem(RecordCode.MERGED_AWAY, facts=facts)])
        if found.retired_parent is not None:
            facts = {"subject": subject, "parent": found.retired_parent}
            raise RuleViolation([Problem(RecordCode.PARENT_RETIRED, facts=facts)])
        set_retired(unit, _ROWS[kind], record_id, None)
    return found.label


def _found(connection: Connection, kind: Retirable, record_id: int) -> RetirableView:
    found = retirable(connection, kind, record_id)
    if found is None:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    return found


def _refuse_before_made(connection: Connection, kind: Retirable, record_id: int, told: tuple[str, date, date]) -> None:
    """Nothing is over before it was there. A record made tomorrow was made by a wrong clock, and says nothing."""
    label, on, today = told
    made = made_on(connection, kind, record_id)
    if on < made <= today:
        facts: dict[str, Fact] = {"subject": _subject(kind, label), "made_on": made.isoformat()}
        raise RuleViolation([Problem(RecordCode.RETIRED_BEFORE_MADE, facts=facts, place=FieldPlace("on"))])


def _problem(kind: Retirable, label: str, use: Use, on: date) -> Problem:
    names = "、".join(use.names) + (" 等" if use.count > len(use.names) else "") if use.names else OUT_OF_SIGHT
    facts: dict[str, Fact] = {"subject": _subject(kind, label), "count": use.count, "names": names}
    match use.kind:
        case UseKind.PLACEMENTS:
            until = use.until_on.isoformat() if use.until_on else None
            return Problem(RecordCode.IN_USE_BY_PLACEMENTS, facts={**facts, "on": on.isoformat(), "until_on": until})
        case UseKind.STUDENTS:
            return Problem(RecordCode.IN_USE_BY_STUDENTS, facts=facts)
        case UseKind.PLANS | UseKind.POSTS | UseKind.CLASSES | UseKind.TEACHERS | UseKind.TRIPS | UseKind.APPRENTICES:
            facts |= {"what": USES[use.kind], "on": on.isoformat()}
            return Problem(RecordCode.IN_USE_BY_RECORDS, facts=facts)


def _subject(kind: Retirable, label: str) -> str:
    return f"{RETIRABLES[kind]}“{label}”"
