"""One scanned file from the disk into the record: copied, read, matched, its whole originals made, written at once."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_matching import Excepted, Filed, KnownVersion, code_of, match
from ctec_desktop.domain.scan_views import FileReport
from ctec_desktop.domain.scans import PagePlace, ReadPage, ReturnedPaper
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.scans.reading import read_pages
from ctec_desktop.services.agreement_batch import PAGE_KEY_ID
from ctec_desktop.services.agreement_carrying import note_returned
from ctec_desktop.services.scan_copies import CopyMaker
from ctec_desktop.storage.folder import SCANNING_PREFIX
from ctec_desktop.storage.queries import scans as queries
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import scans as writer
from ctec_desktop.storage.writers.scans import SortedPage
from ctec_desktop.wording import scans as words

if TYPE_CHECKING:
    from ctec_desktop.storage.database import Database

MOST_BYTES: Final = 1 << 30
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class FileTaken:
    """What a file did to the record."""

    report: FileReport
    completed: int = 0
    agreement_ids: tuple[int, ...] = ()


class Intake:
    """Takes files in one after the other; each of them stands in the record whole or not at all."""

    def __init__(self, database: "Database", actor: Actor) -> None:
        self._database = database
        self._actor = actor
        with database.read() as connection:
            self._school = int(school(connection).code or 0)

    def take(self, path: Path, progress: Progress) -> FileTaken:
        """Nothing of a file that cannot be read is kept but its name and why.

        Raises:
            Cancelled: nothing of this file was kept.
        """
        name = shown_name(path)
        with scanning_folder(self._database) as folder:
            try:
                source, sha256, size = _copied(path, folder)
            except RuleViolation as violation:
                return FileTaken(FileReport(name, problem=violation.problems[0]))
            with self._database.read() as connection:
                before = queries.taken_before(connection, sha256)
            if before is not None:
                problem = Problem(ScanCode.FILE_TAKEN, facts={"at": words.moment(before)})
                return FileTaken(FileReport(name, problem=problem))
            try:
                pages = read_pages(source, progress)
                return self._kept(name, source, (sha256, size, len(pages)), pages, folder)
            except RuleViolation as violation:
                return self._refused(name, (sha256, size, 0), violation.problems[0])

    def _refused(self, name: str, told: tuple[str, int, int], problem: Problem) -> FileTaken:
        with self._database.unit(Command(self._actor.name, "scans.take_in", name)) as unit:
            if not queries.is_refused_before(unit.connection, told[0]):
                writer.add_file(unit, self._actor.name, name, None, told, problem)
        return FileTaken(FileReport(name, problem=problem))

    def _kept(
        self, name: str, source: Path, told: tuple[str, int, int], pages: Sequence[ReadPage], folder: Path
    ) -> FileTaken:
        found = self._sorted(pages)
        filed = {one.match.place: one.match.version for one in found if isinstance(one.match, Filed)}
        maker = CopyMaker(self._database, folder)
        copies = maker.whole_ones(source, found, filed)
        year = self._database.clock.today().year
        stored = self._database.files.put(source, year, name)
        with self._database.unit(Command(self._actor.name, "scans.take_in", name)) as unit:
            file_id = writer.add_file(unit, self._actor.name, name, stored, told, None)
            writer.add_pages(unit, file_id, self._actor.name, found)
            writer.keep_copies(unit, copies)
            of_agreements = (one for place, one in filed.items() if place.paper is ReturnedPaper.AGREEMENT)
            note_returned(unit, self._actor.name, sorted({one.agreement_id for one in of_agreements}))
        trays = sum(isinstance(one.match, Excepted) for one in found)
        blanks = sum(one.match is None for one in found)
        report = FileReport(name, len(pages), len(filed), trays, blanks)
        return FileTaken(report, len(copies), tuple(sorted({one.agreement_id for one in filed.values()})))

    def _sorted(self, pages: Iterable[ReadPage]) -> list[SortedPage]:
        """Where each page belongs; the second of two for one place is an exception."""
        keys = {PAGE_KEY_ID: self._database.keys.page}
        codes = {page.n: code_of(page, keys, self._school) for page in pages if not page.is_blank}
        serials = [code.serial for code in codes.values() if not isinstance(code, Excepted)]
        with self._database.read() as connection:
            known = queries.known_versions(connection, self._actor.scope, serials)
            versions = [one.version_id for of_serial in known.values() for one in of_serial]
            taken = set(queries.filed_pages(connection, versions))
        found = []
        for page in pages:
            code = codes.get(page.n)
            if code is None:
                found.append(SortedPage(page, None))
                continue
            matched = code if isinstance(code, Excepted) else match(code, known)
            if isinstance(matched, Filed):
                matched = _unless_taken(matched, taken)
            found.append(SortedPage(page, matched))
        return found


def _unless_taken(matched: Filed, taken: set[PagePlace]) -> Filed | Excepted:
    if matched.place in taken:
        return Excepted(
            Problem(ScanCode.PAGE_DUPLICATE, facts=place_facts(matched.version, matched.place)), matched.place
        )
    taken.add(matched.place)
    return matched


def place_facts(version: KnownVersion, place: PagePlace) -> Mapping[str, str | int | None]:
    """A place as sentences name it."""
    return {
        "number": version.number,
        "name": version.student_name,
        "version": version.n,
        "paper": words.PAPERS[place.paper],
        "copy": place.copy,
        "page": place.page,
    }


@contextmanager
def scanning_folder(database: "Database") -> Iterator[Path]:
    """A folder inside the data folder for pages in the clear; gone when the block is left, or at the next start."""
    with tempfile.TemporaryDirectory(dir=database.folder.root, prefix=SCANNING_PREFIX) as folder:
        yield Path(folder)


def shown_name(path: Path) -> str:
    """A file's name on one line, whatever another system put into it."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in path.name)


def _copied(path: Path, folder: Path) -> tuple[Path, str, int]:
    """A copy nobody changes while it is read, with its SHA-256 and size."""
    target, digest, size = folder / "source", hashlib.sha256(), 0
    if path.exists() and not path.is_file() and not path.is_dir():
        raise RuleViolation([Problem(ScanCode.FILE_GONE, facts={"reason": words.NO_FILE})])
    try:
        with path.open("rb") as file, target.open("wb") as out:
            while piece := file.read(_PIECE):
                size += len(piece)
                if size > MOST_BYTES:
                    raise RuleViolation([Problem(ScanCode.FILE_BYTES, facts={"most": MOST_BYTES >> 20})])
                digest.update(piece)
                out.write(piece)
    except OSError as error:
        facts = {"reason": error.strerror or str(error)}
        raise RuleViolation([Problem(ScanCode.FILE_GONE, facts=facts)]) from error
    return target, digest.hexdigest(), size
