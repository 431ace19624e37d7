"""Loading a text from a file into a template: choose it, bind its blanks, save it as a draft."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.domain.text_work import FoundText, TextWork
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.services.texts import KeptWork
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.templates.binding_step import BindingStep
from ctec_desktop.ui.templates.loading_work import LoadingWork
from ctec_desktop.ui.templates.source_step import SourceStep
from ctec_desktop.wording import text_page as words
from ctec_desktop.wording.texts import default_name

_KEEP_AFTER_MS: Final = 1_500


class LoadDialog(AskingDialog):
    """Says `saved` with the draft. What was begun is kept when the dialog is closed, and by and by while it is open."""

    saved = Signal(object)

    def __init__(self, office: Office, actor: Actor, context: PageContext, key: str, parent: QWidget | None = None):
        super().__init__(words.TITLE, parent, 620)
        self._work = LoadingWork(office, actor)
        self._context = context
        self._kept: KeptWork | None = None
        self._is_unkept = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_KEEP_AFTER_MS)
        self.note = Note()
        self.source_step = SourceStep(key)
        self.binding_step = BindingStep(self._work, context.jobs)
        self._steps = QStackedWidget()
        self._build()
        self._connect()
        self._ask_for_kept(key)

    def _build(self) -> None:
        self._steps.addWidget(self.source_step)
        self._steps.addWidget(self.binding_step)
        self.body.addWidget(self.note)
        self.body.addWidget(self._steps, 1)
        self.start_button = self.add_button(words.FROM_START, self.binding_step.start_again, at_left=True)
        self.other_button = self.add_button(words.OTHER_FILE, self.choose_other, at_left=True)
        self.close_button = self.add_cancel(words.CLOSE)
        self.save_button = self.add_button(words.SAVE, self.save, primary=True)
        self._show_step(self.source_step)
        self.resize(QSize(1180, 900).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self._pause.timeout.connect(self.keep)
        self.source_step.paper_chosen.connect(self._ask_for_kept)
        self.source_step.file_taken.connect(self.take_file)
        self.source_step.text_taken.connect(self.take_text)
        self.source_step.going_on.connect(self.go_on)
        self.source_step.giving_up.connect(self.give_up)
        self.binding_step.worked.connect(self._on_worked)

    @override
    def has_unsaved(self) -> bool:
        """A text that was pasted and not taken yet; what was taken is kept by itself."""
        return bool(self.source_step.pasted.toPlainText().strip())

    def take_file(self, path: Path) -> None:
        """Reads a file as if the person had chosen it."""
        self._read(partial(self._work.read_file, path, self.source_step.key()))

    def take_text(self, text: str) -> None:
        """Takes a pasted text."""
        self._read(partial(self._work.read_pasted, text, self.source_step.key()))

    def go_on(self) -> None:
        """Goes on with the work begun before."""
        if self._kept is not None:
            self._open((self._kept.found, self._kept.work))

    def give_up(self) -> None:
        """Gives the work begun before up."""
        if self._kept is not None:
            job = partial(self._work.forget, self._kept)
            self._context.jobs.start(words.FORGETTING, job, self._on_forgotten, self._on_failed)

    def choose_other(self) -> None:
        """Back to the choice of a text; the work begun is kept."""
        self.keep()
        self._show_step(self.source_step)

    def keep(self) -> None:
        """Keeps the work as it stands."""
        found, work = self.binding_step.found, self.binding_step.work
        if not self._is_unkept or found is None or work is None:
            return
        self._is_unkept = False
        job = partial(self._work.keep, found.source, work)
        self._context.jobs.start(words.KEEPING, job, partial(self._on_kept, work.key), self._on_not_kept)

    def save(self) -> None:
        """Saves the work as a draft."""
        found, work = self.binding_step.found, self.binding_step.work
        if found is None or work is None:
            return
        self._pause.stop()
        self._set_busy(True)
        job = partial(self._work.save, found, work, default_name(found.source.file_name))
        self._context.jobs.start(words.SAVING, job, self._on_saved, self._on_failed)

    def _read(self, job: "partial[tuple[FoundText, TextWork]]") -> None:
        self.note.say(words.READING)
        self._set_busy(True)
        self._context.jobs.start(words.READING, job, self._on_read, self._on_failed)

    def _set_busy(self, is_busy: bool) -> None:
        self._steps.setEnabled(not is_busy)
        self.save_button.setEnabled(not is_busy)
        self.other_button.setEnabled(not is_busy)

    def _show_step(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(step)
        is_binding = step is self.binding_step
        self.save_button.setVisible(is_binding)
        self.other_button.setVisible(is_binding)
        self.start_button.setVisible(is_binding)
        self.close_button.setText(words.LATER if is_binding else words.CLOSE)

    def _open(self, read: tuple[FoundText, TextWork]) -> None:
        self._show_step(self.binding_step)
        self.binding_step.open_work(*read)
        self.note.say("" if self.binding_step.is_as_proposed() else words.GONE_ON)
        self.binding_step.panel.filter.setFocus()

    def _ask_for_kept(self, key: str) -> None:
        self._kept = None
        self.source_step.show_kept(None)
        self._context.jobs.read(partial(self._work.kept, key), partial(self._on_found_kept, key), self._on_failed)

    def _on_found_kept(self, key: str, kept: tuple[KeptWork, ...]) -> None:
        if key == self.source_step.key():
            self._kept = next(iter(kept), None)
            self.source_step.show_kept(self._kept)

    def _on_forgotten(self, _outcome: Outcome[None]) -> None:
        self._ask_for_kept(self.source_step.key())

    def _on_read(self, read: tuple[FoundText, TextWork]) -> None:
        self._set_busy(False)
        if not read[0].source.file_name:
            self.source_step.pasted.clear()
        self._open(read)
        self._on_worked()

    def _on_worked(self) -> None:
        self._is_unkept = True
        self._pause.start()

    def _on_kept(self, key: str, _outcome: Outcome[None]) -> None:
        if key == self.source_step.key():
            self._ask_for_kept(key)

    def _on_not_kept(self, error: BaseException) -> None:
        self._is_unkept = True
        self._on_failed(error)

    def _on_saved(self, outcome: Outcome[TemplateView]) -> None:
        self._is_unkept = False
        view = outcome.value
        self._context.say(words.saved_line(view.title, view.at.version), Tone.OK)
        self.saved.emit(view)
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    @override
    def done(self, arg__1: int) -> None:
        """Whatever way it is closed, nothing decided is lost."""
        self._pause.stop()
        self.keep()
        super().done(arg__1)
