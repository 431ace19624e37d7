"""What tests of undoing an import look at."""

from contextlib import closing

from ctec_desktop.storage.tables import METADATA
from tests.schools import CLERK, database_of

_NOT_COMPARED = ("audit_", "import_", "search_")


def content(school) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those about the import itself; versions only ever rise."""
    found = {}
    with closing(database_of(school.office).driver_connection()) as connection:
        for table in METADATA.sorted_tables:
            if not table.name.startswith(_NOT_COMPARED):
                kept = ", ".join(f'"{column.name}"' for column in table.c if column.name != "version")
                found[table.name] = sorted(connection.execute(f"SELECT {kept} FROM {table.name}"), key=repr)
    return found


def undo(school, reason="导错了文件", actor=CLERK):
    run = school.office.imports.last_run(actor)
    assert run is not None
    return school.office.imports.undo(actor, run.id, reason)
