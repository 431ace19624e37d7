"""The yearly notice of holidays from a file: JSON with `days` of `date`, `name`, `isOffDay`, or a workbook of rows."""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.holiday_notice import HolidayNotice, notice_of
from ctec_desktop.domain.working_days import NoticeDay
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.cells import Cell, CellError
from ctec_desktop.sheets.reading import read_grid

_LARGEST = 1_000_000
_MOST_DAYS = 200
_MOST_SAID = 20
_WORDS = {"休": True, "放假": True, "休息": True, "班": False, "上班": False, "补班": False, "调休上班": False}
_WEEKDAY = re.compile(r"(?:星期|周)[一二三四五六日天]$")
Found: TypeAlias = tuple[int | None, list[NoticeDay], list[Problem]]


def read_notice(path: Path, progress: Progress | None = None) -> HolidayNotice:
    """
    Raises:
        RuleViolation: with every line that cannot be read, or that the file is no notice at all.
        EnvironmentFault: the workbook cannot be reached, or its reading hung, burst or died.
    """
    is_json = path.suffix.casefold() == ".json"
    year, days, problems = _from_json(path) if is_json else _from_workbook(path, progress)
    if problems:
        raise RuleViolation(problems)
    if not days:
        raise RuleViolation([_problem(CalendarCode.NOT_A_NOTICE, path)])
    return notice_of(year, days)


def _from_json(path: Path) -> Found:
    told = _parsed(path)
    lines = told.get("days") if isinstance(told, dict) else None
    if not isinstance(lines, list) or len(lines) > _MOST_DAYS:
        raise RuleViolation([_problem(CalendarCode.NOT_A_NOTICE, path)])
    year = told.get("year")
    days: list[NoticeDay] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        where = f"days[{number}]"
        parts = line if isinstance(line, dict) else {}
        on = _day_of(parts.get("date"))
        is_off = parts.get("isOffDay")
        if on is None:
            problems.append(_problem(CalendarCode.NOT_A_DAY, path, where=where, said=str(parts.get("date", ""))))
        elif not isinstance(is_off, bool):
            problems.append(_problem(CalendarCode.NOT_OFF_OR_WORKED, path, where=where, said=str(is_off)))
        else:
            days.append(NoticeDay(on, is_off, str(parts.get("name") or "").strip()))
    return year if isinstance(year, int) and not isinstance(year, bool) else None, days, problems


def _parsed(path: Path) -> Any:
    try:
        if path.stat().st_size > _LARGEST:
            raise RuleViolation([_problem(CalendarCode.TOO_LARGE, path)])
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise RuleViolation([_problem(CalendarCode.UNREADABLE, path, reason=error.strerror or str(error))]) from None
    except (ValueError, RecursionError):
        raise RuleViolation([_problem(CalendarCode.NOT_A_NOTICE, path)]) from None


def _from_workbook(path: Path, progress: Progress | None) -> Found:
    """Of the first visible sheet with such lines: a day, a word for free or worked, perhaps a name, in any order."""
    book = read_grid(path, progress=progress)
    for sheet in book.sheets:
        days: list[NoticeDay] = []
        problems: list[Problem] = []
        for row in () if sheet.hidden else sheet.rows:
            line = _line(row.cells, date1904=book.date1904)
            if line.on is None and line.is_off is None:
                continue
            where = f"{sheet.name} {row.number}"
            if line.on is None:
                problems.append(_problem(CalendarCode.NOT_A_DAY, path, where=where, said=line.said))
            elif line.is_off is None:
                problems.append(_problem(CalendarCode.NOT_OFF_OR_WORKED, path, where=where, said=line.said))
            else:
                days.append(NoticeDay(line.on, line.is_off, line.name))
        if len(days) > _MOST_DAYS:
            raise RuleViolation([_problem(CalendarCode.NOT_A_NOTICE, path)])
        if days or problems:
            return None, days, problems[:_MOST_SAID]
    return None, [], []


@dataclass(frozen=True, slots=True)
class _Line:
    on: date | None
    is_off: bool | None
    name: str
    said: str


def _line(cells: Sequence[Cell], *, date1904: bool) -> _Line:
    on: date | None = None
    is_off: bool | None = None
    name, said = "", []
    for cell in cells:
        text = _text(cell)
        if not text:
            continue
        said.append(text)
        if on is None and (found := _day_of(cell, date1904=date1904)) is not None:
            on = found
        elif is_off is None and text in _WORDS:
            is_off = _WORDS[text]
        elif not name and isinstance(cell, str) and _WEEKDAY.match(text) is None:
            name = text
    return _Line(on, is_off, name, " ".join(said))


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, CellError):
        return ""
    return unicodedata.normalize("NFKC", str(cell)).strip()


def _day_of(cell: object, *, date1904: bool = False) -> date | None:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | date):
        return None
    try:
        found = parse_day(cell, date1904=date1904)
    except NotADay:
        return None
    return None if found.whole_month else found.on


def _problem(code: CalendarCode, path: Path, **facts: Fact) -> Problem:
    return Problem(code, facts={"file": path.name, **facts})
