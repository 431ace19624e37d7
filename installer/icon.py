"""The program's icon file, drawn from the sign of the rail at every size Windows asks for."""

import os
import struct
from pathlib import Path
from typing import Final

_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)


def draw_icon(target: Path) -> None:
    """Writes `target` (.ico): the white sign on the rounded square in the colour of the light theme."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication.instance() or QGuiApplication([])
    pictures = [_png(size) for size in _SIZES]
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in zip(_SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place + len(body))
        body += data
    target.write_bytes(head + body)
    del app


def _png(size: int) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

    from ctec_desktop.ui.kit.icons import paint_icon
    from ctec_desktop.ui.kit.tokens import LIGHT

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22)
    edge = size * 0.16
    paint_icon(painter, "brand", QRectF(edge, edge, size - 2 * edge, size - 2 * edge), LIGHT.on_accent)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())
