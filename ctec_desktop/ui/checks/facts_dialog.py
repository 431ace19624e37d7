"""Missing facts filled in place: one grid of the units, posts, plans or students that lack them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.fitness import FactCell, FactForm, FactSubject
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.fitness import FactEdit, FactRow, checked_cell
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.inspection_dialog import InspectionDialog
from ctec_desktop.ui.kit.grid_dialog import GridDialog, GridSpec
from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridRow
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import checks as labels
from ctec_desktop.wording import checks_page as words
from ctec_desktop.wording import sentence

# The fact in whose place an inspection may stand.
_INSPECTED: Final = "known_since"
_WIDE: Final = (FactForm.HAZARDS, FactForm.HEADS, FactForm.TEXT)
_LABEL_PX: Final = {1: (260,), 2: (220, 150), 4: (110, 80, 130, 170)}


def _spec(subject: FactSubject, cells: Sequence[FactCell], title: str) -> GridSpec:
    heads = words.LABEL_COLUMNS[subject]
    columns = [GridColumn(text, px) for text, px in zip(heads, _LABEL_PX[len(heads)], strict=True)]
    first = len(columns)
    for cell in cells:
        px = 200 if cell.form in _WIDE else 150
        columns.append(GridColumn(labels.cell_title(subject, cell.key), px, is_editable=True))
    fields = {cell.key: first + at for at, cell in enumerate(cells)}
    return GridSpec(title, tuple(columns), title, words.SAVING_FACTS, fields, QSize(1120, 680))


class FactsDialog(GridDialog):
    """Args: `ids` of the subjects whose facts are filled in; `cells` are the facts."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        what: tuple[FactSubject, Sequence[int], Sequence[FactCell]],
        parent: QWidget | None = None,
    ) -> None:
        self._subject, self._ids, self._cells = what
        super().__init__(_spec(self._subject, self._cells, words.facts_title(self._subject)), context, parent)
        self._office = office
        self._actor = actor
        self._today = office.today()
        self._first = len(words.LABEL_COLUMNS[self._subject])
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(label(words.facts_lead(self._cells), "sub", wrap=True), 1)
        self.inspect_button = button(words.INSPECT)
        self.inspect_button.clicked.connect(self.open_inspection)
        self.inspect_button.setVisible(any(cell.key == _INSPECTED for cell in self._cells))
        top.addWidget(self.inspect_button)
        top.addWidget(self.fill_button)
        self.body.addLayout(top)
        self._add_grid()
        self._read()

    def open_inspection(self) -> InspectionDialog | None:
        """The report on the unit of the chosen line."""
        row = self.grid.currentIndex().row()
        if row < 0:
            self.note.say(words.CHOOSE_UNIT, Tone.ACCENT)
            return None
        unit = (self.model.key(row), self.model.text(row, 0))
        dialog = InspectionDialog(self._office, self._actor, self._context, unit, self)
        dialog.open()
        return dialog

    @override
    def _check(self, row: int, column: int, text: str) -> Checked:
        cell = self._cells[column - self._first]
        try:
            value = checked_cell(cell, text, self._today)
        except RuleViolation as wrong:
            return Checked(text, sentence(wrong.problems[0]))
        return Checked(labels.fact_text(cell.form, value))

    @override
    def _reading(self) -> Callable[[], tuple[FactRow, ...]]:
        keys = tuple(cell.key for cell in self._cells)
        return partial(self._office.fitness.grid, self._actor, self._subject, self._ids, keys)

    @override
    def _rows_of(self, found: tuple[FactRow, ...]) -> Sequence[GridRow]:
        return [GridRow(one.id, (*one.labels, *one.cells)) for one in found]

    @override
    def _saving(self, edited: Sequence[int]) -> Callable[[Progress], Outcome[int]]:
        edits = tuple(FactEdit(self.model.key(row), self._cells_of(row)) for row in edited)
        return partial(_save, self._office, self._actor, self._subject, edits)

    def _cells_of(self, row: int) -> dict[str, str]:
        return {cell.key: self.model.text(row, self._first + at) for at, cell in enumerate(self._cells)}

    @override
    def _saved_line(self, count: int) -> str:
        return words.facts_saved(self._subject, count)

    @override
    def _summary_line(self, edited: int) -> str:
        rows = range(self.model.rowCount())
        columns = range(self._first, self._first + len(self._cells))
        filled = sum(all(self.model.text(row, column) for column in columns) for row in rows)
        return words.facts_summary(self._subject, len(rows), filled, edited)


def _save(
    office: Office, actor: Actor, subject: FactSubject, edits: tuple[FactEdit, ...], _progress: object
) -> Outcome[int]:
    return office.fitness.save(actor, subject, edits)
