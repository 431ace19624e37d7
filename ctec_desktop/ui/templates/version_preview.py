"""A version as it is printed with invented people, with what stands in its way above."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import sentence
from ctec_desktop.wording import templates as told
from ctec_desktop.wording import templates_page as words

_SHOWN_PROBLEMS = 4


@dataclass(frozen=True, slots=True)
class _Shown:
    """What was read of a version."""

    pdf: bytes
    pages: int
    problems: tuple[Problem, ...]


class VersionPreview(QFrame):
    def __init__(self, office: Office, actor: Actor, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._jobs = jobs
        self._job: Job | None = None
        self._view: TemplateView | None = None
        self.note = Note()
        self.pane = PreviewPane(jobs)
        self._build()
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

    def show_version(self, view: TemplateView | None) -> None:
        """Reads and prints the version for trial; the same one is not printed again."""
        if view is None or view == self._view:
            return
        self._view = view
        if self._job is not None:
            self._job.cancel()
        self._job = self._jobs.read(partial(_read, self._office, self._actor, view), self._on_read, self._on_failed)

    def _on_read(self, shown: _Shown) -> None:
        view = self._view
        if view is None:
            return
        self._tell(view, shown.problems)
        self.pane.open_document(shown.pages, partial(self._office.templates.preview_png, self._actor, shown.pdf))

    def _tell(self, view: TemplateView, problems: tuple[Problem, ...]) -> None:
        if problems:
            lines = [words.problems_line(len(problems)), *(sentence(one) for one in problems[:_SHOWN_PROBLEMS])]
            self.note.say("\n".join(lines), Tone.BAD)
        elif told.is_in_use(view) and view.at.key == AGREEMENT_KEY and view.sample is None:
            self.note.say(sentence(Problem(TemplateCode.SOURCE_NOT_CONFIRMED)), Tone.WARN)
        else:
            self.note.say(words.READY if view.is_draft else "", Tone.OK)

    def _on_failed(self, error: object) -> None:
        self._view = None
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(office: Office, actor: Actor, view: TemplateView) -> _Shown:
    text = office.templates.text(actor, view.at)
    trial = office.templates.preview(actor, view.at.key, text)
    problems = office.templates.check_text(actor, view.at.key, text) if view.is_draft else ()
    return _Shown(trial.pdf, trial.pages, problems)
