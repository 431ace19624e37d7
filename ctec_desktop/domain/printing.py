"""Papers on their way to a printer: which pages, whose, and how far the last time went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ctec_desktop.domain.views import AgreementView


@dataclass(frozen=True, slots=True)
class PrintRunView:
    """The last time these papers went to a printer; pages count from 1 within the part."""

    reached_page: int
    printer_name: str
    by_name: str
    at_utc: datetime


@dataclass(frozen=True, slots=True)
class PrintEntry:
    """Where a student's papers stand in the part."""

    first_page: int
    until_page: int
    number: str
    student_name: str


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
    """What a printer was given: from where, and the last page it got."""

    printable: PrintableView
    from_page: int
    reached_page: int
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
