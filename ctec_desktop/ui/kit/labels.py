"""Pieces of text in the look of the program: titles, quiet lines, buttons, state labels."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from ctec_desktop.ui.kit.lettered import Button, FieldName
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Tone


def label(text: str, look: str = "", *, wrap: bool = False) -> QLabel:
    """Plain text (never read as markup) in one of the looks: title, heading, strong, sub, small, number, mono."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    return made


def selectable(text: str, look: str = "") -> QLabel:
    """Text a person can mark and copy."""
    made = label(text, look, wrap=True)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def pill(text: str, tone: Tone = Tone.MUTED) -> QLabel:
    """A small rounded label for a state."""
    from PySide6.QtWidgets import QSizePolicy

    made = label(text)
    made.setProperty("pill", "true")
    made.setProperty("tone", str(tone))
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return made


def field_name(text: str, field: QWidget, look: str = "strong") -> FieldName:
    """The name above or before a field; its letter leads there."""
    made = FieldName(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("look", look)
    made.setBuddy(field)
    return made


def button(text: str, *, primary: bool = False, icon_name: str = "", look: str = "") -> Button:
    """A push button that never becomes the dialog's default by accident. `look` is danger, flat_link or chip."""
    made = Button(text)
    made.setAutoDefault(False)
    if primary:
        made.setProperty("primary", "true")
    if look:
        made.setProperty(look, "true")
    if icon_name:
        made.setProperty("icon_name", icon_name)
        redress_button(made)
    return made


def link(text: str) -> Button:
    """Leads from a record to another; its words are the record's own, so it has no letter."""
    made = button(text, look="flat_link")
    made.setProperty("link", "true")
    return made


def redress_button(made: QPushButton) -> None:
    """Draws a button's icon in the theme's colours."""
    name = made.property("icon_name")
    if isinstance(name, str) and name:
        from ctec_desktop.ui.kit.icons import icon

        worn = tokens()
        room = 5 if made.text() else 0
        made.setIconSize(QSize(16 + room, 16))
        made.setIcon(icon(name, worn.on_accent if made.property("primary") else worn.text, 16, room))


def rule() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setProperty("rule", "true")
    return made
