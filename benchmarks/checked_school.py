"""The big school with what the rules ask for: papers, people's days of birth and status, registers, filings, policies.

A copy of the big school beside it in the user's cache. Nearly everything is in order, as in an office that is looked
after, and a few of every kind are not: late signatures, failed trainings, students nobody insured, units too small.
"""

import hashlib
import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.big_school import ENTERPRISES, PLACEMENTS, STUDENTS, big_school
from benchmarks.keys import KEYS
from ctec_desktop.domain.inspections import InspectionHead
from ctec_desktop.domain.rules.plan import ProgrammeHead
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage import audit, audit_triggers
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.tables import METADATA

FIRST_YEAR, YEARS, MAJORS = 2015, 12, 20
# One of so many: unsigned or late, failed, on no policy of the year, not enrolled all the time, judged merely close.
UNSIGNED, LATE, FAILED, UNINSURED, SUSPENDED, CLOSE = 40, 30, 200, 30, 50, 10
_DAY: Final = timedelta(days=1)


def checked_school(students: int = STUDENTS, placements: int = PLACEMENTS) -> DataFolder:
    """The folder of the big school with all facts, made when it is not there yet."""
    bare = big_school(students, placements)
    version = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    folder = DataFolder(bare.root.with_name(f"{bare.root.name}-checked-{version}"))
    if not (folder.root / "done").exists():
        folder.root.mkdir(parents=True, exist_ok=True)
        for old in folder.root.glob("ctec.db*"):
            old.unlink()
        shutil.copyfile(bare.database, folder.database)
        _fill(folder, students)
        (folder.root / "done").touch()
    return folder


def _fill(folder: DataFolder, students: int) -> None:
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        audit.register_functions(connection, KEYS.audit)
        audit_triggers.drop_triggers(connection)
        connection.execute("BEGIN IMMEDIATE")
        lot = Random(11)
        _cohorts(connection)
        _school(connection)
        _units(connection, lot)
        _posts(connection, students)
        _students(connection, students, lot)
        _papers(connection, lot)
        _cover(connection, lot)
        connection.execute("COMMIT")
        audit_triggers.install_triggers(connection, METADATA)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _cohorts(connection: Any) -> None:
    """Everybody leaves on the first or the sixteenth of a month, as classes do; their changes move along."""
    run = connection.execute
    run(
        "CREATE TEMP TABLE moved AS SELECT id, from_on AS old, "
        "substr(from_on, 1, 8) || CASE WHEN substr(from_on, 9) < '16' THEN '01' ELSE '16' END AS new FROM placement"
    )
    run("CREATE UNIQUE INDEX temp.moved_id ON moved (id)")
    run(
        "UPDATE placement SET from_on = m.new, until_on = date(m.new, '+180 days'), "
        "arrived_on = CASE WHEN arrived_on IS NULL THEN NULL ELSE m.new END FROM moved m WHERE m.id = placement.id"
    )
    run(
        "UPDATE placement_change SET "
        "effective_on = date(effective_on, (julianday(m.new) - julianday(m.old)) || ' days'), "
        "until_on = date(until_on, (julianday(m.new) - julianday(m.old)) || ' days') "
        "FROM moved m WHERE m.id = placement_change.placement_id"
    )
    run("DROP TABLE moved")


def _school(connection: Any) -> None:
    """The one plan with programme, rules of conduct and the filing of all but the newest placements."""
    run = connection.execute
    run("UPDATE school SET uscc = '12330100000000000X'")
    run(
        "INSERT INTO plan_readiness (uid, plan_id, programme_on, heads, curriculum_on, management_on, safety_on, "
        "emergency_on, emergency_until) VALUES (?, 1, '2015-11-01', ?, '2015-11-01', '2015-11-01', '2015-11-01', "
        "'2015-11-01', '2027-12-31')",
        (new_uid(), " ".join(head.value for head in ProgrammeHead)),
    )
    run(
        "INSERT INTO filing (uid, kind, authority, number, filed_on, valid_to, plan_id, newest_placement_id) "
        "SELECT ?, 'internship', '市教育局', '备1号', '2015-12-01', '2027-12-31', 1, max(id) - max(id) / 50 "
        "FROM placement",
        (new_uid(),),
    )


