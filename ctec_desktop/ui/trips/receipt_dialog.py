"""The parents' receipts of a visit: the whole roster in one grid, saved at once."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.codes.arrivals import ArrivalCode
from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.trips import NoticeEdit, TripStudent, TripView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridModel, GridRow
from ctec_desktop.ui.kit.grid_view import GridView
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import sentence
from ctec_desktop.wording import trips_page as words
from ctec_desktop.wording.arrivals import problems_line

RETURNED_ON, EXCUSE = 3, 4
_COLUMNS: Final = (
    GridColumn(words.STUDENT_NO, 116),
    GridColumn(words.STUDENT, 92),
    GridColumn(words.CLASS, 140),
    GridColumn(words.RETURNED_ON, 120, is_editable=True),
    GridColumn(words.EXCUSE, 180, is_editable=True),
)


class ReceiptDialog(AskingDialog):
    """Stays open after saving; asks before unsaved receipts are given up."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, trip_id: int, parent: QWidget) -> None:
        super().__init__(words.RECEIPT_TITLE, parent, 560)
        self._office = office
        self._actor = actor
        self._context = context
        self._trip_id = trip_id
        self._today = office.today()
        self.model = GridModel(_COLUMNS, words.PROBLEM, self._check, self)
        self.grid = GridView(self.model, words.RECEIPT_GRID)
        self.note = Note()
        self._build()
        self.model.edited.connect(self._tell)
        self._read()

    def _build(self) -> None:
        self.today_button, self.fill_button = button(words.TODAY_FOR_ALL), button(words.FILL_DOWN)
        self.today_button.clicked.connect(self.fill_today)
        self.fill_button.clicked.connect(self.grid.fill_down)
        self._summary = label("", "sub")
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(words.RECEIPT_LEAD, "sub", wrap=True), 1)
        top.addWidget(self.today_button)
        top.addWidget(self.fill_button)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._summary)
        self.add_cancel(kit_words.CLOSE)
        self.save_button = self.add_button(words.SAVE, self.save, primary=True)
        # Enter belongs to the grid.
        self.save_button.setDefault(False)
        self.resize(QSize(940, 660).boundedTo(self.screen().availableSize()))

    def summary(self) -> str:
        return self._summary.text()

    def fill_today(self) -> None:
        """Whoever goes and has no receipt yet brought it today."""
        for row in range(self.model.rowCount()):
            if not self.model.text(row, RETURNED_ON) and not self.model.text(row, EXCUSE):
                self.model.put(row, RETURNED_ON, [[self._today.isoformat()]])

    def save(self) -> None:
        """Writes the whole roster; a cell that is wrong keeps all of it back."""
        wrong = self.model.first_problem()
        if wrong is not None:
            self.note.say(problems_line(self.model.problem_count()), Tone.BAD)
            self.grid.go_to(*wrong)
            return
        edits = tuple(self._edit(row) for row in self.model.edited_rows())
        self.save_button.setEnabled(False)
        # What is typed meanwhile would be neither saved nor kept.
        self._take_input(is_on=False)
        work = partial(_save, self._office, self._actor, self._trip_id, edits)
        self._context.jobs.start(words.SAVING_RECEIPTS, work, self._on_saved, self._on_not_saved)

    def _edit(self, row: int) -> NoticeEdit:
        day = self.model.text(row, RETURNED_ON)
        returned_on = date.fromisoformat(day) if day else None
        return NoticeEdit(self.model.key(row), returned_on, self.model.text(row, EXCUSE) or None)

    def _check(self, _row: int, column: int, text: str) -> Checked:
        if column == EXCUSE or not text.strip():
            return Checked(text.strip())
        try:
            day = parse_day(text).on
        except NotADay:
            return Checked(text, sentence(Problem(ArrivalCode.UNREADABLE, value=text)))
        facts = {"today": self._today.isoformat()}
        is_ahead = day > self._today
        return Checked(day.isoformat(), sentence(Problem(TripCode.NOTICE_AHEAD, facts=facts)) if is_ahead else "")

    def _read(self) -> None:
        work = partial(self._office.trips.detail, self._actor, self._trip_id)
        self._context.jobs.read(work, self._on_trip, self._on_lost)

    def _take_input(self, *, is_on: bool) -> None:
        for widget in (self.grid, self.today_button, self.fill_button):
            widget.setEnabled(is_on)

    def _tell(self) -> None:
        rows = range(self.model.rowCount())
        returned = sum(self._is_returned(row) for row in rows)
        excused = sum(bool(self.model.text(row, EXCUSE)) for row in rows)
        edited = len(self.model.edited_rows())
        self._summary.setText(words.receipts_summary(len(rows), returned, excused, edited))
        self.save_button.setEnabled(edited > 0)

    def _is_returned(self, row: int) -> bool:
        return bool(self.model.text(row, RETURNED_ON)) and not self.model.problem(row, RETURNED_ON)

    def _on_trip(self, found: TripView | None) -> None:
        self._take_input(is_on=True)
        self.model.show_rows([_grid_row(one) for one in found.students] if found else [])

    def _on_saved(self, outcome: Outcome[int]) -> None:
        """The grid opens again with what is on record now: what is typed before that would be lost."""
        self.note.say(words.receipts_line(outcome.value), Tone.OK)
        self._read()

    def _on_not_saved(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self._tell()
        problems = error.problems if isinstance(error, RuleViolation) else ()
        beside = [one for one in problems if isinstance(one.place, FieldPlace)]
        for problem in beside:
            assert isinstance(problem.place, FieldPlace)
            self.model.show_problem(int(problem.place.field.partition(":")[2]), RETURNED_ON, sentence(problem))
        told = (problems_line(self.model.problem_count()),) if beside else error_lines(error)
        self.note.say("\n".join(told), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    @override
    def has_unsaved(self) -> bool:
        return bool(self.model.edited_rows())


def _save(office: Office, actor: Actor, trip_id: int, edits: tuple[NoticeEdit, ...], _progress: object) -> Outcome[int]:
    return office.trips.set_notices(actor, trip_id, edits)


def _grid_row(one: TripStudent) -> GridRow:
    returned_on = one.notice_returned_on.isoformat() if one.notice_returned_on else ""
    return GridRow(one.student_id, (one.student_no, one.name, one.class_name, returned_on, one.excuse or ""))
