"""Papers on their way to a printer: which pages, whose, and how far the last time went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ctec_desktop.domain.views import AgreementView


@dataclass(frozen=True, slots=True)
class PrintRunView:
    """The last time these papers went to a printer; pages count from 1 within the part.

    Args:
        asked_page: the last page that was asked for; None in runs of before it was kept.
        furthest_page: the last page any run of these papers reached.
    """

    from_page: int
    reached_page: int
    asked_page: int | None
    furthest_page: int
    printer_name: str
    by_name: str
    at_utc: datetime

    def done_page(self) -> int:
        """The page after which printing goes on: where this run was stopped, else the furthest that was reached."""
        is_stopped = self.asked_page is None or self.reached_page < self.asked_page
        return self.reached_page if is_stopped else self.furthest_page


@dataclass(frozen=True, slots=True)
class PrintEntry:
    """Where a version of a student's papers stands in the part; `is_replaced` when a newer one was issued since."""

    first_page: int
    until_page: int
    number: str
    student_name: str
    version: int
    is_replaced: bool


@dataclass(frozen=True, slots=True)
class PrintableView:
    """Papers of a stored part that can be printed.

    Args:
        agreement_id: an agreement of the part, by which it is found.
        first_page, until_page: the papers within the part.
        is_duplex: every paper begins on a sheet of its own when both sides are printed.
    """

    agreement_id: int
    part_id: int
    title: str
    first_page: int
    until_page: int
    is_duplex: bool
    entries: tuple[PrintEntry, ...]
    last: PrintRunView | None

    @property
    def pages(self) -> int:
        return self.until_page - self.first_page + 1

    def owner(self, page: int) -> PrintEntry | None:
        """Whose paper the page is; None for a cover sheet."""
        return next((entry for entry in self.entries if entry.first_page <= page <= entry.until_page), None)


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What a printer was given: from where, the last page it got, and the last it was to get."""

    printable: PrintableView
    from_page: int
    reached_page: int
    asked_page: int
    printer_name: str


def begins_on_sheets(views: Sequence[AgreementView], first_page: int) -> bool:
    """Whether every original and every consent begins on a front side when `first_page` does."""
    return all(
        (begin - first_page) % 2 == 0
        for view in views
        for begin in (view.first_page, _original_pages(view) + first_page, view.consent_first_page or first_page)
    )


def last_page(view: AgreementView, is_duplex: bool) -> int:
    """The last page of a student's papers, the empty back of the last sheet included."""
    first, pages = view.first_page, view.originals * view.pages
    if view.consent_first_page is not None:
        first, pages = view.consent_first_page, view.consent_pages or 0
    return first + pages - 1 + (pages % 2 if is_duplex else 0)


def _original_pages(view: AgreementView) -> int:
    """How many pages an original takes with the empty back behind it."""
    if view.consent_first_page is None:
        return view.pages
    return (view.consent_first_page - view.first_page) // view.originals
