"""收集诊断信息: asks where to, writes the zip off the window's thread, says where it is."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from ctec_desktop.kernel.isolated import JsonValue
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialogs import message, show_error
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.screen_facts import screen_facts
from ctec_desktop.wording import health as words

Collect = Callable[[Mapping[str, JsonValue], Path], Path]


class Collecting(QObject):
    """Lives as long as the widget it is asked from.

    Args:
        collect: writes them, given what the window knows of the screen, and gives the file.
    """

    def __init__(self, collect: Collect, jobs: JobRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._collect = collect
        self._jobs = jobs
        self._parent = parent

    def begin(self) -> None:
        """Asks for the file."""
        desktop = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DesktopLocation)
        choose_target(
            self._parent, words.COLLECT_TITLE, Path(desktop) / words.ZIP_NAME, (words.ZIP_FILES,), self.collect_to
        )

    def collect_to(self, target: Path) -> None:
        work = partial(_collected, self._collect, screen_facts(), target)
        self._jobs.start(words.COLLECTING, work, self._on_done, self._on_failed)

    def _on_done(self, target: Path) -> None:
        message(self._parent, words.COLLECT_TITLE, words.collected_line(str(target)))

    def _on_failed(self, error: BaseException) -> None:
        show_error(self._parent, words.NOT_COLLECTED, error)


def _collected(collect: Collect, shown: dict[str, JsonValue], target: Path, _progress: Progress) -> Path:
    return collect(shown, target)
