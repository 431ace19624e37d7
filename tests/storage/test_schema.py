"""What every table keeps to, on both engines."""

import re
from contextlib import closing
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.tables import METADATA
from ctec_desktop.storage.types import Day
from tests.storage.conftest import KEYS

TABLES: Any = METADATA.sorted_tables
DIALECTS: dict[str, Dialect] = {"sqlite": sqlite.dialect(), "postgresql": postgresql.dialect()}
DAYS = [(table.name, column.name) for table in TABLES for column in table.columns if isinstance(column.type, Day)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_strict_in_the_file(database, table):
    with closing(database.driver_connection()) as connection:
        (strict,) = connection.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (table.name,)).fetchone()
    assert strict == 1


def test_strict_refuses_a_text_among_the_bytes(database):
    connection = connect(database.folder.database, KEYS.database, read_only=False)
    audit.register_functions(connection, KEYS.audit)
    with closing(connection), pytest.raises(driver.IntegrityError, match="cannot store TEXT"):
        connection.execute("INSERT INTO audit_tx (at_utc, by_name, command, mac) VALUES ('', '', '', 'text')")


@pytest.mark.parametrize(("table", "column"), DAYS)
def test_every_day_refuses_what_is_not_a_day(database, table, column):
    with closing(database.driver_connection()) as connection:
        (ddl,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    assert f"CHECK (date({column}) IS {column})" in ddl


@pytest.mark.parametrize("wrong", ["2026-02-30", "2026-2-3", "2026-02-03 00:00:00", "20260203", ""])
def test_a_day_that_is_none_is_refused_by_the_file_itself(wrong):
    with closing(driver.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (d TEXT CHECK (date(d) IS d)) STRICT")
        connection.execute("INSERT INTO t VALUES ('2026-02-03'), (NULL)")
        with pytest.raises(driver.IntegrityError):
            connection.execute("INSERT INTO t VALUES (?)", (wrong,))


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables_and_indexes_compile_for_both_engines(table, dialect):
    ddl = str(CreateTable(table).compile(dialect=dialect))
    indexes = [str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes]
    assert "CREATE TABLE" in ddl
    assert ddl.rstrip().endswith("STRICT") is (dialect.name == "sqlite")
    assert ("date(" in ddl) is (dialect.name == "sqlite" and any(name == table.name for name, _ in DAYS))
    assert len(indexes) == len(table.indexes)


def test_every_constraint_has_a_name_that_a_migration_can_call():
    unnamed = [(table.name, c) for table in TABLES for c in (*table.constraints, *table.indexes) if not c.name]
    assert unnamed == []


def test_no_two_indexes_or_constraints_share_a_name():
    names = [str(item.name) for table in TABLES for item in (*table.constraints, *table.indexes)]
    assert sorted(set(names)) == sorted(names)


def test_every_foreign_key_forbids_deleting_what_it_names():
    keys = [key for table in TABLES for key in table.foreign_keys]
    assert keys
    assert {key.ondelete for key in keys} == {"RESTRICT"}


def test_every_foreign_key_is_served_by_an_index():
    for table in TABLES:
        if table.name == "audit_line":  # units are never deleted, lines are read in the order they were written
            continue
        leading = {next(iter(index.columns)).name for index in table.indexes}
        leading |= {next(iter(c.columns)).name for c in table.constraints if type(c).__name__ == "UniqueConstraint"}
        assert {key.parent.name for key in table.foreign_keys} <= leading, table.name


def test_records_that_travel_carry_a_unique_uid():
    with_uid = [table for table in TABLES if "uid" in table.columns]
    assert len(with_uid) > 10
    assert all(re.search(r"UNIQUE \(uid\)", str(CreateTable(t).compile(dialect=DIALECTS["sqlite"]))) for t in with_uid)
