"""A shift plan as it is typed in, read as far as it can be, so that its picture is there while it is being typed."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.shifts import ShiftCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.names import strip_outer
from ctec_desktop.domain.shift_plans import HolidayMode, Shift, ShiftPlan, problems_of_rota, problems_of_shift
from ctec_desktop.domain.shift_texts import NotAShift, read_rota, read_shift, rota_text, shift_text, shifts_kept
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem

SHIFT_KEYS: Final = ("shift1", "shift2", "shift3", "shift4")
BY_WEEKDAY, BY_CYCLE = "weekday", "cycle"
REST_OF_UNIT, REST_OF_ROTA = "unit", "rota"


@dataclass(frozen=True, slots=True)
class ShiftPlanForm:
    """As typed. Args: `owner` is `enterprise_id:3`, `site_id:5` or `post_id:7`."""

    name: str = ""
    owner: str = ""
    from_on: str = ""
    until_on: str = ""
    shift1: str = ""
    shift2: str = ""
    shift3: str = ""
    shift4: str = ""
    kind: str = ""
    rota: str = ""
    rests: str = ""
    holidays: str = ""
    id: int | None = None
    version: int | None = None


class Reading(NamedTuple):
    """What came of a form. Args: `plan` is None where anything stands in the way."""

    plan: ShiftPlan | None
    problems: tuple[Problem, ...]


def read_form(form: ShiftPlanForm) -> Reading:
    """The plan that was typed, or everything that is wrong with it, beside its fields."""
    problems: list[Problem] = []
    shifts = _shifts(form, problems)
    from_on, until_on = _day(form, "from_on", problems), _day(form, "until_on", problems)
    if not strip_outer(form.from_on):
        problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("from_on")))
    if from_on is not None and until_on is not None and until_on < from_on:
        facts: dict[str, Fact] = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
        problems.append(Problem(ShiftCode.UNTIL_BEFORE_FROM, facts=facts, place=FieldPlace("until_on")))
    modes = {mode.value: mode for mode in HolidayMode}
    for key, known in (("kind", (BY_WEEKDAY, BY_CYCLE)), ("rests", (REST_OF_UNIT, REST_OF_ROTA)), ("holidays", modes)):
        if getattr(form, key) not in known:
            problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace(key)))
    rota = _rota(form, shifts, problems) if shifts and not problems else ()
    if problems or from_on is None:
        return Reading(None, tuple(problems))
    is_by_weekday, rests_by_rota = form.kind == BY_WEEKDAY, form.rests == REST_OF_ROTA
    plan = ShiftPlan(tuple(shifts), rota, is_by_weekday, rests_by_rota, modes[form.holidays], from_on, until_on)
    return Reading(plan, ())


def _shifts(form: ShiftPlanForm, problems: list[Problem]) -> list[Shift]:
    shifts: list[Shift] = []
    for number, key in enumerate(SHIFT_KEYS, 1):
        typed = str(getattr(form, key))
        if not strip_outer(typed):
            continue
        try:
            shift = read_shift(typed, key, number)
        except NotAShift as wrong:
            problems.append(wrong.problem)
            continue
        problems += problems_of_shift(shift, key)
        if shift.name in [one.name for one in shifts]:
            problems.append(Problem(ShiftCode.NAME_TWICE, facts={"shift": shift.name}, place=FieldPlace(key)))
        shifts.append(shift)
    if not shifts and not problems:
        problems.append(Problem(ShiftCode.NO_SHIFT, place=FieldPlace(SHIFT_KEYS[0])))
    return shifts


def _rota(form: ShiftPlanForm, shifts: list[Shift], problems: list[Problem]) -> tuple[int | None, ...]:
    if not strip_outer(form.rota):
        problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("rota")))
        return ()
    try:
        rota = read_rota(form.rota, shifts, "rota", is_by_weekday=form.kind == BY_WEEKDAY)
    except NotAShift as wrong:
        problems.append(wrong.problem)
        return ()
    problems += problems_of_rota(shifts, rota, "rota")
    return rota


def _day(form: ShiftPlanForm, key: str, problems: list[Problem]) -> date | None:
    typed = strip_outer(str(getattr(form, key)))
    if not typed:
        return None
    try:
        parsed = parse_day(typed)
    except NotADay:
        parsed = None
    if parsed is None or parsed.whole_month:
        problems.append(Problem(RecordCode.DAY_UNREADABLE, value=typed, place=FieldPlace(key)))
        return None
    return parsed.on


def form_values(plan: ShiftPlan) -> dict[str, str]:
    """What stands in the form for a plan that is there."""
    shifts = {key: shift_text(shift) for key, shift in zip(SHIFT_KEYS, plan.shifts, strict=False)}
    return {
        **shifts,
        "from_on": plan.from_on.isoformat(),
        "until_on": plan.until_on.isoformat() if plan.until_on else "",
        "kind": BY_WEEKDAY if plan.is_by_weekday else BY_CYCLE,
        "rota": rota_text(plan.shifts, plan.rota),
        "rests": REST_OF_ROTA if plan.rests_by_rota else REST_OF_UNIT,
        "holidays": plan.holidays.value,
    }


def kept_plan(
    shifts: str, rota: str, flags: tuple[bool, bool], holidays: str, days: tuple[date, date | None]
) -> ShiftPlan:
    """A plan as it is kept. Args: `flags` are by weekday, rest by rota."""
    read = shifts_kept(shifts)
    turns = read_rota(rota, read, "", is_by_weekday=flags[0])
    return ShiftPlan(read, turns, *flags, HolidayMode(holidays), *days)
