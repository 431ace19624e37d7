"""The command `check`: placements against the rules, as lines or as JSON; exit code 1 when anything fails."""

import argparse
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.ranges import named_range
from ctec_desktop.cli.saying import DONE, REFUSED
from ctec_desktop.domain.checks import CheckLine, CheckReport
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.compliance import ReportWish
from ctec_desktop.services.office import Office
from ctec_desktop.wording import checks as words
from ctec_desktop.wording.findings import RESULTS, finding_sentence


def check(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says what is against the rules, what is missing, and for how many."""
    reach = named_range(office, actor, asked)
    rules_on = office.today() if asked.todays_rules else None
    report = office.checks.report(actor, reach.chosen, asked.on, rules_on=rules_on)
    if asked.pdf is not None:
        office.compliance.write(actor, asked.pdf, ReportWish(reach, asked.on, rules_on))
    if asked.json:
        print(contract.dump(_report(report)))
    else:
        print("\n".join(_lines(report)))
        if asked.pdf is not None:
            print(asked.pdf)
    return REFUSED if report.failed else DONE


def _lines(report: CheckReport) -> list[str]:
    lines = [words.summary(report)]
    for line in report.failing:
        lines.append(words.person_line(line))
        lines += [f"  {_told(one)}" for one in line.findings if one.result is Result.FAIL]
    if report.missing:
        lines.append(words.MISSING_HEADING)
        lines += [f"  {words.missing_line(one)}" for one in report.missing]
    return lines


def _told(one: Finding) -> str:
    clause = f"（{one.clause}）" if one.clause else ""
    return f"{RESULTS[one.result]} {one.rule_id}　{finding_sentence(one)}{clause}"


def _report(report: CheckReport) -> dict[str, Any]:
    return {
        "on": report.on.isoformat(),
        "rules": report.version,
        "judged_anew_by_rules_of": report.rules_on.isoformat() if report.rules_on else None,
        "placements": report.placements,
        "failed": report.failed,
        "at_work_against_rules": len(report.at_work_against_rules),
        "counts": [
            {"rule_id": rule_id, "result": result.value, "placements": count}
            for rule_id, result, count in sorted(report.counts)
        ],
        "missing": [
            {
                "code": one.code,
                "rule_ids": list(one.rule_ids),
                "subject": one.subject.value,
                "subjects": len(one.subject_ids),
                "placements": one.placements,
            }
            for one in report.missing
        ],
        "failing": [_line(one) for one in report.failing],
    }


def _line(one: CheckLine) -> dict[str, Any]:
    return {
        "student_no": one.student_no,
        "name": one.student_name,
        "class_name": one.class_name,
        "enterprise": one.enterprise_name,
        "post": one.post_name,
        "findings": [
            {
                "rule_id": finding.rule_id,
                "result": finding.result.value,
                "code": str(finding.code),
                "clause": finding.clause,
                "message": finding_sentence(finding),
                "facts": dict(finding.facts),
                "rules": finding.pack,
            }
            for finding in one.findings
        ],
    }
