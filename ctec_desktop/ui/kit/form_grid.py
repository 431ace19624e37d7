"""A form in two columns: label above the field, what is wrong right below it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.labels import field_name, label, selectable
from ctec_desktop.ui.kit.problem_text import error_lines, tone_of
from ctec_desktop.ui.kit.theme import set_look
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as words


class _Field:
    """One field of a form with the line below it."""

    def __init__(self, editor: QWidget, wrong: QLabel) -> None:
        self.editor = editor
        self.wrong = wrong


class FormGrid(QWidget):
    """Fields by key. What was typed stays as it is until the person changes it."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, _Field] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Gap.XL)
        self._grid.setVerticalSpacing(Gap.M)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._row = 0
        self._column = 0
        self.is_edited = False

    def add(
        self, key: str, title: str, editor: QWidget, *, wide: bool = False, required: bool = False, hint: str = ""
    ) -> None:
        """Adds a field; a `wide` one takes both columns. `hint` is a quiet line that explains what to enter."""
        name = field_name(words.required_label(title) if required else title, editor)
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(hint)
        wrong = selectable("", "small")
        wrong.hide()
        block = QVBoxLayout()
        block.setSpacing(Gap.XS)
        block.addWidget(name)
        block.addWidget(editor)
        if hint:
            block.addWidget(label(hint, "small", wrap=True))
        block.addWidget(wrong)
        block.addStretch(1)
        self._place(block, wide)
        self._fields[key] = _Field(editor, wrong)
        self._watch(key, editor)

    def add_heading(self, text: str) -> None:
        """Begins a part of the form."""
        self._close_row()
        self._grid.addWidget(label(text, "heading"), self._row, 0, 1, 2)
        self._row += 1

    def editor(self, key: str) -> QWidget:
        return self._fields[key].editor

    def value(self, key: str) -> str:
        """What stands in the field as text: as typed, the chosen key, an ISO date, a number, or `1`/empty."""
        match self._fields[key].editor:
            case QLineEdit() as line:
                return line.text()
            case QPlainTextEdit() as text:
                return text.toPlainText()
            case QComboBox() as combo:
                data = combo.currentData()
                return combo.currentText() if data is None else str(data)
            case QDateEdit() as day:
                return day.date().toString(Qt.DateFormat.ISODate)
            case QSpinBox() as number:
                return str(number.value())
            case QCheckBox() as box:
                return "1" if box.isChecked() else ""
            case other:
                raise TypeError(type(other).__name__)

    def values(self) -> dict[str, str]:
        return {key: self.value(key) for key in self._fields}

    def set_value(self, key: str, text: str) -> None:
        """Fills a field without counting as the person's edit."""
        was_edited = self.is_edited
        match self._fields[key].editor:
            case QLineEdit() as line:
                line.setText(text)
            case QPlainTextEdit() as several:
                several.setPlainText(text)
            case QComboBox() as combo:
                found = combo.findData(text)
                combo.setCurrentIndex(found if found >= 0 else combo.findText(text))
                if combo.isEditable():
                    combo.setEditText(text)
            case QDateEdit() as day:
                day.setDate(QDate.fromString(text, Qt.DateFormat.ISODate))
            case QSpinBox() as number:
                number.setValue(int(text))
            case QCheckBox() as box:
                box.setChecked(bool(text))
            case other:
                raise TypeError(type(other).__name__)
        self.is_edited = was_edited

    def tell_error(self, error: BaseException, field_of: Mapping[str, str]) -> tuple[str, ...]:
        """Writes what is wrong below its field, leaves the person where they are, and returns what fits no field.

        Args:
            field_of: where a problem belongs that names no field, by its code.
        """
        if not isinstance(error, RuleViolation):
            return error_lines(error)
        here = QApplication.focusWidget()
        placed = [
            replace(problem, place=FieldPlace(field_of[problem.code])) if problem.code in field_of else problem
            for problem in error.problems
        ]
        elsewhere = self.show_problems(placed)
        if here is not None:
            here.setFocus()
        return tuple(full_sentence(problem) for problem in elsewhere)

    def show_problems(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Writes each problem below its field, goes to the first, and returns those that belong to no field."""
        self.clear_problems()
        lines: dict[str, list[Problem]] = {}
        elsewhere = []
        for problem in problems:
            place = problem.place
            if isinstance(place, FieldPlace) and place.field in self._fields:
                lines.setdefault(place.field, []).append(problem)
            else:
                elsewhere.append(problem)
        for key, found in lines.items():
            field = self._fields[key]
            field.wrong.setText("\n".join(sentence(problem) for problem in found))
            set_look(field.wrong, tone=str(tone_of(found[0].severity)))
            field.wrong.show()
            set_look(field.editor, wrong="true")
        first = next((key for key in self._fields if key in lines), None)
        if first is not None:
            self._fields[first].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return tuple(elsewhere)

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def remark(self, key: str, text: str, tone: Tone = Tone.ACCENT) -> None:
        """Says something below a field without calling it wrong; an empty text takes it back."""
        field = self._fields[key]
        field.wrong.setText(text)
        field.wrong.setVisible(bool(text))
        set_look(field.wrong, tone=str(tone))

    def problem_text(self, key: str) -> str:
        """What stands below the field now."""
        return self._fields[key].wrong.text()

    def clear_problems(self) -> None:
        for key in self._fields:
            self._clear(key)

    def _clear(self, key: str) -> None:
        field = self._fields[key]
        if field.wrong.text():
            field.wrong.setText("")
            field.wrong.hide()
            set_look(field.editor, wrong="")

    def _place(self, block: QVBoxLayout, wide: bool) -> None:
        if wide:
            self._close_row()
            self._grid.addLayout(block, self._row, 0, 1, 2)
            self._row += 1
            return
        self._grid.addLayout(block, self._row, self._column)
        self._row += self._column
        self._column = 1 - self._column

    def _close_row(self) -> None:
        self._row += self._column
        self._column = 0

    def _watch(self, key: str, editor: QWidget) -> None:
        told = partial(self._on_edited, key)
        match editor:
            case QLineEdit() as line:
                line.textChanged.connect(told)
            case QPlainTextEdit() as text:
                text.textChanged.connect(told)
            case QComboBox() as combo:
                combo.currentIndexChanged.connect(told)
                if combo.isEditable():
                    combo.editTextChanged.connect(told)
            case QDateEdit() as day:
                day.dateChanged.connect(told)
            case QSpinBox() as number:
                number.valueChanged.connect(told)
                # The style sheet's padding does not reach the line inside a spin box.
                number.lineEdit().setTextMargins(Gap.S, 0, 0, 0)
            case QCheckBox() as box:
                box.toggled.connect(told)
            case other:
                raise TypeError(type(other).__name__)

    def _on_edited(self, key: str, *_: object) -> None:
        self.is_edited = True
        self._clear(key)
        self.edited.emit(key)
