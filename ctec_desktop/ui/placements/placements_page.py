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
    from ctec_desktop.domain.views import ClassView
    from ctec_desktop.kernel.outcome import Change
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog
    from ctec_desktop.ui.placements.placement_detail import PlacementFound

# The page that shows agreements, as the window calls it.
AGREEMENTS: Final = "agreements"
_SPEC: Final = ListSpec(
    words.TITLE,
    COLUMNS,
    words.SEARCH,
    (FilterSpec("class", words.CLASS),),
    frozenset({Area.PLACEMENTS, Area.AGREEMENTS, Area.STUDENTS, Area.ENTERPRISES}),
    words.EMPTY,
    words.EMPTY_HINT,
    words.PLACE_CLASS,
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
        self._actor = actor
        self._open_plan = open_plan
        self._is_due = False
        self._goal: object = None
        self._shown: int | None = None
        self._class_shown = ""
        self.place_button = self.add_action(words.PLACE_CLASS, self._on_place_class, primary=True, icon_name="plus")
        self.painted.connect(self._on_first_painted)
        self.current_changed.connect(self._on_record_chosen)
        self.record_opened.connect(self._on_record_chosen)
        self.empty_action_triggered.connect(self._on_place_class)
        context.hub.subscribe(frozenset({Area.CLASSES, Area.STUDENTS}), self._on_classes_changed)
        context.hub.subscribe(frozenset({Area.PLACEMENTS, Area.AGREEMENTS}), self._on_record_changed)
        self._seed()

    @override
    def visit(self, what: object) -> None:
        if self._is_painted:
            super().visit(what)
            return
        self._is_due, self._goal = True, what

    def open_place_class(self) -> "PlaceClassDialog":
        """Shows the dialog that places a class; the class the list is filtered by is chosen already."""
        from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog

        chosen = dict(self.filters.filters()).get("class", "")
        dialog = PlaceClassDialog(self._office, self._actor, self._context, self._open_plan, self)
        dialog.choose_class(chosen)
        dialog.open()
        return dialog

    def _seed(self) -> None:
        first = self._office.start_page.first_placements(self._actor)
        if first is not None:
            self.seed([shown(row) for row in first.rows], first.is_all)

    def _on_first_painted(self) -> None:
        # The window finishes its own start first: once readings begin, importing what they need slows it down.
        QTimer.singleShot(0, self, self._on_started)

    def _on_started(self) -> None:
        self._read_class_names()
        if self._is_due:
            super().visit(self._goal)

    def _read_class_names(self) -> None:
        self._context.jobs.read(self._classes, self._on_classes, self._on_lost)

    def _classes(self) -> "tuple[ClassView, ...]":
        return self._office.school.classes(self._actor)

    def _on_classes(self, classes: "tuple[ClassView, ...]") -> None:
        self.filters.set_choices("class", [(found.name, found.name) for found in classes])

    def _on_classes_changed(self, _changes: "tuple[Change, ...]") -> None:
        if self._is_painted:
            self._read_class_names()

    def _on_place_class(self) -> None:
        self.open_place_class()

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
        if not self._class_shown:
            self.detail.document_opened.connect(self._on_agreement_asked)
            self.detail.action_triggered.connect(self._on_issue_asked)
            for area in self.detail.findChildren(QScrollArea):
                area.setAccessibleName(words.TITLE)
        self._class_shown = found.placement.class_name
        self.show_detail(detail_of(found))

    def _on_lost(self, error: BaseException) -> None:
        from ctec_desktop.ui.kit.problem_text import error_lines

        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_agreement_asked(self, agreement_id: str) -> None:
        self._context.go(AGREEMENTS, int(agreement_id))

    def _on_issue_asked(self, _action: str) -> None:
        self._context.go(AGREEMENTS, self._class_shown)


def _read(office: "Office", actor: "Actor", placement_id: int) -> "PlacementFound | None":
    from ctec_desktop.ui.placements.placement_detail import read_placement

    return read_placement(office, actor, placement_id)
