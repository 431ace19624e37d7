"""Confirming arrivals for a class: one grid, filled in place, saved at once."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.arrivals import ArrivalEdit, ArrivalRow, arrival_day, arrival_problem
from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView, PlanView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridModel, GridRow
from ctec_desktop.ui.kit.grid_view import GridView
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import arrivals as words
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording.placements_page import class_choice, period

ARRIVED_ON, NOTE = 4, 5
_COLUMNS: Final = (
    GridColumn(words.STUDENT_NO, 116),
    GridColumn(words.NAME, 88),
    GridColumn(words.UNIT, 176),
    GridColumn(words.DAYS, 190),
    GridColumn(words.ARRIVED_ON, 116, is_editable=True),
    GridColumn(words.NOTE, 120, is_editable=True),
)

Choices = tuple[tuple[ClassView, ...], tuple[PlanView, ...]]


class ArrivalDialog(AskingDialog):
    """Stays open after saving, for the next class; asks before unsaved days are given up."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, class_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words.TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._today = office.today()
        self._wanted = class_name
        self._shown = ("", "")
        self._rows: tuple[ArrivalRow, ...] = ()
        self.class_combo, self.plan_combo = ComboBox(), ComboBox()
        self.model = GridModel(_COLUMNS, words.PROBLEM, self._check, self)
        self.grid = GridView(self.model, words.GRID)
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(_choices, office, actor), self._on_choices, self._on_lost)

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self.plan_combo.setAccessibleName(words.PLAN)
        self.class_combo.addItem(words.CHOOSE_CLASS, "")
        self.plan_combo.addItem(words.ALL_PLANS, "")
        self.first_day_button = button(words.FILL_FIRST_DAY)
        self.fill_button = button(words.FILL_DOWN)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(self.class_combo, 1)
        line.addWidget(self.plan_combo, 1)
        line.addWidget(self.first_day_button)
        line.addWidget(self.fill_button)
        self._summary = label("", "sub")
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(line)
        self.body.addWidget(self.note)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._summary)
        self.close_button = self.add_cancel(kit_words.CLOSE)
        self.save_button = self.add_button(words.SAVE, self.save, primary=True)
        # Enter belongs to the grid.
        self.save_button.setDefault(False)
        self.save_button.setEnabled(False)
        self.resize(QSize(1120, 720).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.plan_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.first_day_button.clicked.connect(self.fill_first_day)
        self.fill_button.clicked.connect(self.grid.fill_down)
        self.model.edited.connect(self._tell)

    def summary(self) -> str:
        return self._summary.text()

    def fill_first_day(self) -> None:
        """Whoever has no day yet and began before now came on the first day."""
        for at, row in enumerate(self._rows):
            if not self.model.text(at, ARRIVED_ON) and row.from_on <= min(self._today, row.last_on):
                self.model.put(at, ARRIVED_ON, [[row.from_on.isoformat()]])

    def save(self) -> None:
        """Writes the whole class; a cell that is wrong keeps all of it back."""
        wrong = self.model.first_problem()
        if wrong is not None:
            self.note.say(words.problems_line(self.model.problem_count()), Tone.BAD)
            self.grid.go_to(*wrong)
            return
        edits = tuple(self._edit(row) for row in self.model.edited_rows())
        if not edits:
            return
        self.save_button.setEnabled(False)
        # What is typed meanwhile would be neither saved nor kept.
        self._take_input(is_on=False)
        work = partial(_save, self._office, self._actor, self._shown[0], edits)
        self._context.jobs.start(words.SAVING, work, self._on_saved, self._on_not_saved)

    def _edit(self, row: int) -> ArrivalEdit:
        day = self.model.text(row, ARRIVED_ON)
        note = self.model.text(row, NOTE)
        return ArrivalEdit(self.model.key(row), date.fromisoformat(day) if day else None, note or None)

    def _check(self, row: int, column: int, text: str) -> Checked:
        if column == NOTE or not text.strip():
            return Checked(text.strip())
        known = self._rows[row]
        try:
            day = arrival_day(text, known)
        except NotADay:
            return Checked(text, sentence(Problem(ArrivalCode.UNREADABLE, value=text)))
        problem = arrival_problem(known, day, self._today)
        return Checked(day.isoformat(), sentence(problem) if problem else "")

    def _read(self) -> None:
        class_name, plan_id = self._shown
        if not class_name:
            self._on_rows(self._shown, ())
            return
        plan = int(plan_id) if plan_id else None
        work = partial(self._office.arrivals.grid, self._actor, class_name, plan)
        self._context.jobs.read(work, partial(self._on_rows, self._shown), self._on_lost)

    def _take_input(self, *, is_on: bool) -> None:
        for widget in (self.grid, self.first_day_button, self.fill_button):
            widget.setEnabled(is_on)

    def _tell(self) -> None:
        edited = len(self.model.edited_rows())
        people = self.model.rowCount()
        arrived = sum(self._is_arrived(row) for row in range(people))
        told = words.summary(people, arrived, self.model.problem_count(), edited) if people else ""
        self._summary.setText(told or (words.NOBODY if self._shown[0] else ""))
        self.save_button.setEnabled(edited > 0)
        self.class_combo.setEnabled(not edited)
        self.plan_combo.setEnabled(not edited)

    def _is_arrived(self, row: int) -> bool:
        return bool(self.model.text(row, ARRIVED_ON)) and not self.model.problem(row, ARRIVED_ON)

    def _on_choices(self, choices: Choices) -> None:
        classes, plans = choices
        with QSignalBlocker(self.class_combo), QSignalBlocker(self.plan_combo):
            for found in classes:
                self.class_combo.addItem(class_choice(found.name, found.students), found.name)
            for plan in plans:
                self.plan_combo.addItem(plan.name, str(plan.id))
            self.class_combo.setCurrentIndex(max(0, self.class_combo.findData(self._wanted)))
        self._on_class_chosen()

    def _on_class_chosen(self) -> None:
        self._shown = (str(self.class_combo.currentData()), str(self.plan_combo.currentData()))
        self.note.say("")
        self._read()

    def _on_rows(self, asked: tuple[str, str], rows: tuple[ArrivalRow, ...]) -> None:
        if asked == self._shown:
            self._rows = rows
            self._take_input(is_on=True)
            self.model.show_rows([_grid_row(row) for row in rows])

    def _on_saved(self, outcome: Outcome[int]) -> None:
        """The grid opens again with what is on record now: a day typed before that would be lost."""
        self.note.say(words.saved_line(outcome.value), Tone.OK)
        self._context.say(words.saved_line(outcome.value), Tone.OK)
        self._read()

    def _on_not_saved(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self._tell()
        if not isinstance(error, RuleViolation):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)
            return
        elsewhere = []
        for problem in error.problems:
            if isinstance(problem.place, FieldPlace):
                key = int(problem.place.field.partition(":")[2])
                self.model.show_problem(key, ARRIVED_ON, sentence(problem))
            else:
                elsewhere.append(full_sentence(problem))
        told = elsewhere or [words.problems_line(self.model.problem_count())]
        self.note.say("\n".join(told), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    @override
    def has_unsaved(self) -> bool:
        return bool(self.model.edited_rows())


def _choices(office: Office, actor: Actor) -> Choices:
    return office.school.classes(actor), office.plans.all(actor)


def _save(
    office: Office, actor: Actor, class_name: str, edits: tuple[ArrivalEdit, ...], _progress: object
) -> Outcome[int]:
    return office.arrivals.save(actor, class_name, edits)


def _grid_row(row: ArrivalRow) -> GridRow:
    days = period(row.from_on, row.last_on)
    arrived_on = row.arrived_on.isoformat() if row.arrived_on else ""
    return GridRow(row.placement_id, (row.student_no, row.name, row.enterprise_name, days, arrived_on, row.note or ""))
