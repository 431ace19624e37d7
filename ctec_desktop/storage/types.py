"""Column types that fit STRICT tables of SQLite and the proper types of PostgreSQL with one definition."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

BigId = BigInteger().with_variant(Integer(), "sqlite")
SortText = Text().with_variant(Text(collation="C"), "postgresql")


class Day(TypeDecorator[date]):
    """A civil day: ISO text on SQLite (checked by `date(x) IS x`), DATE on PostgreSQL."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if isinstance(value, datetime) or not isinstance(value, date):
            raise TypeError(f"a day must be a date, not {type(value).__name__}")
        return value.isoformat() if dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        del dialect
        return date.fromisoformat(value) if isinstance(value, str) else value


class Instant(TypeDecorator[datetime]):
    """An instant in UTC: ISO text with milliseconds and `Z` on SQLite, TIMESTAMPTZ on PostgreSQL."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("an instant must be timezone-aware")
        utc = value.astimezone(UTC)
        return instant_text(utc) if dialect.name == "sqlite" else utc

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        del dialect
        return datetime.fromisoformat(value) if isinstance(value, str) else value


def instant_text(utc: datetime) -> str:
    """`2026-11-23T05:24:25.120Z`: sorts as text, reads back with `datetime.fromisoformat`."""
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"


class Flag(TypeDecorator[bool]):
    """Yes or no: 0/1 on SQLite, BOOLEAN on PostgreSQL."""

    impl = Integer
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else Boolean())

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        return int(value) if value is not None and dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        del dialect
        return None if value is None else bool(value)
