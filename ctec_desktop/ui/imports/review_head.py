"""What a review says of the file as a whole: where the rows were found, what is founded, what to look at once."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.imports.import_work import AnyPlan
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import import_wizard as words
from ctec_desktop.wording import sentence

_SHOWN_INLINE: Final = 2


class ReviewHead(QWidget):
    """`correct_wanted` tells that the person says the file was read wrongly."""

    correct_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notices: tuple[Problem, ...] = ()
        self.source = label("", "sub", wrap=True)
        self.correct_button = button(words.CORRECT, look="flat_link")
        self._founded = Note()
        self._notice = Note()
        self._see_all = button(words.SEE_ALL, look="flat_link")
        self._build()
        self.correct_button.clicked.connect(self.correct_wanted)
        self._see_all.clicked.connect(self._on_see_all)

    def _build(self) -> None:
        source_line = QHBoxLayout()
        source_line.setSpacing(Gap.S)
        source_line.addWidget(self.source, 1)
        source_line.addWidget(self.correct_button, 0, Qt.AlignmentFlag.AlignTop)
        notice_line = QHBoxLayout()
        notice_line.setSpacing(Gap.S)
        notice_line.addWidget(self._notice, 1)
        notice_line.addWidget(self._see_all, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        column.addLayout(source_line)
        column.addWidget(self._founded)
        column.addLayout(notice_line)

    def show_plan(self, plan: AnyPlan) -> None:
        known = [column for column in plan.layout.columns if column.field] if plan.layout is not None else []
        said = words.source_line(plan.sheet, plan.header_row, len(plan.rows))
        read = words.read_line(len(known), plan.layout is not None and plan.layout.is_remembered)
        self.source.setText(f"{said}。{read}" if known else said)
        self.correct_button.setVisible(plan.layout is not None)
        self._founded.say(words.founded_line(plan.noun, plan.created), Tone.ACCENT)
        self._founded.setToolTip("\n".join(plan.created))
        self._notices = plan.problems
        few = len(self._notices) <= _SHOWN_INLINE
        lines = [sentence(problem) for problem in self._notices]
        self._notice.say("\n".join(lines) if few else words.notices_line(len(self._notices)), Tone.WARN)
        self._see_all.setVisible(not few)

    def _on_see_all(self) -> None:
        show_problems(self, words.NOTICES_TITLE, self._notices)
