"""One teacher's file: what papers say, with their scans, and what the rules of recruiting make of it."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.domain.teaching.views import TeacherFile
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_file, choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, pill, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.entry_dialog import EntryDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import teacher_file_page as words
from ctec_desktop.wording.teaching import ENTRY_KINDS, RESULTS, finding_line

_TONES: Final = {
    Result.PASS: Tone.OK,
    Result.EXEMPT: Tone.ACCENT,
    Result.WARN: Tone.WARN,
    Result.MISSING_DATA: Tone.WARN,
    Result.FAIL: Tone.BAD,
}
_STATE: Final = 7
_STATE_TONES: Final = {words.STANDS: Tone.OK, words.EXPIRED: Tone.BAD}


def _tone(row: Row) -> Tone:
    return _STATE_TONES.get(str(row[_STATE]), Tone.MUTED)


_COLUMNS: Final = (
    Column(words.KIND, 116),
    Column(words.NAME, 170),
    Column(words.LEVEL, 160),
    Column(words.ISSUER, 150),
    Column(words.NUMBER, 100),
    Column(words.DAYS, 200),
    Column(words.STATE, 70, tone=_tone),
    Column(words.SCAN, 120),
)


class TeacherFileDialog(Dialog):
    """Follows every change while it is open; what is done with a line is done with the one chosen in the list."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, teacher_id: int) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._teacher_id = teacher_id
        self._found: dict[int, TeacherEntry] = {}
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.note = Note()
        self._judged = QGridLayout()
        self._build()
        self.table.current_record_changed.connect(self._on_chosen)
        self.table.record_activated.connect(self._on_edit)
        areas = frozenset({Area.TEACHERS, Area.PRACTICE, Area.RULES})
        context.hub.subscribe(areas, self._on_changes)
        self._read()

    def _build(self) -> None:
        self.table.setAccessibleName(words.LIST)
        self._judged.setColumnStretch(1, 1)
        self._judged.setHorizontalSpacing(Gap.M)
        acts = QHBoxLayout()
        acts.setSpacing(Gap.S)
        self.new_button = button(words.NEW_ACTION, primary=True, icon_name="plus")
        self.edit_button = button(words.EDIT_ACTION)
        self.scan_button = button(words.ATTACH)
        self.save_scan_button = button(words.SAVE_SCAN)
        self.void_button = button(words.VOID)
        for made, act in (
            (self.new_button, self._on_new),
            (self.edit_button, self._on_edit),
            (self.scan_button, self._on_scan),
            (self.save_scan_button, self._on_save_scan),
            (self.void_button, self._on_void),
        ):
            made.clicked.connect(act)
            acts.addWidget(made)
        acts.addStretch(1)
        self.body.addWidget(self.note)
        self.body.addLayout(self._judged)
        self.body.addLayout(acts)
        self.body.addWidget(self.table, 1)
        self.add_cancel(kit_words.CLOSE)
        self._offer(None)
        self.resize(QSize(1180, 640).boundedTo(self.screen().availableSize()))

    def open_entry(self, entry_id: int | None) -> EntryDialog:
        """The form of a line; of a new one while none is named."""
        dialog = EntryDialog(self._office, self._actor, self._context, self, self._teacher_id, entry_id)
        dialog.open()
        return dialog

    def attach_scan(self, entry_id: int, source: Path) -> None:
        """Keeps the scan of a line's paper."""
        work = partial(_attach, self._office, self._actor, entry_id, source)
        self._context.jobs.start(words.SAVING_SCAN, work, self._on_scanned, self._on_lost)

    def save_scan(self, entry_id: int, target: Path) -> None:
        work = partial(self._office.teacher_files.save_scan, self._actor, entry_id, target)
        self._context.jobs.read(work, self._on_written, self._on_lost)

    def _chosen(self) -> TeacherEntry | None:
        wanted = self.table.current_id()
        return None if wanted is None else self._found.get(wanted)

    def _read(self) -> None:
        work = partial(self._office.teacher_files.of_teacher, self._actor, self._teacher_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: TeacherFile | None) -> None:
        entries = () if found is None else found.entries
        self._found = {one.id: one for one in entries}
        today = self._office.today()
        order = list(ENTRY_KINDS)
        self._rows.keep([_row(one, one.holds_on(today)) for one in sorted(entries, key=lambda e: order.index(e.kind))])
        self.model.refresh()
        self.model.load(ListQuery())
        self._show_findings(() if found is None else found.findings)
        self.new_button.setEnabled(found is not None)
        self._offer(self._chosen())
        if found is None:
            self.note.say(words.OUT_OF_SIGHT, Tone.BAD)
            return
        self.setWindowTitle(words.title(found))
        self.note.say("" if entries else words.NOTHING, Tone.ACCENT)

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        while (item := self._judged.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, one in enumerate(findings):
            self._judged.addWidget(pill(RESULTS[one.result], _TONES.get(one.result, Tone.MUTED)), row, 0)
            text = selectable(finding_line(one))
            text.setWordWrap(True)
            self._judged.addWidget(text, row, 1)

    def _offer(self, one: TeacherEntry | None) -> None:
        """What can be done with the line the list stands on."""
        is_open = one is not None and not one.is_void
        for made in (self.edit_button, self.scan_button, self.void_button):
            made.setEnabled(is_open)
        has_scan = one is not None and one.scan_title is not None
        self.scan_button.setText(words.REPLACE if has_scan else words.ATTACH)
        self.save_scan_button.setEnabled(has_scan)

    def _on_chosen(self, _entry_id: object) -> None:
        self._offer(self._chosen())

    def _on_new(self) -> None:
        self.open_entry(None)

    def _on_edit(self, *_: object) -> None:
        if (one := self._chosen()) is not None and not one.is_void:
            self.open_entry(one.id)

    def _on_scan(self) -> None:
        if (one := self._chosen()) is not None:
            choose_file(self, words.ATTACH, (words.SCAN_FILTER,), partial(self.attach_scan, one.id))

    def _on_save_scan(self) -> None:
        if (one := self._chosen()) is not None and one.scan_title is not None:
            save = partial(self.save_scan, one.id)
            choose_target(self, words.SAVE_SCAN, Path.home() / one.scan_title, (words.ANY_FILTER,), save)

    def _on_void(self) -> None:
        if (one := self._chosen()) is not None:
            void = partial(self._office.teacher_files.void, self._actor, one.id)
            WithdrawDialog(words.VOID_TITLE, void, _voided, self._context, self).open()

    def _on_scanned(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SCAN_SAVED, Tone.OK)

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self._context.say(words.scan_written(str(outcome.value)), Tone.OK)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _attach(office: Office, actor: Actor, entry_id: int, source: Path, _progress: object) -> Outcome[int]:
    return office.teacher_files.attach_scan(actor, entry_id, source)


def _voided(_teacher_id: int) -> str:
    return words.VOIDED


def _row(one: TeacherEntry, holds: bool) -> Row:
    state = f"{words.IS_VOID}：{one.void_reason}" if one.is_void else words.STANDS if holds else words.EXPIRED
    head = (one.id, ENTRY_KINDS[one.kind], one.name, words.level_text(one), one.issuer or "", one.number or "")
    return (*head, words.days_text(one), state, one.scan_title or "")
