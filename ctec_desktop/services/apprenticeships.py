"""学徒培养: apprentices with an enterprise, the stages of the alternation, and what the rules find."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipForm,
    ApprenticeshipView,
    Scheme,
    StageChoices,
    StageForm,
    StageKind,
    StageResult,
    StageView,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.rules.apprentice import ApprenticeFacts, judge_apprenticeship
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.agreement_carrying import carry_agreements
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import apprenticeships as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers
from ctec_desktop.storage.tables import ApprenticeshipRow, ApprenticeshipStageRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import apprenticeships as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values

_MOST_HOURS = 20_000
_PRINTED = (
    *("student_id", "enterprise_id", "from_on", "until_on", "certificate", "labour_from", "labour_until"),
    *("teacher_duties", "mentor_duties", "allowance_fen", "total_hours", "practice_hours", "signed_on"),
)


class ApprenticeshipService(Service):
    @needs(Permission.APPRENTICES_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the newest first."""
        return ListSource(queries.apprenticeship_list(), self._database.read, actor.scope)

    @needs(Permission.APPRENTICES_SEE)
    def detail(self, actor: Actor, apprenticeship_id: int) -> ApprenticeshipView | None:
        """One with its stages and what the rules of its first day say about it."""
        with self._database.read() as connection:
            found = queries.apprenticeship(connection, actor.scope, apprenticeship_id)
            if found is None or found.is_void:
                return found
            rules = rule_history(connection).on(found.from_on)
        return replace(found, findings=judge_apprenticeship(ApprenticeFacts(found, self._clock.today()), rules))

    @needs(Permission.APPRENTICES_SEE)
    def enterprises(self, actor: Actor) -> tuple[tuple[int, str], ...]:
        """Units in use: ids and names."""
        del actor
        with self._database.read() as connection:
            return queries.units_in_use(connection)

    @needs(Permission.APPRENTICES_SEE)
    def stage_choices(self, actor: Actor, apprenticeship_id: int) -> StageChoices:
        """What a stage of this apprenticeship can choose from."""
        with self._database.read() as connection:
            found = queries.apprenticeship(connection, actor.scope, apprenticeship_id)
            return queries.stage_choices(connection, found.enterprise_id if found else 0)

    @needs(Permission.APPRENTICES_EDIT)
    def save(self, actor: Actor, form: ApprenticeshipForm) -> Outcome[int]:
        """Adds an apprenticeship, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprenticeship.save", form.student_no)) as unit:
            known, before = None, None
            if form.id is not None:
                known, before = _standing(unit, actor, form.id)
                refuse_stale(form.version, known)
            values = _read(typed, unit.connection, form, self._clock.today(), before)
            values["student_id"] = _student(typed, unit.connection, actor, form.student_no)
            _check_others(typed, unit.connection, values, form.id)
            if before is not None and before.agreement is not None:
                _refuse_printed(typed, values, before)
            warnings = typed.finish()
            if known is None:
                known = writer.add_apprenticeship(unit, values)
            else:
                set_values(known, values)
                unit.session.flush()
            saved_id = known.id
        return Outcome(saved_id, (Change(Area.APPRENTICES, (saved_id,)),), warnings)

    @needs(Permission.APPRENTICES_EDIT)
    def save_stage(self, actor: Actor, form: StageForm) -> Outcome[int]:
        """Adds a stage, or changes the one the form was opened on. Returns the apprenticeship's id.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprenticeship.stage", form.from_on)) as unit:
            _, of = _standing(unit, actor, form.apprenticeship_id)
            known = None if form.id is None else _stage(unit, of, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            offered = queries.stage_choices(unit.connection, of.enterprise_id)
            held = next((one for one in of.stages if one.id == form.id), None)
            values = _read_stage(typed, offered, held)
            _check_stage(typed, values, of, form.id, self._clock.today())
            typed.finish()
            if known is None:
                writer.add_stage(unit, of.id, values)
            else:
                set_values(known, values)
                unit.session.flush()
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)),))

    @needs(Permission.APPRENTICES_EDIT)
    def remove_stage(self, actor: Actor, apprenticeship_id: int, stage_id: int) -> Outcome[int]:
        """The stage was entered by mistake; it stays in the trail."""
        with self._database.unit(Command(actor.name, "apprenticeship.remove_stage", str(stage_id))) as unit:
            _, of = _standing(unit, actor, apprenticeship_id)
            writer.void_stage(unit, _stage(unit, of, stage_id))
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)),))

    @needs(Permission.APPRENTICES_EDIT)
    def end(self, actor: Actor, apprenticeship_id: int, ended_on: date | None, reason: str) -> Outcome[int]:
        """It ends before its last day: from that day on it no longer holds, and its contract stops.

        Raises: RuleViolation for a day outside it, or without a reason.
        """
        problems = []
        with self._database.unit(Command(actor.name, "apprenticeship.end", reason.strip() or None)) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if ended_on is None or not of.from_on < ended_on <= of.until_on:
                facts = _days(of.from_on, of.until_on)
                problems.append(Problem(ApprenticeCode.END_OUTSIDE, facts=facts, place=FieldPlace("ended_on")))
            if not reason.strip():
                problems.append(Problem(ApprenticeCode.END_REASON_NEEDED, place=FieldPlace("reason")))
            if problems:
                raise RuleViolation(problems)
            writer.end_apprenticeship(unit, row, ended_on, reason.strip())
            self._carry(unit, actor, of)
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)), Change(Area.AGREEMENTS)))

    @needs(Permission.APPRENTICES_EDIT)
    def go_on(self, actor: Actor, apprenticeship_id: int) -> Outcome[int]:
        """The early end was registered by mistake: it holds to its last day again."""
        with self._database.unit(Command(actor.name, "apprenticeship.go_on")) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if of.ended_on is None:
                raise RuleViolation([Problem(ApprenticeCode.NOT_ENDED)])
            writer.end_apprenticeship(unit, row, None, None)
            self._carry(unit, actor, of)
        return Outcome(of.id, (Change(Area.APPRENTICES, (of.id,)), Change(Area.AGREEMENTS)))

    def _carry(self, unit: WriteUnit, actor: Actor, of: ApprenticeshipView) -> None:
        if of.agreement is not None:
            carry_agreements(unit, actor.name, [of.agreement[0]], self._clock.today())

    @needs(Permission.APPRENTICES_EDIT)
    def void(self, actor: Actor, apprenticeship_id: int, reason: str) -> Outcome[int]:
        """It was entered by mistake or never began; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(ApprenticeCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "apprenticeship.void", reason.strip())) as unit:
            row, of = _standing(unit, actor, apprenticeship_id)
            if of.agreement is not None:
                raise RuleViolation([Problem(ApprenticeCode.CONTRACT_STANDS, facts={"number": of.agreement[1]})])
            writer.void_apprenticeship(unit, row, reason.strip())
        return Outcome(apprenticeship_id, (Change(Area.APPRENTICES, (apprenticeship_id,)),))


def _refuse_printed(typed: Typed, values: Mapping[str, Any], before: ApprenticeshipView) -> None:
    """What stands on a contract that is on paper is not changed under it."""
    assert before.agreement is not None
    now = {key: getattr(before, key) for key in _PRINTED} | {"scheme": before.scheme.value}
    for key, known in now.items():
        if values.get(key) != known:
            typed.refuse(
                "student_no" if key == "student_id" else key, ApprenticeCode.HAS_CONTRACT, facts=_called(before)
            )


def _called(of: ApprenticeshipView) -> dict[str, Fact]:
    return {"number": of.agreement[1] if of.agreement else ""}


def _standing(unit: WriteUnit, actor: Actor, apprenticeship_id: int) -> tuple[ApprenticeshipRow, ApprenticeshipView]:
    """The apprenticeship of a student in sight. Raises: RuleViolation when it is gone or void."""
    seen = queries.apprenticeship(unit.connection, actor.scope, apprenticeship_id)
    found = record(unit, ApprenticeshipRow, seen.id if seen else 0)
    if seen is None or seen.is_void:
        raise RuleViolation([Problem(ApprenticeCode.VOID, facts={"reason": found.void_reason})])
    return found, seen


def _stage(unit: WriteUnit, of: ApprenticeshipView, stage_id: int) -> ApprenticeshipStageRow:
    is_there = any(one.id == stage_id for one in of.stages)
    return record(unit, ApprenticeshipStageRow, stage_id if is_there else 0)


def _student(typed: Typed, connection: Connection, actor: Actor, number: str) -> int | None:
    wanted = fold_number(typed.required("student_no"))
    if not wanted:
        return None
    found = students_by_numbers(connection, actor.scope, student_nos=(wanted,), id_numbers=(), registration_nos=())
    if not found:
        typed.refuse("student_no", ApprenticeCode.NO_SUCH_STUDENT, number)
        return None
    return found[0].id


def _read(
    typed: Typed, connection: Connection, form: ApprenticeshipForm, today: date, before: ApprenticeshipView | None
) -> dict[str, Any]:
    """Columns of the apprenticeship but the student's; what is wrong is collected."""
    for key in ("scheme", "enterprise_id", "from_on", "until_on"):
        typed.text(key, required=True)
    scheme = typed.choice("scheme", Scheme)
    offered = frozenset(one for one, _ in queries.units_in_use(connection)) | (
        {before.enterprise_id} if before else set()
    )
    values: dict[str, Any] = {
        "scheme": scheme and scheme.value,
        "enterprise_id": typed.offered("enterprise_id", Retirable.ENTERPRISE, offered),
        "allowance_fen": typed.fen("allowance_fen"),
        "signers": " ".join(party.value for party in Party if party.value in form.signers),
    }
    values |= {key: typed.day(key) for key in ("from_on", "until_on", "labour_from", "labour_until", "signed_on")}
    values |= {key: typed.text(key) for key in ("certificate", "teacher_duties", "mentor_duties")}
    values |= {key: typed.whole(key, 0, _MOST_HOURS) for key in ("total_hours", "practice_hours")}
    total, practice = values["total_hours"], values["practice_hours"]
    if total is not None and practice is not None and practice > total:
        typed.refuse("practice_hours", ApprenticeCode.MORE_PRACTICE)
    _check_days(typed, values, today, before)
    return values


