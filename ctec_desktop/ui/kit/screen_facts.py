"""What the window knows of the screen it is on; nothing about anyone."""

from PySide6 import __version__
from PySide6.QtGui import QGuiApplication, QScreen

from ctec_desktop.kernel.isolated import JsonValue
from ctec_desktop.ui.kit.fonts import interface_family


def screen_facts() -> dict[str, JsonValue]:
    """Platform, Qt, face, and each screen with its size and scale."""
    return {
        "platform": QGuiApplication.platformName(),
        "qt": __version__,
        "face": interface_family(),
        "screens": [_told(screen) for screen in QGuiApplication.screens()],
    }


def _told(screen: QScreen) -> dict[str, JsonValue]:
    size = screen.size()
    return {
        "width": size.width(),
        "height": size.height(),
        "scale": screen.devicePixelRatio(),
        "dpi": round(screen.logicalDotsPerInch()),
    }
