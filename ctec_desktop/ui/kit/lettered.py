"""Widgets that Alt with a letter presses or leads to. Whoever asks for their text gets the words without the letter."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QWidget

from ctec_desktop.ui.kit.overriding import override

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class Lettered:
    """The part they share; a screen reader hears the words alone, too."""

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

    def _take_words(self, text: str, widget: QWidget) -> None:
        if widget.accessibleName() == self._words:
            widget.setAccessibleName(text)
        self._words = text
        self._show_words()

    def _show_words(self) -> None:
        """Writes them with the letter."""
        raise NotImplementedError

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
    def text(self) -> str:
        return self.words()

    @override
    def setText(self, text: str) -> None:
        self._take_words(text, self)

    @override
    def _show_words(self) -> None:
        QPushButton.setText(self, self._shown())

    @override
    def wants_letter(self) -> bool:
        return bool(self._words) and not self.property("chip") and not self.property("link")

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        letters_due(self)


class CheckBox(Lettered, QCheckBox):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    @override
    def text(self) -> str:
        return self.words()

    @override
    def setText(self, text: str) -> None:
        self._take_words(text, self)

    @override
    def _show_words(self) -> None:
        QCheckBox.setText(self, self._shown())

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        letters_due(self)


class RadioButton(Lettered, QRadioButton):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    @override
    def text(self) -> str:
        return self.words()

    @override
    def setText(self, text: str) -> None:
        self._take_words(text, self)

    @override
    def _show_words(self) -> None:
        QRadioButton.setText(self, self._shown())

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        letters_due(self)


class FieldName(Lettered, QLabel):
    """The name of a field, bound to it by `setBuddy`."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    @override
    def text(self) -> str:
        return self.words()

    @override
    def setText(self, arg__1: str) -> None:
        self._take_words(arg__1, self)

    @override
    def _show_words(self) -> None:
        # Without a letter a label shows an ampersand as it stands.
        QLabel.setText(self, self._shown() if self._letter else self._words)

    @override
    def wants_letter(self) -> bool:
        field: QWidget | None = self.buddy()
        return bool(self._words) and field is not None and field.isVisibleTo(self.window())

    @override
    def showEvent(self, event: "QShowEvent") -> None:
        super().showEvent(event)
        letters_due(self)


def letters_due(shown: QWidget) -> None:
    """Something that wants a letter has come into sight in a window that gives them."""
    giver = getattr(shown.window(), "letters", None)
    if giver is not None:
        giver.due()
