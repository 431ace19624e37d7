"""Sheets of an exported folder: the index of a student or class, and what a record says. All fit for archives."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ctec_desktop.documents.faces import load_faces
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
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import archive_papers as words


@dataclass(frozen=True, slots=True)
class ArchiveSheet:
    """Head, lists, and what must read back from the file."""

    head: ReportHead
    sections: tuple[Section, ...]
    proven: tuple[tuple[str, str], ...]


def write_sheet(sheet: ArchiveSheet, target: Path) -> int:
    """Writes the sheet. Returns its pages.

    Raises:
        RuleViolation: a character no face has, a value that does not read back.
        EnvironmentFault: faces missing.
    """
    faces = load_faces(font_dir())
    about = sheet.head.about
    texts = [(about, label, text) for label, text in sheet.head.facts]
    texts += [
        (about, heading, text)
        for section in sheet.sections
        for line in section.lines
        for (heading, _, _), text in zip(section.columns, line, strict=True)
    ]
    refuse_undrawable(texts, faces)
    rows = head_rows(sheet.head, faces)
    for section in sheet.sections:
        rows += section_rows(parted(section), faces)
    pages = write_pages(rows, sheet.head.title, partial(words.page_line, about), faces, target)
    refuse_lost(sheet.proven, target)
    return pages
