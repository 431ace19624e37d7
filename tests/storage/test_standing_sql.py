"""The list's own filters say the same about a placement on a day as its periods do."""

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import NOT_ARRIVED, ChangeKind, Standing
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.office import Office
from ctec_desktop.storage.queries.list_specs import PLACEMENTS
from ctec_desktop.storage.queries.lists import ListSource
from tests.schools import CLERK, Demo, database_of, opened

MARCH = date(2027, 3, 1)


@pytest.fixture
def changed(demo: Demo, tmp_path: Path):
    """One placement for every shape that changes give."""
    with closing(opened(demo.copied_to(tmp_path))) as office:
        ids = [view.id for view in office.placements.all(CLERK)]
        post = {view.id: view for view in office.placements.all(CLERK)}
        other = next(
            one for one in office.placements.posts(CLERK) if one.enterprise_name != post[ids[3]].enterprise_name
        )
        for at, kind, day, more in (
            (0, ChangeKind.PAUSE, date(2027, 4, 1), {"until_on": date(2027, 4, 20)}),
            (0, ChangeKind.RESUME, date(2027, 4, 10), {}),
            (0, ChangeKind.PAUSE, date(2027, 4, 10), {}),
            (1, ChangeKind.PAUSE, date(2027, 5, 1), {}),
            (1, ChangeKind.END_EARLY, date(2027, 6, 1), {}),
            (2, ChangeKind.EXTEND, None, {"until_on": date(2027, 9, 20)}),
            (2, ChangeKind.END_EARLY, date(2027, 9, 10), {}),
            (3, ChangeKind.MOVE_UNIT, date(2027, 5, 1), {"post_id": other.id}),
            (4, ChangeKind.END_EARLY, MARCH, {}),
        ):
            reason = ChangeReason.OTHER
            wish = ChangeWish((ids[at],), kind, reason, day, reason="测试", **more)
            assert office.placement_changes.apply(CLERK, wish).value.changed == 1
        yield office


def found(office: Office, standing: str, on: date) -> set[int]:
    source = ListSource(PLACEMENTS, database_of(office).read, CLERK.scope)
    return set(source.ids(ListQuery("", (("standing", f"{standing} {on.isoformat()}"),))))


def test_every_placement_is_found_under_its_standing_on_each_day(changed: Office):
    every = [view.id for view in changed.placements.all(CLERK)]
    now = {one: changed.placement_changes.history(CLERK, one) for one in every}
    for days in range(-2, 220, 6):
        on = MARCH + timedelta(days=days)
        for standing in Standing:
            wanted = {one for one, known in now.items() if known is not None and known.now.standing(on) is standing}
            assert found(changed, standing, on) == wanted, (on, standing)
        assert found(changed, NOT_ARRIVED, on) == found(changed, Standing.ON_POST, on)


def test_the_row_says_the_last_day_and_standing_after_all_changes(changed: Office):
    every = [view.id for view in changed.placements.all(CLERK)]
    rows = {row[0]: row for row in changed.placements.rows(CLERK).rows(every)}
    for one in every:
        known = changed.placement_changes.history(CLERK, one)
        assert known is not None
        assert rows[one][7] == known.now.last_on.isoformat()
        assert rows[one][8] == known.now.standing(changed.today())
