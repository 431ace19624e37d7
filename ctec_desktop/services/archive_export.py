"""Writing folders of 实习档案 out: beside the target, then swapped in whole; it is all there or nothing is."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctec_desktop.domain.archive.views import ExportReport, Folder, Material
from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.paths import MAX_PATH_CHARS, fault_of, safe_file_name, sync_folder
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.scans.reading import count_pages
from ctec_desktop.services.archive_sheets import Written, write_class_index, write_index, write_record
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_papers as words

if TYPE_CHECKING:
    from ctec_desktop.storage.database import Database

Held = tuple[Folder, Sequence[tuple[Material, StoredFile | None]]]
_NAME_CHARS: Final = 60
_ROOM_TO_SPARE: Final = 16 << 20
_PAGED: Final = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"})


class ArchiveWriter:
    """Writes folders into one new folder.

    Args:
        record: writes into the trail what is about to leave, given the report and the hash of the list of hashes.
    """

    def __init__(self, database: "Database", record: Callable[[ExportReport, str], None], progress: Progress) -> None:
        self._database = database
        self._record = record
        self._progress = progress

    def write(self, held: Sequence[Held], whose: str, into: Path, most_bytes: int | None) -> ExportReport:
        """Raises: RuleViolation naming every file too large, or a target that cannot be; EnvironmentFault when the disk
        is full or the folder cannot be written; Cancelled. Then nothing is left behind.
        """
        today = self._database.clock.today()
        target = into / safe_file_name(words.folder_name(whose, today.isoformat()), _NAME_CHARS)
        _refuse_target(target, self._database.folder.root)
        _refuse_sizes(held, most_bytes)
        _refuse_full(into, sum(stored.size_bytes for _, found in held for _, stored in found if stored is not None))
        self._progress.begin(words.EXPORTING, sum(len(found) for _, found in held))
        with _written_beside(target) as temporary:
            names = _Names(temporary, target)
            written = [self._student(one, names, is_alone=len(held) == 1) for one in held]
            self._index(held, written, names)
            if len(held) > 1:
                write_class_index(whose, [one for one, _ in held], today, temporary / words.CLASS_INDEX_FILE)
            files, digest = _write_hashes(temporary)
            lacking = sum(bool(one.lacking) for one, _ in held)
            report = ExportReport(target, len(held), files, lacking)
            self._record(report, digest)
        return report

    def _student(self, one: Held, names: "_Names", *, is_alone: bool) -> list[Written]:
        folder, found = one
        place = names.student(folder, is_alone=is_alone)
        place.mkdir(exist_ok=True)
        written = []
        for at, (material, stored) in enumerate(found, 1):
            ending = Path(material.file_name).suffix.lower() if stored is not None else ".pdf"
            path = names.file(place, words.file_name(at, told.KINDS[material.kind], material.title), ending)
            if stored is None:
                pages = write_record(folder, material, path)
                written.append(Written(material, path, _sha256(path), pages))
            else:
                self._database.files.copy_out(stored, path)
                written.append(Written(material, path, stored.sha256, None))
            names.done += 1
            self._progress.step(names.done)
        return written

    def _index(self, held: Sequence[Held], written: Sequence[Sequence[Written]], names: "_Names") -> None:
        """Every student's index, once the pages of what came from elsewhere are counted."""
        foreign = [one.path for some in written for one in some if one.pages is None and one.path.suffix in _PAGED]
        self._progress.begin(words.COUNTING, len(foreign))
        counted = dict(zip(foreign, count_pages(foreign, self._progress), strict=True))
        for (folder, _), some in zip(held, written, strict=True):
            whole = [Written(w.material, w.path, w.sha256, w.pages or counted.get(w.path)) for w in some]
            write_index(folder, whole, names.student(folder, is_alone=len(held) == 1) / words.INDEX_FILE)


