"""Taking a pack of rules in: every limit it changes stands beside what holds now, before anything is written."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rulebook.book import Pack
from ctec_desktop.domain.rulebook.pack_views import RuleDifference
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.services.rulebooks import PackComparison
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import rules_dialog as words
from ctec_desktop.wording.rulebook import difference_values, taken_in_line

_COLUMNS: Final = (
    Column(words.RULE, 270),
    Column(words.WHAT, 150),
    Column(words.BEFORE, 160),
    Column(words.AFTER, 180),
    Column(words.FOR, 120),
)


class PackImportDialog(Dialog):
    """Args: `found` is the pack as it was read, with what it changes."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, found: PackComparison, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.COMPARE_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._found = found
        rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.COMPARE_TITLE)
        self.note = Note()
        pack, changes = found.pack, found.differences
        self.body.addWidget(label(words.comparing(pack.name, pack.version, len(changes)), wrap=True))
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.add_cancel()
        self.import_button = self.add_button(words.TAKE_IN, self.take_in, primary=True)
        self.resize(QSize(960, 460).boundedTo(self.screen().availableSize()))
        rows.keep([_row(at, one) for at, one in enumerate(changes, 1)])
        self.model.load(ListQuery())

    def take_in(self) -> None:
        """Puts the pack to use."""
        self.import_button.setEnabled(False)
        work = partial(_take_in, self._office, self._actor, self._found)
        self._context.jobs.start(words.TAKING_IN, work, self._on_taken_in, self._on_refused)

    def _on_taken_in(self, _outcome: Outcome[Pack]) -> None:
        self._context.say(taken_in_line(len(self._found.differences)), Tone.OK)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.import_button.setEnabled(True)
        if isinstance(error, RuleViolation):
            show_problems(self, words.REFUSED_TITLE, error.problems, words.REFUSED_LEAD)
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _take_in(office: Office, actor: Actor, found: PackComparison, _progress: object) -> Outcome[Pack]:
    return office.rulebook.take_in(actor, found.source)


def _row(at: int, one: RuleDifference) -> Row:
    what, before, after = difference_values(one)
    majors = "、".join(one.majors) or words.EVERYBODY
    return (at, f"{one.rule_id} {one.title}", what, before, after, majors)
