"""What was typed into a form, read field by field: every field that cannot be read is told, none stops the reading."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.domain.names import fold_pair, strip_outer
from ctec_desktop.domain.phones import read_phone
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem, Severity
from ctec_desktop.wording.master_labels import RETIRABLES

E = TypeVar("E", bound=StrEnum)
_MONEY: Final = re.compile(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,2})?")
_MOST_YUAN: Final = 10_000_000
_LONGEST: Final = 200
_NOT_IN_A_LINE: Final = ("Cc", "Zl", "Zp")
_MASK: Final = re.compile(r"[*＊×•●]|[xX]{2,}|#{2,}")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")


class Choosable(Protocol):
    """A record a drop-down may offer."""

    @property
    def id(self) -> int: ...

    @property
    def retired_on(self) -> date | None: ...


def on_offer(records: Iterable[Choosable], held: int | None) -> frozenset[int]:
    """What a form may choose: records in use, and the one it has already."""
    return frozenset(one.id for one in records if one.retired_on is None or one.id == held)


class Typed:
    """Collects problems beside their fields; `finish` refuses, unless only held ones are left that were vouched for.

    Args:
        form: a form whose fields are texts as typed.
        confirmed: codes of held problems a person has looked at the paper for.
        prefix: stands before every field's key, for a form that is one of several (`guardian1_`).
    """

    def __init__(self, form: object, confirmed: frozenset[str] = frozenset(), prefix: str = "") -> None:
        self.problems: list[Problem] = []
        self._form = form
        self._confirmed = confirmed
        self._prefix = prefix

    def part(self, form: object, prefix: str) -> "Typed":
        """A form within the form; its problems are collected with these."""
        inner = Typed(form, self._confirmed, prefix)
        inner.problems = self.problems
        return inner

    def text(self, key: str, *, required: bool = False) -> str | None:
        """One line as typed, without outer blanks."""
        typed = strip_outer(str(getattr(self._form, key) or ""))
        if any(unicodedata.category(char) in _NOT_IN_A_LINE for char in typed):
            self.refuse(key, RecordCode.TEXT_NOT_ONE_LINE)
            return None
        if len(typed) > _LONGEST:
            self.refuse(key, RecordCode.TEXT_TOO_LONG, facts={"most": _LONGEST, "length": len(typed)})
            return None
        if not typed and required:
            self.refuse(key, OfficeCode.FIELD_REQUIRED)
        return typed or None

    def required(self, key: str) -> str:
        return self.text(key, required=True) or ""

    def name(self, key: str) -> str:
        """A person's name: blanks inside a name of two characters are folded."""
        return fold_pair(self.required(key))

    def number(self, key: str, *, required: bool = False) -> str | None:
        """A number kept as text: half-width, without blanks."""
        return fold_number(self.text(key, required=required) or "") or None

    def phone(self, key: str) -> str | None:
        """A telephone number; an unusual one is kept as typed, and said; one with digits hidden is none."""
        typed = self.text(key)
        if typed is None:
            return None
        if _MASK.search(typed):
            self.refuse(key, RecordCode.PHONE_MASKED, typed)
            return None
        phone = read_phone(typed)
        if not phone.is_usual:
            self.warn(key, RecordCode.PHONE_UNUSUAL, typed)
        return phone.number

    def day(self, key: str) -> date | None:
        typed = self.text(key)
        if typed is None:
            return None
        try:
            parsed = parse_day(typed)
        except NotADay:
            self.refuse(key, RecordCode.DAY_UNREADABLE, typed)
            return None
        if parsed.whole_month:
            self.refuse(key, RecordCode.DAY_UNREADABLE, typed)
            return None
        return parsed.on

    def whole(self, key: str, least: int, most: int) -> int | None:
        typed = self.number(key)
        if typed is None:
            return None
        if not _WHOLE.fullmatch(typed) or not least <= int(typed) <= most:
            self.refuse(key, RecordCode.NUMBER_OUT_OF_RANGE, typed, {"least": least, "most": most})
            return None
        return int(typed)

    def fen(self, key: str, most_yuan: int = _MOST_YUAN) -> int | None:
        """An amount typed in yuan; commas only between groups of three."""
        typed = self.number(key)
        if typed is None:
            return None
        plain = typed.removesuffix("元")
        yuan = Decimal(plain.replace(",", "")) if _MONEY.fullmatch(plain) else None
        if yuan is None or yuan > most_yuan:
            code = RecordCode.MONEY_UNREADABLE if yuan is None else RecordCode.MONEY_TOO_MUCH
            self.refuse(key, code, typed)
            return None
        return int(yuan * 100)

    def choice(self, key: str, kind: type[E]) -> E | None:
        """One of the record's stable words."""
        typed = self.text(key)
        if typed is None:
            return None
        if typed not in {member.value for member in kind}:
            self.refuse(key, RecordCode.NOT_A_CHOICE, typed)
            return None
        return kind(typed)

    def chosen(self, key: str) -> int | None:
        """The id of the record chosen in a drop-down."""
        typed = self.text(key)
        if typed is None:
            return None
        if not typed.isdecimal():
            self.refuse(key, RecordCode.NOT_A_CHOICE, typed)
            return None
        return int(typed)

    def offered(self, key: str, kind: Retirable, ids: frozenset[int]) -> int | None:
        """The id of the record chosen in a drop-down, which must still be one of those on offer."""
        chosen = self.chosen(key)
        if chosen is None or chosen in ids:
            return chosen
        self.refuse(key, RecordCode.CHOICE_GONE, facts={"what": RETIRABLES[kind]})
        return None

    def refuse(self, key: str, code: str, value: str = "", facts: dict[str, Fact] | None = None) -> None:
        self._tell(key, code, Severity.REFUSED, value, facts)

    def hold(self, key: str, code: str, value: str = "", facts: dict[str, Fact] | None = None) -> None:
        if code not in self._confirmed:
            self._tell(key, code, Severity.HELD, value, facts)

    def warn(self, key: str, code: str, value: str = "", facts: dict[str, Fact] | None = None) -> None:
        self._tell(key, code, Severity.WARNING, value, facts)

    def remind(self, key: str, code: str, rule_id: str, clause: str) -> None:
        """Warns of something a rule will ask for."""
        place = FieldPlace(self._prefix + key)
        self.problems.append(Problem(code, Severity.WARNING, place=place, rule_id=rule_id, clause=clause))

    def finish(self) -> tuple[Problem, ...]:
        """What is worth saying although it goes through. Raises: RuleViolation where something stands in the way."""
        standing = [problem for problem in self.problems if problem.severity is not Severity.WARNING]
        if standing:
            raise RuleViolation(standing)
        return tuple(self.problems)

    def _tell(self, key: str, code: str, severity: Severity, value: str, facts: dict[str, Fact] | None) -> None:
        place = FieldPlace(self._prefix + key)
        self.problems.append(Problem(code, severity, facts or {}, place, value))
