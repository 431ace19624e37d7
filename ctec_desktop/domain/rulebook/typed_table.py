"""A table of a pack, read key by key with its type; whatever is wrong is noted with its line."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.rulebook.places import Lines
from ctec_desktop.kernel.problems import Fact, Problem

E = TypeVar("E", bound=StrEnum)
TEXT, DAY, TABLE, TABLES, WORDS, WHOLE = (
    "一段文字",
    "一个日期，如 2026-09-01",
    "一组限值",
    "[[…]] 表",
    "文字列表",
    "一个整数",
)
_KINDS: Final[Mapping[str, type | tuple[type, ...]]] = {TEXT: str, TABLE: dict, TABLES: list}


class Notes:
    """What is wrong with one file."""

    def __init__(self, file: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._lines = Lines(text)

    def add(self, code: RulebookCode, line: int, **facts: Fact) -> None:
        self.problems.append(Problem(code, facts={"file": self._file, "line": line, **facts}))

    def line(self, table: str, at: int, key: str = "") -> int:
        return self._lines.of(table, at, key)


class Table:
    """Args: `name` and `at` say which table of the file it is."""

    def __init__(self, notes: Notes, raw: object, name: str, at: int = 0) -> None:
        self._notes = notes
        self._name = name
        self._at = at
        self._raw: dict[str, Any] = raw if isinstance(raw, dict) else {}
        if not isinstance(raw, dict):
            self.note(RulebookCode.WRONG_TYPE, name, key=name, wanted=TABLE)

    def note(self, code: RulebookCode, at_key: str = "", **facts: Fact) -> None:
        self._notes.add(code, self._notes.line(self._name, self._at, at_key), **facts)

    def only(self, known: Collection[str]) -> None:
        """Notes every key that has no meaning here."""
        for key in self._raw:
            if key not in known:
                self.note(RulebookCode.UNKNOWN_KEY, key, key=key)

    def has(self, key: str) -> bool:
        return key in self._raw

    def get(self, key: str, wanted: str, *, is_needed: bool = False) -> Any:
        """The value when it is of the wanted type; None otherwise, which is noted."""
        if key not in self._raw:
            if is_needed:
                self.note(RulebookCode.KEY_MISSING, key=key)
            return None
        value = self._raw[key]
        if not _is(value, wanted):
            self.note(RulebookCode.WRONG_TYPE, key, key=key, wanted=wanted)
            return None
        return value

    def text(self, key: str, *, is_needed: bool = False) -> str:
        value = self.get(key, TEXT, is_needed=is_needed)
        if is_needed and value is not None and not str(value).strip():
            self.note(RulebookCode.TEXT_EMPTY, key, key=key)
        return str(value) if value is not None else ""

    def day(self, key: str) -> date | None:
        value: date | None = self.get(key, DAY)
        return value

    def words(self, key: str) -> tuple[str, ...]:
        return tuple(self.get(key, WORDS) or ())

    def word(self, key: str, kind: type[E]) -> E | None:
        """One of the rulebook's own words."""
        said = self.text(key, is_needed=True)
        if said and said not in {one.value for one in kind}:
            self.note(RulebookCode.NOT_A_CHOICE, key, key=key, said=said, known="、".join(one.value for one in kind))
            return None
        return kind(said) if said else None


def is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _is(value: object, wanted: str) -> bool:
    if wanted == DAY:
        return isinstance(value, date) and not isinstance(value, datetime)
    if wanted == WORDS:
        return is_words(value)
    return isinstance(value, _KINDS[wanted])
