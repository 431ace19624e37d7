"""The guardians of a student in their order, one card each."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.master_views import GuardianRecord
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.form_editors import line, suggestions
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.number_edit import NumberEdit, typed_number
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import student_dialog as words

if TYPE_CHECKING:
    from ctec_desktop.services.student_forms import GuardianForm


class GuardianCard(QFrame):
    """One guardian; `reveal_asked` names the number wanted."""

    edited = Signal()
    removed = Signal(object)
    raised = Signal(object)
    reveal_asked = Signal(object, str)

    def __init__(self, record: GuardianRecord | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guardian_id = record.id if record else None
        self.form = FormGrid()
        self._title = label("", "strong")
        self._up = button(words.UP, look="flat_link")
        self._remove = button(words.REMOVE, look="flat_link")
        self._build()
        if record is not None:
            self._fill(record)
        self.form.edited.connect(self._on_edited)
        self._up.clicked.connect(self._on_up)
        self._remove.clicked.connect(self._on_remove)
        for key in ("phone", "id_number"):
            self.number(key).reveal_asked.connect(partial(self._on_reveal_asked, key))

    def _build(self) -> None:
        self.setProperty("card", "true")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._up)
        head.addWidget(self._remove)
        self.form.add("name", words.NAME, line(), required=True)
        self.form.add("relation", words.RELATION, suggestions(words.RELATION, words.RELATIONS))
        self.form.add("phone", words.PHONE, NumberEdit())
        self.form.add("id_number", words.GUARDIAN_ID_NUMBER, NumberEdit())
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.M, Gap.S, Gap.M, Gap.M)
        column.setSpacing(Gap.S)
        column.addLayout(head)
        column.addWidget(self.form)

    def _fill(self, record: GuardianRecord) -> None:
        self.form.set_value("name", record.name)
        self.form.set_value("relation", record.relation or "")
        self.number("phone").hold_back(record.phone or "")
        self.number("id_number").hold_back(record.id_number or "")

    def number(self, key: str) -> NumberEdit:
        editor = self.form.editor(key)
        assert isinstance(editor, NumberEdit)
        return editor

    def stand_at(self, at: int) -> None:
        """Says which guardian this is."""
        title = words.guardian_title(at)
        self._title.setText(title)
        self._up.setVisible(at > 0)
        self._up.setAccessibleName(f"{title} {words.UP}")
        self._remove.setAccessibleName(f"{title} {words.REMOVE}")

    def typed(self) -> "GuardianForm":
        from ctec_desktop.services.student_forms import GuardianForm

        plain = GuardianForm(self.form.value("name"), self.form.value("relation"), id=self.guardian_id)
        numbers = {key: typed_number(self.form.editor(key)) for key in ("phone", "id_number")}
        return replace(plain, phone=numbers["phone"], id_number=numbers["id_number"])

    def _on_edited(self, _key: str) -> None:
        self.edited.emit()

    def _on_up(self) -> None:
        self.raised.emit(self)

    def _on_remove(self) -> None:
        self.removed.emit(self)

    def _on_reveal_asked(self, key: str) -> None:
        self.reveal_asked.emit(self, key)


class GuardiansEditor(QWidget):
    """Cards in the order the guardians are printed in."""

    edited = Signal()
    reveal_asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[GuardianCard] = []
        self.is_edited = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Gap.S)
        self._column.addWidget(label(words.GUARDIANS_PART, "heading"))
        self._column.addWidget(label(words.GUARDIANS_LEAD, "sub", wrap=True))
        self.add_button = button(words.ADD_GUARDIAN, icon_name="plus")
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)
        self.add_button.clicked.connect(self._on_add)

    def fill(self, records: tuple[GuardianRecord, ...]) -> None:
        """Shows the guardians on record; a student without any gets an empty card."""
        for card in tuple(self.cards):
            self._drop(card)
        for record in records or (None,):
            self._append(GuardianCard(record))
        self._tell_order()
        self.is_edited = False

    def typed(self) -> "tuple[GuardianForm, ...]":
        return tuple(card.typed() for card in self.cards)

    def show_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Shows each beside the field of its guardian and returns those of other forms."""
        left: list[Problem] = []
        mine: list[list[Problem]] = [[] for _ in self.cards]
        for problem in problems:
            field = problem.place.field if isinstance(problem.place, FieldPlace) else ""
            at, _, key = field.removeprefix("guardian").partition("_")
            if field.startswith("guardian") and at.isdigit() and int(at) < len(mine):
                mine[int(at)].append(replace(problem, place=FieldPlace(key)))
            else:
                left.append(problem)
        for card, own in reversed(tuple(zip(self.cards, mine, strict=True))):
            card.form.show_problems(own)
        return tuple(left)

    def _append(self, card: GuardianCard) -> None:
        self.cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        card.edited.connect(self._on_edited)
        card.removed.connect(self._on_removed)
        card.raised.connect(self._on_raised)
        card.reveal_asked.connect(self.reveal_asked)

    def _drop(self, card: GuardianCard) -> None:
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _tell_order(self) -> None:
        for at, card in enumerate(self.cards):
            card.stand_at(at)

    def _on_edited(self) -> None:
        self.is_edited = True
        self.edited.emit()

    def _on_add(self) -> None:
        self._append(GuardianCard(None))
        self._tell_order()
        self.cards[-1].form.focus_first()
        self._on_edited()

    def _on_removed(self, card: GuardianCard) -> None:
        self._drop(card)
        self._tell_order()
        self._on_edited()

    def _on_raised(self, card: GuardianCard) -> None:
        at = self.cards.index(card)
        self.cards.insert(at - 1, self.cards.pop(at))
        self._column.removeWidget(card)
        self._column.insertWidget(at + 1, card)
        self._tell_order()
        self._on_edited()
