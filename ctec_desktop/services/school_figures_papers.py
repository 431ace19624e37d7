"""What 学校教师数据表 says, as a PDF and as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from ctec_desktop.documents.figure_bars import FigureBar
from ctec_desktop.documents.report_pages import ReportHead, Section
from ctec_desktop.documents.school_figures import FiguresPaper, print_figures
from ctec_desktop.domain.school_figures import Figure, FigureUnit, SchoolFigures
from ctec_desktop.sheets.list_export import ListBook
from ctec_desktop.wording import school_figures as words


def write_pdf(shown: SchoolFigures, earlier: Sequence[SchoolFigures], school: str, target: Path) -> int:
    """Writes the PDF. Returns the number of pages.

    Args:
        earlier: what was kept before the day, the latest first.

    Raises: as `print_figures`.
    """
    before = earlier[0] if earlier else None
    facts = ((words.ON, shown.on.isoformat()), (words.BEFORE, before.on.isoformat() if before else "—"))
    head = ReportHead(words.REPORT_TITLE, words.about(school, shown), facts, words.NOTE)
    lines = tuple(
        (words.FIGURES[one.key], words.value_text(one), words.working_text(one), words.before_text(one, before))
        for one in shown.figures
    )
    drawn = tuple((words.FIGURES[one.key], _bars(one)) for one in shown.figures if one.counted)
    return print_figures(FiguresPaper(head, Section(words.LIST, columns=words.COLUMNS, lines=lines), drawn), target)


def write_workbook(shown: SchoolFigures, target: Path) -> None:
    """Three sheets: the figures, each by department, and everybody behind them."""
    figures, parts, names = words.SHEETS
    with ListBook(target) as book:
        sheet = book.add(figures, (words.FIGURE, words.VALUE, words.WORKING, words.ON))
        by_part = book.add(parts, (words.FIGURE, words.DEPARTMENT, words.VALUE, words.WORKING))
        people = book.add(names, words.NAME_HEADINGS)
        for one in shown.figures:
            name = words.FIGURES[one.key]
            sheet.write((name, words.value_text(one), words.working_text(one), shown.on.isoformat()))
            for part in one.parts():
                by_part.write((name, words.part_name(part), words.part_value(one, part), words.part_working(one, part)))
            for two in one.counted:
                who = (two.name, two.number, two.department)
                people.write((name, *who, words.amount_text(one, two), words.said_text(two)))
        for written in (sheet, by_part, people):
            written.finish()


def _bars(figure: Figure) -> tuple[FigureBar, ...]:
    parts = figure.parts()
    most = max((part.numerator for part in parts), default=0)
    is_share = figure.unit is FigureUnit.SHARE
    return tuple(
        FigureBar(
            words.part_name(part),
            f"{words.part_value(figure, part)}　{words.part_working(figure, part)}",
            part.numerator / (part.denominator if is_share else most or 1),
        )
        for part in parts
    )
