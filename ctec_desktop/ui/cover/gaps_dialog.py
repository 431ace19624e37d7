"""Days nobody covers: everyone of the school or of a class, in student-days and as a picture day by day."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.cover_strip import BandState
from ctec_desktop.domain.cover_views import CoverReport, StudentCover, past_and_ahead
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.cover.strip_view import StripView
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, pill
from ctec_desktop.ui.kit.list_desk import ListDesk
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.range_dialog import ChosenRange, RangeChoices, RangeDialog, ReportJob
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import cover_report as report_words
from ctec_desktop.wording import kit as kit_words

# As many as a person would read through; a class is always shown whole.
MOST_NAMED: Final = 500
_CLASS_LETTERS = 16
_AHEAD, _PAST = 5, 6
_LEGEND_TONES: Final = {BandState.COVERED: Tone.OK, BandState.LACKING: Tone.BAD, BandState.SPARE: Tone.MUTED}


def _ahead_tone(row: Row) -> Tone:
    return Tone.BAD if row[_AHEAD] else Tone.MUTED


def _past_tone(row: Row) -> Tone:
    return Tone.WARN if row[_PAST] else Tone.MUTED


_COLUMNS: Final = (
    Column(words.STUDENT_NO, 112),
    Column(words.NAME, 84),
    Column(words.CLASS, 132),
    Column(words.UNIT, 196),
    Column(words.AHEAD_DAYS, 74, Align.RIGHT, tone=_ahead_tone),
    Column(words.PAST_DAYS, 74, Align.RIGHT, tone=_past_tone),
    Column(words.GAP_DAYS, 260),
)

# A change of any of these moves the days.
_AREAS = frozenset({Area.COVER, Area.PLACEMENTS, Area.TRIPS, Area.STUDENTS})


class GapsDialog(Dialog):
    """Follows every change of placements and of cover while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.GAPS_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._report: CoverReport | None = None
        self.class_combo = choice((), none=words.WHOLE_SCHOOL)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.strip = StripView()
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self._on_lost)
        self._read()

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self.class_combo.setMinimumContentsLength(_CLASS_LETTERS)
        self.table.setAccessibleName(words.GAP_LIST)
        self._summary = label("", "strong", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.class_combo)
        top.addWidget(self._summary, 1)
        legend = QHBoxLayout()
        legend.setSpacing(Gap.S)
        for state, text in words.LEGEND.items():
            legend.addWidget(pill(text, _LEGEND_TONES[state]))
        legend.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        column.addLayout(legend)
        column.addWidget(self.strip, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(below)
        parts.setSizes([320, 260])
        self.body.addWidget(label(words.GAPS_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.export_button = self.add_button(kit_words.EXPORT, self._on_export_asked, at_left=True)
        self.export_button.setVisible(self._context.desk is not None)
        self.report_button = self.add_button(words.REPORT, self.open_report, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1080, 720).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._read)
        self.table.current_record_changed.connect(self._on_student_chosen)
        self._context.hub.subscribe(_AREAS, self._on_changes)

    def summary(self) -> str:
        return self._summary.text()

    def export(self, target: Path) -> None:
        """Writes the list of gaps as it is on show."""
        rows = [tuple(column.written(row, at) for at, column in enumerate(_COLUMNS)) for row in self._shown()]
        work = partial(_export, self._context.desk, rows, target)
        self._context.jobs.start(kit_words.EXPORTING, work, partial(self._on_exported, target), self._on_lost)

    def open_report(self) -> RangeDialog:
        """Asks of whom 保险覆盖报告 is to be; it begins with the class on show."""
        office, actor = self._office, self._actor
        job = ReportJob(
            report_words.TITLE, partial(_choices, office, actor), partial(_write, office, actor), report_words.file_name
        )
        dialog = RangeDialog(job, self._context, office.today(), self, self._class_name())
        dialog.open()
        return dialog

    def _class_name(self) -> str | None:
        return str(self.class_combo.currentData() or "") or None

    def _read(self, *_: object) -> None:
        asked = self._class_name()
        work = partial(_read, self._office, self._actor, asked)
        self._context.jobs.read(work, partial(self._on_report, asked), self._on_lost)

    def _on_report(self, asked: str | None, found: tuple[CoverReport, tuple[StudentCover, ...]]) -> None:
        if asked != self._class_name():
            return
        report, people = found
        self._report = report
        self._summary.setText(words.totals_line(report.totals))
        named, lacking = len(report.people), report.totals.students_uncovered
        self.note.say(words.more_line(named, lacking) if named < lacking else "", Tone.ACCENT)
        rows = self._shown()
        self._rows.keep(rows)
        self.model.refresh()
        self.model.load(ListQuery())
        self.export_button.setEnabled(bool(rows))
        self.strip.show_people(people)

    def _shown(self) -> list[Row]:
        report = self._report
        return [] if report is None else [_row(one, report) for one in report.people]

    def _on_student_chosen(self, student_id: object) -> None:
        if isinstance(student_id, int):
            self.strip.go_to(student_id)

    def _on_export_asked(self) -> None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = kit_words.export_name(words.GAPS_TITLE, self._office.today().isoformat())
        choose_target(
            self, kit_words.EXPORT_TITLE, documents / safe_file_name(name), (kit_words.WORKBOOKS,), self.export
        )

    def _on_exported(self, target: Path, rows: int) -> None:
        self.note.say(kit_words.exported_line(rows, str(target)), Tone.OK)

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(self.class_combo, [(one.name, one.name) for one in classes], none=words.WHOLE_SCHOOL)
        self.class_combo.blockSignals(False)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(office: Office, actor: Actor, class_name: str | None) -> tuple[CoverReport, tuple[StudentCover, ...]]:
    """The report, and whom to draw: a class whole, of the school those with gaps."""
    reach = _range(class_name)
    report = office.cover.report(actor, None, reach, None if class_name else MOST_NAMED)
    return report, report.people if class_name is None else office.cover.of_range(actor, reach)


def _choices(office: Office, actor: Actor) -> RangeChoices:
    return RangeChoices(*office.compliance.choices(actor))


def _write(
    office: Office, actor: Actor, target: Path, chosen: ChosenRange, on: date, progress: Progress
) -> Outcome[CoverReport]:
    return office.cover.write_report(actor, target, on, ReportRange.of(*chosen), progress)


def _range(class_name: str | None) -> ReportRange:
    return ReportRange(CheckSelection(class_name), class_name or "")


def _row(one: StudentCover, report: CoverReport) -> Row:
    past, ahead = past_and_ahead(one.ledger.uncovered, report.on)
    head = (one.student_id, one.student_no, one.name, one.class_name, one.unit)
    return (*head, ahead, past, labels.spans_text(one.ledger.uncovered))


def _export(desk: ListDesk | None, rows: list[tuple[str, ...]], target: Path, progress: Progress) -> int:
    assert desk is not None
    progress.begin(kit_words.EXPORTING, len(rows))
    return desk.export(words.GAPS_TITLE, [column.title for column in _COLUMNS], rows, target)
