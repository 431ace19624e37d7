"""Opens the dialogs of scanned paper over a page that waits."""

from collections.abc import Callable
from typing import Final

from PIL import Image

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.scans.scans_page import ScansPage
from ctec_desktop.ui.scans.tray_pane import TrayPane
from tests.schools import CLERK
from tests.ui.shell.stage import Stage


def _tray(stage: Stage) -> TrayPane:
    if not stage.office.scans.tray(CLERK):
        photo = stage.folder / "照片.png"
        picture = Image.new("L", (600, 800), 255)
        picture.paste(90, (60, 60, 540, 400))
        picture.save(photo)
        stage.office.scans.take_in(CLERK, [photo])
    stage.go("scans")
    page = stage.window.page("scans")
    assert isinstance(page, ScansPage)
    page.tray.show_waiting((stage.office.scans.tray(CLERK), ()))
    stage.settle()
    page.tray.table.selectRow(0)
    return page.tray


def _file(stage: Stage) -> Dialog:
    dialog = _tray(stage).open_filing()
    assert dialog is not None
    return dialog


def _aside(stage: Stage) -> Dialog:
    dialog = _tray(stage).open_aside()
    assert dialog is not None
    return dialog


SCANS: Final[dict[str, Callable[[Stage], Dialog]]] = {"scan-file": _file, "scan-aside": _aside}