def _check_days(typed: Typed, values: Mapping[str, Any], today: date, before: ApprenticeshipView | None) -> None:
    first, last, signed = values["from_on"], values["until_on"], values["signed_on"]
    if first and last and last < first:
        typed.refuse("until_on", ApprenticeCode.DAYS_REVERSED, facts=_days(first, last))
    if values["labour_from"] and values["labour_until"] and values["labour_until"] < values["labour_from"]:
        typed.refuse("labour_until", ApprenticeCode.LABOUR_REVERSED)
    if signed and signed > today:
        typed.refuse("signed_on", ApprenticeCode.SIGNED_AHEAD, facts={"today": today.isoformat()})
    if values["signers"] and signed is None:
        typed.refuse("signed_on", ApprenticeCode.SIGNED_WITHOUT_DAY)
    if before is None or not before.stages:
        return
    begins, ends = before.stages[0].from_on, max(one.until_on for one in before.stages)
    if first and last and not first <= begins <= ends <= last:
        typed.refuse("until_on", ApprenticeCode.STAGES_OUTSIDE, facts=_days(begins, ends))
    is_bound = any(one.post_id or one.mentor_id for one in before.stages)
    if is_bound and values["enterprise_id"] not in (None, before.enterprise_id):
        typed.refuse("enterprise_id", ApprenticeCode.HAS_STAGES_THERE)


