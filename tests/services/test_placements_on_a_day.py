"""Where students are on a day, past or ahead."""

from datetime import date, timedelta
from typing import Any

from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_periods import ChangeKind
from tests.schools import CLERK
from tests.services.test_placement_changes import change, ids, post_beside


def test_who_is_where_on_a_day_follows_every_change_and_ends_with_the_placement(placed):
    first, other = ids(placed)[:2]
    before = placed.office.placement_changes.on_day(CLERK, date(2026, 11, 30))[first]
    change(placed, ChangeKind.MOVE_POST, date(2026, 12, 1), post_id=post_beside(placed))
    change(placed, ChangeKind.PAUSE, date(2026, 12, 5), until_on=date(2026, 12, 8), placement_ids=(other,))
    change(placed, ChangeKind.END_EARLY, date(2026, 12, 20), placement_ids=(other,))

    def there(day: date) -> dict[int, Any]:
        found: dict[int, Any] = placed.office.placement_changes.on_day(CLERK, day)
        return found

    assert there(date(2026, 11, 30))[first] == before
    assert there(date(2026, 12, 1))[first].post_name != before.post_name
    assert [there(date(2026, 12, day))[other].standing for day in (4, 5, 9)] == ["on_post", "paused", "on_post"]
    last = there(date(2026, 12, 4))[other].last_on
    assert other in there(last)
    assert other not in there(last + timedelta(days=1))
    assert first in there(last + timedelta(days=1))
    stranger = Actor("外系", RowScope(frozenset({9_999})))
    assert placed.office.placement_changes.on_day(stranger, last) == {}
