"""Moving agreements on through their life, one or five hundred at once, and the office's steps of approval."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ctec_desktop.domain.agreement_days import OnDay, state_on
from ctec_desktop.domain.agreement_moves import (
    ApprovalSteps,
    JudgedMove,
    MoveReport,
    MoveWish,
    OfferedMove,
    StandingAgreement,
    day_steps,
    refusal,
    step_of,
    wish_problems,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.lifecycle import BEGIN, BY_NAME, COMPLETE, MOVES, SUBMIT, MoveName, Need, Way, may_be_undone
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.placement_periods import NO_POST
from ctec_desktop.domain.views import PostView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_batch import unprintable_of
from ctec_desktop.services.agreement_carrying import carry_agreements
from ctec_desktop.services.apprentice_batch import unprintable_apprentices
from ctec_desktop.services.approval_steps import approval_of
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import agreement_moves as queries
from ctec_desktop.storage.queries.enterprises import post
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import agreement_moves as writer
from ctec_desktop.storage.writers.apprenticeships import set_apprentices_signed

if TYPE_CHECKING:
    from ctec_desktop.storage.queries.scoping import Connection


class AgreementMoveService(Service):
    @needs(Permission.AGREEMENTS_SEE)
    def called(self, actor: Actor, names: Sequence[str]) -> tuple[int, ...]:
        """Agreements by their number or their student's number.

        Raises: RuleViolation naming every one that is not found.
        """
        with self._database.read() as connection:
            found = {name: queries.called(connection, actor.scope, name) for name in names}
        unknown = [name for name, agreement_id in found.items() if agreement_id is None]
        if unknown:
            raise RuleViolation([Problem(MoveCode.NO_AGREEMENT_CALLED, facts={"called": name}) for name in unknown])
        return tuple(agreement_id for agreement_id in found.values() if agreement_id is not None)

    @needs(Permission.AGREEMENTS_SEE)
    def of_class(self, actor: Actor, class_name: str) -> tuple[int, ...]:
        """The agreements of a class, by student number."""
        with self._database.read() as connection:
            return queries.of_class(connection, actor.scope, class_name)

    @needs(Permission.AGREEMENTS_SEE)
    def on_day(self, actor: Actor, day: date, agreement_ids: Sequence[int] | None = None) -> Mapping[int, OnDay]:
        """How the agreements stand on a day, past or ahead; those that did not exist yet are left out.

        Args:
            agreement_ids: None for every one the person sees.
        """
        posts: dict[int, PostView] = {}
        found: dict[int, OnDay] = {}
        with self._database.read() as connection:
            ids = queries.every_id(connection, actor.scope) if agreement_ids is None else agreement_ids
            for one in queries.standing_agreements(connection, actor.scope, ids):
                state, post_id = state_on(one, day), one.now.post_on(day)
                if state is None:
                    continue
                if post_id == NO_POST:
                    found[one.id] = OnDay(state, one.now.standing(day), one.unit_name, "", one.now.last_on)
                    continue
                if post_id not in posts and (known := post(connection, post_id)) is not None:
                    posts[post_id] = known
                held = posts[post_id]
                found[one.id] = OnDay(state, one.now.standing(day), held.enterprise_name, held.name, one.now.last_on)
        return found

    @needs(Permission.AGREEMENTS_SEE)
    def offered(self, actor: Actor, agreement_ids: Sequence[int]) -> tuple[OfferedMove, ...]:
        """The moves this person may make for at least one of the agreements, in the order of their life."""
        if not self._context.policy.allows(actor, Permission.AGREEMENTS_MOVE):
            return ()
        with self._database.read() as connection:
            found = queries.standing_agreements(connection, actor.scope, agreement_ids)
            is_reviewed = approval_of(connection).is_on
        chosen = [move for move in MOVES if move.way is Way.CHOSEN and actor.roles & move.roles]
        chosen = [move for move in chosen if is_reviewed or move.name is not SUBMIT.name]
        counted = ((move, sum(_may_begin(one, move.name, actor) for one in found)) for move in chosen)
        return tuple(OfferedMove(move.name, ready) for move, ready in counted if ready)

    @needs(Permission.AGREEMENTS_SEE)
    def judge(self, actor: Actor, wish: MoveWish) -> tuple[JudgedMove, ...]:
        """What stands in the way for each agreement, whatever is still to be filled in; writes nothing."""
        with self._database.read() as connection:
            found = self._found(connection, actor, wish)
            steps = approval_of(connection)
            return tuple(one for one, _ in self._judged(actor, wish, found, steps))

    @needs(Permission.AGREEMENTS_MOVE)
    def make(self, actor: Actor, wish: MoveWish, progress: Progress | None = None) -> Outcome[MoveReport]:
        """Makes the move for every agreement nothing stands in the way of, in one transaction; the others are named.

        A signed agreement whose first day has come begins at once.

        Raises: RuleViolation for what is wrong with the wish itself; then nothing is moved.
        """
        today = self._clock.today()
        if problems := wish_problems(wish, actor, today):
            raise RuleViolation(list(problems))
        tell = progress or SilentProgress()
        with self._database.unit(Command(actor.name, f"agreements.{wish.move.value}", wish.reason or None)) as unit:
            tell.begin("办理", len(wish.agreement_ids))
            found = self._found(unit.connection, actor, wish)
            steps = approval_of(unit.connection)
            judged = self._judged(actor, wish, found, steps)
            going = [one for line, one in judged if one is not None and line.problem is None]
            writer.add_moves(unit, actor.name, [_to_add(one, wish, steps) for one in going])
            if wish.move is COMPLETE.name:
                _set_signed(unit, going, wish.signed_on)
                carry_agreements(unit, actor.name, [one.id for one in going], today)
            if wish.move is MoveName.UNDO:
                _take_back_signing(unit, actor, wish, going)
            tell.step(len(going))
        report = MoveReport(wish.move, tuple(line for line, _ in judged))
        ids = tuple(one.id for one in going)
        return Outcome(report, (Change(Area.AGREEMENTS, ids), Change(Area.PLACEMENTS)) if ids else ())

    @needs(Permission.AGREEMENTS_MOVE)
    def due(self, actor: Actor) -> int:
        """How many agreements the calendar would move today."""
        today = self._clock.today()
        with self._database.read() as connection:
            found = queries.standing_agreements(connection, actor.scope, queries.ids_due(connection, today))
        return sum(bool(day_steps(one, today)) for one in found)

    @needs(Permission.AGREEMENTS_MOVE)
    def settle(self, actor: Actor) -> Outcome[int]:
        """Makes the moves whose day has come: beginning, pause, going on, stop. Returns how many agreements moved."""
        today = self._clock.today()
        with self._database.read() as connection:
            due = queries.ids_due(connection, today)
        moved: tuple[int, ...] = ()
        if due:
            with self._database.unit(Command(actor.name, "agreements.settle")) as unit:
                moved = carry_agreements(unit, actor.name, due, today)
        return Outcome(len(moved), (Change(Area.AGREEMENTS, moved), Change(Area.PLACEMENTS)) if moved else ())

    def _found(self, connection: "Connection", actor: Actor, wish: MoveWish) -> Mapping[int, StandingAgreement]:
        found = queries.standing_agreements(connection, actor.scope, wish.agreement_ids)
        if Need.PRINTABLE not in BY_NAME[wish.move].needs:
            return {one.id: one for one in found}
        today = self._clock.today()
        placed = [one.class_name for one in found if one.placement_id is not None]
        trained = [one.apprenticeship_id for one in found if one.apprenticeship_id is not None]
        at_work = unprintable_of(connection, actor.scope, placed, today)
        in_training = unprintable_apprentices(connection, actor.scope, trained, today)
        return {
            one.id: replace(one, unprintable=in_training.get(one.apprenticeship_id or 0, ()))
            if one.placement_id is None
            else replace(one, unprintable=at_work.get(one.placement_id, ()))
            for one in found
        }

    def _judged(
        self, actor: Actor, wish: MoveWish, found: Mapping[int, StandingAgreement], steps: ApprovalSteps
    ) -> list[tuple[JudgedMove, StandingAgreement | None]]:
        judged: list[tuple[JudgedMove, StandingAgreement | None]] = []
        for agreement_id in dict.fromkeys(wish.agreement_ids):
            one = found.get(agreement_id)
            if one is None:
                gone = Problem(AgreementCode.NO_SUCH_AGREEMENT, place=SubjectPlace("agreement", "—"))
                judged.append((JudgedMove(agreement_id, "—", gone), None))
            else:
                problem = refusal(one, wish, actor, steps, self._clock.today())
                judged.append((JudgedMove(agreement_id, one.label, problem), one))
        return judged


def _may_begin(one: StandingAgreement, name: MoveName, actor: Actor) -> bool:
    if name is not MoveName.UNDO:
        return one.state in BY_NAME[name].sources
    return one.newest is not None and may_be_undone(one.newest.name, actor.roles)


def _to_add(one: StandingAgreement, wish: MoveWish, steps: ApprovalSteps) -> writer.MoveToAdd:
    target, step = step_of(one, BY_NAME[wish.move], steps)
    is_undo = wish.move is MoveName.UNDO
    return writer.MoveToAdd(
        one.id,
        wish.move,
        one.state,
        target,
        choice=wish.choice if BY_NAME[wish.move].choices else None,
        reason=wish.reason.strip() or None,
        on_day=wish.signed_on if wish.move is COMPLETE.name else None,
        step=step,
        undoes_id=one.newest.id if is_undo and one.newest is not None else None,
    )


def _take_back_signing(unit: WriteUnit, actor: Actor, wish: MoveWish, going: Sequence[StandingAgreement]) -> None:
    """What had begun goes back with its signing; the day on the paper, which INT-AGR-02 judges, goes too.

    A day that was typed before the signing was registered stands again.
    """
    begun = [one.id for one in going if one.newest is not None and one.newest.name is BEGIN.name]
    signed = queries.standing_agreements(unit.connection, actor.scope, begun)
    writer.add_moves(unit, actor.name, [_to_add(one, wish, ApprovalSteps()) for one in signed])
    for one in (*going, *signed):
        if one.newest is None or one.newest.name is not COMPLETE.name:
            continue
        if one.placement_id is not None:
            writer.take_back_signed_on(unit, one.placement_id, one.newest.on_day)
        if one.apprenticeship_id is not None:
            set_apprentices_signed(unit, [one.apprenticeship_id], None)


def _set_signed(unit: WriteUnit, agreements: Sequence[StandingAgreement], signed_on: date | None) -> None:
    """The day on the paper, as the rules of placements and of apprenticeships judge it."""
    writer.set_signed_on(unit, [one.placement_id for one in agreements if one.placement_id is not None], signed_on)
    trained = [one.apprenticeship_id for one in agreements if one.apprenticeship_id is not None]
    set_apprentices_signed(unit, trained, signed_on)
