"""实习档案: folders with their materials and how whole they are; files attached, taken back, handed out again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from ctec_desktop.domain.archive.kinds import SCANNED, ArchiveKind
from ctec_desktop.domain.archive.views import ArchiveForm, BatchTally, ExportReport, ExportWish, Folder
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.archive_retention import kept
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.evidence_files import ARCHIVED, refuse_no_evidence
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import archive as queries
from ctec_desktop.storage.queries.archive_materials import materials
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import ArchiveItemRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording.archive import KINDS
from ctec_desktop.wording.archive_papers import export_reason, several_classes, student_folder

MOST_LIMIT_MB: Final = 2_000


class ArchiveService(Service):
    @needs(Permission.ARCHIVE_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source, by class."""
        return ListSource(queries.FOLDERS, self._database.read, actor.scope)

    @needs(Permission.ARCHIVE_SEE)
    def plans(self, actor: Actor) -> tuple[tuple[str, str], ...]:
        """Plans the list can be narrowed by."""
        with self._database.read() as connection:
            return queries.plans(connection, actor.scope)

    @needs(Permission.ARCHIVE_SEE)
    def tallies(self, actor: Actor, class_name: str | None = None) -> tuple[BatchTally, ...]:
        """How whole the folders of every class under every plan are."""
        with self._database.read() as connection:
            return queries.tallies(connection, actor.scope, class_name)

    @needs(Permission.ARCHIVE_SEE)
    def folder(self, actor: Actor, folder_id: int) -> Folder | None:
        """One folder with its materials and until when each kind is kept; None when it is out of sight."""
        with self._database.read() as connection:
            found = queries.folders(connection, actor.scope, ids=[folder_id])
            if not found:
                return None
            held = tuple(one for one, _ in materials(connection, found[0]))
        return replace(found[0], materials=held, keep=kept(found[0]))

    @needs(Permission.ARCHIVE_SEE)
    def folders(
        self, actor: Actor, *, class_name: str | None = None, student_no: str | None = None
    ) -> tuple[Folder, ...]:
        """Folders in sight without their materials, of one class or student where one is named."""
        with self._database.read() as connection:
            return queries.folders(connection, actor.scope, class_name=class_name, student_no=student_no)

    @needs(Permission.ARCHIVE_EDIT)
    def attach(self, actor: Actor, form: ArchiveForm, source: Path) -> Outcome[int]:
        """Puts a file into the folder of every student chosen, or into none. Returns into how many.

        Raises:
            RuleViolation: the file is not what it should be, a field is wrong, or a folder has it already.
            EnvironmentFault: the file cannot be read or kept.
        """
        typed = Typed(form)
        typed.text("kind", required=True)
        kind = typed.choice("kind", ArchiveKind)
        title, dated_on, place = typed.text("title"), typed.day("dated_on"), typed.text("paper_place")
        today = self._clock.today()
        if dated_on is not None and dated_on > today:
            typed.refuse("dated_on", ArchiveCode.DAY_AHEAD, dated_on.isoformat(), {"today": today.isoformat()})
        typed.finish()
        assert kind is not None
        refuse_no_evidence(source, ARCHIVED)
        stored = self._database.files.put(source, today.year, source.name)
        with self._database.unit(Command(actor.name, "archive.attach", source.name)) as unit:
            found = _in_sight(unit.connection, actor, form.folder_ids)
            _refuse_known(unit.connection, found, kind, stored.sha256)
            for one in found:
                unit.add(
                    ArchiveItemRow(
                        student_id=one.student_id,
                        plan_id=one.plan_id,
                        kind=kind.value,
                        title=title or source.stem[:200],
                        dated_on=dated_on or today,
                        paper_place=place,
                        file_year=stored.year,
                        file_name=stored.name,
                        sha256=stored.sha256,
                        size_bytes=stored.size_bytes,
                        out_name=source.name,
                        added_by=actor.name,
                        added_at_utc=unit.at_utc,
                    )
                )
        return Outcome(len(found), _changed(found))

    @needs(Permission.ARCHIVE_EDIT)
    def take_back(self, actor: Actor, folder_id: int, item_id: int, reason: str) -> Outcome[int]:
        """What was attached does not belong here; file and reason stay on record."""
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(ArchiveCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "archive.take_back", told)) as unit:
            found = _in_sight(unit.connection, actor, (folder_id,))
            row = record(unit, ArchiveItemRow, item_id)
            if (row.student_id, row.plan_id) != (found[0].student_id, found[0].plan_id):
                raise RuleViolation([Problem(ArchiveCode.NO_FOLDER)])
            if row.voided_at_utc is not None:
                raise RuleViolation([Problem(ArchiveCode.TAKEN_BACK, facts={"reason": row.void_reason})])
            row.voided_at_utc, row.void_reason = unit.at_utc, told
            unit.session.flush()
        return Outcome(item_id, _changed(found))

    @needs(Permission.ARCHIVE_SEE)
    def save_file(self, actor: Actor, folder_id: int, key: str, target: Path) -> Outcome[Path]:
        """Writes the file of a material out as it came.

        Raises: RuleViolation when there is none in sight; EnvironmentFault when it cannot be written.
        """
        with self._database.read() as connection:
            found = _in_sight(connection, actor, (folder_id,))
            stored = next((kept for one, kept in materials(connection, found[0]) if one.key == key), None)
        if stored is None:
            raise RuleViolation([Problem(ArchiveCode.NO_FILE)])
        self._database.files.copy_out(stored, target)
        return Outcome(target)

    @needs(Permission.ARCHIVE_EXPORT)
    def export(self, actor: Actor, wish: ExportWish, progress: Progress | None = None) -> Outcome[ExportReport]:
        """Writes folders with everything in them into a new folder, with index sheets and a list of hashes.

        Who took what out, and where to, is in the trail before the new folder is at its place.

        Raises:
            RuleViolation: a folder is out of sight, nothing is in any, a file is larger than the receiver takes, or the
                target cannot be.
            EnvironmentFault: the disk is full, or the folder cannot be written.
            Cancelled: as `progress` says; nothing is left behind.
        """
        from ctec_desktop.services.archive_export import ArchiveWriter

        most = _limit(wish.most_mb)
        with self._database.read() as connection:
            found = _in_sight(connection, actor, wish.folder_ids)
            held = [(one, materials(connection, one)) for one in found]
        if not any(some for _, some in held):
            raise RuleViolation([Problem(ArchiveCode.NOTHING_HELD)])
        whose = _whose(found)

        def record_export(report: ExportReport, digest: str) -> None:
            told = export_reason(whose, report.students, report.files, str(report.folder), digest)
            with self._database.unit(Command(actor.name, "archive.export", told)):
                pass

        writer = ArchiveWriter(self._database, record_export, progress or SilentProgress())
        return Outcome(writer.write(held, whose, wish.into, most))


