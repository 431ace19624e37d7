"""Confirming arrivals for a class: one grid, filled in place, saved at once."""

from collections.abc import Callable, Sequence
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
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.grid_dialog import GridDialog, GridSpec
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridRow
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import arrivals as words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.placements_page import class_choice, period

ARRIVED_ON, NOTE = 4, 5
_SPEC: Final = GridSpec(
    words.TITLE,
    (
        GridColumn(words.STUDENT_NO, 116),
        GridColumn(words.NAME, 88),
        GridColumn(words.UNIT, 176),
        GridColumn(words.DAYS, 190),
        GridColumn(words.ARRIVED_ON, 116, is_editable=True),
        GridColumn(words.NOTE, 120, is_editable=True),
    ),
    words.GRID,
    words.SAVING,
    {"arrived_on": ARRIVED_ON},
    QSize(1120, 720),
)

Choices = tuple[tuple[ClassView, ...], tuple[PlanView, ...]]


class ArrivalDialog(GridDialog):
    """One class after the other; none is left while days typed for it are not saved."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, class_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(_SPEC, context, parent)
        self._office = office
        self._actor = actor
        self._today = office.today()
        self._wanted = class_name
        self._shown = ("", "")
        self._known: dict[int, ArrivalRow] = {}
        self.class_combo, self.plan_combo = ComboBox(), ComboBox()
        self._build()
        self._connect()
        context.jobs.read(partial(_choices, office, actor), self._on_choices, self._on_lost)

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self.plan_combo.setAccessibleName(words.PLAN)
        self.class_combo.addItem(words.CHOOSE_CLASS, "")
        self.plan_combo.addItem(words.ALL_PLANS, "")
        self.first_day_button = button(words.FILL_FIRST_DAY)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(self.class_combo, 1)
        line.addWidget(self.plan_combo, 1)
        line.addWidget(self.first_day_button)
        line.addWidget(self.fill_button)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(line)
        self._add_grid()

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.plan_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.first_day_button.clicked.connect(self.fill_first_day)

    def fill_first_day(self) -> None:
        """Whoever has no day yet and began before now came on the first day."""
        for at in range(self.model.rowCount()):
            row = self._of(at)
            if not self.model.text(at, ARRIVED_ON) and row.from_on <= min(self._today, row.last_on):
                self.model.put(at, ARRIVED_ON, [[row.from_on.isoformat()]])

    def _of(self, row: int) -> ArrivalRow:
        return self._known[self.model.key(row)]

    def _edit(self, row: int) -> ArrivalEdit:
        day, note = self.model.text(row, ARRIVED_ON), self.model.text(row, NOTE)
        arrived_on = date.fromisoformat(day) if day else None
        return ArrivalEdit(self.model.key(row), arrived_on, note or None, self._of(row).cells)

    def _is_arrived(self, row: int) -> bool:
        return bool(self.model.text(row, ARRIVED_ON)) and not self.model.problem(row, ARRIVED_ON)

    @override
    def _check(self, row: int, column: int, text: str) -> Checked:
        if column == NOTE or not text.strip():
            return Checked(text.strip())
        known = self._of(row)
        try:
            day = arrival_day(text, known)
        except NotADay:
            return Checked(text, sentence(Problem(ArrivalCode.UNREADABLE, value=text)))
        problem = arrival_problem(known, day, self._today)
        return Checked(day.isoformat(), sentence(problem) if problem else "")

    @override
    def _reading(self) -> Callable[[], tuple[ArrivalRow, ...]]:
        class_name, plan_id = self._shown
        return partial(self._office.arrivals.grid, self._actor, class_name, int(plan_id) if plan_id else None)

    @override
    def _read(self) -> None:
        if self._shown[0]:
            self._context.jobs.read(self._reading(), partial(self._on_rows, self._shown), self._on_lost)
        else:
            self._on_rows(self._shown, ())

    @override
    def _rows_of(self, found: tuple[ArrivalRow, ...]) -> Sequence[GridRow]:
        self._known |= {row.placement_id: row for row in found}
        return [_grid_row(row) for row in found]

    @override
    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        edits = tuple(self._edit(row) for row in edited)
        return partial(_save, self._office, self._actor, self._shown[0], edits)

    @override
    def _saved_line(self, count: int) -> str:
        return words.saved_line(count)

    @override
    def _summary_line(self, edited: int) -> str:
        people = self.model.rowCount()
        arrived = sum(self._is_arrived(row) for row in range(people))
        told = words.summary(people, arrived, self.model.problem_count(), edited) if people else ""
        return told or (words.NOBODY if self._shown[0] else "")

    @override
    def _fillers(self) -> tuple[QWidget, ...]:
        return self.first_day_button, self.fill_button

    @override
    def _tell(self) -> None:
        super()._tell()
        is_saved = not self.model.edited_rows()
        self.class_combo.setEnabled(is_saved)
        self.plan_combo.setEnabled(is_saved)

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
            self._on_read(rows)


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
