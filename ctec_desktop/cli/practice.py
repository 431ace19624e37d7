"""`practice`: which days of practice in enterprises count for a teacher, what is missing, and until when."""

import argparse
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE, REFUSED
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.ledger import Meter
from ctec_desktop.domain.practice.views import PracticeLine, PracticeReport
from ctec_desktop.services.office import Office
from ctec_desktop.wording import practice as labels
from ctec_desktop.wording import practice_report as words


def run_practice(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says every teacher's days; ends with 1 where somebody falls short now. Or works with workbooks to fill."""
    if asked.action is not None:
        from ctec_desktop.cli.practice_books import run_books

        return run_books(office, actor, asked)
    service = office.practice
    report = service.report(actor, asked.on, department=asked.department, staff_no=asked.teacher)
    if asked.pdf is not None:
        service.write_report(actor, asked.pdf, report)
    if asked.json:
        print(dump(told(report)))
    else:
        print(f"{words.about(report.about, report.on)}：{words.totals_line(report)}")
        for line in report.lines:
            print("\t".join(words.cells(line)))
        if asked.teacher is not None:
            _say_periods(report.lines[0])
        if asked.pdf is not None:
            print(asked.pdf)
    return REFUSED if any(line.ledger.short for line in report.lines) else DONE


def _say_periods(line: PracticeLine) -> None:
    """Every period with why days of it do not count."""
    for account in line.ledger.accounts:
        span = account.period.span
        head = f"  {span.from_on.isoformat()} 至 {span.until_on.isoformat()}"
        said = [labels.FORMS[account.period.form], f"计 {account.counted} 天"]
        print("\t".join([head, *said, *(labels.reason_line(one) for one in account.not_counted)]))


def told(report: PracticeReport) -> dict[str, Any]:
    """The report as docs/cli.md says."""
    return {
        "on": report.on.isoformat(),
        "about": report.about or None,
        "rules": report.rules,
        "teachers": [_teacher(line) for line in report.lines],
    }


def _teacher(line: PracticeLine) -> dict[str, Any]:
    teacher, ledger = line.teacher, line.ledger
    forecast = ledger.forecast
    return {
        "staff_no": teacher.staff_no,
        "name": teacher.name,
        "department": teacher.department or None,
        "kind": None if teacher.kind is None else teacher.kind.value,
        "five_years": _meter(ledger.main),
        "this_year": _meter(ledger.yearly),
        "regional": None if ledger.regional is None else _meter(ledger.regional),
        "forecast": None
        if forecast is None
        else {
            "rule": forecast.rule_id,
            "days": forecast.days,
            "by": forecast.by_on.isoformat(),
            "short_from": None if forecast.short_from is None else forecast.short_from.isoformat(),
        },
        "periods": [
            {
                "from": account.period.span.from_on.isoformat(),
                "until": account.period.span.until_on.isoformat(),
                "place": account.period.place.value,
                "form": account.period.form.value,
                "verified": account.period.is_verified,
                "counted": account.counted,
                "counted_yearly": account.yearly,
                "not_counted": [{"reason": one.reason.value, "days": one.days} for one in account.not_counted],
            }
            for account in ledger.accounts
        ],
    }


def _meter(meter: Meter) -> dict[str, Any]:
    return {
        "rule": meter.rule_id,
        "from": meter.window.from_on.isoformat(),
        "until": meter.window.until_on.isoformat(),
        "counted": meter.counted,
        "required": meter.required,
        "missing": meter.missing,
        "state": meter.state.value,
        "due": None if meter.due_on is None else meter.due_on.isoformat(),
    }
