"""Lessons and fees of a hire: a grid with a line for every course of every month of the term so far."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.industry.views import HireView, MonthEdit
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.grid_dialog import GridDialog, GridSpec
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridRow
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording import industry_papers as paper_words
from ctec_desktop.wording.enterprise_dialogs import yuan

MONTH, COURSE, CLASSES, HOURS, FEE, PAID_ON = range(6)
_SPEC: Final = GridSpec(
    words.LESSONS_TITLE,
    (
        GridColumn(words.MONTH, 90),
        GridColumn(words.COURSE, 200, is_editable=True),
        GridColumn(words.CLASSES, 160, is_editable=True),
        GridColumn(words.HOURS, 70, is_editable=True),
        GridColumn(words.LESSON_FEE, 100, is_editable=True),
        GridColumn(words.PAID_ON, 120, is_editable=True),
    ),
    words.LESSONS_GRID,
    words.SAVING_LESSONS,
    {"course": COURSE, "classes": CLASSES, "hours": HOURS, "fee": FEE, "paid_on": PAID_ON},
    QSize(980, 640),
)


class LessonsDialog(GridDialog):
    """Every month ends with an empty line for another course."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, hire_id: int, parent: QWidget) -> None:
        super().__init__(_SPEC, context, parent)
        self._office = office
        self._actor = actor
        self._hire_id = hire_id
        self._today = office.today()
        self.body.addWidget(label(words.LESSONS_LEAD, "sub", wrap=True))
        self._add_grid()
        self._read()

    @override
    def _check(self, row: int, column: int, text: str) -> Checked:
        return Checked(text.strip())

    @override
    def _reading(self) -> Callable[[], HireView | None]:
        return partial(self._office.industry.detail, self._actor, self._hire_id)

    @override
    def _rows_of(self, found: HireView | None) -> Sequence[GridRow]:
        return [] if found is None else list(_rows(found, self._today))

    @override
    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        return partial(_save, self._office, self._actor, self._hire_id, tuple(map(self._edit, edited)))

    @override
    def _saved_line(self, count: int) -> str:
        return words.lessons_line(count)

    @override
    def _summary_line(self, edited: int) -> str:
        rows = range(self.model.rowCount())
        hours = sum(int(text) for row in rows if (text := self.model.text(row, HOURS)).isdecimal())
        fees = [self.model.text(row, FEE).replace(",", "") for row in rows]
        fen = sum(round(float(text) * 100) for text in fees if text.replace(".", "", 1).isdecimal())
        return words.lessons_summary(hours, paper_words.yuan(fen), edited)

    def _edit(self, row: int) -> MonthEdit:
        texts = (self.model.text(row, column) for column in (COURSE, CLASSES, HOURS, FEE, PAID_ON))
        month = date.fromisoformat(f"{self.model.text(row, MONTH)}-01")
        return MonthEdit(self.model.key(row), month, *texts)


def _rows(hire: HireView, today: date) -> Iterator[GridRow]:
    for month in _months(hire, today):
        shown = f"{month:%Y-%m}"
        for one in (line for line in hire.months if line.month == month):
            paid_on = one.paid_on.isoformat() if one.paid_on else ""
            yield GridRow(one.id, (shown, one.course, one.classes or "", str(one.hours), yuan(one.fee_fen), paid_on))
        yield GridRow(-(month.year * 12 + month.month), (shown, "", "", "", "", ""))


def _months(hire: HireView, today: date) -> Iterator[date]:
    """Every month of the term that has begun, the newest first."""
    if hire.from_on is None or hire.last_on is None:
        return
    last = min(hire.last_on, today)
    for count in range(last.year * 12 + last.month - 1, hire.from_on.year * 12 + hire.from_on.month - 2, -1):
        yield date(count // 12, count % 12 + 1, 1)


def _save(office: Office, actor: Actor, hire_id: int, edits: tuple[MonthEdit, ...], _progress: object) -> Outcome[int]:
    return office.industry.set_months(actor, hire_id, edits)
