"""Changing placements with effective dates: change of post or unit, end, extension, pause and resume, and undoing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.placement_changes import ChangeLine, ChangeWish, Paper, PlacedOn, PlacementHistory, papers_of
from ctec_desktop.domain.placement_periods import LAST_KINDS, ChangeKind, Effective, PlannedDays, effective
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_carrying import carry_placements
from ctec_desktop.services.change_judging import JudgedChange, judged_changes
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import placement_changes as queries
from ctec_desktop.storage.queries.enterprises import post
from ctec_desktop.storage.queries.on_a_day import PostPlace, post_places
from ctec_desktop.storage.queries.placements import other_periods, placements
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.applications import ApplicationToAdd, add_applications
from ctec_desktop.storage.writers.not_placed import close_not_placed
from ctec_desktop.storage.writers.placement_changes import add_changes, void_change
from ctec_desktop.storage.writers.placements import add_placements
from ctec_desktop.wording.change_dialog import application_reason


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What was changed, who was left out and why, and which papers the change calls for."""

    lines: tuple[JudgedChange, ...]
    changed: int
    papers: tuple[Paper, ...]


class PlacementChangeService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def history(self, actor: Actor, placement_id: int) -> PlacementHistory | None:
        """The placement with everything that changed it; None when it is gone or out of sight."""
        with self._database.read() as connection:
            return _history(connection, actor, placement_id)

    @needs(Permission.PLACEMENTS_SEE)
    def in_force_at(self, actor: Actor, enterprise_id: int, on: date) -> tuple[int, ...]:
        """Placements at the unit that are in force on the day or begin later."""
        with self._database.read() as connection:
            placed = queries.placed_at(connection, actor.scope, enterprise_id)
            now = queries.effective_of(connection, placed)
        standing = [one for one in placed if now[one.placement_id].is_in_force_at_all]
        return tuple(one.placement_id for one in standing if now[one.placement_id].last_on >= on)

    @needs(Permission.PLACEMENTS_SEE)
    def on_day(self, actor: Actor, day: date) -> Mapping[int, PlacedOn]:
        """Where students are on a day, past or ahead: every placement in sight that is in force then, by its id."""
        with self._database.read() as connection:
            views = placements(connection, actor.scope)
            changes = queries.changes_of(connection, [one.id for one in views])
            now = {
                one.id: effective(PlannedDays(one.from_on, one.until_on, one.post_id), changes.get(one.id, ()))
                for one in views
            }
            there = {key: one for key, one in now.items() if one.is_in_force(day)}
            places = post_places(connection, {one.post_on(day) for one in there.values()})
        return {key: _placed_on(day, one, places[one.post_on(day)]) for key, one in there.items()}

    @needs(Permission.PLACEMENTS_EDIT)
    def judge(self, actor: Actor, wish: ChangeWish) -> tuple[JudgedChange, ...]:
        """What stands in the way of the change for each placement; writes nothing.

        Raises: RuleViolation naming the fields of the wish that are wrong for everyone.
        """
        with self._database.read() as connection:
            return judged_changes(connection, actor.scope, wish)

    @needs(Permission.PLACEMENTS_EDIT)
    def apply(self, actor: Actor, wish: ChangeWish, progress: Progress | None = None) -> Outcome[ChangeReport]:
        """Changes every placement that nothing stands in the way of, in one transaction; the others are named."""
        tell = progress or SilentProgress()
        decided = f"；已核定：{'、'.join(sorted(wish.confirmed))}" if wish.confirmed else ""
        why = f"{wish.kind.value} {wish.reason_kind.value}{decided}"
        with self._database.unit(Command(actor.name, "placements.change", why)) as unit:
            judged = judged_changes(unit.connection, actor.scope, wish)
            going = [one for one in judged if one.may_apply(wish.confirmed)]
            tell.begin("登记变动", len(going))
            following = _place_next(unit, wish, going)
            lines = [(one.placement_id, one.change, following.get(one.placement_id)) for one in going]
            add_changes(unit, wish, actor.name, lines)
            held = [following[one.placement_id] for one in going if one.is_held and one.placement_id in following]
            if held:
                from ctec_desktop.services.held_decisions import record_decisions

                record_decisions(unit, actor, held, self._clock.today())
            _apply_anew(unit, wish, going, following, self._clock.today())
            carry_placements(unit, actor.name, [one.placement_id for one in going], self._clock.today())
            tell.step(len(going))
        touched = [one.placement_id for one in going] + list(following.values())
        is_self_chosen = any(one.arranged_by == ArrangedBy.SELF for one in going)
        papers = papers_of(wish.kind, is_self_chosen=is_self_chosen) if going else ()
        report = ChangeReport(judged, len(going), papers)
        return Outcome(report, (Change(Area.PLACEMENTS, tuple(touched)), Change(Area.AGREEMENTS)) if touched else ())

    @needs(Permission.PLACEMENTS_EDIT)
    def undo(self, actor: Actor, change_id: int, reason: str, *, whole_batch: bool = False) -> Outcome[int]:
        """Takes back a placement's newest change, or everything made in the same go. Returns how many.

        Raises: RuleViolation naming every placement whose change cannot be taken back; then none is.
        """
        if not reason.strip():
            raise RuleViolation([Problem(ChangeCode.UNDO_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "placements.undo_change", reason.strip())) as unit:
            wanted = [_line(unit.connection, actor, change_id)]
            if whole_batch:
                others = queries.changes_in_batch(unit.connection, wanted[0][1].batch_uid)
                wanted += [_line(unit.connection, actor, other) for other in others if other != change_id]
            problems = [
                problem for placed, line in wanted if (problem := _kept_by(unit.connection, placed, line)) is not None
            ]
            if problems:
                raise RuleViolation(problems)
            for placed, line in wanted:
                void_change(unit, actor.name, line.id, reason.strip())
                if line.kind in LAST_KINDS:
                    close_not_placed(unit, placed.plan_id, {placed.student_id: placed.placement_id})
            carry_placements(unit, actor.name, [placed.placement_id for placed, _ in wanted], self._clock.today())
        ids = [placed.placement_id for placed, _ in wanted]
        ids += [line.next_placement_id for _, line in wanted if line.next_placement_id is not None]
        return Outcome(len(wanted), (Change(Area.PLACEMENTS, tuple(ids)), Change(Area.AGREEMENTS)))


def _placed_on(day: date, now: Effective, at: PostPlace) -> PlacedOn:
    return PlacedOn(now.standing(day), at.enterprise_name, at.post_name, now.last_on)


def _history(connection: Connection, actor: Actor, placement_id: int) -> PlacementHistory | None:
    found = queries.placed_students(connection, actor.scope, (placement_id,))
    if not found:
        return None
    lines = queries.change_lines(connection, placement_id)
    following = next((line.next_placement_id for line in lines if not line.is_voided and line.next_placement_id), None)
    if following is not None and not queries.placed_students(connection, actor.scope, (following,)):
        following = None
    return PlacementHistory(
        placement_id=placement_id,
        now=queries.effective_of(connection, found)[placement_id],
        changes=lines,
        arrived_on=found[0].arrived_on,
        arrival_note=found[0].arrival_note,
        previous_id=queries.previous_of(connection, placement_id),
        next_id=following,
    )


def _place_next(unit: WriteUnit, wish: ChangeWish, going: Sequence[JudgedChange]) -> dict[int, int]:
    """The placement at the next unit for everyone who moves, by the placement that is left."""
    chosen = post(unit.connection, wish.post_id) if wish.kind is ChangeKind.MOVE_UNIT and wish.post_id else None
    following: dict[int, int] = {}
    if chosen is None:
        return following
    for one in going:
        assert one.next_days is not None
        common = {
            "plan_id": one.plan_id,
            "post_id": chosen.id,
            "arranged_by": one.arranged_by,
            "from_on": one.next_days.from_on,
            "until_on": one.next_days.until_on,
            "mentor_id": chosen.mentor_id,
        }
        (following[one.placement_id],) = add_placements(unit, [one.student_id], common)
    return following


def _apply_anew(
    unit: WriteUnit, wish: ChangeWish, going: Sequence[JudgedChange], following: dict[int, int], today: date
) -> None:
    """A self-chosen place at another unit is applied for like the first one (INT-SELF-01)."""
    reason = application_reason(wish.kind, wish.reason_kind, wish.reason)
    moving = [one for one in going if one.arranged_by == ArrangedBy.SELF and one.placement_id in following]
    add_applications(unit, [ApplicationToAdd(following[one.placement_id], today, reason, None) for one in moving])


def _line(connection: Connection, actor: Actor, change_id: int) -> tuple[queries.PlacedStudent, ChangeLine]:
    placement_id = queries.placement_of_change(connection, change_id)
    found = queries.placed_students(connection, actor.scope, () if placement_id is None else (placement_id,))
    if not found:
        raise RuleViolation([Problem(ChangeCode.NO_SUCH_CHANGE)])
    lines = queries.change_lines(connection, found[0].placement_id)
    line = next((one for one in lines if one.id == change_id and not one.is_voided), None)
    if line is None:
        raise RuleViolation([Problem(ChangeCode.NO_SUCH_CHANGE)])
    return found[0], line


def _kept_by(connection: Connection, placed: queries.PlacedStudent, line: ChangeLine) -> Problem | None:
    """Why the change cannot be taken back; None when it can."""
    place = SubjectPlace("placement", placed.label)
    standing = [one for one in queries.change_lines(connection, placed.placement_id) if not one.is_voided]
    if standing[-1].id != line.id:
        facts = {"effective_on": standing[-1].effective_on.isoformat()}
        return Problem(ChangeCode.NOT_THE_NEWEST, facts=facts, place=place)
    if line.next_placement_id is not None and (code := _next_keeps(connection, line.next_placement_id)) is not None:
        return Problem(code, facts={"unit": line.enterprise_name or ""}, place=place)
    if line.kind not in LAST_KINDS:
        return None
    changes = queries.changes_of(connection, (placed.placement_id,))[placed.placement_id]
    period = effective(placed.planned, changes[:-1]).period()
    except_ids = {placed.placement_id, line.next_placement_id or 0}
    others = other_periods(connection, (placed.student_id,), except_ids).get(placed.student_id, ())
    met = next((other for other in others if period is not None and other.meets(period)), None)
    if met is None:
        return None
    facts = {"other": met.label, "from_on": met.from_on.isoformat(), "until_on": met.until_on.isoformat()}
    return Problem(ChangeCode.UNDO_OVERLAPS, facts=facts, place=place, rule_id="PLC-OVERLAP")


def _next_keeps(connection: Connection, next_id: int) -> ChangeCode | None:
    """What is built on the next placement already."""
    if queries.changes_of(connection, (next_id,)):
        return ChangeCode.NEXT_HAS_CHANGES
    if queries.has_agreement(connection, next_id):
        return ChangeCode.NEXT_HAS_AGREEMENT
    return ChangeCode.NEXT_HAS_ARRIVED if queries.has_arrived(connection, next_id) else None
