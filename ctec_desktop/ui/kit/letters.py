"""Gives everything in a window that can be pressed, and every named field, its letter."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ctec_desktop.ui.kit.lettered import PASSING, Button, CheckBox, FieldName, Lettered, RadioButton
from ctec_desktop.wording.mnemonics import letters


class Letters(QObject):
    """What is out of sight has none: the next step of a wizard begins with all of them free.

    Args:
        kinds: further kinds of widgets that take letters.
    """

    def __init__(self, window: QWidget, kinds: tuple[type[QWidget], ...] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._kinds = (*kinds, FieldName, Button, CheckBox, RadioButton)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.give)

    def due(self) -> None:
        """Gives them in the next turn."""
        self._soon.start()

    def give(self) -> None:
        """Gives each its letter now."""
        self._soon.stop()
        takers = sorted(self.takers(), key=_is_passing)
        staying = [one.words() for one in takers if not _is_passing(one)]
        first = letters(staying)
        given = (*first, *letters([one.words() for one in takers[len(staying) :]], first))
        # Two that change places must never have the same letter meanwhile.
        for one, letter in zip(takers, given, strict=True):
            if one.letter != letter:
                one.give_letter("")
        for one, letter in zip(takers, given, strict=True):
            one.give_letter(letter)

    def takers(self) -> list[Lettered]:
        """Everything in sight that wants one."""
        found: list[Lettered] = []
        for kind in self._kinds:
            here: list[QWidget] = self._window.findChildren(kind)
            for one in here:
                is_here = one.window() is self._window and one.isVisibleTo(self._window)
                if is_here and isinstance(one, Lettered) and one.wants_letter():
                    found.append(one)
        return found


def _is_passing(taker: Lettered) -> bool:
    """Whether it comes and goes with what is chosen: the words that stay keep their letters then."""
    around: QWidget | None = taker
    while around is not None and not around.isWindow():
        if around.property(PASSING):
            return True
        around = around.parentWidget()
    return False
