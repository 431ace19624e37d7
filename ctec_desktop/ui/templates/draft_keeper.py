"""Keeps a draft while it is written: a few seconds after the last change, on leaving, and at once when asked."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.wording import template_editor as words

PAUSE_MS: Final = 3_000


class DraftKeeper(QObject):
    """Says `kept` with the version as it is on record, `failed` when it could not be written; it tries again
    with the next change, and when the page or the window is left."""

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, office: Office, actor: Actor, jobs: JobRunner, view: TemplateView, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._jobs = jobs
        self._at: VersionKey = view.at
        self._edition = view.edition
        self._template: Template | None = None
        self._name = view.name
        self._pending: Template | None = None
        self._is_writing = False
        self._is_outdated = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.keep)

    @property
    def is_kept(self) -> bool:
        """Whether everything typed is on record."""
        return self._template is None and self._pending is None

    @property
    def is_outdated(self) -> bool:
        """Whether the draft was saved, put to use or put away elsewhere since it was opened here."""
        return self._is_outdated

    def note(self, template: Template, name: str) -> None:
        """What is typed now; it is written once the person pauses."""
        self._template, self._name = template, name
        self._pause.start()

    def keep(self) -> None:
        """Writes what is typed, in the write lane."""
        if self._template is None or self._is_writing:
            return
        self._pause.stop()
        pending, self._template = self._template, None
        self._pending, self._is_writing = pending, True
        typed = (write_template(pending), self._name)
        work = partial(_rewritten, self._office, self._actor, self._at, typed, self._edition)
        self._jobs.start(words.SAVING, partial(_told, work), self._on_kept, self._on_failed)

    def keep_now(self) -> None:
        """Writes what is typed before this returns, for the moment the window closes; beside a draft that was saved,
        put to use or put away elsewhere it becomes one of its own.

        Raises: RuleViolation, EnvironmentFault when it cannot be written.
        """
        latest = self._template or self._pending
        if latest is None:
            return
        self._pause.stop()
        typed = (write_template(latest), self._name)
        edition = None if self._is_writing else self._edition
        try:
            view = _rewritten(self._office, self._actor, self._at, typed, edition).value
        except RuleViolation as violation:
            if not _is_of_another(violation):
                raise
            view = _apart(self._office, self._actor, self._at, typed).value
        self._at, self._edition, self._is_outdated = view.at, view.edition, False
        self._template = self._pending = None

    def keep_apart(self) -> None:
        """Writes what is typed as a draft of its own, after the one begun with was saved elsewhere."""
        latest = self._template or self._pending
        if latest is None:
            return
        work = partial(_apart, self._office, self._actor, self._at, (write_template(latest), self._name))
        self._jobs.start(words.SAVING, partial(_told, work), self._on_kept_apart, self._on_failed)

    def _on_kept(self, outcome: Outcome[TemplateView]) -> None:
        self._is_writing, self._pending = False, None
        self._edition = outcome.value.edition
        self.kept.emit(outcome.value)
        if self._template is not None:
            self._pause.start()

    def _on_kept_apart(self, outcome: Outcome[TemplateView]) -> None:
        self._at, self._is_outdated = outcome.value.at, False
        self._template = None
        self._on_kept(outcome)

    def _on_failed(self, error: BaseException) -> None:
        """What was to be written still counts as typed, unless something newer was typed meanwhile."""
        self._is_writing = False
        self._template, self._pending = self._template or self._pending, None
        self._is_outdated = _is_of_another(error)
        self.failed.emit(error)


def _is_of_another(error: BaseException) -> bool:
    """Whether the draft is not any more what it was when it was opened."""
    codes = {one.code for one in error.problems} if isinstance(error, RuleViolation) else set()
    return bool(codes & {TemplateCode.DRAFT_CHANGED, TemplateCode.NOT_A_DRAFT})


def _told(work: Callable[[], Outcome[TemplateView]], _progress: Progress) -> Outcome[TemplateView]:
    return work()


def _rewritten(
    office: Office, actor: Actor, at: VersionKey, typed: tuple[str, str], edition: int | None
) -> Outcome[TemplateView]:
    return office.templates.rewrite_draft(actor, at, typed[0], typed[1], edition)


def _apart(office: Office, actor: Actor, at: VersionKey, typed: tuple[str, str]) -> Outcome[TemplateView]:
    return office.templates.save_draft(actor, at.key, typed[0], typed[1], at)
