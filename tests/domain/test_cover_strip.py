"""Where the bands of a strip stand."""

from datetime import date

from ctec_desktop.domain.cover import CoverScheme, Membership, PolicyDays, PolicyKind, ledger
from ctec_desktop.domain.cover_strip import BandState, bands, day_at, months, window_of
from ctec_desktop.domain.day_spans import Span


def test_days_with_cover_without_and_to_spare_stand_where_their_days_are():
    needed = (Span(date(2026, 9, 11), date(2026, 10, 10)),)
    policy = PolicyDays(PolicyKind.LIABILITY, CoverScheme.ORDINARY, date(2026, 9, 1), date(2026, 9, 30))
    found = ledger(needed, CoverScheme.ORDINARY, {1: policy}, [Membership(1, date(2026, 9, 1))])
    window = window_of([found])
    assert window == Span(date(2026, 9, 1), date(2026, 10, 31))
    assert [(one.state, one.days.days) for one in bands(found, window)] == [
        (BandState.SPARE, 10),
        (BandState.COVERED, 20),
        (BandState.LACKING, 10),
    ]
    edges = [(round(one.left * 61), round(one.right * 61)) for one in bands(found, window)]
    assert edges == [(0, 10), (10, 30), (30, 40)]
    assert [day for day, _ in months(window)] == [date(2026, 9, 1), date(2026, 10, 1)]
    assert (day_at(0.0, window), day_at(1.0, window)) == (window.from_on, window.until_on)
    assert window_of([]) is None
