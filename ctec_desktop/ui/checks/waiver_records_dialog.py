"""豁免记录: every waiver with who gave it and why, those that hold no more too."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.waivers import WaiverState, WaiverView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import waivers as words


def _tone(row: Row) -> Tone:
    return Tone.OK if row[1] == words.STATES[WaiverState.STANDING] else Tone.MUTED


_COLUMNS: Final = (
    Column(words.STATE, 100, tone=_tone),
    Column(words.ABOUT, 220),
    Column(words.RULE, 210),
    Column(words.REASON, 240),
    Column(words.COLUMN_BY, 90),
    Column(words.COLUMN_ON, 96),
    Column(words.UNTIL, 140),
)


class WaiverRecordsDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.RECORDS_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._standing: frozenset[int] = frozenset()
        self._chosen: int | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.RECORDS_TITLE)
        self.note = Note()
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.withdraw_button = self.add_button(words.WITHDRAW, self.open_withdraw, at_left=True)
        self.withdraw_button.setEnabled(False)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1180, 520).boundedTo(self.screen().availableSize()))
        self.table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(frozenset({Area.CHECKS, Area.RULES}), self._on_changes)
        self._read()

    def open_withdraw(self) -> None:
        if self._chosen is not None:
            back = partial(self._office.waivers.withdraw, self._actor, self._chosen)
            WithdrawDialog(words.WITHDRAW, back, _withdrawn, self._context, self).open()

    def _read(self) -> None:
        self._context.jobs.read(partial(self._office.waivers.all, self._actor), self._on_read, self._on_lost)

    def _on_read(self, found: tuple[WaiverView, ...]) -> None:
        self._standing = frozenset(one.waiver.id for one in found if one.waiver.ended_on is None)
        self._rows.keep([_row(one) for one in found])
        self.model.refresh()
        self.model.load(ListQuery())
        self.note.say("" if found else words.NO_RECORDS, Tone.ACCENT)

    def _on_chosen(self, waiver_id: object) -> None:
        self._chosen = waiver_id if isinstance(waiver_id, int) and waiver_id in self._standing else None
        self.withdraw_button.setEnabled(self._chosen is not None)

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _withdrawn(_waiver_id: int) -> str:
    return words.WITHDRAWN


def _row(one: WaiverView) -> Row:
    given = one.waiver
    rule = f"{given.rule_id} {one.title}"
    return (
        *(given.id, words.state_text(one), words.about(given.subject, one.labels), rule),
        *(words.reason_text(given), given.by_name, given.waived_on.isoformat(), words.until_text(given)),
    )
