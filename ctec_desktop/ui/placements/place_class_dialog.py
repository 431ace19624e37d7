"""Placing a class on a post: choose, see what the gate says about each student, place those who may go."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.empty_state import EmptyState
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.placements.judged_model import JudgedModel
from ctec_desktop.ui.placements.judged_table import JudgedTable
from ctec_desktop.ui.placements.place_form import PlaceChoices, PlaceForm, read_choices
from ctec_desktop.wording import placements_page as words

if TYPE_CHECKING:
    from ctec_desktop.services.placements import ClassPlacement

# The page that issues agreements, as the window calls it.
AGREEMENTS: Final = "agreements"
JUDGE_PAUSE_MS: Final = 150


class PlaceClassDialog(Dialog):
    """Stays open after placing: those who were left out are still listed with their reasons."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        open_plan: Callable[[QWidget], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.DIALOG_TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._open_plan = open_plan
        self._newest_plan: int | None = None
        self._ticket = 0
        self._job: Job | None = None
        self._placed_class = ""
        self.form = PlaceForm(office.today())
        self.model = JudgedModel(self)
        self.table = JudgedTable(self.model)
        self.note = Note()
        self._pause = QTimer(self)
        self._build()
        self._connect()
        self._read_choices()

    def _build(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(JUDGE_PAUSE_MS)
        self.new_plan_button = button(words.NEW_PLAN, look="flat_link", icon_name="plus")
        head = QHBoxLayout()
        head.addWidget(label(words.LEAD, "sub", wrap=True), 1)
        head.addWidget(self.new_plan_button, 0, Qt.AlignmentFlag.AlignTop)
        self._empty = EmptyState(words.NOT_CHOSEN, hint=words.NOT_CHOSEN_HINT, icon_name="placements")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        self._stack.setMinimumHeight(220)
        self._summary = label("", "strong")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.PLACING)
        self._bar.hide()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(Gap.M)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.note)
        column.addWidget(self._summary)
        column.addWidget(self._stack, 1)
        self.body.addWidget(Scrolled(content), 1)
        self.body.addWidget(self._bar)
        self.issue_button: QPushButton = self.add_button(words.ISSUE_NEXT, self._on_issue, at_left=True)
        self.issue_button.hide()
        self.close_button = self.add_cancel(words.CLOSE)
        self.place_button = self.add_button(words.NOBODY, self.place, primary=True)
        self.place_button.setEnabled(False)
        self.resize(QSize(1040, 780).boundedTo(self.screen().availableSize()))
        self.form.editor("class_name").setFocus()

    def _connect(self) -> None:
        self.form.wish_changed.connect(self._on_wish_changed)
        self.new_plan_button.clicked.connect(self._on_new_plan)
        self.model.confirmed_changed.connect(self._tell)
        self._pause.timeout.connect(self.judge)
        self._context.jobs.progressed.connect(self._on_progressed)
        self._context.hub.subscribe(frozenset({Area.PLANS}), self._on_plans_changed)
        self._context.hub.subscribe(frozenset({Area.CLASSES, Area.ENTERPRISES}), self._on_choices_changed)

    def choose_class(self, name: str) -> None:
        """Chooses a class beforehand."""
        self.form.choose_class(name)

    def summary(self) -> str:
        """How many of each verdict."""
        return self._summary.text()

    def judge(self) -> None:
        """Asks the gate about everyone of the class; the latest question wins."""
        self._pause.stop()
        self._ticket += 1
        wish = self.form.wish(frozenset())
        if wish is None:
            self._show_nobody(words.NOT_CHOSEN, words.NOT_CHOSEN_HINT)
            return
        self._summary.setText(words.CHECKING)
        self.place_button.setEnabled(False)
        work = partial(self._office.placements.judge_class, self._actor, wish)
        told = partial(self._on_judged, self._ticket)
        self._context.jobs.read(work, told, partial(self._on_not_judged, self._ticket))

    def place(self) -> None:
        """Places those who may go; the others stay listed."""
        wish = self.form.wish(self.model.confirmed)
        if wish is None or not self.place_button.isEnabled():
            return
        self.note.say("")
        self._set_busy(True)
        work = partial(self._office.placements.place_class, self._actor, wish)
        job = self._context.jobs.start(words.PLACING, work, self._on_placed, self._on_not_placed)
        self._job = None if job.has_ended else job

    def _read_choices(self) -> None:
        self._context.jobs.read(partial(read_choices, self._office, self._actor), self._on_choices, self._on_lost)

    def _show_nobody(self, sentence: str, hint: str) -> None:
        self.model.show_students(())
        self._empty.say(sentence, hint)
        self._stack.setCurrentWidget(self._empty)

    def _set_busy(self, is_busy: bool) -> None:
        self.form.setEnabled(not is_busy)
        self.new_plan_button.setEnabled(not is_busy)
        self._bar.setRange(0, 0)
        self._bar.setVisible(is_busy)
        self.close_button.setText(words.STOP if is_busy else words.CLOSE)
        self.place_button.setEnabled(not is_busy and self.model.going() > 0)

    def _tell(self) -> None:
        going = self.model.going()
        self._summary.setText(words.summary(self.model.counts()))
        self.place_button.setText(words.place_button(going))
        self.place_button.setEnabled(going > 0 and not self._bar.isVisibleTo(self))

    def _on_choices(self, choices: PlaceChoices) -> None:
        newest, self._newest_plan = self._newest_plan, None
        self.form.fill(choices, newest)

    def _on_wish_changed(self) -> None:
        self.note.say("")
        self._ticket += 1
        self.place_button.setEnabled(False)
        self._pause.start()

    def _on_judged(self, ticket: int, judged: "ClassPlacement") -> None:
        if ticket == self._ticket:
            self.form.clear_problems()
            self.model.show_students(judged.students)
            self._stack.setCurrentWidget(self.table)

    def _on_not_judged(self, ticket: int, error: BaseException) -> None:
        if ticket == self._ticket:
            self._show_nobody(words.CANNOT_CHECK, words.CANNOT_CHECK_HINT)
            self.note.say("\n".join(self.form.tell(error)), Tone.BAD)

    def _on_placed(self, outcome: "Outcome[ClassPlacement]") -> None:
        self._job = None
        self._set_busy(False)
        placed = outcome.value
        self._placed_class = placed.class_name
        left = sum(not student.already_placed for student in placed.students) - placed.placed
        self.note.say(words.placed_line(placed.placed, left, placed.enterprise_name, placed.post_name), Tone.OK)
        self._context.say(words.said_line(placed.class_name, placed.placed), Tone.OK)
        self.issue_button.show()
        self.judge()

    def _on_not_placed(self, error: BaseException) -> None:
        self._job = None
        self._set_busy(False)
        self.note.say("\n".join(self.form.tell(error)), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_progressed(self, job: Job) -> None:
        if job is self._job:
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.done)

    def _on_new_plan(self) -> None:
        self._open_plan(self)

    def _on_plans_changed(self, changes: tuple[Change, ...]) -> None:
        made = [plan_id for change in changes for plan_id in change.ids]
        self._newest_plan = made[-1] if made else None
        self._read_choices()

    def _on_choices_changed(self, _changes: tuple[Change, ...]) -> None:
        self._read_choices()

    def _on_issue(self) -> None:
        self.accept()
        self._context.go(AGREEMENTS, self._placed_class)

    @override
    def reject(self) -> None:
        """While students are being placed, the person stops that first."""
        if self._job is not None:
            self._job.cancel()
        else:
            super().reject()
