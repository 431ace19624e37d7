"""Reading one enterprise whole, retired parts included, and what would stand twice."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.master_views import (
    EnterpriseRecord,
    MentorView,
    PostRecord,
    SiteView,
    StaffingView,
)
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.agreement_owners import is_with
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.queries.record_lines import agreement_lines, on_post
from ctec_desktop.storage.tables import (
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PersonRow,
    PostRow,
)

_merged = shared_alias(EnterpriseRow)


def enterprise_record(
    connection: Connection, scope: RowScope, enterprise_id: int, today: date
) -> EnterpriseRecord | None:
    """None when there is none such. Placements and agreements are those within the scope."""
    row = EnterpriseRow
    statement = (
        select(
            row.id,
            row.version,
            row.name,
            row.uscc,
            row.legal_representative,
            row.address,
            row.region_code,
            row.industry_code,
            row.contact_name,
            row.contact_phone,
            row.retired_on,
            _merged.name,
        )
        .outerjoin(_merged, row.merged_into_id == _merged.id)
        .where(row.id == enterprise_id)
    )
    found = connection.execute(statement).first()
    if found is None:
        return None
    return EnterpriseRecord(
        *[
            *found,
            staffing(connection, enterprise_id),
            sites(connection, enterprise_id),
            posts(connection, enterprise_id),
            mentors(connection, enterprise_id),
            on_post(connection, scope, enterprise_id, today),
            agreement_lines(connection, scope, is_with(enterprise_id)),
        ]
    )


def staffing(connection: Connection, enterprise_id: int) -> tuple[StaffingView, ...]:
    """Counts of staff, the newest first."""
    row = EnterpriseStaffingRow
    statement = select(row.counted_on, row.staff_on_post, row.source)
    statement = statement.where(row.enterprise_id == enterprise_id, row.voided_at_utc.is_(None))
    return tuple(StaffingView(*line) for line in connection.execute(statement.order_by(row.counted_on.desc())))


def sites(connection: Connection, enterprise_id: int) -> tuple[SiteView, ...]:
    """Places of work, those in use first, each with its number of posts in use."""
    row = EnterpriseSiteRow
    held = (
        select(func.count())
        .select_from(PostRow)
        .where(PostRow.site_id == row.id, PostRow.retired_on.is_(None))
        .correlate(row)
        .scalar_subquery()
    )
    statement = select(row.id, row.version, row.address, row.region_code, row.retired_on, held)
    statement = statement.where(row.enterprise_id == enterprise_id).order_by(row.retired_on.is_not(None), row.id)
    return tuple(SiteView(*line) for line in connection.execute(statement))


def posts(connection: Connection, enterprise_id: int) -> tuple[PostRecord, ...]:
    """Posts, those in use first."""
    row = PostRow
    statement = (
        select(
            row.id,
            row.version,
            row.site_id,
            EnterpriseSiteRow.address,
            row.name,
            row.same_kind_staff,
            row.work_hours,
            row.pay_fen,
            row.pay_unit,
            row.pay_method,
            row.pay_day,
            row.board,
            row.lodging,
            row.mentor_id,
            PersonRow.name,
            row.retired_on,
        )
        .join(EnterpriseSiteRow, row.site_id == EnterpriseSiteRow.id)
        .outerjoin(MentorRow, row.mentor_id == MentorRow.id)
        .outerjoin(PersonRow, MentorRow.person_id == PersonRow.id)
        .where(row.enterprise_id == enterprise_id)
        .order_by(row.retired_on.is_not(None), row.name, row.id)
    )
    rows: list[Any] = list(connection.execute(statement))
    return tuple(PostRecord(*line) for line in rows)


def mentors(connection: Connection, enterprise_id: int) -> tuple[MentorView, ...]:
    """Mentors, those in use first, with the posts they lead by default."""
    row, person = MentorRow, PersonRow
    leads: defaultdict[Any, list[str]] = defaultdict(list)
    led = select(PostRow.mentor_id, PostRow.name).where(
        PostRow.enterprise_id == enterprise_id, PostRow.mentor_id.is_not(None), PostRow.retired_on.is_(None)
    )
    for mentor_id, name in connection.execute(led.order_by(PostRow.name)):
        leads[mentor_id].append(name)
    statement = (
        select(
            row.id,
            row.version + person.version,
            person.name,
            person.phone,
            row.title,
            row.skill_level,
            row.retired_on,
        )
        .join(person, row.person_id == person.id)
        .where(row.enterprise_id == enterprise_id)
        .order_by(row.retired_on.is_not(None), person.pinyin, row.id)
    )
    rows: list[Any] = list(connection.execute(statement))
    return tuple(MentorView(*[*line, tuple(leads[line[0]])]) for line in rows)


def holder_of_uscc(connection: Connection, uscc: str) -> tuple[int, str] | None:
    return _holder(connection, EnterpriseRow.uscc == uscc)


def names_in_use(connection: Connection) -> tuple[tuple[int, str], ...]:
    """Id and name of every enterprise in use."""
    row = EnterpriseRow
    statement = select(row.id, row.name).where(row.retired_on.is_(None))
    return tuple((line[0], line[1]) for line in connection.execute(statement))


def _holder(connection: Connection, wanted: Any) -> tuple[int, str] | None:
    row = connection.execute(select(EnterpriseRow.id, EnterpriseRow.name).where(wanted)).first()
    return None if row is None else (row[0], row[1])
