"""A second reading of one table in a query, for module-level names that several threads share."""

from typing import TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import aliased

from ctec_desktop.storage.tables import Base

_Row = TypeVar("_Row", bound=Base)


def shared_alias(row: type[_Row]) -> type[_Row]:
    """An alias whose columns are all made at once.

    SQLAlchemy makes each when it is first asked for. Two threads that ask together may be left, for good, with a column
    of the table itself: a query of all persons instead of one.
    """
    made = aliased(row)
    for attribute in inspect(made).mapper.column_attrs:
        _ = getattr(made, attribute.key).expression
    return made
