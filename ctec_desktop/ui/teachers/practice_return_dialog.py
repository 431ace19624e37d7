"""A workbook that came back beside the record: what was handed out, what stands here, what the teacher wrote."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.book_views import ReturnedRecord, ReturnPlan, TakenIn
from ctec_desktop.domain.practice.merging import Change, FieldMerge, Kind, Side
from ctec_desktop.domain.practice.periods import PracticeForm, PracticePlace
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.practice_returns import label_of
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import field_name, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import practice_books as words
from ctec_desktop.wording.practice import FORMS, PLACES

_KIND_TONES: Final = {
    words.KINDS[Kind.SAME]: Tone.MUTED,
    words.KINDS[Kind.OURS]: Tone.MUTED,
    words.KINDS[Kind.THEIRS]: Tone.ACCENT,
    words.KINDS[Kind.NEW]: Tone.ACCENT,
}
_CHANGE_TONES: Final = {words.CHANGES[Change.BOTH]: Tone.BAD, words.CHANGES[Change.THEIRS]: Tone.ACCENT}
# A row begins with its id, so that its first column stands at 1.
_KIND_AT, _TAKEN_AT, _CHANGE_AT = 3, 4, 5
_LEAST_PX: Final = 120


def _kind_tone(row: Row) -> Tone:
    return _KIND_TONES.get(str(row[_KIND_AT]), Tone.BAD)


def _taken_tone(row: Row) -> Tone:
    return Tone.BAD if row[_TAKEN_AT] == words.UNDECIDED else Tone.MUTED


def _change_tone(row: Row) -> Tone:
    return _CHANGE_TONES.get(str(row[_CHANGE_AT]), Tone.MUTED)


_RECORDS: Final = (
    Column(words.SERIAL, 60, Align.RIGHT),
    Column(words.STAY, 310),
    Column(words.KIND, 132, tone=_kind_tone, is_pill=True),
    Column(words.TAKEN, 132, tone=_taken_tone),
)
_FIELDS: Final = (
    Column(words.FIELD, 116),
    Column(words.ORIGINAL, 140),
    Column(words.OURS, 140),
    Column(words.THEIRS, 140),
    Column(words.CHANGE, 84, tone=_change_tone),
)


class PracticeReturnDialog(Dialog):
    """Nothing is written before 「写入」; says `taken_in` with what was written."""

    taken_in = Signal(str)

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None, plan: ReturnPlan
    ) -> None:
        super().__init__(words.RETURN_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._plan = plan
        self._chosen: dict[str, Side] = {}
        self._by_serial = {record.serial: record for record in plan.records}
        self._records, self._fields = KeptRows(), KeptRows()
        self.records_model = IdsTableModel(_RECORDS, self._records, context.jobs, self)
        self.fields_model = IdsTableModel(_FIELDS, self._fields, context.jobs, self)
        self.records_table = TableView(self.records_model, context.jobs)
        self.fields_table = TableView(self.fields_model, context.jobs)
        self.side_combo = choice((), none=words.UNDECIDED)
        self.note, self.problems = Note(), Note()
        self._build()
        self.records_model.loaded.connect(self._on_loaded)
        self.records_table.current_record_changed.connect(self._on_record_chosen)
        self.side_combo.currentIndexChanged.connect(self._on_side_chosen)
        self._show_record(None)
        self._show_records()
        if not plan.has_news:
            self.note.say(words.NO_NEWS)

    def _build(self) -> None:
        self.records_table.setAccessibleName(words.RECORDS)
        self.fields_table.setAccessibleName(words.FIELDS)
        self.side_combo.setAccessibleName(words.TAKEN)
        self.side_combo.setMinimumContentsLength(max(map(len, words.SIDES.values())) + 2)
        taken = QHBoxLayout()
        taken.setSpacing(Gap.S)
        taken.addWidget(field_name(words.TAKEN, self.side_combo))
        taken.addWidget(self.side_combo)
        taken.addStretch(1)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        column.addLayout(taken)
        column.addWidget(self.problems)
        column.addWidget(self.fields_table, 1)
        self.records_table.setMinimumHeight(_LEAST_PX)
        self.fields_table.setMinimumHeight(_LEAST_PX)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.records_table)
        parts.addWidget(beside)
        parts.setSizes([220, 340])
        plan = self._plan
        made_on = plan.book.made_on.isoformat()
        lead = words.return_lead(plan.teacher.name, plan.teacher.staff_no, plan.book.number, made_on)
        self.body.addWidget(label(lead, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.add_cancel()
        self.apply_button = self.add_button(words.APPLY, self._on_apply, primary=True)
        self.resize(QSize(1100, 620).boundedTo(self.screen().availableSize()))

    def take(self, serial: int, side: Side) -> None:
        """Takes a side of a record, as choosing it from the list does."""
        self._chosen[self._by_serial[serial].merge.key] = side
        self._show_records()

    def _side_of(self, record: ReturnedRecord) -> Side | None:
        return self._chosen.get(record.merge.key, record.proposed)

    def _current(self) -> ReturnedRecord | None:
        chosen = self.records_table.current_id()
        return None if chosen is None else self._by_serial.get(chosen)

    def _show_records(self) -> None:
        rows: list[Row] = []
        for record in self._plan.records:
            side = self._side_of(record)
            taken = words.UNDECIDED if side is None else words.SIDES[side]
            kind = words.KINDS[record.merge.kind]
            rows.append((record.serial, record.serial, label_of(record.merge), kind, taken))
        self._records.keep(rows)
        self.records_model.refresh()
        self.records_model.load(ListQuery())

    def _show_record(self, record: ReturnedRecord | None) -> None:
        fields = () if record is None else record.merge.fields
        shown = [one for one in fields if one.original or one.ours or one.theirs]
        shown.sort(key=_is_unchanged)
        self._fields.keep([_row(serial, one) for serial, one in enumerate(shown, 1)])
        self.fields_model.refresh()
        self.fields_model.load(ListQuery())
        problems = () if record is None else record.problems
        is_refused = any(problem.severity is Severity.REFUSED for problem in problems)
        self.problems.say("\n".join(map(full_sentence, problems)), Tone.BAD if is_refused else Tone.WARN)
        self.side_combo.blockSignals(True)
        sides = () if record is None else record.sides
        open_choice = words.UNDECIDED if record is not None and record.proposed is None else None
        offer(self.side_combo, [(side.value, words.SIDES[side]) for side in sides], none=open_choice)
        side = None if record is None else self._side_of(record)
        self.side_combo.setCurrentIndex(max(0, self.side_combo.findData("" if side is None else side.value)))
        self.side_combo.setEnabled(self.side_combo.count() > 1)
        self.side_combo.blockSignals(False)

    def _on_loaded(self, _count: int) -> None:
        """Stands on what has to be chosen first, else on the first news; once, then the person goes where they like."""
        self.records_model.loaded.disconnect(self._on_loaded)
        news = [one for one in self._plan.records if one.merge.kind not in (Kind.SAME, Kind.OURS)]
        first = next((one for one in news if one.proposed is None), next(iter(news), None))
        if first is not None:
            self.records_table.go_to(first.serial)

    def _on_record_chosen(self, _serial: object) -> None:
        self._show_record(self._current())

    def _on_side_chosen(self, _index: int) -> None:
        record = self._current()
        if record is None:
            return
        said = str(self.side_combo.currentData() or "")
        if said:
            self.take(record.serial, Side(said))
        else:
            self._chosen.pop(record.merge.key, None)
            self._show_records()

    def _on_apply(self) -> None:
        self.apply_button.setEnabled(False)
        work = partial(_apply, self._office, self._actor, self._plan, dict(self._chosen))
        self._context.jobs.start(words.TAKING_IN, work, self._on_applied, self._on_lost)

    def _on_applied(self, outcome: Outcome[TakenIn]) -> None:
        done = outcome.value
        said = words.taken_in_line(done.number, done.new, done.changed, done.removed)
        self._context.say(said, Tone.OK)
        self.taken_in.emit("\n".join((said, *map(full_sentence, outcome.warnings))))
        self.accept()

    def _on_lost(self, error: BaseException) -> None:
        self.apply_button.setEnabled(True)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _is_unchanged(one: FieldMerge) -> bool:
    """What came apart stands above."""
    return one.change is Change.NONE


def _row(serial: int, one: FieldMerge) -> Row:
    sides = (_said(one.field, text) for text in (one.original, one.ours, one.theirs))
    return (serial, words.HEADINGS[one.field], *sides, words.CHANGES[one.change])


def _said(field: str, text: str) -> str:
    """A stable word as its label; any other text as it is, in one line."""
    if field == "place" and text:
        return PLACES[PracticePlace(text)]
    if field == "form" and text:
        return FORMS[PracticeForm(text)]
    return " ".join(text.split())


def _apply(
    office: Office, actor: Actor, plan: ReturnPlan, chosen: dict[str, Side], progress: Progress
) -> Outcome[TakenIn]:
    return office.practice_returns.apply(actor, plan, chosen, progress)
