"""Reading persons by what they are known by."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from ctec_desktop.storage.tables import PersonRow


class PersonHeld(NamedTuple):
    """Whose an identity number is."""

    person_id: int
    name: str


def holder_of(connection: Connection, id_kind: str, id_number: str | None) -> PersonHeld | None:
    """The one person on record under this number, whatever hats they wear."""
    if not id_number:
        return None
    statement = select(PersonRow.id, PersonRow.name)
    statement = statement.where(PersonRow.id_kind == id_kind, PersonRow.id_number == id_number)
    row = connection.execute(statement).first()
    return None if row is None else PersonHeld(*row)
