"""The triggers of SQLite, generated from the tables: what a change leaves in the trail, which moves are lawful."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import MetaData, Table

from ctec_desktop.domain.applications import MAY_BECOME, ApplicationState
from ctec_desktop.domain.lifecycle import FIRST_STATE
from ctec_desktop.storage.audit import INSERTED, LINE_AS_SENT, MASKED, OPEN_TX

_DERIVED = {"search_term", "search_entry", "search_state"}
_NOT_AUDITED = frozenset({"audit_tx", "audit_line", "alembic_version", "import_old", *_DERIVED})


def is_audited(table: str) -> bool:
    """Whether changes of the table are kept in the trail."""
    return table not in _NOT_AUDITED


def trigger_statements(metadata: MetaData) -> Iterator[str]:
    """Every trigger of the SQLite database, in a fixed order."""
    for table in metadata.sorted_tables:
        if is_audited(table.name):
            yield from _table_triggers(table)
    yield from _AUDIT_GUARDS
    yield from _STATE_GUARDS


def drop_triggers(connection: Any) -> None:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TRIGGER "{name}"')


def install_triggers(connection: Any, metadata: MetaData) -> None:
    for statement in trigger_statements(metadata):
        connection.execute(statement)


def _table_triggers(table: Table) -> Iterator[str]:
    name = table.name
    columns = [column for column in table.columns if column.name not in ("id", "version")]
    told = ",".join(f"{column.name}{MASKED if column.info.get('sensitive') else ''}" for column in columns)
    changed = ",".join(f'old."{column.name}",new."{column.name}"' for column in columns)
    whole = ",".join(f'old."{column.name}"' for column in columns)
    yield (
        f"CREATE TRIGGER audit_{name}_insert AFTER INSERT ON {name} BEGIN "
        f"INSERT INTO audit_line ({LINE_AS_SENT}) "
        f"VALUES ({OPEN_TX}, '{name}', new.id, '{INSERTED}', NULL, x''); END"
    )
    yield _line_trigger(name, "UPDATE", "U", f"audit_changes('{told}',{changed})")
    yield _line_trigger(name, "DELETE", "D", f"audit_row('{told}',{whole})")


def _line_trigger(table: str, event: str, op: str, changes: str) -> str:
    return (
        f"CREATE TRIGGER audit_{table}_{event.lower()} AFTER {event} ON {table} BEGIN "
        f"INSERT INTO audit_line ({LINE_AS_SENT}) "
        f"SELECT tx, '{table}', old.id, '{op}', changes, audit_digest(tx, '{table}', old.id, '{op}', changes) "
        f"FROM (SELECT {OPEN_TX} AS tx, {changes} AS changes); END"
    )


_AUDIT_GUARDS = (
    # Inserts need no function of ours, so the unit they belong to asks for one: without it nothing is written.
    "CREATE TRIGGER audit_tx_opened BEFORE INSERT ON audit_tx BEGIN SELECT audit_is_ready(); END",
    "CREATE TRIGGER audit_line_kept BEFORE DELETE ON audit_line BEGIN "
    "SELECT RAISE(ABORT, 'audit lines are never deleted'); END",
    "CREATE TRIGGER audit_line_fixed BEFORE UPDATE ON audit_line "
    "WHEN new.tx IS NOT old.tx OR new.table_name IS NOT old.table_name OR new.row_id IS NOT old.row_id "
    "OR new.until_row_id IS NOT old.until_row_id OR new.op IS NOT old.op "
    "OR new.digest IS NOT old.digest OR new.changes IS NOT NULL BEGIN "
    "SELECT RAISE(ABORT, 'audit lines are never altered'); END",
    "CREATE TRIGGER audit_tx_kept BEFORE DELETE ON audit_tx BEGIN "
    "SELECT RAISE(ABORT, 'audit units are never deleted'); END",
    "CREATE TRIGGER audit_tx_fixed BEFORE UPDATE ON audit_tx "
    "WHEN old.mac IS NOT NULL OR new.n IS NOT old.n OR new.at_utc IS NOT old.at_utc "
    "OR new.by_name IS NOT old.by_name OR new.command IS NOT old.command OR new.reason IS NOT old.reason BEGIN "
    "SELECT RAISE(ABORT, 'audit units are sealed once'); END",
)

_NEWEST_MOVE = "SELECT max(id) FROM transition WHERE agreement_id = old.id"
_NEWEST_STANDING = (
    "SELECT max(own.id) FROM transition own WHERE own.agreement_id = new.agreement_id AND own.undoes_id IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM transition back WHERE back.undoes_id = own.id)"
)
_LAWFUL_DECISIONS = ", ".join(
    f"('{state.value}', '{after.value}')" for state, afters in MAY_BECOME.items() for after in sorted(afters)
)
_STATE_GUARDS = (
    "CREATE TRIGGER agreement_begins BEFORE INSERT ON agreement "
    f"WHEN new.state <> '{FIRST_STATE.value}' BEGIN "
    "SELECT RAISE(ABORT, 'an agreement begins as a draft'); END",
    "CREATE TRIGGER agreement_state_by_move BEFORE UPDATE OF state ON agreement "
    "WHEN new.state <> old.state AND NOT EXISTS (SELECT 1 FROM transition t "
    f"WHERE t.id = ({_NEWEST_MOVE}) AND t.from_state = old.state AND t.to_state = new.state) BEGIN "
    "SELECT RAISE(ABORT, 'the state of an agreement is set by its moves alone'); END",
    "CREATE TRIGGER transition_from_here BEFORE INSERT ON transition "
    "WHEN new.from_state IS NOT (SELECT state FROM agreement WHERE id = new.agreement_id) BEGIN "
    "SELECT RAISE(ABORT, 'the move does not begin where the agreement stands'); END",
    # Which moves there are is a check of the table itself, so that it holds on PostgreSQL too.
    "CREATE TRIGGER transition_takes_back_the_newest BEFORE INSERT ON transition "
    "WHEN new.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transition t "
    f"WHERE t.id = ({_NEWEST_STANDING}) AND t.id = new.undoes_id "
    "AND t.from_state = new.to_state AND t.to_state = new.from_state) BEGIN "
    "SELECT RAISE(ABORT, 'only the newest move is taken back'); END",
    "CREATE TRIGGER transition_moves AFTER INSERT ON transition BEGIN "
    "UPDATE agreement SET state = new.to_state WHERE id = new.agreement_id; END",
    "CREATE TRIGGER transition_fixed BEFORE UPDATE ON transition BEGIN "
    "SELECT RAISE(ABORT, 'moves are never altered'); END",
    "CREATE TRIGGER transition_kept BEFORE DELETE ON transition BEGIN "
    "SELECT RAISE(ABORT, 'moves are never deleted'); END",
    "CREATE TRIGGER application_begins BEFORE INSERT ON placement_application "
    f"WHEN new.state <> '{ApplicationState.PENDING.value}' BEGIN "
    "SELECT RAISE(ABORT, 'an application begins undecided'); END",
    "CREATE TRIGGER application_decision_is_lawful BEFORE UPDATE OF state ON placement_application "
    f"WHEN new.state <> old.state AND (old.state, new.state) NOT IN (VALUES {_LAWFUL_DECISIONS}) BEGIN "
    "SELECT RAISE(ABORT, 'an application has no such decision'); END",
)
