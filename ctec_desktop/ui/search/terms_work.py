"""After an update of the program: makes the records findable piece by piece, while the window is used."""

from functools import partial

from PySide6.QtCore import QObject

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.wording import search as words


class TermsWork(QObject):
    """Each piece is a piece of work of its own, so that what the person saves meanwhile comes in between."""

    def __init__(self, office: Office, actor: Actor, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._jobs = jobs
        self._all = 0

    def start(self) -> None:
        if self._office.may_write:
            self._jobs.read(partial(_unmade, self._office, self._actor), self._on_counted, self._on_stopped)

    def _on_counted(self, unmade: int) -> None:
        self._all = unmade
        if unmade:
            self._make(unmade)

    def _make(self, left: int) -> None:
        work = partial(_make, self._office, self._actor, self._all, left)
        self._jobs.start(words.MAKING_TERMS, work, self._on_made, self._on_stopped)

    def _on_made(self, outcome: Outcome[int]) -> None:
        if outcome.value:
            self._make(outcome.value)

    def _on_stopped(self, _error: BaseException) -> None:
        """Cancelled, or the disk is full: what is made stays made, the next start goes on from there."""


def _unmade(office: Office, actor: Actor) -> int:
    return office.search.unmade(actor)


def _make(office: Office, actor: Actor, every: int, left: int, progress: Progress) -> Outcome[int]:
    progress.begin(words.MAKING_TERMS, every)
    progress.step(every - left)
    return office.search.make_terms(actor)
