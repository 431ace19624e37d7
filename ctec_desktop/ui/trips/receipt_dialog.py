"""The parents' receipts of a visit: the whole roster in one grid, saved at once."""

from collections.abc import Callable, Sequence
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
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.grid_dialog import GridDialog, GridSpec
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridRow
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import sentence
from ctec_desktop.wording import trips_page as words

RETURNED_ON, EXCUSE = 3, 4
_SPEC: Final = GridSpec(
    words.RECEIPT_TITLE,
    (
        GridColumn(words.STUDENT_NO, 116),
        GridColumn(words.STUDENT, 92),
        GridColumn(words.CLASS, 140),
        GridColumn(words.RETURNED_ON, 120, is_editable=True),
        GridColumn(words.EXCUSE, 180, is_editable=True),
    ),
    words.RECEIPT_GRID,
    words.SAVING_RECEIPTS,
    {"returned_on": RETURNED_ON},
    QSize(940, 660),
)


class ReceiptDialog(GridDialog):
    """A student who does not go has a reason instead of a receipt."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, trip_id: int, parent: QWidget) -> None:
        super().__init__(_SPEC, context, parent)
        self._office = office
        self._actor = actor
        self._trip_id = trip_id
        self._today = office.today()
        self._known: dict[int, TripStudent] = {}
        self._build()
        self._read()

    def _build(self) -> None:
        self.today_button = button(words.TODAY_FOR_ALL)
        self.today_button.clicked.connect(self.fill_today)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(words.RECEIPT_LEAD, "sub", wrap=True), 1)
        top.addWidget(self.today_button)
        top.addWidget(self.fill_button)
        self.body.addLayout(top)
        self._add_grid()

    def fill_today(self) -> None:
        """Whoever goes and has no receipt yet brought it today."""
        rows = range(self.model.rowCount())
        empty = [row for row in rows if not self.model.text(row, RETURNED_ON) and not self.model.text(row, EXCUSE)]
        self.model.fill([(row, RETURNED_ON) for row in empty], self._today.isoformat())

    def _edit(self, row: int) -> NoticeEdit:
        day, key = self.model.text(row, RETURNED_ON), self.model.key(row)
        returned_on = date.fromisoformat(day) if day else None
        return NoticeEdit(key, returned_on, self.model.text(row, EXCUSE) or None, self._known[key].answer)

    def _is_returned(self, row: int) -> bool:
        return bool(self.model.text(row, RETURNED_ON)) and not self.model.problem(row, RETURNED_ON)

    @override
    def _check(self, row: int, column: int, text: str) -> Checked:
        if column == EXCUSE or not text.strip():
            return Checked(text.strip())
        try:
            day = parse_day(text).on
        except NotADay:
            return Checked(text, sentence(Problem(ArrivalCode.UNREADABLE, value=text)))
        facts = {"today": self._today.isoformat()}
        is_ahead = day > self._today
        return Checked(day.isoformat(), sentence(Problem(TripCode.NOTICE_AHEAD, facts=facts)) if is_ahead else "")

    @override
    def _reading(self) -> Callable[[], TripView | None]:
        return partial(self._office.trips.detail, self._actor, self._trip_id)

    @override
    def _rows_of(self, found: TripView | None) -> Sequence[GridRow]:
        students = found.students if found else ()
        self._known |= {one.student_id: one for one in students}
        return [_grid_row(one) for one in students]

    @override
    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        return partial(_save, self._office, self._actor, self._trip_id, tuple(self._edit(row) for row in edited))

    @override
    def _saved_line(self, count: int) -> str:
        return words.receipts_line(count)

    @override
    def _summary_line(self, edited: int) -> str:
        rows = range(self.model.rowCount())
        excused = sum(bool(self.model.text(row, EXCUSE)) for row in rows)
        return words.receipts_summary(len(rows), sum(map(self._is_returned, rows)), excused, edited)

    @override
    def _fillers(self) -> tuple[QWidget, ...]:
        return self.today_button, self.fill_button


def _save(office: Office, actor: Actor, trip_id: int, edits: tuple[NoticeEdit, ...], _progress: object) -> Outcome[int]:
    return office.trips.set_notices(actor, trip_id, edits)


def _grid_row(one: TripStudent) -> GridRow:
    returned_on = one.notice_returned_on.isoformat() if one.notice_returned_on else ""
    return GridRow(one.student_id, (one.student_no, one.name, one.class_name, returned_on, one.excuse or ""))
