"""The desk's counts over a school as it is after every change."""

from datetime import date

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.checks import EVERY_PLACEMENT
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from tests.schools import CLASS_A, CLERK, select
from tests.services.conftest import School

MARCH = date(2027, 3, 1)


def heads(school: School) -> dict[int, int]:
    return {one.month.month: one.heads for one in school.office.desk.figures(CLERK).months}


def test_months_follow_pauses_and_early_ends(placed):
    ids = [row[0] for row in select(placed.office, "SELECT id FROM placement ORDER BY id")]
    before = heads(placed)
    assert max(before.values()) == len(ids) == 3
    busy = [month for month, count in before.items() if count == 3]
    assert busy[:2] == [9, 10]
    pause = ChangeWish(
        (ids[0],), ChangeKind.PAUSE, ChangeReason.HOLIDAY, date(2026, 10, 10), until_on=date(2026, 10, 20)
    )
    placed.office.placement_changes.apply(CLERK, pause)
    over = ChangeWish((ids[1],), ChangeKind.END_EARLY, ChangeReason.ILLNESS, date(2026, 10, 1))
    placed.office.placement_changes.apply(CLERK, over)
    after = heads(placed)
    assert (after[9], after[10], after[11]) == (3, 1, 2)


def test_who_came_is_no_longer_waited_for(placed):
    figures = placed.office.desk.figures(CLERK)
    assert (figures.on_post, figures.not_arrived, figures.unsigned) == (3, 3, 3)
    one = select(placed.office, "SELECT min(id) FROM placement")[0][0]
    placed.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(one, date(2026, 9, 1)),))
    assert placed.office.desk.figures(CLERK).not_arrived == 2
    checks = placed.office.desk.checks(CLERK)
    assert (checks.against_rules, checks.placements, checks.uninsured) == (1, 3, 3)


def test_the_whole_school_is_checked_once_for_the_desk_and_the_page_of_checks(placed):
    placed.office.desk.checks(CLERK)
    (kept,) = [report for _, report in placed.office.checks._reports.values()]
    assert placed.office.checks.report(CLERK, EVERY_PLACEMENT) is kept


def test_other_departments_are_not_counted(placed):
    stranger = Actor("外院", RowScope(frozenset({99})))
    found = placed.office.desk.figures(stranger)
    assert (found.on_post, found.unsigned, sum(one.heads for one in found.months)) == (0, 0, 0)
    assert placed.office.desk.checks(stranger).placements == 0
