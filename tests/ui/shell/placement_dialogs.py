"""Opens the dialogs of placements, trips and agreements with something in them."""

from datetime import date

from ctec_desktop.domain.amendments import AmendmentWish
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.placement_changes import ChangeLine, ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.trips import TripForm
from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.ui.agreements.agreements_page import AgreementsPage
from ctec_desktop.ui.agreements.amend_dialog import AmendDialog
from ctec_desktop.ui.agreements.amendment_step_dialog import AmendmentStepDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.print_dialog import Papers, open_print
from ctec_desktop.ui.papers.papers_dialog import PapersDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.trips.trips_page import TripsPage
from tests.schools import CLERK
from tests.services.amending import DAY_OF_CHANGE, signed_and_changed
from tests.ui.shell.stage import Stage

DAY = date(2026, 9, 1)


def place_class(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    dialog = page.dialogs.place_class()
    stage.settle()
    dialog.choose_class(stage.demo.built.placed_class)
    return dialog


def change(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    return page.dialogs.changes(list(page.model.ids())[:3])


def unit_move(stage: Stage) -> Dialog:
    """One student has gone to another unit; seen again on the same stage, they are there already."""
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    office = stage.office
    placed = office.placements.all(CLERK)[-1]
    if office.unit_moves.of_placement(CLERK, placed.id) is None:
        post = next(one for one in office.placements.posts(CLERK) if one.enterprise_name != placed.enterprise_name)
        wish = ChangeWish((placed.id,), ChangeKind.MOVE_UNIT, ChangeReason.AGREED, DAY_OF_CHANGE, post_id=post.id)
        office.placement_changes.apply(CLERK, wish)
    return page.dialogs.unit_move(placed.id)


def papers(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    page.table.clearSelection()
    page.filters.choose("class", stage.demo.built.issued_class)
    stage.settle()
    dialog = page.dialogs.forms()
    assert isinstance(dialog, PapersDialog)
    stage.settle()
    dialog.tree.tick("unit_acceptance")
    stage.settle()
    return dialog


def arrivals(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    stage.go("placements")
    page.filters.choose("class", stage.demo.built.placed_class)
    return page.dialogs.arrivals()


def not_placed(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.dialogs.not_placed()


def whereabouts(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.dialogs.whereabouts()


def _trip(stage: Stage) -> tuple[TripsPage, int]:
    """A visit with a class on its roster."""
    site_id = str(stage.office.trips.choices(CLERK).sites[0][0])
    form = TripForm(name="参观", site_id=site_id, from_on="2026-09-10", until_on="2026-09-10")
    trip_id = stage.office.trips.save(CLERK, form).value
    class_name = stage.demo.built.placed_class
    members = [one.student_id for one in stage.office.trips.class_members(CLERK, class_name)]
    stage.office.trips.set_roster(CLERK, trip_id, class_name, members)
    page = stage.window.page("trips")
    assert isinstance(page, TripsPage)
    return page, trip_id


def roster(stage: Stage) -> Dialog:
    page, trip_id = _trip(stage)
    dialog = page.open_roster(trip_id)
    stage.settle()
    dialog.class_combo.setCurrentIndex(1)
    return dialog


def receipts(stage: Stage) -> Dialog:
    page, trip_id = _trip(stage)
    return page.open_receipts(trip_id)


def undo(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    reason = next(iter(ChangeReason))
    line = ChangeLine(1, ChangeKind.PAUSE, DAY, DAY, reason, None, None, None, None, None, "", "周老师", 3)
    return page.dialogs.undo(line)


def issue(stage: Stage) -> Dialog:
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    stage.go("agreements")
    return page.open_issue(stage.demo.built.placed_class)


def move(stage: Stage) -> Dialog:
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    stage.go("agreements")
    return page.open_move(tuple(page.model.ids())[:3], MoveName.COMPLETE)


def amend(stage: Stage) -> Dialog:
    """Over a signed agreement whose post pays more since, with one amendment made."""
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    stage.go("agreements")
    agreement_id = signed_and_changed(stage.office)
    amendments = stage.office.amendments
    if not amendments.outlook(CLERK, agreement_id).made:
        amendments.make(CLERK, AmendmentWish(agreement_id, DAY_OF_CHANGE, "岗位报酬调整"))
    return page.open_amend(agreement_id)


def amendment_step(stage: Stage) -> Dialog:
    dialog = amend(stage)
    assert isinstance(dialog, AmendDialog)
    stage.settle()
    dialog.made_table.selectRow(0)
    dialog.open_sign()
    step = dialog.findChild(AmendmentStepDialog)
    assert isinstance(step, AmendmentStepDialog)
    return step


def preview(stage: Stage) -> Dialog:
    page = stage.window.page("agreements")
    assert isinstance(page, AgreementsPage)
    return page.open_preview(stage.office.agreements.all(CLERK)[0])


def applications(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.dialogs.applications()


def returns(stage: Stage) -> Dialog:
    page = stage.window.page("placements")
    assert isinstance(page, PlacementsPage)
    return page.dialogs.applications().open_returns()


def printing(stage: Stage) -> Dialog:
    last = "上次打印到第 12 页。"
    papers = Papers("三方协议", 40, 5, is_duplex=True, page_of=_no_page, owner=str, last=last, done_page=12)
    return open_print(stage.window.context, papers, stage.window)


def _no_page(_page: int, _dpi: int) -> GreyPage:
    raise NotImplementedError
