"""Periods of practice: entered, approved, verified, taken back, void; and the years that are exempt."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.bounds import EARLIEST, LONGEST_TEXT, MOST_DAYS
from ctec_desktop.domain.practice.period_dates import date_problems
from ctec_desktop.domain.practice.periods import PeriodState, PracticeForm, PracticePlace
from ctec_desktop.domain.practice.views import DecisionForm, ExemptionForm, PeriodForm, PeriodView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import practice as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import PracticePeriodRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import practice as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values

_LINES = ("post", "mentor", "agreement_no", "substitutes", "substitutes_approved_by")
_LONG = ("goals", "outcomes", "enterprise_appraisal", "school_appraisal")
_FIRST_YEAR = EARLIEST.year


class PracticeRecordService(Service):
    @needs(Permission.PRACTICE_EDIT)
    def save(self, actor: Actor, form: PeriodForm) -> Outcome[int]:
        """Adds a period, or changes the one the form was opened on, as long as nobody has verified it.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        with self._database.unit(Command(actor.name, "practice.save", str(form.teacher_id))) as unit:
            saved = save_in(unit, actor, form, self._clock.today())
        return Outcome(saved.id, _changed(saved.teacher_id), saved.warnings)

    @needs(Permission.PRACTICE_VERIFY)
    def approve(self, actor: Actor, form: DecisionForm) -> Outcome[int]:
        """Somebody approved the plan of a period.

        Raises: RuleViolation as `save`.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "practice.approve", str(form.period_id))) as unit:
            row = _open(unit, actor, form.period_id)
            refuse_stale(form.version, row)
            on, by = _decided(typed, self._clock.today())
            if on is not None and on > row.from_on:
                typed.warn("on", PracticeCode.APPROVED_LATE, facts={"from_on": row.from_on.isoformat()})
            warnings = typed.finish()
            row.approved_on, row.approved_by = on, by
            unit.session.flush()
            owner = row.teacher_id
        return Outcome(owner, _changed(owner), warnings)

    @needs(Permission.PRACTICE_VERIFY)
    def verify(self, actor: Actor, form: DecisionForm) -> Outcome[int]:
        """Somebody held the papers of a period that is over against what is on record: from now on its days count.

        Raises: RuleViolation as `save`, or because the period is not over.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "practice.verify", str(form.period_id))) as unit:
            row = _open(unit, actor, form.period_id)
            refuse_stale(form.version, row)
            today = self._clock.today()
            on, by = _decided(typed, today)
            until = row.until_on.isoformat()
            if row.until_on > today:
                raise RuleViolation([Problem(PracticeCode.NOT_OVER, facts={"until_on": until})])
            if on is not None and on < row.until_on:
                typed.refuse("on", PracticeCode.VERIFIED_TOO_SOON, facts={"until_on": until})
            if row.approved_on is None:
                typed.warn("on", PracticeCode.NOT_APPROVED)
            if not (row.enterprise_appraisal and row.school_appraisal):
                typed.warn("on", PracticeCode.NO_APPRAISAL)
            warnings = typed.finish()
            row.verified_on, row.verified_by = on, by
            unit.session.flush()
            owner = row.teacher_id
        return Outcome(owner, _changed(owner), warnings)

    @needs(Permission.PRACTICE_VERIFY)
    def unverify(self, actor: Actor, period_id: int, reason: str) -> Outcome[int]:
        """Takes a verification back, so that the period can be put right; its days stop counting."""
        told = _reason(reason)
        with self._database.unit(Command(actor.name, "practice.unverify", told)) as unit:
            row = _standing(unit, actor, period_id)
            if row.verified_on is None:
                raise RuleViolation([Problem(PracticeCode.NOT_VERIFIED)])
            row.verified_on = row.verified_by = None
            unit.session.flush()
            owner = row.teacher_id
        return Outcome(owner, _changed(owner))

    @needs(Permission.PRACTICE_EDIT)
    def void(self, actor: Actor, period_id: int, reason: str) -> Outcome[int]:
        """The period was entered by mistake or did not take place; it stays on record with the reason."""
        told = _reason(reason)
        with self._database.unit(Command(actor.name, "practice.void", told)) as unit:
            owner = void_in(unit, actor, period_id, told)
        return Outcome(owner, _changed(owner))

    @needs(Permission.PRACTICE_VERIFY)
    def exempt(self, actor: Actor, form: ExemptionForm) -> Outcome[int]:
        """A calendar year in which the teacher owes nothing (TPR-LOC-02), for a reason that is kept.

        Raises: RuleViolation naming every field that is wrong.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "practice.exempt", form.year)) as unit:
            if not queries.practising(unit.connection, actor.scope, teacher_id=form.teacher_id):
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            year = _year(typed, self._clock.today().year + 1)
            reason, by = typed.required("reason"), typed.required("by")
            typed.finish()
            writer.set_exempt(unit, form.teacher_id, year, reason, by)
        return Outcome(form.teacher_id, _changed(form.teacher_id))

    @needs(Permission.PRACTICE_VERIFY)
    def unexempt(self, actor: Actor, teacher_id: int, year: int, reason: str) -> Outcome[int]:
        """The year counts again."""
        told = _reason(reason)
        with self._database.unit(Command(actor.name, "practice.unexempt", told)) as unit:
            is_seen = bool(queries.practising(unit.connection, actor.scope, teacher_id=teacher_id))
            row = writer.exemption(unit, teacher_id, year) if is_seen else None
            if row is None:
                raise RuleViolation([Problem(PracticeCode.NOT_EXEMPT, value=str(year))])
            writer.void(unit, row, told)
        return Outcome(teacher_id, _changed(teacher_id))


class Saved(NamedTuple):
    id: int
    teacher_id: int
    warnings: tuple[Problem, ...]


def save_in(unit: WriteUnit, actor: Actor, form: PeriodForm, today: date) -> Saved:
    """Saves a period inside a write unit. Raises: RuleViolation as `PracticeRecordService.save`."""
    typed = Typed(form)
    known = None if form.id is None else _open(unit, actor, form.id)
    if known is not None:
        refuse_stale(form.version, known)
    owner = form.teacher_id if known is None else known.teacher_id
    if not queries.practising(unit.connection, actor.scope, teacher_id=owner):
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    values = _read(typed, unit.connection, form, today)
    _against_others(typed, values, queries.periods_of(unit.connection, owner), form.id)
    if known is not None and known.approved_on is not None and _is_other_stay(known, values):
        typed.warn("from_on", PracticeCode.APPROVE_AGAIN, facts={"by": known.approved_by})
        values = {**values, "approved_on": None, "approved_by": None}
    warnings = typed.finish()
    if known is None:
        known = writer.add_period(unit, {"teacher_id": owner, **values})
    else:
        set_values(known, values)
        unit.session.flush()
    return Saved(known.id, owner, tuple(warnings))


def void_in(unit: WriteUnit, actor: Actor, period_id: int, reason: str) -> int:
    """Voids a period inside a write unit; gives its teacher. Raises: RuleViolation when it cannot be changed."""
    row = _open(unit, actor, period_id)
    writer.void(unit, row, reason)
    return row.teacher_id


def form_problems(connection: Connection, form: PeriodForm, today: date) -> tuple[Problem, ...]:
    """What saving a form would refuse or warn of, as far as its own words and the teacher's other periods tell."""
    typed = Typed(form)
    values = _read(typed, connection, form, today)
    _against_others(typed, values, queries.periods_of(connection, form.teacher_id), form.id)
    return tuple(typed.problems)


