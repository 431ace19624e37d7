"""What the pictures are taken of and where they go: the demo school, a clock that stands still."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.services.office import Office
from ctec_desktop.ui.shell.application import Running
from ctec_desktop.ui.shell.office_window import OfficeWindow

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screens"
CLOCK = FixedClock(datetime(2026, 10, 12, 1, 30, tzinfo=UTC))
CLERK = Actor("演示用户")
SETTLE_MS = 700


@dataclass(frozen=True, slots=True)
class Stage:
    """The program on the demo school, with a folder for what it writes."""

    running: Running
    office: Office
    opened: OfficeWindow
    folder: Path

    def settle(self) -> None:
        """Lets readings come back and the screen be painted."""
        loop = QEventLoop()
        QTimer.singleShot(SETTLE_MS, loop.quit)
        loop.exec()

    def shoot(self, name: str, widget: QWidget) -> None:
        self.settle()
        widget.grab().save(str(TARGET / f"{name}.png"))