def _units(connection: Any, lot: Random) -> None:
    ids = range(1, ENTERPRISES + 1)
    many = connection.executemany
    many(
        "INSERT INTO enterprise_staffing (enterprise_id, counted_on, staff_on_post) VALUES (?, '2015-10-01', ?)",
        ((n, lot.randrange(400, 1200)) for n in ids if n % 50),
    )
    many(
        "INSERT INTO enterprise_fitness (uid, enterprise_id, other_interns, known_since, decided_on, published_on, "
        "cooperation_from, cooperation_until, is_venue, is_agent) "
        "VALUES (?, ?, ?, ?, '2015-11-01', '2015-11-08', '2015-09-01', '2028-08-31', 0, 0)",
        ((new_uid(), n, n % 7 if n % 30 else None, "2014-09-01" if n % 3 else None) for n in ids),
    )
    many(
        "INSERT INTO enterprise_check (uid, enterprise_id, kind, checked_on, is_clean) VALUES (?, ?, ?, ?, ?)",
        (
            (new_uid(), n, kind, f"{FIRST_YEAR + year}-{month:02d}-01", int(n % 97 != year))
            for n in ids
            for kind in ("credit", "safety")
            for year in range(YEARS)
            for month in (2, 8)
        ),
    )
    heads = [head.value for head in InspectionHead]
    many(
        f"INSERT INTO inspection (uid, enterprise_id, inspected_on, team, is_fit, {', '.join(heads)}) "
        f"VALUES (?, ?, '2015-11-01', '甲、乙', 1{', ?' * len(heads)})",
        ((new_uid(), n, *["良好"] * len(heads)) for n in ids),
    )


def _posts(connection: Any, students: int) -> None:
    """With a mentor each, and one teacher for everybody; their people come after the students'."""
    ids = range(1, ENTERPRISES + 1)
    many = connection.executemany
    people = range(students + 1, students + ENTERPRISES + 2)
    many(
        "INSERT INTO person (id, uid, name, pinyin, initials, id_kind) "
        "VALUES (?, ?, '示例', 'shili', 'sl', 'resident_card')",
        ((n, new_uid()) for n in people),
    )
    many(
        "INSERT INTO mentor (id, uid, person_id, enterprise_id) VALUES (?, ?, ?, ?)",
        ((n, new_uid(), students + n, n) for n in ids),
    )
    connection.execute(
        "INSERT INTO teacher (id, uid, person_id, staff_no) VALUES (1, ?, ?, 'T1')", (new_uid(), people[-1])
    )
    connection.execute("UPDATE internship_plan SET supervisor_id = 1")
    connection.execute(
        "UPDATE post SET mentor_id = id, same_kind_staff = 150 + id, pay_fen = 280000, pay_unit = 'month', "
        "pay_method = 'bank', pay_day = 10"
    )
    connection.execute("UPDATE enterprise_site SET region_code = CASE WHEN id % 20 THEN '330102' ELSE '310101' END")
    many(
        "INSERT INTO post_fitness (uid, post_id, labour_grade, hazards, day_minutes, week_days, works_nights, "
        "works_rest_days, wage_fen, lowest_wage_fen, majors) VALUES (?, ?, ?, ?, 480, 5, ?, 0, 320000, 249000, ?)",
        (
            (
                *(new_uid(), n, 3 if n % 25 == 0 else 1, "height" if n % 40 == 0 else "", int(n % 60 == 0)),
                f"{460100 + n % MAJORS:06d}",
            )
            for n in ids
        ),
    )


