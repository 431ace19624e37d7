"""What saving a record does to agreements that are signed: told before it is saved.

Source: 职业学校学生实习管理规定（教职成〔2021〕4号）article 15 (rule INT-AGR-03).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.kernel.errors import SeenFirst
from ctec_desktop.kernel.problems import Fact, Problem, Severity

RULE: Final = "INT-AGR-03"


class TermSource(StrEnum):
    """A kind of record that agreements take words from."""

    STUDENT = "student"
    ENTERPRISE = "enterprise"
    CLASS = "class_group"
    MAJOR = "major"
    DEPARTMENT = "department"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class TermEffect:
    """One field of signed agreements, before and after; numbers of persons show their ends only.

    Args:
        agreements: how many say it so.
        number: the first of them.
    """

    key: str
    label: str
    old: str
    new: str
    change_class: ChangeClass
    agreements: int
    number: str


class TouchesSigned(SeenFirst):
    """The save goes through once a person has seen these effects and says so by giving back the token."""

    def __init__(self, effects: Sequence[TermEffect]) -> None:
        self.effects = tuple(effects)
        facts: dict[str, Fact] = {
            "fields": "、".join(dict.fromkeys(one.label for one in effects)),
            "agreements": max(one.agreements for one in effects),
        }
        told = Problem(AmendmentCode.TOUCHES_SIGNED, Severity.HELD, facts, rule_id=RULE, clause=clause_of(RULE))
        super().__init__([told], token_of(effects))


def token_of(effects: Sequence[TermEffect]) -> str:
    """Stands for exactly these effects: what was confirmed of others does not hold for them."""
    return f"terms:{hashlib.sha256(repr(tuple(effects)).encode('utf-8')).hexdigest()}"
