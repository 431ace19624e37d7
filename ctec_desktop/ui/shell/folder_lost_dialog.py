"""The folder that was chosen for the data is not there: wait for its disk, show where it is now, or begin anew."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import first_run as first_words
from ctec_desktop.wording import shell as words

Adopt = Callable[[Path], object]


class FolderLostDialog(Dialog):
    """Says `found` once there is a school to open, `given_up` when a new one is to be founded after all.

    Args:
        folder: where the data were.
        adopt: opens another folder's school from now on, or raises why not; called off the window's thread.
    """

    found = Signal()
    given_up = Signal()
    check_up_asked = Signal()

    def __init__(self, folder: str, adopt: Adopt, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(words.WINDOW_TITLE, parent, 560)
        self._folder = Path(folder)
        self._adopt = adopt
        self._jobs = jobs
        fault = EnvironmentFault(StorageFault.DATA_FOLDER_LOST, {"path": folder})
        self.note = Note("\n".join(error_lines(fault)), Tone.BAD)
        self.anew_button = button(words.FOUND_ANEW, look="flat_link")
        self.check_button = button(words.CHECK_UP, look="flat_link")
        self._build()

    def _build(self) -> None:
        self.body.setSpacing(Gap.M)
        self.body.addWidget(label(words.DATA_LOST, "title", wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(label(words.DATA_LOST_HINT, "sub", wrap=True))
        self.body.addWidget(self.anew_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_cancel(words.LEAVE)
        self.other_button = self.add_button(words.OTHER_FOLDER, self._on_other)
        self.again_button = self.add_button(words.TRY_AGAIN, self._on_again, primary=True)
        self.again_button.setFocus()
        self.check_button.clicked.connect(self.check_up_asked)
        self.anew_button.clicked.connect(self._on_anew)

    def open_in(self, folder: Path) -> None:
        """Tries whether a school can be opened there."""
        self._set_busy(True)
        self._jobs.read(partial(self._adopt, folder), self._on_found, self._on_failed)

    def _on_again(self) -> None:
        self.open_in(self._folder)

    def _on_other(self) -> None:
        choose_folder(self, first_words.CHOOSE_TITLE, self.open_in)

    def _on_anew(self) -> None:
        confirm(self, words.FOUND_ANEW, words.FOUND_ANEW_ASKED, words.FOUND_ANEW_YES, self._on_given_up, danger=True)

    def _on_given_up(self) -> None:
        self.given_up.emit()
        self.accept()

    def _on_found(self, _nothing: object) -> None:
        self.found.emit()
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _set_busy(self, is_busy: bool) -> None:
        for one in (self.again_button, self.other_button, self.anew_button):
            one.setEnabled(not is_busy)
