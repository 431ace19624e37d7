"""The write unit: one user's action, one transaction, one sealed entry in the audit trail."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Engine, insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.kernel.clock import Clock
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.ids import new_uids
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage import audit
from ctec_desktop.storage.driver import fault_of_driver_error
from ctec_desktop.storage.indexes import made_behind
from ctec_desktop.storage.sending import send
from ctec_desktop.storage.tables import AuditTxRow, Base
from ctec_desktop.storage.types import Day
from ctec_desktop.storage.writers.search import keep_up

R = TypeVar("R", bound=Base)


_FEWEST_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Command:
    """Who writes and what for, as the audit trail keeps it."""

    by_name: str
    name: str
    reason: str | None = None


class WriteUnit(AbstractContextManager["WriteUnit"]):
    """Everything written inside is kept together or not at all.

    Rows that are few are added through `session` (with the optimistic lock); many rows go through `insert_many`.
    Raises on leaving: EnvironmentFault when the disk is full, the folder read-only or the database busy;
    RuleViolation when somebody else saved the same record in between.
    """

    def __init__(self, engine: Engine, path: Path, clock: Clock, audit_key: bytes, command: Command) -> None:
        self._engine = engine
        self._path = path
        self._clock = clock
        self._audit_key = audit_key
        self._command = command

    def __enter__(self) -> "WriteUnit":
        self._guarded(self._open)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._guarded(self._commit)
        finally:
            self.session.close()
            self.connection.close()
        if isinstance(error, DBAPIError):
            self._raise_fault(error)

    @property
    def at_utc(self) -> Any:
        """The instant of the unit, the same for every record in it."""
        return self._at_utc

    @property
    def number(self) -> int:
        """The unit's own number in the audit trail."""
        return self._n

    def insert_many(self, row: type[R], values: Sequence[Mapping[str, Any]]) -> None:
        """Inserts many rows of one table; all name the same columns. Ids are given by the caller or by the database.

        The statement is made once and the driver is handed plain tuples: half the time of Core's `executemany`.
        """
        if values:
            self.insert_columns(row, {name: [one[name] for one in values] for name in values[0]})

    def insert_columns(self, row: type[R], given: Mapping[str, Sequence[Any]]) -> None:
        """`insert_many` for rows that are given column by column."""
        count = len(next(iter(given.values())))
        table, dialect = row.__tablename__, self.connection.dialect
        if not count:
            return
        columns = [column for column in row.__table__.columns if column.name in given or column.default is not None]
        if dialect.paramstyle != "qmark":
            rows = zip(*given.values(), strict=True)
            self.connection.execute(insert(row), [dict(zip(given, one, strict=True)) for one in rows])
            return
        statement = str(insert(row).compile(dialect=dialect, column_keys=[column.name for column in columns]))
        told = [_told(column, given.get(column.name), count, dialect) for column in columns]
        if count < _FEWEST_TOGETHER:
            self.connection.exec_driver_sql(statement, list(zip(*told, strict=True)))
            return
        with audit.inserted_together(self._driver, table, count), made_behind(self.connection, table, count):
            send(self.connection, statement, told)

    def reserve_ids(self, row: type[R], count: int) -> list[int]:
        """`count` ids nobody else will get, so that rows of several tables can name each other before they are sent."""
        table = row.__tablename__
        if self.connection.dialect.name == "postgresql":
            statement = text("SELECT nextval(pg_get_serial_sequence(:t, 'id')) FROM generate_series(1, :n)")
            return list(self.connection.scalars(statement, {"t": table, "n": count}))
        newest = self.connection.scalar(text(f"SELECT coalesce(max(id), 0) FROM {table}"))
        return list(range(newest + 1, newest + 1 + count))

    def add(self, row: R) -> R:
        """Adds one row and gives it its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def _open(self) -> None:
        self.connection: Connection = self._engine.connect()
        try:
            self._at_utc = self._clock.now_utc()
            self._n = self.connection.execute(
                insert(AuditTxRow)
                .values(
                    at_utc=self._at_utc,
                    by_name=self._command.by_name,
                    command=self._command.name,
                    reason=self._command.reason,
                )
                .returning(AuditTxRow.n)
            ).scalar_one()
        except BaseException:
            self.connection.close()
            raise
        self.session = Session(self.connection, autoflush=True, expire_on_commit=False)

    def _commit(self) -> None:
        try:
            self.session.flush()
        except StaleDataError as error:
            raise RuleViolation([Problem(OfficeCode.SAVED_BY_SOMEBODY_ELSE)]) from error
        keep_up(self.connection, self._n)
        audit.seal(self._driver, self._n, self._audit_key)
        self.connection.commit()

    @property
    def _driver(self) -> Any:
        return self.connection.connection.dbapi_connection

    def _guarded(self, step: Callable[[], None]) -> None:
        try:
            step()
        except DBAPIError as error:
            self._raise_fault(error)
            raise

    def _raise_fault(self, error: DBAPIError) -> None:
        fault = fault_of_driver_error(str(error.orig), self._path)
        if fault is not None:
            raise fault from error


def _told(column: Any, given: Sequence[Any] | None, count: int, dialect: Dialect) -> Sequence[Any]:
    """What the driver is told for one column, row by row; a column the rows do not name gets its default."""
    if given is None:
        if column.name == "uid":
            return new_uids(count)
        default = column.default
        given = [default.arg(None) for _ in range(count)] if default.is_callable else [default.arg] * count
    process = column.type.bind_processor(dialect)
    if process is None:
        return given
    if isinstance(column.type, Day):  # thousands of rows share few days
        days = {day: process(day) for day in set(given)}
        return [days[day] for day in given]
    return [process(value) for value in given]