def _students(connection: Any, students: int, lot: Random) -> None:
    many = connection.executemany
    many(
        "INSERT INTO major (id, uid, code, name) VALUES (?, ?, ?, ?)",
        ((n + 1, new_uid(), f"{460100 + n:06d}", f"专业{n + 1}") for n in range(MAJORS)),
    )
    connection.execute(f"UPDATE class_group SET grade = 2010 + id % 6, major_id = 1 + id % {MAJORS}")
    first = date(1994, 9, 1)
    many(
        "UPDATE person SET birth_on = ? WHERE id = ?",
        (((first + timedelta(days=lot.randrange(2200))).isoformat(), n) for n in range(1, students + 1)),
    )
    many(
        "INSERT INTO student_status (student_id, kind, from_on, until_on) VALUES (?, ?, ?, ?)",
        (row for n in range(1, students + 1) for row in _statuses(n, lot)),
    )


def _statuses(student_id: int, lot: Random) -> list[tuple[int, str, str, str | None]]:
    """Enrolled; one of fifty was away for half a year."""
    if student_id % SUSPENDED:
        return [(student_id, "enrolled", "2010-09-01", None)]
    away = date(2016, 3, 1) + timedelta(days=lot.randrange(3000))
    back = away + timedelta(days=180)
    return [
        (student_id, "enrolled", "2010-09-01", (away - _DAY).isoformat()),
        (student_id, "suspended", away.isoformat(), (back - _DAY).isoformat()),
        (student_id, "enrolled", back.isoformat(), None),
    ]


def _papers(connection: Any, lot: Random) -> None:
    rows = []
    for placement_id, from_on in connection.execute("SELECT id, from_on FROM placement").fetchall():
        first = date.fromisoformat(from_on)
        signed = first + timedelta(days=lot.randrange(-14, 0) if placement_id % LATE else 3)
        trained = (first - timedelta(days=lot.randrange(2, 6))).isoformat()
        rows.append(
            (
                *(new_uid(), placement_id, signed.isoformat() if placement_id % UNSIGNED else None),
                *((signed - _DAY).isoformat(), (signed - _DAY).isoformat(), trained, trained),
                *(int(placement_id % FAILED != 0), "fits" if placement_id % CLOSE else "close"),
            )
        )
    connection.executemany(
        "INSERT INTO placement_papers (uid, placement_id, signed_on, student_agreed_on, guardian_agreed_on, "
        "trained_on, safety_trained_on, has_passed_safety, match) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def _cover(connection: Any, lot: Random) -> None:
    """A policy of liability and one of accidents a year; everybody of the year on the one, every third on the other."""
    many = connection.executemany
    years = range(FIRST_YEAR, FIRST_YEAR + YEARS)
    rows = [
        (2 * at + 1 + other, new_uid(), kind, f"{year}-09-01", f"{year + 1}-08-31")
        for at, year in enumerate(years)
        for other, kind in enumerate(("liability", "accident"))
    ]
    many(
        "INSERT INTO policy (id, uid, kind, scheme, insurer, number, payer, from_on, until_on, scan_name) "
        "VALUES (?, ?, ?, 'ordinary', '示例保险', 'P', 'tuition', ?, ?, 'x')",
        rows,
    )
    many(
        "INSERT INTO endorsement (id, uid, policy_id, kind, made_on, by_name, people, answered_on, effective_on) "
        "VALUES (?, ?, ?, 'enrol', ?, '甲', 0, ?, ?)",
        ((row[0], new_uid(), row[0], row[3], row[3], row[3]) for row in rows),
    )
    on_policies = set()
    for student_id, first, last in connection.execute("SELECT student_id, from_on, until_on FROM placement").fetchall():
        for year in {_cover_year(first), _cover_year(last)}:
            on_policies.add((2 * (year - FIRST_YEAR) + 1, student_id))
            if student_id % 3 == 0:
                on_policies.add((2 * (year - FIRST_YEAR) + 2, student_id))
    many(
        "INSERT INTO covered_person (uid, policy_id, student_id, added_by_id) VALUES (?, ?, ?, ?)",
        (
            (new_uid(), policy_id, student_id, policy_id)
            for policy_id, student_id in sorted(on_policies)
            if lot.randrange(UNINSURED)
        ),
    )


def _cover_year(day: str) -> int:
    """The year in which the year of insurance began."""
    return int(day[:4]) - (day[5:] < "09-01")
