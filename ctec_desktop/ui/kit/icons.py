"""Small line drawings, kept as SVG in `resources/icons` and inked in the colour the theme asks for."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ctec_desktop.kernel.resources import resource_dir

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_INK: Final = b"currentColor"


@lru_cache(maxsize=128)
def _drawing(name: str) -> bytes:
    return (resource_dir() / "icons" / f"{name}.svg").read_bytes()


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_drawing(name).replace(_INK, colour.encode())))


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draws the icon into `rect`, sharp at any scaling."""
    _renderer(name, colour).render(painter, rect)


@lru_cache(maxsize=256)
def pixmap(name: str, size: int, colour: str, ratio: float, room: int = 0) -> QPixmap:
    """The icon `size` logical pixels wide, with `room` at its right, for a screen of this pixel ratio."""
    pixels = round(size * ratio)
    made = QPixmap(pixels + round(room * ratio), pixels)
    made.fill(QColor(0, 0, 0, 0))
    painter = QPainter(made)
    paint_icon(painter, name, QRectF(0, 0, pixels, pixels), colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, colour: str, size: int = 18, room: int = 0) -> "QIcon":
    """The icon for a button or an action, at this PC's scaling. `room` keeps a button's text at a distance."""
    from PySide6.QtGui import QIcon

    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return QIcon(pixmap(name, size, colour, ratio, room))
