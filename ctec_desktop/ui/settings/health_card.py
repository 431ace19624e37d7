"""The card 运行检查: whether program and data are sound on this PC, how to cure what is not, and the diagnostics."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ctec_desktop.domain.health import Grade, HealthLine
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.settings.collecting import Collect, Collecting
from ctec_desktop.wording import health as words

Examine = Callable[[], Sequence[HealthLine]]

_TONES: Final = {Grade.OK: Tone.OK, Grade.WARN: Tone.WARN, Grade.FAIL: Tone.BAD}


class HealthCard(QFrame):
    """Examines when asked to: it starts child processes and reads the whole database.

    Args:
        examine: looks at everything; called off the window's thread.
        collect: writes the diagnostics; called there too.
    """

    def __init__(self, examine: Examine, collect: Collect, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examine = examine
        self._jobs = jobs
        self.examine_button = button(words.EXAMINE)
        self.collect_button = button(words.COLLECT)
        self.collecting = Collecting(collect, jobs, self)
        self._notes: list[Note] = []
        self._found = QVBoxLayout()
        self._build()
        self.examine_button.clicked.connect(self.examine)
        self.collect_button.clicked.connect(self.collecting.begin)

    def _build(self) -> None:
        self.setProperty("card", "true")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        inside.setSpacing(Gap.M)
        inside.addWidget(label(words.CARD, "heading"))
        inside.addWidget(label(words.LEAD, "sub", wrap=True))
        line = Flow()
        line.setSpacing(Gap.S)
        line.addWidget(self.examine_button)
        line.addWidget(self.collect_button)
        inside.addLayout(line)
        self._found.setSpacing(Gap.XS)
        inside.addLayout(self._found)

    def notes(self) -> list[str]:
        """What is told now."""
        return [note.text() for note in self._notes]

    def examine(self) -> None:
        """Looks at everything anew."""
        self.examine_button.setEnabled(False)
        self._tell([(words.EXAMINING, Tone.ACCENT)])
        self._jobs.read(self._examine, self._on_found, self._on_failed)

    def _on_found(self, lines: Sequence[HealthLine]) -> None:
        self.examine_button.setEnabled(True)
        self._tell([(words.line(line), _TONES[line.grade]) for line in lines])

    def _on_failed(self, error: BaseException) -> None:
        self.examine_button.setEnabled(True)
        self._tell([("\n".join(error_lines(error)), Tone.BAD)])

    def _tell(self, told: Sequence[tuple[str, Tone]]) -> None:
        for old in self._notes:
            self._found.removeWidget(old)
            old.deleteLater()
        self._notes = [Note(text, tone) for text, tone in told]
        for note in self._notes:
            self._found.addWidget(note)
