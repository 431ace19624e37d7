"""One action, one transaction."""

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.storage.tables import DepartmentRow, SettingRow
from ctec_desktop.storage.uow import Command
from tests.storage.test_audit import broken, lines

COMMAND = Command("周老师", "test")
TABLES = ("audit_tx", "audit_line", "setting", "department")


def counts(database) -> dict[str, int]:
    with database.read() as connection:
        return {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}").scalar_one() for t in TABLES}


def test_everything_written_is_kept_together(database):
    with database.unit(COMMAND) as unit:
        unit.add(DepartmentRow(name="机电系"))
        unit.insert_many(SettingRow, [{"key": f"k{n}", "value": "v"} for n in range(1200)])
    assert counts(database) == {"audit_tx": 1, "audit_line": 2, "setting": 1200, "department": 1}


@pytest.mark.parametrize("error", [Cancelled, RuntimeError, KeyboardInterrupt])
def test_whatever_goes_wrong_leaves_nothing(database, error):
    def interrupted() -> None:
        with database.unit(COMMAND) as unit:
            unit.add(DepartmentRow(name="机电系"))
            unit.insert_many(SettingRow, [{"key": "k", "value": "v"}])
            raise error

    with pytest.raises(error):
        interrupted()
    assert set(counts(database).values()) == {0}
    with database.unit(COMMAND) as unit:
        unit.add(DepartmentRow(name="机电系"))
    assert broken(database) is None


def test_second_save_of_one_record_is_refused_and_leaves_nothing(database):
    with database.unit(COMMAND) as unit:
        row_id = unit.add(DepartmentRow(name="机电系")).id

    def late_save() -> None:
        with database.unit(COMMAND) as unit:
            row = unit.session.get_one(DepartmentRow, row_id)
            unit.connection.exec_driver_sql("UPDATE department SET version = version + 1")
            row.name = "机械系"

    with pytest.raises(RuleViolation) as refused:
        late_save()
    assert refused.value.problems[0].code == OfficeCode.SAVED_BY_SOMEBODY_ELSE
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT name, version FROM department").all() == [("机电系", 1)]


def test_version_moves_with_every_save(database):
    with database.unit(COMMAND) as unit:
        row_id = unit.add(DepartmentRow(name="机电系")).id
    for name in ("机械系", "机器人系"):
        with database.unit(COMMAND) as unit:
            unit.session.get_one(DepartmentRow, row_id).name = name
    with database.read() as connection:
        assert connection.exec_driver_sql("SELECT version FROM department").scalar_one() == 3


def test_reserved_ids_are_nobody_elses(database):
    with database.unit(COMMAND) as unit:
        unit.add(DepartmentRow(name="a"))
        ids = unit.reserve_ids(DepartmentRow, 3)
        unit.insert_many(DepartmentRow, [{"id": n, "name": f"d{n}"} for n in ids])
        assert unit.add(DepartmentRow(name="b")).id not in ids
        assert unit.reserve_ids(DepartmentRow, 0) == []


def test_writing_is_audited_however_the_rows_are_sent(database):
    with database.unit(COMMAND) as unit:
        unit.add(SettingRow(key="a", value="1"))
        unit.insert_many(SettingRow, [{"key": "b", "value": "2"}, {"key": "c", "value": "3"}])
        unit.connection.exec_driver_sql("UPDATE setting SET value = '9' WHERE key = 'a'")
    assert [(line[1], line[3]) for line in lines(database)] == [("setting", op) for op in "IIIU"]
    assert broken(database) is None


def test_seal_is_the_last_thing_before_the_commit(database):
    said: list[str] = []
    with database.unit(COMMAND) as unit:
        event.listen(unit.connection.engine, "commit", lambda connection: said.append(_seal(connection)))
        unit.add(SettingRow(key="a", value="1"))
    assert said == ["sealed"]


def _seal(connection) -> str:
    raw = connection.connection.dbapi_connection
    return "sealed" if raw.execute("SELECT mac FROM audit_tx ORDER BY n DESC LIMIT 1").fetchone()[0] else "open"


def _triggers(database) -> list[tuple[str, str]]:
    with database.read() as connection:
        return list(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY 1"))


def _named(database) -> list[tuple[str, int, str]]:
    """The rows the trail names, one after the other."""
    with database.read() as connection:
        said = "SELECT table_name, op, row_id, coalesce(until_row_id, row_id) FROM audit_line ORDER BY id"
        found = connection.exec_driver_sql(said).all()
    return [(table, n, op) for table, op, first, last in found for n in range(first, last + 1)]


def test_many_rows_sent_together_have_one_line_that_names_them_all(database):
    before = _triggers(database)
    for few in (3, 3):
        with database.unit(COMMAND) as unit:
            unit.insert_many(DepartmentRow, [{"name": f"系{unit.number}-{n}"} for n in range(few)])
    with database.unit(COMMAND) as unit:
        unit.insert_many(DepartmentRow, [{"name": f"系{unit.number}-{n}"} for n in range(600)])
        unit.add(DepartmentRow(name="机电系"))
    assert _named(database) == [("department", n, "I") for n in range(1, 608)]
    assert len(lines(database)) == 6 + 1 + 1
    assert _triggers(database) == before
    assert broken(database) is None


def test_rows_that_came_in_before_a_batch_failed_are_in_the_trail_when_the_caller_goes_on(database):
    before = _triggers(database)
    with database.unit(COMMAND) as unit:
        names = [f"系{n}" for n in range(599)]
        with pytest.raises(IntegrityError):
            unit.insert_columns(DepartmentRow, {"name": [*names, names[0]]})
        unit.add(DepartmentRow(name="机电系"))
    with database.read() as connection:
        ids = list(connection.exec_driver_sql("SELECT id FROM department ORDER BY id").scalars())
    assert [row_id for _, row_id, _ in _named(database)] == ids
    assert _triggers(database) == before
    assert broken(database) is None


def test_rows_with_gaps_between_their_ids_have_a_line_each(database):
    ids = [*range(1, 600), 700]
    with database.unit(COMMAND) as unit:
        unit.insert_columns(DepartmentRow, {"id": ids, "name": [f"系{n}" for n in ids]})
    assert [line[2] for line in lines(database)] == ids
    assert broken(database) is None


def test_a_batch_whose_rows_are_not_the_newest_is_no_batch(database):
    with database.unit(COMMAND) as unit:
        unit.insert_many(DepartmentRow, [{"id": 10_000, "name": "机电系"}])

    def sent_below() -> None:
        with database.unit(COMMAND) as unit:
            unit.insert_columns(DepartmentRow, {"id": list(range(1, 601)), "name": [f"系{n}" for n in range(600)]})

    with pytest.raises(RuntimeError):
        sent_below()
    assert counts(database)["department"] == 1
    assert broken(database) is None
