"""What every table shares: names of constraints, keys, the optimistic lock, STRICT, days that are days."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.types import BigId, Day, Flag, Instant, SortText

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Id = Annotated[int, mapped_column(BigId, primary_key=True)]
Uid = Annotated[str, mapped_column(Text, unique=True, default=new_uid)]


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, int: BigId, bool: Flag, date: Day, datetime: Instant}


class Versioned:
    """A record that two people may edit: the second save is refused when `version` has moved on."""

    version: Mapped[int] = mapped_column(Integer, default=1, server_default="1")

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


def reference(target: str, *, key: str = "id", index: bool = True, nullable: bool = False) -> MappedColumn[Any]:
    """A foreign key that forbids deleting what it names."""
    return mapped_column(BigId, ForeignKey(f"{target}.{key}", ondelete="RESTRICT"), index=index, nullable=nullable)


def sort_text(**keywords: Any) -> MappedColumn[Any]:
    """Text that is sorted or searched by prefix: bytewise on both engines."""
    return mapped_column(SortText, **keywords)


def sensitive(**keywords: Any) -> MappedColumn[Any]:
    """Identity numbers, phones, accounts: the audit trail keeps only their masked tail and a keyed digest."""
    return mapped_column(SortText, info={"sensitive": True}, **keywords)


def one_of(column: str, kinds: Iterable[StrEnum]) -> CheckConstraint:
    """`column` holds one of the enum's stable words."""
    words = ", ".join(f"'{kind.value}'" for kind in kinds)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_is_known")


def in_order(first: str, last: str) -> CheckConstraint:
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_before_{last}")


def finish(metadata: MetaData) -> None:
    """Makes every table STRICT and every day column refuse what is not a day. Called once, after the last table."""
    for table in metadata.tables.values():
        table.dialect_options["sqlite"]["strict"] = True
        for column in table.columns:
            if isinstance(column.type, Day):
                name = column.name
                check: SchemaItem = CheckConstraint(f"date({name}) IS {name}", name=f"{name}_is_a_day").ddl_if(
                    dialect="sqlite"
                )
                table.append_constraint(check)  # type: ignore[arg-type]
