"""The dialogs of the page 实习安排, opened for what its list is narrowed to or for who is ticked in it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from ctec_desktop.ui.placements.placement_rows import PlacementRows
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import placements_page as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.domain.placement_changes import ChangeLine
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.kit.list_day import ListDay
    from ctec_desktop.ui.kit.list_page import ListPage
    from ctec_desktop.ui.kit.page import PageContext
    from ctec_desktop.ui.placements.applications_dialog import ApplicationsDialog
    from ctec_desktop.ui.placements.arrival_dialog import ArrivalDialog
    from ctec_desktop.ui.placements.change_dialog import ChangeDialog
    from ctec_desktop.ui.placements.not_placed_dialog import NotPlacedDialog
    from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog
    from ctec_desktop.ui.placements.undo_dialog import UndoDialog
    from ctec_desktop.ui.placements.unit_move_dialog import UnitMoveDialog
    from ctec_desktop.ui.placements.whereabouts_dialog import WhereaboutsDialog


class PlacementDialogs:
    """Each is shown over the page.

    Args:
        open_plan: shows the dialog that makes a plan; is given the parent window.
    """

    def __init__(
        self,
        office: "Office",
        actor: "Actor",
        context: "PageContext",
        open_plan: Callable[[QWidget], object],
        page: "ListPage",
    ) -> None:
        self._office = office
        self._actor = actor
        self._context = context
        self._open_plan = open_plan
        self._page = page
        self._day: ListDay | None = None

    def place_class(self) -> "PlaceClassDialog":
        """Places a class; the class the list is filtered by is chosen already."""
        from ctec_desktop.ui.placements.place_class_dialog import PlaceClassDialog

        dialog = PlaceClassDialog(self._office, self._actor, self._context, self._open_plan, self._page)
        dialog.choose_class(self._narrowed("class"))
        dialog.open()
        return dialog

    def changes(self, chosen: "Sequence[int]") -> "ChangeDialog":
        """Changes these placements, or those of a whole unit."""
        from ctec_desktop.ui.placements.change_dialog import ChangeDialog

        dialog = ChangeDialog(self._office, self._actor, self._context, chosen, self._page)
        dialog.unit_moved.connect(self.unit_move)
        dialog.open()
        return dialog

    def unit_move(self, placement_id: int) -> "UnitMoveDialog":
        """What is done and still to be done for the change of unit the placement stands in."""
        from ctec_desktop.ui.placements.unit_move_dialog import UnitMoveDialog

        dialog = UnitMoveDialog(self._office, self._actor, self._context, placement_id, self._page)
        dialog.open()
        return dialog

    def arrivals(self) -> "ArrivalDialog":
        """The grid of arrivals for the class the list is filtered by."""
        from ctec_desktop.ui.placements.arrival_dialog import ArrivalDialog

        dialog = ArrivalDialog(self._office, self._actor, self._context, self._narrowed("class"), self._page)
        dialog.open()
        return dialog

    def not_placed(self) -> "NotPlacedDialog":
        """Who of a plan's classes has no placement, and why."""
        from ctec_desktop.ui.placements.not_placed_dialog import NotPlacedDialog

        dialog = NotPlacedDialog(self._office, self._actor, self._context, self._page)
        dialog.open()
        return dialog

    def whereabouts(self) -> "WhereaboutsDialog":
        """Where everybody is on a day."""
        from ctec_desktop.ui.placements.whereabouts_dialog import WhereaboutsDialog

        dialog = WhereaboutsDialog(self._office, self._actor, self._context, self._page)
        dialog.open()
        return dialog

    def show_day(self) -> "ListDay":
        """The list as it stands on another day."""
        if self._day is None:
            from ctec_desktop.ui.kit.list_day import ListDay

            rows = partial(PlacementRows, self._office, self._actor)
            self._day = ListDay(self._page, self._office.today, rows)
        self._day.begin()
        return self._day

    def applications(self) -> "ApplicationsDialog":
        """The grid in which self-chosen places are approved."""
        from ctec_desktop.ui.placements.applications_dialog import ApplicationsDialog

        dialog = ApplicationsDialog(self._office, self._actor, self._context, self._page)
        dialog.open()
        return dialog

    def forms(self) -> QWidget | None:
        """Prints forms of those ticked, else of whom the list is narrowed to."""
        from ctec_desktop.domain.paper_specs import PaperSelection

        if self._context.print_forms is None:
            return None
        unit, plan = (int(self._narrowed(key) or 0) for key in ("enterprise", "plan"))
        chosen = PaperSelection(placement_ids=tuple(self._page.selected_ids()))
        if not chosen.placement_ids:
            chosen = PaperSelection(self._narrowed("class") or None, plan or None, (unit,) if unit else ())
        return self._context.print_forms(chosen, self._page)

    def undo(self, line: "ChangeLine") -> "UndoDialog":
        """Takes this change back."""
        from ctec_desktop.ui.placements.undo_dialog import UndoDialog

        dialog = UndoDialog(self._office, self._actor, self._context, line, self._page)
        dialog.open()
        return dialog

    def offer_more(self, below: QWidget) -> None:
        """What is needed less often, in a menu below the button."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(kit_words.SHOW_DAY, self.show_day)
        menu.addAction(words.NOT_PLACED, self.not_placed)
        menu.addAction(words.WHEREABOUTS, self.whereabouts)
        menu.addAction(words.APPLICATIONS, self.applications)
        if self._context.print_forms is not None:
            menu.addAction(words.PRINT_FORMS, self.forms)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _narrowed(self, key: str) -> str:
        return dict(self._page.filters.filters()).get(key, "")
