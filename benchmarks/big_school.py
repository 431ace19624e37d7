"""A school of ten years for the benchmarks: 300,000 placements of 60,000 students, encrypted as in real life.

Built once by the driver with the triggers taken down (an audit trail of a million lines measures nothing here) and kept
in the user's cache under the hash of the schema and of this file. The planner of queries has no statistics: an office
keeps none, so that no query is answered in another way from one day to the next.
"""

import hashlib
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Index, delete
from sqlalchemy.schema import CreateIndex, CreateTable

from benchmarks.keys import KEYS
from ctec_desktop.domain.invented import credit_code, enterprise_name, people
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.search_terms import TERMS_VERSION
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.storage import audit, audit_triggers, revision
from ctec_desktop.storage.database import create_database
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.engines import writer_engine
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.tables import METADATA, SearchStateRow
from ctec_desktop.storage.writers import search

STUDENTS, PLACEMENTS, ENTERPRISES = 60_000, 300_000, 300
# Every so many-th placement was changed; nobody has said of every so many-th that the student came.
CHANGED, ABSENT = 10, 50
_AT_ONCE = 10_000


def big_school(students: int = STUDENTS, placements: int = PLACEMENTS) -> DataFolder:
    """The folder of a big school, built when it is not there yet."""
    made = (
        str(create)
        for table in METADATA.sorted_tables
        for create in (CreateTable(table), *map(CreateIndex, sorted(table.indexes, key=_index_name)))
    )
    schema = hashlib.sha256(
        f"{revision.HEAD}{TERMS_VERSION}{Path(__file__).read_text()}{''.join(made)}".encode()
    ).hexdigest()[:12]
    root = font_dir().parent / f"bench-{schema}-{students}-{placements}"
    folder = DataFolder(root)
    if not (root / "done").exists():
        root.mkdir(parents=True, exist_ok=True)
        for old in root.glob("ctec.db*"):
            old.unlink()
        create_database(folder, KEYS)
        _fill(folder, students, placements)
        _make_terms(folder)
        (root / "done").touch()
    return folder


def _index_name(index: Index) -> str:
    return str(index.name)


def _make_terms(folder: DataFolder) -> None:
    engine = writer_engine(folder.database, KEYS.database, KEYS.audit)
    with engine.connect() as connection:
        connection.execute(delete(SearchStateRow))
        while search.make_more(connection, _AT_ONCE):
            connection.commit()
        connection.commit()
    engine.dispose()


def _fill(folder: DataFolder, students: int, placements: int) -> None:
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        audit.register_functions(connection, KEYS.audit)
        audit_triggers.drop_triggers(connection)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO school (id, uid, name) VALUES (1, ?, '示例大学校')", (new_uid(),))
        _units(connection)
        _students(connection, students)
        _placements(connection, students, placements)
        connection.execute("COMMIT")
        audit_triggers.install_triggers(connection, METADATA)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _units(connection: Any) -> None:
    rows = []
    for order in range(ENTERPRISES):
        name = enterprise_name(order)
        keys = pinyin_keys(name)
        rows.append((order + 1, new_uid(), credit_code(order), name, keys.full, keys.initials))
    many = connection.executemany
    many("INSERT INTO enterprise (id, uid, uscc, name, pinyin, initials) VALUES (?, ?, ?, ?, ?, ?)", rows)
    ids = range(1, ENTERPRISES + 1)
    many("INSERT INTO enterprise_site (id, uid, enterprise_id) VALUES (?, ?, ?)", ((n, new_uid(), n) for n in ids))
    many(
        "INSERT INTO post (id, uid, enterprise_id, site_id, name) VALUES (?, ?, ?, ?, '装配调试员')",
        ((n, new_uid(), n, n) for n in ids),
    )


def _students(connection: Any, count: int) -> None:
    many = connection.executemany
    classes = (
        (n + 1, new_uid(), f"{2016 + n // 150}级数控{n % 150 + 1}班", f"{n:06d}", 2016 + n // 150) for n in range(1500)
    )
    many("INSERT INTO class_group (id, uid, name, sort_key, grade) VALUES (?, ?, ?, ?, ?)", classes)
    persons, students = [], []
    for number, person in zip(range(1, count + 1), people(3, date(2000, 1, 1), 3000), strict=False):
        keys = pinyin_keys(person.name)
        persons.append((number, new_uid(), person.name, keys.full, keys.initials, person.gender, "resident_card"))
        students.append(
            (number, new_uid(), number, f"{2016 + number * 10 // (count + 1)}{number:08d}", number % 1500 + 1)
        )
    many("INSERT INTO person (id, uid, name, pinyin, initials, gender, id_kind) VALUES (?, ?, ?, ?, ?, ?, ?)", persons)
    many("INSERT INTO student (id, uid, person_id, student_no, class_group_id) VALUES (?, ?, ?, ?, ?)", students)


def _placements(connection: Any, students: int, count: int) -> None:
    lot = Random(5)
    connection.execute(
        "INSERT INTO internship_plan (id, uid, name, kind, school_year, from_on, until_on, originals) "
        "VALUES (1, ?, '岗位实习', 'on_post', '2026-2027', '2016-01-01', '2026-12-31', 3)",
        (new_uid(),),
    )
    rows = []
    for number in range(1, count + 1):
        first = date(2016, 1, 1) + timedelta(days=lot.randrange(3800))
        until = first + timedelta(days=180)
        student, post = lot.randrange(1, students + 1), lot.randrange(1, ENTERPRISES + 1)
        arrived = None if number % ABSENT == 0 else first.isoformat()
        rows.append((number, new_uid(), student, 1, post, "school", first.isoformat(), until.isoformat(), arrived))
    connection.executemany(
        "INSERT INTO placement (id, uid, student_id, plan_id, post_id, arranged_by, from_on, until_on, arrived_on) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    _changes(connection, [(row[0], row[6], row[7]) for row in rows if row[0] % CHANGED == 0])


def _changes(connection: Any, placements: Sequence[tuple[int, str, str]]) -> None:
    """One change each, in turn: a pause that lasts, a month more, an early end, another unit, a pause that ended."""
    rows = []
    for turn, (placement_id, from_on, until_on) in enumerate(placements):
        middle, last = date.fromisoformat(from_on) + timedelta(days=90), date.fromisoformat(until_on)
        longer = (last + timedelta(days=1), (last + timedelta(days=30)).isoformat())
        made: tuple[tuple[ChangeKind, date, str | None], ...] = (
            ((ChangeKind.PAUSE, middle, None),),
            ((ChangeKind.EXTEND, *longer),),
            ((ChangeKind.END_EARLY, middle, None),),
            ((ChangeKind.MOVE_UNIT, middle, None),),
            ((ChangeKind.PAUSE, middle, None), (ChangeKind.RESUME, middle + timedelta(days=20), None)),
        )[turn % 5]
        rows += [(new_uid(), placement_id, kind.value, first.isoformat(), until) for kind, first, until in made]
    connection.executemany(
        "INSERT INTO placement_change (uid, placement_id, kind, effective_on, until_on, reason_kind, batch_uid, "
        "by_name, at_utc) VALUES (?, ?, ?, ?, ?, 'other', '', '', '2026-01-01T00:00:00Z')",
        rows,
    )
