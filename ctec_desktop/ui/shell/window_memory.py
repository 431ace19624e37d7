"""What the window remembers on this PC between two starts: its place, its look."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from ctec_desktop.ui.kit.tokens import Scheme


class WindowMemory:
    """A small ini file. It holds nothing about anyone."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def move_to(self, path: Path) -> None:
        """Remembers in another file from now on."""
        if Path(self._settings.fileName()) != path:
            self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        value = self._settings.value("window/scheme", str(Scheme.SYSTEM))
        return next((scheme for scheme in Scheme if scheme == value), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._settings.setValue("window/scheme", str(scheme))

    @property
    def geometry(self) -> QByteArray:
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    def columns(self, list_key: str) -> str:
        """How the columns of a list were left."""
        value = self._settings.value(f"columns/{list_key}")
        return value if isinstance(value, str) else ""

    def keep_columns(self, list_key: str, columns: str) -> None:
        self._settings.setValue(f"columns/{list_key}", columns)

    def flush(self) -> None:
        """Writes it down now."""
        self._settings.sync()
