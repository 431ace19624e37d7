"""Reading what merges rest on: who could be the same, how much goes over, what came after."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, or_, select

from ctec_desktop.domain.merging import GoneEnterprise, Known, MergeLine
from ctec_desktop.storage.queries.agreement_owners import is_with
from ctec_desktop.storage.queries.aliases import shared_alias
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    EnterpriseMergeRow,
    EnterpriseRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
)

_other = shared_alias(EnterpriseRow)


def known(connection: Connection) -> tuple[Known, ...]:
    """Every enterprise in use, the oldest first."""
    row = EnterpriseRow
    statement = select(row.id, row.name, row.uscc, row.contact_phone).where(row.retired_on.is_(None)).order_by(row.id)
    return tuple(Known(*line) for line in connection.execute(statement))


def gone(connection: Connection) -> tuple[GoneEnterprise, ...]:
    """Every enterprise that is retired, with the one it was merged into, if it was."""
    row = EnterpriseRow
    statement = select(row.name, row.uscc, _other.name, _other.uscc).outerjoin(_other, row.merged_into_id == _other.id)
    return tuple(GoneEnterprise(*line) for line in connection.execute(statement.where(row.retired_on.is_not(None))))


def placements_of_posts(connection: Connection, enterprise_id: int) -> dict[int, int]:
    """How many placements each post of the enterprise has, voided ones included: they go over too."""
    statement = (
        select(PlacementRow.post_id, func.count())
        .join(PostRow, PlacementRow.post_id == PostRow.id)
        .where(PostRow.enterprise_id == enterprise_id)
        .group_by(PlacementRow.post_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement)}


def agreements_of(connection: Connection, enterprise_id: int) -> int:
    statement = select(func.count()).select_from(AgreementRow).where(is_with(enterprise_id))
    return connection.scalar(statement) or 0


def merges_into(connection: Connection, enterprise_id: int) -> tuple[MergeLine, ...]:
    """Merges into the enterprise that stand, the newest first."""
    row = EnterpriseMergeRow
    statement = (
        select(row.id, _other.name, row.merged_on, row.by_name)
        .join(_other, row.dropped_id == _other.id)
        .where(row.kept_id == enterprise_id, row.undone_at_utc.is_(None))
        .order_by(row.id.desc())
    )
    return tuple(MergeLine(*line) for line in connection.execute(statement))


def later_merge(connection: Connection, merge_id: int, enterprise_id: int) -> tuple[str, str] | None:
    """The kept and the dropped one of the newest merge that stands, came after this one and has to do with it."""
    row, kept = EnterpriseMergeRow, EnterpriseRow
    statement = (
        select(kept.name, _other.name)
        .select_from(row)
        .join(kept, row.kept_id == kept.id)
        .join(_other, row.dropped_id == _other.id)
        .where(
            row.id > merge_id,
            row.undone_at_utc.is_(None),
            or_(row.kept_id == enterprise_id, row.dropped_id == enterprise_id),
        )
        .order_by(row.id.desc())
    )
    found = connection.execute(statement.limit(1)).first()
    return None if found is None else (found[0], found[1])


def newest_ids(connection: Connection) -> tuple[int, int, int]:
    """The last ids of placements, of their changes and of issued versions."""
    rows = (PlacementRow, PlacementChangeRow, AgreementVersionRow)
    first, second, third = (connection.scalar(select(func.max(row.id))) or 0 for row in rows)
    return first, second, third


def later_placements(connection: Connection, post_ids: Sequence[int], after: tuple[int, int]) -> int:
    """Placements made, and moves registered, to these posts after those ids."""
    made = select(func.count()).where(PlacementRow.post_id.in_(post_ids), PlacementRow.id > after[0])
    change = PlacementChangeRow
    moved = select(func.count()).where(change.post_id.in_(post_ids), change.id > after[1])
    return (connection.scalar(made) or 0) + (connection.scalar(moved) or 0)


def later_papers(connection: Connection, placement_ids: Sequence[int], after: int) -> int:
    """Versions issued of these placements' agreements after that id."""
    version = AgreementVersionRow
    statement = (
        select(func.count())
        .select_from(version)
        .join(AgreementRow, version.agreement_id == AgreementRow.id)
        .where(AgreementRow.placement_id.in_(placement_ids), version.id > after)
    )
    return connection.scalar(statement) or 0


def placements_on(connection: Connection, post_ids: Sequence[int]) -> list[int]:
    """Placements on these posts."""
    return list(connection.scalars(select(PlacementRow.id).where(PlacementRow.post_id.in_(post_ids))))


def uses_of(
    connection: Connection, kept_id: int, parts: tuple[Sequence[int], Sequence[int]], over: tuple[list[int], list[int]]
) -> int:
    """Posts of the kept enterprise's own at these places or led by these mentors, and placements with them.

    Args:
        parts: places of work and mentors that went over.
        over: posts and placements that went over with them; they are no use made since.
    """
    row, placement = PostRow, PlacementRow
    (sites, mentors), (posts, placements) = parts, over
    rests = or_(row.site_id.in_(sites), row.mentor_id.in_(mentors))
    own = (row.enterprise_id == kept_id, row.id.not_in(posts))
    others = select(func.count()).select_from(row).where(rests, *own)
    elsewhere = (placement.post_id.not_in(posts), placement.id.not_in(placements))
    led = select(func.count()).where(placement.mentor_id.in_(mentors), *elsewhere)
    return (connection.scalar(others) or 0) + (connection.scalar(led) or 0)
