"""Brings the list of first steps back, or puts it away."""

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.onboarding import Onboarding
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import start_page as words


class FirstStepsBox(CheckBox):
    """Ticked while the list is not put away."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.SETTING, parent)
        self._office = office
        self._actor = actor
        self._context = context
        self.toggled.connect(self._on_toggled)
        context.hub.subscribe(frozenset({Area.SETTINGS}), self._on_settings_changed)

    def reload(self) -> None:
        """Shows what is on record now."""
        self._context.jobs.read(partial(self._office.onboarding.found, self._actor), self._on_found, self._on_lost)

    def _on_found(self, found: Onboarding) -> None:
        with QSignalBlocker(self):
            self.setChecked(not found.is_hidden)

    def _on_toggled(self, is_shown: bool) -> None:
        work = partial(_set, self._office, self._actor, not is_shown)
        self._context.jobs.start(words.SETTING, work, self._on_set, self._on_not_set)

    def _on_set(self, _outcome: object) -> None:
        """The rail hears of it by the change itself."""

    def _on_not_set(self, error: BaseException) -> None:
        self._on_lost(error)
        self.reload()

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_settings_changed(self, _changes: object) -> None:
        self.reload()


def _set(office: Office, actor: Actor, is_hidden: bool, _progress: Progress) -> Outcome[None]:
    return office.onboarding.set_hidden(actor, is_hidden)
