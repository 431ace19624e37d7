"""Lessons and fees of months as typed into the grid: every line that cannot be kept is told, and then none is."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.industry.views import HireView, MonthEdit
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.tables import TaughtMonthRow

_MOST_A_MONTH: Final = 300
_BLANKS: Final = re.compile(r"\s+")
Line = tuple[TaughtMonthRow | None, Mapping[str, Any]]


def month_values(
    hire: HireView, edits: Sequence[MonthEdit], known: Mapping[int, TaughtMonthRow], today: date
) -> list[Line]:
    """What is written, line by line.

    Raises: RuleViolation naming field and line of everything that is wrong.
    """
    if hire.agreed_on is None or hire.from_on is None or hire.until_on is None:
        raise RuleViolation([Problem(IndustryCode.NOT_AGREED)])
    problems: list[Problem] = []
    lines = [line for edit in edits if (line := _line(hire, edit, known, today, problems)) is not None]
    _together(lines, edits, known, problems)
    if problems:
        raise RuleViolation(problems)
    return lines


def _line(
    hire: HireView, edit: MonthEdit, known: Mapping[int, TaughtMonthRow], today: date, problems: list[Problem]
) -> Line | None:
    typed = Typed(edit)
    row = known.get(edit.key)
    month, facts = edit.month, {"month": f"{edit.month:%Y-%m}"}
    if edit.key > 0 and row is None:
        typed.refuse("course", IndustryCode.LINE_GONE)
    course = _BLANKS.sub(" ", edit.course).strip()
    hours, fee, paid_on = typed.whole("hours", 0, _MOST_A_MONTH), typed.fen("fee"), typed.day("paid_on")
    if not hours and not edit.hours.strip() and not typed.problems:
        if row is None:
            return None
        hours = 0
    if not hours and row is not None and row.paid_on is not None:
        typed.refuse("hours", IndustryCode.LINE_PAID)
    assert hire.from_on is not None
    if hours and not hire.from_on.replace(day=1) <= month <= (hire.last_on or month):
        told = {"from_on": hire.from_on.isoformat(), "until_on": hire.last_on.isoformat() if hire.last_on else ""}
        typed.refuse("hours", IndustryCode.MONTH_OUTSIDE, facts={**facts, **told})
    if hours and month > today:
        typed.refuse("hours", IndustryCode.MONTH_AHEAD, facts=dict(facts))
    if hours and not course:
        typed.refuse("course", IndustryCode.COURSE_NEEDED)
    if paid_on is not None and paid_on > today:
        told = {"day": paid_on.isoformat(), "today": today.isoformat()}
        typed.refuse("paid_on", IndustryCode.DAY_AHEAD, facts=dict(told))
    elif paid_on is not None and paid_on < month:
        typed.refuse("paid_on", IndustryCode.PAID_TOO_SOON, facts={**facts, "paid_on": paid_on.isoformat()})
    problems += _of_line(typed, edit)
    values = {"month": month, "course": course or (row.course if row else ""), "classes": typed.text("classes")}
    return row, {**values, "hours": hours or 0, "fee_fen": _due(hire, row, hours or 0, fee), "paid_on": paid_on}


def _due(hire: HireView, row: TaughtMonthRow | None, hours: int, fee: int | None) -> int:
    """The fee as typed; by the lesson where none is typed, or where it was by the lesson and only the hours changed."""
    rate = hire.hour_fee_fen or 0
    follows = row is not None and hours != row.hours and fee == row.fee_fen == row.hours * rate
    return hours * rate if fee is None or follows or not hours else fee


def _together(
    lines: Sequence[Line], edits: Sequence[MonthEdit], known: Mapping[int, TaughtMonthRow], problems: list[Problem]
) -> None:
    """A course stands once in a month, and nobody teaches more in a month than a month holds."""
    touched = {row.id for row, _ in lines if row is not None}
    standing = [(row.month, row.course, row.hours) for row in known.values() if row.hours and row.id not in touched]
    standing += [(one["month"], one["course"], one["hours"]) for _, one in lines if one["hours"]]
    for (month, course), count in Counter((month, course) for month, course, _ in standing).items():
        if count > 1:
            facts = {"month": f"{month:%Y-%m}", "course": course}
            problems.append(Problem(IndustryCode.COURSE_TWICE, facts=dict(facts), place=_place(month, edits)))
    sums: Counter[date] = Counter()
    for month, _, hours in standing:
        sums[month] += hours
    for month, hours in sums.items():
        if hours > _MOST_A_MONTH:
            told: dict[str, Fact] = {"month": f"{month:%Y-%m}", "hours": hours, "most": _MOST_A_MONTH}
            problems.append(Problem(IndustryCode.TOO_MANY_HOURS, facts=told, place=_place(month, edits)))


def _place(month: date, edits: Sequence[MonthEdit]) -> FieldPlace:
    last = [edit for edit in edits if edit.month == month]
    return FieldPlace(f"hours:{last[-1].key}") if last else FieldPlace("hours")


def _of_line(typed: Typed, edit: MonthEdit) -> list[Problem]:
    """The problems of a line, at its own cells."""
    return [
        Problem(one.code, one.severity, one.facts, FieldPlace(f"{one.place.field}:{edit.key}"), one.value)
        for one in typed.problems
        if isinstance(one.place, FieldPlace)
    ]
