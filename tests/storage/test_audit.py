"""The audit trail: nothing is written without it, nothing in it can be altered unseen."""

import json
from contextlib import closing
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from ctec_desktop.storage import audit, audit_triggers
from ctec_desktop.storage.database import Database
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.tables import METADATA, PersonRow, SettingRow
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, Demo, import_students, keys_of, opened, student
from tests.storage.conftest import KEYS

COMMAND = Command("周老师", "test", "试一试")
ID_NUMBER = "110000200803010012"
PHONE = "13712345678"


def writer(database):
    """The connection a unit writes through, in the hands of somebody with other plans."""
    connection = connect(database.folder.database, KEYS.database, read_only=False)
    audit.register_functions(connection, KEYS.audit)
    return connection


def lines(database) -> list[tuple[Any, ...]]:
    with closing(database.driver_connection()) as connection:
        sql = "SELECT tx, table_name, row_id, op, changes FROM audit_line ORDER BY id"
        return [
            (*row[:4], None if row[4] is None else json.loads(row[4])) for row in connection.execute(sql).fetchall()
        ]


def broken(database) -> int | None:
    with closing(database.driver_connection()) as connection:
        return audit.first_broken_unit(connection, KEYS.audit)


def person(database: Database, **values: str) -> int:
    with database.unit(COMMAND) as unit:
        return unit.add(PersonRow(name="王五", pinyin="wangwu", initials="ww", **values)).id


def unguarded(database, *statements: str) -> None:
    """Somebody who has the key and takes the triggers down first."""
    with closing(writer(database)) as connection:
        audit_triggers.drop_triggers(connection)
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO setting (key, value) VALUES ('a', 'b')",
        "UPDATE setting SET value = 'other'",
        "DELETE FROM setting",
        "INSERT OR REPLACE INTO setting (id, key, value) VALUES (1, 'k', 'other')",
    ],
)
def test_write_outside_a_unit_is_refused_even_on_the_writers_own_connection(database, statement):
    with database.unit(COMMAND) as unit:
        unit.add(SettingRow(key="k", value="v"))
    with closing(writer(database)) as connection, pytest.raises(driver.IntegrityError, match=r"audit_line\.tx"):
        connection.execute(statement)
    with database.unit(COMMAND) as unit:
        assert unit.connection.exec_driver_sql("SELECT key, value FROM setting").all() == [("k", "v")]


def test_write_by_a_program_that_knows_nothing_of_the_trail_is_refused(database):
    stranger = connect(database.folder.database, KEYS.database, read_only=False)
    with closing(stranger):
        with pytest.raises(driver.IntegrityError, match=r"audit_line\.tx"):
            stranger.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')")
        with pytest.raises(driver.OperationalError, match="audit_is_ready"):
            stranger.execute("INSERT INTO audit_tx (at_utc, by_name, command) VALUES ('', '', '')")


def test_every_table_of_the_record_is_audited(database):
    with closing(database.driver_connection()) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for table in METADATA.tables:
        expected = {f"audit_{table}_{event}" for event in ("insert", "update", "delete")}
        assert (expected <= names) is (not table.startswith(("audit_", "search_", "import_old"))), table


def test_insert_line_names_the_row_and_nothing_else(database):
    row_id = person(database)
    assert lines(database) == [(1, "person", row_id, "I", None)]


def test_update_line_holds_the_changed_columns_alone(database):
    row_id = person(database, address="旧址")
    with database.unit(COMMAND) as unit:
        unit.session.get_one(PersonRow, row_id).address = "新址"
    assert lines(database)[1:] == [(2, "person", row_id, "U", {"address": ["旧址", "新址"]})]


def test_delete_line_holds_what_was_lost(database):
    with database.unit(COMMAND) as unit:
        row_id = unit.add(SettingRow(key="k", value="v")).id
    with database.unit(COMMAND) as unit:
        unit.connection.exec_driver_sql("DELETE FROM setting")
    assert lines(database)[1:] == [(2, "setting", row_id, "D", {"key": "k", "value": "v"})]


def test_replaced_row_leaves_a_line_of_its_deletion(database):
    with database.unit(COMMAND) as unit:
        unit.add(SettingRow(key="k", value="v"))
    with database.unit(COMMAND) as unit:
        unit.connection.exec_driver_sql("INSERT OR REPLACE INTO setting (id, key, value) VALUES (1, 'k', 'other')")
    assert [line[3] for line in lines(database)] == ["I", "D", "I"]