def _check_others(typed: Typed, connection: Connection, values: Mapping[str, Any], own_id: int | None) -> None:
    """A student is apprentice of one enterprise at a time."""
    first, last, student_id = values["from_on"], values["until_on"], values["student_id"]
    if not (first and last and student_id):
        return
    for begins, ends, unit in queries.others_of(connection, student_id, own_id):
        if begins <= last and first <= ends:
            typed.refuse("from_on", ApprenticeCode.MEETS_OTHER, facts=_days(begins, ends) | {"unit": unit})


def _read_stage(typed: Typed, offered: StageChoices, held: StageView | None) -> dict[str, Any]:
    """Columns of the stage; what is wrong is collected."""
    for key in ("kind", "from_on", "until_on"):
        typed.text(key, required=True)
    kind, result = typed.choice("kind", StageKind), typed.choice("result", StageResult)
    values: dict[str, Any] = {"kind": kind and kind.value, "result": result and result.value}
    values |= {key: typed.day(key) for key in ("from_on", "until_on", "assessed_on")}
    values |= {"content": typed.text("content"), "pay_fen": typed.fen("pay_fen")}
    for key, what, choices in (
        ("post_id", Retirable.POST, offered.posts),
        ("mentor_id", Retirable.MENTOR, offered.mentors),
        ("teacher_id", Retirable.TEACHER, offered.teachers),
    ):
        also = {getattr(held, key)} if held is not None and getattr(held, key) is not None else set()
        values[key] = typed.offered(key, what, frozenset(one for one, _ in choices) | also)
    return values


def _check_stage(
    typed: Typed, values: Mapping[str, Any], of: ApprenticeshipView, own_id: int | None, today: date
) -> None:
    first, last, assessed = values["from_on"], values["until_on"], values["assessed_on"]
    if values["kind"] == StageKind.SCHOOL:
        for key in ("post_id", "pay_fen", "mentor_id"):
            if values[key] is not None:
                typed.refuse(key, ApprenticeCode.POST_AT_SCHOOL)
    if (values["result"] is None) is not (assessed is None):
        typed.refuse("assessed_on", ApprenticeCode.RESULT_NEEDED)
    if assessed and assessed > today:
        typed.refuse("assessed_on", ApprenticeCode.ASSESSED_AHEAD, facts={"today": today.isoformat()})
    if not (first and last):
        return
    if assessed and assessed < first:
        typed.refuse("assessed_on", ApprenticeCode.ASSESSED_EARLY, facts={"from_on": first.isoformat()})
    if last < first:
        typed.refuse("until_on", ApprenticeCode.DAYS_REVERSED, facts=_days(first, last))
    elif not (of.from_on <= first and last <= of.until_on):
        typed.refuse("until_on", ApprenticeCode.OUTSIDE, facts=_days(of.from_on, of.until_on))
    for one in of.stages:
        if one.id != own_id and one.from_on <= last and first <= one.until_on:
            typed.refuse("from_on", ApprenticeCode.STAGES_MEET, facts=_days(one.from_on, one.until_on))


def _days(first: date, last: date) -> dict[str, Fact]:
    return {"from_on": first.isoformat(), "until_on": last.isoformat()}
