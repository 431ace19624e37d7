"""Incidents of interns, who has been told of them by when, and the claims that follow."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.incidents import IncidentCode
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.domain.incident_views import ClaimForm, IncidentForm, IncidentView
from ctec_desktop.domain.incidents import (
    ClaimPaper,
    Decision,
    Harm,
    IncidentFacts,
    IncidentKind,
    clocks,
    is_minor_on,
    moment_text,
    papers_for,
    parse_moment,
)
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.cover import units_of
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import incidents as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers
from ctec_desktop.storage.tables import IncidentRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import incidents as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values
from ctec_desktop.wording.cover import policy_label

_LONGEST = 2_000
_TOLD = ("school_told_at", "guardian_told_at", "safety_told_at", "education_told_at")


class IncidentService(Service):
    @needs(Permission.INCIDENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the newest incident first."""
        return ListSource(queries.incident_list(), self._database.read, actor.scope)

    @needs(Permission.INCIDENTS_SEE)
    def detail(self, actor: Actor, incident_id: int) -> IncidentView | None:
        """An incident with its clocks, the papers still lacking, and the policies that covered the student then."""
        with self._database.read() as connection:
            found = queries.incident(connection, actor.scope, incident_id)
            if found is None:
                return None
            on = _day_of(found)
            unit = units_of(connection, [found.student_id], on).get(found.student_id)
            covering = tuple(
                (policy_id, policy_label(kind, number))
                for policy_id, kind, number in queries.policies_on(connection, found.student_id, on)
            )
        given = found.claim.papers if found.claim else frozenset[ClaimPaper]()
        lacking = tuple(paper for paper in papers_for(found.kind, found.harm) if paper not in given)
        running = clocks(_facts(found), self._clock.now_utc())
        return replace(found, unit=unit, covering=covering, clocks=running, lacking=lacking)

    @needs(Permission.INCIDENTS_SEE)
    def policies(self, actor: Actor) -> tuple[tuple[int, str], ...]:
        """Policies a claim can be made on, the newest first."""
        del actor
        with self._database.read() as connection:
            found = queries.standing_policies(connection)
        return tuple((policy_id, policy_label(kind, number)) for policy_id, kind, number in found)

    @needs(Permission.INCIDENTS_EDIT)
    def save(self, actor: Actor, form: IncidentForm) -> Outcome[int]:
        """Adds an incident, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "incident.save", form.student_no)) as unit:
            known = None if form.id is None else _standing(unit, actor, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            values = _read(typed, form, self._clock.now_utc())
            values["student_id"] = _student(typed, unit.connection, actor, form.student_no)
            warnings = typed.finish()
            if known is None:
                known = writer.add_incident(unit, values)
            else:
                set_values(known, values)
                unit.session.flush()
            incident_id = known.id
        return Outcome(incident_id, (Change(Area.INCIDENTS, (incident_id,)),), warnings)

    @needs(Permission.INCIDENTS_EDIT)
    def save_claim(self, actor: Actor, form: ClaimForm) -> Outcome[int]:
        """Writes what has become of the claim so far.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "incident.claim", form.report_no)) as unit:
            _standing(unit, actor, form.incident_id)
            incident = queries.incident(unit.connection, actor.scope, form.incident_id)
            assert incident is not None
            if incident.harm is Harm.NONE:
                raise RuleViolation([Problem(IncidentCode.NO_HARM_NO_CLAIM)])
            known = writer.claim_of(unit, form.incident_id)
            if known is not None:
                refuse_stale(form.version, known)
            values = _read_claim(typed, form, incident, self._clock.now_utc())
            covering = {one[0] for one in queries.policies_on(unit.connection, incident.student_id, _day_of(incident))}
            policy_id = values["policy_id"]
            if policy_id is not None and policy_id not in covering:
                typed.warn("policy_id", IncidentCode.NOT_COVERED_THEN, facts={"on": _day_of(incident).isoformat()})
            warnings = typed.finish()
            if known is None:
                writer.add_claim(unit, form.incident_id, values)
            else:
                set_values(known, values)
                unit.session.flush()
        return Outcome(form.incident_id, (Change(Area.INCIDENTS, (form.incident_id,)),), warnings)

    @needs(Permission.INCIDENTS_EDIT)
    def void(self, actor: Actor, incident_id: int, reason: str) -> Outcome[int]:
        """The incident was entered by mistake; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(IncidentCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "incident.void", reason.strip())) as unit:
            writer.void_incident(unit, _standing(unit, actor, incident_id), reason.strip())
        return Outcome(incident_id, (Change(Area.INCIDENTS, (incident_id,)),))


def _day_of(found: IncidentView) -> date:
    return found.happened_at_utc.astimezone(CHINA).date()


def _facts(found: IncidentView) -> IncidentFacts:
    claim = found.claim
    return IncidentFacts(
        found.kind,
        found.harm,
        found.happened_at_utc,
        is_minor_on(found.birth_on, _day_of(found)),
        found.is_serious,
        found.is_safety_accident,
        found.school_told_at_utc,
        found.guardian_told_at_utc,
        found.safety_told_at_utc,
        found.education_told_at_utc,
        claim.insurer_told_at_utc if claim else None,
        claim.policy_kind if claim else None,
        claim.submitted_on if claim else None,
        claim.decision if claim else None,
        claim.decided_on if claim else None,
        claim.refusal_told_on if claim else None,
        claim.paid_on if claim else None,
    )


def _standing(unit: WriteUnit, actor: Actor, incident_id: int) -> IncidentRow:
    """The incident of a student in sight. Raises: RuleViolation when it is gone or void."""
    found = record(unit, IncidentRow, incident_id if _is_seen(unit, actor, incident_id) else 0)
    if found.voided_at_utc is not None:
        raise RuleViolation([Problem(IncidentCode.VOID, facts={"reason": found.void_reason})])
    return found


def _is_seen(unit: WriteUnit, actor: Actor, incident_id: int) -> bool:
    return queries.incident(unit.connection, actor.scope, incident_id) is not None


def _student(typed: Typed, connection: Connection, actor: Actor, number: str) -> int | None:
    wanted = fold_number(typed.required("student_no"))
    if not wanted:
        return None
    found = students_by_numbers(connection, actor.scope, student_nos=(wanted,), id_numbers=(), registration_nos=())
    if not found:
        typed.refuse("student_no", IncidentCode.NO_SUCH_STUDENT, number)
        return None
    return found[0].id


def _read(typed: Typed, form: IncidentForm, now_utc: datetime) -> dict[str, Any]:
    """Columns of the incident but the student's; what is wrong is collected."""
    for key in ("kind", "harm", "happened_at"):
        typed.text(key, required=True)
    kind, harm = typed.choice("kind", IncidentKind), typed.choice("harm", Harm)
    happened = _moment(typed, form, "happened_at", now_utc)
    values: dict[str, Any] = {"kind": kind and kind.value, "harm": harm and harm.value, "happened_at_utc": happened}
    values |= {"place": typed.text("place"), "witnesses": typed.text("witnesses")}
    values |= {key: _long(typed, form, key) for key in ("course", "measures")}
    values |= {key: bool(getattr(form, key)) for key in ("is_serious", "is_safety_accident")}
    for key in _TOLD:
        values[f"{key}_utc"] = _told(typed, form, key, now_utc, happened)
    return values


