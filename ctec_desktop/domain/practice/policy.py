"""The limits of practice as dated parameters: the nation's, with what packs made stricter, from day to day.

TPR-6M5Y, TPR-1M1Y, TPR-LOC-01, TPR-LOC-02 and TPR-CALC-01 of regulations.md section 3.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ctec_desktop.domain.day_spans import ONE_DAY, Span
from ctec_desktop.domain.rulebook.book import Rulebook, Rules

MAIN, YEARLY, REGIONAL, PUBLIC, COUNTING = "TPR-6M5Y", "TPR-1M1Y", "TPR-LOC-01", "TPR-LOC-02", "TPR-CALC-01"


@dataclass(frozen=True, slots=True)
class Duty:
    """So many days within so many years, every day anew, or within a fixed cycle.

    Args:
        cycle_year: a year in which a cycle begins; 0 where the window rolls.
    """

    rule_id: str
    days: int
    years: int
    cycle_year: int = 0

    def window(self, on: date) -> Span:
        """The days that a day looks back on; in a fixed cycle the whole cycle it lies in."""
        if not self.cycle_year:
            return Span(years_before(on, self.years) + ONE_DAY, on)
        first = on.year - (on.year - self.cycle_year) % self.years
        return Span(date(first, 1, 1), date(first + self.years - 1, 12, 31))


@dataclass(frozen=True, slots=True)
class Policy:
    """The limits in force from a day on; a duty that is not there demands no number.

    Args:
        yearly_days: of every calendar year; 0 while nothing is demanded.
        public_percent: share of the main duty that teachers of public courses have; 0 while none is demanded.
        takes_exemptions: whether a year on record as exempt lowers what is demanded.
    """

    from_on: date
    main: Duty | None = None
    regional: Duty | None = None
    yearly_days: int = 0
    public_percent: int = 0
    takes_exemptions: bool = True
    skips_rest_days: bool = False
    skips_visits: bool = False


class PolicyBook:
    """Policies by the day they begin; days before the first go by the first."""

    def __init__(self, policies: Sequence[Policy]) -> None:
        self._policies = tuple(sorted(policies, key=_starts))
        self._starts = [one.from_on for one in self._policies]
        self._counts_every_day = not any(one.skips_rest_days or one.skips_visits for one in self._policies)

    @property
    def counts_every_day(self) -> bool:
        """Whether no policy leaves out rest days or visits."""
        return self._counts_every_day

    def on(self, day: date) -> Policy:
        return self._policies[max(0, bisect_right(self._starts, day) - 1)]

    def within(self, span: Span) -> Iterator[tuple[Span, Policy]]:
        """The span cut where policies change."""
        first = span.from_on
        while first <= span.until_on:
            at = max(0, bisect_right(self._starts, first) - 1)
            is_last = at + 1 >= len(self._starts)
            last = span.until_on if is_last else min(span.until_on, self._starts[at + 1] - ONE_DAY)
            yield Span(first, last), self._policies[at]
            if last == span.until_on:
                return
            first = last + ONE_DAY


@lru_cache(maxsize=8)
def policies_of(book: Rulebook) -> PolicyBook:
    """What the rules say on every day they change."""
    made: list[Policy] = []
    for day in book.turns:
        policy = _policy(day, book.on(day))
        if not made or policy != _starting(made[-1], day):
            made.append(policy)
    return PolicyBook(made or [Policy(date.min)])


def years_before(on: date, years: int) -> date:
    """The same day years ago; 28 February where there is no 29th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return date(on.year - years, 2, 28)


def _policy(day: date, rules: Rules) -> Policy:
    main = rules.get(MAIN)
    days = main.number("month_days") if main else 0
    cycle = main.number("cycle_year") if main else 0
    regional = rules.get(REGIONAL)
    months = regional.number("months") if regional else 0
    yearly, public, counting = rules.get(YEARLY), rules.get(PUBLIC), rules.get(COUNTING)
    return Policy(
        day,
        Duty(MAIN, main.number("months") * days, main.number("years"), cycle) if main else None,
        Duty(REGIONAL, months * days, regional.number("years"), cycle) if regional and months else None,
        yearly.number("days") if yearly else 0,
        public.number("public_percent") if public else 0,
        not (public and public.number("no_exemptions")),
        bool(counting and counting.number("without_rest_days")),
        bool(counting and counting.number("without_visits")),
    )


def _starting(policy: Policy, day: date) -> Policy:
    return replace(policy, from_on=day)


def _starts(policy: Policy) -> date:
    return policy.from_on
