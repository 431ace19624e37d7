"""Changing what a signed agreement says: by a logged correction, a notice or a 补充协议, as the field's class demands.

Source: 职业学校学生实习管理规定（教职成〔2021〕4号）article 15 (rule INT-AGR-03); the classes are those of `fields`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.fields import ChangeClass
from ctec_desktop.domain.lifecycle import REASON_CHARACTERS, countable_characters
from ctec_desktop.domain.vocabulary import AgreementState as S
from ctec_desktop.kernel.problems import FieldPlace, Problem

# What is signed is amended; what is not signed yet is withdrawn and issued again.
AMENDED: Final = frozenset({S.COMPLETE, S.IN_FORCE, S.PAUSED})


class AmendmentKind(StrEnum):
    CORRECTION = "correction"
    NOTICE = "notice"
    SUPPLEMENT = "supplement"


class AmendmentState(StrEnum):
    """A correction is made at once; a notice waits for its receipt, a 补充协议 for its signatures."""

    LOGGED = "logged"
    ISSUED = "issued"
    SIGNED = "signed"
    VOID = "void"


BY_CLASS: Final[Mapping[ChangeClass, AmendmentKind]] = {
    ChangeClass.COSMETIC: AmendmentKind.CORRECTION,
    ChangeClass.NOTICE: AmendmentKind.NOTICE,
    ChangeClass.SUBSTANTIAL: AmendmentKind.SUPPLEMENT,
}


@dataclass(frozen=True, slots=True)
class TypedChange:
    """One field with what it said and what it says, as printed: nothing is masked."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One amendment on record.

    Args:
        n: its running number within the agreement.
        is_on_paper: whether there is a paper of it; a correction has none.
        signed_on: the day on the paper: of the signatures, or of the receipt.
        made_on: the day it was made out; nobody signed it before.
        voided_on: the first day on which it no longer holds; the days before stay as they were.
    """

    id: int
    agreement_id: int
    n: int
    kind: AmendmentKind
    effective_on: date
    reason: str
    changes: tuple[TypedChange, ...]
    by_name: str
    is_on_paper: bool = False
    signed_on: date | None = None
    void_reason: str | None = None
    made_on: date | None = None
    voided_on: date | None = None

    @property
    def state(self) -> AmendmentState:
        if self.void_reason is not None:
            return AmendmentState.VOID
        if self.kind is AmendmentKind.CORRECTION:
            return AmendmentState.LOGGED
        return AmendmentState.ISSUED if self.signed_on is None else AmendmentState.SIGNED

    def holds_on(self, day: date) -> bool:
        """Whether what it says counts that day; what nobody signed, and no notice that was not received, counts."""
        has_held = self.kind is AmendmentKind.CORRECTION or self.signed_on is not None
        is_over = self.voided_on is not None and day >= self.voided_on
        return has_held and self.effective_on <= day and not is_over


@dataclass(frozen=True, slots=True)
class AmendmentWish:
    """Args: `kinds` are the papers that are wanted now; what demands another stays a difference."""

    agreement_id: int
    effective_on: date | None
    reason: str
    kinds: frozenset[AmendmentKind] = frozenset(AmendmentKind)


@dataclass(frozen=True, slots=True)
class AmendmentOutlook:
    """What an agreement would be amended by, and by what it was.

    Args:
        is_signed: whether it stands where it is amended.
        differing: what differs and is in no amendment yet.
        made: every amendment, oldest first.
    """

    agreement_id: int
    number: str
    student_name: str
    is_signed: bool
    differing: tuple[TermDifference, ...]
    made: tuple[Amendment, ...]

    def of(self, kind: AmendmentKind) -> tuple[TermDifference, ...]:
        return tuple(one for one in self.differing if BY_CLASS[one.change_class] is kind)


def amended(printed: Mapping[str, str], made: Iterable[Amendment]) -> dict[str, str]:
    """What paper and amendments say together; those still waiting for signatures count, void ones do not."""
    said = dict(printed)
    for one in made:
        if one.state is not AmendmentState.VOID:
            said |= {change.key: change.new for change in one.changes}
    return said


def terms_on(printed: Mapping[str, str], made: Sequence[Amendment], day: date) -> dict[str, str]:
    """What holds on a day: the paper with every amendment in force by then, in the order of the days they hold from."""
    said = dict(printed)
    for one in sorted(made, key=lambda one: (one.effective_on, one.n)):
        if one.holds_on(day):
            said |= {change.key: change.new for change in one.changes}
    return said


def wish_problems(wish: AmendmentWish, from_on: date, last_on: date) -> tuple[Problem, ...]:
    """Args: `from_on` and `last_on` are the placement's days, within which an amendment begins to hold."""
    found: list[Problem] = []
    if countable_characters(wish.reason) < REASON_CHARACTERS:
        found.append(Problem(AmendmentCode.REASON_TOO_SHORT, place=FieldPlace("reason")))
    if wish.effective_on is None:
        found.append(Problem(AmendmentCode.DAY_NEEDED, place=FieldPlace("effective_on")))
    elif not from_on <= wish.effective_on <= last_on:
        facts = {"from_on": from_on.isoformat(), "last_on": last_on.isoformat()}
        found.append(Problem(AmendmentCode.OUTSIDE_ITS_DAYS, facts=dict(facts), place=FieldPlace("effective_on")))
    return tuple(found)


def as_data(changes: Iterable[TypedChange]) -> str:
    """The changes as they are stored."""
    raw = [[one.key, one.old, one.new] for one in changes]
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def from_data(text: str) -> tuple[TypedChange, ...]:
    """The changes that `as_data` wrote."""
    return tuple(TypedChange(key, old, new) for key, old, new in json.loads(text))
