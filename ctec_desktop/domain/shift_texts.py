"""Shift plans as they are written and kept: `白班 8:00-17:00 休12:00-13:00`, and `白班×5 休×2`.

An end before the beginning is told apart from one on the next day by writing 次日: `夜班 22:00-次日6:00`.
"""

import re
from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.names import strip_outer
from ctec_desktop.domain.shift_plans import DAY, LONGEST_ROTA, WEEK, Shift, Stretch
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem

OFF: Final = "休"
_NEXT_DAY: Final = "次日"
_TIME: Final = r"(次日)?(24(?=:00)|2[0-3]|[01]?[0-9]):([0-5][0-9])"
_SPAN: Final = re.compile(rf"{_TIME}[-~至]{_TIME}")
_SHIFT: Final = re.compile(rf"(?P<name>[^\s:0-9×xX*、,;()~-]{{0,6}}?)(?P<span>{_TIME}[-~至]{_TIME})(?P<rest>.*)")
_TOKEN: Final = re.compile(r"([^\s×xX*、,]+?)(?:[×xX*]([1-9][0-9]?))?")
_SPLIT: Final = re.compile(r"[\s、,]+")
_FOLDED: Final = str.maketrans("：－—–～，；（）０１２３４５６７８９　", ":---~,;()0123456789 ")
_UNNAMED: Final = ("甲班", "乙班", "丙班", "丁班")


class NotAShift(ValueError):
    """Args: `problem` says what is wrong with what was typed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_shift(typed: str, key: str, number: int) -> Shift:
    """One shift with its breaks; one without a name is named by its number.

    Raises:
        NotAShift: it cannot be read.
    """
    text = re.sub(r"\s+", "", strip_outer(typed).translate(_FOLDED))
    found = _SHIFT.fullmatch(text)
    if found is None or found["name"] == OFF:
        raise NotAShift(Problem(ShiftCode.NOT_A_SHIFT, value=typed, place=FieldPlace(key)))
    begins, ends = _span(found["span"])
    rest = found["rest"].strip("()")
    spans = list(_SPAN.finditer(rest))
    if _SPAN.sub("", rest).strip("休息间歇,;、") or (rest and not spans):
        raise NotAShift(Problem(ShiftCode.NOT_A_SHIFT, value=typed, place=FieldPlace(key)))
    breaks = tuple(sorted(_within(_span(one[0]), begins) for one in spans))
    return Shift(found["name"] or _UNNAMED[number - 1], begins, ends, breaks)


def _within(span: tuple[int, int], begins: int) -> Stretch:
    """A break of a shift over midnight is after midnight where it would else lie before the beginning."""
    first, last = span
    if last <= first:
        last += DAY
    return Stretch(first + DAY, last + DAY) if last <= begins else Stretch(first, last)


def _span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text)
    assert found is not None
    parts = found.groups()
    return _minutes(*parts[:3]), _minutes(*parts[3:])


def _minutes(next_day: str | None, hours: str | None, minutes: str | None) -> int:
    return int(hours or 0) * 60 + int(minutes or 0) + (DAY if next_day else 0)


def read_rota(typed: str, shifts: Sequence[Shift], key: str, *, is_by_weekday: bool) -> tuple[int | None, ...]:
    """The days in order, each the place of its shift.

    Raises:
        NotAShift: a shift that is not there, or not as many days as there must be.
    """
    names = {shift.name: at for at, shift in enumerate(shifts)}
    rota: list[int | None] = []
    for token in _SPLIT.split(strip_outer(typed).translate(_FOLDED)):
        found = _TOKEN.fullmatch(token)
        name = found[1] if found else token
        if name != OFF and name not in names:
            known: dict[str, Fact] = {"known": "、".join([*names, OFF])}
            raise NotAShift(Problem(ShiftCode.UNKNOWN_IN_ROTA, facts=known, value=name, place=FieldPlace(key)))
        rota += [None if name == OFF else names[name]] * int((found and found[2]) or 1)
    facts: dict[str, Fact] = {"days": len(rota), "most": LONGEST_ROTA}
    if is_by_weekday and len(rota) != WEEK:
        raise NotAShift(Problem(ShiftCode.ROTA_NOT_A_WEEK, facts=facts, place=FieldPlace(key)))
    if len(rota) > LONGEST_ROTA:
        raise NotAShift(Problem(ShiftCode.ROTA_TOO_LONG, facts=facts, place=FieldPlace(key)))
    return tuple(rota)


def shift_text(shift: Shift) -> str:
    """A shift as `read_shift` reads it."""
    breaks = " ".join(f"{OFF}{_span_text(*one)}" for one in shift.breaks)
    return f"{shift.name} {_span_text(shift.begins, shift.ends)} {breaks}".rstrip()


def rota_text(shifts: Sequence[Shift], rota: Sequence[int | None]) -> str:
    """A rota as `read_rota` reads it: what repeats is counted."""
    written: list[tuple[str, int]] = []
    for at in rota:
        name = OFF if at is None else shifts[at].name
        if written and written[-1][0] == name:
            written[-1] = (name, written[-1][1] + 1)
        else:
            written.append((name, 1))
    return " ".join(name if count == 1 else f"{name}×{count}" for name, count in written)


def time_text(minutes: int) -> str:
    """`8:00`, `次日6:00`; midnight at the end of a day is `24:00`."""
    next_day, within = (_NEXT_DAY, minutes - DAY) if minutes > DAY else ("", minutes)
    return f"{next_day}{within // 60}:{within % 60:02d}"


def _span_text(begins: int, ends: int) -> str:
    return f"{time_text(begins)}-{time_text(ends)}"


def kept_shifts(shifts: Sequence[Shift]) -> str:
    """Shifts as they are kept: one a line."""
    return "\n".join(shift_text(shift) for shift in shifts)


def shifts_kept(text: str) -> tuple[Shift, ...]:
    return tuple(read_shift(line, "", at) for at, line in enumerate(text.split("\n"), 1))