def test_unit_says_who_when_what_and_why(database):
    person(database)
    with closing(database.driver_connection()) as connection:
        row = connection.execute("SELECT at_utc, by_name, command, reason, mac IS NULL FROM audit_tx").fetchone()
    assert row == ("2026-09-01T01:00:00.000Z", "周老师", "test", "试一试", 0)


def test_numbers_of_people_stay_out_of_the_trail(database):
    row_id = person(database, id_number=ID_NUMBER, phone=PHONE)
    with database.unit(COMMAND) as unit:
        row = unit.session.get_one(PersonRow, row_id)
        row.phone, row.id_number = "13712340000", None
    with database.unit(COMMAND) as unit:
        unit.session.delete(unit.session.get_one(PersonRow, row_id))
    (changed, deleted) = (line[4] for line in lines(database)[1:])
    assert changed["id_number"][0].startswith("…0012#")
    assert changed["phone"][0].split("#")[0] == "…5678"
    assert deleted["phone"].split("#")[0] == "…0000"
    said = json.dumps(lines(database))
    assert ID_NUMBER not in said
    assert PHONE not in said
    assert "13712340000" not in said


def test_masked_number_shows_no_tail_when_it_is_short(database):
    row_id = person(database, phone="6688")
    with database.unit(COMMAND) as unit:
        unit.session.get_one(PersonRow, row_id).phone = None
    assert "6688" not in json.dumps(lines(database))


def test_equal_numbers_are_recognised_by_their_digest_and_others_differ(database):
    row_id = person(database, phone=PHONE)
    for phone in ("13812345678", PHONE):
        with database.unit(COMMAND) as unit:
            unit.session.get_one(PersonRow, row_id).phone = phone
    first, second = (line[4]["phone"] for line in lines(database)[1:])
    assert first[0] == second[1]
    assert first[1] != first[0]


