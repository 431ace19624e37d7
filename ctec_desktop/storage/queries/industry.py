"""Reading people from industry: hires, months taught, appraisals, figures of the school."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, true

from ctec_desktop.domain.industry.views import Appraisal, HireChoices, HireView, IndustryFigures, TaughtMonth
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.tables import (
    DepartmentRow,
    EnterpriseRow,
    GuardianRow,
    IndustryAppraisalRow,
    IndustryHireRow,
    MentorRow,
    PersonRow,
    StudentRow,
    TaughtMonthRow,
    TeacherRow,
)

_row = IndustryHireRow
_employer = func.coalesce(EnterpriseRow.name, _row.employer)
_last_on = func.coalesce(_row.ended_on, _row.until_on)
_hours = (
    select(func.coalesce(func.sum(TaughtMonthRow.hours), 0))
    .where(TaughtMonthRow.hire_id == _row.id)
    .correlate(_row)
    .scalar_subquery()
)
_joined = (
    _row.__table__.join(PersonRow.__table__, _row.person_id == PersonRow.id)
    .outerjoin(EnterpriseRow.__table__, _row.enterprise_id == EnterpriseRow.id)
    .outerjoin(DepartmentRow.__table__, _row.department_id == DepartmentRow.id)
)

HIRES = ListSpec(
    key=_row.id,
    source=_joined,
    cells=(
        PersonRow.name,
        _row.role,
        _employer,
        DepartmentRow.name,
        _row.from_on,
        _last_on,
        _hours,
        _row.agreed_on,
        _row.voided_at_utc,
    ),
    search=(Via(SearchKind.ENTERPRISE, _row.enterprise_id),),
    filters={"role": lambda value: _row.role == value},
    orders={
        "name": (PersonRow.pinyin, PersonRow.name),
        "employer": (_employer,),
        "from": (_row.from_on,),
        "until": (_last_on,),
    },
    default=("from", True),
    scope=lambda _scope: true(),
)


def hire(connection: Connection, hire_id: int) -> HireView | None:
    """One hire with its months and appraisals; not judged."""
    found = _hires(connection, _row.id == hire_id)
    return found[0] if found else None


def hires_in(connection: Connection, first: date, last: date) -> tuple[HireView, ...]:
    """Every agreed hire that stands on one of the days, by name."""
    return _hires(connection, and_(_stands(), _row.from_on <= last, or_(_last_on.is_(None), _last_on >= first)))


def others_of(connection: Connection, person_id: int, own_id: int | None) -> tuple[HireView, ...]:
    """Other hires of the person that are not void and have a term."""
    is_other = true() if own_id is None else _row.id != own_id
    return _hires(
        connection, and_(_row.person_id == person_id, _row.voided_at_utc.is_(None), _row.from_on.is_not(None), is_other)
    )


def known_person(connection: Connection, name: str, enterprise_id: int | None, employer: str | None) -> int | None:
    """The person of this name who was hired from this employer before."""
    where = _row.enterprise_id == enterprise_id if enterprise_id is not None else _row.employer == employer
    statement = (
        select(_row.person_id)
        .join(PersonRow, _row.person_id == PersonRow.id)
        .where(PersonRow.name == name, where)
        .order_by(_row.id)
    )
    return connection.scalar(statement)


def name_of(connection: Connection, person_id: int) -> str | None:
    return connection.scalar(select(PersonRow.name).where(PersonRow.id == person_id))


def is_known_elsewhere(connection: Connection, person_id: int) -> bool:
    """Whether the person wears another hat: mentor, teacher, student or guardian."""
    hats = (
        select(row.id).where(row.person_id == person_id).exists()
        for row in (MentorRow, TeacherRow, StudentRow, GuardianRow)
    )
    return bool(connection.scalar(select(or_(*hats))))


def mentor(connection: Connection, mentor_id: int) -> tuple[int, int] | None:
    """Person and enterprise of a mentor in use."""
    statement = select(MentorRow.person_id, MentorRow.enterprise_id)
    found = connection.execute(statement.where(MentorRow.id == mentor_id, MentorRow.retired_on.is_(None))).first()
    return None if found is None else (found[0], found[1])


def choices(connection: Connection) -> HireChoices:
    mentors = (
        select(MentorRow.id, PersonRow.name, EnterpriseRow.name)
        .join(PersonRow, MentorRow.person_id == PersonRow.id)
        .join(EnterpriseRow, MentorRow.enterprise_id == EnterpriseRow.id)
        .where(MentorRow.retired_on.is_(None))
        .order_by(PersonRow.pinyin, MentorRow.id)
    )
    enterprises = (
        select(EnterpriseRow.id, EnterpriseRow.name)
        .where(EnterpriseRow.retired_on.is_(None))
        .order_by(EnterpriseRow.pinyin, EnterpriseRow.id)
    )
    departments = select(DepartmentRow.id, DepartmentRow.name).where(DepartmentRow.retired_on.is_(None))
    return HireChoices(
        tuple((one[0], f"{one[1]}（{one[2]}）") for one in connection.execute(mentors)),
        tuple((one[0], one[1]) for one in connection.execute(enterprises)),
        tuple((one[0], one[1]) for one in connection.execute(departments.order_by(DepartmentRow.name))),
    )


def figures(connection: Connection, on: date) -> IndustryFigures:
    """Who teaches on the day, and the hours and fees of the day's calendar year up to its month."""
    in_use = or_(TeacherRow.retired_on.is_(None), TeacherRow.retired_on > on)
    teachers = connection.scalar(select(func.count()).select_from(TeacherRow).where(in_use)) or 0
    running = and_(_stands(), _row.from_on <= on, or_(_last_on.is_(None), _last_on >= on))
    hired = connection.scalar(select(func.count(_row.person_id.distinct())).where(running)) or 0
    taught = (
        select(func.coalesce(func.sum(TaughtMonthRow.hours), 0), func.coalesce(func.sum(TaughtMonthRow.fee_fen), 0))
        .join(_row, TaughtMonthRow.hire_id == _row.id)
        .where(_row.voided_at_utc.is_(None), TaughtMonthRow.month >= date(on.year, 1, 1), TaughtMonthRow.month <= on)
    )
    hours, fee = connection.execute(taught).one()
    return IndustryFigures(on, teachers, hired, int(hours), int(fee))


