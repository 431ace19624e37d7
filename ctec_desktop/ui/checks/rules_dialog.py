"""规则: every rule of today, found by its words or its level, with what is behind it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rulebook.confirmations import RuleDetail
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.confirm_text_dialog import ConfirmTextDialog
from ctec_desktop.ui.checks.packs_dialog import PacksDialog
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.search_edit import SearchEdit
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import rules_dialog as words
from ctec_desktop.wording.rulebook import NOT_READ, SEVERITIES


def _tone(row: Row) -> Tone:
    return Tone.WARN if row[5] == NOT_READ else Tone.MUTED


_COLUMNS: Final = (
    Column(words.ID, 122),
    Column(words.NAME, 250),
    Column(words.SEVERITY, 150),
    Column(words.LAYER, 110),
    Column(words.STATE, 66, tone=_tone),
)


class RulesDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._all: tuple[RuleDetail, ...] = ()
        self._shown: dict[int, RuleDetail] = {}
        self._chosen: RuleDetail | None = None
        self.search = SearchEdit(words.SEARCH_HINT)
        levels = [(level.value, text) for level, text in words.TIGHTENED_BY.items()]
        self.level_combo = choice([*levels, (words.TO_CONFIRM, words.ONLY_TO_CONFIRM)], none=words.ALL_LEVELS)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.behind = selectable(words.CHOOSE_RULE)
        self.note = Note()
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        self.level_combo.setAccessibleName(words.LEVEL)
        self.search.setAccessibleName(words.SEARCH_HINT)
        self.table.setAccessibleName(words.TITLE)
        self.behind.setAccessibleName(words.RULE_TEXT)
        self.behind.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._summary = label("", "strong")
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.search, 1)
        top.addWidget(self.level_combo)
        top.addWidget(self._summary)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(Scrolled(self.behind))
        parts.setSizes([720, 400])
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.packs_button = self.add_button(words.PACKS, self.open_packs, at_left=True)
        self.withdraw_button = self.add_button(words.WITHDRAW_CONFIRMATION, self.open_withdraw)
        self.confirm_button = self.add_button(words.CONFIRM, self.open_confirm)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1200, 660).boundedTo(self.screen().availableSize()))
        self._tell_chosen()

    def _connect(self) -> None:
        self.search.settled.connect(self._show)
        self.level_combo.currentIndexChanged.connect(self._show)
        self.table.current_record_changed.connect(self._on_chosen)
        self._context.hub.subscribe(frozenset({Area.RULES}), self._on_changes)

    def summary(self) -> str:
        return self._summary.text()

    def open_packs(self) -> PacksDialog:
        dialog = PacksDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_confirm(self) -> ConfirmTextDialog | None:
        """The form that says who held the chosen rule against which original."""
        if self._chosen is None:
            return None
        dialog = ConfirmTextDialog(self._office, self._actor, self._context, self._chosen.rule, self)
        dialog.open()
        return dialog

    def open_withdraw(self) -> None:
        if self._chosen is not None:
            back = partial(_withdraw, self._office, self._actor, self._chosen.rule.id)
            WithdrawDialog(words.WITHDRAW_CONFIRMATION, back, _withdrawn, self._context, self).open()

    def _read(self) -> None:
        work = partial(self._office.rule_confirmations.details, self._actor)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: tuple[RuleDetail, ...]) -> None:
        self._all = found
        self._show()

    def _show(self, *_: object) -> None:
        wanted, level = self.search.text().strip().casefold(), str(self.level_combo.currentData() or "")
        self._shown = {at: one for at, one in enumerate(self._all, 1) if _is_found(one, wanted) and _is_of(one, level)}
        self._rows.keep([_row(at, one) for at, one in self._shown.items()])
        self.model.refresh()
        self.model.load(ListQuery())
        self._summary.setText(words.count_line(len(self._shown), len(self._all)))
        before = self._chosen.rule.id if self._chosen else ""
        self._choose(next((one for one in self._shown.values() if one.rule.id == before), None))

    def _on_chosen(self, at: object) -> None:
        self._choose(self._shown.get(at) if isinstance(at, int) else None)

    def _choose(self, one: RuleDetail | None) -> None:
        self._chosen = one
        self.behind.setText(words.CHOOSE_RULE if one is None else "\n".join(words.detail_lines(one)))
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        one = self._chosen
        self.confirm_button.setEnabled(one is not None and not one.rule.is_read_in_the_text)
        self.withdraw_button.setEnabled(one is not None and one.confirmation is not None)

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _withdraw(office: Office, actor: Actor, rule_id: str, reason: str) -> Outcome[int]:
    return office.rule_confirmations.withdraw(actor, rule_id, reason)


def _withdrawn(_confirmation_id: int) -> str:
    return words.CONFIRMATION_WITHDRAWN


def _is_found(one: RuleDetail, wanted: str) -> bool:
    rule = one.rule
    return not wanted or wanted in f"{rule.id} {rule.title} {rule.text} {rule.clause}".casefold()


def _is_of(one: RuleDetail, level: str) -> bool:
    if not level:
        return True
    if level == words.TO_CONFIRM:
        return not one.rule.is_read_in_the_text
    return any(change.level is PackLevel(level) for change in one.tightenings)


def _row(at: int, one: RuleDetail) -> Row:
    rule = one.rule
    return (at, rule.id, rule.title, SEVERITIES[rule.severity], words.layer_text(one), words.state_text(one))
