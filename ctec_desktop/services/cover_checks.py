"""What a list to the insurer must meet: who can be on it, and which days it can hold from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.codes.cover import CoverCode
from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import PolicyView
from ctec_desktop.domain.day_spans import ONE_DAY
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem, Severity, SubjectPlace
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import policies as queries
from ctec_desktop.storage.queries.cover import ground, memberships_of
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.wording import cover as words


@dataclass(frozen=True, slots=True)
class Answer:
    """What the insurer answered, as typed."""

    number: str = ""
    answered_on: str = ""
    effective_on: str = ""


@dataclass(frozen=True, slots=True)
class ListWish:
    """A list to be made.

    Args:
        until_on: the new last day of an extension.
        answer: of an insurer who has confirmed the list already; none where it has yet to come.
        target: where the workbook goes, the paper beside it; none when the insurer has the list already.
    """

    policy_id: int
    kind: ListKind
    student_ids: tuple[int, ...] = ()
    until_on: str = ""
    answer: Answer | None = None
    layout: str = "standard"
    target: Path | None = None


def suggested_day(policy: PolicyView, kind: ListKind, today: date) -> date | None:
    if kind is ListKind.ENROL and policy.from_on is not None:
        return policy.from_on
    if kind is ListKind.EXTEND and policy.days.last_on is not None:
        return max(today, policy.days.last_on) + ONE_DAY
    return max(today + ONE_DAY, policy.from_on or today)


def takable(connection: Connection, policy: PolicyView, wish: ListWish) -> tuple[list[int], list[Problem]]:
    """Those of the wished who can be on the list; the others with the reason."""
    known = queries.open_people(connection, policy.id)
    if wish.kind is ListKind.EXTEND:
        return sorted(known), []
    is_removal = wish.kind is ListKind.REMOVE
    code = CoverCode.NOT_ON_POLICY if is_removal else CoverCode.ON_LIST_ALREADY
    taken = [one for one in dict.fromkeys(wish.student_ids) if (one in known) is is_removal]
    lost = set(wish.student_ids) - set(taken)
    return taken, [
        Problem(code, Severity.WARNING, place=SubjectPlace("student", words.heads(len(lost))))
    ] if lost else []


def new_until(policy: PolicyView, wish: ListWish) -> date | None:
    """The new last day of an extension. Raises: RuleViolation when it adds no day."""
    if wish.kind is not ListKind.EXTEND:
        return None
    typed = Typed(wish)
    typed.text("until_on", required=True)
    until_on, last_on = typed.day("until_on"), policy.days.last_on
    if last_on is None:
        typed.refuse("until_on", CoverCode.NO_PERIOD)
    elif until_on is not None and until_on <= last_on:
        facts: dict[str, Fact] = {"until_on": until_on.isoformat(), "last_on": last_on.isoformat()}
        typed.refuse("until_on", CoverCode.EXTENDS_NOTHING, facts=facts)
    typed.finish()
    return until_on


def answered(
    answer: Answer | None, policy: PolicyView, kind: ListKind, today: date, until_on: date | None = None
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Columns of an answered list; none where there is no answer yet.

    Args:
        until_on: the new last day of an extension.

    Raises: RuleViolation naming what is wrong, a day that is not told above all.
    """
    if answer is None:
        return {}, ()
    typed = Typed(answer)
    typed.text("effective_on", required=True)
    values: dict[str, Any] = {"number": typed.text("number"), "effective_on": typed.day("effective_on")}
    answered_on = typed.day("answered_on") or today
    if answered_on > today:
        typed.refuse("answered_on", CoverCode.ANSWER_AHEAD, facts={"today": today.isoformat()})
    day, first, last = values["effective_on"], policy.from_on, policy.days.last_on
    if first is None or last is None:
        typed.refuse("effective_on", CoverCode.NO_PERIOD)
    elif day is not None:
        facts: dict[str, Fact] = {"effective_on": day.isoformat(), "from_on": first.isoformat()}
        if day < first:
            typed.refuse("effective_on", CoverCode.LIST_BEFORE_POLICY, facts=facts)
        elif kind is not ListKind.EXTEND and day > last:
            typed.refuse("effective_on", CoverCode.LIST_AFTER_POLICY, facts=facts | {"until_on": last.isoformat()})
        elif until_on is not None and day > until_on:
            typed.refuse("effective_on", CoverCode.EXTENDED_TOO_LATE, facts=facts | {"until_on": until_on.isoformat()})
        elif kind is ListKind.EXTEND and day > last + ONE_DAY:
            facts |= {"last_on": last.isoformat(), "days": (day - last).days - 1}
            typed.warn("effective_on", CoverCode.EXTENDED_LATE, facts=facts)
    return values | {"answered_on": answered_on}, typed.finish()


def refuse_early_removal(connection: Connection, policy: PolicyView, student_ids: Sequence[int], on: date) -> None:
    """Nobody is taken off before the day they were put on."""
    found = memberships_of(connection, ground(connection), student_ids)
    late = [
        one.added_on
        for several in found.values()
        for one in several
        if one.policy_id == policy.id and one.removed_on is None and one.added_on is not None and one.added_on > on
    ]
    if late:
        facts: dict[str, Fact] = {"effective_on": on.isoformat(), "added_on": max(late).isoformat()}
        raise RuleViolation([Problem(CoverCode.REMOVED_BEFORE_ADDED, facts=facts, place=FieldPlace("effective_on"))])