def _limit(typed: str) -> int | None:
    """Bytes of the largest file a receiver takes. Raises: RuleViolation for what is no number of megabytes."""
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= MOST_LIMIT_MB and len(text) <= len("9999")):
        facts: dict[str, Fact] = {"least": 1, "most": MOST_LIMIT_MB}
        raise RuleViolation([Problem(ArchiveCode.BAD_LIMIT, facts=facts, value=typed, place=FieldPlace("most_mb"))])
    return int(text) << 20


def _whose(found: Sequence[Folder]) -> str:
    """A student, a class, or how many classes."""
    if len(found) == 1:
        return student_folder(found[0].student_no, found[0].student_name)
    classes = sorted({one.class_name for one in found})
    return classes[0] if len(classes) == 1 else several_classes(len(classes))


def _in_sight(connection: Connection, actor: Actor, folder_ids: Sequence[int]) -> tuple[Folder, ...]:
    """Raises: RuleViolation when one of the folders is gone or out of sight, or none is named."""
    found = queries.folders(connection, actor.scope, ids=folder_ids)
    if not found or len(found) != len(set(folder_ids)):
        raise RuleViolation([Problem(ArchiveCode.NO_FOLDER)])
    return found


def _refuse_known(connection: Connection, found: Sequence[Folder], kind: ArchiveKind, sha256: str) -> None:
    """Nothing is entered twice. Raises: RuleViolation naming every student whose folder has it already."""
    problems = []
    for folder in found:
        held = [one for one, _ in materials(connection, folder)]
        same = next((one for one in held if one.sha256 == sha256), None)
        if same is not None:
            facts = {"student": folder.student_name, "kind": KINDS[same.kind], "title": same.title}
            problems.append(Problem(ArchiveCode.SAME_FILE, facts=dict(facts), place=FieldPlace("file")))
        elif kind in SCANNED and any(one.kind is kind and one.item_id is None for one in held):
            facts = {"student": folder.student_name, "kind": KINDS[kind]}
            problems.append(Problem(ArchiveCode.FROM_SCANS, facts=dict(facts), place=FieldPlace("kind")))
    if problems:
        raise RuleViolation(problems)


def _changed(found: Sequence[Folder]) -> tuple[Change, ...]:
    return (Change(Area.ARCHIVE, tuple(one.id for one in found)),)
