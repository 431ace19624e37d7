"""Issuing a class's agreements and seeing them: numbers, frozen snapshots, one merged PDF, the files store."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.documents.library import TemplateLibrary
from ctec_desktop.documents.snapshot import AgreementSnapshot, from_canonical
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.template_source import judge_source
from ctec_desktop.domain.views import AgreementView, MoveView
from ctec_desktop.domain.vocabulary import AgreementKind
from ctec_desktop.kernel.collecting import collecting_later, giving_way
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_batch import Batch, Candidate, read_batch
from ctec_desktop.services.agreement_output import (
    IssueClass,
    SeparateFiles,
    part_name,
    refuse_unwritable,
    target_of,
)
from ctec_desktop.services.agreement_rows import FrozenRows
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.services.stored_parts import StoredParts
from ctec_desktop.services.template_texts import library_of
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.queries import agreements as queries
from ctec_desktop.storage.queries.list_specs import AGREEMENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.templates import text_behind
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import agreements as writer
from ctec_desktop.storage.writers.templates import keep_template

__all__ = ["PART_AGREEMENTS", "AgreementService", "IssueClass", "IssueReport"]

PART_AGREEMENTS = 1_000


@dataclass(frozen=True, slots=True)
class IssueReport:
    """What was issued, and who was left out and why; `in_parts` names one agreement of every merged part."""

    agreements: int
    pages: int
    files: tuple[Path, ...]
    refused: tuple[Problem, ...]
    in_parts: tuple[int, ...] = ()


class AgreementService(Service):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._parts = StoredParts(self._database)

    @needs(Permission.AGREEMENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source, within the actor's scope."""
        return FrozenRows(ListSource(AGREEMENTS, self._database.read, actor.scope))

    @needs(Permission.AGREEMENTS_SEE)
    def all(self, actor: Actor) -> tuple[AgreementView, ...]:
        """Every agreement in its newest version, by number."""
        with self._database.read() as connection:
            return queries.agreements(connection, actor.scope)

    @needs(Permission.AGREEMENTS_SEE)
    def detail(self, actor: Actor, agreement_id: int) -> AgreementView | None:
        with self._database.read() as connection:
            return queries.agreement(connection, actor.scope, agreement_id)

    @needs(Permission.AGREEMENTS_SEE)
    def of_placement(self, actor: Actor, placement_id: int) -> AgreementView | None:
        """The newest agreement of a placement; None while none is issued."""
        with self._database.read() as connection:
            return queries.agreement_of_placement(connection, actor.scope, placement_id)

    @needs(Permission.AGREEMENTS_SEE)
    def history(self, actor: Actor, agreement_id: int) -> tuple[MoveView, ...]:
        """Every move of the agreement, oldest first."""
        with self._database.read() as connection:
            if queries.agreement(connection, actor.scope, agreement_id) is None:
                raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
            return queries.moves(connection, agreement_id)

    @needs(Permission.AGREEMENTS_SEE)
    def findings(self, actor: Actor, agreement_id: int) -> tuple[Finding, ...]:
        """What the rules say of the text a 三方协议 was printed from; nothing of one out of sight."""
        with self._database.read() as connection:
            seen = queries.agreement(connection, actor.scope, agreement_id)
            is_judged = seen is not None and seen.kind is AgreementKind.INTERNSHIP
            text = text_behind(connection, agreement_id) if is_judged else None
            rules = rulebook(connection).on(self._clock.today())
        return () if text is None else (judge_source(text, rules),)

    @needs(Permission.AGREEMENTS_ISSUE)
    def check_class(self, actor: Actor, class_name: str, plan_id: int | None = None) -> Batch:
        """Who of the class would get an agreement and who would not; writes nothing and takes no number."""
        with self._database.read() as connection:
            return read_batch(connection, actor.scope, (class_name, plan_id), self._clock.today())

    @needs(Permission.AGREEMENTS_SEE)
    def issued_of_class(self, actor: Actor, class_name: str, plan_id: int | None = None) -> int:
        """How many of the class have papers in use, which could be written out again."""
        with self._database.read() as connection:
            return len(queries.agreements_of_class(connection, actor.scope, class_name, plan_id))

    @needs(Permission.AGREEMENTS_ISSUE)
    def draft_pdf(
        self, actor: Actor, class_name: str, plan_id: int | None = None, originals: int | None = None
    ) -> bytes:
        """The first student's papers as a 草稿: no number, a draft code on every page.

        Args:
            originals: how many the text is to speak of; None for what the plan says.

        Raises:
            RuleViolation: nobody of the class can get an agreement.
        """
        from ctec_desktop.documents.agreements import render_part

        batch = self.check_class(actor, class_name, plan_id)
        if not batch.ready:
            raise RuleViolation(batch.refused or [_nothing(class_name)])
        first = batch.ready[0].with_originals(originals)
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "draft.pdf"
            render_part([first.draft()], target, self._database.keys.page, SilentProgress(), batch.library())
            return target.read_bytes()

    @needs(Permission.AGREEMENTS_ISSUE)
    @collecting_later()
    def issue_class(self, actor: Actor, wish: IssueClass, progress: Progress | None = None) -> Outcome[IssueReport]:
        """Issues the class's agreements as v1: numbered, frozen, printed into merged parts, kept in the files store.

        Everything or nothing: a part that cannot be printed keeps the whole batch unissued. Students with a missing
        必印 field or an unprintable name are left out beforehand and named. When everyone has an agreement already,
        their parts are written out again.

        Raises:
            RuleViolation: the class has no placement an agreement could be issued for.
            EnvironmentFault: the disk is full, the target is open elsewhere, the fonts are missing.
            Cancelled: nothing was issued.
        """
        tell = progress or SilentProgress()
        wish.check()
        refuse_unwritable(wish)
        with SeparateFiles(wish, self._database.keys.page) as separate:
            with self._database.unit(Command(actor.name, "agreements.issue", wish.class_name)) as unit:
                batch = read_batch(unit.connection, actor.scope, wish.of, self._clock.today(), wish.placement_ids)
                issued = self._issue(unit, actor, batch, wish, tell) if batch.ready else _NOT_ISSUED
                if wish.is_separate:
                    separate.print(issued.snapshots, batch.library(), tell)
            if not issued.ids:
                return self._again(actor, wish, batch, separate, tell)
            files = separate.move_in() if wish.is_separate else self._write_parts(issued.parts, wish)
        report = IssueReport(len(issued.ids), issued.pages, files, batch.refused, issued.ids[::PART_AGREEMENTS])
        return Outcome(report, (Change(Area.AGREEMENTS, issued.ids), Change(Area.PLACEMENTS)))

    @needs(Permission.AGREEMENTS_SEE)
    def export_part(self, actor: Actor, agreement_id: int, target: Path) -> Outcome[Path]:
        """Writes the merged part an agreement stands in to `target`, as it was issued."""
        found = self._parts.whole(actor, agreement_id)
        with self._database.read() as connection:
            stored, _ = queries.stored_part(connection, found.part_id)
        self._database.files.copy_out(stored, target)
        return Outcome(target)

    @needs(Permission.AGREEMENTS_SEE)
    def page_png(self, actor: Actor, agreement_id: int, page: int, dpi: float) -> bytes:
        """A page of the agreement's own papers as a picture.

        Args:
            page: from 0; the agreement's pages first, then the consent's.
        """
        found = self._parts.seen(actor, agreement_id)
        is_consent = page >= found.pages and found.consent_first_page is not None
        first = (found.consent_first_page or 1) - found.pages if is_consent else found.first_page
        return self._parts.shower.png(self._parts.data(found.part_id), first - 1 + page, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def draft_page_png(self, actor: Actor, draft: bytes, page: int, dpi: float) -> bytes:
        """A page of a draft made by `draft_pdf` as a picture; pages count from 0."""
        del actor
        return self._parts.shower.png(draft, page, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def draft_pages(self, actor: Actor, draft: bytes) -> int:
        from ctec_desktop.documents.preview import page_count

        del actor
        return page_count(draft)

    def _issue(self, unit: WriteUnit, actor: Actor, batch: Batch, wish: IssueClass, progress: Progress) -> "_Issued":
        """Numbers, prints and writes the batch inside the caller's unit."""
        year = self._clock.today().year
        unnumbered = sum(candidate.needs_number for candidate in batch.ready)
        serials = iter(writer.reserve_serials(unit, year, AgreementKind.INTERNSHIP, "", unnumbered))
        numbered = [one.with_originals(wish.originals).numbered(year, serials) for one in batch.ready]
        template_ids = (keep_template(unit, batch.texts[0]), keep_template(unit, batch.texts[1]))
        ids: list[int] = []
        parts: list[tuple[StoredFile, str]] = []
        snapshots = [one.snapshot for one in giving_way(numbered)]
        pages = 0
        for start in range(0, len(numbered), PART_AGREEMENTS):
            chunk = numbered[start : start + PART_AGREEMENTS]
            frozen = snapshots[start : start + PART_AGREEMENTS]
            stored, issued, part_pages = self._print(chunk, frozen, batch.library(), wish, progress)
            part_id = writer.add_part(unit, stored, _part_name(chunk), part_pages)
            ids += writer.add_issued(unit, actor.name, part_id, template_ids, issued)
            parts.append((stored, _part_name(chunk)))
            pages += part_pages
        return _Issued(tuple(ids), tuple(parts), pages, tuple(snapshots))

    def _print(
        self,
        chunk: Sequence[Candidate],
        snapshots: Sequence[AgreementSnapshot],
        library: TemplateLibrary,
        wish: IssueClass,
        progress: Progress,
    ) -> tuple[StoredFile, list[writer.IssuedAgreement], int]:
        """Prints one part and puts it into the files store; the record that refers to it is written after."""
        from ctec_desktop.documents.agreements import Binding, render_part

        binding = Binding(is_duplex=wish.is_duplex, has_covers=True)
        with tempfile.TemporaryDirectory(dir=self._database.folder.root, prefix=PRINTING_PREFIX) as folder:
            target = Path(folder) / _part_name(chunk)
            layout = render_part(snapshots, target, self._database.keys.page, progress, library, binding)
            stored = self._database.files.put(target, self._clock.today().year, target.name)
        printed = zip(chunk, snapshots, layout.entries, strict=True)
        issued = [one.issued(snapshot, entry) for one, snapshot, entry in giving_way(printed)]
        return stored, issued, layout.pages

    def _write_parts(self, parts: Iterable[tuple[StoredFile, str]], wish: IssueClass) -> tuple[Path, ...]:
        written = []
        for n, (stored, name) in enumerate(parts, 1):
            target = target_of(wish.out, name, n)
            self._database.files.copy_out(stored, target)
            written.append(target)
        return tuple(written)

    def _again(
        self, actor: Actor, wish: IssueClass, batch: Batch, separate: SeparateFiles, progress: Progress
    ) -> Outcome[IssueReport]:
        """Nobody is left to issue for: the papers that exist are written out again, or the reason is told."""
        with self._database.read() as connection:
            known = queries.agreements_of_class(connection, actor.scope, wish.class_name, wish.plan_id)
            parts = {view.part_id: queries.stored_part(connection, view.part_id) for view in known}
            texts = queries.frozen(connection, [view.id for view in known]) if wish.is_separate else ()
            frozen = [from_canonical(text.encode("utf-8")) for text in texts]
            library = library_of(connection, frozen)
        if not known:
            raise RuleViolation(batch.refused or [_nothing(wish.class_name)])
        if wish.is_separate:
            separate.print(frozen, library, progress)
            files = separate.move_in()
        else:
            files = self._write_parts(parts.values(), wish)
        told = tuple(
            Problem(
                AgreementCode.ISSUED_ALREADY,
                Severity.WARNING,
                {"number": view.number},
                SubjectPlace("student", f"{view.student_name}（{view.student_no}）"),
            )
            for view in known
        )
        in_parts = {view.part_id: view.id for view in known}
        return Outcome(IssueReport(0, 0, files, batch.refused, tuple(in_parts.values())), (), told)


@dataclass(frozen=True, slots=True)
class _Issued:
    ids: tuple[int, ...]
    parts: tuple[tuple[StoredFile, str], ...]
    pages: int
    snapshots: tuple[AgreementSnapshot, ...]


_NOT_ISSUED = _Issued((), (), 0, ())


def _nothing(class_name: str) -> Problem:
    return Problem(AgreementCode.NO_PLACEMENTS_TO_ISSUE, facts={"class_name": class_name})


def _part_name(chunk: Sequence[Candidate]) -> str:
    return part_name(chunk[0].values["student_class"], chunk[0].number, chunk[-1].number)
