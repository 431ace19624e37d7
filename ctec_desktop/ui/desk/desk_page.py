"""The page 工作台: who is on post, the school year as bars, and what waits for somebody."""

from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.desk import DeskChecks, DeskFigures, DeskLine
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.ui.desk.work_list import WorkList
from ctec_desktop.ui.kit.bar_chart import Bar, BarChart
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import desk as words

AREAS: Final = frozenset(
    {Area.SCHOOL, Area.STUDENTS, Area.ENTERPRISES, Area.PLANS, Area.PLACEMENTS, Area.AGREEMENTS}
    | {Area.TEMPLATES, Area.COVER, Area.TRIPS, Area.RULES, Area.CHECKS}
    | {Area.HANDOUTS, Area.SCANS}
)
_OF_CHECKS: Final = frozenset({DeskLine.AGAINST_RULES, DeskLine.UNINSURED, DeskLine.FAILING, DeskLine.MISSING})
_OF_FIGURES: Final = frozenset(DeskLine) - _OF_CHECKS


class Tile(QFrame):
    """A number one looks at first, and what is behind it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAccessibleName(name)
        self._name = name
        self._number, self._note = label("—", "number"), label("", "sub", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.setSpacing(2)
        column.addWidget(label(name, "sub"))
        column.addWidget(self._number)
        column.addWidget(self._note)
        column.addStretch(1)

    def show_number(self, number: int, note: str = "") -> None:
        self._number.setText(f"{number:,}")
        self._note.setText(note)
        self.setAccessibleDescription(f"{self._name} {number:,} 人 {note}".rstrip())


class DeskPage(QWidget):
    """Figures come first; the check of the whole school follows. Both are read again after every change."""

    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__()
        self._office = office
        self._actor = actor
        self._context = context
        self._is_stale = True
        self.tiles = {name: Tile(name) for name in (words.ON_POST, words.STARTING, words.UNSIGNED, words.UNINSURED)}
        self.chart = BarChart(words.CHART)
        self.work = WorkList()
        self.note = Note()
        self._sub = label("", "sub")
        self._build()
        self.work.asked.connect(self._on_asked)
        context.hub.subscribe(AREAS, self._on_changed)

    def _build(self) -> None:
        self.setObjectName("page")
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.L)
        grid.setSpacing(Gap.M)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(label(words.TITLE, "title"))
        head.addWidget(self._sub)
        grid.addLayout(head, 0, 0, 1, 4)
        grid.addWidget(self.note, 1, 0, 1, 4)
        for column, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._charted(), 3, 0, 1, 2)
        grid.addWidget(self.work, 3, 2, 1, 2)
        grid.setRowStretch(3, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(inside))
        self.note.say("")

    def _charted(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.addWidget(label(words.CHART, "heading"))
        column.addWidget(self.chart, 1)
        column.addWidget(label(words.CHART_NOTE, "small", wrap=True))
        return card

    def visit(self, what: object) -> None:
        """Shows what is so now, when anything changed since."""
        del what
        if self._is_stale:
            self._read()

    def _read(self) -> None:
        self._is_stale = False
        jobs = self._context.jobs
        jobs.read(partial(self._office.desk.figures, self._actor), self._on_figures, self._on_lost)
        jobs.read(partial(self._office.start_page.school_name, self._actor), self._on_school, self._on_lost)
        jobs.read(partial(self._office.desk.checks, self._actor), self._on_checks, self._on_lost)

    def _on_school(self, name: str) -> None:
        self._sub.setText(words.subtitle(self._office.today(), name))

    def _on_figures(self, found: DeskFigures) -> None:
        self.tiles[words.ON_POST].show_number(found.on_post, words.on_post_note(found))
        self.tiles[words.STARTING].show_number(found.starting)
        self.tiles[words.UNSIGNED].show_number(found.unsigned)
        today = found.on.replace(day=1)
        self.chart.show_bars(
            [
                Bar(words.month_label(one), one.heads, words.chart_line(one), one.month > today, one.month == today)
                for one in found.months
            ]
        )
        self.work.tell(words.of_figures(found), _OF_FIGURES, words.COUNTING)

    def _on_checks(self, found: DeskChecks) -> None:
        self.tiles[words.UNINSURED].show_number(found.uninsured, words.uninsured_note(found))
        self.work.tell(words.of_checks(found), _OF_CHECKS, "")
        if self.work.is_empty():
            self.work.tell({}, frozenset(), words.NOTHING)

    def _on_asked(self, line: DeskLine) -> None:
        self._context.go(words.PAGES[line], None)

    def _on_changed(self, _changes: object) -> None:
        self._is_stale = True
        if self.isVisible():
            QTimer.singleShot(0, self, self._read)

    def _on_lost(self, error: BaseException) -> None:
        self._is_stale = True
        self.note.say("\n".join(error_lines(error)), Tone.BAD)