def _changed(teacher_id: int) -> tuple[Change, ...]:
    return (Change(Area.PRACTICE, (teacher_id,)),)


def _reason(reason: str) -> str:
    if not reason.strip():
        raise RuleViolation([Problem(PracticeCode.REASON_NEEDED, place=FieldPlace("reason"))])
    return reason.strip()


def _standing(unit: WriteUnit, actor: Actor, period_id: int) -> PracticePeriodRow:
    """A period of a teacher in sight. Raises: RuleViolation when it is gone or void."""
    seen = queries.period(unit.connection, actor.scope, period_id)
    found = record(unit, PracticePeriodRow, 0 if seen is None else period_id)
    if found.voided_at_utc is not None:
        raise RuleViolation([Problem(PracticeCode.VOID, facts={"reason": found.void_reason})])
    return found


def _open(unit: WriteUnit, actor: Actor, period_id: int) -> PracticePeriodRow:
    """Raises: RuleViolation as `_standing`, or when somebody has verified it."""
    found = _standing(unit, actor, period_id)
    if found.verified_on is not None:
        facts: dict[str, Fact] = {"by": found.verified_by, "on": found.verified_on.isoformat()}
        raise RuleViolation([Problem(PracticeCode.VERIFIED, facts=facts)])
    return found


def _decided(typed: Typed, today: date) -> tuple[date | None, str]:
    typed.text("on", required=True)
    on, by = typed.day("on"), typed.required("by")
    if on is not None and on > today:
        facts: dict[str, Fact] = {"day": on.isoformat(), "today": today.isoformat()}
        typed.refuse("on", PracticeCode.DECIDED_AHEAD, facts=facts)
    return on, by


