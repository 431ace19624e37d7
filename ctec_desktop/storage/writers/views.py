"""Writing saved views. Called inside a write unit only."""

from sqlalchemy import select

from ctec_desktop.storage.tables import SavedViewRow
from ctec_desktop.storage.uow import WriteUnit


def keep(unit: WriteUnit, list_key: str, name: str, look: str) -> int:
    """The id of the view of that name, now with this look."""
    own = SavedViewRow
    row = unit.session.scalar(select(own).where(own.list_key == list_key, own.name == name))
    if row is None:
        return unit.add(own(list_key=list_key, name=name, look=look)).id
    row.look = look
    return row.id


def found(unit: WriteUnit, view_id: int) -> SavedViewRow | None:
    return unit.session.get(SavedViewRow, view_id)


def is_taken(unit: WriteUnit, row: SavedViewRow, name: str) -> bool:
    own = SavedViewRow
    asked = select(own.id).where(own.list_key == row.list_key, own.name == name, own.id != row.id)
    return unit.session.scalar(asked) is not None


def remove(unit: WriteUnit, row: SavedViewRow) -> None:
    unit.session.delete(row)


def make_default(unit: WriteUnit, list_key: str, view_id: int | None) -> None:
    """At most one view of a list is worn when it is opened."""
    for row in unit.session.scalars(select(SavedViewRow).where(SavedViewRow.list_key == list_key)):
        row.is_default = row.id == view_id
