"""The paper as it would be printed and what the checker says of it, a moment after every step."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ctec_desktop.domain.source_text import Spot
from ctec_desktop.domain.text_work import FoundText, TextWork
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.labels import button
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.templates.loading_work import LoadingWork, Trial
from ctec_desktop.wording import sentence
from ctec_desktop.wording import text_page as words

_AFTER_MS: Final = 350
_SHOWN_PROBLEMS: Final = 3


class TrialWatch(QObject):
    """Owns the pages and the sentence; whoever made it puts them where they belong."""

    def __init__(self, work: LoadingWork, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._office_work = work
        self._jobs = jobs
        self._asked: tuple[FoundText, TextWork] | None = None
        self._trial = Trial((), None, ())
        self._spot: Spot | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AFTER_MS)
        self.preview = PreviewPane(jobs)
        self.verdict = Note()
        self.all_button = button(words.ALL_PROBLEMS)
        self.all_button.hide()
        for area in self.preview.findChildren(QScrollArea):
            area.setAccessibleName(words.PREVIEW)
        self._pause.timeout.connect(self.show_now)
        self.preview.failed.connect(self._on_failed)
        self.all_button.clicked.connect(self._on_all_problems)

    def show_soon(self, found: FoundText, work: TextWork) -> None:
        """Prints the template for trial when no other step follows at once."""
        self._asked = (found, work)
        self._pause.start()

    def show_now(self) -> None:
        """Prints what was asked for last."""
        self._pause.stop()
        if self._asked is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.read(partial(self._office_work.trial, *self._asked), self._on_trial, self._on_failed)

    def show_spot(self, spot: Spot) -> None:
        """Turns to where a place of the text is printed; the next pages open there too."""
        self._spot = spot
        self._show_spot()

    def _show_spot(self) -> None:
        place = None if self._spot is None else self._trial.place_of(self._spot)
        if place is not None:
            self.preview.show_place(place.page, place.down)

    def _on_trial(self, trial: Trial) -> None:
        self._trial = trial
        self.all_button.setVisible(len(trial.problems) > _SHOWN_PROBLEMS)
        if trial.problems:
            lines = [words.missing_line(len(trial.problems)), *map(sentence, trial.problems[:_SHOWN_PROBLEMS])]
            self.verdict.say("\n".join(lines), Tone.WARN)
        else:
            self.verdict.say(words.CHECKED_OK, Tone.OK)
        pages, pdf = (trial.paper.pages, trial.paper.pdf) if trial.paper else (0, b"")
        page = min(self.preview.page(), max(0, pages - 1))
        self.preview.open_document(pages, partial(self._office_work.page_png, pdf), page)
        self._show_spot()

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self.verdict.say("\n".join((words.NO_PREVIEW, *error_lines(error))), Tone.BAD)

    def _on_all_problems(self) -> None:
        show_problems(self.preview, words.PROBLEMS_TITLE, self._trial.problems)
