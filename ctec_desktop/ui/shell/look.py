"""Which look the program wears, chosen by the person or by the PC."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ctec_desktop.ui.kit.theme import apply, ground_of, lay_ground, tokens_of
from ctec_desktop.ui.kit.tokens import Scheme, Tokens
from ctec_desktop.ui.shell.window_memory import WindowMemory


class Look(QObject):
    """Dresses the program at start, when the person chooses, and when the PC changes and the choice is to follow.

    At first only the ground of the bare frame is coloured; `dress` before anything is put into it.
    """

    changed = Signal()

    def __init__(self, app: QApplication, memory: WindowMemory) -> None:
        super().__init__(app)
        self._app = app
        self._memory = memory
        self._worn: Tokens | None = None
        lay_ground(app, memory.scheme)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def scheme(self) -> Scheme:
        return self._memory.scheme

    @property
    def ground(self) -> Tokens:
        """The colours the window opens in, before it is dressed."""
        return ground_of(self._memory.scheme)

    def dress(self) -> None:
        """Puts the look on, the first time it is needed."""
        if self._worn is None:
            self._wear(self._memory.scheme)

    def choose(self, scheme: Scheme) -> None:
        self._memory.scheme = scheme
        self._wear(scheme)

    def _wear(self, scheme: Scheme) -> None:
        wanted = tokens_of(scheme)
        if wanted is self._worn:
            return
        self._worn = wanted
        apply(self._app, scheme)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._memory.scheme is Scheme.SYSTEM:
            self._wear(Scheme.SYSTEM)
