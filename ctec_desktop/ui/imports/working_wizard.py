"""A wizard whose steps have work done beside the window: one piece at a time, with progress and cancel."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.imports.progress_line import ProgressLine
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.wizard import Wizard
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import kit as kit_words

T = TypeVar("T")
_SAID_IN_PLACE: Final = 3


class WorkingWizard(Wizard):
    """While work is under way nothing can be changed; afterwards the person is back where they were."""

    def __init__(
        self, title: str, steps: Sequence[str], context: PageContext, parent: QWidget | None, *, width: int
    ) -> None:
        super().__init__(title, steps, parent, width=width)
        self._context = context
        self._job: Job | None = None
        self._focused: QWidget | None = None
        self._frozen: tuple[QWidget, ...] = ()
        self._progress = ProgressLine()
        self.stop_requested.connect(self._on_stop)
        context.jobs.progressed.connect(self._on_progressed)

    def _work_on(
        self,
        doing: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], object],
        on_failed: Callable[[BaseException], object],
    ) -> None:
        """Starts a piece of work; both answers begin with `_end`."""
        self._focused = self.focusWidget()
        self.set_busy(True)
        for step in self._frozen:
            step.setEnabled(False)
        self._progress.begin(doing)
        self.cancel_button.setEnabled(True)
        job = self._context.jobs.start(doing, work, on_done, on_failed)
        self._job = None if job.has_ended else job

    def _end(self) -> bool:
        """Takes the progress away; says whether the person wanted to stop."""
        wanted_stop = self._job is not None and self._job.is_cancelled
        self._job = None
        self._progress.hide()
        for step in self._frozen:
            step.setEnabled(True)
        self.cancel_button.setEnabled(True)
        self.set_busy(False)
        return wanted_stop

    def _is_working(self) -> bool:
        return self._job is not None

    def _refocus(self) -> None:
        """Back to where the person was before the work began."""
        if self._focused is not None and self._focused.isVisible():
            self._focused.setFocus()

    def _say_error(self, error: BaseException) -> None:
        """Says in place why it did not go on; a long list of reasons opens beside it."""
        if isinstance(error, Cancelled):
            self.note.say(kit_words.CANCELLED, Tone.MUTED)
        elif isinstance(error, RuleViolation) and len(error.problems) > _SAID_IN_PLACE:
            self.note.say(full_sentence(error.problems[0]), Tone.BAD)
            show_problems(self, words.FAILED_TITLE, error.problems)
        else:
            self.fail(error)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._progress.stopping()
        self.cancel_button.setEnabled(False)

    def _on_progressed(self, job: Job) -> None:
        if job is self._job and not job.is_cancelled:
            self._progress.show_job(job)
