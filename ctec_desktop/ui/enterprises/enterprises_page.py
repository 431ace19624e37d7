"""The page 企业与岗位: the enterprises the school works with, and at the right the chosen one with its posts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import EnterpriseView
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprise_facts import EnterpriseFacts
from ctec_desktop.ui.enterprises.enterprise_rows import COLUMNS, EnterpriseRows
from ctec_desktop.ui.kit.detail_panel import Detail
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import enterprises_page as words

_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    areas=frozenset({Area.ENTERPRISES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.IMPORT,
)


class EnterprisesPage(ListPage):
    """`open_import` opens the import of enterprises and posts above this page."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, open_import: Callable[[QWidget], object]
    ) -> None:
        super().__init__(_SPEC, EnterpriseRows(office, actor), context)
        self._office = office
        self._actor = actor
        self._open_import = open_import
        self._detail_job: Job | None = None
        self._shown_id: int | None = None
        self._goal: int | None = None
        self.import_button = self.add_action(words.IMPORT, self._on_import_asked, primary=True, icon_name="import")
        self.empty_action_triggered.connect(self._on_import_asked)
        self.current_changed.connect(self._on_enterprise_chosen)
        self.record_opened.connect(self._on_enterprise_chosen)
        self.model.loaded.connect(self._on_list_loaded)
        context.hub.subscribe(frozenset({Area.ENTERPRISES}), self._on_enterprises_changed)

    @override
    def visit(self, what: object) -> None:
        super().visit(what)
        self._goal = what if isinstance(what, int) and self.model.is_loading else None

    def _read_detail(self, enterprise_id: int) -> None:
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = enterprise_id
        work = partial(_enterprise, self._office, self._actor, enterprise_id)
        self._detail_job = self._context.jobs.read(work, self._on_enterprise, self._on_reading_failed)

    def _on_enterprise_chosen(self, enterprise_id: object) -> None:
        if isinstance(enterprise_id, int):
            self._read_detail(enterprise_id)
            return
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = None
        self.hide_detail()

    def _on_enterprise(self, view: EnterpriseView | None) -> None:
        if view is None:
            self._shown_id = None
            self.hide_detail()
            return
        self.show_detail(Detail(view.name, badge=words.posts_badge(len(view.posts))))
        area = self.detail.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        area.setAccessibleName(view.name)
        area.setWidget(EnterpriseFacts(view))

    def _on_list_loaded(self) -> None:
        """An enterprise asked for before the list was there is gone to once it is."""
        goal, self._goal = self._goal, None
        if goal is not None:
            self.table.go_to(goal)

    def _on_enterprises_changed(self, changes: tuple[Change, ...]) -> None:
        del changes
        if self._shown_id is not None and self.detail.isVisibleTo(self):
            self._read_detail(self._shown_id)

    def _on_reading_failed(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self)


def _enterprise(office: Office, actor: Actor, enterprise_id: int) -> EnterpriseView | None:
    return office.enterprises.detail(actor, enterprise_id)
