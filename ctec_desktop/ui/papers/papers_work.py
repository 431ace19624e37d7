"""What printing forms asks of the services, off the window's thread."""

from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.kit.result_dialog import ActionResult
from ctec_desktop.wording import papers as paper_words
from ctec_desktop.wording import papers_dialog as words
from ctec_desktop.wording import place_label, sentence


@dataclass(frozen=True, slots=True)
class Wish:
    """Which forms of whom."""

    keys: tuple[str, ...]
    selection: PaperSelection
    is_duplex: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How much would be printed, and how many reasons there are against the rest."""

    papers: int
    copies: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Draft:
    """The first copy of a form for the screen."""

    data: bytes
    pages: int


def count(office: Office, actor: Actor, keys: tuple[str, ...], selection: PaperSelection) -> Counted:
    found = office.papers.prepare(actor, keys, selection)
    refused = sum(problem.severity is Severity.REFUSED for one in found for problem in one.problems)
    return Counted(len(found), sum(one.copies for one in found), refused)


def draft(office: Office, actor: Actor, key: str, selection: PaperSelection) -> Draft:
    data = office.papers.draft_pdf(actor, key, selection)
    return Draft(data, office.papers.draft_pages(actor, data))


def draft_png(office: Office, actor: Actor, data: bytes, page: int, dpi: int) -> bytes:
    return office.papers.draft_page_png(actor, data, page, dpi)


def write(office: Office, actor: Actor, wish: Wish, target: Path, progress: Progress) -> Outcome[PaperReport]:
    return office.papers.print(actor, wish.keys, wish.selection, target, is_duplex=wish.is_duplex, progress=progress)


def print_out(office: Office, actor: Actor, wish: Wish, progress: Progress) -> Outcome[tuple[bytes, PaperReport]]:
    return office.papers.print_out(actor, wish.keys, wish.selection, is_duplex=wish.is_duplex, progress=progress)


def results(report: PaperReport) -> tuple[ActionResult, ...]:
    """Every copy that was printed, and everything that is to be said."""
    printed = (
        ActionResult(named(paper_words.NAMES[one.key], one.whose), True, words.copy_told(one.first_page, one.pages))
        for one in report.papers
    )
    told = (
        ActionResult(place_label(one.place), one.severity is not Severity.REFUSED, sentence(one))
        for one in report.problems
    )
    return (*told, *printed)


def left_out(report: PaperReport) -> bool:
    """Whether somebody or something was not printed."""
    return any(one.severity is Severity.REFUSED for one in report.problems)


def named(name: str, whose: str) -> str:
    """A copy as it is called in lists."""
    return f"{name} · {whose}" if whose else name
