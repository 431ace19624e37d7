"""The page 扫描收件: files are chosen or dropped, what became of them is listed, what waits lies in the tray below."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_views import IntakeReport
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_folder, choose_several
from ctec_desktop.ui.kit.labels import button, label, redress_button, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import TITLE_LINE_HEIGHT, Gap, Tone
from ctec_desktop.ui.scans.tray_pane import TrayPane, Waiting
from ctec_desktop.wording import scans
from ctec_desktop.wording import scans_page as words

_MOST_RESULT_PX: Final = 130


class ScansPage(QWidget):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._has_read = False
        self.files_button = button(words.CHOOSE_FILES, primary=True, icon_name="file")
        self.folder_button = button(words.CHOOSE_FOLDER, icon_name="folder")
        self.result = Note()
        self.files = selectable("", "sub")
        self.tray = TrayPane(office, actor, context)
        self.setAcceptDrops(True)
        self._build()
        self.files_button.clicked.connect(self._on_choose_files)
        self.folder_button.clicked.connect(self._on_choose_folder)
        context.hub.subscribe(frozenset({Area.SCANS}), self._on_changes)

    def _build(self) -> None:
        self.setObjectName("page")
        self.files.setAccessibleName(words.RESULT)
        self._list = Scrolled(self.files)
        self._list.setMaximumHeight(_MOST_RESULT_PX)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.hide()
        head = QHBoxLayout()
        head.setSpacing(Gap.S)
        head.addStrut(TITLE_LINE_HEIGHT)
        head.addWidget(label(words.TITLE, "title"))
        head.addStretch(1)
        head.addWidget(self.folder_button)
        head.addWidget(self.files_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.S)
        whole.setSpacing(Gap.M)
        whole.addLayout(head)
        whole.addWidget(label(words.LEAD, "sub", wrap=True))
        whole.addWidget(self.result)
        whole.addWidget(self._list)
        whole.addWidget(self.tray, 1)

    def visit(self, what: object) -> None:
        """Reads the tray on the first visit."""
        del what
        if not self._has_read:
            self._has_read = True
            self._read()

    def take_in(self, paths: Sequence[Path]) -> None:
        """Takes in files and what lies in folders; the bar at the bottom tells how far it is and can stop it."""
        work = partial(_take_in, self._office, self._actor, tuple(paths))
        self._context.jobs.start(words.TAKING, work, self._on_taken, self._on_not_taken)

    def _on_choose_files(self) -> None:
        choose_several(self, words.FILES_TITLE, words.FILE_FILTERS, self.take_in)

    def _on_choose_folder(self) -> None:
        choose_folder(self, words.FOLDER_TITLE, self._on_folder)

    def _on_folder(self, path: Path) -> None:
        self.take_in([path])

    def _on_taken(self, outcome: Outcome[IntakeReport]) -> None:
        report = outcome.value
        is_whole = not report.tray and not report.refused
        self.result.say(scans.intake_line(report), Tone.OK if is_whole else Tone.WARN)
        self.files.setText("\n".join(map(words.result_line, report.files)))
        self._list.show()

    def _on_not_taken(self, error: BaseException) -> None:
        """Files before the one at which it ended are on record; every page is to see them."""
        self._context.hub.publish((Change(Area.SCANS), Change(Area.AGREEMENTS)))
        left = () if isinstance(error, RuleViolation) else (words.NOT_ALL,)
        self.result.say("\n".join((*error_lines(error), *left)), Tone.WARN)
        self.files.clear()
        self._list.hide()

    def _read(self) -> None:
        self._context.jobs.read(partial(_waiting, self._office, self._actor), self.tray.show_waiting, self._on_lost)

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        if self._has_read:
            self._read()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for made in (self.files_button, self.folder_button):
                redress_button(made)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.take_in(paths)


def _take_in(office: Office, actor: Actor, paths: tuple[Path, ...], progress: Progress) -> Outcome[IntakeReport]:
    return office.scans.take_in(actor, paths, progress)


def _waiting(office: Office, actor: Actor) -> Waiting:
    return office.scans.tray(actor), office.scans.refused_files(actor)
