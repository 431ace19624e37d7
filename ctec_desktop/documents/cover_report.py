"""保险覆盖报告: totals, everybody who lacks cover with the days, and the strip of cover drawn in lines."""

from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.cover_strips import Strips, strip_rows
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.report_pages import (
    ReportHead,
    head_rows,
    list_rows,
    refuse_lost,
    refuse_undrawable,
    write_pages,
)
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import cover_report as words


@dataclass(frozen=True, slots=True)
class CoverReportSnapshot:
    """What the report says.

    Args:
        facts: label and text, two to a line.
        people: cells of `words.COLUMNS`; the second is the student's number.
    """

    about: str
    facts: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, ...], ...]
    strips: Strips


def print_cover_report(report: CoverReportSnapshot, target: Path, progress: Progress) -> int:
    """Writes the report. Returns the number of pages.

    Raises:
        RuleViolation: a character no face has, a name that does not read back.
        EnvironmentFault: faces missing.
    """
    faces = load_faces(font_dir())
    texts = [(one[1], "student_name", text) for one in report.people for text in one]
    texts += [(line.name, "student_name", line.name) for line in report.strips.lines]
    refuse_undrawable([*texts, *((report.about, label, text) for label, text in report.facts)], faces)
    progress.begin(words.PRINTING, 0)
    rows = head_rows(ReportHead(words.TITLE, report.about, report.facts, words.NOTE), faces)
    if report.people:
        rows += list_rows(words.COLUMNS, report.people, faces)
    rows += strip_rows(report.strips, faces)

    def _line(page: int, pages: int) -> str:
        return words.page_line(report.about, page, pages)

    pages = write_pages(rows, words.TITLE, _line, faces, target)
    refuse_lost([(words.COLUMNS[1][0], one[1]) for one in report.people], target)
    return pages
