"""What the window opens on, read before there is a page to show it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctec_desktop.domain.permissions import Actor
    from ctec_desktop.kernel.listing import Row
    from ctec_desktop.services.office import Office
    from ctec_desktop.ui.kit.columns import Column


class StartHeading(NamedTuple):
    """What is known of the start page before anything is read.

    Args:
        title, columns: of its list.
        filter_lines: how many lines of filters stand above it.
        filters_px: how wide the first of them is; where there is less room, its buttons have a line of their own.
    """

    title: str
    columns: "Sequence[Column]"
    filter_lines: int
    filters_px: int


class StartView(NamedTuple):
    """What the start page shows first: the rows of its list, and the school for the top line."""

    rows: "Sequence[Row]"
    school: str


def start_heading() -> StartHeading:
    """Of the list of placements."""
    from ctec_desktop.ui.placements.placement_rows import COLUMNS, FILTER_LINES, FILTERS_PX
    from ctec_desktop.wording.placements_page import TITLE

    return StartHeading(TITLE, COLUMNS, FILTER_LINES, FILTERS_PX)


def start_view(office: "Office", actor: "Actor") -> StartView | None:
    """The first placements; None where there is none, or where only the list itself can tell which."""
    first = office.start_page.first_placements(actor)
    if first is None or not first.rows:
        return None
    from ctec_desktop.ui.placements.placement_rows import shown

    return StartView([shown(row) for row in first.rows], office.start_page.school_name(actor))
