"""Every inspection of a unit over the years, and the nine heads of the chosen one."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.inspections import InspectionView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import inspections as words
from ctec_desktop.wording import kit as kit_words

_CONCLUSION = 2


def _tone(row: Row) -> Tone:
    return Tone.PLAIN if row[_CONCLUSION] == words.FIT else Tone.BAD


_COLUMNS: Final = (
    Column(words.COLUMN_DAY, 110),
    Column(words.COLUMN_CONCLUSION, 130, tone=_tone),
    Column(words.COLUMN_TEAM, 220),
    Column(words.COLUMN_HEADS, 240),
)


class InspectionsDialog(Dialog):
    """Follows every change of the unit while it is open. Args: `part` names the unit."""

    def __init__(self, part: PartOf, unit_name: str, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.title(unit_name), parent, 600)
        self._part = part
        self._context = context
        self._found: dict[int, InspectionView] = {}
        self._chosen: InspectionView | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.LIST)
        self.report = selectable("")
        self.report.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note = Note()
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.table.setMinimumHeight(130)
        self.body.addWidget(self.table, 1)
        held = Scrolled(self.report)
        held.setMinimumHeight(180)
        self.body.addWidget(held, 1)
        self.withdraw_button = self.add_button(words.WITHDRAW, self._on_withdraw_asked, at_left=True)
        self.withdraw_button.setEnabled(False)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(820, 560).boundedTo(self.screen().availableSize()))
        self.table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(frozenset({Area.ENTERPRISES, Area.CHECKS}), self._on_changes)
        self._read()

    def _read(self) -> None:
        part = self._part
        work = partial(part.office.fitness.inspection_history, part.actor, part.enterprise_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: tuple[InspectionView, ...]) -> None:
        self._found = {one.id: one for one in found}
        self._rows.keep([(one.id, *words.cells(one)) for one in found])
        self.model.refresh()
        self.model.load(ListQuery())
        self.note.say("" if found else words.NONE, Tone.ACCENT)
        self._on_chosen(found[0].id if found else None)

    def _on_chosen(self, inspection_id: object) -> None:
        one = self._found.get(inspection_id) if isinstance(inspection_id, int) else None
        self._chosen = one
        self.withdraw_button.setEnabled(one is not None and one.void_reason is None)
        self.report.setText("" if one is None else "\n".join(words.report_lines(one)))

    def _on_withdraw_asked(self) -> None:
        if self._chosen is not None:
            part = self._part
            withdraw = partial(part.office.fitness.withdraw_inspection, part.actor, self._chosen.id)
            WithdrawDialog(words.WITHDRAWING, withdraw, words.withdrawn_line, self._context, self).open()

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)
