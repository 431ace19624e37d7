"""The demo school shows something on every page."""

from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from ctec_desktop.bootstrap import found_office
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.demo_school import SCHOOL_NAME, build
from tests.schools import CHEAP, CLERK, PASSWORD, select


def test_there_are_teachers_a_visit_ahead_and_once_placements_have_begun_arrivals(tmp_path: Path):
    clock = FixedClock(datetime(2027, 4, 12, 1, 0, tzinfo=UTC))
    with closing(found_office(tmp_path / "数据", SCHOOL_NAME, PASSWORD, clock=clock, cost=CHEAP).office) as office:
        build(office, CLERK, 90, None)
        (trip_id,) = office.trips.rows(CLERK).ids(ListQuery())
        visit = office.trips.detail(CLERK, trip_id)
        assert visit is not None
        assert (visit.from_on, len(visit.leaders), len(visit.students)) == (date(2027, 4, 26), 2, 10)
        assert [finding.rule_id for finding in visit.findings if finding.code] == ["COG-NOTICE"]
        arrived = select(office, "SELECT count(*), count(arrived_on), min(arrived_on) FROM placement")
        assert arrived == [(80, 74, "2027-03-01")]
        assert select(office, "SELECT count(*) FROM teacher") == [(7,)]
