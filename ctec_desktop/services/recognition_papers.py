"""What the papers of recognition say: an application with its evidence, the list for publicity, the summary."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ctec_desktop.documents.industry import IndustryReport, print_report
from ctec_desktop.documents.report_pages import ReportHead, Section, parted
from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.recognition.lines import DualLine
from ctec_desktop.domain.recognition.meter import Met
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
            *("；".join(map(told.proof_text, one.proofs)), one.criterion.text),
        )
        for one in met
    )
    section = parted(Section(words.EVIDENCE, columns=words.EVIDENCE_COLUMNS, lines=lines))
    head = ReportHead(words.APPLICATION, words.about(school, line.teacher.name), facts, words.APPLICATION_NOTE)
    proven = ((words.NAME, line.teacher.name), (words.LEVEL, told.LEVELS[view.level]))
    return print_report(IndustryReport(head, (section,), "\n".join(words.OPINIONS), proven), target)


def write_list(lines: Sequence[DualLine], year: int, school: str, target: Path, *, publicity: bool, on: date) -> int:
    """Writes the list for publicity of a year, or the summary of everybody recognised on a day. Returns its pages.

    Raises: RuleViolation when nobody is on it; as `documents.industry.print_report`.
    """
    report = _publicity(lines, year, school) if publicity else _summary(lines, year, school, on)
    if not report.sections[0].lines:
        raise RuleViolation([Problem(RecognitionCode.NOBODY, facts={"year": year})])
    return print_report(report, target)


def _publicity(lines: Sequence[DualLine], year: int, school: str) -> IndustryReport:
    wanted = [one for one in lines if one.under_way and one.under_way.year == year]
    wanted = [one for one in wanted if one.under_way and one.under_way.step(StepKind.REVIEWED)]
    rows = tuple(
        (
            *(str(at), one.teacher.name, one.teacher.department),
            *(told.TRACKS[one.under_way.track], told.LEVELS[one.under_way.level]),
        )
        for at, one in enumerate(wanted, 1)
        if one.under_way
    )
    days = [step for one in wanted if one.under_way and (step := one.under_way.step(StepKind.PUBLISHED))]
    first = min((one.on.isoformat() for one in days), default="")
    last = max((one.until_on.isoformat() for one in days if one.until_on), default="")
    facts = ((words.YEAR, words.year_text(year)), (words.PERIOD, words.period_text(first, last)))
    head = ReportHead(words.PUBLICITY, words.about(school, words.year_text(year)), facts, words.PUBLICITY_NOTE)
    section = parted(Section(words.LIST, columns=words.PUBLICITY_COLUMNS, lines=rows))
    return IndustryReport(head, (section,), "", tuple((words.NAME, one.teacher.name) for one in wanted))


def _summary(lines: Sequence[DualLine], year: int, school: str, on: date) -> IndustryReport:
    wanted = [one for one in lines if one.held is not None and one.level is not None]
    rows = []
    for one in wanted:
        assert one.held is not None
        assert one.level is not None
        certificate = one.held.certified
        assert certificate is not None
        state = one.held.state(on)
        rows.append(
            (
                *(one.teacher.name, one.teacher.department, _kind(one), told.LEVELS[one.level]),
                *(told.TRACKS[one.held.track], certificate.number or "", certificate.on.isoformat()),
                *("" if one.due_on is None else one.due_on.isoformat(), told.STATES[state]),
            )
        )
    overdue = sum(one.held is not None and one.held.state(on) is DualState.OVERDUE for one in wanted)
    facts = (
        (words.YEAR, words.year_text(year)),
        (words.PEOPLE, str(len(wanted))),
        *((told.LEVELS[level], str(sum(one.level is level for one in wanted))) for level in told.LEVELS),
        (told.STATES[DualState.OVERDUE], str(overdue)),
    )
    head = ReportHead(words.SUMMARY, words.about(school, on.isoformat()), facts, words.SUMMARY_NOTE)
    section = parted(Section(words.LIST, columns=words.SUMMARY_COLUMNS, lines=tuple(rows)))
    return IndustryReport(head, (section,), "", tuple((words.NAME, one.teacher.name) for one in wanted))


def _kind(line: DualLine) -> str:
    return "" if line.teacher.kind is None else KINDS[line.teacher.kind]
