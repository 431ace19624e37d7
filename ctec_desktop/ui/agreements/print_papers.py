"""What the print dialog is handed: a stored part, one student's papers, or a draft."""

from dataclasses import dataclass
from functools import partial

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.printing import PrintableView, PrintRun
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.print_dialog import Papers
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import printing as words


def papers_of_part(office: Office, actor: Actor, context: PageContext, agreement_id: int) -> Papers:
    """The whole merged part. Called off the window's thread."""
    return _papers(office, actor, context, office.printing.of_part(actor, agreement_id))


def papers_of_agreement(office: Office, actor: Actor, context: PageContext, agreement_id: int) -> Papers:
    """One student's papers. Called off the window's thread."""
    return _papers(office, actor, context, office.printing.of_agreement(actor, agreement_id))


def papers_of_draft(office: Office, actor: Actor, draft: bytes, pages: int) -> Papers:
    """A 草稿: nothing of it is remembered."""
    page_of = partial(office.printing.draft_page, actor, draft)
    return Papers(words.DRAFT_TITLE, pages, 1, False, page_of, _nobody)


def _papers(office: Office, actor: Actor, context: PageContext, found: PrintableView) -> Papers:
    before = found.first_page - 1
    stored = _Stored(office, actor, context, found)
    last, done = "", 0
    if (run := found.last) is not None:
        done = run.done_page() - before
        last = words.last_line((run.from_page - before, run.reached_page - before), done, found.pages)
        at = run.at_utc.astimezone(CHINA)
        last += words.when_line(found.pages, at, run.by_name, run.printer_name)
    return Papers(
        title=found.title,
        pages=found.pages,
        people=len(found.entries),
        is_duplex=found.is_duplex,
        page_of=stored.page,
        owner=stored.owner,
        last=last,
        done_page=done,
        note_run=stored.note_run,
    )


@dataclass(frozen=True, slots=True)
class _Stored:
    """Papers of a stored part; the pages asked for count from 1 within these papers."""

    office: Office
    actor: Actor
    context: PageContext
    found: PrintableView

    def page(self, page: int, dpi: int) -> GreyPage:
        return self.office.printing.page(self.actor, self.found.agreement_id, self._in_part(page), dpi)

    def owner(self, page: int) -> str:
        if len(self.found.entries) == 1:
            return ""
        entry = self.found.owner(self._in_part(page))
        if entry is None:
            return words.owner_line(page, "", "")
        said = words.owner_line(page, entry.student_name, entry.number)
        return said + words.replaced_line(entry.version) if entry.is_replaced else said

    def note_run(self, began: int, reached: int, asked: int, printer: str) -> None:
        run = PrintRun(self.found, self._in_part(began), self._in_part(reached), self._in_part(asked), printer)
        work = partial(_noted, self.office, self.actor, run)
        self.context.jobs.start(words.REMEMBERING, work, _on_noted, partial(_on_not_noted, self.context))

    def _in_part(self, page: int) -> int:
        return self.found.first_page - 1 + page


def _nobody(_page: int) -> str:
    return ""


def _noted(office: Office, actor: Actor, run: PrintRun, _progress: Progress) -> Outcome[None]:
    return office.printing.note(actor, run)


def _on_noted(_outcome: Outcome[None]) -> None:
    """The hub tells the pages that show it."""


def _on_not_noted(context: PageContext, error: BaseException) -> None:
    context.say("\n".join(error_lines(error)), Tone.BAD)