def _stands() -> ColumnElement[bool]:
    return and_(_row.voided_at_utc.is_(None), _row.agreed_on.is_not(None), _row.from_on.is_not(None))


def _hires(connection: Connection, wanted: ColumnElement[bool]) -> tuple[HireView, ...]:
    statement = (
        select(
            *(_row.id, _row.version, _row.person_id, PersonRow.name, _row.enterprise_id, _employer, _row.working),
            *(_row.role, _row.department_id, DepartmentRow.name, _row.title, _row.title_level, _row.skill_grade),
            *(_row.certificate_no, _row.special_reason, _row.team, _row.funder, _row.needed_on, _row.found_on),
            *(_row.checked_on, _row.published_from, _row.published_until, _row.agreement_no, _row.letter_no),
            *(_row.agreed_on, _row.from_on, _row.until_on, _row.tasks, _row.planned_hours, _row.hour_fee_fen),
            *(_row.trained_on, _row.training_hours, _row.insurer, _row.policy_no, _row.insured_from),
            *(_row.insured_until, _row.ended_on, _row.end_reason),
            *(_row.voided_at_utc, _row.void_reason),
        )
        .select_from(_joined)
        .where(wanted)
        .order_by(PersonRow.pinyin, PersonRow.name, _row.from_on, _row.id)
    )
    found = [_view(list(one)) for one in connection.execute(statement)]
    return tuple(_filled(connection, found))


def _view(values: list[Any]) -> HireView:
    """The last but one says when it was voided, the view whether."""
    values[-2] = values[-2] is not None
    return HireView(*values)


def _filled(connection: Connection, found: Iterable[HireView]) -> Iterable[HireView]:
    for one in found:
        months = (
            select(*(getattr(TaughtMonthRow, key) for key in ("id", "month", "course", "classes", "hours")))
            .add_columns(TaughtMonthRow.fee_fen, TaughtMonthRow.paid_on)
            .where(TaughtMonthRow.hire_id == one.id, TaughtMonthRow.hours > 0)
            .order_by(TaughtMonthRow.month, TaughtMonthRow.id)
        )
        own = IndustryAppraisalRow
        said = select(own.year, own.result, own.decided_by, own.decided_on, own.remark).where(own.hire_id == one.id)
        yield replace(
            one,
            team_size=_team_size(connection, one),
            months=tuple(TaughtMonth(*line) for line in connection.execute(months)),
            appraisals=tuple(Appraisal(*line) for line in connection.execute(said.order_by(own.year))),
        )


def _team_size(connection: Connection, one: HireView) -> int:
    """People of the team on the hire's days; those who have no term yet are counted, since they are being chosen."""
    if not one.team:
        return 0
    statement = select(func.count(_row.person_id.distinct())).where(_row.team == one.team, _row.voided_at_utc.is_(None))
    if one.from_on is not None:
        statement = statement.where(or_(_last_on.is_(None), _last_on >= one.from_on))
    if one.last_on is not None:
        statement = statement.where(or_(_row.from_on.is_(None), _row.from_on <= one.last_on))
    return connection.scalar(statement) or 0
