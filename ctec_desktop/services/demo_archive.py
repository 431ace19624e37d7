"""Folders of the demo school: one that is nearly whole, a few begun, the visits of a class attached for everybody."""

import tempfile
from pathlib import Path
from typing import Final

from ctec_desktop.documents.archive import ArchiveSheet, write_sheet
from ctec_desktop.documents.report_pages import ReportHead
from ctec_desktop.domain.archive.kinds import ArchiveKind
from ctec_desktop.domain.archive.views import ArchiveForm, Folder
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.wording import archive_papers as words
from ctec_desktop.wording.archive import KINDS

_WHOLE: Final = (
    ArchiveKind.REPORT,
    ArchiveKind.RESULT,
    ArchiveKind.JOURNAL,
    ArchiveKind.SUMMARY,
    ArchiveKind.PROOF,
)
_BEGUN: Final = 4


def file_away(office: Office, actor: Actor) -> None:
    """Attaches invented papers to the folders of the first class."""
    everybody = office.archive.folders(actor)
    if not everybody:
        return
    own = [one for one in everybody if one.class_name == everybody[0].class_name]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        _attach(office, actor, ArchiveKind.CHECKS, own, folder, own[0].class_name)
        for kind in _WHOLE:
            _attach(office, actor, kind, own[:1], folder, own[0].student_name)
        for one in own[1:_BEGUN]:
            _attach(office, actor, ArchiveKind.SUMMARY, [one], folder, one.student_name)


def _attach(office: Office, actor: Actor, kind: ArchiveKind, own: list[Folder], folder: Path, about: str) -> None:
    title = f"{KINDS[kind]}（示例）"
    source = folder / f"{kind.value}-{own[0].student_no}.pdf"
    head = ReportHead(title, about, ((words.PLAN, own[0].plan_name), (words.CLASS, own[0].class_name)), title)
    write_sheet(ArchiveSheet(head, (), ()), source)
    ids = tuple(one.id for one in own)
    office.archive.attach(actor, ArchiveForm(ids, kind.value, KINDS[kind]), source)
