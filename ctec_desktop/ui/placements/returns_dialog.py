"""What came back signed of the applications under a plan: one grid, filled in place, saved at once."""

from collections.abc import Callable, Sequence
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
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.grid_dialog import GridDialog, GridSpec
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridRow
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import applications as words
from ctec_desktop.wording import sentence

SHEET_ON, NOTICE_ON, AGREED_ON = 3, 4, 5
# In the order of `PapersReturned`.
_DAYS: Final = (SHEET_ON, NOTICE_ON, AGREED_ON)
_SPEC: Final = GridSpec(
    words.RETURNS_TITLE,
    (
        GridColumn(words.STUDENT, 176),
        GridColumn(words.UNIT, 200),
        GridColumn(words.STATE, 80),
        GridColumn(words.SHEET_ON, 124, is_editable=True),
        GridColumn(words.NOTICE_ON, 124, is_editable=True),
        GridColumn(words.AGREED_ON, 124, is_editable=True),
    ),
    words.RETURNS_GRID,
    words.SAVING_RETURNS,
    {"sheet_on": SHEET_ON, "notice_on": NOTICE_ON, "agreed_on": AGREED_ON},
    QSize(1100, 660),
)


class ReturnsDialog(GridDialog):
    """
    Args:
        plan: id and name of the plan whose applications these are.
    """

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, plan: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(_SPEC, context, parent)
        self._office = office
        self._actor = actor
        self._plan_id, self._plan_name = plan
        self._today = office.today()
        self._known: dict[int, ApplicationView] = {}
        self._build()
        self._read()

    def _build(self) -> None:
        self.today_button = button(words.TODAY_FOR_ALL)
        self.today_button.clicked.connect(self.fill_today)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(self._plan_name, "strong"), 1)
        top.addWidget(self.today_button)
        top.addWidget(self.fill_button)
        self.body.addWidget(label(words.RETURNS_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self._add_grid()

    def fill_today(self) -> None:
        """Whoever was not refused and has not brought a paper yet brought it today."""
        wanted = [row for row in self._rows() if self._of(row).state is not ApplicationState.REFUSED]
        empty = [(row, at) for row in wanted for at in (SHEET_ON, NOTICE_ON) if not self.model.text(row, at)]
        self.model.fill(empty, self._today.isoformat())

    def _of(self, row: int) -> ApplicationView:
        return self._known[self.model.key(row)]

    def _edit(self, row: int) -> PapersReturned:
        sheet_on, notice_on, agreed_on = (self._day(row, column) for column in _DAYS)
        return PapersReturned(self.model.key(row), sheet_on, notice_on, agreed_on, self._of(row).papers)

    def _day(self, row: int, column: int) -> date | None:
        text = self.model.text(row, column)
        return date.fromisoformat(text) if text and not self.model.problem(row, column) else None

    def _rows(self) -> range:
        return range(self.model.rowCount())

    @override
    def _check(self, row: int, column: int, text: str) -> Checked:
        """What is wrong with this one day; whether the days of a row fit each other is known when they are saved."""
        day: date | None = None
        if text.strip():
            try:
                day = parse_day(text).on
            except NotADay:
                return Checked(text, sentence(Problem(ApplicationCode.PAPER_DAY_UNREADABLE, value=text)))
        sheet_on, notice_on, agreed_on = (day if at == column else self._day(row, at) for at in _DAYS)
        said = PapersReturned(self.model.key(row), sheet_on, notice_on, agreed_on)
        found = papers_problems(self._of(row), said, self._today)
        told = [sentence(problem) for problem in found if self._column_of(problem) == column]
        return Checked(day.isoformat() if day else "", "；".join(told))

    @override
    def _reading(self) -> Callable[[], tuple[ApplicationView, ...]]:
        return partial(self._office.application_returns.grid, self._actor, self._plan_id)

    @override
    def _rows_of(self, found: tuple[ApplicationView, ...]) -> Sequence[GridRow]:
        self._known |= {one.placement_id: one for one in found}
        return [_grid_row(one) for one in found]

    @override
    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        return partial(_save, self._office, self._actor, tuple(self._edit(row) for row in edited))

    @override
    def _saved_line(self, count: int) -> str:
        return words.returns_line(count)

    @override
    def _summary_line(self, edited: int) -> str:
        sheets, notices = (
            sum(bool(self.model.text(row, at)) and not self.model.problem(row, at) for row in self._rows())
            for at in (SHEET_ON, NOTICE_ON)
        )
        return words.returns_summary(len(self._rows()), sheets, notices, edited)

    @override
    def _fillers(self) -> tuple[QWidget, ...]:
        return self.today_button, self.fill_button


def _save(office: Office, actor: Actor, edits: tuple[PapersReturned, ...], _progress: object) -> Outcome[int]:
    return office.application_returns.save(actor, edits)


def _grid_row(one: ApplicationView) -> GridRow:
    days = (one.sheet_returned_on, one.notice_returned_on, one.guardian_agreed_on)
    told = (f"{one.student_name}（{one.student_no}）", one.enterprise_name, words.STATES[one.state])
    return GridRow(one.placement_id, (*told, *(day.isoformat() if day else "" for day in days)))
