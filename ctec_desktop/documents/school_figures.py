"""学校教师数据表: every figure with its working, then each by department as bars."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.figure_bars import FigureBar, figure_bar_rows
from ctec_desktop.documents.report_pages import (
    ReportHead,
    Section,
    head_rows,
    heading_row,
    refuse_lost,
    refuse_undrawable,
    section_rows,
    write_pages,
)
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import school_figures as words


@dataclass(frozen=True, slots=True)
class FiguresPaper:
    """What the paper says: the head, the list of figures, and for each figure its bars."""

    head: ReportHead
    figures: Section
    drawn: tuple[tuple[str, tuple[FigureBar, ...]], ...]


def print_figures(paper: FiguresPaper, target: Path) -> int:
    """Writes the paper. Returns the number of pages.

    Raises:
        RuleViolation: a character no face has, a figure that does not read back.
        EnvironmentFault: faces missing.
    """
    faces = load_faces(font_dir())
    refuse_undrawable(_texts(paper), faces)
    rows = [*head_rows(paper.head, faces), *section_rows(paper.figures, faces)]
    for title, bars in paper.drawn:
        drawn = figure_bar_rows(bars, faces)
        rows += [heading_row(title, faces), replace(drawn[0], keep_next=len(drawn) > 1), *drawn[1:]]
    pages = write_pages(rows, paper.head.title, partial(words.page_line, paper.head.about), faces, target)
    refuse_lost([(line[0], line[1]) for line in paper.figures.lines], target)
    return pages


def _texts(paper: FiguresPaper) -> Sequence[tuple[str, str, str]]:
    texts = [(paper.head.about, label, text) for label, text in paper.head.facts]
    texts += [(paper.head.about, title, bar.label) for title, bars in paper.drawn for bar in bars]
    return texts
