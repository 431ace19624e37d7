"""Asks for the one thing a step of an amendment needs: the day it came back, or why it is void."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone


@dataclass(frozen=True, slots=True)
class AmendmentStep:
    """Args: `take` is given what was typed; `said` is told when it is done."""

    title: str
    key: str
    label: str
    hint: str
    take: Callable[[str], Outcome[int]]
    said: str


class AmendmentStepDialog(FormDialog):
    def __init__(self, step: AmendmentStep, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(step.title, parent, save=step.title, width=460)
        self._step = step
        self._context = context
        self.form.add(step.key, step.label, line(), wide=True, required=True, hint=step.hint)
        self.submitted.connect(self._on_submitted)
        self.form.editor(step.key).setFocus()

    def _on_submitted(self) -> None:
        work = partial(_take, self._step, self.form.value(self._step.key))
        self._context.jobs.start(self._step.title, work, self._on_taken, self.fail)

    def _on_taken(self, _outcome: Outcome[int]) -> None:
        self._context.say(self._step.said, Tone.OK)
        self.form.is_edited = False
        self.accept()


def _take(step: AmendmentStep, typed: str, _progress: object) -> Outcome[int]:
    return step.take(typed)
