"""规则包: packs that were taken in, with their versions; one is taken in after a look at what it changes."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rulebook.pack_views import PackView
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.services.rulebooks import PackComparison
from ctec_desktop.ui.checks.pack_import_dialog import PackImportDialog
from ctec_desktop.ui.kit.choose_files import choose_file, choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm, show_problems
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import rules_dialog as words
from ctec_desktop.wording.rulebook import LEVELS, withdrawn_line


def _tone(row: Row) -> Tone:
    return Tone.OK if row[6] == words.IN_USE else Tone.MUTED


_COLUMNS: Final = (
    Column(words.LAYER, 70),
    Column(words.PACK_NAME, 260),
    Column(words.VERSION, 110),
    Column(words.IMPORTED_ON, 100),
    Column(words.IMPORTED_BY, 110),
    Column(words.PACK_STATE, 140, tone=_tone),
)


class PacksDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.PACKS_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._found: dict[int, PackView] = {}
        self._chosen: PackView | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.PACKS_TITLE)
        self.note = Note()
        self._version = label("", "strong", wrap=True)
        self.body.addWidget(label(words.PACKS_LEAD, "sub", wrap=True))
        self.export_pack_button, self.back_button = button(words.EXPORT_PACK), button(words.TAKE_BACK)
        self.export_pack_button.clicked.connect(self._on_export_pack)
        self.back_button.clicked.connect(self._on_take_back)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self._version, 1)
        top.addWidget(self.export_pack_button)
        top.addWidget(self.back_button)
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.export_button = self.add_button(words.EXPORT_ALL, self._on_export_all, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.import_button = self.add_button(words.IMPORT, self._on_import, primary=True)
        self.resize(QSize(900, 480).boundedTo(self.screen().availableSize()))
        self.table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(frozenset({Area.RULES}), self._on_changes)
        self._on_chosen(None)
        self._read()

    def compare(self, source: Path) -> None:
        """Reads a pack and shows what it would change, or why it is refused."""
        self.note.say(words.READING_PACK, Tone.ACCENT)
        work = partial(self._office.rulebook.compare, self._actor, source)
        self._context.jobs.read(work, self._on_compared, self._on_refused)

    def write(self, level: PackLevel | None, target: Path) -> None:
        """Writes a pack, or all rules, as TOML."""
        work = partial(self._office.rulebook.export, self._actor, target, level)
        self._context.jobs.read(work, self._on_written, self._on_refused)

    def take_back(self, level: PackLevel) -> None:
        """Takes the pack of a level out of use."""
        work = partial(_take_back, self._office, self._actor, level)
        self._context.jobs.start(words.TAKING_BACK, work, partial(self._on_taken_back, level), self._on_refused)

    def _read(self) -> None:
        work = partial(_packs, self._office, self._actor)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: tuple[str, tuple[PackView, ...]]) -> None:
        version, packs = found
        self._found = dict(enumerate(packs, 1))
        self._rows.keep([_row(at, one) for at, one in self._found.items()])
        self.model.refresh()
        self.model.load(ListQuery())
        self._version.setText(words.levels_line(version))
        self._on_chosen(None)

    def _on_chosen(self, at: object) -> None:
        one = self._found.get(at) if isinstance(at, int) else None
        self._chosen = one if one is not None and one.retired_at_utc is None else None
        self.back_button.setEnabled(self._chosen is not None)
        self.export_pack_button.setEnabled(self._chosen is not None)

    def _on_import(self) -> None:
        choose_file(self, words.COMPARE_TITLE, (words.PACK_FILTER,), self.compare)

    def _on_compared(self, found: PackComparison) -> None:
        self.note.say("")
        PackImportDialog(self._office, self._actor, self._context, found, self).open()

    def _on_export_all(self) -> None:
        suggested = Path.home() / words.ALL_RULES_FILE
        choose_target(self, words.EXPORT_ALL, suggested, (words.PACK_FILTER,), partial(self.write, None))

    def _on_export_pack(self) -> None:
        if (one := self._chosen) is not None:
            suggested = Path.home() / f"{LEVELS[one.level]}规则包.toml"
            write = partial(self.write, one.level)
            choose_target(self, words.EXPORT_PACK, suggested, (words.PACK_FILTER,), write)

    def _on_take_back(self) -> None:
        if (one := self._chosen) is not None:
            yes = partial(self.take_back, one.level)
            question = words.take_back_question(one)
            confirm(self, words.TAKING_BACK, question, words.TAKE_BACK_YES, yes, danger=True)

    def _on_taken_back(self, level: PackLevel, outcome: Outcome[bool]) -> None:
        self._context.say(withdrawn_line(level, was_in_use=outcome.value), Tone.OK)

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self.note.say(words.written(str(outcome.value)), Tone.OK)

    def _on_refused(self, error: BaseException) -> None:
        self.note.say("")
        if isinstance(error, RuleViolation):
            show_problems(self, words.REFUSED_TITLE, error.problems, words.REFUSED_LEAD)
        else:
            self._on_lost(error)

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _packs(office: Office, actor: Actor) -> tuple[str, tuple[PackView, ...]]:
    return office.rulebook.version(actor), office.rulebook.packs(actor)


def _take_back(office: Office, actor: Actor, level: PackLevel, _progress: object) -> Outcome[bool]:
    return office.rulebook.take_back(actor, level)


def _row(at: int, one: PackView) -> Row:
    imported_on = one.imported_at_utc.astimezone(CHINA).date().isoformat()
    return (at, LEVELS[one.level], one.name, one.version, imported_on, one.imported_by, words.pack_state(one))
