"""What can be wrong, said once and carried everywhere: a code with its facts, never a finished sentence.

`wording` turns a problem into Chinese; this module only carries it. A problem knows where it was found
(a cell of a sheet or a field of a form) and which rule it comes from, so that every screen and every report
can say what, where, why and what to do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

Fact: TypeAlias = str | int | None


class Severity(StrEnum):
    """How a problem stops the work: refused outright, held until a person decides, or only said."""

    REFUSED = "refused"
    HELD = "held"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """A cell as the clerk sees it: sheet name, 1-based row, column letter and the heading above it."""

    sheet: str
    row: int
    column: str = ""
    heading: str = ""

    @property
    def address(self) -> str:
        """`C5`, or `第 5 行` when the problem belongs to a whole row."""
        return f"{self.column}{self.row}" if self.column else f"第 {self.row} 行"


# Where a problem concerns a row of a grid, not one of its cells: `row:` and the id of its record.
WHOLE_ROW: Final = "row"


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """A field of a form, by its key in the field dictionary."""

    field: str


@dataclass(frozen=True, slots=True)
class SubjectPlace:
    """A record the problem is about, named as the clerk knows it (a student's name and number)."""

    kind: str
    label: str


Place: TypeAlias = CellPlace | FieldPlace | SubjectPlace

NO_FACTS: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Args:
        code: key of the sentence in `wording`.
        severity: what it stops.
        facts: what the sentence needs to name the value, the limit and the date.
        place: where it was found, if anywhere.
        value: the offending text exactly as it was read.
        rule_id, clause: the rule of the rulebook and the article it rests on.
    """

    code: str
    severity: Severity = Severity.REFUSED
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)
    place: Place | None = None
    value: str = ""
    rule_id: str = ""
    clause: str = ""
