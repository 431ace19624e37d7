"""`cover`: who interns on days without insurance."""

import argparse
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.ranges import named_range
from ctec_desktop.cli.saying import DONE, REFUSED
from ctec_desktop.domain.cover_views import CoverReport, past_and_ahead
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.wording import cover_page, cover_report


def run_cover(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says the gaps; ends with 1 where there is one."""
    reach = named_range(office, actor, asked)
    if asked.pdf is not None:
        report = office.cover.write_report(actor, asked.pdf, asked.on, reach).value
    else:
        report = office.cover.report(actor, asked.on, reach)
    if asked.json:
        print(dump(told(report)))
    else:
        print(f"{report.about or cover_report.WHOLE_SCHOOL}：{cover_page.totals_line(report.totals)}")
        for one in report.people:
            print("\t".join(cover_report.cells(one, report.on)))
        if asked.pdf is not None:
            print(asked.pdf)
    return REFUSED if report.people else DONE


def told(report: CoverReport) -> dict[str, Any]:
    """The report as docs/cli.md says."""
    totals = report.totals
    people = []
    for one in report.people:
        past, ahead = past_and_ahead(one.ledger.uncovered, report.on)
        gaps = [{"from": span.from_on.isoformat(), "until": span.until_on.isoformat()} for span in one.ledger.uncovered]
        people.append(
            {
                "student_no": one.student_no,
                "name": one.name,
                "class": one.class_name,
                "enterprise": one.unit,
                "scheme": one.ledger.scheme.value,
                "gap_days_ahead": ahead,
                "gap_days_past": past,
                "gaps": gaps,
            }
        )
    return {
        "on": report.on.isoformat(),
        "about": report.about or None,
        "students": totals.students,
        "needed_days": totals.needed_days,
        "students_uncovered": totals.students_uncovered,
        "gap_days_ahead": totals.ahead_days,
        "gap_days_past": totals.past_days,
        "people": people,
    }
