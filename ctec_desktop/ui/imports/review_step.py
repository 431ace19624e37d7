"""Third step of an import: what would happen to every row and who is missing, group by group, before it is written."""

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.import_plan import AbsenceDecision, AbsenceKind, Decisions
from ctec_desktop.ui.imports.absence_form import AbsenceForm
from ctec_desktop.ui.imports.review import Group, Review, ReviewLine, absent_line, titles_of
from ctec_desktop.ui.imports.review_head import ReviewHead
from ctec_desktop.ui.imports.review_model import ReviewModel
from ctec_desktop.ui.imports.review_table import ReviewTable
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import button, label, selectable
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.theme import set_look, tokens
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording import import_wizard as words

_FIRST_LOOK: Final = (Group.HELD, Group.REFUSED, Group.ABSENT, Group.CHANGED, Group.NEW, Group.SAME)
_SIGNS: Final = {
    Group.HELD: ("warning", Tone.WARN),
    Group.REFUSED: ("error", Tone.BAD),
    Group.ABSENT: ("info", Tone.ACCENT),
}
_TITLES: Final = {**{Group(action.value): text for action, text in words.ACTIONS.items()}, Group.ABSENT: words.ABSENT}
_HINTS: Final = {
    **{Group(action.value): text for action, text in words.GROUP_HINTS.items()},
    Group.ABSENT: words.ABSENT_HINT,
}


