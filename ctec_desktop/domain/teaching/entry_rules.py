"""What the days of a line may be, and when two lines speak of the same paper."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.teaching.entries import WORKED, EntryKind, TeacherEntry
from ctec_desktop.kernel.problems import Fact

EARLIEST: Final = date(1950, 1, 1)


def day_problems(
    kind: EntryKind, from_on: date | None, until_on: date | None, today: date
) -> Iterator[tuple[str, str, dict[str, Fact]]]:
    """What is wrong with the days of a line: field, code and facts of each."""
    for key, day in (("from_on", from_on), ("until_on", until_on)):
        if day is not None and day < EARLIEST:
            yield key, TeachingCode.TOO_EARLY, {"day": day.isoformat(), "least": EARLIEST.isoformat()}
    if from_on is not None and from_on > today:
        yield "from_on", TeachingCode.BEGINS_AHEAD, {"day": from_on.isoformat(), "today": today.isoformat()}
    if from_on is not None and until_on is not None and until_on < from_on:
        code = TeachingCode.ENDS_BEFORE_IT_BEGINS if kind in WORKED else TeachingCode.CERTIFICATE_EXPIRES_EARLY
        yield "until_on", code, {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}


def is_same(one: TeacherEntry, values: Mapping[str, Any]) -> bool:
    """The same kind, name and number; where a number is not told, nothing may speak of another paper."""
    if one.kind.value != values["kind"] or search_key(one.name) != search_key(values["name"]):
        return False
    number = values.get("number")
    if one.number and number:
        return bool(one.number == number)
    return all(values.get(key) in (None, getattr(one, key)) for key in ("from_on", "level"))


def said_otherwise(one: TeacherEntry, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a sheet says of a line otherwise than the record; a spelling of its name is no difference."""
    return {key: value for key, value in values.items() if key not in ("kind", "name") and value != getattr(one, key)}
