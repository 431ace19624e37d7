"""A class as the gate judged it, one student a line, as a table."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from ctec_desktop.kernel.problems import Severity
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import placements_page as words
from ctec_desktop.wording import sentence

if TYPE_CHECKING:
    from ctec_desktop.services.placements import JudgedStudent

Index = QModelIndex | QPersistentModelIndex


class Part(IntEnum):
    """The columns."""

    NAME = 0
    STUDENT_NO = 1
    VERDICT = 2
    CONFIRM = 3
    RULE = 4
    REASON = 5


_TITLES: Final = (words.STUDENT, words.STUDENT_NO, words.VERDICT, words.CONFIRM, words.RULE, words.REASON)
_TONES: Final = {
    words.MAY_GO: Tone.OK,
    words.CONFIRMED: Tone.OK,
    words.HELD: Tone.WARN,
    words.REFUSED: Tone.BAD,
    words.PLACED: Tone.MUTED,
}
# What needs a person comes first.
_ORDER: Final = (words.HELD, words.REFUSED, words.MAY_GO, words.PLACED)


class JudgedModel(QAbstractTableModel):
    """Held students may be ticked; nobody else can."""

    confirmed_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._students: tuple[JudgedStudent, ...] = ()
        self._confirmed: frozenset[str] = frozenset()

    @property
    def confirmed(self) -> frozenset[str]:
        """Student numbers whose held findings were decided in favour."""
        return self._confirmed

    def show_students(self, students: Sequence["JudgedStudent"]) -> None:
        """Shows another judgement; a tick stays where the student is still held."""
        self.beginResetModel()
        self._students = tuple(sorted(students, key=_rank))
        self._confirmed &= {student.student_no for student in students if _is_held(student)}
        self.endResetModel()
        self.confirmed_changed.emit()

    def going(self) -> int:
        """How many would be placed."""
        return sum(student.may_be_placed(self._confirmed) for student in self._students)

    def counts(self) -> dict[str, int]:
        """How many students there are of each verdict, in the order they are told."""
        found = Counter(self.verdict(row) for row in range(len(self._students)))
        return {verdict: found[verdict] for verdict in (words.MAY_GO, words.CONFIRMED, *_ORDER[:2], words.PLACED)}

    def has_held(self) -> bool:
        return any(_is_held(student) for student in self._students)

    def verdict(self, row: int) -> str:
        student = self._students[row]
        plain = _verdict(student)
        return words.CONFIRMED if plain == words.HELD and student.student_no in self._confirmed else plain

    def tone(self, row: int, column: int) -> Tone:
        match column:
            case Part.VERDICT:
                return _TONES[self.verdict(row)]
            case Part.NAME | Part.CONFIRM:
                return Tone.PLAIN
            case Part.REASON if self._students[row].problems:
                return Tone.PLAIN
            case _:
                return Tone.MUTED

    def may_tick(self, row: int) -> bool:
        return _is_held(self._students[row])

    def is_ticked(self, row: int) -> bool:
        return self._students[row].student_no in self._confirmed

    def tick(self, row: int) -> None:
        """Decides in favour of a held student, or takes that back."""
        if self.may_tick(row):
            self._confirmed ^= {self._students[row].student_no}
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(_TITLES) - 1))
            self.confirmed_changed.emit()

    def text(self, row: int, column: int) -> str:
        student = self._students[row]
        match Part(column):
            case Part.NAME:
                return student.name
            case Part.STUDENT_NO:
                return student.student_no
            case Part.VERDICT:
                return self.verdict(row)
            case Part.CONFIRM:
                return ""
            case Part.RULE:
                return "\n".join(dict.fromkeys(problem.rule_id for problem in student.problems if problem.rule_id))
            case Part.REASON:
                return "\n".join(sentence(problem) for problem in student.problems) or words.NO_OBSTACLE

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._students)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_TITLES)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == Part.CONFIRM and self.may_tick(row):
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticks or unticks, as a screen reader does it."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.may_tick(index.row()):
            return False
        if (Qt.CheckState(value) == Qt.CheckState.Checked) != self.is_ticked(index.row()):
            self.tick(index.row())
        return True

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section] if 0 <= section < len(_TITLES) else None
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        is_tick = index.column() == Part.CONFIRM and self.may_tick(index.row())
        return plain | Qt.ItemFlag.ItemIsUserCheckable if is_tick else plain


def _is_held(student: "JudgedStudent") -> bool:
    return _verdict(student) == words.HELD


def _verdict(student: "JudgedStudent") -> str:
    if student.already_placed:
        return words.PLACED
    if any(problem.severity is Severity.REFUSED for problem in student.problems):
        return words.REFUSED
    is_held = any(problem.severity is Severity.HELD for problem in student.problems)
    return words.HELD if is_held else words.MAY_GO


def _rank(student: "JudgedStudent") -> tuple[int, str]:
    return _ORDER.index(_verdict(student)), student.student_no
