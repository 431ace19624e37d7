"""`paper list` and `paper print`: the papers around an internship, to a PDF."""

import argparse
import sys
from pathlib import Path
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.services.office import Office
from ctec_desktop.services.paper_facts import PaperNames
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import papers as words

DONE, REFUSED = 0, 1


def run_paper(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    return _list(office, actor, asked) if asked.action == "list" else _print(office, actor, asked)


def _list(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    specs = office.papers.all(actor)
    if asked.json:
        print(
            contract.dump(
                [
                    {"key": spec.key, "name": words.NAMES[spec.key], "stage": spec.stage.value, "per": spec.per.value}
                    for spec in specs
                ]
            )
        )
    else:
        for spec in specs:
            print(f"{spec.key}\t{words.NAMES[spec.key]}\t{words.STAGES[spec.stage]}\t{words.PERS[spec.per]}")
    return DONE


def _print(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    selection = office.papers.named(
        actor, PaperNames(asked.class_name, asked.plan, asked.enterprise, tuple(asked.student))
    )
    report = office.papers.print(actor, asked.keys, selection, asked.out, is_duplex=asked.two_sided).value
    refused = [found for found in report.problems if found.severity is Severity.REFUSED]
    if asked.json:
        print(contract.dump(_report(report, asked.out)))
    else:
        print(f"已写出 {len(report.papers)} 份表单，共 {report.pages} 页：{asked.out}")
        for found in report.problems:
            print(f"  {full_sentence(found)}", file=sys.stderr)
    return REFUSED if refused else DONE


def _report(report: PaperReport, target: Path) -> dict[str, Any]:
    return {
        "file": str(target),
        "pages": report.pages,
        "papers": [
            {"key": one.key, "of": one.whose or None, "first_page": one.first_page, "pages": one.pages}
            for one in report.papers
        ],
        "refused": _problems(report, Severity.REFUSED),
        "warnings": _problems(report, Severity.WARNING),
    }


def _problems(report: PaperReport, severity: Severity) -> list[dict[str, Any]]:
    found: list[Problem] = [one for one in report.problems if one.severity is severity]
    return [contract.subject_problem(one) for one in found]
