"""What the loading of a text has the office do. Called off the window's thread."""

from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.source_template import origins
from ctec_desktop.domain.source_text import SourceText, Spot
from ctec_desktop.domain.template_views import PagePlace, TemplateView, TrialPaper
from ctec_desktop.domain.text_work import FoundText, TextWork
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.texts import KeptWork


@dataclass(frozen=True, slots=True)
class Trial:
    """A template as it stands: what the checker says, and the paper printed for trial.

    Args:
        paper: None where it cannot be set at all; `problems` then say why.
        blocks: which piece of the text each block is made of, and from which of its rows on.
    """

    problems: tuple[Problem, ...]
    paper: TrialPaper | None
    blocks: tuple[tuple[int, int], ...]

    def place_of(self, spot: Spot) -> PagePlace | None:
        """Where a place of the text stands on the pages."""
        if self.paper is None:
            return None
        own = [n for n, begun in enumerate(self.blocks) if begun <= (spot.piece, max(0, spot.row))]
        if not own:
            return PagePlace(0, 0.0)
        piece, row = self.blocks[own[-1]]
        return self.paper.place_of(own[-1], spot.row - row if piece == spot.piece and spot.row >= 0 else 0)


class LoadingWork:
    """Loading by one person at one office."""

    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def read_file(self, path: Path, key: str, progress: Progress) -> tuple[FoundText, TextWork]:
        return self._begin(self._office.texts.read(self._actor, path, progress), key)

    def read_pasted(self, text: str, key: str, _progress: Progress) -> tuple[FoundText, TextWork]:
        return self._begin(self._office.texts.read_pasted(self._actor, text), key)

    def _begin(self, source: SourceText, key: str) -> tuple[FoundText, TextWork]:
        """A file that was worked on before is gone on with."""
        for kept in self.kept(key):
            if kept.found.source.sha256 == source.sha256:
                return kept.found, kept.work
        return self._office.texts.begin(self._actor, source, key)

    def kept(self, key: str) -> tuple[KeptWork, ...]:
        return self._office.texts.kept(self._actor, key)

    def forget(self, kept: KeptWork, _progress: Progress) -> Outcome[None]:
        return self._office.texts.forget(self._actor, kept.work.key, kept.found.source.sha256)

    def keep(self, source: SourceText, work: TextWork, _progress: Progress) -> Outcome[None]:
        return self._office.texts.keep(self._actor, source, work)

    def trial(self, found: FoundText, work: TextWork) -> Trial:
        """Checks and prints the template as the work stands."""
        text = self._office.texts.as_template(self._actor, found, work)
        problems = self._office.templates.check_text(self._actor, work.key, text)
        try:
            paper = self._office.templates.preview(self._actor, work.key, text)
        except RuleViolation as violation:
            return Trial((*violation.problems, *problems), None, ())
        return Trial(problems, paper, origins(found, work))

    def page_png(self, pdf: bytes, page: int, dpi: int) -> bytes:
        return self._office.templates.preview_png(self._actor, pdf, page, dpi)

    def save(self, found: FoundText, work: TextWork, name: str, _progress: Progress) -> Outcome[TemplateView]:
        return self._office.texts.save_draft(self._actor, found, work, name)