def _read_claim(typed: Typed, form: ClaimForm, incident: IncidentView, now_utc: datetime) -> dict[str, Any]:
    """Columns of the claim; what is wrong is collected."""
    decision = typed.choice("decision", Decision)
    values: dict[str, Any] = {"policy_id": typed.chosen("policy_id"), "report_no": typed.text("report_no")}
    values["insurer_told_at_utc"] = _told(typed, form, "insurer_told_at", now_utc, incident.happened_at_utc)
    values |= {key: typed.day(key) for key in ("submitted_on", "decided_on", "refusal_told_on", "paid_on")}
    values |= {key: typed.fen(key) for key in ("claimed_fen", "decided_fen", "paid_fen")}
    values |= {"decision": decision and decision.value, "refusal_reason": typed.text("refusal_reason")}
    values["papers"] = " ".join(paper.value for paper in ClaimPaper if paper.value in form.papers)
    _check_days(typed, values, incident, now_utc)
    if decision is None and (values["decided_on"] or values["decided_fen"]):
        typed.refuse("decision", IncidentCode.DECISION_NEEDED)
    if decision is not None:
        # The days for paying, and for saying no, count from it.
        typed.text("decided_on", required=True)
    if decision is Decision.REFUSE and not values["refusal_reason"]:
        typed.refuse("refusal_reason", IncidentCode.REFUSAL_UNTOLD)
    if decision is not Decision.PAY and (values["paid_on"] or values["paid_fen"]):
        typed.refuse("paid_on", IncidentCode.PAID_WITHOUT_DECISION)
    return values


def _check_days(typed: Typed, values: Mapping[str, Any], incident: IncidentView, now_utc: datetime) -> None:
    happened, today = _day_of(incident), now_utc.astimezone(CHINA).date()
    for key in ("submitted_on", "decided_on", "refusal_told_on", "paid_on"):
        day = values[key]
        if day is not None and day < happened:
            typed.refuse(key, IncidentCode.BEFORE_INCIDENT, facts={"happened": happened.isoformat()})
        elif day is not None and day > today:
            typed.refuse(key, IncidentCode.AHEAD, facts={"now": today.isoformat()})
    submitted, decided = values["submitted_on"], values["decided_on"]
    if submitted and decided and decided < submitted:
        facts: dict[str, Fact] = {"submitted_on": submitted.isoformat()}
        typed.refuse("decided_on", IncidentCode.DECIDED_BEFORE_SUBMITTED, facts=facts)


def _moment(typed: Typed, form: object, key: str, now_utc: datetime) -> datetime | None:
    text = str(getattr(form, key)).strip()
    if not text:
        return None
    try:
        found = parse_moment(text)
    except NotADay:
        typed.refuse(key, IncidentCode.MOMENT_UNREADABLE, text)
        return None
    if found > now_utc:
        typed.refuse(key, IncidentCode.AHEAD, facts={"now": moment_text(now_utc)})
        return None
    return found


def _told(typed: Typed, form: object, key: str, now_utc: datetime, happened: datetime | None) -> datetime | None:
    found = _moment(typed, form, key, now_utc)
    if found is not None and happened is not None and found < happened:
        typed.refuse(key, IncidentCode.TOLD_BEFORE, facts={"happened": moment_text(happened)})
        return None
    return found


def _long(typed: Typed, form: object, key: str) -> str | None:
    text = str(getattr(form, key)).strip()
    if len(text) > _LONGEST:
        typed.refuse(key, IncidentCode.TEXT_TOO_LONG, facts={"most": _LONGEST, "length": len(text)})
        return None
    return text or None
