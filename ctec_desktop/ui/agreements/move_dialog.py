"""Moving chosen agreements on: one move for all of them, what stands in the way of each, and the result of each."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.agreement_moves import JudgedMove, MoveReport, MoveWish, OfferedMove
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.move_form import MoveForm
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.form_editors import choice, offer
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import move_dialog as words
from ctec_desktop.wording.lifecycle import MOVE_NAMES

_CAN: Final = 2


def _tone(row: Row) -> Tone:
    return Tone.OK if row[_CAN] == words.CAN else Tone.BAD


_COLUMNS: Final = (
    Column(words.LABEL, 280),
    Column(words.RESULT, 88, tone=_tone, is_pill=True),
    Column(words.WHY, 420),
)


class MoveDialog(AskingDialog):
    """
    Args:
        agreement_ids: the chosen agreements, one or many.
        move: what is asked for already.
    """

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        agreement_ids: Sequence[int],
        parent: QWidget | None = None,
        move: MoveName | None = None,
    ) -> None:
        super().__init__(words.TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._ids = tuple(agreement_ids)
        self._wanted = move
        self._ticket = 0
        self._judged: tuple[JudgedMove, ...] = ()
        self.move_combo = choice((), none=words.CHOOSE)
        self.form = MoveForm()
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.note = Note()
        self._build()
        self.move_combo.currentIndexChanged.connect(self._on_move_chosen)
        work = partial(office.agreement_moves.offered, actor, self._ids)
        context.jobs.read(work, self._on_offered, self._on_lost)

    def _build(self) -> None:
        self.move_combo.setAccessibleName(words.MOVE)
        self._summary = label(words.READING, "strong")
        self.table.setAccessibleName(words.LIST)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.move_combo)
        self.body.addWidget(self.form)
        self.body.addWidget(self.note)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.table, 1)
        self.add_cancel(kit_words.CLOSE)
        self.make_button = self.add_button(words.make_button(None, 0), self.make, primary=True)
        self.make_button.setEnabled(False)
        self.resize(QSize(860, 640).boundedTo(self.screen().availableSize()))

    @override
    def has_unsaved(self) -> bool:
        return self.form.has_words()

    def move_name(self) -> MoveName | None:
        chosen = self.move_combo.currentData()
        return MoveName(str(chosen)) if chosen else None

    def summary(self) -> str:
        return self._summary.text()

    def make(self) -> None:
        """Makes the move for those nothing stands in the way of."""
        name = self.move_name()
        if name is None or not self.make_button.isEnabled():
            return
        self.form.clear_problems()
        self.note.say("")
        try:
            wish = self.form.wish(name, self._ids)
        except RuleViolation as error:
            self._on_not_made(error)
            return
        self.make_button.setEnabled(False)
        work = partial(_make, self._office, self._actor, wish)
        self._context.jobs.start(words.MAKING, work, self._on_made, self._on_not_made)

    def _judge(self) -> None:
        name = self.move_name()
        self._ticket += 1
        self.make_button.setEnabled(False)
        if name is None:
            self._on_judged(self._ticket, ())
            return
        self._summary.setText(words.READING)
        work = partial(self._office.agreement_moves.judge, self._actor, MoveWish(name, self._ids))
        self._context.jobs.read(work, partial(self._on_judged, self._ticket), self._on_lost)

    def _on_offered(self, offered: tuple[OfferedMove, ...]) -> None:
        with QSignalBlocker(self.move_combo):
            named = [(one.name.value, words.offered(one.name, one.ready)) for one in offered]
            offer(self.move_combo, named, none=words.CHOOSE if offered else words.NOTHING)
            wanted = self._wanted or (offered[0].name if len(offered) == 1 else None)
            self.move_combo.setCurrentIndex(max(0, self.move_combo.findData(wanted.value)) if wanted else 0)
        if not offered:
            self.note.say(words.NOTHING, Tone.WARN)
        self._on_move_chosen()

    def _on_move_chosen(self) -> None:
        self.form.show_move(self.move_name())
        self.note.say("" if self.move_combo.count() > 1 else words.NOTHING, Tone.WARN)
        self._judge()

    def _on_judged(self, ticket: int, judged: tuple[JudgedMove, ...]) -> None:
        if ticket != self._ticket:
            return
        self._judged = judged
        self._rows.keep([_row(one) for one in sorted(judged, key=_can_last)])
        self.model.refresh()
        self.model.load(ListQuery())
        ready = sum(one.problem is None for one in judged)
        self._summary.setText(words.summary(ready, len(judged) - ready) if judged else "")
        self.make_button.setText(words.make_button(self.move_name(), ready))
        self.make_button.setEnabled(ready > 0)

    def _on_made(self, outcome: Outcome[MoveReport]) -> None:
        report = outcome.value
        self._context.say(words.made_line(report.move, report.made), Tone.OK)
        parent = self.parentWidget()
        self.accept()
        if len(report.results) > 1 or report.made == 0:
            show_results(parent, MOVE_NAMES[report.move], [_result(one) for one in report.results])

    def _on_not_made(self, error: BaseException) -> None:
        self.make_button.setEnabled(any(one.problem is None for one in self._judged))
        if isinstance(error, RuleViolation):
            elsewhere = self.form.show_problems(error.problems)
            self.note.say("\n".join(full_sentence(problem) for problem in elsewhere), Tone.BAD)
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self._summary.setText("")
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _make(office: Office, actor: Actor, wish: MoveWish, progress: object) -> Outcome[MoveReport]:
    del progress
    return office.agreement_moves.make(actor, wish)


def _can_last(one: JudgedMove) -> bool:
    return one.problem is None


def _row(one: JudgedMove) -> Row:
    if one.problem is None:
        return (one.agreement_id, one.label, words.CAN, "")
    return (one.agreement_id, one.label, words.CANNOT, sentence(one.problem))


def _result(one: JudgedMove) -> ActionResult:
    return ActionResult(one.label, one.problem is None, "" if one.problem is None else sentence(one.problem))
