"""Showing one number in the clear: at once while a reason given earlier still holds, else after asking for one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import suggestions
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.receivers import Receiver
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words
from ctec_desktop.wording.office import NEEDS_REASON

Reveal = Callable[[str], str]


class ReasonDialog(FormDialog):
    """Asks what the numbers are needed for."""

    def __init__(self, reveal: Reveal, context: PageContext, parent: QWidget, told: Receiver[[str]]) -> None:
        super().__init__(words.REASON_TITLE, parent, save=words.SHOW_NUMBER, width=460)
        self._reveal = reveal
        self._context = context
        self._told = told
        self.body.insertWidget(0, label(words.REASON_LEAD, "sub", wrap=True))
        self.form.add("reason", words.REASON, suggestions(words.REASON, words.REASONS), wide=True, required=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("reason").setFocus()

    def _on_submitted(self) -> None:
        work = partial(_run, self._reveal, self.form.value("reason"))
        self._context.jobs.start(words.REVEALING, work, self._on_revealed, self.fail)

    def _on_revealed(self, number: str) -> None:
        self.form.is_edited = False
        self._told.tell(number)
        self.accept()


def ask_to_see(reveal: Reveal, context: PageContext, parent: QWidget, on_shown: Callable[[str], object]) -> None:
    """Hands the number to `on_shown`; `reveal` is given the reason, or an empty one to try without."""
    told = Receiver(on_shown)

    def ask() -> None:
        if isValid(parent):
            ReasonDialog(reveal, context, parent, told).open()

    failed = partial(_on_failed, ask, context)
    context.jobs.start(words.REVEALING, partial(_run, reveal, ""), told.tell, failed)


def _on_failed(ask: Callable[[], object], context: PageContext, error: BaseException) -> None:
    if isinstance(error, RuleViolation) and [problem.code for problem in error.problems] == [NEEDS_REASON]:
        ask()
    else:
        context.say("\n".join(error_lines(error)), Tone.BAD)


def _run(reveal: Reveal, reason: str, _progress: object) -> str:
    return reveal(reason)
