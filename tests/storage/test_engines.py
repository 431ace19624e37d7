"""One writer, readers that cannot write, and a key that is never seen."""

import logging
from contextlib import closing

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage.database import open_database
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.engines import reader_engine, writer_engine
from ctec_desktop.storage.tables import SettingRow, StudentRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import fault_sentence
from tests.storage.conftest import KEYS

COMMAND = Command("测试", "test")


def test_foreign_keys_are_enforced(database):
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.unit(COMMAND) as unit:
        unit.add(StudentRow(person_id=77, student_no="1", class_group_id=88))


def test_readers_cannot_write(database):
    statement = text("INSERT INTO setting (key, value) VALUES ('a', 'b')")
    with database.read() as connection, pytest.raises(DBAPIError, match="readonly"):
        connection.execute(statement)
    with closing(database.driver_connection()) as raw, pytest.raises(driver.OperationalError, match="readonly"):
        raw.execute("CREATE TABLE t (x)")


def test_a_unit_takes_the_write_lock_at_once(database):
    begun: list[str] = []
    engine = writer_engine(database.folder.database, KEYS.database, KEYS.audit)
    event.listen(engine, "before_cursor_execute", lambda *call: begun.append(call[2]))
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        with closing(connect(database.folder.database, KEYS.database, read_only=False)) as other:
            other.execute("PRAGMA busy_timeout = 0")
            with pytest.raises(driver.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    engine.dispose()
    assert begun[0] == "BEGIN IMMEDIATE"


def test_reader_sees_one_state_while_another_writes(database):
    with database.read() as reader:
        before = reader.scalar(text("SELECT count(*) FROM setting"))
        with database.unit(COMMAND) as unit:
            unit.add(SettingRow(key="k", value="v"))
        assert reader.scalar(text("SELECT count(*) FROM setting")) == before
    with database.read() as reader:
        assert reader.scalar(text("SELECT count(*) FROM setting")) == before + 1


def test_write_while_another_program_holds_the_database_is_a_sentence(database, monkeypatch):
    monkeypatch.setattr("ctec_desktop.storage.driver.BUSY_TIMEOUT_S", 0.01)
    with closing(connect(database.folder.database, KEYS.database, read_only=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EnvironmentFault) as busy, database.unit(COMMAND):
            pytest.fail("the unit must not begin")
    assert busy.value.kind == StorageFault.DATABASE_BUSY


def test_connection_keeps_the_promises_of_the_design(database):
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
    with closing(connect(database.folder.database, KEYS.database, read_only=False)) as connection:
        told = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in pragmas}
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}


def test_key_is_in_no_url_repr_log_or_error(database, caplog):
    secret = KEYS.database.hex()
    caplog.set_level(logging.DEBUG)
    engine = reader_engine(database.folder.database, KEYS.database)
    engine.echo = True
    try:
        with pytest.raises(DBAPIError) as error, engine.connect() as connection:
            connection.execute(text("SELECT * FROM nowhere WHERE x = :x"), {"x": "137000200803010012"})
    finally:
        engine.dispose()
    said = [str(engine.url), repr(engine), repr(engine.pool), repr(KEYS), str(KEYS), str(error.value), caplog.text]
    assert not [one for one in said if secret in one or repr(KEYS.database) in one]
    assert "137000200803010012" not in str(error.value)


@pytest.mark.parametrize("key", [b"x" * 32, b"d" * 31 + b"e"])
def test_wrong_key_is_a_sentence_that_does_not_hold_the_key(database, key):
    with pytest.raises(EnvironmentFault) as wrong:
        connect(database.folder.database, key, read_only=True)
    assert wrong.value.kind == StorageFault.KEY_DOES_NOT_FIT
    assert wrong.value.__cause__ is None
    assert key.hex() not in str(wrong.value) + fault_sentence(wrong.value)


def test_missing_database_is_not_made_by_opening_it(tmp_path):
    path = tmp_path / "nothing.db"
    with pytest.raises(EnvironmentFault) as missing:
        connect(path, KEYS.database, read_only=False)
    assert missing.value.kind == StorageFault.DATABASE_MISSING
    assert not path.exists()


def test_damaged_page_met_while_reading_is_a_sentence(database):
    with database.unit(COMMAND) as unit:
        unit.insert_many(SettingRow, [{"key": f"k{n}", "value": "v" * 400} for n in range(200)])
    database.close()
    content = bytearray(database.folder.database.read_bytes())
    for page in range(40, len(content) // 4096):
        content[page * 4096 + 100] ^= 0xFF
    database.folder.database.write_bytes(content)
    with pytest.raises(EnvironmentFault) as damaged, database.read() as connection:
        connection.execute(text("SELECT value FROM setting")).all()
    assert damaged.value.kind == StorageFault.DATABASE_DAMAGED


@pytest.mark.parametrize("table", ["alembic_version", "school"])
def test_damaged_page_met_while_opening_is_a_sentence(database, fixed_clock, table):
    """The database was closed in order; the page is read before any list is."""
    with closing(database.driver_connection()) as connection:
        statement = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        ((page,),) = connection.execute(statement, (table,)).fetchall()
    database.close()
    path = database.folder.database
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 + 100] ^= 0xFF
    path.write_bytes(content)
    with (
        pytest.raises(EnvironmentFault) as damaged,
        closing(open_database(database.folder, KEYS, fixed_clock, None)) as opened,
    ):
        opened.read_at_start("SELECT name FROM school LIMIT 1")
    assert damaged.value.kind == StorageFault.DATABASE_DAMAGED
