"""What the sheets of an exported folder say: index of a student, index of a class, a record without a scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctec_desktop.documents.archive import ArchiveSheet, write_sheet
from ctec_desktop.documents.report_pages import ReportHead, Section
from ctec_desktop.domain.archive.views import Folder, Material
from ctec_desktop.services.archive_retention import kept
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_papers as words


@dataclass(frozen=True, slots=True)
class Written:
    """A material as it was written out; `pages` is None where it has none or nobody can tell."""

    material: Material
    path: Path
    sha256: str
    pages: int | None


def write_record(folder: Folder, material: Material, target: Path) -> int:
    """A record that has no scan of its own, as a page. Returns its pages."""
    lines = tuple((told.FACTS[key], text) for key, text in material.facts if text)
    section = Section(words.FACTS_LIST, columns=words.FACT_COLUMNS, lines=lines)
    title = f"{words.SHEET_TITLE}：{told.KINDS[material.kind]}"
    head = ReportHead(title, _about(folder), _facts(folder), words.SHEET_NOTE)
    return write_sheet(ArchiveSheet(head, (section,), ((words.STUDENT, folder.student_name),)), target)


def write_index(folder: Folder, held: Sequence[Written], target: Path) -> int:
    """The index of one student's folder, with the hash of every file. Returns its pages."""
    keep = dict(kept(folder))
    lines = tuple(
        (
            str(at),
            told.KINDS[one.material.kind],
            one.material.title,
            "" if one.material.dated_on is None else one.material.dated_on.isoformat(),
            words.NONE if one.pages is None else str(one.pages),
            keep[one.material.kind].on.isoformat(),
            one.material.paper_place,
        )
        for at, one in enumerate(held, 1)
    )
    hashes = tuple((str(at), one.sha256) for at, one in enumerate(held, 1))
    sections = (
        Section(words.LIST, columns=words.COLUMNS, lines=lines),
        Section(words.HASH_LIST, columns=words.HASH_COLUMNS, lines=hashes),
    )
    head = ReportHead(words.INDEX_TITLE, _about(folder), _facts(folder), words.INDEX_NOTE)
    return write_sheet(ArchiveSheet(head, sections, ((words.STUDENT, folder.student_name),)), target)


def write_class_index(whose: str, folders: Sequence[Folder], today: date, target: Path) -> int:
    """The index of all folders exported together. Returns its pages."""
    whole = sum(not one.lacking for one in folders)
    facts = (
        (words.CLASS, whose),
        (words.PEOPLE, str(len(folders))),
        (words.WHOLE, str(whole)),
        (words.MADE_ON, today.isoformat()),
    )
    lines = tuple(
        (str(at), one.student_no, one.student_name, f"{one.percent}%", told.names(one.lacking))
        for at, one in enumerate(folders, 1)
    )
    head = ReportHead(words.CLASS_TITLE, whose, facts, words.INDEX_NOTE)
    section = Section(words.PEOPLE_LIST, columns=words.PEOPLE_COLUMNS, lines=lines)
    proven = tuple((words.STUDENT, one.student_no) for one in folders)
    return write_sheet(ArchiveSheet(head, (section,), proven), target)


def _about(folder: Folder) -> str:
    return f"{folder.student_name} {folder.student_no}"


def _facts(folder: Folder) -> tuple[tuple[str, str], ...]:
    return (
        (words.STUDENT, _about(folder)),
        (words.CLASS, folder.class_name),
        (words.PLAN, folder.plan_name),
        (words.DAYS, f"{folder.from_on} 至 {folder.until_on}"),
        (words.PERCENT, f"{folder.percent}%"),
        (words.LACKS, told.names(folder.lacking) or words.NONE),
    )
