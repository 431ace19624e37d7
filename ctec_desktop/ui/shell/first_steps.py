"""Whether the rail offers 开始使用: while first steps are left and nobody has put the list away."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from ctec_desktop.domain.onboarding import Onboarding, OnboardingStep
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.ui.shell.main_window import MainWindow
from ctec_desktop.ui.start.start_page import STEP_AREAS

START: Final = "start"


class FirstSteps(QObject):
    """Asks after the first paint and after every change; a school with nobody placed begins on the list."""

    def __init__(self, office: Office, actor: Actor, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._ask = partial(office.onboarding.found, actor)
        self._here = window.current_key()
        self._has_begun = False
        self._context.hub.subscribe(STEP_AREAS, self._on_changed)

    def begin(self) -> None:
        self._context.jobs.read(self._ask, self._on_found, self._on_lost)

    def _on_found(self, found: Onboarding) -> None:
        self._window.show_entry(START, found.is_offered)
        is_new = found.is_offered and OnboardingStep.PLACEMENTS not in found.done
        if is_new and not self._has_begun and self._window.current_key() == self._here:
            self._window.go(START)
        self._has_begun = True

    def _on_lost(self, _error: BaseException) -> None:
        """The list stays away; the page itself says what is wrong when it is opened."""

    def _on_changed(self, _changes: object) -> None:
        self.begin()