class _Names:
    """Readable names that Windows takes, each once, within the longest path it opens."""

    def __init__(self, temporary: Path, target: Path) -> None:
        self._temporary = temporary
        self._target = target
        self._students: dict[int, Path] = {}
        self._taken: set[str] = set()
        self.done = 0

    def student(self, folder: Folder, *, is_alone: bool) -> Path:
        """Where a student's files go; a second plan of the same student has a folder of its own."""
        if is_alone:
            return self._temporary
        if folder.id not in self._students:
            name = safe_file_name(words.student_folder(folder.student_no, folder.student_name), _NAME_CHARS)
            self._students[folder.id] = self._once(self._temporary, name, "")
        return self._students[folder.id]

    def file(self, place: Path, name: str, ending: str) -> Path:
        return self._once(place, safe_file_name(name, _NAME_CHARS), ending)

    def _once(self, place: Path, stem: str, ending: str) -> Path:
        final = self._target / place.relative_to(self._temporary)
        room = MAX_PATH_CHARS - len(str(final.absolute())) - 1 - len(ending)
        number, wanted = 1, stem
        while True:
            path = place / f"{wanted[:room].rstrip('. ')}{ending}"
            if room < len(stem) and room < _NAME_CHARS // 3:
                facts: dict[str, Fact] = {"path": str(final), "most": MAX_PATH_CHARS}
                raise RuleViolation([Problem(ArchiveCode.PATH_TOO_LONG, facts=facts)])
            key = str(path).casefold()
            if key not in self._taken:
                self._taken.add(key)
                return path
            number += 1
            mark = f"({number})"
            wanted = stem[: max(1, room - len(mark))] + mark


@contextmanager
def _written_beside(target: Path) -> Iterator[Path]:
    """Gives a new folder beside the target; it takes the target's name when everything in it is written."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(temporary, ignore_errors=True)
        temporary.mkdir()
        yield temporary
        temporary.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise fault_of(error, target) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(temporary, ignore_errors=True)


def _refuse_target(target: Path, data_folder: Path) -> None:
    facts: dict[str, Fact] = {"path": str(target)}
    if target.resolve().is_relative_to(data_folder.resolve()):
        raise RuleViolation([Problem(ArchiveCode.TARGET_INSIDE, facts=facts, place=FieldPlace("into"))])
    if target.exists():
        raise RuleViolation([Problem(ArchiveCode.TARGET_EXISTS, facts=facts, place=FieldPlace("into"))])


def _refuse_sizes(held: Sequence[Held], most_bytes: int | None) -> None:
    problems = []
    for folder, found in held:
        for material, stored in found:
            if most_bytes is not None and stored is not None and stored.size_bytes > most_bytes:
                size = -(-stored.size_bytes * 10 // (1 << 20)) / 10
                facts: dict[str, Fact] = {"student": folder.student_name, "title": material.title}
                facts |= {"size": f"{size:g}", "most": most_bytes >> 20}
                problems.append(Problem(ArchiveCode.OVER_LIMIT, facts=facts, place=FieldPlace("most_mb")))
    if problems:
        raise RuleViolation(problems)


def _refuse_full(into: Path, size_bytes: int) -> None:
    """Said before the first file is written. What the disk has is only asked where it can say."""
    near = next((one for one in (into, *into.parents) if one.is_dir()), None)
    if near is not None and shutil.disk_usage(near).free < size_bytes + _ROOM_TO_SPARE:
        raise EnvironmentFault(StorageFault.DISK_FULL, {"path": str(into)})


def _write_hashes(folder: Path) -> tuple[int, str]:
    """The list of hashes of every file; how many files, and the hash of the list itself."""
    paths = sorted(one for one in folder.rglob("*") if one.is_file())
    lines = [f"{_sha256(one)}  {one.relative_to(folder).as_posix()}\n" for one in paths]
    content = "".join(lines).encode("utf-8")
    (folder / words.HASHES_FILE).write_bytes(content)
    return len(paths) + 1, hashlib.sha256(content).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
