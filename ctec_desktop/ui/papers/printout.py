"""Forms on their way to a printer: the file as it was made, and how far printing it went."""

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.kit.print_dialog import Papers
from ctec_desktop.ui.papers.papers_work import named
from ctec_desktop.wording import papers as paper_words
from ctec_desktop.wording import papers_dialog as words
from ctec_desktop.wording import printing as print_words


class Printout:
    """One file of forms. Made again with nothing changed it is the same file, and printing goes on in it."""

    def __init__(self, office: Office, actor: Actor, data: bytes, report: PaperReport, *, is_duplex: bool) -> None:
        self._office = office
        self._actor = actor
        self._report = report
        self._is_duplex = is_duplex
        self._last = ""
        self._done = 0
        self.data = data

    def papers(self) -> Papers:
        """What the print dialog is handed."""
        return Papers(
            title=words.copies_told(len(self._report.papers)),
            pages=self._report.pages,
            people=1,
            is_duplex=self._is_duplex,
            page_of=self.page,
            owner=self.owner,
            last=self._last,
            done_page=self._done,
            note_run=self.note_run,
            has_codes=False,
        )

    def page(self, page: int, dpi: int) -> GreyPage:
        return self._office.papers.page(self._actor, self.data, page, dpi)

    def owner(self, page: int) -> str:
        """Which form the page belongs to; the empty back of a sheet to the one before it."""
        begun = [one for one in self._report.papers if one.first_page <= page]
        return words.page_told(page, named(paper_words.NAMES[begun[-1].key], begun[-1].whose)) if begun else ""

    def note_run(self, began: int, reached: int, asked: int, _printer: str) -> None:
        self._done = reached if reached < asked else max(self._done, reached)
        self._last = print_words.last_line((began, reached), self._done, self._report.pages)
