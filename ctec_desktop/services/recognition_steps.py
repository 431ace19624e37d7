"""What a step of recognition must meet before it is written: order, days, publicity, evidence, review."""

from datetime import date, timedelta
from typing import Any

from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.recognition.meter import Met, is_met
from ctec_desktop.domain.recognition.standard import Standard
from ctec_desktop.domain.recognition.views import DualView
from ctec_desktop.domain.recognition.words import DualLevel, DualState, StepKind
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.kernel.problems import Fact
from ctec_desktop.services.typed import Typed
from ctec_desktop.wording.recognition import NOTHING, STEPS

_LEVELS = tuple(DualLevel)


def next_steps(view: DualView, standard: Standard, today: date) -> tuple[StepKind, ...]:
    """What can be recorded now."""
    state = view.state(today)
    if state in (DualState.STANDS, DualState.OVERDUE):
        lowered = () if view.level_on(today) is DualLevel.JUNIOR else (StepKind.LOWERED,)
        return (StepKind.KEPT, *lowered, StepKind.REVOKED)
    if state is not DualState.UNDER_WAY:
        return ()
    open_steps = [one for one in standard.steps[view.level] if view.step(one) is None]
    return (*open_steps[:1], StepKind.JUDGED, StepKind.DECLINED)


def read_step(typed: Typed, view: DualView, standard: Standard, today: date, found: tuple[Met, ...]) -> dict[str, Any]:
    """Columns of the step; what is wrong is collected."""
    typed.text("kind", required=True)
    kind = typed.choice("kind", StepKind)
    typed.text("on", required=True)
    on, by_name = typed.day("on"), typed.text("by_name", required=True)
    values: dict[str, Any] = {"kind": kind and kind.value, "step_on": on, "by_name": by_name, "is_positive": True}
    values |= {"until_on": None, "level": None, "criterion": None}
    values |= {"number": typed.text("number"), "remark": typed.text("remark")}
    if kind is None:
        return values
    if kind not in next_steps(view, standard, today):
        following = "、".join(STEPS[one] for one in next_steps(view, standard, today))
        facts: dict[str, Fact] = {"step": STEPS[kind], "next": following or NOTHING}
        typed.refuse("kind", RecognitionCode.STEP_OUT_OF_ORDER, facts=facts)
        return values
    if on is not None:
        _check_day(typed, view, on, today)
    if kind is StepKind.JUDGED:
        _read_judgement(typed, view, standard, values)
    elif kind is StepKind.PUBLISHED:
        _read_publicity(typed, standard, on, values)
    elif kind in (StepKind.CERTIFIED, StepKind.KEPT):
        _read_due(typed, standard, on, values)
    elif kind is StepKind.LOWERED:
        _read_lowered(typed, view, today, values)
    if kind is StepKind.REVIEWED and not is_met(found) and not view.exception:
        lacking = "、".join(one.criterion.title for one in found if one.held.value == "missing")
        typed.refuse("kind", RecognitionCode.EVIDENCE_MISSING, facts={"criteria": lacking})
    if kind is StepKind.CERTIFIED:
        typed.text("number", required=True)
    if kind in (StepKind.DECLINED, StepKind.REVOKED, StepKind.LOWERED):
        typed.text("remark", required=True)
    return values


def _check_day(typed: Typed, view: DualView, on: date, today: date) -> None:
    if on > today:
        typed.refuse("on", RecognitionCode.DAY_AHEAD, facts={"day": on.isoformat(), "today": today.isoformat()})
    others = [one for one in view.steps if one.kind is not StepKind.JUDGED]
    before = max([view.applied_on, *(one.on for one in others)])
    if on < before:
        typed.refuse("on", RecognitionCode.DAY_BEFORE, facts={"day": on.isoformat(), "before": before.isoformat()})
    published = view.step(StepKind.PUBLISHED)
    runs_until = None if published is None or view.certified is not None else published.until_on
    if runs_until is not None and on <= runs_until:
        typed.refuse("on", RecognitionCode.PUBLICITY_RUNS, facts={"until_on": runs_until.isoformat()})


def _read_judgement(typed: Typed, view: DualView, standard: Standard, values: dict[str, Any]) -> None:
    typed.text("criterion", required=True)
    typed.text("is_positive", required=True)
    values["criterion"] = typed.text("criterion")
    values["is_positive"] = typed.text("is_positive") == "yes"
    asked = {one.key for one in standard.of(view.level) if one.is_judged}
    if values["criterion"] and values["criterion"] not in asked:
        typed.refuse("criterion", RecognitionCode.NO_SUCH_CRITERION)


def _read_publicity(typed: Typed, standard: Standard, on: date | None, values: dict[str, Any]) -> None:
    typed.text("until_on", required=True)
    values["until_on"] = until = typed.day("until_on")
    if on is None or until is None:
        return
    days = (until - on).days + 1
    if days < standard.publicity_days:
        facts: dict[str, Fact] = {"days": max(days, 0), "least": standard.publicity_days}
        typed.refuse("until_on", RecognitionCode.PUBLICITY_SHORT, facts=facts)


def _read_due(typed: Typed, standard: Standard, on: date | None, values: dict[str, Any]) -> None:
    typed.text("until_on", required=True)
    values["until_on"] = due = typed.day("until_on")
    if on is None or due is None:
        return
    latest = add_months(on, 12 * standard.review_years)
    if not on < due <= latest:
        facts: dict[str, Fact] = {
            "first": (on + timedelta(days=1)).isoformat(),
            "latest": latest.isoformat(),
            "years": standard.review_years,
        }
        typed.refuse("until_on", RecognitionCode.REVIEW_TOO_LATE, facts=facts)


def _read_lowered(typed: Typed, view: DualView, today: date, values: dict[str, Any]) -> None:
    typed.text("level", required=True)
    level = typed.choice("level", DualLevel)
    values["level"] = level and level.value
    if level is not None and _LEVELS.index(level) >= _LEVELS.index(view.level_on(today)):
        typed.refuse("level", RecognitionCode.NOT_LOWER)
