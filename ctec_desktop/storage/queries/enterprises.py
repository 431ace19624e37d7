"""Reading enterprises with their places of work, posts and mentors."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from ctec_desktop.domain.views import EnterpriseView, PostView
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import (
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PersonRow,
    PostRow,
)


def enterprise(connection: Connection, enterprise_id: int) -> EnterpriseView | None:
    return next(iter(_views(connection, _select().where(EnterpriseRow.id == enterprise_id))), None)


def enterprises_by_ids(connection: Connection, enterprise_ids: Sequence[int]) -> dict[int, EnterpriseView]:
    """These units, those no longer in use included."""
    found: dict[int, EnterpriseView] = {}
    for start in range(0, len(enterprise_ids), CHUNK):
        wanted = EnterpriseRow.id.in_(enterprise_ids[start : start + CHUNK])
        found |= {view.id: view for view in _views(connection, _select().where(wanted))}
    return found


def all_enterprises(connection: Connection) -> tuple[EnterpriseView, ...]:
    """Enterprises that are not retired, by pinyin."""
    statement = _select().where(EnterpriseRow.retired_on.is_(None)).order_by(EnterpriseRow.pinyin, EnterpriseRow.id)
    return _views(connection, statement)


def posts(connection: Connection) -> tuple[PostView, ...]:
    """Every post in use, at a place and an enterprise in use, by enterprise and name."""
    in_use = (EnterpriseRow.retired_on.is_(None), EnterpriseSiteRow.retired_on.is_(None))
    statement = _posts().where(*in_use).order_by(EnterpriseRow.pinyin, EnterpriseRow.id, PostRow.name)
    return tuple(PostView(*row) for row in connection.execute(statement))


def post(connection: Connection, post_id: int) -> PostView | None:
    row = connection.execute(_posts().where(PostRow.id == post_id)).first()
    return None if row is None else PostView(*row)


def _views(connection: Connection, statement: AnySelect) -> tuple[EnterpriseView, ...]:
    rows = connection.execute(statement).all()
    ids = [row[0] for row in rows]
    by_enterprise: defaultdict[int, list[PostView]] = defaultdict(list)
    staff: dict[int, int] = {}
    for start in range(0, len(ids), CHUNK):
        asked = ids[start : start + CHUNK]
        for row in connection.execute(_posts().where(PostRow.enterprise_id.in_(asked)).order_by(PostRow.name)):
            by_enterprise[row[1]].append(PostView(*row))
        count = EnterpriseStaffingRow
        counted = select(count.enterprise_id, count.staff_on_post).order_by(count.counted_on)
        counted = counted.where(count.enterprise_id.in_(asked), count.voided_at_utc.is_(None))
        staff.update((row[0], row[1]) for row in connection.execute(counted))
    return tuple(
        EnterpriseView(*[*row, staff.get(enterprise_id), tuple(by_enterprise[enterprise_id])])
        for enterprise_id, row in zip(ids, rows, strict=True)
    )


def _select() -> AnySelect:
    return select(
        EnterpriseRow.id,
        EnterpriseRow.name,
        EnterpriseRow.uscc,
        EnterpriseRow.legal_representative,
        EnterpriseRow.address,
        EnterpriseRow.region_code,
        EnterpriseRow.industry_code,
        EnterpriseRow.contact_name,
        EnterpriseRow.contact_phone,
    )


def _posts() -> AnySelect:
    return (
        select(
            PostRow.id,
            EnterpriseRow.id,
            EnterpriseRow.name,
            PostRow.name,
            EnterpriseSiteRow.address,
            PostRow.work_hours,
            PostRow.pay_fen,
            PostRow.pay_unit,
            PostRow.pay_method,
            PostRow.pay_day,
            PostRow.board,
            PostRow.lodging,
            PostRow.same_kind_staff,
            MentorRow.id,
            PersonRow.name,
            MentorRow.title,
            PersonRow.phone,
        )
        .select_from(PostRow)
        .join(EnterpriseRow, PostRow.enterprise_id == EnterpriseRow.id)
        .join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id)
        .outerjoin(MentorRow, PostRow.mentor_id == MentorRow.id)
        .outerjoin(PersonRow, MentorRow.person_id == PersonRow.id)
        .where(PostRow.retired_on.is_(None))
    )
