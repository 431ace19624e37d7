"""Asking a family of predicates one after the other: each rule that is in force gets its finding."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule

F = TypeVar("F")


def judged(rules: Rules, family: Sequence[tuple[str, Callable[[F, Rule], Finding]]], facts: F) -> tuple[Finding, ...]:
    """The findings of a family in its order; a rule that does not hold on the day is not applicable."""
    return tuple(
        check(facts, rules[rule_id]) if rule_id in rules else Finding(rule_id, Result.NOT_APPLICABLE)
        for rule_id, check in family
    )


class Panel(Generic[F]):
    """A family with the rules of a day laid beside it, for whoever has many facts to judge."""

    def __init__(self, rules: Rules, family: Sequence[tuple[str, Callable[[F, Rule], Finding]]]) -> None:
        self._checks = tuple(
            (check, rules.get(rule_id), Finding(rule_id, Result.NOT_APPLICABLE)) for rule_id, check in family
        )

    def findings(self, facts: F) -> tuple[Finding, ...]:
        """The same as `judged`."""
        return tuple([absent if rule is None else check(facts, rule) for check, rule, absent in self._checks])


@lru_cache(maxsize=8_192)
def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of its month; negative counts back."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
