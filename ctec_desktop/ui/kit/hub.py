"""Tells open pages which records changed, always on the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from ctec_desktop.ui.kit.receivers import Receiver

if TYPE_CHECKING:
    from ctec_desktop.kernel.outcome import Change, ChangeListener


class QtChangeHub(QObject):
    """A `ChangeHub` that may be published to from any thread."""

    _published: Final = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[tuple[frozenset[str], Receiver[[tuple[Change, ...]]]]] = []
        self._published.connect(self._on_published)

    def publish(self, changes: "tuple[Change, ...]") -> None:
        if changes:
            self._published.emit(changes)

    def subscribe(self, areas: frozenset[str], listener: "ChangeListener") -> Callable[[], None]:
        entry = (areas, Receiver(listener))
        self._listeners.append(entry)

        def end() -> None:
            if entry in self._listeners:
                self._listeners.remove(entry)

        return end

    def _on_published(self, changes: "tuple[Change, ...]") -> None:
        self._listeners = [entry for entry in self._listeners if not entry[1].is_gone()]
        for areas, receiver in tuple(self._listeners):
            told = tuple(change for change in changes if change.area in areas)
            if told:
                receiver.tell(told)
