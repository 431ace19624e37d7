"""The bottom line of the window: the work under way with its progress and a way to stop it, or the last thing said."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.theme import set_look
from ctec_desktop.ui.kit.tokens import JOB_BAR_HEIGHT, Gap, Tone
from ctec_desktop.wording import kit as words

SHOW_AFTER_MS = 300


class JobBar(QFrame):
    """Work shorter than a blink is not shown."""

    shown = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SHOW_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("job_bar")
        self.setFixedHeight(JOB_BAR_HEIGHT)
        self._said = label(words.IDLE, "sub")
        self._work: _WorkLine | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(Gap.XL, 0, Gap.XL, 0)
        row.addWidget(self._said)
        row.addStretch(1)

    def _connect(self) -> None:
        self._jobs.started.connect(self._on_started)
        self._jobs.progressed.connect(self._on_progressed)
        self._jobs.ended.connect(self._on_ended)
        self._delay.timeout.connect(self._on_delay)

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Shows a line until the next one."""
        self._said.setText(text)
        set_look(self._said, tone=str(tone))

    def said(self) -> str:
        return self._said.text()

    def is_showing_work(self) -> bool:
        return self._work is not None and self._work.isVisibleTo(self)

    def _on_started(self, job: Job) -> None:
        if not self.is_showing_work() and not self._delay.isActive():
            self._delay.start()
        self._follow(self._first() or job)

    def _on_progressed(self, job: Job) -> None:
        if job is self._first():
            self._follow(job)

    def _on_ended(self) -> None:
        following = self._first()
        if following is None:
            self._delay.stop()
            self._show_work(False)
        else:
            self._follow(following)

    def _on_delay(self) -> None:
        if self._first() is not None:
            self._show_work(True)
            self.shown.emit()

    def _on_cancel(self) -> None:
        job = self._first()
        if job is not None:
            job.cancel()
            self._follow(job)

    def _first(self) -> Job | None:
        running = self._jobs.running()
        return running[0] if running else None

    def _follow(self, job: Job) -> None:
        if self._work is None:
            self._work = _WorkLine()
            self._work.cancelled.connect(self._on_cancel)
            self._work.hide()
            layout = self.layout()
            if isinstance(layout, QHBoxLayout):
                layout.insertWidget(1, self._work)
        self._work.follow(job, len(self._jobs.running()) - 1)

    def _show_work(self, is_shown: bool) -> None:
        if self._work is not None:
            self._work.setVisible(is_shown)
        self._said.setVisible(not is_shown)


class _WorkLine(QWidget):
    """What is under way, how far it is, how much waits behind it; built when there is work for the first time."""

    cancelled = Signal()

    def __init__(self) -> None:
        from PySide6.QtWidgets import QProgressBar

        super().__init__()
        self._label = label("", "sub")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(words.PROGRESS)
        self._waiting = label("", "small")
        self._cancel = button(words.CANCEL, look="flat_link")
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Gap.M)
        for widget in (self._label, self._bar, self._waiting, self._cancel):
            row.addWidget(widget)

    def follow(self, job: Job, waiting: int) -> None:
        line = words.CANCELLING if job.is_cancelled else words.progress_line(job.label, job.done, job.total)
        self._label.setText(line)
        self._cancel.setEnabled(not job.is_cancelled)
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        self._waiting.setText(words.waiting_line(waiting))
