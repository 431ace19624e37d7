"""The password: typed twice, shown on request, with a hint how well it would hold."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.domain.codes.kit import ShellCode
from ctec_desktop.domain.passwords import SHORTEST, strength
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.password_edit import PasswordEdit
from ctec_desktop.ui.kit.theme import set_look
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import first_run as words


class PasswordStep(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = FormGrid()
        self.password = PasswordEdit()
        self.again = PasswordEdit()
        self.shown = CheckBox(words.SHOW_PASSWORD)
        self._strength = label("", "small", wrap=True)
        self._known: tuple[str, ...] = ()
        self._build()
        self.password.textChanged.connect(self._on_typed)
        self.shown.toggled.connect(self.password.show_text)
        self.shown.toggled.connect(self.again.show_text)

    def _build(self) -> None:
        self.form.add("password", words.NEW_PASSWORD, self.password, required=True, hint=words.NEW_PASSWORD_HINT)
        self.form.add("again", words.AGAIN, self.again, required=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.PASSWORD_LEAD, "sub", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self._strength)
        column.addWidget(self.shown)
        column.addWidget(Note(words.PASSWORD_LOST, Tone.WARN))
        column.addStretch(1)

    def know(self, known: Iterable[str | None]) -> None:
        """What anybody would try first: the school's name and the like."""
        self._known = tuple(word for word in known if word)
        self._on_typed(self.password.text())

    def hint(self) -> str:
        """What is said about the password now."""
        return self._strength.text()

    def are_problems_shown(self) -> bool:
        """Says beside the fields what is wrong; whether anything is."""
        password = self.password.text()
        found = []
        if len(password) < SHORTEST:
            facts = {"least": SHORTEST, "length": len(password)}
            found.append(Problem(ShellCode.NEW_PASSWORD_SHORT, facts=facts, place=FieldPlace("password")))
        elif password != self.again.text():
            found.append(Problem(ShellCode.PASSWORDS_DIFFER, place=FieldPlace("again")))
        self.form.show_problems(found)
        return bool(found)

    def _on_typed(self, password: str) -> None:
        text, tone = words.strength_line(strength(password, self._known)) if password else ("", Tone.MUTED)
        self._strength.setText(text)
        set_look(self._strength, tone=str(tone))
