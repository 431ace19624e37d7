"""The versions of one paper's text, and what can be done with the chosen one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialogs import confirm, show_error
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.templates.differences_dialog import DifferencesDialog
from ctec_desktop.ui.templates.source_dialog import SourceDialog
from ctec_desktop.ui.templates.template_rows import VERSION_COLUMNS, VersionRows, id_of, version_at
from ctec_desktop.wording import sentence
from ctec_desktop.wording import templates as told
from ctec_desktop.wording import templates_page as words


class VersionsCard(QFrame):
    """Says `chosen` with the version on which the person stands, `edit_asked` with a draft to be written on."""

    chosen = Signal(object)
    edit_asked = Signal(object)

    def __init__(
        self, office: Office, actor: Actor, key: str, context: PageContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._rows = VersionRows(office, actor, key)
        self._views: tuple[TemplateView, ...] = ()
        self._sought: VersionKey | None = None
        self.model = IdsTableModel(VERSION_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self._build()
        self.model.loaded.connect(self._on_loaded)
        self.model.failed.connect(self._on_failed)
        self.table.current_record_changed.connect(self._on_current_changed)
        self.table.record_activated.connect(self._on_activated)

    def _build(self) -> None:
        self.setProperty("card", "true")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAccessibleName(words.VERSIONS)
        self.table.setMinimumHeight(120)
        self.heading = label("", "heading")
        self.new_button = button(words.NEW_DRAFT, primary=True, icon_name="plus")
        self.edit_button = button(words.EDIT)
        self.compare_button = button(words.COMPARE)
        self.use_button = button(words.USE)
        self.retire_button = button(words.RETIRE)
        self.source_button = button(words.CONFIRM_SOURCE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        whole.setSpacing(Gap.S)
        whole.addWidget(self.heading)
        whole.addWidget(self.table, 1)
        for line in (
            (self.new_button, self.edit_button, self.compare_button),
            (self.use_button, self.retire_button, self.source_button),
        ):
            row = QHBoxLayout()
            row.setSpacing(Gap.S)
            for made in line:
                row.addWidget(made)
            row.addStretch(1)
            whole.addLayout(row)
        self.new_button.clicked.connect(self.new_draft)
        self.edit_button.clicked.connect(self.edit)
        self.compare_button.clicked.connect(self.compare)
        self.use_button.clicked.connect(self.ask_use)
        self.retire_button.clicked.connect(self.ask_retire)
        self.source_button.clicked.connect(self.confirm_source)
        self._offer()

    def show_paper(self, key: str, sought: VersionKey | None = None) -> None:
        """Shows another paper's versions and stands on `sought`, or on the one in use."""
        if sought is not None or key != self._rows.key:
            self._sought = sought
        if key != self._rows.key:
            self._views = ()
        self._rows.key = key
        self.heading.setText(f"{PAPERS[key].name}　{words.VERSIONS}")
        self.model.refresh()
        self.model.load(ListQuery())

    def current(self) -> TemplateView | None:
        """The version the person stands on."""
        row_id = self.table.current_id()
        at = version_at(row_id) if row_id is not None else None
        return next((view for view in self._views if view.at == at), None)

    def new_draft(self) -> None:
        """Begins a draft as the chosen version stands, and opens it."""
        if (view := self.current()) is not None:
            work = partial(_drafted, self._office, self._actor, view.at)
            self._run(work, self._on_drafted)

    def edit(self) -> None:
        view = self.current()
        if view is not None and view.is_draft:
            self.edit_asked.emit(view.at)

    def compare(self) -> None:
        """The chosen version against the one it was begun from, else the one in use, else any other."""
        view = self.current()
        if view is None or len(self._views) < 2:
            return
        others = [other for other in self._views if other.at != view.at]
        others.sort(key=partial(_nearness, view))
        DifferencesDialog(self._office, self._actor, self._context.jobs, (view, others), self).open()

    def ask_use(self) -> None:
        if (view := self.current()) is not None:
            question = words.use_question(PAPERS[view.at.key].name, told.version_of(view))
            confirm(self, words.USE_TITLE, question, words.USE, partial(self._use, view))

    def ask_retire(self) -> None:
        if (view := self.current()) is not None:
            question = words.retire_question(PAPERS[view.at.key].name, told.version_of(view), view.is_draft)
            confirm(self, words.RETIRE_TITLE, question, words.RETIRE, partial(self._retire, view), danger=True)

    def confirm_source(self) -> None:
        if (view := self.current()) is not None:
            SourceDialog(self._office, self._actor, view, self._context, self).open()

    def _use(self, view: TemplateView) -> None:
        self._run(partial(_used, self._office, self._actor, view.at, view.edition), partial(self._on_used, view))

    def _retire(self, view: TemplateView) -> None:
        self._run(partial(_retired, self._office, self._actor, view.at), partial(self._on_retired, view))

    def _run(
        self, work: Callable[[Progress], Outcome[TemplateView]], told_of: Callable[[Outcome[TemplateView]], object]
    ) -> None:
        self._context.jobs.start(words.WORKING, work, told_of, self._on_refused)

    def _on_drafted(self, outcome: Outcome[TemplateView]) -> None:
        self._sought = outcome.value.at
        self.edit_asked.emit(outcome.value.at)

    def _on_used(self, view: TemplateView, outcome: Outcome[TemplateView]) -> None:
        lines = [words.used(told.version_of(view)), *(sentence(problem) for problem in outcome.warnings)]
        self._context.say("　".join(lines), Tone.WARN if outcome.warnings else Tone.OK)

    def _on_retired(self, view: TemplateView, _outcome: object) -> None:
        self._context.say(words.retired(told.version_of(view)), Tone.OK)

    def _on_refused(self, error: BaseException) -> None:
        show_error(self, words.TITLE, error)

    def _on_loaded(self, _count: int) -> None:
        work = partial(self._office.templates.versions, self._actor, self._rows.key)
        self._context.jobs.read(work, self._on_views, self._on_failed)

    def _on_views(self, views: tuple[TemplateView, ...]) -> None:
        if not views or views[0].at.key != self._rows.key:
            return
        self._views = views
        goal = self._sought or next(view.at for view in views if told.is_in_use(view))
        if self._sought is not None or self.current() is None:
            self.table.go_to(id_of(goal))
        self._sought = None
        self._offer()
        self.chosen.emit(self.current())

    def _on_current_changed(self, _row_id: object) -> None:
        self._offer()
        self.chosen.emit(self.current())

    def _on_activated(self, _row_id: object) -> None:
        self.edit()

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _offer(self) -> None:
        """Only what the chosen version allows can be pressed."""
        view = self.current()
        is_own = view is not None and not view.is_built_in
        is_in_use = view is not None and told.is_in_use(view)
        is_retired = is_own and view is not None and not view.is_draft and not is_in_use
        self.new_button.setEnabled(view is not None)
        self.edit_button.setEnabled(view is not None and view.is_draft)
        self.compare_button.setEnabled(view is not None and len(self._views) > 1)
        self.use_button.setEnabled(is_own and not is_in_use)
        self.retire_button.setEnabled(is_own and not is_retired)
        self.source_button.setEnabled(is_own and not is_retired)


def _nearness(view: TemplateView, other: TemplateView) -> tuple[bool, bool]:
    return other.at != view.based_on, not told.is_in_use(other)


def _drafted(office: Office, actor: Actor, at: VersionKey, _progress: Progress) -> Outcome[TemplateView]:
    return office.templates.new_draft(actor, at, "")


def _used(office: Office, actor: Actor, at: VersionKey, edition: int, _progress: Progress) -> Outcome[TemplateView]:
    """The text that was looked at, or none."""
    return office.templates.put_to_use(actor, at, edition)


def _retired(office: Office, actor: Actor, at: VersionKey, _progress: Progress) -> Outcome[TemplateView]:
    return office.templates.retire(actor, at)
