"""Writing an enterprise and its parts from forms. Called inside a write unit only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.storage.queries.standing_sql import last_on
from ctec_desktop.storage.tables import (
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PersonRow,
    PlacementRow,
    PostRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.records import add_person, name_keys, set_values


def save_enterprise(unit: WriteUnit, known: EnterpriseRow | None, values: Mapping[str, Any]) -> EnterpriseRow:
    """A new enterprise works where it is registered until other places are added."""
    if known is None:
        enterprise = unit.add(EnterpriseRow(**{**values, **name_keys(values["name"])}))
        region = values["region_code"]
        unit.add(EnterpriseSiteRow(enterprise_id=enterprise.id, address=values["address"], region_code=region))
        return enterprise
    named = name_keys(values["name"]) if values["name"] != known.name else {}
    set_values(known, {**values, **named})
    unit.session.flush()
    return known


def set_staffing(unit: WriteUnit, enterprise_id: int, staff: int, on: date, source: str | None) -> None:
    """Another day is a new line of the history; the same day's count is put right."""
    row = EnterpriseStaffingRow
    of_day = select(row).where(row.enterprise_id == enterprise_id, row.counted_on == on, row.voided_at_utc.is_(None))
    same = unit.session.scalar(of_day)
    if same is None:
        unit.add(row(enterprise_id=enterprise_id, counted_on=on, staff_on_post=staff, source=source))
    else:
        set_values(same, {"staff_on_post": staff, "source": source or same.source})


def save_mentor(
    unit: WriteUnit,
    enterprise_id: int,
    known: tuple[MentorRow | None, PersonRow | None],
    own: Mapping[str, Any],
    human: Mapping[str, Any],
) -> int:
    mentor, person = known
    if mentor is None or person is None:
        person = add_person(unit, human["name"], {"phone": human["phone"]})
        return unit.add(MentorRow(enterprise_id=enterprise_id, person_id=person.id, **own)).id
    named = name_keys(human["name"]) if human["name"] != person.name else {}
    set_values(person, {**human, **named})
    set_values(mentor, own)
    unit.session.flush()
    return mentor.id


def hand_over(unit: WriteUnit, pair: tuple[int, int], placed_from: date | None) -> int:
    """The posts of the first go to the second; with a day also the placements that last until then. How many went."""
    from_id, to_id = pair
    led: list[Any] = list(unit.session.scalars(select(PostRow).where(PostRow.mentor_id == from_id)))
    if placed_from is not None:
        standing = (PlacementRow.voided_at_utc.is_(None), last_on() >= placed_from)
        led += unit.session.scalars(select(PlacementRow).where(PlacementRow.mentor_id == from_id, *standing))
    for row in led:
        row.mentor_id = to_id
    unit.session.flush()
    return len(led)
