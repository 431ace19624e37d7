"""Asks from which day a record is no longer used."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words

Retire = Callable[[date], Outcome[str]]


class RetireDialog(FormDialog):
    """`retire` is called with the day; what stands in the way is said here, and the dialog stays."""

    retired = Signal()

    def __init__(self, name: str, today: date, retire: Retire, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.retire_title(name), parent, save=words.RETIRE, width=460)
        self._retire = retire
        self._context = context
        self._name = name
        self.body.insertWidget(0, label(words.RETIRE_LEAD, "sub", wrap=True))
        day = QDateEdit(QDate(today.year, today.month, today.day))
        day.setCalendarPopup(True)
        day.setDisplayFormat("yyyy-MM-dd")
        self.form.add("on", words.RETIRE_ON, day, required=True)
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        work = partial(_run, self._retire, date.fromisoformat(self.form.value("on")))
        self._context.jobs.start(words.RETIRING, work, self._on_retired, self.fail)

    def _on_retired(self, _outcome: object) -> None:
        self.form.is_edited = False
        self._context.say(words.retired_line(self._name), Tone.OK)
        self.retired.emit()
        self.accept()


def restore(context: PageContext, name: str, work: Callable[[], Outcome[str]]) -> None:
    """Takes a retirement back; what stands in the way is said at the bottom."""
    context.jobs.start(words.RESTORING, partial(_bare, work), partial(_told, context, name), partial(_failed, context))


def _run(retire: Retire, on: date, _progress: object) -> Outcome[str]:
    return retire(on)


def _bare(work: Callable[[], Outcome[str]], _progress: object) -> Outcome[str]:
    return work()


def _told(context: PageContext, name: str, _outcome: object) -> None:
    context.say(words.restored_line(name), Tone.OK)


def _failed(context: PageContext, error: BaseException) -> None:
    context.say("\n".join(error_lines(error)), Tone.BAD)
