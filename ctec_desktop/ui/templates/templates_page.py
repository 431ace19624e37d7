"""The page 文本模板: which text each paper is printed from, its versions, and writing a new one."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import HEADER_HEIGHT, ROW_HEIGHT, Gap, Tone
from ctec_desktop.ui.templates.fields_dialog import FieldsDialog
from ctec_desktop.ui.templates.load_dialog import LoadDialog
from ctec_desktop.ui.templates.template_editor import TemplateEditor
from ctec_desktop.ui.templates.template_rows import PAPER_COLUMNS, PaperRows
from ctec_desktop.ui.templates.version_preview import VersionPreview
from ctec_desktop.ui.templates.versions_card import VersionsCard
from ctec_desktop.wording import templates_page as words
from ctec_desktop.wording import text_page as load_words

_SPLIT: Final = (540, 560)
_FIRST_PAPER: Final = 1
_PAPERS_HEIGHT: Final = HEADER_HEIGHT + 6 * ROW_HEIGHT


class TemplatesPage(QWidget):
    """`head_actions` stands at the right of the title: what concerns no single version is added there."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self.model = IdsTableModel(PAPER_COLUMNS, PaperRows(office, actor), context.jobs, self)
        self.papers = TableView(self.model, context.jobs)
        self.versions = VersionsCard(office, actor, next(iter(PAPERS)), context)
        self.preview = VersionPreview(office, actor, context.jobs)
        self.head_actions = QHBoxLayout()
        self.stack = QStackedWidget()
        self.editor: TemplateEditor | None = None
        self._paper = _FIRST_PAPER
        self._is_visited = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("page")
        self.papers.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.papers.setAccessibleName(words.PAPERS)
        self.papers.setMinimumHeight(100)
        self.papers.setMaximumHeight(_PAPERS_HEIGHT)
        self.load_button = button(load_words.OPEN, icon_name="import")
        self.fields_button = button(words.FIELDS, icon_name="info")
        self.head_actions.setSpacing(Gap.S)
        self.head_actions.addWidget(self.load_button)
        self.head_actions.addWidget(self.fields_button)
        head = QHBoxLayout()
        head.addWidget(label(words.TITLE, "title"))
        head.addStretch(1)
        head.addLayout(self.head_actions)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.LEAD, "sub", wrap=True))
        column.addWidget(self.papers, 3)
        column.addWidget(self.versions, 4)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setSizes(_SPLIT)
        split.setChildrenCollapsible(False)
        overview = QWidget()
        whole = QVBoxLayout(overview)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.S)
        whole.setSpacing(Gap.S)
        whole.addLayout(head)
        whole.addWidget(split, 1)
        self.stack.addWidget(overview)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.stack)

    def _connect(self) -> None:
        self.load_button.clicked.connect(self.load_text)
        self.fields_button.clicked.connect(self.show_fields)
        self.papers.current_record_changed.connect(self._on_paper_chosen)
        self.model.loaded.connect(self._on_papers_loaded)
        self.model.failed.connect(self._on_failed)
        self.versions.chosen.connect(self.preview.show_version)
        self.versions.edit_asked.connect(self.open_editor)
        self._context.hub.subscribe(frozenset({Area.TEMPLATES}), self._on_changes)

    def visit(self, what: object) -> None:
        """Shows what is on record now; a version that is handed over is stood on."""
        self._is_visited = True
        self.model.refresh()
        self.model.load(ListQuery())
        if isinstance(what, VersionKey):
            self._paper = tuple(PAPERS).index(what.key) + 1
            self.papers.go_to(self._paper)
            self.versions.show_paper(what.key, what)
        else:
            self.versions.show_paper(self.current_key())

    def current_key(self) -> str:
        """The paper the person stands on."""
        return tuple(PAPERS)[(self.papers.current_id() or self._paper) - 1]

    def open_editor(self, at: VersionKey) -> None:
        """Opens a draft to be written on, in the place of the lists; one that is not on record yet comes first."""
        if self.editor is not None and not self.editor.keeper.is_kept:
            self.stack.setCurrentWidget(self.editor)
            return
        work = partial(_read_draft, self._office, self._actor, at)
        self._context.jobs.read(work, self._on_draft_read, self._on_failed)

    def leave(self, *, is_closing: bool) -> None:
        """Keeps what is typed: in the write lane, or at once when the window closes.

        Raises: RuleViolation, EnvironmentFault when the window closes and it cannot be written.
        """
        if self.editor is None:
            return
        if is_closing:
            self.editor.keeper.keep_now()
        else:
            self.editor.keeper.keep()

    def load_text(self) -> LoadDialog:
        """Makes a draft of a text in a file."""
        dialog = LoadDialog(self._office, self._actor, self._context, self.current_key(), self)
        dialog.saved.connect(self._on_loaded)
        dialog.open()
        return dialog

    def show_fields(self) -> FieldsDialog:
        """The dictionary of what the chosen paper can print."""
        dialog = FieldsDialog(PAPERS[self.current_key()].fields, self._context.jobs, self)
        dialog.open()
        return dialog

    def _on_loaded(self, view: TemplateView) -> None:
        self.visit(view.at)

    def _on_draft_read(self, draft: tuple[TemplateView, Template]) -> None:
        self._drop_editor()
        self.editor = TemplateEditor(self._office, self._actor, self._context, draft, self)
        self.editor.left.connect(self._on_editor_left)
        self.editor.keeper.kept.connect(self._on_kept)
        self.editor.keeper.failed.connect(self._on_not_kept)
        self.stack.addWidget(self.editor)
        self.stack.setCurrentWidget(self.editor)

    def _on_editor_left(self) -> None:
        """Back to the versions; the editor stays until what was typed is on record."""
        self.stack.setCurrentIndex(0)
        if self.editor is not None and not self.editor.keeper.is_kept:
            self.editor.keeper.keep()
        else:
            self._drop_editor()
        if self.stack.currentIndex() == 0:
            self.visit(None)

    def _on_kept(self, _view: object) -> None:
        """An editor that was left is done with once everything is on record."""
        is_kept = self.editor is not None and self.editor.keeper.is_kept
        if self.stack.currentIndex() == 0 and is_kept:
            self._drop_editor()

    def _on_not_kept(self, _error: object) -> None:
        """What could not be written is shown again where it was typed."""
        if self.editor is not None:
            self.stack.setCurrentWidget(self.editor)

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self.stack.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None

    def _on_papers_loaded(self, _count: int) -> None:
        if self.papers.current_id() is None:
            self.papers.go_to(self._paper)

    def _on_paper_chosen(self, _row_id: object) -> None:
        self.versions.show_paper(self.current_key())

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        if self._is_visited:
            self.visit(None)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _read_draft(office: Office, actor: Actor, at: VersionKey) -> tuple[TemplateView, Template]:
    return office.templates.version(actor, at), parse_template(office.templates.text(actor, at))
