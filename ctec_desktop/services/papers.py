"""Printing the papers of the school around an internship: which there are, for whom, to look at and to write out."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_look import PaperLook
from ctec_desktop.domain.paper_specs import SPECS, PaperSelection, PaperSpec
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.incident_texts import incident_facts
from ctec_desktop.services.paper_facts import PaperNames, named_selection, read_facts
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.paper_sheets import Copies, Copying
from ctec_desktop.services.template_texts import template_in_use
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import papers as words

if TYPE_CHECKING:
    from ctec_desktop.documents.preview import PageShower


@dataclass(frozen=True, slots=True)
class PreparedPaper:
    """How many copies of one paper would be printed, and what is said about it."""

    spec: PaperSpec
    copies: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class WrittenPaper:
    """One copy in the file; pages count from 1."""

    key: str
    whose: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PaperReport:
    """What was written, and what was left out or is to be known; the pages are those of the file, empty backs too."""

    pages: int
    papers: tuple[WrittenPaper, ...]
    problems: tuple[Problem, ...]


class PaperService(Service):
    @needs(Permission.PAPERS_SEE)
    def all(self, actor: Actor) -> tuple[PaperSpec, ...]:
        """Every paper there is, in the order of the work."""
        del actor
        return tuple(SPECS.values())

    @needs(Permission.PAPERS_SEE)
    def named(self, actor: Actor, names: PaperNames) -> PaperSelection:
        """A selection told by names, as on the command line.

        Raises:
            RuleViolation: naming whatever is not found.
        """
        with self._database.read() as connection:
            return named_selection(connection, actor.scope, names)

    @needs(Permission.PAPERS_SEE)
    def prepare(self, actor: Actor, keys: Sequence[str], selection: PaperSelection) -> tuple[PreparedPaper, ...]:
        """For each paper: how many copies, who gets none and why. Writes nothing.

        Raises:
            RuleViolation: there is no such paper.
        """
        return tuple(
            PreparedPaper(one.spec, len(one.sheets), one.problems)
            for one in self._copies(actor, keys, selection, is_masked=True)
        )

    @needs(Permission.PAPERS_SEE)
    def draft_pdf(self, actor: Actor, key: str, selection: PaperSelection) -> bytes:
        """The first copy marked 草稿, personal numbers masked.

        Raises:
            RuleViolation: there is nobody to print it for, or it cannot be set.
        """
        from ctec_desktop.documents.papers import draft_of

        (one,) = self._copies(actor, [key], selection, is_masked=True)
        if not one.sheets:
            raise RuleViolation(one.problems)
        return draft_of(one.sheets[0], self._look())

    @needs(Permission.PAPERS_SEE)
    def draft_pages(self, actor: Actor, draft: bytes) -> int:
        from ctec_desktop.documents.preview import page_count

        del actor
        return page_count(draft)

    @needs(Permission.PAPERS_SEE)
    def draft_page_png(self, actor: Actor, draft: bytes, page: int, dpi: float) -> bytes:
        """A page of what `draft_pdf` made as a picture; pages count from 0."""
        from ctec_desktop.documents.preview import page_png

        del actor
        return page_png(draft, page, dpi)

    @needs(Permission.PAPERS_PRINT)
    def print(
        self,
        actor: Actor,
        keys: Sequence[str],
        selection: PaperSelection,
        target: Path,
        *,
        is_duplex: bool = False,
        progress: Progress | None = None,
    ) -> Outcome[PaperReport]:
        """Writes these papers into one PDF, in the order of the registry, with a bookmark for each.

        Copies with something no face can draw, and people a paper is not for, are left out and named; the others are
        printed. The papers show numbers in the clear, so the trail says who printed what before the file is at its
        place.

        Raises:
            RuleViolation: nothing is left to print; the problems say why, paper by paper.
            EnvironmentFault: the disk is full, the target is open elsewhere, the faces are missing.
            Cancelled: nothing was kept.
        """
        made = self._copies(actor, keys, selection, is_masked=False)
        with write_beside(target) as temporary:
            report = self._print(actor, made, temporary, is_duplex=is_duplex, progress=progress or SilentProgress())
        return Outcome(report)

    @needs(Permission.PAPERS_PRINT)
    def print_out(
        self,
        actor: Actor,
        keys: Sequence[str],
        selection: PaperSelection,
        *,
        is_duplex: bool = False,
        progress: Progress | None = None,
    ) -> Outcome[tuple[bytes, PaperReport]]:
        """The same in memory, for a printer; what is raised and what the trail says is that of `print`."""
        made = self._copies(actor, keys, selection, is_masked=False)
        with tempfile.TemporaryDirectory(dir=self._database.folder.root, prefix=PRINTING_PREFIX) as folder:
            path = Path(folder) / "papers.pdf"
            report = self._print(actor, made, path, is_duplex=is_duplex, progress=progress or SilentProgress())
            return Outcome((path.read_bytes(), report))

    @needs(Permission.PAPERS_PRINT)
    def page(self, actor: Actor, data: bytes, page: int, dpi: int) -> GreyPage:
        """A page of what `print_out` made as the printer draws it; pages count from 1."""
        del actor
        return self._shower.grey(data, page - 1, dpi)

    @cached_property
    def _shower(self) -> "PageShower":
        from ctec_desktop.documents.preview import PageShower

        return PageShower()

    def _print(
        self, actor: Actor, made: Sequence[Copies], path: Path, *, is_duplex: bool, progress: Progress
    ) -> PaperReport:
        """Writes the file; the trail knows of it before anybody can see it."""
        from ctec_desktop.documents.papers import print_papers

        sheets = [sheet for one in made for sheet in one.sheets]
        problems = tuple(problem for one in made for problem in one.problems)
        if not sheets:
            raise RuleViolation([one for one in problems if one.severity is Severity.REFUSED])
        printed = print_papers(sheets, path, progress, is_duplex=is_duplex, look=self._look())
        reason = words.printed_reason([(one.spec.key, len(one.sheets)) for one in made if one.sheets])
        with self._database.unit(Command(actor.name, "papers.print", reason)):
            pass
        papers = tuple(
            WrittenPaper(one.sheet.template.key, one.sheet.whose, one.first_page, one.pages) for one in printed
        )
        empty = sum(one.pages % 2 for one in papers) if is_duplex else 0
        return PaperReport(sum(one.pages for one in papers) + empty, papers, problems)

    def _look(self) -> PaperLook:
        with self._database.read() as connection:
            return look_of(connection)

    def _copies(self, actor: Actor, keys: Sequence[str], selection: PaperSelection, *, is_masked: bool) -> list[Copies]:
        from ctec_desktop.documents.papers import unprintable_of

        if not keys:
            raise RuleViolation([Problem(PaperCode.NO_PAPER_CHOSEN)])
        if unknown := [key for key in keys if key not in SPECS]:
            raise RuleViolation([Problem(PaperCode.NO_SUCH_PAPER, facts={"paper": key}) for key in unknown])
        with self._database.read() as connection:
            facts = read_facts(connection, actor.scope, selection, self._clock.today())
            if selection.incident_id is not None:
                told = incident_facts(connection, actor.scope, selection.incident_id)
                facts = replace(facts, incident=told)
            wanted = [spec for key, spec in SPECS.items() if key in keys]
            templates = {spec.key: template_in_use(connection, spec.key) for spec in wanted}
            look = look_of(connection)
        copying = Copying(facts, selection, is_masked=is_masked)
        made = []
        for spec in wanted:
            one = copying.copies(spec, templates[spec.key])
            bad = {n: found for n, sheet in enumerate(one.sheets) if (found := unprintable_of(sheet, look))}
            sheets = tuple(sheet for n, sheet in enumerate(one.sheets) if n not in bad)
            made.append(
                Copies(spec, sheets, (*one.problems, *(problem for found in bad.values() for problem in found)))
            )
        return made
