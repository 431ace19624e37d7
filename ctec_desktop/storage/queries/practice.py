"""Reading teachers' practice: whole periods of one teacher, and what the ledger needs of many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, true
from sqlalchemy.orm import aliased

from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.practice.periods import CourseKind, Period, PracticeForm, PracticePlace
from ctec_desktop.domain.practice.views import PeriodView, PractisingTeacher
from ctec_desktop.storage.tables import (
    DepartmentRow,
    EnterpriseRow,
    PersonRow,
    PracticeExemptionRow,
    PracticePeriodRow,
    TeacherRow,
)

_row = PracticePeriodRow
_PLACES = {place.value: place for place in PracticePlace}
_FORMS = {form.value: form for form in PracticeForm}


def teacher_in_scope(scope: RowScope) -> ColumnElement[bool]:
    """Teachers of the scope's departments; one without a department belongs to the whole school only."""
    if scope.department_ids is None:
        return true()
    return TeacherRow.department_id.in_(sorted(scope.department_ids))


def practising(
    connection: Connection,
    scope: RowScope,
    *,
    department_id: int | None = None,
    teacher_id: int | None = None,
    retired: bool = False,
) -> tuple[PractisingTeacher, ...]:
    """Teachers in sight and in use by staff number; with retired ones where asked, or where one is named."""
    exempt: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    exemption = PracticeExemptionRow
    asked = select(exemption.teacher_id, exemption.year, exemption.reason).order_by(exemption.year)
    asked = asked.where(exemption.voided_at_utc.is_(None))
    if teacher_id is not None:
        asked = asked.where(exemption.teacher_id == teacher_id)
    for owner, year, reason in connection.execute(asked):
        exempt[owner].append((year, reason))
    row = TeacherRow
    statement = _teachers().where(teacher_in_scope(scope))
    if teacher_id is not None:
        statement = statement.where(row.id == teacher_id)
    elif not retired:
        statement = statement.where(row.retired_on.is_(None))
    if department_id is not None:
        statement = statement.where(row.department_id == department_id)
    return tuple(_teacher(found, exempt) for found in connection.execute(statement))


@cache
def _teachers() -> Any:
    row = TeacherRow
    return (
        select(
            *(row.id, row.staff_no, PersonRow.name, row.department_id, DepartmentRow.name),
            *(row.category, row.course_kind, row.hired_on),
        )
        .join(PersonRow, row.person_id == PersonRow.id)
        .outerjoin(DepartmentRow, row.department_id == DepartmentRow.id)
        .order_by(row.staff_no)
    )


def _teacher(found: Any, exempt: Mapping[int, Sequence[tuple[int, str]]]) -> PractisingTeacher:
    values: list[Any] = list(found)
    values[4] = values[4] or ""
    values[6] = None if values[6] is None else CourseKind(values[6])
    values.append(tuple(exempt.get(values[0], ())))
    return PractisingTeacher(*values)


def counted_periods(connection: Connection, teacher_ids: Sequence[int] | None = None) -> dict[int, list[Period]]:
    """What the ledger needs of every period that is not void, by teacher; of everybody while nobody is named."""
    statement = select(
        *(_row.teacher_id, _row.id, _row.from_on, _row.until_on, _row.place, _row.form, _row.verified_on.is_not(None)),
        *(_row.stated_days, _row.absent_from_on, _row.absent_until_on),
    ).where(_row.voided_at_utc.is_(None))
    if teacher_ids is not None:
        statement = statement.where(_row.teacher_id.in_(teacher_ids))
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for owner, period_id, first, last, place, form, is_verified, stated, away, back in connection.execute(statement):
        absent = Span(away, back) if away is not None and back is not None else None
        span = Span(first, last)
        found[owner].append(Period(period_id, span, _PLACES[place], _FORMS[form], bool(is_verified), stated, absent))
    return found


def periods_of(connection: Connection, teacher_id: int) -> tuple[PeriodView, ...]:
    """Every period of a teacher, void ones too, the newest first."""
    statement = _views().where(_row.teacher_id == teacher_id).order_by(_row.from_on.desc(), _row.id.desc())
    return tuple(_view(one) for one in connection.execute(statement))


def standing_periods(connection: Connection) -> tuple[PeriodView, ...]:
    """Every period of everybody that is not void."""
    statement = _views().where(_row.voided_at_utc.is_(None)).order_by(_row.id)
    return tuple(_view(one) for one in connection.execute(statement))


def enterprise_keys(connection: Connection) -> dict[str, int]:
    """Enterprises by the search key of name and credit code; one that was merged stands for the one that stayed."""
    row = EnterpriseRow
    statement = select(row.name, row.uscc, row.id, row.merged_into_id).order_by(row.retired_on.is_(None), row.id.desc())
    found: dict[str, int] = {}
    for name, uscc, enterprise_id, merged in connection.execute(statement):
        for key in (name, uscc):
            if key:
                found[search_key(key)] = merged or enterprise_id
    return found


def period(connection: Connection, scope: RowScope, period_id: int) -> PeriodView | None:
    """A period of a teacher in sight."""
    statement = _views().join(TeacherRow, _row.teacher_id == TeacherRow.id)
    found = connection.execute(statement.where(_row.id == period_id, teacher_in_scope(scope))).first()
    return None if found is None else _view(found)


def enterprise_names(connection: Connection) -> tuple[str, ...]:
    """Enterprises in use, as a form offers them."""
    row = EnterpriseRow
    statement = select(row.name).where(row.retired_on.is_(None)).order_by(row.pinyin, row.name)
    return tuple(connection.scalars(statement))


def enterprise_named(connection: Connection, name: str) -> int | None:
    """The enterprise of a full name or a 统一社会信用代码; one that was merged answers with the one that stayed."""
    row = EnterpriseRow
    statement = select(row.id, row.merged_into_id).where((row.name == name) | (row.uscc == name.upper()))
    found = connection.execute(statement.order_by(row.retired_on.is_not(None), row.id)).first()
    return None if found is None else found[1] or found[0]


@cache
def _views() -> Any:
    """Built once: every window and every line asks it. An enterprise that was merged is told as the one that stayed."""
    named, standing = aliased(EnterpriseRow), EnterpriseRow
    unit = func.coalesce(standing.name, _row.base_name, "")
    stays = func.coalesce(named.merged_into_id, named.id) == standing.id
    views = select(
        *(_row.id, _row.version, _row.teacher_id, standing.id, unit, _row.place, _row.form, _row.post),
        *(
            _row.from_on,
            _row.until_on,
            _row.stated_days,
            _row.absent_from_on,
            _row.absent_until_on,
            _row.goals,
            _row.mentor,
        ),
        *(_row.agreement_no, _row.approved_on, _row.approved_by, _row.leave_from_on, _row.leave_until_on),
        *(_row.substitutes, _row.substitutes_approved_by, _row.outcomes, _row.enterprise_appraisal),
        *(_row.school_appraisal, _row.verified_on, _row.verified_by, _row.voided_at_utc, _row.void_reason),
    )
    return views.outerjoin(named, _row.enterprise_id == named.id).outerjoin(standing, stays)


def _view(found: Any) -> PeriodView:
    values: list[Any] = list(found)
    values[5], values[6], values[27] = _PLACES[values[5]], _FORMS[values[6]], values[27] is not None
    return PeriodView(*values)
