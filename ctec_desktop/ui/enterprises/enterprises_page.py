"""The page 企业与岗位: the enterprises the school works with, and at the right the chosen one with its parts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprise_dialog import EnterpriseDialog
from ctec_desktop.ui.enterprises.enterprise_facts import (
    ADD,
    AGREEMENT,
    EDIT,
    HAND_OVER,
    INSPECTIONS,
    PLACEMENT,
    RESTORE,
    RETIRE,
    SHARES,
    SHIFTS,
    UNMERGE,
    EnterpriseFacts,
    EnterpriseShown,
)
from ctec_desktop.ui.enterprises.enterprise_rows import COLUMNS, enterprise_rows
from ctec_desktop.ui.enterprises.hand_over_dialog import HandOverDialog
from ctec_desktop.ui.enterprises.inspections_dialog import InspectionsDialog
from ctec_desktop.ui.enterprises.mentor_dialog import MentorDialog
from ctec_desktop.ui.enterprises.merge_dialog import MergeDialog
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.enterprises.post_dialog import PostDialog
from ctec_desktop.ui.enterprises.shares_dialog import SharesDialog
from ctec_desktop.ui.enterprises.shifts_dialog import ShiftsDialog
from ctec_desktop.ui.enterprises.site_dialog import SiteDialog
from ctec_desktop.ui.enterprises.unmerge_dialog import UnmergeDialog
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import Goal, PageContext
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.retire_dialog import RetireDialog, restore
from ctec_desktop.wording import enterprises_page as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import papers_dialog as paper_words

_PAGES = {PLACEMENT: "placements", AGREEMENT: "agreements"}
_PARTS: dict[Retirable, Callable[[PartOf, PageContext, QWidget], PartDialog]] = {
    Retirable.SITE: SiteDialog,
    Retirable.POST: PostDialog,
    Retirable.MENTOR: MentorDialog,
}
_ABOUT: dict[str, Callable[[PartOf, str, PageContext, QWidget], Dialog]] = {
    SHIFTS: ShiftsDialog,
    SHARES: SharesDialog,
    INSPECTIONS: InspectionsDialog,
}
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(FilterSpec("state", kit_words.IN_USE, kit_words.STATE_CHOICES),),
    areas=frozenset({Area.ENTERPRISES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.IMPORT,
    key="enterprises",
)


class EnterprisesPage(RecordPage):
    """`open_import` opens the import of enterprises and posts above this page."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, open_import: Callable[[QWidget], object]
    ) -> None:
        also = frozenset({Area.PLACEMENTS, Area.AGREEMENTS})
        super().__init__(
            _SPEC, LateRows(enterprise_rows, office, actor), context, partial(_enterprise, office, actor), also
        )
        self._office = office
        self._actor = actor
        self._open_import = open_import
        self._shown: EnterpriseShown | None = None
        self._goal: Goal | None = None
        if context.print_forms is not None:
            self.print_button = self.add_action(paper_words.OPEN, self._on_print_forms, icon_name="print")
        self.merge_button = self.add_action(words.MERGE, self.open_merge)
        self.new_button = self.add_action(words.NEW, self.open_new, icon_name="plus")
        self.import_button = self.add_action(words.IMPORT, self._on_import_asked, primary=True, icon_name="import")
        self.empty_action_triggered.connect(self._on_import_asked)

    def open_new(self) -> EnterpriseDialog:
        """The form for a new enterprise."""
        return self._open(None)

    def open_edit(self, enterprise_id: int) -> EnterpriseDialog:
        return self._open(enterprise_id)

    def open_part(self, kind: Retirable, part_id: int | None) -> PartDialog:
        """The form for a part of the enterprise on show; without an id for a new one."""
        dialog = _PARTS[kind](self._part(part_id), self._context, self)
        dialog.open()
        return dialog

    def open_about(self, what: str) -> Dialog:
        """Shift plans, shares or inspections of the enterprise on show."""
        assert self._shown is not None
        dialog = _ABOUT[what](self._part(None), self._shown.view.name, self._context, self)
        dialog.open()
        return dialog

    @override
    def visit(self, what: object) -> None:
        """A unit is gone to by its id, or by a goal that also names the window to open over it."""
        self._goal = what if isinstance(what, Goal) else None
        super().visit(what.record_id if isinstance(what, Goal) else what)
        if isinstance(what, Goal) and self._shown is not None and self.shown_id() == what.record_id:
            self._open_goal(self._shown)

    def _open_goal(self, record: EnterpriseShown) -> None:
        goal = self._goal
        if goal is not None and goal.record_id == record.view.id:
            self._goal = None
            self.open_about(goal.window)

    def open_merge(self) -> MergeDialog:
        """Merging duplicates; afterwards the one that stays is shown."""
        dialog = MergeDialog(self._office, self._actor, self._context, self)
        dialog.merged.connect(self.visit)
        dialog.open()
        return dialog

    def _open(self, enterprise_id: int | None) -> EnterpriseDialog:
        dialog = EnterpriseDialog(self._office, self._actor, self._context, self, enterprise_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    def _part(self, part_id: int | None) -> PartOf:
        return PartOf(self._office, self._actor, self.shown_id() or 0, part_id)

    @override
    def detail_of(self, record: EnterpriseShown) -> Detail:
        self._shown = record
        view, retired_on = record.view, record.record.retired_on
        state = ActionLine(RESTORE, kit_words.RESTORE) if retired_on else ActionLine(RETIRE, kit_words.RETIRE)
        badge = kit_words.RETIRED if retired_on else words.posts_badge(len(view.posts))
        edit = ActionLine(EDIT, kit_words.EDIT, is_primary=True)
        return Detail(view.name, badge=badge, actions=(edit, state))

    @override
    def body_of(self, record: EnterpriseShown) -> QWidget:
        facts = EnterpriseFacts(record)
        facts.followed.connect(self._on_followed)
        QTimer.singleShot(0, self, partial(self._open_goal, record))
        return facts

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == EDIT:
            self.open_edit(record_id)
        elif self._shown is not None:
            self._change_state(key, Retirable.ENTERPRISE, record_id, self._shown.view.name)

    def _change_state(self, key: str, kind: Retirable, record_id: int, name: str) -> None:
        part = (self._actor, kind, record_id)
        if key == RETIRE:
            retire = partial(self._office.enterprises.retire, *part)
            RetireDialog(name, self._office.today(), retire, self._context, self).open()
        else:
            restore(self._context, name, partial(self._office.enterprises.restore, *part))

    def _on_followed(self, key: str) -> None:
        action, _, rest = key.partition(":")
        if action in _PAGES:
            self._context.go(_PAGES[action], int(rest))
            return
        if action in _ABOUT:
            self.open_about(action)
            return
        if action == UNMERGE and self._shown is not None:
            merge = next(one for one in self._shown.merges if one.id == int(rest))
            UnmergeDialog(self._office, self._actor, self._context, merge, self).open()
            return
        kind, _, part_id = rest.partition(":")
        self._act_on_part(action, Retirable(kind), int(part_id))

    def _act_on_part(self, action: str, kind: Retirable, part_id: int) -> None:
        if action in (ADD, EDIT):
            self.open_part(kind, part_id or None)
            return
        assert self._shown is not None
        record = self._shown.record
        if action == HAND_OVER:
            mentor = next(one for one in record.mentors if one.id == part_id)
            HandOverDialog(self._part(part_id), record, mentor, self._context, self).open()
            return
        names = {
            Retirable.POST: {one.id: one.name for one in record.posts},
            Retirable.MENTOR: {one.id: one.name for one in record.mentors},
            Retirable.SITE: {one.id: one.address or "" for one in record.sites},
        }
        self._change_state(action, kind, part_id, names[kind][part_id])

    def _on_print_forms(self) -> None:
        if self._context.print_forms is not None:
            self._context.print_forms(PaperSelection(enterprise_ids=tuple(self.selected_ids())), self)

    def _on_import_asked(self, *_: object) -> None:
        self._open_import(self)


def _enterprise(office: Office, actor: Actor, enterprise_id: int) -> EnterpriseShown | None:
    view, record = office.enterprises.detail(actor, enterprise_id), office.enterprises.record(actor, enterprise_id)
    if view is None or record is None:
        return None
    shares = office.shares.meters(actor, [enterprise_id])
    return EnterpriseShown(
        view,
        record,
        office.enterprise_merges.merges(actor, enterprise_id),
        office.checks.unit_findings(actor, enterprise_id),
        office.shift_plans.of_unit(actor, enterprise_id),
        shares[0] if shares else None,
        office.fitness.inspections(actor, enterprise_id),
    )
