"""The child that tries whether windows can be shown on this PC: where Qt ends the process, only the child is gone."""

from collections.abc import Iterator, Mapping

from ctec_desktop.kernel.isolated import JsonObject, JsonValue


def read(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Starts Qt and says which platform it works on."""
    del request
    from PySide6 import __version__
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication(["ctec_desktop"])
    yield {"platform": app.platformName(), "version": __version__}
