"""Short dialogs: a message, a question, a list of problems. Each is opened, never waited for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.labels import label, selectable
from ctec_desktop.ui.kit.note import NOTE_ICONS, Note
from ctec_desktop.ui.kit.problem_text import error_lines, tone_of
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import kit as words

SHOWN_PROBLEMS = 100


def message(parent: QWidget | None, title: str, text: str, tone: Tone = Tone.ACCENT) -> Dialog:
    """Says something the person must have seen."""
    made = _spoken(parent, title, text, tone)
    made.add_button(words.OK, made.accept, primary=True)
    made.open()
    return made


def confirm(
    parent: QWidget | None, title: str, text: str, yes: str, on_yes: Callable[[], object], *, danger: bool = False
) -> Dialog:
    """Asks before something that cannot be taken back; Enter answers no where that is dangerous."""
    made = _spoken(parent, title, text, Tone.WARN if danger else Tone.ACCENT)
    no = made.add_cancel()
    made.add_button(yes, made.accept, primary=not danger, look="danger" if danger else "")
    if danger:
        no.setDefault(True)
    made.accepted.connect(on_yes)
    made.open()
    return made


def show_error(parent: QWidget | None, title: str, error: BaseException) -> Dialog:
    """Says why a piece of work did not go through."""
    return message(parent, title, "\n".join(error_lines(error)), Tone.BAD)


class ProblemListDialog(Dialog):
    """Everything that is wrong, one below the other, and copied as text in one click."""

    def __init__(self, title: str, problems: Sequence[Problem], parent: QWidget | None = None, lead: str = "") -> None:
        super().__init__(title, parent, 640)
        self._lines = [full_sentence(problem) for problem in problems]
        if lead:
            self.body.addWidget(label(lead, wrap=True))
        column = QVBoxLayout()
        column.setSpacing(Gap.S)
        for problem, line in zip(problems[:SHOWN_PROBLEMS], self._lines, strict=False):
            column.addWidget(Note(line, tone_of(problem.severity)))
        if len(problems) > SHOWN_PROBLEMS:
            column.addWidget(label(words.more_line(len(problems) - SHOWN_PROBLEMS), "sub"))
        column.addStretch(1)
        self.body.addLayout(column, 1)
        self.resize(680, min(620, 220 + 64 * len(problems)))
        self._copy = self.add_button(words.COPY_ALL, self._on_copy, at_left=True)
        self.add_button(words.CLOSE, self.accept, primary=True)

    def lines(self) -> tuple[str, ...]:
        return tuple(self._lines)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self._copy.setText(words.COPIED)


def show_problems(parent: QWidget | None, title: str, problems: Sequence[Problem], lead: str = "") -> ProblemListDialog:
    made = ProblemListDialog(title, problems, parent, lead)
    made.open()
    return made


def _spoken(parent: QWidget | None, title: str, text: str, tone: Tone) -> Dialog:
    made = Dialog(title, parent, 420)
    row = QHBoxLayout()
    row.setSpacing(Gap.L)
    sign = QLabel()
    sign.setPixmap(icon(NOTE_ICONS[tone], tokens().ink(tone), 28).pixmap(28, 28))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    words_column = QVBoxLayout()
    words_column.setSpacing(Gap.S)
    words_column.addWidget(label(title, "heading", wrap=True))
    words_column.addWidget(selectable(text))
    words_column.addStretch(1)
    row.addLayout(words_column, 1)
    made.body.addLayout(row)
    return made
