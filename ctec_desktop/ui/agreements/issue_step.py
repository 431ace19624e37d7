"""First step of issuing: which class, how its papers are printed, where to; who is ready, who is left out and why."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSignalBlocker, QStandardPaths, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QListWidget, QSpinBox, QVBoxLayout, QWidget

from ctec_desktop.domain.views import ClassView, PlanView
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.agreements.issue_work import Wish
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import offer_again
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import place_label, sentence
from ctec_desktop.wording.agreement_files import PATTERN

_SHOWN_IN_DRAFT: Final = ("class_name", "plan_id", "originals")
# The least number of originals is three; below it stands the word for the plan's own number.
_AS_PLANNED: Final = 2
_MOST_ORIGINALS: Final = 10
_TWO_SIDES: Final = "two"
_ONE_SIDE: Final = "one"
_MERGED: Final = "merged"
_SEPARATE: Final = "separate"


class ProblemList(QListWidget):
    """One student and one reason a line; lines wrap."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def show_problems(self, problems: Sequence[Problem], nobody: str) -> None:
        self.clear()
        self.addItems([f"{place_label(problem.place)}\n{sentence(problem)}" for problem in problems] or [nobody])

    def lines(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]


class IssueStep(QWidget):
    """Says `chosen` when something changed that the draft shows."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted_class = ""
        self.form = FormGrid()
        self.note = Note()
        self.text_note = Note()
        self.left_out = ProblemList(words.LEFT_OUT)
        self._classes, self._plans, self._folder = ComboBox(), ComboBox(), LineEdit()
        self._originals, self._sides, self._files = QSpinBox(), ComboBox(), ComboBox()
        self._pattern = LineEdit()
        self._build()
        self.form.edited.connect(self._on_edited)

    def _build(self) -> None:
        for combo in (self._classes, self._plans, self._files, self._sides):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
        self.form.add("class_name", words.CLASS, self._classes, required=True, wide=True)
        self.form.add("plan_id", words.PLAN, self._plans, wide=True)
        self._build_printing()
        self.form.add("folder", words.FOLDER, self._folder, required=True, wide=True)
        self._folder.setText(str(default_folder()))
        self.folder_button = button(words.CHOOSE, icon_name="folder")
        self.folder_button.clicked.connect(self._on_choose_folder)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(self.folder_button)
        self._left_title = label(words.LEFT_OUT, "strong")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, Gap.S, 2)
        column.setSpacing(Gap.S)
        self.left_out.setMinimumHeight(80)
        column.addWidget(self.form)
        column.addLayout(beside)
        column.addWidget(self.note)
        column.addWidget(self.text_note)
        column.addWidget(self._left_title)
        column.addWidget(self.left_out, 1)
        self.show_left_out(None)
        self.form.is_edited = False

    def _build_printing(self) -> None:
        self._originals.setRange(_AS_PLANNED, _MOST_ORIGINALS)
        self._originals.setSpecialValueText(words.AS_PLANNED)
        self._originals.setKeyboardTracking(False)
        self.form.add("originals", words.ORIGINALS_EACH, self._originals)
        for side, text in ((_TWO_SIDES, words.TWO_SIDES), (_ONE_SIDE, words.ONE_SIDE)):
            self._sides.addItem(text, side)
        self.form.add("sides", words.SIDES, self._sides)
        for files, text in ((_MERGED, words.MERGED), (_SEPARATE, words.SEPARATE)):
            self._files.addItem(text, files)
        self.form.add("files", words.AS_FILES, self._files, wide=True)
        self._pattern.setText(PATTERN)
        self._pattern.setEnabled(False)
        self.form.add("name_pattern", words.NAME_PATTERN, self._pattern, wide=True, hint=words.NAME_PATTERN_HINT)

    def fill(self, classes: Sequence[ClassView], plans: Sequence[PlanView]) -> None:
        """Offers these classes and plans; what was chosen stays chosen."""
        named = [(found.name, words.class_choice(found.name, found.students)) for found in classes]
        planned = [(str(plan.id), plan.name) for plan in plans]
        with QSignalBlocker(self.form):
            offer_again(self._classes, named, none=words.CHOOSE_CLASS, chosen=self._wanted_class or None)
            offer_again(self._plans, planned, none=words.EVERY_PLAN)
        self._wanted_class = ""
        self.chosen.emit()

    def choose_class(self, name: str) -> None:
        """Chooses a class beforehand, also while the classes are still being read."""
        self._wanted_class = name
        if self._classes.findData(name) >= 0:
            self.form.set_value("class_name", name)

    def class_name(self) -> str:
        return str(self._classes.currentData() or "")

    def wish(self) -> Wish | None:
        """What is chosen, or None without a class."""
        class_name, plan = self.class_name(), self._plans.currentData()
        if not class_name:
            return None
        originals = self._originals.value()
        return Wish(
            class_name,
            int(plan) if plan else None,
            originals=None if originals == _AS_PLANNED else originals,
            is_duplex=self._sides.currentData() == _TWO_SIDES,
            is_separate=self._files.currentData() == _SEPARATE,
            name_pattern=self._pattern.text(),
        )

    def folder(self) -> Path | None:
        text = self._folder.text().strip()
        return Path(text) if text else None

    def set_folder(self, folder: Path) -> None:
        self._folder.setText(str(folder))

    def show_left_out(self, problems: Sequence[Problem] | None) -> None:
        """Lists who is left out; None while nothing was checked."""
        is_known = problems is not None
        self._left_title.setVisible(is_known)
        self.left_out.setVisible(is_known)
        self.left_out.show_problems(problems or (), words.NONE_LEFT_OUT)

    def _on_edited(self, key: str) -> None:
        if key in _SHOWN_IN_DRAFT:
            self.chosen.emit()
        elif key == "files":
            self._pattern.setEnabled(self._files.currentData() == _SEPARATE)

    def _on_choose_folder(self) -> None:
        choose_folder(self, words.CHOOSE_FOLDER, self.set_folder)


def default_folder() -> Path:
    """`产教通协议` among the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / words.FOLDER_NAME
