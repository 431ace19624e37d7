"""What became of somebody the file does not name: said once for one person or for many."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.import_plan import AbsenceDecision, AbsenceKind
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import button, field_name, label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import import_wizard as words

_WITH_CLASS: Final = (AbsenceKind.MAJOR_CHANGED, AbsenceKind.REPEATING)


class AbsenceForm(QWidget):
    """Emits `decided` and `undecided`; the table above knows whom it is said of."""

    decided = Signal()
    undecided = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ComboBox()
        self.day = QDateEdit()
        self.proof = LineEdit()
        self.class_name = ComboBox()
        self.decide_button = button(words.decide_button(0))
        self.clear_button = button(words.UNDECIDE, look="flat_link")
        self.all_button = button(words.CHOOSE_ALL, look="flat_link")
        self._follows = label("", "sub", wrap=True)
        self._build()
        self._connect()
        self._on_kind(0)
        self.show_chosen(0)

    def _build(self) -> None:
        for kind, text in words.ABSENCES.items():
            self.kind.addItem(text, kind.value)
        self.kind.setCurrentIndex(self.kind.findData(AbsenceKind.SUSPENDED.value))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.proof.setMaxLength(80)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Gap.M)
        grid.setVerticalSpacing(Gap.XS)
        fields = (
            (words.ABSENT_KIND, self.kind, 2),
            (words.ABSENT_DAY, self.day, 2),
            (words.ABSENT_PROOF, self.proof, 3),
            (words.ABSENT_TARGET, self.class_name, 3),
        )
        for column, (title, editor, stretch) in enumerate(fields):
            editor.setAccessibleName(title)
            editor.setMinimumWidth(90)
            grid.addWidget(field_name(title, editor, "small"), 0, column)
            grid.addWidget(editor, 1, column)
            grid.setColumnStretch(column, stretch)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.S)
        foot.addWidget(self._follows, 1)
        for made in (self.all_button, self.clear_button, self.decide_button):
            foot.addWidget(made)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.setSpacing(Gap.S)
        column_box.addLayout(grid)
        column_box.addLayout(foot)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.decide_button.clicked.connect(self.decided)
        self.clear_button.clicked.connect(self.undecided)
        self.all_button.clicked.connect(self.all_wanted)

    def offer(self, today: date, classes: tuple[str, ...]) -> None:
        """Begins anew with this day and these classes."""
        self.day.setDate(QDate(today.year, today.month, today.day))
        self.class_name.clear()
        self.class_name.addItems(list(classes))
        self.class_name.setCurrentIndex(-1)
        self.proof.clear()

    def show_chosen(self, count: int) -> None:
        """How many people are chosen in the table."""
        self.decide_button.setText(words.decide_button(count))
        self.decide_button.setEnabled(bool(count))
        self.clear_button.setEnabled(bool(count))

    def decision_for(self, record_id: int) -> AbsenceDecision:
        """What is entered, said of one person."""
        kind = AbsenceKind(self.kind.currentData())
        target = self.class_name.currentText() if kind in _WITH_CLASS else ""
        proof = self.proof.text().strip() if kind is not AbsenceKind.FILE_INCOMPLETE else ""
        day = self.day.date()
        on = date(day.year(), day.month(), day.day())
        return AbsenceDecision(record_id, kind, on, proof or None, target or None)

    def _on_kind(self, _index: int) -> None:
        kind = AbsenceKind(self.kind.currentData())
        self._follows.setText(words.ABSENCE_FOLLOWS[kind])
        for editor in (self.day, self.proof):
            editor.setEnabled(kind is not AbsenceKind.FILE_INCOMPLETE)
        self.class_name.setEnabled(kind in _WITH_CLASS)
