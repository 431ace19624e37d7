"""Judging many placements comes to what judging each alone comes to."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, event

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import Result, stands_against
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.services import kept_checkers
from ctec_desktop.services.enterprise_forms import PostForm
from ctec_desktop.services.office import Office
from tests.schools import CLERK, Demo, opened, select

DAY = timedelta(days=1)
_PLACED = "SELECT p.id, p.from_on, o.enterprise_id, o.site_id FROM placement p JOIN post o ON o.id = p.post_id"


@pytest.fixture(scope="module")
def office(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo school in which some paused, some went to another post and some stopped."""
    with closing(opened(demo.copied_to(tmp_path_factory.mktemp("many") / "数据"))) as office:
        ((*_, unit_id, site_id),) = select(office, f"{_PLACED} LIMIT 1")
        other = office.enterprises.save_post(CLERK, unit_id, PostForm("质检员", str(site_id))).value
        at_unit = select(office, f"{_PLACED} WHERE o.enterprise_id = {unit_id} ORDER BY p.id")
        for at, kind in enumerate((ChangeKind.PAUSE, ChangeKind.MOVE_POST, ChangeKind.END_EARLY)):
            for placement_id, from_on, *_ in at_unit[at::5][:3]:
                later = date.fromisoformat(from_on) + 20 * DAY
                wish = ChangeWish((placement_id,), kind, ChangeReason.OTHER, later, post_id=other, reason="测试")
                office.placement_changes.apply(CLERK, wish)
        assert len(select(office, "SELECT DISTINCT kind FROM placement_change")) == 3
        yield office


def test_the_whole_school_comes_to_what_each_placement_is_told_alone(office: Office):
    _told_alone_as_in_the_whole(office)


@pytest.mark.parametrize("kind", [ChangeKind.PAUSE, ChangeKind.END_EARLY])
def test_what_is_kept_at_hand_tells_after_a_change_what_the_whole_check_tells(office: Office, kind: ChangeKind):
    """The report of the whole school knows nothing from before; the findings of one placement rest on what is kept."""
    _told_alone_as_in_the_whole(office)
    unchanged = "SELECT p.id, p.from_on FROM placement p LEFT JOIN placement_change c ON c.placement_id = p.id"
    (placement_id, from_on), *_ = select(office, f"{unchanged} WHERE c.id IS NULL ORDER BY p.id")
    wish = ChangeWish((placement_id,), kind, ChangeReason.OTHER, date.fromisoformat(from_on) + 9 * DAY, reason="测试")
    office.placement_changes.apply(CLERK, wish)
    _told_alone_as_in_the_whole(office)


def test_a_table_whose_changes_are_passed_over_is_read_for_every_placement_anew(office: Office):
    """What the kept checkers do not forget must not be kept: it stands in the questions asked a second time."""
    ((placement_id,),) = select(office, "SELECT min(id) FROM placement")
    office.checks.findings(CLERK, placement_id)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        office.checks.findings(CLERK, placement_id)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    read = {table for one in asked for table in re.findall(r"(?:FROM|JOIN) (\w+)", one)}
    assert read >= kept_checkers._READ_ANEW


def _told_alone_as_in_the_whole(office: Office) -> None:
    report = office.checks.report(CLERK, CheckSelection())
    ids = [one[0] for one in select(office, "SELECT id FROM placement")]
    alone = {one: office.checks.findings(CLERK, one) for one in ids}
    counted = Counter(key for found in alone.values() for key in {(one.rule_id, one.result) for one in found})
    assert report.placements == len(ids)
    assert {(rule_id, result): count for rule_id, result, count in report.counts} == counted
    assert report.failed == sum(any(one.result is Result.FAIL for one in found) for found in alone.values())
    for missing in report.missing:
        waiting = [found for found in alone.values() if any(one.code == missing.code for one in found)]
        assert missing.placements == len(waiting)
    for line in report.failing:
        assert line.findings == tuple(one for one in alone[line.placement_id] if stands_against(one))
