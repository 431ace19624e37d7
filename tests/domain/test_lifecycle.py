"""The life of an agreement."""

from ctec_desktop.domain.lifecycle import FIRST_STATE, ISSUE, MOVES
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.wording.labels import STATES


def test_only_a_draft_is_issued():
    assert ISSUE.sources == {AgreementState.DRAFT}
    assert ISSUE.target is AgreementState.ISSUED


def test_every_state_a_move_ends_in_can_be_reached_from_the_first():
    reached = {FIRST_STATE}
    while more := {move.target for move in MOVES if move.sources & reached} - reached:
        reached |= more
    assert {move.target for move in MOVES} <= reached


def test_no_move_stays_where_it_is_and_none_shares_a_name():
    assert all(move.target not in move.sources for move in MOVES)
    assert len({move.name for move in MOVES}) == len(MOVES)


def test_issuing_needs_the_permission_to_issue():
    assert ISSUE.permission is Permission.AGREEMENTS_ISSUE


def test_every_state_has_a_label_of_its_own():
    assert set(STATES) == set(AgreementState)
    assert len(set(STATES.values())) == len(STATES)
