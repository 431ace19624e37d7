"""What the wizard is doing just now, and how far it is."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words


class ProgressLine(QWidget):
    """Shown while work is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doing = label("", "sub")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words.PROGRESS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.XS)
        column.addWidget(self._doing)
        column.addWidget(self._bar)
        self.hide()

    def begin(self, doing: str) -> None:
        self._doing.setText(doing)
        self._bar.setRange(0, 0)
        self.show()

    def show_job(self, job: Job) -> None:
        """How far the work says it is."""
        self._doing.setText(words.progress_line(job.label, job.done, job.total))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)

    def stopping(self) -> None:
        self._doing.setText(words.CANCELLING)
