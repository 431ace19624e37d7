"""Light and dark: our palette and one small style sheet on Qt's Fusion style, switchable while running."""

from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.ui.kit.fonts import interface_font
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, Scheme, Tokens

_SHEET: Final = Path(__file__).with_name("kit.qss")


class _Worn:
    """The tokens now on screen."""

    tokens: Tokens = LIGHT


def tokens() -> Tokens:
    """The colours now on screen, for widgets that paint themselves."""
    return _Worn.tokens


def tokens_of(scheme: Scheme) -> Tokens:
    """The colours `scheme` means on this PC now."""
    match scheme:
        case Scheme.LIGHT:
            return LIGHT
        case Scheme.DARK:
            return DARK
        case Scheme.SYSTEM:
            hint = QGuiApplication.styleHints().colorScheme()
            return DARK if hint == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, scheme: Scheme) -> None:
    """Dresses the whole program; may be called again at any time."""
    _Worn.tokens = tokens_of(scheme)
    if not app.property("interface_font_set"):
        app.setFont(interface_font())
        app.setProperty("interface_font_set", True)
    app.setPalette(palette(_Worn.tokens))
    app.setStyleSheet(sheet(_Worn.tokens))


def palette(worn: Tokens) -> QPalette:
    """The palette of these tokens, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    made = QPalette()
    for key, colour in (
        (role.Window, worn.bg),
        (role.Base, worn.card),
        (role.AlternateBase, worn.hover),
        (role.Button, worn.card),
        (role.WindowText, worn.text),
        (role.Text, worn.text),
        (role.ButtonText, worn.text),
        (role.BrightText, worn.bad),
        (role.ToolTipBase, worn.card),
        (role.ToolTipText, worn.text),
        (role.Highlight, worn.accent),
        (role.HighlightedText, worn.on_accent),
        (role.Accent, worn.accent),
        (role.Link, worn.accent),
        (role.LinkVisited, worn.accent),
        (role.Mid, worn.line),
        (role.PlaceholderText, worn.sub),
    ):
        made.setColor(key, QColor(colour))
    for key in (role.Text, role.ButtonText, role.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(worn.sub))
    return made


def sheet(worn: Tokens) -> str:
    """The style sheet in these colours."""
    drawings = (resource_dir() / "icons" / "fixed").as_posix()
    variant = "dark" if worn.is_dark else "light"
    return Template(_SHEET.read_text("utf-8")).substitute(worn._asdict(), drawings=drawings, variant=variant)


def set_look(widget: QWidget, **looks: str | bool) -> None:
    """Sets the properties the style sheet looks at (`look="title"`, `primary=True`) and repaints accordingly."""
    for key, value in looks.items():
        widget.setProperty(key, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
