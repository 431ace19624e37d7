"""实习合规报告: totals, a bar for each class, every finding with clause and people, what was not judged and why."""

from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.cover_strips import Strips, strip_rows
from ctec_desktop.documents.faces import FaceSet, load_faces
from ctec_desktop.documents.outcome_bars import bar_rows
from ctec_desktop.documents.report_pages import (
    ReportHead,
    Section,
    head_rows,
    parted,
    refuse_lost,
    refuse_undrawable,
    section_rows,
    write_pages,
)
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.share_meters import share_rows, share_texts
from ctec_desktop.domain.compliance import OutcomeBar
from ctec_desktop.domain.share_meter import UnitShares
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import compliance_report as words


@dataclass(frozen=True, slots=True)
class ComplianceSnapshot:
    """What the report says.

    Args:
        facts: label and text, two to a line.
        found, after: sections before and after the drawings.
    """

    about: str
    facts: tuple[tuple[str, str], ...]
    bars: tuple[OutcomeBar, ...]
    found: tuple[Section, ...]
    strips: Strips
    shares: tuple[UnitShares, ...]
    after: tuple[Section, ...]


def print_compliance_report(report: ComplianceSnapshot, target: Path, progress: Progress) -> int:
    """Writes the report. Returns the number of pages.

    Raises:
        RuleViolation: a character no face has, a cell that does not read back.
        EnvironmentFault: faces missing.
    """
    faces = load_faces(font_dir())
    found, after = (tuple(map(parted, sections)) for sections in (report.found, report.after))
    cells = [(section.title, text) for section in (*found, *after) for line in section.lines for text in line]
    named = [(words.TITLE, report.about), *report.facts, *((words.BARS, bar.label) for bar in report.bars), *cells]
    named += [(words.COVER, line.name) for line in report.strips.lines]
    named += [(words.SHARES, text) for text in share_texts(report.shares)]
    refuse_undrawable([(label, label, text) for label, text in named], faces)
    progress.begin(words.PRINTING, 0)
    rows = head_rows(ReportHead(words.TITLE, report.about, report.facts, words.NOTE), faces)
    rows += _bars(report, faces)
    for section in found:
        rows += section_rows(section, faces)
    if report.strips.lines:
        rows += section_rows(Section(words.COVER, words.COVER_NOTE), faces)
        rows += strip_rows(report.strips, faces)
    if report.shares:
        rows += section_rows(Section(words.SHARES, words.SHARES_NOTE), faces)
        rows += share_rows(report.shares, faces)
    for section in after:
        rows += section_rows(section, faces)

    def _line(page: int, pages: int) -> str:
        return words.page_line(report.about, page, pages)

    pages = write_pages(rows, words.TITLE, _line, faces, target)
    refuse_lost(cells, target)
    return pages


def _bars(report: ComplianceSnapshot, faces: FaceSet) -> list[Row]:
    if not report.bars:
        return []
    return [*section_rows(Section(words.BARS, words.BARS_NOTE), faces), *bar_rows(report.bars, words.STANDINGS, faces)]