def test_no_number_of_the_demo_school_is_in_its_trail_whatever_is_done_to_it(demo: Demo, tmp_path):
    folder = demo.copied_to(tmp_path)
    with closing(opened(folder)) as office:
        students = office.students.all_revealed(CLERK, "测试")
        changed = [
            student(
                0, 学号=view.student_no, 姓名=view.name, 身份证号="", 班级="", 监护人姓名="", 监护人电话="13711112222"
            )
            for view in students[:20]
        ]
        import_students(office, tmp_path / "a.xlsx", changed)
    keys = keys_of(folder)
    with closing(connect(folder / "ctec.db", keys.database, read_only=False)) as connection:
        audit.register_functions(connection, keys.audit)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO audit_tx (at_utc, by_name, command) VALUES ('2026', 'x', 'x')")
        for table in ("expected_signer", "document", "agreement_version", "guardian"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("UPDATE person SET id_number = NULL, phone = NULL")
        trail = "\n".join(row[0] or "" for row in connection.execute("SELECT changes FROM audit_line"))
        connection.execute("ROLLBACK")
    numbers = {view.id_number for view in students} | {view.phone for view in students}
    numbers |= {view.guardian.phone for view in students if view.guardian} | {"13711112222"}
    assert len(trail) > 10_000
    assert [number for number in numbers if number and number in trail] == []


def three_units(database) -> None:
    with database.unit(COMMAND) as unit:
        unit.insert_many(SettingRow, [{"key": f"k{n}", "value": "v"} for n in range(3)])
    for value in ("w", "x"):
        with database.unit(COMMAND) as unit:
            unit.connection.exec_driver_sql(f"UPDATE setting SET value = '{value}'")


def test_untouched_trail_verifies(database):
    three_units(database)
    assert broken(database) is None


@pytest.mark.parametrize("until", ["599", "601", "NULL", "row_id"])
def test_a_line_of_many_rows_that_names_others_is_found(database, until):
    with database.unit(COMMAND) as unit:
        unit.insert_many(SettingRow, [{"key": f"k{n}", "value": "v"} for n in range(600)])
    assert broken(database) is None
    with closing(writer(database)) as connection, pytest.raises(driver.DatabaseError, match="never altered"):
        connection.execute(f"UPDATE audit_line SET until_row_id = {until}")
    unguarded(database, f"UPDATE audit_line SET until_row_id = {until}")
    assert broken(database) == 1


@pytest.mark.parametrize(
    ("tampering", "unit"),
    [
        ("UPDATE audit_line SET changes = json_object('value', json_array('v', 'forged')) WHERE id = 5", 2),
        ("UPDATE audit_line SET row_id = 2 WHERE id = 1", 1),
        ("UPDATE audit_line SET table_name = 'person' WHERE id = 1", 1),
        ("UPDATE audit_line SET op = 'D' WHERE id = 1", 1),
        ("UPDATE audit_line SET until_row_id = 2 WHERE id = 1", 1),
        ("UPDATE audit_line SET until_row_id = 2 WHERE id = 4", 2),
        ("UPDATE audit_line SET row_id = 3, changes = NULL WHERE id = 4", 2),
        ("UPDATE audit_line SET digest = x'00' WHERE id = 4", 2),
        ("UPDATE audit_line SET tx = 3 WHERE id = 4", 2),
        ("DELETE FROM audit_line WHERE id = 2", 1),
        ("DELETE FROM audit_line WHERE tx = 2", 2),
        ("UPDATE audit_line SET id = 100 WHERE id = 4", 2),
        ("UPDATE audit_tx SET by_name = '别人' WHERE n = 2", 2),
        ("UPDATE audit_tx SET at_utc = '2020-01-01T00:00:00.000Z' WHERE n = 1", 1),
        ("UPDATE audit_tx SET command = 'x' WHERE n = 3", 3),
        ("UPDATE audit_tx SET reason = NULL WHERE n = 1", 1),
        ("UPDATE audit_tx SET mac = NULL WHERE n = 2", 2),
        ("UPDATE audit_tx SET mac = x'00' WHERE n = 3", 3),
        ("INSERT INTO audit_tx (n, at_utc, by_name, command, mac) VALUES (4, '2026', 'x', 'x', x'00')", 4),
    ],
)
def test_any_tampering_is_found_at_the_unit_it_was_done_to(database, tampering, unit):
    three_units(database)
    unguarded(database, tampering)
    assert broken(database) == unit


@pytest.mark.parametrize("unit", [1, 2])
def test_removed_unit_is_found(database, unit):
    three_units(database)
    unguarded(database, f"DELETE FROM audit_line WHERE tx = {unit}", f"DELETE FROM audit_tx WHERE n = {unit}")
    assert broken(database) == unit + 1


def test_two_units_with_their_places_swapped_are_found(database):
    three_units(database)
    unguarded(
        database,
        "PRAGMA foreign_keys = OFF",
        *(f"UPDATE audit_tx SET n = {new} WHERE n = {old}" for old, new in ((2, 9), (3, 2), (9, 3))),
        *(f"UPDATE audit_line SET tx = {new} WHERE tx = {old}" for old, new in ((2, 9), (3, 2), (9, 3))),
    )
    assert broken(database) == 2


def test_changes_may_be_emptied_lawfully_and_the_trail_still_verifies(database):
    three_units(database)
    with closing(writer(database)) as connection:
        connection.execute("UPDATE audit_line SET changes = NULL")
    assert [line[4] for line in lines(database)] == [None] * 9
    assert broken(database) is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM audit_line",
        "DELETE FROM audit_tx WHERE n = 1",
        "UPDATE audit_line SET changes = '{}' WHERE id = 5",
        "UPDATE audit_line SET row_id = 7",
        "UPDATE audit_tx SET mac = x'00' WHERE n = 1",
        "UPDATE audit_tx SET by_name = 'x'",
        "INSERT OR REPLACE INTO audit_tx (n, at_utc, by_name, command) VALUES (1, '', '', '')",
        "INSERT OR REPLACE INTO audit_line (id, tx, table_name, row_id, op, digest) VALUES (1, 1, 'x', 1, 'I', x'00')",
    ],
)
def test_trail_refuses_to_be_altered_by_plain_sql(database, statement):
    three_units(database)
    with closing(writer(database)) as connection, pytest.raises(driver.DatabaseError):
        connection.execute(statement)
    assert broken(database) is None


def test_trail_of_the_demo_school_verifies_under_its_own_key_only(demo: Demo):
    keys = keys_of(demo.folder)
    with closing(connect(demo.folder / "ctec.db", keys.database, read_only=True)) as connection:
        assert audit.first_broken_unit(connection, keys.audit) is None
        assert audit.first_broken_unit(connection, keys.page) == 1
