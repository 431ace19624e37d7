"""Chosen placements as SQL: of a class, a plan, some units, or named one by one."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, select

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.storage.tables import ClassGroupRow, PlacementRow, PostRow


def chosen_placements(chosen: CheckSelection) -> Iterator[ColumnElement[bool]]:
    """Conditions on placements joined to their students' classes."""
    if chosen.class_name is not None:
        yield ClassGroupRow.name == chosen.class_name
    if chosen.plan_id is not None:
        yield PlacementRow.plan_id == chosen.plan_id
    if chosen.enterprise_ids:
        yield PlacementRow.post_id.in_(select(PostRow.id).where(PostRow.enterprise_id.in_(chosen.enterprise_ids)))
    if chosen.placement_ids:
        yield PlacementRow.id.in_(chosen.placement_ids)
