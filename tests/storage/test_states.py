"""The state of an agreement is set by its moves alone."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import connect
from tests.domain.lives import expected
from tests.schools import Demo, keys_of


@pytest.fixture
def connection(demo: Demo, tmp_path: Path):
    """The writer's connection to the demo school, inside an open unit."""
    folder = demo.copied_to(tmp_path)
    keys = keys_of(folder)
    with closing(connect(folder / "ctec.db", keys.database, read_only=False)) as opened:
        audit.register_functions(opened, keys.audit)
        opened.execute("INSERT INTO audit_tx (at_utc, by_name, command) VALUES ('2026', 'x', 'x')")
        yield opened


def state(connection) -> str:
    return str(connection.execute("SELECT state FROM agreement WHERE id = 1").fetchone()[0])


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreement SET state = 'archived'",
        "UPDATE agreement SET state = 'draft'",
        "UPDATE agreement SET number = number || 'x', state = 'void'",
        "UPDATE OR REPLACE agreement SET state = 'void'",
        "UPDATE OR IGNORE agreement SET state = 'void'",
        "INSERT OR REPLACE INTO agreement SELECT * FROM agreement WHERE id = 1",
        "INSERT INTO agreement (uid, version, kind, number, serial, school_year, student_id, placement_id, state) "
        "SELECT 'u', 1, kind, 'N', 1, school_year, student_id, placement_id, 'issued' FROM agreement WHERE id = 1",
        "INSERT INTO transition (agreement_id, from_state, to_state, by_name, at_utc) "
        "VALUES (1, 'draft', 'void', '', '')",
        "INSERT INTO transition (agreement_id, from_state, to_state, by_name, at_utc) "
        "VALUES (1, 'issued', 'nonsense', '', '')",
        "INSERT INTO transition (agreement_id, from_state, to_state, by_name, at_utc) "
        "VALUES (1, 'issued', 'void', '', '')",
        "UPDATE transition SET to_state = 'void'",
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc, choice, reason) "
        "VALUES (1, 'withdraw', 'issued', 'withdrawn', '', '', 'wrong', '  ')",
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc, reason) "
        "VALUES (1, 'decline', 'issued', 'declined', '', '', '不签')",
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc, reason) "
        "VALUES (1, 'undo', 'issued', 'draft', '', '', '写错')",
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc) "
        "VALUES (1, 'complete', 'issued', 'in_force', '', '')",
        "DELETE FROM transition",
        "INSERT OR REPLACE INTO transition SELECT * FROM transition WHERE id = 1",
    ],
)
def test_no_other_sql_sets_the_state(connection, statement):
    with pytest.raises(driver.IntegrityError):
        connection.execute(statement)
    assert state(connection) == "issued"


def test_move_of_the_life_cycle_sets_the_state(connection):
    connection.execute(
        "INSERT INTO agreement (id, uid, version, kind, number, serial, school_year, student_id, placement_id, state) "
        "SELECT 999, 'u', 1, kind, 'N', 1, school_year, student_id, placement_id, 'draft' FROM agreement WHERE id = 1"
    )
    move = (
        "INSERT INTO transition (agreement_id, from_state, to_state, by_name, at_utc) "
        "VALUES (999, 'draft', 'issued', '', '')"
    )
    connection.execute(move)
    assert connection.execute("SELECT state FROM agreement WHERE id = 999").fetchone() == ("issued",)
    with pytest.raises(driver.IntegrityError, match="does not begin where"):
        connection.execute(move)


def test_other_columns_stay_free(connection):
    connection.execute("UPDATE agreement SET school_year = '2030-2031' WHERE id = 1")
    assert state(connection) == "issued"


def test_agreement_begins_as_a_draft(connection):
    connection.execute(
        "INSERT INTO agreement (uid, version, kind, number, serial, school_year, student_id, placement_id, state) "
        "SELECT 'u', 1, kind, 'N', 1, school_year, student_id, placement_id, 'draft' FROM agreement WHERE id = 1"
    )
    assert connection.execute("SELECT state FROM agreement WHERE number = 'N'").fetchone() == ("draft",)


def test_only_expected_steps_are_kept(connection):
    """Every source and target, with a record of every move: the database refuses what the office does not expect."""
    insert = (
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc, choice, reason) "
        "VALUES (1, ?, ?, ?, '', '', 'other', '原因写明')"
    )
    connection.execute("DROP TRIGGER transition_from_here")
    connection.execute("DROP TRIGGER transition_moves")
    kept = set()
    for move in MoveName:
        for source in AgreementState:
            for target in AgreementState:
                try:
                    connection.execute(insert, (move.value, source.value, target.value))
                except driver.IntegrityError:
                    continue
                kept.add((source.value, target.value))
    assert kept == set(expected())


def test_only_the_newest_move_is_taken_back(connection):
    signed = "INSERT INTO transition (id, agreement_id, move, from_state, to_state, by_name, at_utc) VALUES "
    connection.execute(f"{signed} (901, 1, 'return', 'issued', 'signing', '', '')")
    connection.execute(f"{signed} (902, 1, 'complete', 'signing', 'complete', '', '')")
    back = (
        "INSERT INTO transition (agreement_id, move, from_state, to_state, by_name, at_utc, reason, undoes_id) "
        "VALUES (1, 'undo', ?, ?, '', '', '登记错了', ?)"
    )
    with pytest.raises(driver.IntegrityError, match="only the newest"):
        connection.execute(back, ("complete", "issued", 901))
    connection.execute(back, ("complete", "signing", 902))
    with pytest.raises(driver.IntegrityError):
        connection.execute(back, ("signing", "complete", 902))
    connection.execute(back, ("signing", "issued", 901))
    assert state(connection) == "issued"
