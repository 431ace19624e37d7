"""Asks why something is taken back, and takes it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words

Withdraw = Callable[[str], Outcome[int]]


class WithdrawDialog(FormDialog):
    """`withdraw` is given the reason; `told` says how many it was."""

    def __init__(
        self, title: str, withdraw: Withdraw, told: Callable[[int], str], context: PageContext, parent: QWidget
    ) -> None:
        super().__init__(title, parent, save=words.WITHDRAW, width=460)
        self._title = title
        self._withdraw = withdraw
        self._told = told
        self._context = context
        self.form.add("reason", words.WITHDRAW_REASON, line(), wide=True, required=True, hint=words.WITHDRAW_HINT)
        self.submitted.connect(self._on_submitted)
        self.form.editor("reason").setFocus()

    def _on_submitted(self) -> None:
        work = partial(_run, self._withdraw, self.form.value("reason"))
        self._context.jobs.start(self._title, work, self._on_withdrawn, self.fail)

    def _on_withdrawn(self, outcome: Outcome[int]) -> None:
        self._context.say(self._told(outcome.value), Tone.OK)
        self.form.is_edited = False
        self.accept()


def _run(withdraw: Withdraw, reason: str, _progress: object) -> Outcome[int]:
    return withdraw(reason)
