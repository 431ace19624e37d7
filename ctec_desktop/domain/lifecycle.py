"""The life of an agreement: which moves exist and where they may begin (product.md section 5).

Only the moves that the program can already make are listed; a move that is not here does not exist.
"""

from dataclasses import dataclass

from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.vocabulary import AgreementState

FIRST_STATE = AgreementState.DRAFT


@dataclass(frozen=True, slots=True)
class Move:
    """A named move: the states it may begin in, the state it ends in, and who may make it."""

    name: str
    sources: frozenset[AgreementState]
    target: AgreementState
    permission: Permission


ISSUE = Move("issue", frozenset({AgreementState.DRAFT}), AgreementState.ISSUED, Permission.AGREEMENTS_ISSUE)

MOVES: tuple[Move, ...] = (ISSUE,)
