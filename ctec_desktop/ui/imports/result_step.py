"""Last step of an import: what was written, and what was left and why."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.import_plan import ImportReport
from ctec_desktop.kernel.problems import CellPlace, Problem
from ctec_desktop.ui.imports.import_work import AnyPlan
from ctec_desktop.ui.kit.dialogs import show_problems
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.theme import set_look
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import import_files as file_words
from ctec_desktop.wording import import_wizard as words

_FOLLOW_SHOWN: Final = 3


class ResultStep(QWidget):
    """Shows an `ImportReport`; until then it says that the import is under way. `save_wanted` asks for the bad rows."""

    save_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left: tuple[Problem, ...] = ()
        self._numbers = {title: label("", "number") for title in (words.ADDED, words.UPDATED, words.UNCHANGED)}
        self._numbers[words.LEFT] = label("", "number")
        self.note = Note()
        self.left_note = Note()
        self.follow_note = Note()
        self.left_button = button(words.SEE_LEFT)
        self.save_button = button(file_words.SAVE_REFUSED)
        self.undo_button = button(file_words.UNDO)
        self._cards = QWidget()
        self._build()
        self.left_button.clicked.connect(self._on_see_left)
        self.save_button.clicked.connect(self.save_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.wait()

    def _build(self) -> None:
        row = QHBoxLayout(self._cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.M)
        for title, number in self._numbers.items():
            card = QFrame()
            card.setProperty("card", "true")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
            inside.addWidget(label(title, "sub"))
            inside.addWidget(number)
            row.addWidget(card, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Gap.S)
        foot.addWidget(self.save_button)
        foot.addWidget(self.left_button)
        foot.addStretch(1)
        foot.addWidget(self.undo_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.M)
        whole.addWidget(self.note)
        whole.addWidget(self._cards)
        whole.addWidget(self.left_note)
        whole.addWidget(self.follow_note)
        whole.addLayout(foot)
        whole.addStretch(1)

    def wait(self) -> None:
        """Says that the import is under way."""
        self._left = ()
        self.note.say(words.WRITING_HINT, Tone.ACCENT)
        self.left_note.say("")
        self.follow_note.say("")
        self._cards.hide()
        self.left_button.hide()
        self.save_button.hide()
        self.undo_button.hide()

    def show_report(self, report: ImportReport, plan: AnyPlan, settled: int) -> None:
        """Says what was done; `settled` people who are not in the file were changed."""
        self._left = (*report.refused, *report.held)
        left = len(rows_of(self._left))
        written = report.new + report.changed
        counts = (report.new, report.changed, report.same, left)
        for number, count in zip(self._numbers.values(), counts, strict=True):
            number.setText(f"{count:,}")
        set_look(self._numbers[words.LEFT], tone=str(Tone.WARN) if left else "")
        self._cards.show()
        name, is_written = plan.file_name, bool(written or settled)
        done = words.result_line(plan.noun, written, name, settled)
        self.note.say(done if is_written else words.nothing_written_line(name), Tone.OK)
        self.left_note.say(words.left_line(left) if left else "", Tone.WARN)
        self.left_button.setVisible(bool(left))
        self.save_button.setVisible(bool(left))
        self.undo_button.setVisible(report.run_id is not None)

    def show_follow_up(self, warnings: Sequence[Problem]) -> None:
        """Says what must be done elsewhere because of what was written."""
        lines = [full_sentence(problem) for problem in warnings[:_FOLLOW_SHOWN]]
        more = len(warnings) - len(lines)
        self.follow_note.say("\n".join([*lines, words.follow_more_line(more)] if more else lines), Tone.WARN)

    def show_undone(self, file_name: str) -> None:
        """Says that all of it was taken back."""
        self._left = ()
        self.note.say(file_words.undone_line(file_name), Tone.OK)
        self.left_note.say("")
        self.follow_note.say("")
        for widget in (self._cards, self.left_button, self.save_button, self.undo_button):
            widget.hide()

    def counts(self) -> tuple[str, ...]:
        """The four numbers as they are shown: added, updated, unchanged, left."""
        return tuple(number.text() for number in self._numbers.values())

    def _on_see_left(self) -> None:
        show_problems(self, words.LEFT_TITLE, self._left)


def rows_of(problems: tuple[Problem, ...]) -> frozenset[int]:
    """The rows of the sheet that problems stand in."""
    return frozenset(problem.place.row for problem in problems if isinstance(problem.place, CellPlace))
