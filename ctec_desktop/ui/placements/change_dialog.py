"""Changing placements: choose the change, see for each student what stands in its way, register it for the others."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import PAPERS, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.placements.change_form import ChangeChoices, ChangeForm, read_choices
from ctec_desktop.ui.placements.judged_model import JudgedModel
from ctec_desktop.ui.placements.judged_table import JudgedTable
from ctec_desktop.wording import change_dialog as words
from ctec_desktop.wording import placements_page as page_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctec_desktop.services.change_judging import JudgedChange
    from ctec_desktop.services.placement_changes import ChangeReport
    from ctec_desktop.services.placements import JudgedStudent

JUDGE_PAUSE_MS = 150


class ChangeDialog(AskingDialog):
    """Stays open after registering: those who were left out are still listed with their reasons.

    One student who goes to another unit is told by `unit_moved`, and this closes: the steps that follow come next.

    Args:
        chosen: the placements chosen in the list; without any, a whole unit can be chosen.
    """

    unit_moved = Signal(int)

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        chosen: "Sequence[int]",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._ticket = 0
        self._job: Job | None = None
        self.form = ChangeForm(office.today(), chosen)
        self.model = JudgedModel(self)
        self.table = JudgedTable(self.model)
        self.note = Note()
        self._pause = QTimer(self)
        self._build()
        self._connect()
        context.jobs.read(partial(read_choices, office, actor), self._on_choices, self._on_lost)

    def _build(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(JUDGE_PAUSE_MS)
        self._meaning = label(_meaning(self.form.kind), "sub", wrap=True)
        self._summary = label("", "strong")
        self.table.setMinimumHeight(180)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.LEAD, "sub", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self._meaning)
        column.addWidget(self.note)
        column.addWidget(self._summary)
        column.addWidget(self.table, 1)
        self.body.addWidget(Scrolled(content), 1)
        self.close_button = self.add_cancel(page_words.CLOSE)
        self.apply_button = self.add_button(words.NOBODY, self.apply, primary=True)
        self.apply_button.setEnabled(False)
        self.resize(QSize(980, 760).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.form.wish_changed.connect(self._on_wish_changed)
        self.model.confirmed_changed.connect(self._tell)
        self._pause.timeout.connect(self.judge)
        self._context.hub.subscribe(frozenset({Area.ENTERPRISES}), self._on_posts_changed)

    def summary(self) -> str:
        return self._summary.text()

    def judge(self) -> None:
        """Asks what stands in the way of the change for everyone meant; the latest question wins."""
        self._pause.stop()
        self._ticket += 1
        wish = self._wish()
        if wish is None:
            return
        self._summary.setText(page_words.CHECKING)
        self.apply_button.setEnabled(False)
        work = partial(_judge, self._office, self._actor, wish, self.form.unit_id())
        told = partial(self._on_judged, self._ticket)
        self._context.jobs.read(work, told, partial(self._on_not_judged, self._ticket))

    def apply(self) -> None:
        """Registers the change for those nothing stands in the way of."""
        wish = self._wish()
        if wish is None or not self.apply_button.isEnabled():
            return
        self.note.say("")
        self._set_busy(True)
        work = partial(_apply, self._office, self._actor, wish, self.form.unit_id())
        job = self._context.jobs.start(words.APPLYING, work, self._on_applied, self._on_not_applied)
        self._job = None if job.has_ended else job

    def _wish(self) -> ChangeWish | None:
        try:
            return self.form.wish(self.model.confirmed)
        except RuleViolation as error:
            self._show_nobody(error)
            return None

    def _set_busy(self, is_busy: bool) -> None:
        self.form.setEnabled(not is_busy)
        self.close_button.setText(page_words.STOP if is_busy else page_words.CLOSE)
        self.apply_button.setEnabled(not is_busy and self.model.going() > 0)

    def _show_nobody(self, error: BaseException) -> None:
        self.model.show_students(())
        self._summary.setText("")
        self.note.say("\n".join(self.form.tell(error)), Tone.BAD)

    def _tell(self) -> None:
        going = self.model.going()
        self._summary.setText(page_words.summary(self.model.counts()))
        self.apply_button.setText(words.apply_button(going))
        self.apply_button.setEnabled(going > 0 and self._job is None)

    def _on_choices(self, choices: ChangeChoices) -> None:
        self.form.fill(choices)
        if self.form.value("scope"):
            self.judge()

    def _on_wish_changed(self) -> None:
        self._meaning.setText(_meaning(self.form.kind))
        self.note.say("")
        self._ticket += 1
        self.apply_button.setEnabled(False)
        self._pause.start()

    def _on_judged(self, ticket: int, judged: "tuple[JudgedStudent, ...]") -> None:
        if ticket == self._ticket:
            self.form.clear_problems()
            self.model.show_students(judged)

    def _on_not_judged(self, ticket: int, error: BaseException) -> None:
        if ticket == self._ticket:
            self._show_nobody(error)

    def _on_applied(self, outcome: "Outcome[ChangeReport]") -> None:
        self._job = None
        self._set_busy(False)
        report = outcome.value
        kind: ChangeKind = self.form.kind
        left = [line for line in report.lines if not line.may_apply(self.model.confirmed)]
        self.note.say(words.applied_line(kind, report.changed, len(left), report.papers), Tone.OK)
        self._context.say(words.said_line(kind, report.changed), Tone.OK)
        self.model.show_students(_as_students(left))
        self.form.is_edited = False
        if kind is ChangeKind.MOVE_UNIT and report.changed == len(report.lines) == 1:
            self.accept()
            self.unit_moved.emit(report.lines[0].placement_id)

    def _on_not_applied(self, error: BaseException) -> None:
        self._job = None
        self._set_busy(False)
        self.note.say("\n".join(self.form.tell(error)), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_posts_changed(self, _changes: tuple[Change, ...]) -> None:
        self._context.jobs.read(partial(read_choices, self._office, self._actor), self._on_choices, self._on_lost)

    @override
    def has_unsaved(self) -> bool:
        return self.form.has_words()

    @override
    def reject(self) -> None:
        """While a change is being registered, the person stops that first."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()


def _meaning(kind: ChangeKind) -> str:
    return words.meaning(kind, PAPERS[kind])


def _meant(office: Office, actor: Actor, wish: ChangeWish, unit_id: int | None) -> ChangeWish:
    if unit_id is None:
        return wish
    on = wish.effective_on or office.today()
    return replace(wish, placement_ids=office.placement_changes.in_force_at(actor, unit_id, on))


def _judge(office: Office, actor: Actor, wish: ChangeWish, unit_id: int | None) -> "tuple[JudgedStudent, ...]":
    return _as_students(office.placement_changes.judge(actor, _meant(office, actor, wish, unit_id)))


def _apply(
    office: Office, actor: Actor, wish: ChangeWish, unit_id: int | None, progress: object
) -> "Outcome[ChangeReport]":
    del progress
    return office.placement_changes.apply(actor, _meant(office, actor, wish, unit_id))


def _as_students(lines: "Sequence[JudgedChange]") -> "tuple[JudgedStudent, ...]":
    """The lines as the table of judged students shows them."""
    from ctec_desktop.services.placements import JudgedStudent

    return tuple(
        JudgedStudent(one.student_id, one.student_no, one.student_name, (), one.problems + one.warnings)
        for one in lines
    )
