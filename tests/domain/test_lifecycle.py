"""The life of an agreement."""

import pytest

from ctec_desktop.domain.lifecycle import (
    APPROVE,
    BY_NAME,
    FIRST_STATE,
    MOVES,
    MoveName,
    Way,
    allowed,
    countable_characters,
    lawful_steps,
    may_be_undone,
)
from ctec_desktop.domain.permissions import EVERY_PERSON, Role
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.wording import lifecycle as words
from ctec_desktop.wording.labels import STATES
from tests.domain.lives import expected, taken_back

EXPECTED = expected()


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("source", list(AgreementState))
@pytest.mark.parametrize("target", list(AgreementState))
def test_cell(target: AgreementState, source: AgreementState, role: Role):
    """One cell: whether someone in this role may bring an agreement from the source into the target."""
    is_next_step = (source, target) == (AgreementState.SUBMITTED, AgreementState.SUBMITTED) and role in APPROVE.roles
    may = bool(allowed(source, target, frozenset({role}))) or is_next_step
    assert may == (role.value in EXPECTED.get((source.value, target.value), ()))


def test_no_cell_has_two_moves_for_one_role():
    cells = [(source, target) for source in AgreementState for target in AgreementState]
    assert all(len(allowed(*cell, frozenset({role}))) <= 1 for cell in cells for role in Role)


def test_records_hold_exactly_the_expected_steps():
    steps = lawful_steps()
    forward = {(source.value, target.value) for name, source, target in steps if name is not MoveName.UNDO}
    assert forward == set(EXPECTED)
    assert {(source.value, target.value) for name, source, target in steps if name is MoveName.UNDO} == taken_back()


def test_every_state_can_be_reached_from_the_first():
    reached = {FIRST_STATE}
    while more := {move.target for move in MOVES if move.target and move.sources & reached} - reached:
        reached |= more
    assert reached == set(AgreementState)


def test_calendar_makes_no_move_of_a_person_and_nobody_its_own():
    for move in MOVES:
        if move.name is not MoveName.UNDO:
            assert (move.roles == {Role.PROGRAM}) == (move.way is Way.BY_DAY)
            assert move.way is Way.BY_DAY or move.roles <= EVERY_PERSON


def test_issuing_and_pauses_are_never_taken_back_and_a_stop_only_by_the_calendar():
    back = {name for name in MoveName if may_be_undone(name, EVERY_PERSON)}
    assert set(MoveName) - back == {
        *(MoveName.ISSUE, MoveName.PAUSE, MoveName.RESUME, MoveName.STOP, MoveName.UNDO),
    }
    assert may_be_undone(MoveName.STOP, frozenset({Role.PROGRAM}))
    assert not may_be_undone(MoveName.VOID, frozenset({Role.REVIEWER}))


@pytest.mark.parametrize(("text", "count"), [("", 0), (" 。，！ ", 0), ("缺监护人电话", 6), ("A 1-2", 3), ("䶮", 1)])
def test_only_what_says_something_counts_as_reason(text: str, count: int):
    assert countable_characters(text) == count


def test_everything_of_the_life_has_words_of_its_own():
    assert set(STATES) == set(AgreementState)
    assert len(set(STATES.values())) == len(STATES)
    assert set(words.MOVE_NAMES) == set(MoveName) == set(BY_NAME)
    assert len(words.table_lines()) == len(MOVES) + 2
