"""What is said with a move: only the fields this move needs are shown."""

from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.domain.agreement_moves import MoveWish
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.lifecycle import BY_NAME, Choice, Move, MoveName, Need
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.wording import lifecycle as life
from ctec_desktop.wording import move_dialog as words

_WORDS: Final = ("reason", "signed_on")


class MoveForm(QWidget):
    """The grid is made anew for each move; what was written as a reason goes along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._keys: tuple[str, ...] = ()
        self.grid = FormGrid()
        self._column.addWidget(self.grid)

    def show_move(self, name: MoveName | None) -> None:
        """Shows the fields of the move; none without one."""
        kept = {key: self.value(key) for key in self._keys if key in _WORDS}
        old = self.grid
        self.grid = FormGrid()
        self._keys = _fill(self.grid, BY_NAME[name]) if name is not None else ()
        for key, text in kept.items():
            if key in self._keys:
                self.grid.set_value(key, text)
        self._column.replaceWidget(old, self.grid)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(self._keys))

    def value(self, key: str) -> str:
        return self.grid.value(key).strip() if key in self._keys else ""

    def has_words(self) -> bool:
        return any(self.value(key) for key in _WORDS)

    def wish(self, name: MoveName, agreement_ids: tuple[int, ...]) -> MoveWish:
        """Raises: RuleViolation for a day that is none."""
        picked, signed = self.value("choice"), self.value("signed_on")
        try:
            signed_on = parse_day(signed).on if signed else None
        except NotADay as error:
            raise RuleViolation([Problem(MoveCode.SIGNED_ON_NOT_A_DAY, place=FieldPlace("signed_on"))]) from error
        return MoveWish(
            name,
            agreement_ids,
            Choice(picked) if picked else None,
            self.value("reason"),
            signed_on,
            has_seen_signers=bool(self.value("has_seen_signers")),
        )

    def clear_problems(self) -> None:
        self.grid.clear_problems()

    def show_problems(self, problems: "tuple[Problem, ...] | list[Problem]") -> tuple[Problem, ...]:
        return self.grid.show_problems(problems)


def _fill(grid: FormGrid, move: Move) -> tuple[str, ...]:
    keys = []
    if move.choices:
        named = [(one.value, life.CHOICES[one]) for one in move.choices]
        grid.add("choice", life.choice_title(move.name), choice(named, none=words.CHOOSE), required=True)
        keys.append("choice")
    if move.needs_words:
        grid.add("reason", life.reason_title(move), line(), required=True, wide=True, hint=words.REASON_HINT)
        keys.append("reason")
    if Need.SIGNED_ON in move.needs:
        grid.add("signed_on", words.SIGNED_ON, line(), required=True, hint=words.SIGNED_ON_HINT)
        keys.append("signed_on")
    if Need.SIGNERS in move.needs:
        grid.add("has_seen_signers", words.SIGNERS, CheckBox(words.SIGNERS_BOX), required=True, wide=True)
        keys.append("has_seen_signers")
    return tuple(keys)
