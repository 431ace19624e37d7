"""The ledger of cover against a count day by day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.cover import (
    CoverScheme,
    Extension,
    Membership,
    PolicyDays,
    PolicyKind,
    expires_in,
    ledger,
    needed_spans,
    scheme_of,
)
from ctec_desktop.domain.day_spans import Span, common, count, minus, union
from ctec_desktop.domain.placement_periods import ChangeKind, PeriodChange, PlannedDays, effective

START = date(2026, 9, 1)
LIABILITY, ORDINARY = PolicyKind.LIABILITY, CoverScheme.ORDINARY
HORIZON = 24

days = st.integers(0, HORIZON - 1).map(lambda n: START + timedelta(days=n))
spans = st.builds(Span, days, days)
maybe_day = st.one_of(st.none(), days)
policies = st.builds(
    PolicyDays,
    st.sampled_from((LIABILITY, PolicyKind.ACCIDENT, PolicyKind.SCHOOL_LIABILITY)),
    st.sampled_from((ORDINARY, CoverScheme.MODERN_APPRENTICE)),
    maybe_day,
    maybe_day,
    st.sampled_from(((), (), (), ("number",))),
    st.lists(st.builds(Extension, days, days), max_size=2).map(tuple),
)
memberships = st.lists(st.builds(Membership, st.integers(1, 3), maybe_day, maybe_day), max_size=4)


def each_day() -> list[date]:
    return [START + timedelta(days=n) for n in range(-1, HORIZON + 1)]


def in_any(some: object, on: date) -> bool:
    return any(one[0] <= on <= one[1] for one in some)  # type: ignore[attr-defined]


def is_insured(policy: PolicyDays, one: Membership, on: date) -> bool:
    """What a person would answer with the policy and its endorsements on the table."""
    if policy.missing or policy.from_on is None or policy.until_on is None or one.added_on is None:
        return False
    is_in_policy = policy.from_on <= on and (on <= policy.until_on or in_any(policy.extensions, on))
    return is_in_policy and one.added_on <= on and (one.removed_on is None or on < one.removed_on)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=6))
def test_spans_agree_with_a_count_day_by_day(some, others):
    put, cut, both = union(some), minus(some, others), common(some, others)
    for on in each_day():
        mine, theirs = in_any(some, on), in_any(others, on)
        assert in_any(put, on) == mine
        assert in_any(cut, on) == (mine and not theirs)
        assert in_any(both, on) == (mine and theirs)
    for found in (put, cut, both):
        assert count(found) == sum(in_any(found, on) for on in each_day())
        assert all(a.until_on + timedelta(days=1) < b.from_on for a, b in pairwise(found))


@given(
    st.lists(spans, max_size=3).map(union),
    st.lists(policies, min_size=3, max_size=3),
    memberships,
    st.one_of(
        st.just({LIABILITY: date.min}), days.map(lambda since: {LIABILITY: date.min, PolicyKind.ACCIDENT: since})
    ),
)
def test_the_ledger_agrees_with_a_count_day_by_day(needed, written, belongs, required):
    known = dict(enumerate(written, 1))
    found = ledger(needed, ORDINARY, known, belongs, required)
    lacking_days = 0
    for on in each_day():
        lacks = set()
        for kind in required:
            mine = [
                one for one in belongs if known[one.policy_id].kind is kind and known[one.policy_id].scheme is ORDINARY
            ]
            covered = any(is_insured(known[one.policy_id], one, on) for one in mine)
            assert in_any(found.covered[kind], on) == covered
            if in_any(needed, on) and not covered and on >= required[kind]:
                lacks.add(kind)
            assert in_any(found.gaps[kind], on) == (kind in lacks)
        lacking_days += bool(lacks)
    assert found.gap_days == lacking_days


def test_pauses_moves_and_early_ends_need_no_cover():
    first, last = date(2026, 9, 1), date(2026, 12, 31)
    changes = [
        PeriodChange(ChangeKind.PAUSE, date(2026, 10, 1), date(2026, 10, 8)),
        PeriodChange(ChangeKind.END_EARLY, date(2026, 12, 1)),
    ]
    moved = effective(PlannedDays(date(2026, 12, 1), last, 2), ())
    needed = needed_spans([effective(PlannedDays(first, last, 1), changes), moved])
    assert needed == (Span(first, date(2026, 9, 30)), Span(date(2026, 10, 9), last))
    paused_open = [PeriodChange(ChangeKind.PAUSE, date(2026, 10, 1))]
    assert needed_spans([effective(PlannedDays(first, last, 1), paused_open)]) == (Span(first, date(2026, 9, 30)),)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (None, CoverScheme.ORDINARY),
        ("订单培养", CoverScheme.ORDINARY),
        ("现代学徒制", CoverScheme.MODERN_APPRENTICE),
        ("企业新型学徒制", CoverScheme.NEW_APPRENTICE),
    ],
)
def test_a_policy_of_another_scheme_covers_nobody_and_is_named(told, expected):
    scheme = scheme_of(told)
    assert scheme is expected
    needed = (Span(START, START),)
    known = {1: PolicyDays(LIABILITY, ORDINARY, START, START)}
    found = ledger(needed, scheme, known, [Membership(1, START)])
    assert (found.gap_days == 0) == (scheme is ORDINARY)
    assert found.in_other_scheme == (() if scheme is ORDINARY else needed)


@pytest.mark.parametrize(
    ("days_left", "step"), [(91, None), (90, 90), (61, 90), (60, 60), (31, 60), (30, 30), (0, 30), (-1, None)]
)
def test_the_expiry_ladder_has_three_steps(days_left, step):
    assert expires_in(START + timedelta(days=days_left), START) == step
