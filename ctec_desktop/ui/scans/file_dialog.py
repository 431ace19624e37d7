"""A person says where a scanned page belongs, as it reads at the foot of the page."""

from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_views import TrayPage
from ctec_desktop.domain.scans import PagePlace, ReturnedPaper
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import scans
from ctec_desktop.wording import scans_page as words

# More originals than parties, more pages than any agreement has.
_COPIES: Final = range(1, 10)
_PAGES: Final = range(1, 41)


class FileDialog(FormDialog):
    """Begins with what the page's code says, where it has one."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, page: TrayPage, parent: QWidget) -> None:
        super().__init__(words.FILE_TITLE, parent, save=words.FILE_SAVE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._page = page
        form = self.form
        papers = choice([(paper.value, name) for paper, name in scans.PAPERS.items()])
        form.add("number", words.NUMBER, line(), wide=True, required=True, hint=words.NUMBER_HINT)
        form.add("paper", words.PAPER, papers)
        form.add("copy", words.COPY, choice([(str(n), words.nth_copy(n)) for n in _COPIES]))
        form.add("page", words.PAGE_OF_PAPER, choice([(str(n), words.nth_page(n)) for n in _PAGES]))
        form.add("turn", words.TURN, choice(words.TURNS))
        form.add("is_replacing", words.REPLACE, CheckBox(words.REPLACE_BOX), wide=True)
        self._fill()
        self.submitted.connect(self._on_submitted)

    def _fill(self) -> None:
        place = self._page.place
        if place is not None:
            self.form.set_value("number", self._page.number)
            self.form.set_value("paper", place.paper.value)
            self.form.set_value("copy", str(place.copy))
            self.form.set_value("page", str(place.page))
        self.form.is_edited = False
        self.form.editor("number").setFocus()

    def _on_submitted(self) -> None:
        work = partial(_file, self._office, self._actor, self._page.id, self.form.values())
        self._context.jobs.start(words.FILING, work, self._on_filed, self.fail)

    def _on_filed(self, outcome: Outcome[PagePlace]) -> None:
        self.form.is_edited = False
        self._context.say(scans.filed_line(self.form.value("number").strip(), outcome.value), Tone.OK)
        self.accept()


def _file(office: Office, actor: Actor, page_id: int, typed: dict[str, str], _progress: object) -> Outcome[PagePlace]:
    paper = ReturnedPaper(typed["paper"])
    place = office.scans.place_named(actor, typed["number"], paper, int(typed["copy"]), int(typed["page"]))
    is_replacing = bool(typed["is_replacing"])
    turn = int(typed["turn"])
    changes: tuple[Change, ...] = office.scans.file_by_hand(
        actor, page_id, place, turn=turn, is_replacing=is_replacing
    ).changes
    return Outcome(place, changes)