def _year(typed: Typed, last: int) -> int:
    text = typed.number("year", required=True) or ""
    if not (text.isdecimal() and _FIRST_YEAR <= int(text) <= last):
        if text:
            typed.refuse("year", PracticeCode.YEAR_OUT_OF_RANGE, text, {"least": _FIRST_YEAR, "most": last})
        return 0
    return int(text)


def _read(typed: Typed, connection: Connection, form: PeriodForm, today: date) -> Mapping[str, Any]:
    """Columns of the period; what is wrong is collected."""
    for key in ("place", "form", "from_on", "until_on"):
        typed.text(key, required=True)
    place, kind = typed.choice("place", PracticePlace), typed.choice("form", PracticeForm)
    unit = typed.required("unit")
    values: dict[str, Any] = {"place": place and place.value, "form": kind and kind.value}
    is_base = place is PracticePlace.BASE
    known = queries.enterprise_named(connection, unit) if unit else None
    values |= {"enterprise_id": known, "base_name": unit if is_base and known is None else None}
    if unit and known is None and not is_base:
        typed.refuse("unit", PracticeCode.UNKNOWN_ENTERPRISE, unit)
    days = ("from_on", "until_on", "absent_from_on", "absent_until_on", "leave_from_on", "leave_until_on")
    values |= {key: typed.day(key) for key in days}
    values |= {key: typed.text(key) for key in _LINES}
    values |= {key: _long(typed, form, key) for key in _LONG}
    values["stated_days"] = typed.whole("stated_days", 1, MOST_DAYS)
    for key, code, value, facts in date_problems(values, today):
        typed.refuse(key, code, value, facts)
    return values


def _is_other_stay(known: PracticePeriodRow, values: Mapping[str, Any]) -> bool:
    """Whether it is no longer what was approved: other days, another place or another form."""
    keys = ("from_on", "until_on", "enterprise_id", "base_name", "place", "form")
    return any(getattr(known, key) != values[key] for key in keys)


def _against_others(
    typed: Typed, values: Mapping[str, Any], others: tuple[PeriodView, ...], own_id: int | None
) -> None:
    """The same stay is never entered twice; one that overlaps another is said."""
    first, last = values["from_on"], values["until_on"]
    if first is None or last is None:
        return
    standing = [one for one in others if one.id != own_id and one.state is not PeriodState.VOID]
    where = values["enterprise_id"] or values["base_name"]
    for one in standing:
        if (one.from_on, one.until_on, one.enterprise_id or one.unit) == (first, last, where):
            typed.refuse("from_on", PracticeCode.SAME_TWICE)
        elif one.from_on <= last and first <= one.until_on:
            facts = {"from_on": one.from_on.isoformat(), "until_on": one.until_on.isoformat(), "unit": one.unit}
            typed.warn("from_on", PracticeCode.OVERLAPS, facts=dict(facts))


def _long(typed: Typed, form: PeriodForm, key: str) -> str | None:
    text = str(getattr(form, key)).strip()
    if len(text) > LONGEST_TEXT:
        typed.refuse(key, PracticeCode.TEXT_TOO_LONG, facts={"most": LONGEST_TEXT, "length": len(text)})
        return None
    return text or None
