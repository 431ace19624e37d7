"""How a person has arranged a list: what narrows it, its order, its columns. Kept as text between two uses."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from ctec_desktop.kernel.listing import ListQuery


class ColumnLook(NamedTuple):
    """A column by its name inside the program; a width of 0 is the list's own."""

    key: str
    width: int = 0
    is_shown: bool = True


class ListLook(NamedTuple):
    """Columns stand in the order they are shown; none at all is the list's own arrangement."""

    query: ListQuery = ListQuery()
    columns: tuple[ColumnLook, ...] = ()

    def arranged(self, headings: Mapping[str, str]) -> tuple[ColumnLook, ...]:
        """The columns there are today: those kept in their order, new ones after them, vanished ones left out.

        Args:
            headings: of today's columns, by key; the first program kept columns by them.
        """
        keys = {heading: key for key, heading in headings.items()}
        known = [column._replace(key=keys.get(column.key, column.key)) for column in self.columns]
        kept = {column.key: column for column in known if column.key in headings}
        columns = (*kept.values(), *(ColumnLook(key) for key in headings if key not in kept))
        # A look that hides all that is left would show an empty table.
        return (
            columns if any(column.is_shown for column in columns) else tuple(c._replace(is_shown=True) for c in columns)
        )


class SavedLook(NamedTuple):
    """A look that was given a name; `is_default` is worn when the list is opened."""

    id: int
    name: str
    look: ListLook
    is_default: bool = False


def look_to_text(look: ListLook) -> str:
    query = look.query
    told = {
        "text": query.text,
        "filters": [list(pair) for pair in query.filters],
        "sort": query.sort,
        "descending": query.descending,
        "columns": [list(column) for column in look.columns],
    }
    return json.dumps(told, ensure_ascii=False)


def look_of_text(text: str) -> ListLook:
    """What `look_to_text` wrote; anything else is the list's own look."""
    try:
        told: Any = json.loads(text)
        query = ListQuery(
            str(told["text"]),
            tuple((str(key), str(value)) for key, value in told["filters"]),
            str(told["sort"]),
            told["descending"] is True,
        )
        columns = tuple(ColumnLook(str(key), int(width), shown is True) for key, width, shown in told["columns"])
    except (ValueError, TypeError, KeyError):
        return ListLook()
    return ListLook(query, columns)
