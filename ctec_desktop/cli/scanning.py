"""`scan`: paper that came back, filed by its own codes; exit code 1 when anything waits for a person."""

import argparse
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE, REFUSED
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_views import FileReport, IntakeReport, ReturnedAgreement, TrayPage
from ctec_desktop.services.office import Office
from ctec_desktop.wording import scans as words
from ctec_desktop.wording import sentence


def scan(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Takes the files in and says file by file, page by page, what was filed and what was not."""
    waiting = {page.id for page in office.scans.tray(actor)}
    report = office.scans.take_in(actor, asked.paths).value
    tray = [page for page in office.scans.tray(actor) if page.id not in waiting]
    touched = frozenset(report.agreement_ids)
    returned = [one for one in office.scans.returned(actor) if one.agreement_id in touched]
    if asked.json:
        print(contract.dump(_told(report, tray, returned)))
    else:
        print("\n".join(_lines(report, tray, returned)))
    return REFUSED if tray or report.refused else DONE


def _lines(report: IntakeReport, tray: list[TrayPage], returned: list[ReturnedAgreement]) -> list[str]:
    lines = [words.intake_line(report)]
    lines += [f"  {one.name}：{_of_file(one)}" for one in report.files]
    lines += [f"  [待处理] {one.file_name} 第 {one.n} 页：{sentence(one.problem)}" for one in tray]
    lines += [f"  {line}" for one in returned for line in words.missing_lines(one)]
    return lines


def _of_file(one: FileReport) -> str:
    return words.file_line(one) if one.problem is None else sentence(one.problem)


def _told(report: IntakeReport, tray: list[TrayPage], returned: list[ReturnedAgreement]) -> dict[str, Any]:
    """The report as docs/cli.md says."""
    return {
        "filed": report.filed,
        "tray": report.tray,
        "blank": report.blank,
        "completed": report.completed,
        "files": [
            {
                "file": one.name,
                "pages": one.pages,
                "filed": one.filed,
                "tray": one.tray,
                "blank": one.blank,
                "code": str(one.problem.code) if one.problem else None,
                "message": sentence(one.problem) if one.problem else None,
            }
            for one in report.files
        ],
        "exceptions": [
            {
                "file": one.file_name,
                "page": one.n,
                "number": one.number or None,
                "student_name": one.student_name or None,
                "code": str(one.problem.code),
                "message": sentence(one.problem),
            }
            for one in tray
        ],
        "agreements": [_agreement(one) for one in returned],
    }


def _agreement(one: ReturnedAgreement) -> dict[str, Any]:
    return {
        "number": one.number,
        "version": one.version,
        "student_no": one.student_no,
        "student_name": one.student_name,
        "papers": [
            {
                "paper": copy.paper.value,
                "copy": copy.copy,
                "pages": copy.pages,
                "found": list(copy.found),
                "missing": list(copy.missing),
                "image_complete": copy.image_at_utc is not None,
                "original_back": copy.original_on.isoformat() if copy.original_on else None,
                "look_here": copy.is_doubtful,
            }
            for copy in one.copies
        ],
    }
