"""认识实习: visits arranged by the school, their rosters, the parents' receipts, and what the rules find."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.class_members import Member
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.meanwhile import refuse_changed
from ctec_desktop.domain.papers import VISIT_NOTICE_KEY
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.retiring import Retirable, UseKind
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.rules.trip import TripFacts, judge_trip
from ctec_desktop.domain.trips import NoticeEdit, TripChoices, TripForm, TripStudent, TripView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.trip_cover import VisitCover, visit_cover
from ctec_desktop.services.typed import Typed
from ctec_desktop.services.visit_papers import visit_snapshot
from ctec_desktop.storage.queries import on_a_day
from ctec_desktop.storage.queries import trips as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.placements import other_periods, plan
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import TripRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import trips as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values
from ctec_desktop.wording.master_labels import RETIRABLES, USES

if TYPE_CHECKING:
    from ctec_desktop.documents.visits import VisitSnapshot


class TripService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the newest visit first."""
        return ListSource(queries.trip_list(actor.scope), self._database.read, actor.scope)

    @needs(Permission.PLACEMENTS_SEE)
    def detail(self, actor: Actor, trip_id: int) -> TripView | None:
        """A visit with its roster and what the rules say about it."""
        with self._database.read() as connection:
            found = queries.trip(connection, actor.scope, trip_id)
            return None if found is None else _told(connection, found, self._clock.today())

    @needs(Permission.PLACEMENTS_SEE)
    def choices(self, actor: Actor) -> TripChoices:
        """What the form of a visit can choose from."""
        del actor
        with self._database.read() as connection:
            return queries.trip_choices(connection)

    @needs(Permission.PLACEMENTS_SEE)
    def class_members(self, actor: Actor, class_name: str) -> tuple[Member, ...]:
        """The students of a class who can be put on a roster."""
        with self._database.read() as connection:
            return on_a_day.members(connection, actor.scope, (), class_name)

    @needs(Permission.PLACEMENTS_SEE)
    def print_roster(self, actor: Actor, trip_id: int, target: Path) -> Outcome[Path]:
        """Writes the roster with boxes to sign in as a PDF.

        Raises: RuleViolation when nobody goes or a name cannot be drawn; EnvironmentFault when it cannot be written.
        """
        from ctec_desktop.documents.visits import print_roster
        from ctec_desktop.services.paper_look import look_of

        with self._database.read() as connection:
            look = look_of(connection)
        print_roster(self._snapshot(actor, trip_id), target, look)
        return Outcome(target)

    @needs(Permission.PLACEMENTS_SEE)
    def print_notices(
        self, actor: Actor, trip_id: int, target: Path, progress: Progress | None = None
    ) -> Outcome[Path]:
        """Writes the parents' notices with their receipt slips as a PDF, a page for everyone who goes.

        Raises: as `print_roster`; Cancelled: nothing was kept.
        """
        from ctec_desktop.documents.visits import print_notices
        from ctec_desktop.services.paper_look import look_of
        from ctec_desktop.services.template_texts import template_in_use

        with self._database.read() as connection:
            notice, look = template_in_use(connection, VISIT_NOTICE_KEY), look_of(connection)
        print_notices(self._snapshot(actor, trip_id), notice, target, progress or SilentProgress(), look)
        return Outcome(target)

    @needs(Permission.PLACEMENTS_EDIT)
    def save(self, actor: Actor, form: TripForm) -> Outcome[int]:
        """Adds a visit, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        with self._database.unit(Command(actor.name, "trip.save", form.name)) as unit:
            known = None if form.id is None else record(unit, TripRow, form.id)
            if known is not None:
                refuse_stale(form.version, known)
                _refuse_cancelled(known)
            values = _read(Typed(form), unit.connection, form, known)
            if known is None:
                known = writer.add_trip(unit, values)
            else:
                set_values(known, values)
                unit.session.flush()
            writer.set_leaders(unit, known.id, form.leader_ids)
            trip_id = known.id
        return Outcome(trip_id, (Change(Area.TRIPS, (trip_id,)),))

    @needs(Permission.PLACEMENTS_EDIT)
    def set_roster(self, actor: Actor, trip_id: int, class_name: str, student_ids: Sequence[int]) -> Outcome[int]:
        """Puts these students of the class on the roster, and takes its others off. Returns how many are on it.

        Raises: RuleViolation naming everyone who cannot be taken off because the parents have answered already.
        """
        with self._database.unit(Command(actor.name, "trip.roster", class_name)) as unit:
            _standing(unit, trip_id)
            people = on_a_day.members(unit.connection, actor.scope, (), class_name)
            wanted = [one.student_id for one in people if one.student_id in set(student_ids)]
            roster = queries.roster(unit.connection, actor.scope, trip_id)
            gone = [one for one in roster if one.class_name == class_name and one.student_id not in wanted]
            if answered := [one for one in gone if one.notice_returned_on or one.excuse]:
                raise RuleViolation([Problem(TripCode.HAS_ANSWERED, place=_place(one)) for one in answered])
            writer.set_roster(unit, trip_id, wanted, [one.student_id for one in people])
        return Outcome(len(wanted), (Change(Area.TRIPS, (trip_id,)),))

    @needs(Permission.PLACEMENTS_EDIT)
    def set_notices(self, actor: Actor, trip_id: int, edits: Sequence[NoticeEdit]) -> Outcome[int]:
        """Writes receipts and excuses of the whole roster at once. Returns how many.

        Raises: RuleViolation with the problem of every cell that is wrong, or of every row that somebody changed since
            it was shown; then nothing is written.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "trip.notices", str(trip_id))) as unit:
            _standing(unit, trip_id)
            known = {one.student_id: one.answer for one in queries.roster(unit.connection, actor.scope, trip_id)}
            if any(edit.student_id not in known for edit in edits):
                raise RuleViolation([Problem(TripCode.NOT_ON_ROSTER)])
            refuse_changed((e.student_id, e.shown, e.cells, known[e.student_id]) for e in edits)
            ahead = [edit for edit in edits if edit.returned_on is not None and edit.returned_on > today]
            if ahead:
                facts = {"today": today.isoformat()}
                places = [FieldPlace(f"returned_on:{edit.student_id}") for edit in ahead]
                raise RuleViolation([Problem(TripCode.NOTICE_AHEAD, facts=facts, place=place) for place in places])
            writer.set_notices(unit, trip_id, {edit.student_id: edit for edit in edits})
        return Outcome(len(edits), (Change(Area.TRIPS, (trip_id,)),))

    @needs(Permission.PLACEMENTS_EDIT)
    def cancel(self, actor: Actor, trip_id: int, reason: str) -> Outcome[int]:
        """The visit does not take place. It stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(TripCode.CANCEL_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "trip.cancel", reason.strip())) as unit:
            writer.cancel_trip(unit, _standing(unit, trip_id), reason.strip())
        return Outcome(trip_id, (Change(Area.TRIPS, (trip_id,)),))

    def _snapshot(self, actor: Actor, trip_id: int) -> "VisitSnapshot":
        """What the papers say, of everyone who goes."""
        with self._database.read() as connection:
            found = queries.trip(connection, actor.scope, trip_id)
            if found is None:
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            return visit_snapshot(_told(connection, found, self._clock.today()), school(connection).name)


def _standing(unit: WriteUnit, trip_id: int) -> TripRow:
    found = record(unit, TripRow, trip_id)
    _refuse_cancelled(found)
    return found


def _refuse_cancelled(row: TripRow) -> None:
    if row.voided_at_utc is not None:
        raise RuleViolation([Problem(TripCode.CANCELLED, facts={"reason": row.void_reason})])


def _place(one: TripStudent) -> SubjectPlace:
    return SubjectPlace("student", f"{one.name}（{one.student_no}）")


def _read(typed: Typed, connection: Connection, form: TripForm, known: TripRow | None) -> Mapping[str, Any]:
    """Columns of the visit. Raises: RuleViolation naming every field that is wrong."""
    offered = queries.trip_choices(connection)
    sites = frozenset(site_id for site_id, _ in offered.sites) | ({known.site_id} if known else set())
    leaders = {teacher_id for teacher_id, _ in offered.teachers}
    if known is not None:
        leaders |= queries.leader_ids(connection, known.id)
    if not leaders.issuperset(form.leader_ids):
        typed.refuse("leader_ids", RecordCode.CHOICE_GONE, facts={"what": RETIRABLES[Retirable.TEACHER]})
    typed.text("site_id", required=True)
    typed.text("from_on", required=True)
    typed.text("until_on", required=True)
    values: dict[str, Any] = {"name": typed.required("name")}
    values |= {"site_id": typed.offered("site_id", Retirable.SITE, sites), "plan_id": typed.chosen("plan_id")}
    values |= {key: typed.day(key) for key in ("from_on", "until_on")}
    values |= {key: typed.text(key) for key in ("purpose", "vehicles", "meeting_point", "safety_plan")}
    first, last = values["from_on"], values["until_on"]
    if first and last and last < first:
        facts = {"from_on": first.isoformat(), "until_on": last.isoformat()}
        typed.refuse("until_on", OfficeCode.PLAN_DATES_REVERSED, facts=dict(facts))
    plans = {plan_id for plan_id, _ in offered.plans} | ({known.plan_id} if known else set())
    _check_plan(typed, connection, values, plans)
    typed.finish()
    return values


def _check_plan(
    typed: Typed, connection: Connection, values: Mapping[str, Any], offered: AbstractSet[int | None]
) -> None:
    """A visit lies in the days of its plan, and the plan is one of visits that is on offer, or the visit's already."""
    if values["plan_id"] is None:
        return
    found = plan(connection, values["plan_id"])
    if found is None or found.kind is not PlanKind.VISITING:
        typed.refuse("plan_id", TripCode.PLAN_NOT_VISITING, facts={"plan": found.name if found else "—"})
        return
    if found.id not in offered:
        typed.refuse("plan_id", RecordCode.CHOICE_GONE, facts={"what": USES[UseKind.PLANS]})
        return
    first, last = values["from_on"], values["until_on"]
    if first and last and not (found.from_on <= first and last <= found.until_on):
        facts = {"plan": found.name, "from_on": found.from_on.isoformat(), "until_on": found.until_on.isoformat()}
        typed.refuse("until_on", TripCode.OUTSIDE_PLAN, facts=dict(facts))


def _told(connection: Connection, found: TripView, today: date) -> TripView:
    """With its policies and findings, by the rules of the first day, as the packs in use that day said them."""
    rules = rule_history(connection).on(found.from_on)
    going = [one for one in found.students if not one.excuse]
    days = Period(found.from_on, found.until_on)
    cover = visit_cover(connection, going, days, rules, today)
    facts = _facts(connection, found, going, cover)
    return replace(found, policies=cover.policies, findings=judge_trip(facts, rules))


def _facts(connection: Connection, found: TripView, going: Sequence[TripStudent], cover: VisitCover) -> TripFacts:
    days = Period(found.from_on, found.until_on)
    periods = other_periods(connection, [one.student_id for one in going])
    on_post = [
        f"{one.name}（{met.label}）"
        for one in going
        if (met := next((p for p in periods.get(one.student_id, ()) if p.meets(days)), None)) is not None
    ]
    return TripFacts(
        days=days,
        covers=cover.people,
        leaders=len(found.leaders),
        safety_plan=found.safety_plan,
        going=len(going),
        without_notice=tuple(one.name for one in going if one.notice_returned_on is None),
        on_post=tuple(on_post),
    )
