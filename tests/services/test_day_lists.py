"""The lists of placements and agreements as they stand on a day: every change up to it counts, none after it."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.day_lists import NOT_THERE
from tests.schools import CLASS_A, CLERK, database_of
from tests.services.conftest import School
from tests.services.issuing import issue
from tests.services.test_agreement_moves import agreements, later, made
from tests.services.test_placement_changes import change, ids, post_beside

POST, UNTIL, STANDING, AGREEMENT = 5, 7, 8, 9
STATE = 9
ISSUED = date(2026, 9, 1)


def cells(source: Any, query: ListQuery | None = None) -> dict[int, tuple[object, ...]]:
    found = source.ids(query or ListQuery())
    assert list(source.head(query or ListQuery(), 2)) == list(found)[:2]
    return {row[0]: row for row in source.rows(found)}


def narrowed(key: str, value: str, sort: str = "") -> ListQuery:
    return ListQuery(filters=((key, value),), sort=sort)


def test_placements_of_a_day_show_post_standing_and_last_day_of_it(placed: School):
    first, other = ids(placed)[:2]
    change(placed, ChangeKind.MOVE_POST, date(2026, 12, 1), post_id=post_beside(placed))
    change(placed, ChangeKind.PAUSE, date(2026, 12, 5), until_on=date(2026, 12, 8), placement_ids=(other,))
    lists = placed.office.day_lists

    def on(day: date) -> dict[int, tuple[object, ...]]:
        return cells(lists.placements(CLERK, day))

    before, after = on(date(2026, 11, 30)), on(date(2026, 12, 1))
    assert before.keys() == after.keys() == set(ids(placed))
    assert before[first][POST] != after[first][POST]
    assert [on(date(2026, 12, day))[other][STANDING] for day in (4, 6, 9)] == ["on_post", "paused", "on_post"]
    paused = cells(lists.placements(CLERK, date(2026, 12, 6)), narrowed("standing", "paused"))
    assert list(paused) == [other]


def test_nobody_is_awaited_on_a_day_ahead_and_who_came_later_was_awaited_then(placed: School):
    first, *others = ids(placed)
    lists = placed.office.day_lists
    later(placed, date(2026, 9, 20))
    placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(first, date(2026, 9, 10)),))

    def standings(day: date) -> tuple[list[object], list[int]]:
        source = lists.placements(CLERK, day)
        awaited = source.ids(narrowed("standing", "not_arrived"))
        return [row[STANDING] for _, row in sorted(cells(source).items())], sorted(awaited)

    waiting = ["not_arrived"] * len(others)
    assert standings(date(2026, 9, 5)) == (["not_arrived", *waiting], [first, *others])
    assert standings(date(2026, 9, 10)) == (["on_post", *waiting], others)
    assert standings(date(2026, 9, 21)) == (["on_post"] * (1 + len(others)), [])  # a day ahead
    assert standings(date(2026, 8, 31))[0] == ["not_yet"] * (1 + len(others))


@pytest.fixture
def signed(placed: School) -> School:
    """Issued on 1 September; one signed on the 3rd."""
    issue(placed)
    later(placed, date(2026, 9, 3))
    made(placed, MoveName.RETURN)
    on = date(2026, 9, 3)
    made(placed, MoveName.COMPLETE, agreements(placed)[0], signed_on=on, has_seen_signers=True)
    return placed


def test_agreements_of_a_day_show_the_state_of_it_and_are_narrowed_and_sorted_by_it(signed: School):
    first, *others = agreements(signed)
    lists = signed.office.day_lists
    now = cells(signed.office.agreements.rows(CLERK))
    then = cells(lists.agreements(CLERK, ISSUED))
    assert {row[STATE] for row in then.values()} == {"issued"}
    assert {row[STATE] for row in cells(lists.agreements(CLERK, date(2020, 1, 1))).values()} == {NOT_THERE}
    source = lists.agreements(CLERK, date(2026, 9, 3))
    stood = cells(source)
    assert stood[first][STATE] == now[first][STATE] != "issued"
    assert list(source.ids(narrowed("state", "signing"))) == list(reversed(others))
    assert list(lists.agreements(CLERK, ISSUED).ids(narrowed("state", "signing"))) == []
    by_state = [stood[one][STATE] for one in source.ids(ListQuery(sort="state"))]
    assert by_state == sorted(by_state, key=str)
    assert len(set(map(str, by_state))) == 2


def test_placements_of_a_day_show_the_agreement_of_it(signed: School):
    lists, (first, *_) = signed.office.day_lists, ids(signed)
    states = [cells(lists.placements(CLERK, day))[first][AGREEMENT] for day in (date(2020, 1, 1), date(2026, 9, 3))]
    assert states[0] == NOT_THERE
    assert states[1] not in (NOT_THERE, "issued")


def test_the_list_of_today_is_the_same_whether_asked_for_by_day_or_not(signed: School):
    office = signed.office
    today = database_of(office).clock.today()
    assert [row[:-1] for row in cells(office.day_lists.placements(CLERK, today)).values()] == [
        row[:-1] for row in cells(office.placements.rows(CLERK)).values()
    ]
