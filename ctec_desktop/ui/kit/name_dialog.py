"""Asks for a name."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.wording import kit as words


class NameDialog(FormDialog):
    """`keep` is called with the name, off the window's thread; what is wrong with it is said beside the field."""

    kept = Signal(str)

    def __init__(
        self, title: str, name: str, keep: Callable[[str], object], jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent, width=420)
        self._keep = keep
        self._jobs = jobs
        self.form.add("name", words.VIEW_NAME, LineEdit(name), wide=True, required=True)
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        name = self.form.value("name")
        self._jobs.start(words.KEEPING_VIEW, partial(_kept, self._keep, name), partial(self._on_kept, name), self.fail)

    def _on_kept(self, name: str, _outcome: object) -> None:
        self.form.is_edited = False
        self.kept.emit(" ".join(name.split()))
        self.accept()


def _kept(keep: Callable[[str], object], name: str, _progress: object) -> object:
    return keep(name)
