"""The demo school shows every case of the ledger of practice."""

from contextlib import closing
from pathlib import Path

from ctec_desktop.domain.practice.counting import Reason
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.periods import CourseKind, PeriodState
from ctec_desktop.services.demo_practice import TEACHERS, WAYS, practise
from tests.schools import CLERK, Demo, opened


def test_a_hundred_and_twenty_teachers_show_every_case_over_eight_years(demo: Demo, tmp_path: Path):
    with closing(opened(demo.copied_to(tmp_path))) as office:
        practise(office, CLERK)
        lines = [one for one in office.practice.report(CLERK).lines if one.teacher.staff_no.startswith("J")]
        assert len(lines) == TEACHERS
        assert {one.ledger.main.state for one in lines} == set(MeterState)
        assert {one.teacher.kind for one in lines} == set(CourseKind)
        accounts = [account for one in lines for account in one.ledger.accounts]
        reasons = {lost.reason for account in accounts for lost in account.not_counted}
        # Rest days and visits count by the nation's rules; what is ahead is not verified either.
        assert reasons == set(Reason) - {Reason.REST, Reason.VISIT, Reason.AHEAD}
        assert {account.period.span.from_on.year for account in accounts} >= set(range(2018, 2028))
        assert sum(bool(one.teacher.exemptions) for one in lines) == TEACHERS // len(WAYS)
        found = office.practice.of_teacher(CLERK, lines[0].teacher.id)
        assert found is not None
        assert {PeriodState.VERIFIED} <= {one.state for one in found.periods}
