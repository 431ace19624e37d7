"""The shares of a unit over time as pictures, and every count of people they rest on."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.share_meter import ShareState, UnitShares
from ctec_desktop.domain.share_views import HeadcountHistory, HeadcountLine
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.ui.enterprises.headcount_dialog import HeadcountDialog
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.enterprises.share_picture import SharePicture
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, pill
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import shares as labels
from ctec_desktop.wording import shares_page as words

_COLUMNS: Final = (
    Column(words.COLUMN_KIND, 150),
    Column(words.COLUMN_POST, 170),
    Column(words.COLUMN_DAY, 110),
    Column(words.COLUMN_HEADS, 80, Align.RIGHT),
    Column(words.COLUMN_SOURCE, 320),
)
_TONES: Final = {ShareState.WITHIN: Tone.ACCENT, ShareState.OVER: Tone.BAD, ShareState.UNKNOWN: Tone.WARN}
Found = tuple[tuple[UnitShares, ...], HeadcountHistory]


class SharesDialog(Dialog):
    """Follows every change of placements and counts while it is open. Args: `part` names the unit."""

    def __init__(self, part: PartOf, unit_name: str, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.title(unit_name), parent, 640)
        self._part = part
        self._context = context
        self._rows = KeptRows()
        self._lines: dict[int, HeadcountLine] = {}
        self._chosen: HeadcountLine | None = None
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.HISTORY)
        self.picture = SharePicture()
        self.note = Note()
        self._build()
        context.hub.subscribe(frozenset({Area.ENTERPRISES, Area.PLACEMENTS, Area.CHECKS}), self._on_changes)
        self._read()

    def _build(self) -> None:
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        legend = Flow()
        legend.setSpacing(Gap.S)
        for state, text in labels.LEGEND.items():
            legend.addWidget(pill(text, _TONES[state]))
        self.body.addLayout(legend)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        column.addWidget(label(words.HISTORY, "heading"))
        column.addWidget(self.table, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(Scrolled(self.picture))
        parts.addWidget(below)
        parts.setSizes([340, 190])
        self.body.addWidget(parts, 1)
        self.withdraw_button = self.add_button(words.WITHDRAW, self._on_withdraw_asked, at_left=True)
        self.withdraw_button.setEnabled(False)
        self.table.current_record_changed.connect(self._on_chosen)
        self.add_cancel(kit_words.CLOSE)
        self.record_button = self.add_button(words.RECORD, self.open_record, primary=True)
        self.record_button.setEnabled(self._part.office.may_write)
        self.resize(QSize(980, 700).boundedTo(self.screen().availableSize()))

    def open_record(self) -> HeadcountDialog:
        dialog = HeadcountDialog(self._part, self._context, self)
        dialog.open()
        return dialog

    def _read(self) -> None:
        self._context.jobs.read(partial(_read, self._part), self._on_read, self._on_lost)

    def _on_read(self, found: Found) -> None:
        shares, history = found
        unit = shares[0] if shares else None
        self.picture.show_shares(unit)
        states = [meter.worst.state for meter in unit.meters] if unit else []
        tone = next((_TONES[one] for one in (ShareState.OVER, ShareState.UNKNOWN) if one in states), Tone.OK)
        self.note.say(words.summary_line(unit), tone if states else Tone.ACCENT)
        self._lines = dict(enumerate(history.lines, 1))
        self._rows.keep([(at, *words.history_cells(line)) for at, line in self._lines.items()])
        self.model.refresh()
        self.model.load(ListQuery())
        self._on_chosen(None)

    def _on_chosen(self, at: object) -> None:
        self._chosen = self._lines.get(at) if isinstance(at, int) else None
        may = self._part.office.may_write and self._chosen is not None and self._chosen.void_reason is None
        self.withdraw_button.setEnabled(may)

    def _on_withdraw_asked(self) -> None:
        if self._chosen is not None:
            part, one = self._part, self._chosen
            withdraw = partial(part.office.shares.withdraw, part.actor, one.kind, one.id)
            WithdrawDialog(words.WITHDRAWING, withdraw, words.withdrawn_line, self._context, self).open()

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(part: PartOf) -> Found:
    shares = part.office.shares
    return shares.meters(part.actor, [part.enterprise_id]), shares.history(part.actor, part.enterprise_id)
