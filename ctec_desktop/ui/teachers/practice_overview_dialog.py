"""A department's practice as one picture: a strip for every teacher, who falls short first above."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.master_views import DepartmentView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.ledger import MeterState
from ctec_desktop.domain.practice.views import PracticeLine, PracticeReport
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, pill
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.teachers.practice_dialog import METER_TONES, PracticeDialog
from ctec_desktop.ui.teachers.practice_offline_dialog import PracticeOfflineDialog
from ctec_desktop.ui.teachers.practice_strip import TONES, PracticeStrip
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice as labels
from ctec_desktop.wording import practice_books as book_words
from ctec_desktop.wording import practice_page as words
from ctec_desktop.wording import practice_report as report_words

_DEPARTMENT_LETTERS = 16
_STATE, _YEAR_MISSING = 7, 8
_TONES: Final = {
    **{labels.METERS[state]: tone for state, tone in METER_TONES.items()},
    labels.REGIONAL_SHORT: Tone.BAD,
}


def _tone(row: Row) -> Tone:
    return _TONES[str(row[_STATE])]


def _year_tone(row: Row) -> Tone:
    return Tone.WARN if row[_YEAR_MISSING] else Tone.MUTED


_COLUMNS: Final = (
    Column(words.STAFF_NO, 84),
    Column(words.NAME, 84),
    Column(words.DEPARTMENT, 132),
    Column(words.KIND, 118),
    Column(words.COUNTED, 84, Align.RIGHT),
    Column(words.MISSING, 56, Align.RIGHT),
    Column(words.STATE, 90, tone=_tone, is_pill=True),
    Column(words.YEAR_MISSING, 72, Align.RIGHT, tone=_year_tone),
    Column(words.FORECAST, 280),
)


class PracticeOverviewDialog(Dialog):
    """Follows every change of teachers and of practice while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.OVERVIEW, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._report: PracticeReport | None = None
        self.department_combo = choice((), none=words.WHOLE_SCHOOL)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.strip = PracticeStrip()
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(office.majors.departments, actor), self._on_departments, self._on_lost)
        self._read()

    def _build(self) -> None:
        self.department_combo.setAccessibleName(words.DEPARTMENT)
        self.department_combo.setMinimumContentsLength(_DEPARTMENT_LETTERS)
        self.table.setAccessibleName(words.LIST)
        self._summary = label("", "strong", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.department_combo)
        top.addWidget(self._summary, 1)
        legend = QHBoxLayout()
        legend.setSpacing(Gap.S)
        for state, text in labels.BANDS.items():
            legend.addWidget(pill(text, TONES[state]))
        legend.addStretch(1)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        column.addLayout(legend)
        column.addWidget(self.strip, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(above)
        parts.addWidget(self.table)
        parts.setSizes([320, 240])
        self.body.addWidget(label(words.OVERVIEW_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.offline_button = self.add_button(book_words.OPEN, self._on_offline_asked, at_left=True)
        self.report_button = self.add_button(words.REPORT, self._on_report_asked, at_left=True)
        self.teacher_button = self.add_button(words.OF_TEACHER, self._on_teacher_asked, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1100, 720).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.department_combo.currentIndexChanged.connect(self._read)
        self.table.current_record_changed.connect(self._on_teacher_chosen)
        self.table.record_activated.connect(self.open_teacher)
        self.strip.line_chosen.connect(self.open_teacher)
        areas = frozenset({Area.PRACTICE, Area.TEACHERS, Area.ENTERPRISES, Area.RULES})
        self._context.hub.subscribe(areas, self._on_changes)

    def summary(self) -> str:
        return self._summary.text()

    def open_teacher(self, teacher_id: int) -> PracticeDialog:
        """One teacher's ledger above the picture."""
        dialog = PracticeDialog(self._office, self._actor, self._context, self, teacher_id)
        dialog.open()
        return dialog

    def open_offline(self) -> PracticeOfflineDialog:
        """Workbooks that teachers fill in away from the office."""
        dialog = PracticeOfflineDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def print_report(self, target: Path) -> None:
        """Writes 教师企业实践情况汇总 of what is on show: a PDF, or a workbook."""
        if self._report is None:
            return
        work = partial(_write, self._office, self._actor, target, self._report)
        self._context.jobs.start(words.REPORTING, work, self._on_report_written, self._on_lost)

    def _department(self) -> str | None:
        return str(self.department_combo.currentData() or "") or None

    def _read(self, *_: object) -> None:
        asked = self._department()
        work = partial(_report, self._office, self._actor, asked)
        self._context.jobs.read(work, partial(self._on_report, asked), self._on_lost)

    def _on_report(self, asked: str | None, report: PracticeReport) -> None:
        if asked != self._department():
            return
        self._report = report
        self._summary.setText(report_words.totals_line(report))
        self._rows.keep([_row(line) for line in report.lines])
        self.model.refresh()
        self.model.load(ListQuery())
        self.report_button.setEnabled(bool(report.lines))
        self.teacher_button.setEnabled(bool(report.lines))
        self.strip.show_lines(report.lines)

    def _on_teacher_chosen(self, teacher_id: object) -> None:
        if isinstance(teacher_id, int):
            self.strip.go_to(teacher_id)

    def _on_teacher_asked(self) -> None:
        chosen = self.table.current_id()
        lines = self._report.lines if self._report else ()
        if chosen is None and lines:
            chosen = lines[self.strip.current()].teacher.id
        if chosen is not None:
            self.open_teacher(chosen)

    def _on_offline_asked(self) -> None:
        self.open_offline()

    def _on_report_asked(self) -> None:
        if self._report is None:
            return
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = safe_file_name(report_words.file_name(self._report.about, self._report.on, ".pdf"))
        filters = (words.PDF_FILTER, kit_words.WORKBOOKS)
        choose_target(self, words.REPORTING, documents / name, filters, self.print_report)

    def _on_report_written(self, outcome: Outcome[Path]) -> None:
        self.note.say(words.written_line(str(outcome.value)), Tone.OK)

    def _on_departments(self, departments: tuple[DepartmentView, ...]) -> None:
        self.department_combo.blockSignals(True)
        offer_again(self.department_combo, [(one.name, one.name) for one in departments], none=words.WHOLE_SCHOOL)
        self.department_combo.blockSignals(False)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _report(office: Office, actor: Actor, department: str | None) -> PracticeReport:
    return office.practice.report(actor, department=department)


def _write(office: Office, actor: Actor, target: Path, report: PracticeReport, progress: Progress) -> Outcome[Path]:
    return office.practice.write_report(actor, target, report, progress)


def _row(line: PracticeLine) -> Row:
    teacher, main = line.teacher, line.ledger.main
    forecast = "" if main.state is MeterState.NONE else labels.forecast_line(line.ledger.forecast)
    return (
        teacher.id,
        teacher.staff_no,
        teacher.name,
        teacher.department,
        words.kind_text(teacher),
        main.counted,
        main.missing,
        labels.state_text(line.ledger),
        line.ledger.yearly.missing,
        forecast,
    )
