"""What rows held before a write unit changed them through its session."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import InstanceState, Session

from ctec_desktop.storage.types import Day, Instant

Key: TypeAlias = tuple[str, int]


class OldValues:
    """Listens to the session from now on; the first value a column held is the one that counts."""

    def __init__(self, session: Session) -> None:
        self._old: dict[Key, dict[str, Any]] = {}
        self._made: set[InstanceState[Any]] = set()
        event.listen(session, "before_flush", self._note)

    def __contains__(self, key: Key) -> bool:
        return key in self._old

    def rows(self) -> Iterator[tuple[str, int, str]]:
        """Table, id and old values as JSON, in the order of the changes."""
        for (table, row_id), old in self._old.items():
            yield table, row_id, json.dumps(old, ensure_ascii=False, default=_iso)

    def _note(self, session: Session, context: object, instances: object) -> None:
        del context, instances
        self._made.update(inspect(row) for row in session.new)
        for row in session.dirty:
            state = inspect(row)
            if state in self._made:
                continue
            changed = {
                column.key: history.deleted[0]
                for column in state.mapper.column_attrs
                if (history := state.attrs[column.key].history).has_changes()
            }
            changed.pop("version", None)
            if changed:
                known = self._old.setdefault((row.__tablename__, row.id), {})
                for name, value in changed.items():
                    known.setdefault(name, value)


def parsed(table: Table, old: str) -> dict[str, Any]:
    """Old values as the columns of the table take them."""
    return {name: _value(table.c[name].type, value) for name, value in json.loads(old).items()}


def _value(kind: object, value: Any) -> Any:
    if isinstance(value, str) and isinstance(kind, Day):
        return date.fromisoformat(value)
    if isinstance(value, str) and isinstance(kind, Instant):
        return datetime.fromisoformat(value)
    return value


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not kept")
