"""Issuing a class's agreements and seeing them: numbers, frozen snapshots, one merged PDF, the files store."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import AgreementView, MoveView
from ctec_desktop.domain.vocabulary import AgreementKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import fault_of, safe_file_name, within_path_limit
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.agreement_batch import Batch, Candidate, read_batch
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.queries import agreements as queries
from ctec_desktop.storage.queries.list_specs import AGREEMENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import agreements as writer

PART_AGREEMENTS = 1_000
# Of a long class name so much goes into the name of the file: three bytes a character, 255 for the whole name.
CLASS_NAME_CHARS = 40


@dataclass(frozen=True, slots=True)
class IssueClass:
    """The wish: every placement of the class that has no agreement yet.

    Args:
        out: a folder, or the name of a PDF.
        plan_id: only placements under this plan.
    """

    class_name: str
    out: Path
    plan_id: int | None = None


@dataclass(frozen=True, slots=True)
class IssueReport:
    """What was issued, and who was left out and why."""

    agreements: int
    pages: int
    files: tuple[Path, ...]
    refused: tuple[Problem, ...]


class AgreementService(Service):
    """Keeps the part a person is looking at in memory, so that turning a page does not decrypt it again."""

    _shown: tuple[StoredFile, bytes] | None = None

    @needs(Permission.AGREEMENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source, within the actor's scope."""
        return ListSource(AGREEMENTS, self._database.read, actor.scope)

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
    def history(self, actor: Actor, agreement_id: int) -> tuple[MoveView, ...]:
        """Every move of the agreement, oldest first."""
        with self._database.read() as connection:
            if queries.agreement(connection, actor.scope, agreement_id) is None:
                raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
            return queries.moves(connection, agreement_id)

    @needs(Permission.AGREEMENTS_ISSUE)
    def check_class(self, actor: Actor, class_name: str, plan_id: int | None = None) -> Batch:
        """Who of the class would get an agreement and who would not; writes nothing and takes no number."""
        with self._database.read() as connection:
            return read_batch(connection, actor.scope, class_name, plan_id)

    @needs(Permission.AGREEMENTS_ISSUE)
    def draft_pdf(self, actor: Actor, class_name: str, plan_id: int | None = None) -> bytes:
        """The first student's papers as a 草稿: no number, a draft code on every page.

        Raises:
            RuleViolation: nobody of the class can get an agreement.
        """
        from ctec_desktop.documents.agreements import render_part

        batch = self.check_class(actor, class_name, plan_id)
        if not batch.ready:
            raise RuleViolation(batch.refused or [_nothing(class_name)])
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "draft.pdf"
            render_part([batch.ready[0].draft()], target, self._database.keys.page, SilentProgress())
            return target.read_bytes()

    @needs(Permission.AGREEMENTS_ISSUE)
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
        _refuse_unwritable(wish.out)
        with self._database.unit(Command(actor.name, "agreements.issue", wish.class_name)) as unit:
            batch = read_batch(unit.connection, actor.scope, wish.class_name, wish.plan_id)
            issued = self._issue(unit, actor, batch, tell) if batch.ready else _Issued((), (), 0)
        files = [self._write_out(part, wish, n) for n, part in enumerate(issued.parts, 1)]
        if not issued.ids:
            return self._again(actor, wish, batch)
        report = IssueReport(len(issued.ids), issued.pages, tuple(files), batch.refused)
        return Outcome(report, (Change(Area.AGREEMENTS, issued.ids), Change(Area.PLACEMENTS)))

    @needs(Permission.AGREEMENTS_SEE)
    def export_part(self, actor: Actor, agreement_id: int, target: Path) -> Outcome[Path]:
        """Writes the merged part an agreement stands in to `target`, as it was issued."""
        found = self._seen(actor, agreement_id)
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
        from ctec_desktop.documents.preview import page_png

        found = self._seen(actor, agreement_id)
        is_consent = page >= found.pages and found.consent_first_page is not None
        first = (found.consent_first_page or 1) - found.pages if is_consent else found.first_page
        return page_png(self._part_bytes(found.part_id), first - 1 + page, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def draft_page_png(self, actor: Actor, draft: bytes, page: int, dpi: float) -> bytes:
        """A page of a draft made by `draft_pdf` as a picture; pages count from 0."""
        from ctec_desktop.documents.preview import page_png

        del actor
        return page_png(draft, page, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def draft_pages(self, actor: Actor, draft: bytes) -> int:
        from ctec_desktop.documents.preview import page_count

        del actor
        return page_count(draft)

    def _seen(self, actor: Actor, agreement_id: int) -> AgreementView:
        with self._database.read() as connection:
            found = queries.agreement(connection, actor.scope, agreement_id)
        if found is None:
            raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
        return found

    def _part_bytes(self, part_id: int) -> bytes:
        with self._database.read() as connection:
            stored, _ = queries.stored_part(connection, part_id)
        shown = self._shown
        if shown is None or shown[0] != stored:
            shown = self._shown = (stored, self._database.files.read(stored))
        return shown[1]

    def _issue(self, unit: WriteUnit, actor: Actor, batch: Batch, progress: Progress) -> "_Issued":
        """Numbers, prints and writes the batch inside the caller's unit."""
        year = self._clock.today().year
        serials = writer.reserve_serials(unit, year, AgreementKind.INTERNSHIP, "", len(batch.ready))
        numbered = [c.numbered(year, serial) for c, serial in zip(batch.ready, serials, strict=True)]
        template_ids = (writer.keep_template(unit, batch.texts[0]), writer.keep_template(unit, batch.texts[1]))
        ids: list[int] = []
        parts: list[StoredFile] = []
        pages = 0
        for start in range(0, len(numbered), PART_AGREEMENTS):
            chunk = numbered[start : start + PART_AGREEMENTS]
            stored, issued, part_pages = self._print(chunk, year, progress)
            part_id = writer.add_part(unit, stored, _file_name(chunk), part_pages)
            ids += writer.add_issued(unit, actor.name, part_id, template_ids, issued)
            parts.append(stored)
            pages += part_pages
        return _Issued(tuple(ids), tuple(zip(parts, _names(numbered), strict=True)), pages)

    def _print(
        self, chunk: Sequence[Candidate], year: int, progress: Progress
    ) -> tuple[StoredFile, list[writer.IssuedAgreement], int]:
        """Prints one part and puts it into the files store; the record that refers to it is written after."""
        from ctec_desktop.documents.agreements import render_part

        with tempfile.TemporaryDirectory(dir=self._database.folder.root, prefix=PRINTING_PREFIX) as folder:
            target = Path(folder) / _file_name(chunk)
            layout = render_part([one.snapshot for one in chunk], target, self._database.keys.page, progress)
            stored = self._database.files.put(target, year, target.name)
        issued = [one.issued(entry) for one, entry in zip(chunk, layout.entries, strict=True)]
        return stored, issued, layout.pages

    def _write_out(self, part: tuple[StoredFile, str], wish: IssueClass, n: int) -> Path:
        stored, name = part
        target = _target(wish.out, name, n)
        self._database.files.copy_out(stored, target)
        return target

    def _again(self, actor: Actor, wish: IssueClass, batch: Batch) -> Outcome[IssueReport]:
        """Nobody is left to issue for: the parts that exist are written out again, or the reason is told."""
        with self._database.read() as connection:
            known = queries.agreements_of_class(connection, actor.scope, wish.class_name, wish.plan_id)
            parts = {view.part_id: queries.stored_part(connection, view.part_id) for view in known}
        if not known:
            raise RuleViolation(batch.refused or [_nothing(wish.class_name)])
        files = tuple(self._write_out(part, wish, n) for n, part in enumerate(parts.values(), 1))
        told = tuple(
            Problem(
                AgreementCode.ISSUED_ALREADY,
                Severity.WARNING,
                {"number": view.number},
                SubjectPlace("student", f"{view.student_name}（{view.student_no}）"),
            )
            for view in known
        )
        return Outcome(IssueReport(0, 0, files, batch.refused), (), told)


@dataclass(frozen=True, slots=True)
class _Issued:
    ids: tuple[int, ...]
    parts: tuple[tuple[StoredFile, str], ...]
    pages: int


def _nothing(class_name: str) -> Problem:
    return Problem(AgreementCode.NO_PLACEMENTS_TO_ISSUE, facts={"class_name": class_name})


def _refuse_unwritable(out: Path) -> None:
    """Looks before a number is taken whether anything can be written where the papers are to go."""
    folder = out.parent if _is_file_name(out) else out
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        if _is_file_name(out) and out.exists():
            with out.open("r+b"):
                pass
    except OSError as error:
        raise fault_of(error, out) from error


def _is_file_name(out: Path) -> bool:
    return out.suffix.lower() == ".pdf"


def _target(out: Path, name: str, n: int) -> Path:
    if not _is_file_name(out):
        return within_path_limit(out / name)
    return out if n == 1 else out.with_stem(f"{out.stem}-{n}")


def _file_name(chunk: Sequence[Candidate]) -> str:
    """`数控1班 三方协议 SX2026-00001 至 SX2026-00040.pdf`."""
    numbers = f"{chunk[0].number} 至 {chunk[-1].number}" if len(chunk) > 1 else chunk[0].number
    return safe_file_name(f"{chunk[0].values['student_class'][:CLASS_NAME_CHARS]} 三方协议 {numbers}.pdf")


def _names(numbered: Sequence[Candidate]) -> list[str]:
    return [_file_name(numbered[n : n + PART_AGREEMENTS]) for n in range(0, len(numbered), PART_AGREEMENTS)]
