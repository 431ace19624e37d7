"""What can be wrong with the days of a period."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.practice.bounds import EARLIEST, MOST_AHEAD, MOST_DAYS
from ctec_desktop.kernel.problems import Fact


def date_problems(values: Mapping[str, Any], today: date) -> Iterator[tuple[str, str, str, dict[str, Fact]]]:
    """What is wrong with the days of a period: field, code, value and facts of each."""
    first, last = values["from_on"], values["until_on"]
    for one, other in (("absent_from_on", "absent_until_on"), ("leave_from_on", "leave_until_on")):
        begins, ends = values[one], values[other]
        if (begins is None) != (ends is None):
            yield (other if ends is None else one), PracticeCode.SPAN_INCOMPLETE, "", {}
        elif begins is not None and ends < begins:
            yield other, PracticeCode.REVERSED, "", {"from_on": begins.isoformat()}
    if first is None or last is None:
        return
    facts: dict[str, Fact] = {"from_on": first.isoformat(), "until_on": last.isoformat()}
    if last < first:
        yield "until_on", PracticeCode.REVERSED, "", facts
        return
    days = (last - first).days + 1
    latest = today + MOST_AHEAD
    if first < EARLIEST:
        yield "from_on", PracticeCode.TOO_EARLY, "", {"day": first.isoformat(), "least": EARLIEST.isoformat()}
    if last > latest:
        yield "until_on", PracticeCode.TOO_FAR_AHEAD, "", {"day": last.isoformat(), "most": latest.isoformat()}
    if days > MOST_DAYS:
        yield "until_on", PracticeCode.TOO_LONG, "", {"days": days, "most": MOST_DAYS}
    if values["stated_days"] is not None and values["stated_days"] < 1:
        yield "stated_days", PracticeCode.NO_DAYS, str(values["stated_days"]), {}
    elif values["stated_days"] is not None and values["stated_days"] > days:
        yield "stated_days", PracticeCode.DAYS_BEYOND_PERIOD, str(values["stated_days"]), {"days": days}
    away, back = values["absent_from_on"], values["absent_until_on"]
    if away is not None and back is not None and away <= back and not first <= away <= back <= last:
        yield "absent_from_on", PracticeCode.ABSENT_OUTSIDE, "", facts
