"""Whom an endorsement is offered for, and which policy stands above which."""

from ctec_desktop.kernel.listing import ListQuery
from tests.schools import CLERK
from tests.services.test_cover import ADD, ENROL, EXTEND, make, policy


def test_an_endorsement_is_for_those_with_a_day_ahead_and_others_are_listed_when_asked_for(placed):
    policy_id = policy(placed)
    make(placed, policy_id, ENROL, "2026-09-01", student_ids=(3,))
    long = policy(placed, number="PZ0002", from_on="2026-09-02")
    make(placed, long, ENROL, "2026-09-02", student_ids=(1,))
    find = placed.office.cover_lists.candidates
    told = {one.student_id: one.is_over for one in find(CLERK, policy_id, ADD, is_everybody=True)}
    assert told == {1: True, 2: False}
    assert [one.student_id for one in find(CLERK, policy_id, ADD)] == [2]
    assert [(one.student_id, one.is_over) for one in find(CLERK, policy_id, ADD, named=(1,))] == [(1, True), (2, False)]
    assert [one.student_id for one in find(CLERK, policy_id, ENROL)] == [1, 2]


def test_policies_end_with_their_extensions(placed):
    short = policy(placed, until_on="2027-01-31")
    middle = policy(placed, number="PZ0002")
    rows = placed.office.policies.rows(CLERK)
    assert list(rows.ids(ListQuery())) == [middle, short]
    make(placed, short, ENROL, "2026-09-01", student_ids=(1,))
    longer = make(placed, short, EXTEND, "2027-02-01", student_ids=(), until_on="2027-03-31").value
    assert list(rows.ids(ListQuery())) == [short, middle]
    placed.office.cover_lists.void(CLERK, longer.list_id, "批单撤回")
    assert list(rows.ids(ListQuery())) == [middle, short]
