"""Issuing apprenticeship contracts: approval, numbers, frozen snapshots, one merged PDF, the files store."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.vocabulary import AgreementKind
from ctec_desktop.kernel.collecting import collecting_later
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_output import IssueClass, part_name, refuse_unwritable, target_of
from ctec_desktop.services.apprentice_batch import ApprenticeBatch, ApprenticeCandidate, candidates, read_apprentices
from ctec_desktop.services.approvals import SubmitReport, not_waiting, refuse_other_roles, submit_all
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.queries.apprenticeships import ids_of_numbers
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import agreements as writer
from ctec_desktop.storage.writers.templates import keep_template
from ctec_desktop.wording.apprenticeships import CONTRACT

PART_AGREEMENTS: Final = 1_000


@dataclass(frozen=True, slots=True)
class WhichApprentices:
    """A class, or those ticked; both narrow."""

    class_name: str = ""
    apprenticeship_ids: tuple[int, ...] = ()

    def selection(self) -> PaperSelection:
        return PaperSelection(self.class_name or None, apprenticeship_ids=self.apprenticeship_ids)

    @property
    def is_nobody(self) -> bool:
        return not (self.class_name or self.apprenticeship_ids)


@dataclass(frozen=True, slots=True)
class ContractReport:
    """What was issued, and who was left out and why."""

    agreements: int
    pages: int
    files: tuple[Path, ...]
    refused: tuple[Problem, ...]


class ApprenticeIssuingService(Service):
    @needs(Permission.APPRENTICES_SEE)
    def named(self, actor: Actor, student_nos: Sequence[str]) -> tuple[int, ...]:
        """The newest apprenticeship of each of these students.

        Raises: RuleViolation naming every one who has none.
        """
        with self._database.read() as connection:
            found = ids_of_numbers(connection, actor.scope, student_nos)
        unknown = [one for one in student_nos if one not in found]
        if unknown:
            raise RuleViolation([Problem(ApprenticeCode.NOBODY_CALLED, facts={"called": one}) for one in unknown])
        return tuple(found[one] for one in student_nos)

    @needs(Permission.AGREEMENTS_ISSUE)
    def check(self, actor: Actor, which: WhichApprentices) -> ApprenticeBatch:
        """Who would get a contract and who would not; writes nothing and takes no number."""
        with self._database.read() as connection:
            return read_apprentices(connection, actor.scope, which.selection(), self._clock.today())

    @needs(Permission.AGREEMENTS_ISSUE)
    def write_draft(self, actor: Actor, apprenticeship_id: int, target: Path) -> Outcome[Path]:
        """Writes the contract as a 草稿, whatever it still lacks: no number, a draft code on every page.

        Raises: RuleViolation when there is no such apprenticeship, or a name cannot be drawn.
        """
        from ctec_desktop.documents.agreements import render_part

        selection = WhichApprentices(apprenticeship_ids=(apprenticeship_id,)).selection()
        with self._database.read() as connection:
            text, made = candidates(connection, actor.scope, selection, self._clock.today())
        if not made:
            raise RuleViolation([_nobody()])
        library = ApprenticeBatch((), (), text).library()
        snapshot = made[0][0].draft()
        render_part([snapshot], target, self._database.keys.page, SilentProgress(), library)
        return Outcome(target)

    @needs(Permission.AGREEMENTS_ISSUE)
    @collecting_later()
    def issue(
        self,
        actor: Actor,
        which: WhichApprentices,
        out: Path,
        progress: Progress | None = None,
        *,
        is_duplex: bool = True,
    ) -> Outcome[ContractReport]:
        """Issues their contracts: numbered, frozen, printed into merged parts, kept in the files store.

        Everything or nothing: a part that cannot be printed keeps the whole batch unissued. Whoever's contract is not
        complete, or not lawful, is left out beforehand and named.

        Raises:
            RuleViolation: there is nobody to issue for.
            EnvironmentFault: the disk is full, the target is open elsewhere, the fonts are missing.
            Cancelled: nothing was issued.
        """
        if which.is_nobody:
            raise RuleViolation([_nobody()])
        wish = IssueClass(which.class_name, out, is_duplex=is_duplex)
        refuse_unwritable(wish)
        ids: list[int] = []
        parts: list[tuple[StoredFile, str]] = []
        pages = 0
        with self._database.unit(Command(actor.name, "apprentices.issue", which.class_name or None)) as unit:
            batch = read_apprentices(unit.connection, actor.scope, which.selection(), self._clock.today())
            if not batch.ready:
                raise RuleViolation(batch.refused or [_nobody()])
            numbered = self._numbered(unit, batch)
            text_id = keep_template(unit, batch.text)
            for start in range(0, len(numbered), PART_AGREEMENTS):
                chunk = numbered[start : start + PART_AGREEMENTS]
                name = part_name(chunk[0].of.class_name, chunk[0].number, chunk[-1].number, CONTRACT)
                stored, issued, part_pages = self._print(chunk, name, wish, batch, progress or SilentProgress())
                part_id = writer.add_part(unit, stored, name, part_pages)
                ids += writer.add_issued(unit, actor.name, part_id, (text_id, None), issued)
                parts.append((stored, name))
                pages += part_pages
        files = []
        for n, (stored, name) in enumerate(parts, 1):
            files.append(target_of(out, name, n))
            self._database.files.copy_out(stored, files[-1])
        report = ContractReport(len(ids), pages, tuple(files), batch.refused)
        return Outcome(report, (Change(Area.AGREEMENTS, tuple(ids)), Change(Area.APPRENTICES)))

    @needs(Permission.AGREEMENTS_MOVE)
    def submit(self, actor: Actor, which: WhichApprentices) -> Outcome[SubmitReport]:
        """Prepares the contracts that are complete and submits them to the first step of approval.

        Raises: RuleViolation when the actor submits none, no steps are in use, or nobody is to be submitted.
        """
        refuse_other_roles(actor)
        with self._database.unit(Command(actor.name, "apprentices.submit", which.class_name or None)) as unit:
            batch = read_apprentices(unit.connection, actor.scope, which.selection(), self._clock.today())
            going = batch.to_submit
            if not going:
                raise RuleViolation(batch.refused or [_nobody()])
            ids = submit_all(unit, actor, going)
        report = SubmitReport(len(ids), not_waiting(batch.refused))
        return Outcome(report, (Change(Area.AGREEMENTS, ids), Change(Area.APPRENTICES)))

    def _numbered(self, unit: WriteUnit, batch: ApprenticeBatch) -> list[ApprenticeCandidate]:
        year = self._clock.today().year
        unnumbered = sum(one.needs_number for one in batch.ready)
        serials = iter(writer.reserve_serials(unit, year, AgreementKind.APPRENTICESHIP, "", unnumbered))
        return [one.numbered(year, serials) for one in batch.ready]

    def _print(
        self,
        chunk: Sequence[ApprenticeCandidate],
        name: str,
        wish: IssueClass,
        batch: ApprenticeBatch,
        progress: Progress,
    ) -> tuple[StoredFile, list[writer.IssuedAgreement], int]:
        """Prints one part and puts it into the files store; the record that refers to it is written after."""
        from ctec_desktop.documents.agreements import Binding, render_part

        snapshots: list[AgreementSnapshot] = [one.snapshot() for one in chunk]
        binding = Binding(is_duplex=wish.is_duplex)
        with tempfile.TemporaryDirectory(dir=self._database.folder.root, prefix=PRINTING_PREFIX) as folder:
            target = Path(folder) / name
            layout = render_part(snapshots, target, self._database.keys.page, progress, batch.library(), binding)
            stored = self._database.files.put(target, self._clock.today().year, name)
        printed = zip(chunk, snapshots, layout.entries, strict=True)
        return stored, [one.issued(snapshot, entry) for one, snapshot, entry in printed], layout.pages


def _nobody() -> Problem:
    return Problem(ApprenticeCode.NOBODY_TO_ISSUE)