class ReviewStep(QWidget):
    """Shows a `Review`; `changed` tells that something else would be written, `save_wanted` asks for the bad rows."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        self._group = Group.NEW
        self._absences: dict[int, AbsenceDecision] = {}
        self.head = ReviewHead()
        self.model = ReviewModel(self)
        self.table = ReviewTable(self.model)
        self.absence_form = AbsenceForm()
        self.all_or_nothing = CheckBox(words.ALL_OR_NOTHING)
        self.tick_all = CheckBox(words.TICK_ALL)
        self.save_button = button(file_words.SAVE_REFUSED)
        self._chips: dict[Group, QPushButton] = {}
        self._chip_group = QButtonGroup(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._hint = label("", "sub", wrap=True)
        self._spoken = selectable("", "")
        self._spoken.setAccessibleName(words.CHOSEN_LINE)
        self._spoken.setMinimumHeight(44)
        self._spoken.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._verdict = label("", "strong", wrap=True)
        hint_line = QHBoxLayout()
        hint_line.setSpacing(Gap.M)
        hint_line.addWidget(self._hint, 1)
        hint_line.addWidget(self.tick_all, 0, Qt.AlignmentFlag.AlignVCenter)
        hint_line.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignVCenter)
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self.table)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.L)
        foot.addWidget(self._verdict, 1)
        foot.addWidget(self.all_or_nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        whole.addWidget(self.head)
        whole.addLayout(self._chip_line())
        whole.addLayout(hint_line)
        whole.addWidget(card, 1)
        whole.addWidget(self.absence_form)
        whole.addWidget(self._spoken)
        whole.addLayout(foot)

    def _chip_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Gap.XS)
        for group, title in _TITLES.items():
            chip = button(title, look="chip")
            chip.setCheckable(True)
            self._chip_group.addButton(chip)
            self._chips[group] = chip
            line.addWidget(chip)
        line.addStretch(1)
        return line

    def _connect(self) -> None:
        for group, chip in self._chips.items():
            chip.toggled.connect(partial(self._on_chip, group))
        self.table.line_chosen.connect(self._spoken.setText)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.model.ticks_changed.connect(self._on_changed)
        self.all_or_nothing.toggled.connect(self._on_changed)
        self.save_button.clicked.connect(self.save_wanted)
        self.tick_all.clicked.connect(self._on_tick_all)
        self.absence_form.decided.connect(self._on_decided)
        self.absence_form.undecided.connect(self._on_undecided)
        self.absence_form.all_wanted.connect(self.table.selectAll)

    def show_review(self, review: Review, today: date) -> None:
        """Shows this plan, the group that needs a person first; what was decided of the same file still holds."""
        ticked = review.still_true(self._review, self.confirmed()) if self._review is not None else frozenset()
        self._review = review
        missing = review.rows_of(Group.ABSENT)
        self._absences = {key: decision for key, decision in self._absences.items() if key in missing}
        self.model.set_ticks(ticked)
        self.absence_form.offer(today, review.classes)
        self.head.show_plan(review.plan)
        for group, chip in self._chips.items():
            count = len(review.rows_of(group))
            chip.setText(words.chip_text(_TITLES[group], count))
            chip.setEnabled(bool(count))
        self._chips[Group.ABSENT].setVisible(bool(review.plan.absent))
        self._redress()
        chosen = next((group for group in _FIRST_LOOK if self._chips[group].isEnabled()), Group.NEW)
        if self._chips[chosen].isChecked():
            self.show_group(chosen)
        else:
            self._chips[chosen].setChecked(True)
        self._on_changed()

    def show_group(self, group: Group) -> None:
        """Shows one of the groups."""
        if self._review is None:
            return
        self._group = group
        is_held = group is Group.HELD
        noun = self._review.plan.noun
        self.model.show_lines(titles_of(noun, group), self._lines(), has_ticks=is_held)
        self.table.dress(group)
        self.table.setAccessibleName(f"{words.GROUPS} {_TITLES[group]}")
        self._hint.setText(_HINTS[group])
        self.tick_all.setVisible(is_held)
        self.save_button.setVisible(group is Group.REFUSED)
        self.absence_form.setVisible(group is Group.ABSENT)
        self._spoken.setVisible(group is not Group.ABSENT)
        self._on_selected()

    def chip(self, group: Group) -> QPushButton:
        return self._chips[group]

    def decisions(self) -> Decisions:
        """What a person has decided so far."""
        absences = tuple(self._absences.values())
        return Decisions(self.confirmed(), self.all_or_nothing.isChecked(), absences)

    def confirmed(self) -> frozenset[int]:
        """Rows of the sheet whose papers a person has seen."""
        return self.model.ticked()

    def writing(self) -> int:
        """How many rows the import would write as things stand."""
        return 0 if self._review is None else self._review.changing_rows(self.confirmed())

    def settling(self) -> int:
        """How many people who are not in the file would be changed."""
        return sum(decision.kind is not AbsenceKind.FILE_INCOMPLETE for decision in self._absences.values())

    def hindrance(self) -> str:
        """Why nothing can be imported as things stand; empty when something can."""
        if self._review is None or not self.all_or_nothing.isChecked():
            return ""
        refused = len(self._review.rows_of(Group.REFUSED))
        return words.all_or_nothing_line(refused, self._unticked()) if refused or self._unticked() else ""

    def verdict(self) -> str:
        """The line that says what pressing the button would do."""
        return self._verdict.text()

    def _unticked(self) -> int:
        return 0 if self._review is None else len(self._review.rows_of(Group.HELD) - self.confirmed())

    def _lines(self) -> tuple[ReviewLine, ...]:
        assert self._review is not None
        if self._group is not Group.ABSENT:
            return self._review.lines[self._group]
        return tuple(absent_line(record, self._absences.get(record.id)) for record in self._review.plan.absent)

    def _redress(self) -> None:
        for group, (name, tone) in _SIGNS.items():
            chip = self._chips[group]
            worn = tokens()
            chip.setIcon(icon(name, worn.ink(tone) if chip.isEnabled() else worn.handle, 16, 4))

    def _chosen_people(self) -> list[int]:
        return [self.model.line(line).row for line in self.table.chosen_lines()]

    def _on_chip(self, group: Group, is_checked: bool) -> None:
        if is_checked:
            self.show_group(group)

    def _on_selected(self, *_: object) -> None:
        if self._group is Group.ABSENT:
            self.absence_form.show_chosen(len(self.table.chosen_lines()))

    def _on_decided(self) -> None:
        """The same for everybody chosen."""
        for record_id in self._chosen_people():
            self._absences[record_id] = self.absence_form.decision_for(record_id)
        self._say_again()

    def _on_undecided(self) -> None:
        for record_id in self._chosen_people():
            self._absences.pop(record_id, None)
        self._say_again()

    def _say_again(self) -> None:
        """The table with what was decided; who was chosen stays chosen."""
        self.model.say_again(self._lines())
        self._on_changed()

    def _on_tick_all(self, is_ticked: bool) -> None:
        self.model.tick(range(self.model.rowCount()), is_ticked)

    def _on_changed(self, *_: object) -> None:
        if self._review is None:
            return
        hindrance, writing = self.hindrance(), self.writing()
        left = len(self._review.rows_of(Group.REFUSED)) + self._unticked()
        held = len(self._review.rows_of(Group.HELD))
        self.tick_all.setText(words.held_hint(held))
        self.tick_all.setChecked(bool(held) and not self._unticked())
        self._verdict.setText(hindrance or words.verdict_line(writing, left, self.settling()))
        set_look(self._verdict, tone=str(Tone.BAD) if hindrance else "")
        self.changed.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a magnified screen; the height follows from the width (Qt's own guess is far too tall)."""
        return QSize(420, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redress()
