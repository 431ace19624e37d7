"""The life of an agreement: every move there is, where it may begin, who may make it and what it needs.

This table (product.md section 5) drives the buttons, the services, the command line, the triggers and checks of the
database, and the manual's page. A move that is not here does not exist.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ctec_desktop.domain.permissions import Permission, Role
from ctec_desktop.domain.vocabulary import AgreementState as S

FIRST_STATE: Final = S.DRAFT
# A reason of fewer letters, digits or characters says nothing.
REASON_CHARACTERS: Final = 4


class MoveName(StrEnum):
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    RETURN = "return"
    COMPLETE = "complete"
    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    FINISH = "finish"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"
    VOID = "void"
    DECLINE = "decline"
    UNDO = "undo"


class Choice(StrEnum):
    """The countable part of a move: why it was sent back, who declined, what became of the student."""

    INCOMPLETE = "incomplete"
    WRONG = "wrong"
    NOT_ALLOWED = "not_allowed"
    CHANGED = "changed"
    LOST = "lost"
    DUPLICATE = "duplicate"
    NOT_GOING = "not_going"
    SCHOOL = "school"
    ENTERPRISE = "enterprise"
    STUDENT = "student"
    GUARDIAN = "guardian"
    HIRED = "hired"
    EMPLOYED = "employed"
    FURTHER_STUDY = "further_study"
    CONSCRIPTED = "conscripted"
    BACK_AT_SCHOOL = "back_at_school"
    OTHER = "other"


class Need(StrEnum):
    """What must be there before a move is made."""

    REASON = "reason"
    CHOICE = "choice"
    SIGNED_ON = "signed_on"
    SIGNERS = "signers"
    PRINTABLE = "printable"
    APPROVAL = "approval"
    OTHER_PERSON = "other_person"
    START_REACHED = "start_reached"
    END_REACHED = "end_reached"
    PLACEMENT_CHANGE = "placement_change"
    PAPER_PLACE = "paper_place"
    NEWEST = "newest"


class Way(StrEnum):
    """How a move is made: on chosen agreements, with the papers of a class, or by the calendar."""

    CHOSEN = "chosen"
    ISSUING = "issuing"
    BY_DAY = "by_day"


@dataclass(frozen=True, slots=True)
class Move:
    """A named move.

    Args:
        sources: the states it may begin in.
        target: the state it ends in; None for undoing, which ends where the undone move began.
        choices: one of these is said with it; none when nothing is to be counted.
    """

    name: MoveName
    sources: frozenset[S]
    target: S | None
    roles: frozenset[Role]
    needs: tuple[Need, ...] = ()
    choices: tuple[Choice, ...] = ()
    way: Way = Way.CHOSEN
    permission: Permission = Permission.AGREEMENTS_MOVE

    @property
    def needs_words(self) -> bool:
        """Whether a person must write something: a reason, or where the paper lies."""
        return Need.REASON in self.needs or Need.PAPER_PLACE in self.needs


_CLERK = frozenset({Role.CLERK})
_CLERK_OR_HEAD = frozenset({Role.CLERK, Role.HEAD})
_REVIEWERS = frozenset({Role.REVIEWER, Role.HEAD})
_PROGRAM = frozenset({Role.PROGRAM})
_C = Choice
_BEFORE_ISSUE = frozenset({S.DRAFT, S.SUBMITTED, S.APPROVED, S.SENT_BACK, S.WITHDRAWN})
_PARTIES = (_C.SCHOOL, _C.ENTERPRISE, _C.STUDENT, _C.GUARDIAN)
_OUTCOMES = (_C.HIRED, _C.EMPLOYED, _C.FURTHER_STUDY, _C.CONSCRIPTED, _C.BACK_AT_SCHOOL, _C.OTHER)
_FAULTS = (_C.INCOMPLETE, _C.WRONG, _C.NOT_ALLOWED, _C.OTHER)
_SAID = (Need.CHOICE, Need.REASON)

SUBMIT: Final = Move(
    MoveName.SUBMIT, frozenset({S.DRAFT, S.SENT_BACK, S.WITHDRAWN}), S.SUBMITTED, _CLERK, (Need.PRINTABLE,)
)
SEND_BACK: Final = Move(
    MoveName.SEND_BACK, frozenset({S.SUBMITTED, S.APPROVED}), S.SENT_BACK, _REVIEWERS, _SAID, _FAULTS
)
APPROVE: Final = Move(MoveName.APPROVE, frozenset({S.SUBMITTED}), S.APPROVED, _REVIEWERS, (Need.OTHER_PERSON,))
ISSUE: Final = Move(
    MoveName.ISSUE,
    frozenset({S.DRAFT, S.APPROVED, S.WITHDRAWN}),
    S.ISSUED,
    _CLERK,
    (Need.PRINTABLE, Need.APPROVAL),
    way=Way.ISSUING,
    permission=Permission.AGREEMENTS_ISSUE,
)
RETURN: Final = Move(MoveName.RETURN, frozenset({S.ISSUED}), S.SIGNING, _CLERK)
COMPLETE: Final = Move(
    MoveName.COMPLETE, frozenset({S.ISSUED, S.SIGNING}), S.COMPLETE, _CLERK, (Need.SIGNED_ON, Need.SIGNERS)
)
BEGIN: Final = Move(
    MoveName.BEGIN, frozenset({S.COMPLETE}), S.IN_FORCE, _PROGRAM, (Need.START_REACHED,), way=Way.BY_DAY
)
PAUSE: Final = Move(
    MoveName.PAUSE, frozenset({S.IN_FORCE}), S.PAUSED, _PROGRAM, (Need.PLACEMENT_CHANGE,), way=Way.BY_DAY
)
RESUME: Final = Move(
    MoveName.RESUME, frozenset({S.PAUSED}), S.IN_FORCE, _PROGRAM, (Need.PLACEMENT_CHANGE,), way=Way.BY_DAY
)
STOP: Final = Move(
    MoveName.STOP,
    frozenset({S.COMPLETE, S.IN_FORCE, S.PAUSED}),
    S.STOPPED,
    _PROGRAM,
    (Need.PLACEMENT_CHANGE,),
    way=Way.BY_DAY,
)
FINISH: Final = Move(
    MoveName.FINISH,
    frozenset({S.IN_FORCE, S.PAUSED}),
    S.FINISHED,
    _CLERK,
    (Need.END_REACHED, Need.CHOICE),
    _OUTCOMES,
)
ARCHIVE: Final = Move(MoveName.ARCHIVE, frozenset({S.FINISHED, S.STOPPED}), S.ARCHIVED, _CLERK, (Need.PAPER_PLACE,))
WITHDRAW: Final = Move(
    MoveName.WITHDRAW,
    frozenset({S.ISSUED, S.SIGNING}),
    S.WITHDRAWN,
    _CLERK_OR_HEAD,
    _SAID,
    (_C.WRONG, _C.CHANGED, _C.LOST, _C.OTHER),
)
VOID: Final = Move(
    MoveName.VOID,
    _BEFORE_ISSUE | {S.ISSUED, S.SIGNING, S.COMPLETE},
    S.VOID,
    _CLERK_OR_HEAD,
    _SAID,
    (_C.NOT_GOING, _C.CHANGED, _C.DUPLICATE, _C.OTHER),
)
DECLINE: Final = Move(MoveName.DECLINE, frozenset({S.ISSUED, S.SIGNING}), S.DECLINED, _CLERK, _SAID, _PARTIES)

_FORWARD: Final = (
    *(SUBMIT, SEND_BACK, APPROVE, ISSUE, RETURN, COMPLETE, BEGIN, PAUSE, RESUME, STOP),
    *(FINISH, ARCHIVE, WITHDRAW, VOID, DECLINE),
)
# Issuing is never undone, it is withdrawn; a pause ends with what caused it.
_FINAL: Final = frozenset({MoveName.ISSUE, MoveName.PAUSE, MoveName.RESUME})
UNDO: Final = Move(
    MoveName.UNDO,
    frozenset(move.target for move in _FORWARD if move.target is not None and move.name not in _FINAL),
    None,
    frozenset({Role.CLERK, Role.HEAD, Role.PROGRAM}),
    (Need.NEWEST, Need.REASON),
)

MOVES: Final[tuple[Move, ...]] = (*_FORWARD, UNDO)
BY_NAME: Final[Mapping[MoveName, Move]] = {move.name: move for move in MOVES}
# Agreements in one of these are no longer about; the placement may be given a new one.
GONE: Final = frozenset({S.VOID, S.DECLINED})
# Not yet on paper, or no longer: there is nothing anybody could sign.
UNISSUED: Final = _BEFORE_ISSUE


def may_be_undone(name: MoveName, roles: frozenset[Role]) -> bool:
    """Whether someone in these roles may take the move back; a stop only the calendar, with what caused it.

    An agreement that has begun goes back with its signing.
    """
    if name in _FINAL or name is MoveName.UNDO:
        return False
    return bool(roles & (_PROGRAM if name is MoveName.STOP else UNDO.roles - _PROGRAM))


def lawful_steps() -> tuple[tuple[MoveName, S, S], ...]:
    """Every (move, from, to) a record may hold; with several steps of approval all but the last stay submitted."""
    forward = [(move.name, source, move.target) for move in _FORWARD for source in sorted(move.sources) if move.target]
    forward.append((MoveName.APPROVE, S.SUBMITTED, S.SUBMITTED))
    back = sorted({(to, source) for name, source, to in forward if name not in _FINAL})
    return (*forward, *((MoveName.UNDO, source, to) for source, to in back))


def allowed(source: S, target: S, roles: frozenset[Role]) -> tuple[MoveName, ...]:
    """The moves by which someone in these roles brings an agreement from one state into another, undoing aside."""
    return tuple(
        move.name for move in _FORWARD if source in move.sources and move.target is target and roles & move.roles
    )


def countable_characters(text: str) -> int:
    """Letters, digits and characters; blanks and signs say nothing."""
    return sum(unicodedata.category(one)[0] in "LN" for one in text)
