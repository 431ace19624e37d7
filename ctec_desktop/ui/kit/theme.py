"""Light and dark: our palette and one small style sheet on Qt's Fusion style, switchable while running."""

from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, Scheme, Tokens

_DARK_BELOW: Final = 128
# Windows gives these a face and size of its own, which the program's font alone does not take back.
_WRITTEN_BY_THE_PC: Final = ("QAbstractItemView", "QMenu", "QMessageBox", "QStatusBar", "QTipLabel")
_SHEET: Final = Path(__file__).with_name("kit.qss")


class Worn(QObject):
    """The tokens now on screen. `changed` is for widgets that keep something in their colours.

    Hearing of it by `changeEvent` would make PySide wrap every class of events before the first paint.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT


@cache
def worn() -> Worn:
    return Worn()


def tokens() -> Tokens:
    """The colours now on screen, for widgets that paint themselves."""
    return worn().tokens


def tokens_of(scheme: Scheme) -> Tokens:
    """The colours `scheme` means on this PC now."""
    match scheme:
        case Scheme.LIGHT:
            return LIGHT
        case Scheme.DARK:
            return DARK
        case Scheme.SYSTEM:
            hint = QGuiApplication.styleHints().colorScheme()
            return DARK if hint == QtCore.Qt.ColorScheme.Dark else LIGHT


def ground_of(scheme: Scheme) -> Tokens:
    """As `tokens_of`, for the bare frame: told from the palette the PC gave the program, before ours is set.

    Asking for the scheme itself makes PySide wrap all of Qt's enumerations, which takes longer than the frame.
    """
    if scheme is Scheme.SYSTEM:
        given = QGuiApplication.palette().color(QPalette.ColorRole.Window)
        return DARK if given.lightness() < _DARK_BELOW else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def lay_ground(app: QApplication, scheme: Scheme) -> None:
    """Colours the bare frame; `apply` dresses what is put into it."""
    ground = QPalette()
    ground.setColor(QPalette.ColorRole.Window, QColor(ground_of(scheme).bg))
    app.setPalette(ground)


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dresses the whole program; may be called again at any time."""
    worn().tokens = tokens_of(scheme)
    if not app.property("interface_font_set"):
        from ctec_desktop.ui.kit.fonts import interface_font

        app.setFont(interface_font())
        app.setProperty("interface_font_set", True)
    app.setPalette(palette(tokens()))
    app.setStyleSheet(sheet(tokens()))
    # Qt asks the PC for these anew with every style sheet.
    for kind in _WRITTEN_BY_THE_PC:
        app.setFont(app.font(), kind)  # type: ignore[arg-type] # PySide takes text and says bytes
    worn().changed.emit()


def palette(colours: Tokens) -> QPalette:
    """The palette of these tokens, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, colour in (
        (role.Window, colours.bg),
        (role.Base, colours.card),
        (role.AlternateBase, colours.hover),
        (role.Button, colours.card),
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.BrightText, colours.bad),
        (role.ToolTipBase, colours.card),
        (role.ToolTipText, colours.text),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.line),
        (role.PlaceholderText, colours.sub),
    ):
        made.setColor(key, QColor(colour))
    for key in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.sub))
    return made


def sheet(colours: Tokens) -> str:
    """The style sheet in these colours."""
    drawings = (resource_dir() / "icons" / "fixed").as_posix()
    variant = "dark" if colours.is_dark else "light"
    return Template(_SHEET.read_text("utf-8")).substitute(colours._asdict(), drawings=drawings, variant=variant)


def set_look(widget: QWidget, **looks: str | bool) -> None:
    """Sets the properties the style sheet looks at (`look="title"`, `primary=True`) and repaints accordingly."""
    for key, value in looks.items():
        widget.setProperty(key, value)
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
