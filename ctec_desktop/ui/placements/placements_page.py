"""The page 实习安排: who is where, from when until when, with which agreement. The window opens on it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.placements.placement_rows import COLUMNS, PlacementRows, shown
from ctec_desktop.wording import placements_page as words

if TYPE_CHECKING:
    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.outcome import Change
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.placements.filing_scan import FilingScan
    from ctec_desktop.ui.placements.placement_detail import PlacementFound
    from ctec_desktop.ui.placements.placement_dialogs import PlacementDialogs

# The page that shows agreements, as the window calls it.
AGREEMENTS: Final = "agreements"
_SPEC: Final = ListSpec(
    words.TITLE,
    COLUMNS,
    words.SEARCH,
    (
        FilterSpec("class", words.CLASS),
        FilterSpec("standing", words.STANDING, tuple(words.STANDINGS.items()), is_below=True),
        FilterSpec("plan", words.PLAN, is_below=True),
        FilterSpec("enterprise", words.ENTERPRISE, is_below=True),
        FilterSpec("arranged", words.ARRANGED_BY, words.ARRANGEMENTS, is_below=True),
    ),
    frozenset({Area.PLACEMENTS, Area.AGREEMENTS, Area.STUDENTS, Area.ENTERPRISES}),
    words.EMPTY,
    words.EMPTY_HINT,
    words.PLACE_CLASS,
    key="placements",
)


class PlacementsPage(ListPage):
    """Its first rows come from the driver alone; all the rest is loaded once they have been painted.

    Args:
        open_plan: shows the dialog that makes a plan; is given the parent window.
    """

    def __init__(
        self,
        office: "Office",
        actor: "Actor",
        context: PageContext,
        open_plan: Callable[[QWidget], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_SPEC, PlacementRows(office, actor), context, parent)
        self._office = office
        self._scan: FilingScan | None = None
        self._actor = actor
        self._open_plan = open_plan
        self._dialogs: PlacementDialogs | None = None
        self._is_due = False
        self._goal: object = None
        self._shown: int | None = None
        self._found: PlacementFound | None = None
        self.place_button = self.add_action(words.PLACE_CLASS, self._on_place_class, primary=True, icon_name="plus")
        self.change_button = self.add_action(words.CHANGE, self._on_change)
        self.arrival_button = self.add_action(words.ARRIVALS, self._on_arrivals)
        self.more_button = self.add_action(words.MORE, self._on_more)
        self.painted.connect(self._on_first_painted)
        self.current_changed.connect(self._on_record_chosen)
        self.record_opened.connect(self._on_record_chosen)
        self.empty_action_triggered.connect(self._on_place_class)
        areas = frozenset({Area.CLASSES, Area.STUDENTS, Area.PLANS, Area.ENTERPRISES, Area.PLACEMENTS})
        context.hub.subscribe(areas, self._on_choices_changed)
        context.hub.subscribe(frozenset({Area.PLACEMENTS, Area.AGREEMENTS}), self._on_record_changed)
        self._seed()

    @override
    def visit(self, what: object) -> None:
        if self._is_painted:
            super().visit(what)
            return
        self._is_due, self._goal = True, what

    @property
    def dialogs(self) -> "PlacementDialogs":
        """What opens over the page, brought in when first needed."""
        if self._dialogs is None:
            from ctec_desktop.ui.placements.placement_dialogs import PlacementDialogs

            self._dialogs = PlacementDialogs(self._office, self._actor, self._context, self._open_plan, self)
        return self._dialogs

    def _seed(self) -> None:
        first = self._office.start_page.first_placements(self._actor)
        if first is not None:
            self.seed([shown(row) for row in first.rows], first.is_all)

    def _on_first_painted(self) -> None:
        # The window finishes its own start first: once readings begin, importing what they need slows it down.
        QTimer.singleShot(0, self, self._on_started)

    def _on_started(self) -> None:
        self._read_choices()
        if self._is_due:
            super().visit(self._goal)

    def _read_choices(self) -> None:
        self._context.jobs.read(partial(_choices, self._office, self._actor), self._on_choices, self._on_lost)

    def _on_choices(self, choices: "tuple[tuple[str, list[tuple[str, str]]], ...]") -> None:
        for key, offered in choices:
            self.filters.set_choices(key, offered)

    def _on_choices_changed(self, _changes: "tuple[Change, ...]") -> None:
        if self._is_painted:
            self._read_choices()

    def _on_place_class(self) -> None:
        self.dialogs.place_class()

    def _on_change(self) -> None:
        self.dialogs.changes(self.selected_ids())

    def _on_arrivals(self) -> None:
        self.dialogs.arrivals()

    def _on_more(self) -> None:
        self.dialogs.offer_more(self.more_button)

    def _on_record_chosen(self, row_id: object) -> None:
        if not isinstance(row_id, int):
            self._shown = None
            self.hide_detail()
            return
        self._shown = row_id
        work = partial(_read, self._office, self._actor, row_id)
        self._context.jobs.read(work, partial(self._on_detail, row_id), self._on_lost)

    def _on_record_changed(self, _changes: "tuple[Change, ...]") -> None:
        if self._shown is not None and self.detail.isVisibleTo(self):
            self._on_record_chosen(self._shown)

    def _on_detail(self, row_id: int, found: "PlacementFound | None") -> None:
        from ctec_desktop.ui.placements.placement_detail import detail_of

        if row_id != self._shown:
            return
        if found is None:
            self.hide_detail()
            self._context.say(words.GONE, Tone.WARN)
            self.reload()
            return
        if self._found is None:
            self.detail.document_opened.connect(self._on_document_asked)
            self.detail.action_triggered.connect(self._on_action_asked)
            for area in self.detail.findChildren(QScrollArea):
                area.setAccessibleName(words.TITLE)
        self._found = found
        self.show_detail(detail_of(found))

    def _on_lost(self, error: BaseException) -> None:
        from ctec_desktop.ui.kit.problem_text import error_lines

        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_document_asked(self, key: str) -> None:
        from ctec_desktop.ui.placements.placement_detail import CHAIN, FILING

        if key.startswith(CHAIN):
            self.visit(int(key.removeprefix(CHAIN)))
        elif key.startswith(FILING):
            self._ask_for_scan(int(key.removeprefix(FILING)))
        else:
            self._context.go(AGREEMENTS, int(key))

    def _ask_for_scan(self, filing_id: int) -> None:
        from ctec_desktop.ui.placements.filing_scan import FilingScan

        filings = () if self._found is None else self._found.filings
        for one in (filing for filing in filings if filing.id == filing_id):
            self._scan = FilingScan(self._office, self._actor, self._context, self)
            self._scan.ask(one)

    def _on_action_asked(self, action: str) -> None:
        from ctec_desktop.ui.placements.placement_detail import CHANGE, UNDO, UNIT_MOVE

        if self._found is None:
            return
        if action == CHANGE:
            self.dialogs.changes((self._found.placement.id,))
        elif action == UNIT_MOVE:
            self.dialogs.unit_move(self._found.placement.id)
        elif action == UNDO and self._found.newest is not None:
            self.dialogs.undo(self._found.newest)
        else:
            self._context.go(AGREEMENTS, self._found.placement.class_name)


def _choices(office: "Office", actor: "Actor") -> "tuple[tuple[str, list[tuple[str, str]]], ...]":
    """What the list can be narrowed to, by filter."""
    return (
        ("class", [(found.name, found.name) for found in office.school.classes(actor)]),
        ("plan", [(str(plan.id), plan.name) for plan in office.plans.all(actor)]),
        ("enterprise", [(str(unit_id), name) for unit_id, name in office.placements.units(actor)]),
    )


def _read(office: "Office", actor: "Actor", placement_id: int) -> "PlacementFound | None":
    from ctec_desktop.ui.placements.placement_detail import read_placement

    return read_placement(office, actor, placement_id)
