"""Who stands where, kept and moved along with the changes, comes to what is read anew."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.services.checking_shares import Shares
from ctec_desktop.services.office import Office
from ctec_desktop.storage.queries.occupancy import moved_since
from ctec_desktop.storage.queries.trail import newest_line
from tests.schools import CLERK, Demo, opened, select

_WEEK = timedelta(7)
_PLACED = """
SELECT p.id, p.from_on, o.id, o.enterprise_id FROM placement p JOIN post o ON o.id = p.post_id
 WHERE NOT EXISTS (SELECT 1 FROM placement_change c WHERE c.placement_id = p.id)
"""
_BUSIEST = """
SELECT o.enterprise_id FROM placement p JOIN post o ON o.id = p.post_id GROUP BY o.enterprise_id ORDER BY count(*) DESC
"""


@pytest.fixture(scope="module")
def office(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path_factory.mktemp("stays") / "数据"))) as office:
        yield office


@pytest.mark.parametrize("kind", [ChangeKind.PAUSE, ChangeKind.END_EARLY, ChangeKind.MOVE_UNIT, ChangeKind.EXTEND])
def test_days_with_changes_moved_along_are_those_read_anew(office: Office, kind: ChangeKind):
    """Made and taken back: only what the trail names since is looked at. Where a placement itself was taken back, it is
    not told from the trail where it stood, and everything is read anew."""
    (here,), (there,), *_ = select(office, _BUSIEST)
    placement_id, first, post_id, _ = select(office, f"{_PLACED} AND o.enterprise_id = {here} ORDER BY p.id")[0]
    (other,) = select(office, f"SELECT id FROM post WHERE enterprise_id = {there} ORDER BY id")[0]
    (last,) = select(office, f"SELECT until_on FROM placement WHERE id = {placement_id}")[0]
    day = date.fromisoformat(last) + timedelta(1) if kind is ChangeKind.EXTEND else date.fromisoformat(first) + _WEEK
    target = other if kind is ChangeKind.MOVE_UNIT else None
    wish = ChangeWish((placement_id,), kind, ChangeReason.OTHER, day, day + _WEEK, target, reason="测试")
    with office._context.database.read() as connection:
        kept, line = Shares(connection), newest_line(connection)
        kept.read([here, there])
        before = _heads(kept, here, post_id)
    assert office.placement_changes.apply(CLERK, wish).value.changed == 1
    line = _same_as_anew(office, kept, line, (here, there), post_id)
    assert (_heads(kept, here, post_id) != before) is (kind is not ChangeKind.PAUSE)
    history = office.placement_changes.history(CLERK, placement_id)
    assert history is not None
    office.placement_changes.undo(CLERK, history.changes[-1].id, "测试")
    if kind is ChangeKind.MOVE_UNIT:
        with office._context.database.read() as connection:
            assert moved_since(connection, line) is None
    else:
        _same_as_anew(office, kept, line, (here, there), post_id)


def _same_as_anew(office: Office, kept: Shares, line: int, units: tuple[int, ...], post_id: int) -> int:
    with office._context.database.read() as connection:
        moved = moved_since(connection, line)
        assert moved is not None
        kept.read_by(connection)
        kept.move(moved)
        anew = Shares(connection)
        anew.read(units)
        for unit_id in units:
            assert _heads(kept, unit_id, None) == _heads(anew, unit_id, None)
        assert _heads(kept, units[0], post_id) == _heads(anew, units[0], post_id)
        return newest_line(connection)


def _heads(shares: Shares, unit_id: int, post_id: int | None) -> list[int]:
    days = (date(2026, 1, 1) + timedelta(n) for n in range(0, 900, 3))
    return [shares.worst(unit_id, post_id, (day, day), Rules()).ours for day in days]
