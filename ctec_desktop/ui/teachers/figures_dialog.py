"""学校数据: every figure with its working, by department or by year as bars, and everybody behind it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.school_figures import Figure, FigureKey, FigureUnit, SchoolFigures
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.bar_chart import Bar, BarChart
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.keep_figures_dialog import KeepFiguresDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import school_figures as words
from ctec_desktop.wording import teacher_uploads as upload_words

_BY_DEPARTMENT, _BY_YEAR = "department", "year"
_COLUMNS: Final = (
    Column(words.FIGURE, 290),
    Column(words.VALUE, 120, Align.RIGHT),
    Column(words.WORKING, 310),
    Column(words.BEFORE, 210),
)
_NAMES: Final = (
    Column(words.NAME, 96),
    Column(words.NUMBER, 132),
    Column(words.DEPARTMENT, 132),
    Column(words.AMOUNT, 96, Align.RIGHT),
    Column(words.SAID, 120),
)
_KEYS: Final = tuple(FigureKey)


class FiguresDialog(Dialog):
    """Follows every change of what the figures are made of while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._today: SchoolFigures | None = None
        self._kept: tuple[SchoolFigures, ...] = ()
        self._key = FigureKey.DUAL
        self.shown_combo = choice(((words.TODAY, words.TODAY),))
        self.drawn_combo = choice(((_BY_DEPARTMENT, words.BY_DEPARTMENT), (_BY_YEAR, words.BY_YEAR)))
        self._rows, self._people = KeptRows(), KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.names_model = IdsTableModel(_NAMES, self._people, context.jobs, self)
        self.names = TableView(self.names_model, context.jobs)
        self.chart = BarChart(words.CHART)
        self.note = Note()
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        for editor, name in ((self.shown_combo, words.SHOWN), (self.drawn_combo, words.DRAWN)):
            editor.setAccessibleName(name)
            editor.setMinimumContentsLength(14)
        self.table.setAccessibleName(words.LIST)
        self.names.setAccessibleName(words.NAMES)
        self._title = label("", "strong", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(words.SHOWN))
        top.addWidget(self.shown_combo)
        top.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(Gap.S)
        head.addWidget(self._title, 1)
        head.addWidget(self.drawn_combo)
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.chart, 1)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(picture)
        below.addWidget(self.names)
        below.setSizes([480, 520])
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setSizes([316, 270])
        for one in (below, parts):
            one.setChildrenCollapsible(False)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.report_button = self.add_button(words.REPORT, self._on_report_asked, at_left=True)
        self.uploads_button = self.add_button(upload_words.BUTTON, self._on_uploads_asked, at_left=True)
        self.keep_button = self.add_button(words.KEEP, self.open_keep, at_left=True)
        self.take_back_button = self.add_button(words.TAKE_BACK, self.open_take_back, at_left=True)
        self.take_back_button.setEnabled(False)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1100, 720).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.shown_combo.currentIndexChanged.connect(self._show)
        self.drawn_combo.currentIndexChanged.connect(self._draw)
        self.table.current_record_changed.connect(self._on_figure_chosen)
        areas = {Area.RECOGNITION, Area.PRACTICE, Area.TEACHERS, Area.INDUSTRY, Area.RULES, Area.COVER, Area.FIGURES}
        self._context.hub.subscribe(frozenset(areas), self._on_changes)

    def open_keep(self) -> KeepFiguresDialog:
        """Asks for the day whose figures are kept for its year."""
        dialog = KeepFiguresDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_take_back(self) -> WithdrawDialog | None:
        """Asks why the figures on show shall not stand for their year."""
        shown = self.shown()
        if shown is None or shown.year is None:
            return None
        work = partial(self._office.school_figures.take_back, self._actor, shown.year)
        dialog = WithdrawDialog(words.TAKE_BACK, work, words.taken_back_line, self._context, self)
        dialog.open()
        return dialog

    def shown(self) -> SchoolFigures | None:
        """What is on show: as it is today, or as it was kept."""
        asked = self.shown_combo.currentData()
        return next((one for one in self._kept if str(one.year) == asked), self._today)

    def write(self, target: Path) -> None:
        """Writes 学校教师数据表 of what is on show: a PDF, or a workbook with the names."""
        shown = self.shown()
        if shown is not None:
            work = partial(_write, self._office, self._actor, shown, target)
            self._context.jobs.start(words.REPORTING, work, self._on_written, self._on_lost)

    def write_uploads(self, target: Path) -> None:
        """Writes 教师上报表 of the day on show."""
        shown = self.shown()
        if shown is not None:
            work = partial(_write_uploads, self._office, self._actor, shown, target)
            self._context.jobs.start(upload_words.WRITING, work, self._on_uploads_written, self._on_lost)

    def _read(self) -> None:
        self._context.jobs.read(partial(_both, self._office, self._actor), self._on_read, self._on_lost)

    def _on_read(self, found: tuple[SchoolFigures, tuple[SchoolFigures, ...]]) -> None:
        self._today, self._kept = found
        self.shown_combo.blockSignals(True)
        years = [(str(one.year), words.shown_text(one)) for one in self._kept]
        offer_again(self.shown_combo, [(words.TODAY, words.TODAY), *years])
        self.shown_combo.blockSignals(False)
        self._show()

    def _show(self, *_: object) -> None:
        shown = self.shown()
        if shown is None:
            return
        before = next((one for one in self._kept if one.on < shown.on), None)
        self._rows.keep([_row(one, before) for one in shown.figures])
        self.model.refresh()
        self.model.load(ListQuery())
        self.take_back_button.setEnabled(shown.year is not None)
        self._show_names()
        self._draw()

    def _figure(self) -> Figure | None:
        shown = self.shown()
        return None if shown is None else shown.figure(self._key)

    def _show_names(self) -> None:
        figure = self._figure()
        lines = () if figure is None else enumerate(figure.counted, 1)
        self._people.keep(
            [
                (at, one.name, one.number, one.department, words.amount_text(figure, one), words.said_text(one))
                for at, one in lines
                if figure is not None
            ]
        )
        self.names_model.refresh()
        self.names_model.load(ListQuery())

    def _draw(self, *_: object) -> None:
        figure = self._figure()
        self._title.setText(words.FIGURES[self._key])
        if figure is None:
            self.chart.show_bars(())
        elif self.drawn_combo.currentData() == _BY_YEAR:
            told = [one for one in (*reversed(self._kept), self._today) if one is not None]
            self.chart.show_bars([bar for one in told if (bar := _year_bar(one, self._key)) is not None])
        else:
            self.chart.show_bars(
                [_bar(figure, words.part_name(one), one.numerator, one.denominator) for one in figure.parts()]
            )

    def _on_figure_chosen(self, row_id: object) -> None:
        if isinstance(row_id, int):
            self._key = _KEYS[row_id - 1]
            self._show_names()
            self._draw()

    def _on_report_asked(self) -> None:
        shown = self.shown()
        if shown is None:
            return
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = safe_file_name(words.file_name(shown.on, ".pdf"))
        filters = (words.PDF_FILTER, kit_words.WORKBOOKS)
        choose_target(self, words.REPORTING, documents / name, filters, self.write)

    def _on_uploads_asked(self) -> None:
        shown = self.shown()
        if shown is not None:
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            name = safe_file_name(upload_words.file_name(shown.on))
            choose_target(self, upload_words.WRITING, documents / name, (kit_words.WORKBOOKS,), self.write_uploads)

    def _on_uploads_written(self, outcome: Outcome[Path]) -> None:
        self.note.say(upload_words.written_line(str(outcome.value)), Tone.OK)

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self.note.say(words.written_line(str(outcome.value)), Tone.OK)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _both(office: Office, actor: Actor) -> tuple[SchoolFigures, tuple[SchoolFigures, ...]]:
    return office.school_figures.on(actor), office.school_figures.kept(actor)


