"""Changing one record that a person opened in a form, against the version the form was opened on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.tables import Base, PersonRow
from ctec_desktop.storage.uow import WriteUnit

R = TypeVar("R", bound=Base)


def record(unit: WriteUnit, kind: type[R], record_id: int) -> R:
    """Raises: RuleViolation when it is gone."""
    found = unit.session.get(kind, record_id)
    if found is None:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    return found


def refuse_stale(version: int | None, *rows: Any) -> None:
    """Versions only grow, so their sum tells whether any of the rows was saved since the form was opened.

    Raises: RuleViolation when one was.
    """
    if version is not None and sum(row.version for row in rows) != version:
        raise RuleViolation([Problem(OfficeCode.SAVED_BY_SOMEBODY_ELSE)])


def set_values(row: Any, values: Mapping[str, Any]) -> None:
    """Sets what differs, so that a record nobody changed keeps its version."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def name_keys(name: str) -> dict[str, str]:
    """A name with the keys it sorts and is found by."""
    keys = pinyin_keys(name)
    return {"name": name, "pinyin": keys.full, "initials": keys.initials}


def add_person(unit: WriteUnit, name: str, values: Mapping[str, Any]) -> PersonRow:
    return unit.add(PersonRow(**name_keys(name), **values))


def set_retired(unit: WriteUnit, kind: type[Base], record_id: int, on: date | None) -> None:
    """Retires a record as of a day, or restores it."""
    row: Any = record(unit, kind, record_id)
    row.retired_on = on
    unit.session.flush()
