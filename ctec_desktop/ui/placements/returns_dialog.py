"""What came back signed of the applications under a plan: one grid, filled in place, saved at once."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.applications import ApplicationState, ApplicationView, PapersReturned, papers_problems
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.permissions import Actor
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
from ctec_desktop.wording import applications as words
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording.arrivals import FILL_DOWN, PROBLEM, problems_line

SHEET_ON, NOTICE_ON, AGREED_ON = 3, 4, 5
# In the order of `PapersReturned`.
_DAYS: Final = (SHEET_ON, NOTICE_ON, AGREED_ON)
_FIELDS: Final = {"sheet_on": SHEET_ON, "notice_on": NOTICE_ON, "agreed_on": AGREED_ON}
_COLUMNS: Final = (
    GridColumn(words.STUDENT, 176),
    GridColumn(words.UNIT, 200),
    GridColumn(words.STATE, 80),
    GridColumn(words.SHEET_ON, 124, is_editable=True),
    GridColumn(words.NOTICE_ON, 124, is_editable=True),
    GridColumn(words.AGREED_ON, 124, is_editable=True),
)


class ReturnsDialog(AskingDialog):
    """Stays open after saving; asks before unsaved days are given up.

    Args:
        plan: id and name of the plan whose applications these are.
    """

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, plan: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(words.RETURNS_TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._plan_id, self._plan_name = plan
        self._today = office.today()
        self._known: tuple[ApplicationView, ...] = ()
        self.model = GridModel(_COLUMNS, PROBLEM, self._check, self)
        self.grid = GridView(self.model, words.RETURNS_GRID)
        self.note = Note()
        self._build()
        self.model.edited.connect(self._tell)
        self._read()

    def _build(self) -> None:
        self.today_button, self.fill_button = button(words.TODAY_FOR_ALL), button(FILL_DOWN)
        self.today_button.clicked.connect(self.fill_today)
        self.fill_button.clicked.connect(self.grid.fill_down)
        self._summary = label("", "sub")
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(self._plan_name, "strong"), 1)
        top.addWidget(self.today_button)
        top.addWidget(self.fill_button)
        self.body.addWidget(label(words.RETURNS_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._summary)
        self.add_cancel(kit_words.CLOSE)
        self.save_button = self.add_button(kit_words.SAVE, self.save, primary=True)
        # Enter belongs to the grid.
        self.save_button.setDefault(False)
        self.save_button.setEnabled(False)
        self.resize(QSize(1100, 660).boundedTo(self.screen().availableSize()))

    def summary(self) -> str:
        return self._summary.text()

    def fill_today(self) -> None:
        """Whoever was not refused and has not brought a paper yet brought it today."""
        wanted = [row for row, one in enumerate(self._known) if one.state is not ApplicationState.REFUSED]
        empty = [(row, at) for row in wanted for at in (SHEET_ON, NOTICE_ON) if not self.model.text(row, at)]
        self.model.fill(empty, self._today.isoformat())

    def save(self) -> None:
        """Writes the whole plan; a cell that is wrong keeps all of it back."""
        wrong = self.model.first_problem()
        if wrong is not None:
            self.note.say(problems_line(self.model.problem_count()), Tone.BAD)
            self.grid.go_to(*wrong)
            return
        edits = tuple(self._edit(row) for row in self.model.edited_rows())
        self.save_button.setEnabled(False)
        # What is typed meanwhile would be neither saved nor kept.
        self._take_input(is_on=False)
        work = partial(_save, self._office, self._actor, edits)
        self._context.jobs.start(words.SAVING_RETURNS, work, self._on_saved, self._on_not_saved)

    def _edit(self, row: int) -> PapersReturned:
        return PapersReturned(self.model.key(row), *(self._day(row, column) for column in _DAYS))

    def _check(self, row: int, column: int, text: str) -> Checked:
        """What is wrong with this one day; whether the days of a row fit each other is known when they are saved."""
        day: date | None = None
        if text.strip():
            try:
                day = parse_day(text).on
            except NotADay:
                return Checked(text, sentence(Problem(ApplicationCode.PAPER_DAY_UNREADABLE, value=text)))
        days = [day if at == column else self._day(row, at) for at in _DAYS]
        found = papers_problems(self._known[row], PapersReturned(self.model.key(row), *days), self._today)
        told = [sentence(problem) for problem in found if _column_of(problem) == column]
        return Checked(day.isoformat() if day else "", "；".join(told))

    def _day(self, row: int, column: int) -> date | None:
        text = self.model.text(row, column)
        return date.fromisoformat(text) if text and not self.model.problem(row, column) else None

    def _read(self) -> None:
        work = partial(self._office.application_returns.grid, self._actor, self._plan_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _take_input(self, *, is_on: bool) -> None:
        for widget in (self.grid, self.today_button, self.fill_button):
            widget.setEnabled(is_on)

    def _tell(self) -> None:
        back = [
            sum(bool(self.model.text(row, at)) and not self.model.problem(row, at) for row in self._rows())
            for at in (SHEET_ON, NOTICE_ON)
        ]
        edited = len(self.model.edited_rows())
        self._summary.setText(words.returns_summary(len(self._rows()), back[0], back[1], edited))
        self.save_button.setEnabled(edited > 0)

    def _rows(self) -> range:
        return range(self.model.rowCount())

    def _on_read(self, found: tuple[ApplicationView, ...]) -> None:
        self._known = found
        self._take_input(is_on=True)
        self.model.show_rows([_grid_row(one) for one in found])

    def _on_saved(self, outcome: Outcome[int]) -> None:
        """The grid opens again with what is on record now: a day typed before that would be lost."""
        self.note.say(words.returns_line(outcome.value), Tone.OK)
        self._context.say(words.returns_line(outcome.value), Tone.OK)
        self._read()

    def _on_not_saved(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self._tell()
        problems = error.problems if isinstance(error, RuleViolation) else ()
        elsewhere = [] if problems else list(error_lines(error))
        for problem in problems:
            column = _column_of(problem)
            if column is None:
                elsewhere.append(full_sentence(problem))
            else:
                assert isinstance(problem.place, FieldPlace)
                self.model.show_problem(int(problem.place.field.partition(":")[2]), column, sentence(problem))
        self.note.say("\n".join(elsewhere or [problems_line(self.model.problem_count())]), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self._take_input(is_on=True)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    @override
    def has_unsaved(self) -> bool:
        return bool(self.model.edited_rows())


def _save(office: Office, actor: Actor, edits: tuple[PapersReturned, ...], _progress: object) -> Outcome[int]:
    return office.application_returns.save(actor, edits)


def _column_of(problem: Problem) -> int | None:
    place = problem.place
    return _FIELDS.get(place.field.partition(":")[0]) if isinstance(place, FieldPlace) else None


def _grid_row(one: ApplicationView) -> GridRow:
    days = (one.sheet_returned_on, one.notice_returned_on, one.guardian_agreed_on)
    told = (f"{one.student_name}（{one.student_no}）", one.enterprise_name, words.STATES[one.state])
    return GridRow(one.placement_id, (*told, *(day.isoformat() if day else "" for day in days)))
