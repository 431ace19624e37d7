"""Writing the facts of grids. Called inside a write unit only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.fitness import CheckKind, FactSubject, FactValue
from ctec_desktop.domain.share_meter import HeadcountKind
from ctec_desktop.storage.tables import (
    Base,
    EnterpriseCheckRow,
    EnterpriseFitnessRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    HeadcountRow,
    PlacementPapersRow,
    PlanReadinessRow,
    PostFitnessRow,
    PostRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.enterprise_records import set_staffing
from ctec_desktop.storage.writers.headcounts import newest_headcount, set_headcount
from ctec_desktop.storage.writers.records import record, set_values

_ROWS: Mapping[FactSubject, tuple[type[Base], str]] = {
    FactSubject.UNIT: (EnterpriseFitnessRow, "enterprise_id"),
    FactSubject.POST: (PostFitnessRow, "post_id"),
    FactSubject.PLAN: (PlanReadinessRow, "plan_id"),
    FactSubject.PLACEMENT: (PlacementPapersRow, "placement_id"),
}
_OF_POST = ("same_kind_staff", "pay_fen", "pay_method", "pay_day")
_MONTHLY = "month"


def set_facts(
    unit: WriteUnit, subject: FactSubject, subject_id: int, facts: Mapping[str, FactValue], today: date
) -> None:
    """Writes what differs; registers and counts of staff get a line of their own in their history."""
    own = dict(facts)
    if subject is FactSubject.UNIT:
        _set_histories(unit, subject_id, own, today)
    if subject is FactSubject.POST:
        _set_post(unit, subject_id, own, today)
    if not own:
        return
    kind, column = _ROWS[subject]
    row: Any = unit.session.scalar(select(kind).where(getattr(kind, column) == subject_id))
    if row is None:
        unit.session.add(kind(**{column: subject_id}, **own))
    else:
        set_values(row, own)
    unit.session.flush()


def set_count(
    unit: WriteUnit,
    owner: tuple[int, int | None],
    kind: HeadcountKind,
    counted: tuple[date, int, str | None],
    today: date,
) -> None:
    """A count of a day, as `set_headcount` writes it; the newest is also the one grids and forms show.

    What stands there without a day is what is known today, so a count of an earlier day does not take its place.
    """
    on, heads, source = counted
    if kind is HeadcountKind.STAFF:
        set_staffing(unit, owner[0], heads, on, source)
        return
    current = _current_count(unit, owner, kind)
    if current is not None and on < today and newest_headcount(unit, owner, kind) != current:
        set_headcount(unit, owner, kind, (today, current, None))
    if set_headcount(unit, owner, kind, counted):
        _show_count(unit, owner, kind, heads, on)


def void_count(unit: WriteUnit, row: HeadcountRow | EnterpriseStaffingRow, reason: str, today: date) -> int:
    """The count stays on record with the reason; where it is the one grids and forms show, the one before it is.

    Returns the unit it is about.
    """
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
    unit.session.flush()
    if isinstance(row, EnterpriseStaffingRow):
        return row.enterprise_id
    kind = HeadcountKind(row.kind)
    post = record(unit, PostRow, row.post_id) if row.post_id is not None else None
    enterprise_id = row.enterprise_id if post is None else post.enterprise_id
    assert enterprise_id is not None
    owner = (enterprise_id, row.post_id)
    if _current_count(unit, owner, kind) == row.heads:
        _show_count(unit, owner, kind, newest_headcount(unit, owner, kind), today)
    return enterprise_id


def _show_count(
    unit: WriteUnit, owner: tuple[int, int | None], kind: HeadcountKind, heads: int | None, on: date
) -> None:
    """Lets grids and forms show this count; interns of other schools on one post are only ever dated."""
    enterprise_id, post_id = owner
    if post_id is None:
        set_facts(unit, FactSubject.UNIT, enterprise_id, {"other_interns": heads}, on)
    elif kind is HeadcountKind.SAME_KIND:
        set_facts(unit, FactSubject.POST, post_id, {"same_kind_staff": heads}, on)


def _current_count(unit: WriteUnit, owner: tuple[int, int | None], kind: HeadcountKind) -> int | None:
    """The count that stands without a day; interns of other schools on one post are only ever dated."""
    enterprise_id, post_id = owner
    if post_id is None:
        row = EnterpriseFitnessRow
        return unit.session.scalar(select(row.other_interns).where(row.enterprise_id == enterprise_id))
    if kind is HeadcountKind.SAME_KIND:
        return unit.session.scalar(select(PostRow.same_kind_staff).where(PostRow.id == post_id))
    return None


def _set_histories(unit: WriteUnit, enterprise_id: int, own: dict[str, FactValue], today: date) -> None:
    staff = own.pop("staff_on_post", None)
    if isinstance(staff, int):
        set_staffing(unit, enterprise_id, staff, today, None)
    for kind in CheckKind:
        on, is_clean = own.pop(f"{kind.value}_on", None), own.pop(kind.value, None)
        if not isinstance(on, date) or is_clean is None:
            continue
        row = EnterpriseCheckRow
        known = unit.session.scalar(
            select(row).where(row.enterprise_id == enterprise_id, row.kind == kind.value, row.checked_on == on)
        )
        if known is None:
            unit.add(row(enterprise_id=enterprise_id, kind=kind.value, checked_on=on, is_clean=bool(is_clean)))
        else:
            known.is_clean = bool(is_clean)


def _set_post(unit: WriteUnit, post_id: int, own: dict[str, FactValue], today: date) -> None:
    post = record(unit, PostRow, post_id)
    others = own.pop("post_other_interns", None)
    if isinstance(others, int):
        counted = (today, others, None)
        set_headcount(unit, (post.enterprise_id, post_id), HeadcountKind.OTHER_INTERNS, counted)
    values = {key: own.pop(key) for key in _OF_POST if key in own}
    if values.get("pay_fen") is not None and post.pay_unit is None:
        values["pay_unit"] = _MONTHLY
    set_values(post, values)
    if "region_code" in own:
        set_values(record(unit, EnterpriseSiteRow, post.site_id), {"region_code": own.pop("region_code")})
    unit.session.flush()
