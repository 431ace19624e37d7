"""A small table that is filled in place: every cell is text, what is wrong with one is known at once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
EDIT: Final = int(Qt.ItemDataRole.EditRole)
TOOL_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_READ: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class GridColumn(NamedTuple):
    """A column; only an editable one takes what is typed or pasted."""

    title: str
    width: int
    is_editable: bool = False


class Checked(NamedTuple):
    """A cell's text as it is kept, and the sentence about what is wrong with it (empty when nothing is)."""

    text: str
    problem: str = ""


class GridRow(NamedTuple):
    """A record: its id and its cells in the order of the columns."""

    key: int
    cells: tuple[str, ...]


# Asked with the number of the row, the column and the text as typed.
Check = Callable[[int, int, str], Checked]


class GridModel(QAbstractTableModel):
    """The last column says, row by row, what is wrong; it belongs to the model.

    `edited` is emitted after every change, once for a whole block.
    """

    edited = Signal()

    def __init__(
        self, columns: Sequence[GridColumn], problem_title: str, check: Check, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = (*columns, GridColumn(problem_title, 200))
        self._check = check
        self._rows: list[GridRow] = []
        self._cells: list[list[str]] = []
        self._problems: dict[tuple[int, int], str] = {}
        self._told: dict[int, str] = {}

    def show_rows(self, rows: Sequence[GridRow]) -> None:
        """Shows other records; edits of those before are gone."""
        self.beginResetModel()
        self._rows = list(rows)
        self._cells = [list(row.cells) for row in rows]
        self._problems = {}
        self._told = {}
        self.endResetModel()
        self.edited.emit()

    def renew_rows(self, rows: Sequence[GridRow], told: Mapping[int, str]) -> None:
        """Shows what is on record by now beneath what was typed; an edited record that is gone stays to be seen.

        Args:
            told: what is to be known of records, by their keys; it keeps nothing from being saved.
        """
        edited = self.edited_rows()
        typed = {self.key(row): self._typed(row) for row in edited}
        wrong = {(self.key(row), column): said for (row, column), said in self._problems.items()}
        known = {row.key for row in rows}
        left = [self._rows[row] for row in edited if self.key(row) not in known]
        self.beginResetModel()
        self._rows = [*rows, *left]
        self._cells = [
            [typed.get(row.key, {}).get(column, text) for column, text in enumerate(row.cells)] for row in self._rows
        ]
        at = {row.key: number for number, row in enumerate(self._rows)}
        self._problems = {(at[key], column): said for (key, column), said in wrong.items() if key in at}
        self._told = {at[key]: said for key, said in told.items() if key in at}
        self.endResetModel()
        self.edited.emit()

    def text(self, row: int, column: int) -> str:
        if column == len(self.columns) - 1:
            problems = [told for (at, _), told in sorted(self._problems.items()) if at == row]
            return "；".join([*problems, self._told[row]] if row in self._told else problems)
        return self._cells[row][column]

    def problem(self, row: int, column: int) -> str:
        return self._problems.get((row, column), "")

    def tone(self, row: int, column: int) -> Tone:
        if (row, column) in self._problems:
            return Tone.BAD
        if column == len(self.columns) - 1:
            return Tone.BAD if any(at == row for at, _ in self._problems) else Tone.WARN
        if self._is_edited(row, column):
            return Tone.ACCENT
        return Tone.PLAIN if self.columns[column].is_editable else Tone.MUTED

    def key(self, row: int) -> int:
        return self._rows[row].key

    def edited_rows(self) -> list[int]:
        """The rows that differ from what was shown."""
        return [row for row in range(len(self._rows)) if tuple(self._cells[row]) != self._rows[row].cells]

    def first_problem(self) -> tuple[int, int] | None:
        return min(self._problems, default=None)

    def problem_count(self) -> int:
        return len(self._problems)

    def show_problem(self, key: int, column: int, sentence: str) -> None:
        """Says about a cell what was found out elsewhere; stays until the cell is changed."""
        row = next(at for at, known in enumerate(self._rows) if known.key == key)
        self._problems[row, column] = sentence
        self._tell(row, row)

    def put(self, row: int, column: int, block: Sequence[Sequence[str]]) -> int:
        """Writes a block of texts from this cell on, over editable cells only. Returns how many it wrote."""
        written = 0
        last = min(row + len(block), len(self._rows))
        for at in range(row, last):
            for offset, text in enumerate(block[at - row]):
                to = column + offset
                if to < len(self.columns) and self.columns[to].is_editable:
                    self._set(at, to, text)
                    written += 1
        if written:
            self._tell(row, last - 1)
            self.edited.emit()
        return written

    def fill(self, cells: Sequence[tuple[int, int]], text: str) -> None:
        """Writes one text into all these cells."""
        wanted = [(row, column) for row, column in cells if self.columns[column].is_editable]
        for row, column in wanted:
            self._set(row, column, text)
        if wanted:
            self._tell(min(row for row, _ in wanted), max(row for row, _ in wanted))
            self.edited.emit()

    def _set(self, row: int, column: int, text: str) -> None:
        checked = self._check(row, column, text)
        self._cells[row][column] = checked.text
        if checked.problem:
            self._problems[row, column] = checked.problem
        else:
            self._problems.pop((row, column), None)

    def _typed(self, row: int) -> dict[int, str]:
        """The cells of the row that differ from what was shown."""
        return {column: text for column, text in enumerate(self._cells[row]) if self._is_edited(row, column)}

    def _is_edited(self, row: int, column: int) -> bool:
        return self._cells[row][column] != self._rows[row].cells[column]

    def _tool_tip(self, row: int, column: int) -> str:
        """What is wrong with the cell; over the last column everything that is wrong with the row."""
        return self.text(row, column) if column == len(self.columns) - 1 else self.problem(row, column)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role in (DISPLAY, EDIT):
            return self.text(index.row(), index.column())
        return self._tool_tip(index.row(), index.column()) or None if role == TOOL_TIP else None

    @override
    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        if role != EDIT or not self.columns[index.column()].is_editable:
            return False
        return self.put(index.row(), index.column(), [[str(value)]]) > 0

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == DISPLAY:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
        if orientation is Qt.Orientation.Horizontal and role == int(Qt.ItemDataRole.TextAlignmentRole):
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_editable = self.columns[index.column()].is_editable
        return _READ | Qt.ItemFlag.ItemIsEditable if is_editable else _READ
