"""Civil days are China's, whatever the PC says."""

import os
import time
from datetime import UTC, date, datetime

import pytest

from ctec_desktop.kernel.clock import FixedClock, SystemClock


@pytest.mark.parametrize(
    ("at_utc", "day"),
    [
        (datetime(2026, 8, 31, 15, 59, 59, tzinfo=UTC), date(2026, 8, 31)),
        (datetime(2026, 8, 31, 16, 0, tzinfo=UTC), date(2026, 9, 1)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_day_turns_at_midnight_in_china(at_utc, day):
    assert FixedClock(at_utc).today() == day


def test_clock_stands_still_until_it_is_moved():
    clock = FixedClock(datetime(2026, 8, 31, 15, 59, tzinfo=UTC))
    assert clock.now_utc() == clock.now_utc()
    clock.advance(60)
    assert clock.today() == date(2026, 9, 1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system has no time zone to set")
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati", "UTC"])
def test_time_zone_of_the_pc_does_not_matter(monkeypatch, zone):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        now = SystemClock().now_utc()
        assert now.utcoffset() is not None
        assert SystemClock().today() in (FixedClock(now).today(), FixedClock(SystemClock().now_utc()).today())
    finally:
        monkeypatch.undo()
        time.tzset()
