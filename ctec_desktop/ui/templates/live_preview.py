"""The text as it is printed and what the check says of it, soon after every change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_views import PagePlace, TrialPaper
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import sentence
from ctec_desktop.wording import template_editor as words

PAUSE_MS: Final = 250


@dataclass(frozen=True, slots=True)
class _Printed:
    trial: TrialPaper | None
    problems: tuple[Problem, ...]
    unprintable: tuple[Problem, ...]


class LivePreview(QFrame):
    """Says `checked` with everything that is wrong with the text shown."""

    checked = Signal(object)

    def __init__(self, office: Office, actor: Actor, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._jobs = jobs
        self._job: Job | None = None
        self._template: Template | None = None
        self._chosen: dict[str, str] = {}
        self._trial: TrialPaper | None = None
        self._block = -1
        self.note = Note()
        self.pane = PreviewPane(jobs)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._print)
        self.pane.failed.connect(self._on_failed)

    def _build(self) -> None:
        self.setProperty("card", "true")
        for area in self.pane.findChildren(QScrollArea):
            area.setAccessibleName(words.PREVIEW)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.M, Gap.M, Gap.M, Gap.M)
        whole.setSpacing(Gap.S)
        whole.addWidget(self.note)
        whole.addWidget(self.pane, 1)

    def show_template(self, template: Template, chosen: Mapping[str, str], *, at_once: bool = False) -> None:
        """Prints this state of the text with these boxes ticked; only the last of many in a row."""
        self._template, self._chosen = template, dict(chosen)
        if at_once:
            self._print()
        else:
            self._pause.start()

    def show_block(self, number: int) -> None:
        """Turns to the page a block stands on, from 0; -1 for the head of the text. The next pages open there too."""
        self._block = number
        self._show_block()

    def _show_block(self) -> None:
        if self._trial is None:
            return
        place = self._trial.place_of(self._block) or PagePlace(0, 0.0)
        self.pane.show_place(place.page, place.down)

    def _print(self) -> None:
        self._pause.stop()
        if self._template is None:
            return
        if self._job is not None:
            self._job.cancel()
        work = partial(_printed, self._office, self._actor, self._template, self._chosen)
        self._job = self._jobs.read(work, self._on_printed, self._on_failed)

    def _on_printed(self, printed: _Printed) -> None:
        self.note.say("\n".join(sentence(one) for one in printed.unprintable), Tone.BAD)
        if printed.trial is not None:
            self._trial = printed.trial
            page_png = partial(self._office.templates.preview_png, self._actor, printed.trial.pdf)
            self.pane.open_document(printed.trial.pages, page_png, min(self.pane.page(), printed.trial.pages - 1))
            self._show_block()
        self.checked.emit((*printed.problems, *printed.unprintable))

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _printed(office: Office, actor: Actor, template: Template, chosen: Mapping[str, str]) -> _Printed:
    """What cannot be printed leaves the last pages on show, with the reason above them."""
    text = write_template(template)
    problems = office.templates.check_text(actor, template.key, text)
    try:
        trial = office.templates.preview(actor, template.key, text, chosen)
    except RuleViolation as violation:
        return _Printed(None, problems, tuple(one for one in violation.problems if one not in problems))
    return _Printed(trial, problems, ())