def _write(office: Office, actor: Actor, shown: SchoolFigures, target: Path, _progress: object) -> Outcome[Path]:
    return office.school_figures.write(actor, shown, target)


def _write_uploads(
    office: Office, actor: Actor, shown: SchoolFigures, target: Path, _progress: object
) -> Outcome[Path]:
    return office.school_figures.write_uploads(actor, target, shown.on)


def _row(figure: Figure, before: SchoolFigures | None) -> tuple[int, str, str, str, str]:
    return (
        _KEYS.index(figure.key) + 1,
        words.FIGURES[figure.key],
        words.value_text(figure),
        words.working_text(figure),
        words.before_text(figure, before),
    )


def _bar(figure: Figure, name: str, numerator: int, denominator: int, *, is_now: bool = False) -> Bar:
    said = words.bar_said(figure, name, numerator, denominator)
    if figure.unit is FigureUnit.SHARE:
        value = round(100 * numerator / denominator) if denominator else 0
    else:
        value = numerator if figure.unit is FigureUnit.LESSONS else round(numerator / 100)
    return Bar(name, value, said, is_now=is_now)


def _year_bar(one: SchoolFigures, key: FigureKey) -> Bar | None:
    figure = one.figure(key)
    if figure is None:
        return None
    name = words.TODAY if one.year is None else str(one.year)
    return _bar(figure, name, figure.numerator, figure.denominator, is_now=one.year is None)
