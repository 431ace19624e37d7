"""People from industry: chosen, hired, their lessons and fees, the school's word on them, the papers of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.industry.judging import FIELD_FACTS, judge_hire, judge_share
from ctec_desktop.domain.industry.views import (
    AppraisalForm,
    HireChoices,
    HireForm,
    HireView,
    IndustryFigures,
    MonthEdit,
)
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.industry_months import month_values
from ctec_desktop.services.industry_reading import against_others, read_hire, refuse_ahead, who_it_is
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import industry as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import IndustryHireRow, PersonRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import industry as writer
from ctec_desktop.storage.writers.records import add_person, name_keys, record, refuse_stale, set_values
from ctec_desktop.wording.industry import FIELDS


class IndustryService(Service):
    @needs(Permission.INDUSTRY_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the newest term first."""
        return ListSource(queries.HIRES, self._database.read, actor.scope)

    @needs(Permission.INDUSTRY_SEE)
    def detail(self, actor: Actor, hire_id: int) -> HireView | None:
        """One hire with what the rules of its first day, or of today, say about it."""
        del actor
        with self._database.read() as connection:
            found = queries.hire(connection, hire_id)
            if found is None or found.is_void:
                return found
            rules = rule_history(connection).on(found.from_on or self._clock.today())
        return replace(found, findings=_named(judge_hire(found, rules, self._clock.today())))

    @needs(Permission.INDUSTRY_SEE)
    def choices(self, actor: Actor) -> HireChoices:
        """What the form of a hire can choose from."""
        del actor
        with self._database.read() as connection:
            return queries.choices(connection)

    @needs(Permission.INDUSTRY_SEE)
    def figures(self, actor: Actor, on: date) -> tuple[IndustryFigures, Finding]:
        """Figures of the school on a day (POR-06), and what PTT-30 says about the share."""
        del actor
        with self._database.read() as connection:
            found = queries.figures(connection, on)
            return found, judge_share(found, rule_history(connection).on(on))

    @needs(Permission.INDUSTRY_EDIT)
    def save(self, actor: Actor, form: HireForm) -> Outcome[int]:
        """Adds a hire, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "industry.save", form.name)) as unit:
            known = None if form.id is None else _standing(unit, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            values = read_hire(typed, self._clock.today())
            who = who_it_is(typed, unit.connection, form, known)
            against_others(typed, unit.connection, who.get("person_id"), values, form.id)
            if known is not None:
                _keep_months(typed, unit, known.id, values)
            warnings = typed.finish()
            if "person_id" not in who:
                who["person_id"] = add_person(unit, form.name.strip(), {}).id
            if known is None:
                known = writer.add_hire(unit, {**who, **values})
            else:
                set_values(known, {**who, **values})
                if form.name.strip():
                    set_values(record(unit, PersonRow, known.person_id), name_keys(form.name.strip()))
                unit.session.flush()
            hire_id = known.id
        return Outcome(hire_id, _changed(hire_id), warnings)

    @needs(Permission.INDUSTRY_EDIT)
    def set_months(self, actor: Actor, hire_id: int, edits: Sequence[MonthEdit]) -> Outcome[int]:
        """Writes lessons, fees and payments of several months at once. Returns how many lines.

        Raises: RuleViolation with the problem of every line that is wrong; then nothing is written.
        """
        with self._database.unit(Command(actor.name, "industry.months", str(hire_id))) as unit:
            _standing(unit, hire_id)
            found = queries.hire(unit.connection, hire_id)
            assert found is not None
            known = {row.id: row for row in writer.months_of(unit, hire_id)}
            for row, values in month_values(found, edits, known, self._clock.today()):
                writer.set_month(unit, hire_id, row, values)
            unit.session.flush()
        return Outcome(len(edits), _changed(hire_id))

    @needs(Permission.INDUSTRY_EDIT)
    def appraise(self, actor: Actor, form: AppraisalForm) -> Outcome[int]:
        """The school's word on a calendar year of the hire.

        Raises: RuleViolation naming every field that is wrong.
        """
        typed, today = Typed(form), self._clock.today()
        with self._database.unit(Command(actor.name, "industry.appraise", form.year)) as unit:
            row = _standing(unit, form.hire_id)
            typed.text("year", required=True)
            typed.text("on", required=True)
            year, on = typed.whole("year", 1990, 2200), typed.day("on")
            result, by = typed.required("result"), typed.required("decided_by")
            last = row.ended_on or row.until_on
            if year and (row.from_on is None or not row.from_on.year <= year <= min(today.year, (last or today).year)):
                typed.refuse("year", IndustryCode.YEAR_OUTSIDE, str(year))
            refuse_ahead(typed, "on", on, today)
            remark = typed.text("remark")
            typed.finish()
            values = {"result": result, "decided_by": by, "decided_on": on, "remark": remark}
            writer.set_appraisal(unit, form.hire_id, int(form.year), values)
        return Outcome(form.hire_id, _changed(form.hire_id))

    @needs(Permission.INDUSTRY_EDIT)
    def end_early(self, actor: Actor, hire_id: int, on: str, reason: str) -> Outcome[int]:
        """The hire ends before its term. Raises: RuleViolation when the day lies outside it or no reason is given."""
        typed = Typed(_End(on, reason))
        with self._database.unit(Command(actor.name, "industry.end", reason.strip())) as unit:
            row = _standing(unit, hire_id)
            typed.text("on", required=True)
            day, why = typed.day("on"), typed.required("reason")
            first, last = row.from_on, row.until_on
            if first is None or last is None:
                raise RuleViolation([Problem(IndustryCode.NOT_AGREED)])
            if day is not None and not first <= day <= last:
                facts: dict[str, Fact] = {"from_on": first.isoformat(), "until_on": last.isoformat()}
                typed.refuse("on", IndustryCode.END_OUTSIDE, day.isoformat(), facts)
            _keep_months(typed, unit, hire_id, {"from_on": first, "until_on": day}, key="on")
            typed.finish()
            row.ended_on, row.end_reason = day, why
            unit.session.flush()
        return Outcome(hire_id, _changed(hire_id))

    @needs(Permission.INDUSTRY_EDIT)
    def void(self, actor: Actor, hire_id: int, reason: str) -> Outcome[int]:
        """The hire was entered by mistake or never came about; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(IndustryCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "industry.void", reason.strip())) as unit:
            row = _standing(unit, hire_id)
            row.voided_at_utc, row.void_reason = unit.at_utc, reason.strip()
            unit.session.flush()
        return Outcome(hire_id, _changed(hire_id))

    @needs(Permission.INDUSTRY_SEE)
    def print_text(self, actor: Actor, hire_id: int, key: str, target: Path) -> Outcome[Path]:
        """Writes the 聘任协议 or the 聘书 of a hire as a PDF, from the text in use.

        Raises: RuleViolation when it is void or not agreed, or a character cannot be drawn; EnvironmentFault when the
            file cannot be written.
        """
        from ctec_desktop.services.industry_papers import write_text

        del actor
        with self._database.read() as connection:
            return Outcome(write_text(connection, _shown(connection, hire_id), key, school(connection).name, target))

    @needs(Permission.INDUSTRY_SEE)
    def print_fees(self, actor: Actor, hire_id: int, year: int, target: Path) -> Outcome[Path]:
        """Writes the 课酬表 of a calendar year as a PDF.

        Raises: as `print_text`, and when nothing was taught in the year.
        """
        from ctec_desktop.services.industry_papers import write_fees

        del actor
        with self._database.read() as connection:
            found, name = _shown(connection, hire_id), school(connection).name
        return Outcome(write_fees(found, name, year, target))

    @needs(Permission.INDUSTRY_SEE)
    def write_report(self, actor: Actor, on: date, target: Path) -> Outcome[int]:
        """Writes 兼职教师与产业导师一览 of the day's calendar year as a PDF. Returns its pages.

        Raises: as `print_text`.
        """
        from ctec_desktop.services.industry_papers import write_overview

        del actor
        with self._database.read() as connection:
            found = queries.hires_in(connection, date(on.year, 1, 1), on)
            rules = rule_history(connection)
            counted, name = queries.figures(connection, on), school(connection).name
        told = tuple(replace(one, findings=_named(judge_hire(one, rules.on(one.from_on or on), on))) for one in found)
        return Outcome(write_overview(told, (counted, judge_share(counted, rules.on(on))), name, target))


