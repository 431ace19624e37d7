"""The scan of a filing that frees a placement of a rule, written out for looking at."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.filing_views import FilingView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import checks_page as words


class FilingScan:
    """Asks where to, and writes it there."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        self._office = office
        self._actor = actor
        self._context = context
        self._parent = parent

    def ask(self, filing: FilingView) -> None:
        if filing.scan_title is None:
            self._context.say(words.no_scan(filing.number), Tone.WARN)
            return
        suggested = Path.home() / filing.scan_title
        save = partial(self.save, filing.id)
        choose_target(self._parent, words.SAVE_SCAN, suggested, (words.ANY_FILTER,), save)

    def save(self, filing_id: int, target: Path) -> None:
        work = partial(self._office.filings.save_scan, self._actor, filing_id, target)
        self._context.jobs.read(work, self._on_written, self._on_failed)

    def _on_written(self, outcome: Outcome[Path]) -> None:
        self._context.say(words.scan_written(str(outcome.value)), Tone.OK)

    def _on_failed(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)
