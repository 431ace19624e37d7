"""Writing placements."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.tables import InternshipPlanRow, PlacementRow
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.not_placed import close_not_placed


def add_placements(unit: WriteUnit, student_ids: Sequence[int], common: Mapping[str, Any]) -> list[int]:
    """One placement a student; the plan's supervisor goes with each. A reason for having none is closed by it."""
    supervisor_id = unit.session.get_one(InternshipPlanRow, common["plan_id"]).supervisor_id
    ids = unit.reserve_ids(PlacementRow, len(student_ids))
    rows = [
        {**common, "id": placement_id, "uid": new_uid(), "student_id": student_id, "supervisor_id": supervisor_id}
        for placement_id, student_id in zip(ids, student_ids, strict=True)
    ]
    unit.insert_many(PlacementRow, rows)
    close_not_placed(unit, common["plan_id"], dict(zip(student_ids, ids, strict=True)))
    return ids


@dataclass(frozen=True, slots=True)
class PlacementToAdd:
    student_id: int
    plan_id: int
    post_id: int
    arranged_by: ArrangedBy
    from_on: date
    until_on: date
    mentor_id: int | None


def add_each(unit: WriteUnit, wished: Sequence[PlacementToAdd]) -> list[int]:
    """Placements that differ from student to student; each plan's supervisor goes with its own.

    A reason for having none is closed by each.
    """
    plans = {one.plan_id for one in wished}
    supervisors = {plan_id: unit.session.get_one(InternshipPlanRow, plan_id).supervisor_id for plan_id in plans}
    ids = unit.reserve_ids(PlacementRow, len(wished))
    rows = [
        {**asdict(one), "id": placement_id, "uid": new_uid(), "supervisor_id": supervisors[one.plan_id]}
        for placement_id, one in zip(ids, wished, strict=True)
    ]
    unit.insert_many(PlacementRow, [{**row, "arranged_by": row["arranged_by"].value} for row in rows])
    for plan_id in plans:
        under = {one.student_id: at for one, at in zip(wished, ids, strict=True) if one.plan_id == plan_id}
        close_not_placed(unit, plan_id, under)
    return ids


def set_arrivals(unit: WriteUnit, edits: Sequence[ArrivalEdit]) -> None:
    """The day each student came and what is noted about it; None takes it back."""
    for edit in edits:
        row = unit.session.get_one(PlacementRow, edit.placement_id)
        row.arrived_on, row.arrival_note = edit.arrived_on, edit.note
    unit.session.flush()