def _shown(connection: Connection, hire_id: int) -> HireView:
    found = queries.hire(connection, hire_id)
    if found is None:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    return found


class _End:
    def __init__(self, on: str, reason: str) -> None:
        self.on, self.reason = on, reason


def _named(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """With the fields that facts name in the school's words."""
    return tuple(
        replace(one, facts={key: _in_words(key, value) for key, value in one.facts.items()}) for one in findings
    )


def _in_words(key: str, value: Fact) -> Fact:
    if key not in FIELD_FACTS or not isinstance(value, str):
        return value
    return "、".join(FIELDS[part] for part in value.split("|"))


def _changed(hire_id: int) -> tuple[Change, ...]:
    return (Change(Area.INDUSTRY, (hire_id,)),)


def _standing(unit: WriteUnit, hire_id: int) -> IndustryHireRow:
    found = record(unit, IndustryHireRow, hire_id)
    if found.voided_at_utc is not None:
        raise RuleViolation([Problem(IndustryCode.VOID, facts={"reason": found.void_reason})])
    return found


def _keep_months(
    typed: Typed, unit: WriteUnit, hire_id: int, values: Mapping[str, Any], *, key: str = "from_on"
) -> None:
    """Months with lessons stay within the term."""
    first, last = values["from_on"], values["until_on"]
    taught = sorted({row.month for row in writer.months_of(unit, hire_id) if row.hours})
    lost = [
        f"{month:%Y-%m}"
        for month in taught
        if first is None or last is None or not first.replace(day=1) <= month <= last
    ]
    if lost:
        typed.refuse(key, IndustryCode.MONTHS_OUTSIDE, facts={"months": "、".join(lost)})
