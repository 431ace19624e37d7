"""Reading the lines of teacher files."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.teaching.entries import EntryKind, TeacherEntry
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.practice import teacher_in_scope
from ctec_desktop.storage.queries.scoping import AnySelect
from ctec_desktop.storage.tables import TeacherEntryRow, TeacherRow

_row = TeacherEntryRow


def entries_of(connection: Connection, teacher_ids: Sequence[int]) -> dict[int, list[TeacherEntry]]:
    """Every line of the files of some teachers, void ones too, the newest first."""
    found: defaultdict[int, list[TeacherEntry]] = defaultdict(list)
    for one in connection.execute(_views().where(_row.teacher_id.in_(teacher_ids))):
        entry = _view(one)
        found[entry.teacher_id].append(entry)
    return found


def standing_entries(connection: Connection) -> dict[int, list[TeacherEntry]]:
    """Every line of everybody's file that is not void."""
    found: defaultdict[int, list[TeacherEntry]] = defaultdict(list)
    for one in connection.execute(_views().where(_row.voided_at_utc.is_(None))):
        entry = _view(one)
        found[entry.teacher_id].append(entry)
    return found


def entry(connection: Connection, scope: RowScope, entry_id: int) -> TeacherEntry | None:
    """A line of the file of a teacher in sight."""
    statement = _views().join(TeacherRow, _row.teacher_id == TeacherRow.id)
    found = connection.execute(statement.where(_row.id == entry_id, teacher_in_scope(scope))).first()
    return None if found is None else _view(found)


def stored_scan(connection: Connection, entry_id: int) -> StoredFile | None:
    statement: AnySelect = select(_row.scan_year, _row.scan_name, _row.scan_sha256, _row.scan_size_bytes)
    found = connection.execute(statement.where(_row.id == entry_id, _row.scan_name.is_not(None))).first()
    return None if found is None else StoredFile(*found)


def _views() -> AnySelect:
    own = (_row.id, _row.version, _row.teacher_id, _row.kind, _row.name, _row.level, _row.issuer, _row.number)
    days = (_row.from_on, _row.until_on, _row.note)
    scan = (_row.scan_title, _row.scan_sha256, _row.scan_size_bytes)
    return select(*own, *days, *scan, _row.voided_at_utc, _row.void_reason).order_by(_row.from_on.desc(), _row.id)


def _view(found: Any) -> TeacherEntry:
    values: list[Any] = list(found)
    values[3], values[14] = EntryKind(values[3]), values[14] is not None
    return TeacherEntry(*values)
