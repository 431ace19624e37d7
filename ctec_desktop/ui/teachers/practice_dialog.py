"""One teacher's practice: the meters, the strip, every period with why days of it do not count."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.ledger import Meter, MeterState
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import PeriodView, PracticeLine, TeacherPractice
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label, link, pill, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.decision_dialog import DecisionDialog
from ctec_desktop.ui.teachers.exemption_dialog import ExemptionDialog
from ctec_desktop.ui.teachers.period_dialog import PeriodDialog
from ctec_desktop.ui.teachers.practice_papers_dialog import PracticePapersDialog
from ctec_desktop.ui.teachers.practice_strip import TONES, PracticeStrip
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice as labels
from ctec_desktop.wording import practice_page as words
from ctec_desktop.wording import practice_papers as paper_words

_STATE: Final = 4
_STATE_TONES: Final = {
    labels.STATES[PeriodState.VERIFIED]: Tone.OK,
    labels.STATES[PeriodState.APPROVED]: Tone.ACCENT,
    labels.STATES[PeriodState.PLANNED]: Tone.WARN,
}
METER_TONES: Final = {
    MeterState.MET: Tone.OK,
    MeterState.SHORT: Tone.BAD,
    MeterState.OPEN: Tone.WARN,
    MeterState.NONE: Tone.MUTED,
}


def _tone(row: Row) -> Tone:
    return _STATE_TONES.get(str(row[_STATE]), Tone.MUTED)


_COLUMNS: Final = (
    Column(words.PERIOD, 204),
    Column(words.UNIT, 210),
    Column(words.FORM, 190),
    Column(words.STATE, 78, tone=_tone, is_pill=True),
    Column(paper_words.COLUMN, 56),
    Column(words.DAYS, 56, Align.RIGHT),
    Column(words.WHY, 300),
)


class PracticeDialog(Dialog):
    """Follows every change while it is open; what is done with a period is done with the one chosen in the list."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, teacher_id: int) -> None:
        super().__init__(words.OVERVIEW, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._teacher_id = teacher_id
        self._shown: TeacherPractice | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.strip = PracticeStrip()
        self.note = Note()
        self._meters = QGridLayout()
        self._held = QWidget()
        self._build()
        self.table.current_record_changed.connect(self._on_period_chosen)
        self.table.record_activated.connect(self._on_edit)
        areas = frozenset({Area.PRACTICE, Area.TEACHERS, Area.ENTERPRISES, Area.RULES})
        context.hub.subscribe(areas, self._on_changes)
        self._read()

    def _build(self) -> None:
        self.table.setAccessibleName(words.PERIODS)
        self._held.setLayout(self._meters)
        self._meters.setContentsMargins(0, 0, 0, 0)
        self._meters.setColumnStretch(2, 1)
        self._meters.setHorizontalSpacing(Gap.M)
        legend = QHBoxLayout()
        legend.setSpacing(Gap.S)
        for state, text in labels.BANDS.items():
            legend.addWidget(pill(text, TONES[state]))
        legend.addStretch(1)
        above = QVBoxLayout()
        above.setSpacing(Gap.XS)
        above.addLayout(legend)
        above.addWidget(self.strip)
        self.strip.setFixedHeight(self.strip.minimumHeight() + Gap.S)
        acts = QHBoxLayout()
        acts.setSpacing(Gap.S)
        self.new_button = button(words.NEW_ACTION, primary=True, icon_name="plus")
        self.edit_button = button(words.EDIT_ACTION)
        self.approve_button = button(words.APPROVE)
        self.verify_button = button(words.VERIFY)
        self.unverify_button = button(words.UNVERIFY)
        self.void_button = button(words.VOID)
        self.papers_button = button(paper_words.OPEN)
        for made, act in (
            (self.new_button, self._on_new),
            (self.edit_button, self._on_edit),
            (self.papers_button, self._on_papers),
            (self.approve_button, self._on_approve),
            (self.verify_button, self._on_verify),
            (self.unverify_button, self._on_unverify),
            (self.void_button, self._on_void),
        ):
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        self.body.addWidget(self.note)
        self.body.addWidget(self._held)
        self.body.addLayout(above)
        self.body.addLayout(acts)
        self.body.addWidget(self.table, 1)
        self.exempt_button = self.add_button(words.EXEMPT_ACTION, self._on_exempt, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self._offer(None)
        self.resize(QSize(1180, 680).boundedTo(self.screen().availableSize()))

    def chosen(self) -> PeriodView | None:
        """The period the list stands on."""
        wanted = self.table.current_id()
        periods = self._shown.periods if self._shown else ()
        return next((one for one in periods if one.id == wanted), None)

    def open_period(self, period_id: int | None) -> PeriodDialog:
        """The form of a period; of a new one while none is named."""
        dialog = PeriodDialog(self._office, self._actor, self._context, self, self._teacher_id, period_id)
        dialog.open()
        return dialog

    def open_papers(self, period: PeriodView) -> PracticePapersDialog:
        """Weekly logs and evidence of a period."""
        dialog = PracticePapersDialog(self._office, self._actor, self._context, self, period)
        dialog.open()
        return dialog

    def open_decision(self, period: PeriodView, *, verifies: bool) -> DecisionDialog:
        dialog = DecisionDialog(self._office, self._actor, self._context, self, period, verifies=verifies)
        dialog.open()
        return dialog

    def open_exemption(self) -> ExemptionDialog:
        dialog = ExemptionDialog(self._office, self._actor, self._context, self, self._teacher_id)
        dialog.open()
        return dialog

    def _read(self) -> None:
        work = partial(self._office.practice.of_teacher, self._actor, self._teacher_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: TeacherPractice | None) -> None:
        if found is None:
            self._on_out_of_sight()
            return
        self._shown = found
        self.setWindowTitle(words.title(found.teacher))
        self.note.say(words.KIND_OPEN if found.teacher.kind is None else "", Tone.WARN)
        self._show_meters(found)
        self.strip.show_lines([PracticeLine(found.teacher, found.ledger)])
        accounts = {account.period.id: account for account in found.ledger.accounts}
        rows: list[Row] = []
        for one in found.periods:
            account = accounts.get(one.id)
            counted = account.counted if account else 0
            head = (one.id, words.span_text(one), words.unit_text(one), words.form_text(one), words.state_text(one))
            papers = paper_words.count_text(found.papers.get(one.id, 0))
            rows.append((*head, papers, counted, words.why_text(one, account)))
        self._rows.keep(rows)
        self.model.refresh()
        self.model.load(ListQuery())
        self._offer(self.chosen())

    def _on_out_of_sight(self) -> None:
        """The teacher is gone from the departments this person sees: nothing of them stays, and it is said."""
        self._shown = None
        self._rows.keep([])
        self.model.refresh()
        self.model.load(ListQuery())
        self.note.say(words.OUT_OF_SIGHT, Tone.BAD)
        self._held.hide()
        self.strip.show_lines([])
        self._offer(None)
        self.new_button.setEnabled(False)
        self.exempt_button.setEnabled(False)

    def _show_meters(self, found: TeacherPractice) -> None:
        while (item := self._meters.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        ledger = found.ledger
        meters: list[tuple[str, Meter]] = [(words.FIVE_YEARS, ledger.main), (words.THIS_YEAR, ledger.yearly)]
        if ledger.regional is not None:
            meters.append((words.REGIONAL, ledger.regional))
        for row, (title, meter) in enumerate(meters):
            self._meters.addWidget(label(title, "strong"), row, 0)
            self._meters.addWidget(pill(labels.METERS[meter.state], METER_TONES[meter.state]), row, 1)
            self._meters.addWidget(selectable(labels.meter_line(meter)), row, 2)
        if ledger.main.state is not MeterState.NONE:
            self._meters.addWidget(label(words.FORECAST, "strong"), len(meters), 0)
            self._meters.addWidget(selectable(labels.forecast_line(ledger.forecast)), len(meters), 2)
        for row, (year, reason) in enumerate(found.teacher.exemptions, len(meters) + 1):
            undo = link(words.UNEXEMPT)
            undo.setAccessibleName(words.unexempt_name(year))
            undo.clicked.connect(partial(self._on_unexempt, year))
            self._meters.addWidget(undo, row, 1)
            self._meters.addWidget(selectable(words.exemption_line(year, reason)), row, 2)

    def _offer(self, period: PeriodView | None) -> None:
        """What can be done with the period the list stands on."""
        state = None if period is None else period.state
        is_open = state in (PeriodState.PLANNED, PeriodState.APPROVED)
        for made in (self.edit_button, self.verify_button, self.void_button):
            made.setEnabled(is_open)
        self.papers_button.setEnabled(period is not None)
        self.approve_button.setEnabled(state is PeriodState.PLANNED)
        self.unverify_button.setEnabled(state is PeriodState.VERIFIED)

    def _on_period_chosen(self, _period_id: object) -> None:
        self._offer(self.chosen())

    def _on_new(self) -> None:
        self.open_period(None)

    def _on_edit(self, *_: object) -> None:
        found = self.chosen()
        if found is not None and self.edit_button.isEnabled():
            self.open_period(found.id)

    def _on_papers(self) -> None:
        if (found := self.chosen()) is not None:
            self.open_papers(found)

    def _on_approve(self) -> None:
        if (found := self.chosen()) is not None:
            self.open_decision(found, verifies=False)

    def _on_verify(self) -> None:
        if (found := self.chosen()) is not None:
            self.open_decision(found, verifies=True)

    def _on_unverify(self) -> None:
        if (found := self.chosen()) is not None:
            undo = partial(self._office.practice_records.unverify, self._actor, found.id)
            WithdrawDialog(words.UNVERIFY_TITLE, undo, _unverified, self._context, self).open()

    def _on_void(self) -> None:
        if (found := self.chosen()) is not None:
            void = partial(self._office.practice_records.void, self._actor, found.id)
            WithdrawDialog(words.VOID_TITLE, void, _voided, self._context, self).open()

    def _on_exempt(self) -> None:
        self.open_exemption()

    def _on_unexempt(self, year: int, *_: object) -> None:
        undo = partial(self._office.practice_records.unexempt, self._actor, self._teacher_id, year)
        WithdrawDialog(words.UNEXEMPT_TITLE, undo, _unexempted, self._context, self).open()

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _unverified(_teacher_id: int) -> str:
    return words.UNVERIFIED


def _voided(_teacher_id: int) -> str:
    return words.VOIDED


def _unexempted(_teacher_id: int) -> str:
    return words.UNEXEMPTED
