"""What becomes of a placement's days: never two in force on one day, whatever changes are accepted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.placement_periods import (
    LAST_KINDS,
    ONE_DAY,
    ChangeKind,
    PeriodChange,
    PlannedDays,
    Standing,
    effective,
    refusal,
)

FIRST, LAST = date(2026, 9, 1), date(2027, 2, 28)
PLANNED = PlannedDays(FIRST, LAST, 1)
PAUSE, RESUME, MOVE_POST = ChangeKind.PAUSE, ChangeKind.RESUME, ChangeKind.MOVE_POST
MOVE_UNIT, EXTEND, END_EARLY = ChangeKind.MOVE_UNIT, ChangeKind.EXTEND, ChangeKind.END_EARLY


def on(month: int, day: int) -> date:
    return date(2026 if month > 8 else 2027, month, day)


def pause(first: date, last: date | None = None) -> PeriodChange:
    return PeriodChange(PAUSE, first, last)


def resume(first: date) -> PeriodChange:
    return PeriodChange(RESUME, first)


def move(first: date, post_id: int = 2) -> PeriodChange:
    return PeriodChange(MOVE_POST, first, None, post_id)


def standings(changes: list[PeriodChange], *days: date) -> list[Standing]:
    now = effective(PLANNED, changes)
    return [now.standing(day) for day in days]


def code(changes: list[PeriodChange], wished: PeriodChange) -> str | None:
    found = refusal(PLANNED, changes, wished)
    return None if found is None else str(found.code)


def test_without_changes_both_planned_days_are_on_post():
    days = (FIRST - ONE_DAY, FIRST, LAST, LAST + ONE_DAY)
    assert standings([], *days) == [Standing.NOT_YET, Standing.ON_POST, Standing.ON_POST, Standing.ENDED]


def test_a_pause_covers_both_its_days_and_stays_in_force():
    changes = [pause(on(2, 10), on(2, 20))]
    days = (on(2, 9), on(2, 10), on(2, 20), on(2, 21))
    assert standings(changes, *days) == [Standing.ON_POST, Standing.PAUSED, Standing.PAUSED, Standing.ON_POST]
    assert effective(PLANNED, changes).is_in_force(on(2, 15))


def test_an_open_pause_lasts_until_resumed_and_no_longer_than_the_placement():
    assert standings([pause(on(1, 5))], on(2, 28), on(3, 1)) == [Standing.PAUSED, Standing.ENDED]
    changes = [pause(on(1, 5)), resume(on(1, 20))]
    assert standings(changes, on(1, 19), on(1, 20)) == [Standing.PAUSED, Standing.ON_POST]


def test_the_post_of_a_day_follows_the_moves():
    now = effective(PLANNED, [move(on(11, 1), 2), move(on(1, 1), 3)])
    assert [now.post_on(day) for day in (on(10, 31), on(11, 1), on(12, 31), on(1, 1))] == [1, 2, 2, 3]
    assert (now.post_on(FIRST - ONE_DAY), now.post_on(LAST + ONE_DAY)) == (1, 3)


@pytest.mark.parametrize(("kind", "after"), [(END_EARLY, Standing.ENDED), (MOVE_UNIT, Standing.MOVED)])
def test_an_end_lies_before_its_first_day(kind, after):
    changes = [PeriodChange(kind, on(12, 1))]
    assert standings(changes, on(11, 30), on(12, 1)) == [Standing.ON_POST, after]
    assert effective(PLANNED, changes).last_on == on(11, 30)


def test_ended_on_its_first_day_it_never_was_in_force():
    now = effective(PLANNED, [PeriodChange(END_EARLY, FIRST)])
    assert (now.is_in_force_at_all, now.period()) == (False, None)
    assert [now.standing(FIRST - ONE_DAY), now.standing(FIRST)] == [Standing.NOT_YET, Standing.ENDED]


def test_an_extension_adds_days_and_a_pause_before_it_may_still_be_made():
    longer = PeriodChange(EXTEND, LAST + ONE_DAY, on(3, 31))
    assert effective(PLANNED, [longer]).last_on == on(3, 31)
    assert code([longer], pause(on(2, 10), on(2, 20))) is None


@pytest.mark.parametrize(
    ("changes", "wished", "said"),
    [
        ([PeriodChange(END_EARLY, on(12, 1))], pause(on(11, 1)), ChangeCode.OVER_ALREADY),
        ([PeriodChange(MOVE_UNIT, on(12, 1))], PeriodChange(END_EARLY, on(11, 1)), ChangeCode.OVER_ALREADY),
        ([pause(on(2, 10), on(2, 20))], pause(on(1, 10), on(1, 12)), ChangeCode.BEFORE_ANOTHER_CHANGE),
        ([move(on(11, 1))], move(on(11, 1), 3), ChangeCode.BEFORE_ANOTHER_CHANGE),
        ([], pause(on(2, 10), on(2, 9)), ChangeCode.UNTIL_BEFORE_EFFECTIVE),
        ([], pause(FIRST - ONE_DAY), ChangeCode.OUTSIDE_ITS_DAYS),
        ([], PeriodChange(END_EARLY, LAST + ONE_DAY), ChangeCode.OUTSIDE_ITS_DAYS),
        ([pause(on(2, 10))], pause(on(2, 12)), ChangeCode.PAUSED_ALREADY),
        ([], resume(on(2, 10)), ChangeCode.NOT_PAUSED),
        ([pause(on(2, 10))], resume(on(2, 10)), ChangeCode.NOT_PAUSED),
        ([pause(on(2, 10), on(2, 20))], resume(on(2, 21)), ChangeCode.NOT_PAUSED),
        ([], move(on(11, 1), 1), ChangeCode.SAME_POST),
        ([], PeriodChange(EXTEND, LAST + ONE_DAY, None), ChangeCode.ADDS_NO_DAY),
        ([], PeriodChange(EXTEND, LAST, LAST), ChangeCode.ADDS_NO_DAY),
    ],
)
def test_a_change_that_cannot_follow_is_refused(changes, wished, said):
    assert code(changes, wished) == said


def test_another_kind_may_follow_on_the_same_day():
    assert code([pause(on(2, 10)), resume(on(2, 20))], move(on(2, 20))) is None
    assert code([pause(on(2, 10)), resume(on(2, 20))], PeriodChange(END_EARLY, on(2, 20))) is None


_days = st.dates(FIRST - timedelta(days=20), LAST + timedelta(days=60))
_wishes = st.builds(
    PeriodChange, st.sampled_from(ChangeKind), _days, st.none() | _days, st.integers(min_value=1, max_value=3)
)


def accepted(wishes: list[PeriodChange]) -> list[PeriodChange]:
    kept: list[PeriodChange] = []
    for wished in wishes:
        added = PeriodChange(EXTEND, effective(PLANNED, kept).last_on + ONE_DAY, wished.until_on)
        change = added if wished.kind is EXTEND else wished
        if refusal(PLANNED, kept, change) is None:
            kept.append(change)
    return kept


@given(st.lists(_wishes, max_size=8))
def test_every_day_has_one_standing_and_the_days_in_force_are_one_stretch(wishes):
    kept = accepted(wishes)
    now = effective(PLANNED, kept)
    days = [FIRST - timedelta(days=25) + timedelta(days=n) for n in range(300)]
    told = [now.standing(day) for day in days]
    in_force = [day for day in days if now.is_in_force(day)]
    assert in_force == [day for day, one in zip(days, told, strict=True) if one in (Standing.ON_POST, Standing.PAUSED)]
    assert len(in_force) == max(0, (now.last_on - now.from_on).days + 1)
    assert [one for one in told if one is Standing.NOT_YET] == told[: told.count(Standing.NOT_YET)]
    assert all(first > second[1] for second, (first, _) in zip(now.pauses, now.pauses[1:], strict=False) if second[1])


@given(st.lists(_wishes, max_size=6), _days)
def test_a_move_leaves_no_day_with_two_placements_and_none_with_neither(wishes, moved_on):
    kept = accepted(wishes)
    before = effective(PLANNED, kept)
    wished = PeriodChange(MOVE_UNIT, moved_on)
    if refusal(PLANNED, kept, wished) is not None:
        return
    old = effective(PLANNED, [*kept, wished])
    new = effective(PlannedDays(moved_on, before.last_on, 9), ())
    for n in range((before.last_on - before.from_on).days + 1):
        day = before.from_on + timedelta(days=n)
        assert old.is_in_force(day) != new.is_in_force(day)


@given(st.lists(_wishes, min_size=1, max_size=8))
def test_nothing_follows_an_end_and_taking_the_newest_back_restores_the_days(wishes):
    kept = accepted(wishes)
    if not kept:
        return
    assert all(change.kind not in LAST_KINDS for change in kept[:-1])
    assert refusal(PLANNED, kept[:-1], kept[-1]) is None
