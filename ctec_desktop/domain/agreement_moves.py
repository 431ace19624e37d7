"""Moving agreements on: what is wished, how each one stands, and what stands in the way (the needs of a move)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.lifecycle import (
    APPROVE,
    BY_NAME,
    COMPLETE,
    GONE,
    ISSUE,
    REASON_CHARACTERS,
    SUBMIT,
    Choice,
    Move,
    MoveName,
    Need,
    Way,
    countable_characters,
    may_be_undone,
)
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_periods import Effective, PeriodChange
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace

_CHINA: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class ApprovalSteps:
    """Who looks at an agreement before it is issued, in order; without a step nobody does.

    Args:
        is_other_person: whether the author of a submission may not approve it.
    """

    names: tuple[str, ...] = ()
    is_other_person: bool = False

    @property
    def is_on(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class MoveWish:
    """One move for one or many agreements.

    Args:
        signed_on: the day as it stands on the paper.
        has_seen_signers: whether a person has seen every signature and seal.
    """

    move: MoveName
    agreement_ids: tuple[int, ...]
    choice: Choice | None = None
    reason: str = ""
    signed_on: date | None = None
    has_seen_signers: bool = False


@dataclass(frozen=True, slots=True)
class MadeMove:
    """A move on record that still stands."""

    id: int
    name: MoveName
    from_state: AgreementState
    to_state: AgreementState
    by_name: str
    at_utc: datetime
    on_day: date | None = None

    @property
    def held_from(self) -> date:
        """The first day it holds: the day said with it, or that of its registration."""
        return self.on_day or (self.at_utc + _CHINA).date()


@dataclass(frozen=True, slots=True)
class StandingAgreement:
    """An agreement with what judging a move needs.

    Args:
        moves: those that were not taken back, oldest first.
        placement_id, apprenticeship_id: what it was made for, one of them.
        now: the placement after all its changes, or the apprenticeship.
        has_successor: whether that has a newer agreement that is about.
        unprintable: what keeps it from being printed, read only for moves that ask.
    """

    id: int
    number: str | None
    student_name: str
    student_no: str
    class_name: str
    placement_id: int | None
    state: AgreementState
    now: Effective
    changes: tuple[PeriodChange, ...]
    moves: tuple[MadeMove, ...]
    has_successor: bool = False
    unprintable: tuple[Problem, ...] = field(default=())
    apprenticeship_id: int | None = None
    unit_name: str = ""

    @property
    def label(self) -> str:
        told = f"{self.student_name}（{self.student_no}）"
        return f"{self.number}　{told}" if self.number else told

    @property
    def newest(self) -> MadeMove | None:
        return self.moves[-1] if self.moves else None

    @property
    def approvals(self) -> int:
        """Steps passed since it was last submitted."""
        passed = 0
        for move in reversed(self.moves):
            if move.name is not MoveName.APPROVE:
                return passed
            passed += 1
        return passed

    @property
    def authors(self) -> frozenset[str]:
        """Everybody who ever submitted it, before it was sent back too."""
        return frozenset(move.by_name for move in self.moves if move.name is SUBMIT.name)

    @property
    def issued_on(self) -> date | None:
        found = next((move for move in reversed(self.moves) if move.name is ISSUE.name), None)
        return None if found is None else found.held_from


def wish_problems(wish: MoveWish, actor: Actor, today: date) -> tuple[Problem, ...]:
    """What is wrong for everyone meant: the wrong person, a move that is not made by hand, a field left out."""
    move = BY_NAME[wish.move]
    if move.way is not Way.CHOSEN:
        code = MoveCode.MADE_BY_ISSUING if move.way is Way.ISSUING else MoveCode.MADE_BY_DAY
        return (Problem(code, facts={"life_move": move.name.value}),)
    if not actor.roles & move.roles:
        roles = " ".join(sorted(move.roles))
        return (Problem(MoveCode.NOT_YOUR_ROLE, facts={"life_move": move.name.value, "life_roles": roles}),)
    return tuple(_field_problems(wish, move, today))


def _field_problems(wish: MoveWish, move: Move, today: date) -> list[Problem]:
    found: list[Problem] = []
    if move.choices and wish.choice not in move.choices:
        found.append(Problem(MoveCode.CHOICE_NEEDED, place=FieldPlace("choice")))
    if Need.REASON in move.needs and countable_characters(wish.reason) < REASON_CHARACTERS:
        facts = {"fewest": REASON_CHARACTERS}
        found.append(Problem(MoveCode.REASON_TOO_SHORT, facts=dict(facts), place=FieldPlace("reason")))
    if Need.PAPER_PLACE in move.needs and not countable_characters(wish.reason):
        found.append(Problem(MoveCode.PAPER_PLACE_NEEDED, place=FieldPlace("reason")))
    if Need.SIGNED_ON in move.needs:
        if wish.signed_on is None:
            found.append(Problem(MoveCode.SIGNED_ON_NEEDED, place=FieldPlace("signed_on")))
        elif wish.signed_on > today:
            facts_of = {"signed_on": wish.signed_on.isoformat(), "today": today.isoformat()}
            found.append(Problem(MoveCode.SIGNED_IN_FUTURE, facts=dict(facts_of), place=FieldPlace("signed_on")))
    if Need.SIGNERS in move.needs and not wish.has_seen_signers:
        found.append(Problem(MoveCode.SIGNERS_NOT_SEEN, place=FieldPlace("has_seen_signers")))
    return found


def refusal(one: StandingAgreement, wish: MoveWish, actor: Actor, steps: ApprovalSteps, today: date) -> Problem | None:
    """Why this agreement cannot make the move; None when it can."""
    move = BY_NAME[wish.move]
    found = _undo_refusal(one, actor) if move.name is MoveName.UNDO else _forward_refusal(one, move, actor, steps)
    found = found or _day_refusal(one, move, wish, today)
    if found is None:
        return None
    return Problem(found.code, found.severity, found.facts, SubjectPlace("agreement", one.label), found.value)


def _forward_refusal(one: StandingAgreement, move: Move, actor: Actor, steps: ApprovalSteps) -> Problem | None:
    if one.state not in move.sources:
        sources = " ".join(sorted(move.sources))
        facts = {"life_state": one.state.value, "life_move": move.name.value, "life_sources": sources}
        return Problem(MoveCode.NOT_FROM_HERE, facts=dict(facts))
    if Need.PRINTABLE in move.needs and one.unprintable:
        return one.unprintable[0]
    if move.name is APPROVE.name and steps.is_other_person and actor.name in one.authors:
        return Problem(MoveCode.AUTHOR_APPROVES, facts={"author": actor.name})
    return None


def _undo_refusal(one: StandingAgreement, actor: Actor) -> Problem | None:
    newest = one.newest
    if newest is None or newest.name is ISSUE.name:
        return Problem(MoveCode.NOTHING_TO_UNDO, facts={"life_state": one.state.value})
    if not may_be_undone(newest.name, actor.roles):
        return Problem(MoveCode.UNDONE_BY_DAY, facts={"life_move": newest.name.value})
    if newest.to_state in GONE and one.has_successor:
        return Problem(MoveCode.REPLACED_ALREADY)
    return None


def _day_refusal(one: StandingAgreement, move: Move, wish: MoveWish, today: date) -> Problem | None:
    if Need.END_REACHED in move.needs and today <= one.now.last_on:
        return Problem(MoveCode.NOT_OVER_YET, facts={"last_on": one.now.last_on.isoformat()})
    issued_on = one.issued_on
    if move.name is COMPLETE.name and wish.signed_on and issued_on and wish.signed_on < issued_on:
        facts = {"signed_on": wish.signed_on.isoformat(), "issued_on": issued_on.isoformat()}
        return Problem(MoveCode.SIGNED_BEFORE_ISSUED, facts=dict(facts))
    return None


def step_of(one: StandingAgreement, move: Move, steps: ApprovalSteps) -> tuple[AgreementState, int | None]:
    """Where the move ends, and which step of approval it is."""
    if move.name is MoveName.UNDO:
        assert one.newest is not None
        return one.newest.from_state, None
    assert move.target is not None
    if move.name is not APPROVE.name:
        return move.target, None
    step = one.approvals + 1
    return (move.target if step >= len(steps.names) else AgreementState.SUBMITTED), step


@dataclass(frozen=True, slots=True)
class JudgedMove:
    """One agreement with what became of it; without a problem the move is made, or would be."""

    agreement_id: int
    label: str
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class OfferedMove:
    """A move this person may make for so many of the chosen agreements."""

    name: MoveName
    ready: int


@dataclass(frozen=True, slots=True)
class MoveReport:
    """What became of everyone meant, in the order asked for."""

    move: MoveName
    results: tuple[JudgedMove, ...]

    @property
    def made(self) -> int:
        return sum(one.problem is None for one in self.results)


def day_steps(one: StandingAgreement, today: date) -> Sequence[tuple[MoveName, AgreementState, date | None]]:
    """The moves the calendar makes for the agreement by today, with the day each holds; none when it stands right.

    A stop whose cause was taken back is undone. An agreement that is not signed stays where it is: what happened to
    its placement says nothing about the paper.
    """
    now = one.now
    is_over = now.closed_by is not None and today > now.last_on
    match one.state:
        case AgreementState.STOPPED:
            newest = one.newest
            is_cause_gone = newest is not None and newest.name is MoveName.STOP and not is_over
            return [(MoveName.UNDO, newest.from_state, None)] if newest is not None and is_cause_gone else []
        case AgreementState.COMPLETE | AgreementState.IN_FORCE | AgreementState.PAUSED:
            return _steps_in_force(one, today, is_over)
        case _:
            return []


def _steps_in_force(
    one: StandingAgreement, today: date, is_over: bool
) -> list[tuple[MoveName, AgreementState, date | None]]:
    now, state = one.now, one.state
    steps: list[tuple[MoveName, AgreementState, date | None]] = []
    if is_over and now.closed_by is not None:
        return [(MoveName.STOP, AgreementState.STOPPED, now.closed_by.effective_on)]
    if state is AgreementState.COMPLETE:
        if today < now.from_on:
            return []
        signed_on = one.newest.held_from if one.newest is not None else now.from_on
        steps.append((MoveName.BEGIN, AgreementState.IN_FORCE, max(now.from_on, signed_on)))
        state = AgreementState.IN_FORCE
    pause = now.pause_on(today) if today <= now.last_on else None
    if state is AgreementState.IN_FORCE and pause is not None:
        steps.append((MoveName.PAUSE, AgreementState.PAUSED, pause[0]))
    if state is AgreementState.PAUSED and pause is None:
        ended = [last for _, last in now.pauses if last is not None and last < today]
        steps.append((MoveName.RESUME, AgreementState.IN_FORCE, max(ended) + timedelta(days=1) if ended else None))
    return steps
