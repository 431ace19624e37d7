"""Opens the dialogs of 实习档案 over a folder of the demo school."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ctec_desktop.domain.archive.views import ArchiveForm, Folder
from ctec_desktop.ui.archive.archive_page import ArchivePage
from ctec_desktop.ui.archive.attach_dialog import AttachDialog
from ctec_desktop.ui.archive.export_dialog import ExportDialog
from ctec_desktop.ui.archive.take_back_dialog import TakeBackDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage


def _page(stage: Stage) -> ArchivePage:
    page = stage.window.page("archive")
    assert isinstance(page, ArchivePage)
    return page


def _folder(stage: Stage) -> Folder:
    archive = stage.office.archive
    first = archive.folders(CLERK)[0]
    found = archive.folder(CLERK, first.id)
    assert found is not None
    return found


def _attach(stage: Stage) -> Dialog:
    return _page(stage).open_attach((_folder(stage).id,))


def _take_back(stage: Stage) -> Dialog:
    found = _folder(stage)
    if all(one.item_id is None for one in found.materials):
        source = Path(stage.office.folder_name).parent / "实习总结.pdf"
        source.write_bytes(b"%PDF-1.4 summary")
        stage.office.archive.attach(CLERK, ArchiveForm((found.id,), "summary"), source)
        found = _folder(stage)
    return _page(stage).open_take_back(found)


def _batches(stage: Stage) -> Dialog:
    return _page(stage).open_batches()


def _export(stage: Stage) -> Dialog:
    return _page(stage).open_export((_folder(stage).id,))


def _export_class(stage: Stage) -> Dialog:
    return _page(stage).open_export()


OF_ARCHIVE: Final = (AttachDialog, ExportDialog, TakeBackDialog)
ARCHIVE: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "archive-attach": _attach,
    "archive-take-back": _take_back,
    "archive-classes": _batches,
    "archive-export": _export,
    "archive-export-class": _export_class,
}
