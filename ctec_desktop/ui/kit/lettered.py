"""Widgets that Alt with a letter presses or leads to. Whoever asks for their text gets the words without the letter."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from ctec_desktop.ui.kit.overriding import override

# Property of a widget that comes and goes with the records there are, or that are chosen.
PASSING: Final = "passing"

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    class _Worded(QWidget):
        """A widget of Qt's that shows words."""

        def text(self) -> str: ...
        def setText(self, text: str, /) -> None: ...  # noqa: N802 - the name of Qt

else:
    _Worded = object


class Lettered(_Worded):
    """The part they share, before Qt's class; a screen reader hears the words alone, too."""

    _words = ""
    _letter = ""

    @property
    def letter(self) -> str:
        return self._letter

    def words(self) -> str:
        return self._words

    def give_letter(self, letter: str) -> None:
        """An empty letter takes it away."""
        if letter != self._letter:
            self._letter = letter
            self._show_words()

    def wants_letter(self) -> bool:
        """Whether there are words for it to stand behind."""
        return bool(self._words)

    @override
    def text(self) -> str:
        return self._words

    @override
    def setText(self, text: str, /) -> None:
        if self.accessibleName() == self._words:
            self.setAccessibleName(text)
        self._words = text
        self._show_words()

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        letters_due(self)

    def _show_words(self) -> None:
        """Writes them with the letter."""
        super().setText(self._shown())

    def _shown(self) -> str:
        if not self._letter:
            return self._words.replace("&", "&&")
        from ctec_desktop.wording.mnemonics import marked

        return marked(self._words, self._letter)

    def _tip(self) -> str:
        """For what shows only its icon."""
        if not self._letter:
            return self._words
        from ctec_desktop.wording.mnemonics import hint

        return hint(self._words, self._letter)


class Button(Lettered, QPushButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    @override
    def wants_letter(self) -> bool:
        return bool(self._words) and not self.property("chip") and not self.property("link")


class CheckBox(Lettered, QCheckBox):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)


class RadioButton(Lettered, QRadioButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)


class FieldName(Lettered, QLabel):
    """The name of a field, bound to it by `setBuddy`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    @override
    def _shown(self) -> str:
        # Without a letter a label shows an ampersand as it stands.
        return super()._shown() if self._letter else self._words

    @override
    def wants_letter(self) -> bool:
        field: QWidget | None = self.buddy()
        return bool(self._words) and field is not None and field.isVisibleTo(self.window())


def letters_due(shown: QWidget) -> None:
    """Something that wants a letter has come into sight in a window that gives them."""
    giver = getattr(shown.window(), "letters", None)
    if giver is not None:
        giver.due()
