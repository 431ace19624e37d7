"""Filings with the authority: the list of them, a new one, one taken back with a reason."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.filing_views import FilingForm, FilingView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_file, choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import checks_page as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording.findings import FILING_KINDS

_COLUMNS: Final = (
    Column(words.FILING_KIND, 170),
    Column(words.FILING_NUMBER, 170),
    Column(words.AUTHORITY, 150),
    Column(words.FILED_ON, 100),
    Column(words.VALID_TO, 100),
    Column(words.FILING_FOR, 220),
    Column(words.FILING_STATE, 120),
    Column(words.SCAN, 150),
)


class FilingsDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.FILINGS, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._found: dict[int, FilingView] = {}
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.FILINGS)
        self.note = Note()
        self.body.addWidget(label(words.FILINGS_LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.back_button = self.add_button(words.TAKE_BACK, self.open_take_back, at_left=True)
        self.save_scan_button = self.add_button(words.SAVE_SCAN, self._on_save_scan)
        self.scan_button = self.add_button(words.ATTACH_SCAN, self._on_scan)
        self.add_cancel(kit_words.CLOSE)
        self.new_button = self.add_button(words.NEW_FILING, self.open_new, primary=True)
        for unready in (self.back_button, self.save_scan_button, self.scan_button):
            unready.setEnabled(False)
        self.resize(QSize(1080, 560).boundedTo(self.screen().availableSize()))
        self._chosen: int | None = None
        self._with_scan: FilingView | None = None
        self.table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(frozenset({Area.CHECKS}), self._on_changes)
        self._read()

    def open_new(self) -> "FilingDialog":
        dialog = FilingDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_take_back(self) -> None:
        if self._chosen is not None:
            back = partial(self._office.filings.take_back, self._actor, self._chosen)
            WithdrawDialog(words.TAKE_BACK, back, _taken_back, self._context, self).open()

    def attach_scan(self, filing_id: int, source: Path) -> None:
        """Keeps the scan of the filing."""
        work = partial(_attach, self._office, self._actor, filing_id, source)
        self._context.jobs.start(words.SAVING_SCAN, work, self._on_scanned, self._on_lost)

    def save_scan(self, filing_id: int, target: Path) -> None:
        """Writes the scan of the filing out."""
        work = partial(self._office.filings.save_scan, self._actor, filing_id, target)
        self._context.jobs.read(work, self._on_written, self._on_lost)

    def _on_scan(self) -> None:
        if self._chosen is not None:
            keep = partial(self.attach_scan, self._chosen)
            choose_file(self, words.ATTACH_SCAN, (words.SCAN_FILTER,), keep)

    def _on_save_scan(self) -> None:
        if (one := self._with_scan) is not None:
            save = partial(self.save_scan, one.id)
            choose_target(self, words.SAVE_SCAN, Path.home() / str(one.scan_title), (words.ANY_FILTER,), save)

    def _on_scanned(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SCAN_SAVED, Tone.OK)

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self.note.say(words.scan_written(str(outcome.value)), Tone.OK)

    def _read(self) -> None:
        self._context.jobs.read(partial(self._office.filings.all, self._actor), self._on_read, self._on_lost)

    def _on_read(self, found: tuple[FilingView, ...]) -> None:
        self._found = {one.id: one for one in found}
        self._rows.keep([_row(one) for one in found])
        self.model.refresh()
        self.model.load(ListQuery())
        self.note.say("" if found else words.NO_FILINGS, Tone.ACCENT)

    def _on_chosen(self, filing_id: object) -> None:
        one = self._found.get(filing_id) if isinstance(filing_id, int) else None
        self._chosen = one.id if one is not None and one.void_reason is None else None
        self._with_scan = one if one is not None and one.scan_title is not None else None
        self.back_button.setEnabled(self._chosen is not None)
        self.scan_button.setEnabled(self._chosen is not None)
        self.scan_button.setText(words.ATTACH_SCAN if self._with_scan is None else words.REPLACE_SCAN)
        self.save_scan_button.setEnabled(self._with_scan is not None)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


class FilingDialog(RecordDialog):
    """A filing that was made; it speaks of the students placed by now."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.NEW_FILING, context, parent)
        self._office = office
        self._actor = actor
        self._plans, self._units = choice((), none=words.CHOOSE), choice((), none=words.WHOLE_PLAN)
        kinds = choice([(kind.value, text) for kind, text in FILING_KINDS.items()])
        self.form.add("kind", words.FILING_KIND, kinds, required=True, wide=True)
        self.form.add("authority", words.AUTHORITY, line(words.AUTHORITY_HINT), required=True)
        self.form.add("number", words.FILING_NUMBER, line(words.NUMBER_HINT), required=True)
        self.form.add("filed_on", words.FILED_ON, line(words.DAY_HINT), required=True)
        self.form.add("valid_to", words.VALID_TO, line(words.DAY_HINT))
        self.form.add("plan_id", words.PLAN, self._plans, required=True)
        self.form.add("enterprise_id", words.UNIT, self._units)
        self.form.add("note", words.NOTE, line(), wide=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._office.filings.choices, self._actor)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        offer_again(self._plans, [(str(one), text) for one, text in found.plans], none=words.CHOOSE)
        offer_again(self._units, [(str(one), text) for one, text in found.units], none=words.WHOLE_PLAN)
        return {}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        return words.SAVING_FILING, partial(_save, self._office, self._actor, FilingForm(**typed))

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.filing_saved(self.form.value("number").strip())


def _save(office: Office, actor: Actor, form: FilingForm, _progress: object) -> Outcome[int]:
    return office.filings.record(actor, form)


def _attach(office: Office, actor: Actor, filing_id: int, source: Path, _progress: object) -> Outcome[int]:
    return office.filings.attach_scan(actor, filing_id, source)


def _taken_back(_filing_id: int) -> str:
    return words.FILING_TAKEN_BACK


def _row(one: FilingView) -> Row:
    whose = one.plan_name if one.enterprise_name is None else f"{one.plan_name} / {one.enterprise_name}"
    state = words.FILING_STANDS if one.void_reason is None else words.filing_void(one.void_reason)
    valid_to = one.valid_to.isoformat() if one.valid_to else ""
    kind, filed_on = FILING_KINDS[one.kind], one.filed_on.isoformat()
    return (one.id, kind, one.number, one.authority, filed_on, valid_to, whose, state, one.scan_title or "")
