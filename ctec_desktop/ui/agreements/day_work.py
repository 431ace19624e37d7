"""When the window opens: makes the moves of agreements whose day has come since it was last open."""

from functools import partial

from PySide6.QtCore import QObject

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import move_dialog as words


class DayWork(QObject):
    """Asks first whether anything is due, so that a day without is not told about."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context

    def start(self) -> None:
        if self._office.may_write:
            work = partial(_due, self._office, self._actor)
            self._context.jobs.read(work, self._on_counted, self._on_lost)

    def _on_counted(self, due: int) -> None:
        if due:
            work = partial(_settle, self._office, self._actor)
            self._context.jobs.start(words.SETTLING, work, self._on_settled, self._on_lost)

    def _on_settled(self, outcome: Outcome[int]) -> None:
        if outcome.value:
            self._context.say(words.settled_line(outcome.value), Tone.OK)

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _due(office: Office, actor: Actor) -> int:
    return office.agreement_moves.due(actor)


def _settle(office: Office, actor: Actor, progress: object) -> Outcome[int]:
    del progress
    return office.agreement_moves.settle(actor)
