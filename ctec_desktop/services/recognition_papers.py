"""What the papers of recognition say: an application with its evidence, the list for publicity, the summary."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ctec_desktop.documents.industry import IndustryReport, print_report
from ctec_desktop.documents.report_pages import ReportHead, Section, parted
from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.recognition.lines import DualLine
from ctec_desktop.domain.recognition.meter import Met
from ctec_desktop.domain.recognition.views import DualView
from ctec_desktop.domain.recognition.words import DualState, StepKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.wording import recognition as told
from ctec_desktop.wording import recognition_papers as words
from ctec_desktop.wording.practice import KINDS


def write_application(line: DualLine, met: Sequence[Met], school: str, target: Path) -> int:
    """Writes 申请表. Returns its pages. Raises: as `documents.industry.print_report`."""
    view = line.current
    assert view is not None
    facts = (
        (words.NAME, line.teacher.name),
        (words.STAFF_NO, line.teacher.staff_no),
        (words.DEPARTMENT, line.teacher.department or "—"),
        (words.KIND, _kind(line)),
        (words.LEVEL, told.LEVELS[view.level]),
        (words.TRACK, told.TRACKS[view.track]),
        (words.APPLIED, view.applied_on.isoformat()),
        (words.STANDARD, view.standard),
        *(((words.EXCEPTION, view.exception),) if view.exception else ()),
    )
    lines = tuple(
        (
            *(one.criterion.title, told.HELD[one.held]),
            *("；".join(map(told.proof_text, one.proofs)), told.asked_text(one.criterion)),
        )
        for one in met
    )
    section = parted(Section(words.EVIDENCE, columns=words.EVIDENCE_COLUMNS, lines=lines))
    head = ReportHead(words.APPLICATION, words.about(school, line.teacher.name), facts, words.APPLICATION_NOTE)
    proven = ((words.NAME, line.teacher.name), (words.LEVEL, told.LEVELS[view.level]))
    return print_report(IndustryReport(head, (section,), "\n".join(words.OPINIONS), proven), target)


def write_publicity(lines: Sequence[DualLine], school: str, target: Path, on: date) -> int:
    """Writes 公示名单, without personal numbers, of who passed the school's review and was not handed on yet.

    Returns its pages. Raises: RuleViolation when nobody is on it; as `documents.industry.print_report`.
    """
    wanted = [(one, one.under_way) for one in lines if one.under_way and _is_published(one.under_way)]
    rows = tuple(
        (str(at), one.teacher.name, one.teacher.department, told.TRACKS[view.track], told.LEVELS[view.level])
        for at, (one, view) in enumerate(wanted, 1)
    )
    days = [step for _, view in wanted if (step := view.step(StepKind.PUBLISHED))]
    first = min((one.on.isoformat() for one in days), default="")
    last = max((one.until_on.isoformat() for one in days if one.until_on), default="")
    facts = ((words.PEOPLE, str(len(rows))), (words.PERIOD, words.period_text(first, last)))
    head = ReportHead(words.PUBLICITY, words.about(school, on.isoformat()), facts, words.PUBLICITY_NOTE)
    return _print(head, (words.PUBLICITY_COLUMNS, rows), target)


def write_summary(lines: Sequence[DualLine], school: str, target: Path, on: date) -> int:
    """Writes 双师型教师认定汇总 of everybody recognised on the day. Returns its pages. Raises: as `write_publicity`."""
    rows = tuple(_summary_row(one, one.held, on) for one in lines if one.held is not None)
    overdue = sum(one.held is not None and one.held.state(on) is DualState.OVERDUE for one in lines)
    facts = (
        (words.ON, on.isoformat()),
        (words.PEOPLE, str(len(rows))),
        *((told.LEVELS[level], str(sum(one.level is level for one in lines))) for level in told.LEVELS),
        (told.STATES[DualState.OVERDUE], str(overdue)),
    )
    head = ReportHead(words.SUMMARY, words.about(school, on.isoformat()), facts, words.SUMMARY_NOTE)
    return _print(head, (words.SUMMARY_COLUMNS, rows), target)


def _is_published(view: DualView) -> bool:
    handed_on = (StepKind.REPORTED, StepKind.APPROVED, StepKind.CERTIFIED)
    return view.step(StepKind.REVIEWED) is not None and not any(view.step(one) for one in handed_on)


def _summary_row(one: DualLine, held: DualView, on: date) -> tuple[str, ...]:
    certificate = held.certified
    return (
        *(one.teacher.name, one.teacher.department, _kind(one), told.LEVELS[held.level_on(on)]),
        *(told.TRACKS[held.track], (certificate.number or "") if certificate else ""),
        *(certificate.on.isoformat() if certificate else "", one.due_on.isoformat() if one.due_on else ""),
        told.STATES[held.state(on)],
    )


def _print(
    head: ReportHead, listed: tuple[tuple[tuple[str, float, bool], ...], tuple[tuple[str, ...], ...]], target: Path
) -> int:
    """Every name of the list reads back from the file."""
    columns, rows = listed
    if not rows:
        raise RuleViolation([Problem(RecognitionCode.NOBODY, facts={"paper": head.title})])
    names = [heading for heading, _, _ in columns].index(words.NAME)
    section = parted(Section(words.LIST, columns=columns, lines=rows))
    proven = tuple((words.NAME, row[names]) for row in rows)
    return print_report(IndustryReport(head, (section,), "", proven), target)


def _kind(line: DualLine) -> str:
    return "" if line.teacher.kind is None else KINDS[line.teacher.kind]
