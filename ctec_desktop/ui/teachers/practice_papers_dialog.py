"""The papers of one period of practice: weekly logs and evidence, with what is still lacking."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.papers import PeriodPapers, PracticePaper
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import PeriodView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.practice_paper_dialog import PracticePaperDialog
from ctec_desktop.wording import archive_page as file_words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice_papers as words

_STATE: Final = 6


def _tone(row: Row) -> Tone:
    return Tone.OK if row[_STATE] == words.STANDS else Tone.MUTED


_COLUMNS: Final = (
    Column(words.KIND, 150),
    Column(words.NAME, 190),
    Column(words.DAYS, 204),
    Column(words.TEXT, 240),
    Column(words.FILE, 220),
    Column(words.STATE, 110, tone=_tone),
    Column(words.BY, 80),
)


class PracticePapersDialog(Dialog):
    """Follows every change while it is open; what is done with a paper is done with the one chosen in the list."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, period: PeriodView) -> None:
        super().__init__(words.title(period), parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._period = period
        self._found: dict[int, PracticePaper] = {}
        self._week: Span | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.note = Note()
        self._build()
        self.table.current_record_changed.connect(self._on_chosen)
        self.table.record_activated.connect(self._on_edit)
        context.hub.subscribe(frozenset({Area.PRACTICE}), self._on_changes)
        self._read()

    def _build(self) -> None:
        self.table.setAccessibleName(words.LIST)
        acts = Flow()
        acts.setSpacing(Gap.S)
        self.log_button = button(words.ADD_LOG, primary=True, icon_name="plus")
        self.evidence_button = button(words.ADD)
        self.edit_button = button(words.EDIT)
        self.file_button = button(words.SAVE_FILE)
        self.void_button = button(words.VOID)
        for made, act in (
            (self.log_button, self._on_log),
            (self.evidence_button, self._on_add),
            (self.edit_button, self._on_edit),
            (self.file_button, self._on_save_file),
            (self.void_button, self._on_void),
        ):
            made.clicked.connect(act)
            acts.addWidget(made)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addLayout(acts)
        self.table.setMinimumHeight(90)
        self.body.addWidget(self.table, 1)
        self.add_cancel(kit_words.CLOSE)
        self._offer(None)
        self.resize(QSize(1120, 600).boundedTo(self.screen().availableSize()))

    def open_log(self) -> PracticePaperDialog:
        """The form of a new log, for the first week that lacks one."""
        dialog = self.open_paper()
        dialog.begin_log(self._week)
        return dialog

    def open_paper(self, paper: PracticePaper | None = None) -> PracticePaperDialog:
        """The form of a paper; of a new one while none is named."""
        dialog = PracticePaperDialog(self._office, self._actor, self._context, self, self._period.id)
        if paper is not None:
            dialog.begin_with(paper)
        dialog.open()
        return dialog

    def save_file(self, paper_id: int, target: Path) -> None:
        """Writes the file of a paper where the person wants it."""
        work = partial(_save, self._office, self._actor, self._period.id, paper_id, target)
        self._context.jobs.start(words.SAVE_FILE, work, self._on_written, self._on_lost)

    def _chosen(self) -> PracticePaper | None:
        wanted = self.table.current_id()
        return None if wanted is None else self._found.get(wanted)

    def _read(self) -> None:
        work = partial(self._office.practice_papers.of_period, self._actor, self._period.id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: PeriodPapers | None) -> None:
        papers = () if found is None else found.papers
        self._found = {one.id: one for one in papers}
        self._week = next(iter(found.without_log), None) if found is not None else None
        self._rows.keep([_row(one) for one in papers])
        self.model.refresh()
        self.model.load(ListQuery())
        for made in (self.log_button, self.evidence_button):
            made.setEnabled(found is not None and self._period.state is not PeriodState.VOID)
        self._offer(self._chosen())
        if found is None:
            self.note.say(words.OUT_OF_SIGHT, Tone.BAD)
        else:
            self.note.say(words.summary(found), Tone.WARN if found.without_log else Tone.ACCENT)

    def _offer(self, one: PracticePaper | None) -> None:
        """What can be done with the paper the list stands on."""
        is_open = one is not None and one.void_reason is None and self._period.state is not PeriodState.VERIFIED
        self.edit_button.setEnabled(is_open)
        self.void_button.setEnabled(is_open)
        self.file_button.setEnabled(one is not None and one.file_title is not None)

    def _on_chosen(self, _paper_id: object) -> None:
        self._offer(self._chosen())

    def _on_log(self) -> None:
        self.open_log()

    def _on_add(self) -> None:
        self.open_paper()

    def _on_edit(self, *_: object) -> None:
        if (one := self._chosen()) is not None and self.edit_button.isEnabled():
            self.open_paper(one)

    def _on_save_file(self) -> None:
        if (one := self._chosen()) is not None and one.file_title is not None:
            save = partial(self.save_file, one.id)
            choose_target(self, words.SAVE_FILE, Path.home() / one.file_title, (file_words.ANY_FILTER,), save)

    def _on_void(self) -> None:
        if (one := self._chosen()) is not None:
            void = partial(self._office.practice_papers.void, self._actor, one.id)
            WithdrawDialog(words.VOID_TITLE, void, words.voided_line, self._context, self).open()

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self._context.say(words.written_line(str(outcome.value)), Tone.OK)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _row(one: PracticePaper) -> Row:
    text = " ".join((one.text or "").split())
    head = (one.id, words.KINDS[one.kind], one.title, words.days_text(one), text, words.file_text(one))
    return (*head, words.state_text(one), one.added_by)


def _save(
    office: Office, actor: Actor, period_id: int, paper_id: int, target: Path, _progress: object
) -> Outcome[Path]:
    return office.practice_papers.save_file(actor, period_id, paper_id, target)
