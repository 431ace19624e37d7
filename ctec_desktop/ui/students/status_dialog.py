"""Registering a change of 学籍, and taking the newest one back."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.student_status import StatusChange, StatusMove
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line, suggest, suggestions
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import sentence
from ctec_desktop.wording import student_dialog as words
from ctec_desktop.wording.student_status import MOVES


class StatusDialog(FormDialog):
    """What cannot follow the history is told here, and the form stays."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, student: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(words.STATUS_TITLE, parent, save=words.STATUS_SAVE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._student_id, self._name = student
        today = office.today()
        day = QDateEdit(QDate(today.year, today.month, today.day))
        day.setCalendarPopup(True)
        day.setDisplayFormat("yyyy-MM-dd")
        self._classes = suggestions(words.TO_CLASS)
        self.body.insertWidget(0, label(words.status_lead(self._name), "sub", wrap=True))
        self.form.add("kind", words.MOVE, choice((move.value, text) for move, text in MOVES.items()), required=True)
        self.form.add("on", words.ON, day, required=True)
        self.form.add("class_name", words.TO_CLASS, self._classes, hint=words.TO_CLASS_HINT)
        self.form.add("proof", words.PROOF, line(), hint=words.PROOF_HINT)
        self.submitted.connect(self._on_submitted)
        context.jobs.read(partial(_classes, office, actor), self._on_classes, self.fail)

    def _on_classes(self, names: tuple[str, ...]) -> None:
        suggest(self._classes, names)
        self.form.is_edited = False

    def _on_submitted(self) -> None:
        typed = self.form.values()
        change = StatusChange(
            self._student_id,
            StatusMove(typed["kind"]),
            date.fromisoformat(typed["on"]),
            typed["proof"].strip() or None,
            typed["class_name"].strip() or None,
        )
        work = partial(_change, self._office, self._actor, change)
        self._context.jobs.start(words.STATUS_TITLE, work, self._on_changed, self.fail)

    def _on_changed(self, outcome: Outcome[None]) -> None:
        self.form.is_edited = False
        done = words.changed_line(self._name, MOVES[StatusMove(self.form.value("kind"))])
        warnings = [sentence(problem) for problem in outcome.warnings]
        self._context.say("\n".join((done, *warnings)), Tone.WARN if warnings else Tone.OK)
        self.accept()


class UndoStatusDialog(FormDialog):
    """Asks why."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, student: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(words.UNDO_TITLE, parent, save=words.UNDO, width=460)
        self._office = office
        self._actor = actor
        self._context = context
        self._student_id, self._name = student
        self.body.insertWidget(0, label(words.UNDO_LEAD, "sub", wrap=True))
        self.form.add("reason", words.UNDO_REASON, line(), wide=True, required=True)
        self.form.focus_first()
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        work = partial(_undo, self._office, self._actor, self._student_id, self.form.value("reason"))
        self._context.jobs.start(words.UNDO_TITLE, work, self._on_undone, self.fail)

    def _on_undone(self, _outcome: Outcome[None]) -> None:
        self.form.is_edited = False
        self._context.say(words.undone_line(self._name), Tone.OK)
        self.accept()


def _classes(office: Office, actor: Actor) -> tuple[str, ...]:
    return tuple(view.name for view in office.school.classes(actor))


def _change(office: Office, actor: Actor, change: StatusChange, _progress: object) -> Outcome[None]:
    return office.students.change_status(actor, change)


def _undo(office: Office, actor: Actor, student_id: int, reason: str, _progress: object) -> Outcome[None]:
    return office.students.undo_status(actor, student_id, reason)
