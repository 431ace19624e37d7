"""Workbooks in which teachers record practice away from the office: made one for each teacher, and kept count of."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.book_views import MadeBooks, OfflineTeacher
from ctec_desktop.domain.practice.books import BookFacts, record_of, rows_of
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import fault_of, safe_file_name, within_path_limit
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.sheets.practice_book import BookContent, write_book
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.queries import practice as queries
from ctec_desktop.storage.queries import practice_books as book_queries
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import practice_books as writer
from ctec_desktop.wording import practice_books as words


class PracticeBookService(Service):
    @needs(Permission.PRACTICE_SEE)
    def teachers(self, actor: Actor) -> tuple[OfflineTeacher, ...]:
        """Teachers in sight and in use, each with the newest workbook handed out."""
        with self._database.read() as connection:
            last = book_queries.last_of_teachers(connection)
            people = queries.practising(connection, actor.scope)
        return tuple(OfflineTeacher(one, last.get(one.id)) for one in people)

    @needs(Permission.PRACTICE_EDIT)
    def make(
        self, actor: Actor, teacher_ids: Sequence[int], folder: Path, progress: Progress | None = None
    ) -> Outcome[MadeBooks]:
        """Writes a workbook for each teacher into a folder; all of them or, when cancelled, none.

        Raises:
            RuleViolation: nobody is named, or somebody out of sight.
            EnvironmentFault: the folder cannot be written to.
        """
        if not teacher_ids:
            raise RuleViolation([Problem(PracticeBookCode.NOBODY_CHOSEN)])
        tell = progress or SilentProgress()
        tell.begin(words.WRITING, len(teacher_ids))
        with _beside(folder) as beside:
            reason = f"{len(teacher_ids)}"
            with self._database.unit(Command(actor.name, "practice.hand_out", reason)) as unit:
                names = [self._write(unit, actor, one, beside) for one in _told(teacher_ids, tell)]
            files = tuple(within_path_limit(folder / name) for name in names)
            for name, target in zip(names, files, strict=True):
                (beside / name).replace(target)
        return Outcome(MadeBooks(folder, files), (Change(Area.PRACTICE, tuple(teacher_ids)),))

    def _write(self, unit: WriteUnit, actor: Actor, teacher_id: int, folder: Path) -> str:
        """Hands out one workbook; gives its file's name."""
        connection, today = unit.connection, self._clock.today()
        found = queries.practising(connection, actor.scope, teacher_id=teacher_id)
        if not found:
            raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
        teacher: PractisingTeacher = found[0]
        uids = book_queries.period_uids(connection, teacher_id)
        periods = [one for one in queries.periods_of(connection, teacher_id) if one.state is not PeriodState.VOID]
        records = {uids[one.id]: record_of(one) for one in reversed(periods)}
        number = book_queries.last_number(connection) + 1
        school_uid, school = book_queries.school_uid(connection)
        about = (school_uid, school, book_queries.teacher_uids(connection)[teacher_id], teacher.staff_no, teacher.name)
        facts = BookFacts(*about, number, today, rows_of(records))
        states = {uids[one.id]: one.state for one in periods}
        content = BookContent(facts, records, states, queries.enterprise_names(connection))
        name = f"{safe_file_name(words.file_name(teacher.staff_no, teacher.name, number))}.xlsx"
        write_book(folder / name, content, self._database.keys.page)
        writer.hand_out(unit, number, teacher_id, records, (today, actor.name))
        return name


def _told(teacher_ids: Sequence[int], progress: Progress) -> Iterator[int]:
    for done, teacher_id in enumerate(teacher_ids):
        progress.step(done)
        yield teacher_id


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A place in the folder where files are made before they get names of their own. Raises: EnvironmentFault."""
    beside: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=folder, prefix=PRINTING_PREFIX))
        yield beside
    except OSError as error:
        raise fault_of(error, folder) from error
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
