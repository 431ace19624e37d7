"""Papers about people from industry: 聘任协议 and 聘书 from the school's text, 课酬表 and the overview as reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.blocks import page_head_row
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.filling import filled, foot_row, template_rows
from ctec_desktop.documents.page_heads import with_page_head
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.report_pages import (
    ReportHead,
    Section,
    head_rows,
    note_rows,
    refuse_lost,
    refuse_undrawable,
    section_rows,
    write_pages,
)
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import headed, paginate
from ctec_desktop.domain.paper_look import PaperLook
from ctec_desktop.domain.template import Template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import industry_papers as words


@dataclass(frozen=True, slots=True)
class IndustryReport:
    """A report: head, lists, the lines to sign at its end, and what must read back from the file."""

    head: ReportHead
    sections: tuple[Section, ...]
    foot: str
    proven: tuple[tuple[str, str], ...]


def print_text(template: Template, values: Mapping[str, str], target: Path, look: PaperLook) -> None:
    """Writes one person's paper from the school's text.

    Raises:
        RuleViolation: a character no face has, a value that does not read back.
        EnvironmentFault: faces missing, disk full, file open elsewhere.
    """
    faces = faces_for(look)
    name = values["hire_name"]
    if problems := unprintable([(name, key, text) for key, text in values.items()], faces):
        raise RuleViolation(problems)
    setting = Setting(faces, THEME, {}, {}, is_shared=False)
    own = filled(with_page_head(template, look.header), values)
    pages = headed(paginate(list(template_rows(own, setting))), page_head_row(own, setting))
    pdf = PdfPart(faces, template.title, b"")
    for at, page in enumerate(pages, 1):
        pdf.add_page(page, foot_row(words.page_line(name, at, len(pages)), faces))
    with write_beside(target) as temporary:
        temporary.write_bytes(pdf.finish())
        refuse_lost([(words.NAME, name), (words.TERM, values["hire_days"])], temporary)


def print_report(report: IndustryReport, target: Path) -> int:
    """Writes the report. Returns the number of pages.

    Raises: as `print_text`.
    """
    faces = load_faces(font_dir())
    texts = [(line[0], heading, text) for section in report.sections for line, heading, text in _cells(section)]
    texts += [(report.head.about, label, text) for label, text in report.head.facts]
    refuse_undrawable(texts, faces)
    rows = head_rows(report.head, faces)
    for section in report.sections:
        rows += section_rows(section, faces)
    for line in filter(None, report.foot.split("\n")):
        rows += note_rows(line, faces)
    with write_beside(target) as temporary:
        pages = write_pages(rows, report.head.title, _Line(report.head.about).text, faces, temporary)
        refuse_lost(report.proven, temporary)
    return pages


class _Line:
    """The line at the foot of each page."""

    def __init__(self, about: str) -> None:
        self._about = about

    def text(self, page: int, pages: int) -> str:
        return words.page_line(self._about, page, pages)


def _cells(section: Section) -> Sequence[tuple[tuple[str, ...], str, str]]:
    headings = [heading for heading, _, _ in section.columns]
    return [(line, headings[at], text) for line in section.lines for at, text in enumerate(line)]
