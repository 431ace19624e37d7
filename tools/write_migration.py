"""Writes the SQL of the newest, unreleased migration: what today's tables have that the revision before it has not.

`python -m tools.write_migration`; with `keep`, today's schema becomes the released one that a new revision, named here
as `WRITTEN`, starts from. SQLite cannot alter a constraint, so a table that changed is made anew beside the old
one, filled and renamed; PostgreSQL alters it in place. A column that every row needs must say what old rows get: a
server default, or an expression under `old_rows` in its `info`.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from ctec_desktop.storage.tables import METADATA

VERSIONS = Path(__file__).resolve().parents[1] / "ctec_desktop" / "storage" / "migrations" / "versions"
RELEASED = Path(__file__).resolve().parent / "released"
WRITTEN = "0008_counts_taken_back_and_paper_in_hand"
_SQLITE: Dialect = sqlite.dialect()
_POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
DIALECTS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}

_CREATED = re.compile(r'CREATE (?:UNIQUE )?(TABLE|INDEX) "?(\w+)"?')
_LINE = re.compile(r'"?(\w+)"? ')


@dataclass(frozen=True, slots=True)
class Schema:
    """Statements by the name of the table or index they make, in order."""

    tables: dict[str, str]
    indexes: dict[str, str]


def todays(dialect: Dialect) -> Schema:
    tables: dict[str, str] = {}
    indexes: dict[str, str] = {}
    for table in METADATA.sorted_tables:
        tables[table.name] = _tidy(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            indexes[str(index.name)] = _tidy(CreateIndex(index).compile(dialect=dialect))
    return Schema(tables, indexes)


def released(name: str) -> Schema:
    """The schema of the newest released revision, as it was kept when that was released."""
    schema = Schema({}, {})
    for statement in (RELEASED / f"{name}.sql").read_text("utf-8").split(";\n"):
        if found := _CREATED.match(statement.strip()):
            kind = schema.tables if found[1] == "TABLE" else schema.indexes
            kind[found[2]] = statement.strip()
    return schema


def keep(name: str) -> None:
    """Keeps today's schema as the released one: the first step when a new revision is begun."""
    schema = todays(DIALECTS[name])
    told = (*schema.tables.values(), *schema.indexes.values())
    (RELEASED / f"{name}.sql").write_text("".join(f"{statement};\n" for statement in told), "utf-8")


def statements(name: str) -> list[str]:
    """What turns the released schema into today's, in an order that holds."""
    old, new = released(name), todays(DIALECTS[name])
    rebuilt = {table for table in new.tables if table in old.tables and old.tables[table] != new.tables[table]}
    told = [f"DROP INDEX {index}" for index, sql in old.indexes.items() if new.indexes.get(index) != sql]
    for table, sql in new.tables.items():
        if table not in old.tables:
            told.append(sql)
        elif table in rebuilt:
            told += (_made_anew if name == "sqlite" else _altered)(table, old.tables[table], sql)
    for index, sql in new.indexes.items():
        lost = name == "sqlite" and sql.split(" ON ")[1].split(" ")[0] in rebuilt
        if old.indexes.get(index) != sql or lost:
            told.append(sql)
    gone = [table for table in old.tables if table not in new.tables]
    return [*told, *(f"DROP TABLE {table}" for table in reversed(gone))]


def source(name: str) -> str:
    """The whole file of one dialect as it must stand."""
    return "".join(f"{statement};\n" for statement in statements(name))


def target(name: str) -> Path:
    return VERSIONS / f"{WRITTEN}.{name}.sql"


def _made_anew(table: str, old: str, new: str) -> list[str]:
    kept = {column: column for column in _columns(old) if column in _columns(new)}
    kept |= {column: told for column, told in _old_rows(table).items() if column not in kept}
    return [
        re.sub(rf'CREATE TABLE "?{table}"?', f"CREATE TABLE new_{table}", new, count=1),
        f"INSERT INTO new_{table} ({', '.join(kept)}) SELECT {', '.join(kept.values())} FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE new_{table} RENAME TO {table}",
    ]


def _altered(table: str, old: str, new: str) -> list[str]:
    was, now = {**_columns(old), **_constraints(old)}, {**_columns(new), **_constraints(new)}
    told = []
    for name, line in tuple(was.items()):
        kind = "CONSTRAINT" if name in _constraints(old) else "COLUMN"
        if now.get(name) != line:
            if kind == "COLUMN" and now.get(name) == line.removesuffix(" NOT NULL"):
                told.append(f"ALTER TABLE {table} ALTER COLUMN {name} DROP NOT NULL")
                was[name] = now[name]
                continue
            if kind == "COLUMN" and name in now:
                raise SystemExit(f"{table}.{name} changed its type: write this step by hand.")
            told.append(f"ALTER TABLE {table} DROP {kind} {name}")
    given = _old_rows(table)
    for name, line in now.items():
        if was.get(name) != line and name in given:
            told.append(f"ALTER TABLE {table} ADD COLUMN {line.removesuffix(' NOT NULL')}")
            told.append(f"UPDATE {table} SET {name} = {given[name]}")
            told.append(f"ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL")
        elif was.get(name) != line:
            told.append(f"ALTER TABLE {table} ADD {'' if name in _constraints(new) else 'COLUMN '}{line}")
    return told


def _old_rows(table: str) -> dict[str, str]:
    """By column of today's table: what a row that was there before it gets."""
    columns = METADATA.tables[table].columns
    return {column.name: column.info["old_rows"] for column in columns if "old_rows" in column.info}


def _columns(sql: str) -> dict[str, str]:
    return {name: line for name, line in _lines(sql) if not line.startswith("CONSTRAINT ")}


def _constraints(sql: str) -> dict[str, str]:
    return {line.split(" ")[1]: line for _, line in _lines(sql) if line.startswith("CONSTRAINT ")}


def _lines(sql: str) -> list[tuple[str, str]]:
    body = [line.strip().rstrip(",") for line in sql.splitlines()[1:-1]]
    return [(found[1], line) for line in body if (found := _LINE.match(line))]


def _tidy(statement: Any) -> str:
    lines = (line.rstrip() for line in str(statement).strip().splitlines())
    return "\n".join(line for line in lines if line).replace(")\n STRICT", ") STRICT")


if __name__ == "__main__":
    for dialect_name in DIALECTS:
        if "keep" in sys.argv[1:]:
            keep(dialect_name)
        target(dialect_name).write_text(source(dialect_name), "utf-8")
