"""Taking workbooks of practice in again: read apart, compared on three sides, all or nothing, undone as an import."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.book_views import HandedOut, ReturnedRecord, ReturnPlan, TakenIn
from ctec_desktop.domain.practice.books import BookFacts, Record, form_of, record_of, rows_of
from ctec_desktop.domain.practice.merging import Kind, RecordMerge, Side, is_shifted, merge
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, Problem, Severity, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.practice_records import form_problems, save_in, void_in
from ctec_desktop.sheets.practice_book_reading import ReturnedBook, read_book
from ctec_desktop.storage.queries import practice as queries
from ctec_desktop.storage.queries import practice_books as book_queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import practice_books as writer
from ctec_desktop.storage.writers.import_runs import RunFacts, RunKeeper
from ctec_desktop.wording import practice_books as words

_Theirs = Mapping[str, tuple[Record, tuple[Problem, ...]]]
_AS_IT_IS = (Kind.SAME, Kind.OURS)


class PracticeReturnService(Service):
    @needs(Permission.PRACTICE_EDIT)
    def plan(
        self, actor: Actor, path: Path, *, staff_no: str | None = None, progress: Progress | None = None
    ) -> ReturnPlan:
        """What a workbook that came back would change. Reads it in a child worker; writes nothing.

        Args:
            staff_no: whose workbook it must be, where a person said so.

        Raises:
            RuleViolation: it is not ours, not of this school, not of this teacher, changed in its protected parts,
                incomplete, already taken in, or older than one that was.
            EnvironmentFault: the file cannot be reached or read.
        """
        with self._database.read() as connection:
            school_uid, _ = book_queries.school_uid(connection)
        read = read_book(path, school_uid, self._database.keys.page, progress or SilentProgress())
        theirs = {key: (row.record, row.problems) for key, row in read.rows.items()}
        with self._database.read() as connection:
            book, teacher = _known(connection, actor, read.facts, staff_no)
            _refuse_shifted(book, read)
            records = tuple(self._compared(connection, book, theirs))
        return ReturnPlan(path.name, book, teacher, theirs, records)

    @needs(Permission.PRACTICE_EDIT)
    def apply(
        self, actor: Actor, plan: ReturnPlan, chosen: Mapping[str, Side], progress: Progress | None = None
    ) -> Outcome[TakenIn]:
        """Takes the workbook in, everything in one transaction; kept as an import of practice, so it can be undone.

        Args:
            chosen: by key of the record what a person took; where nothing is said, what was proposed.

        Raises:
            RuleViolation: something is not chosen, changed here since it was compared, or breaks a rule of the record;
                nothing is written then.
        """
        sides = _decided(plan, chosen)
        tell = progress or SilentProgress()
        tell.begin(words.TAKING_IN, len(plan.records))
        with self._database.unit(Command(actor.name, "practice.take_in", plan.file_name)) as unit:
            book = _still_out(unit.connection, plan.book.number)
            if tuple(self._compared(unit.connection, book, plan.theirs)) != plan.records:
                raise RuleViolation([Problem(PracticeBookCode.MOVED_ON)])
            keeper = RunKeeper(unit)
            taken = _Taking(unit, actor, plan, self._clock.today())
            for done, record in enumerate(_in_order(plan.records)):
                tell.step(done)
                taken.take(record, sides[record.merge.key])
            if taken.refused:
                raise RuleViolation(taken.refused)
            writer.take_in(unit, book.id, self._clock.today(), actor.name)
            changed = taken.changed + taken.removed
            run = RunFacts(ImportNoun.PRACTICE, plan.file_name, words.SHEET, actor.name, taken.new, changed)
            run_id = keeper.keep(run)
        done_with = TakenIn(book.number, taken.new, taken.changed, taken.removed, run_id)
        return Outcome(done_with, (Change(Area.PRACTICE, (plan.teacher.id,)),), tuple(taken.warnings))

    def _compared(self, connection: Connection, book: HandedOut, theirs: _Theirs) -> Iterator[ReturnedRecord]:
        """Every record on its three sides as things stand, with what stands against it."""
        uids = book_queries.period_uids(connection, book.teacher_id)
        periods = {uids[one.id]: one for one in queries.periods_of(connection, book.teacher_id)}
        standing = {uid: one for uid, one in periods.items() if one.state is not PeriodState.VOID}
        ours = {uid: record_of(one) for uid, one in standing.items()}
        told = {key: record for key, (record, _) in theirs.items()}
        serials = {row.key: serial for serial, row in enumerate(rows_of(book.originals), 1)}
        new = [key for key in told if key not in book.originals]
        for merged in merge(book.originals, ours, told, new):
            problems = () if merged.kind in _AS_IT_IS or merged.key not in theirs else theirs[merged.key][1]
            found = ReturnedRecord(merged, serials[merged.key], standing.get(merged.key), problems)
            yield replace(found, problems=(*found.problems, *self._against(connection, book.teacher_id, found)))

    def _against(self, connection: Connection, teacher_id: int, found: ReturnedRecord) -> Iterator[Problem]:
        """What the rules of the record say to taking theirs; nothing more where the file itself could not be read."""
        merged, known = found.merge, found.known
        if merged.kind in _AS_IT_IS:
            return
        if known is not None and known.verified_on is not None:
            facts: dict[str, Fact] = {"by": known.verified_by, "on": known.verified_on.isoformat()}
            yield Problem(PracticeCode.VERIFIED, facts=facts)
            return
        if merged.kind is Kind.GONE:
            yield Problem(PracticeBookCode.VOID_MEANWHILE, Severity.WARNING)
        record = merged.taken(Side.THEIRS)
        if record is not None and not found.problems:
            yield from form_problems(connection, form_of(record, teacher_id, known), self._clock.today())


class _Taking:
    """Writes record after record inside a unit, and gathers what is refused."""

    def __init__(self, unit: WriteUnit, actor: Actor, plan: ReturnPlan, today: date) -> None:
        self._unit = unit
        self._actor = actor
        self._plan = plan
        self._today = today
        self.new = self.changed = self.removed = 0
        self.refused: list[Problem] = []
        self.warnings: list[Problem] = []

    def take(self, record: ReturnedRecord, side: Side) -> None:
        """Saves what a side says of a record; ours says nothing new."""
        if side is Side.OURS:
            return
        try:
            self._save(record, record.merge.taken(side))
        except RuleViolation as error:
            place = SubjectPlace("practice_period", label_of(record.merge))
            self.refused.extend(replace(problem, place=place) for problem in error.problems)

    def _save(self, record: ReturnedRecord, taken: Record | None) -> None:
        known = record.known
        if taken is None:
            if known is not None:
                reason = words.REMOVED_REASON.format(number=self._plan.book.number)
                void_in(self._unit, self._actor, known.id, reason)
                self.removed += 1
            return
        form = form_of(taken, self._plan.teacher.id, known)
        saved = save_in(self._unit, self._actor, form, self._today)
        self.warnings.extend(saved.warnings)
        if known is None:
            self.new += 1
        else:
            self.changed += 1


def label_of(merged: RecordMerge) -> str:
    """A record as the clerk knows it: by place and days, of whichever side has it."""
    told = merged.theirs or merged.ours or merged.original
    return "" if told is None else words.record_label(told["unit"], told["from_on"], told["until_on"])


def _known(
    connection: Connection, actor: Actor, facts: BookFacts, staff_no: str | None
) -> tuple[HandedOut, PractisingTeacher]:
    """The workbook on record, and its teacher, in sight of the actor."""
    if staff_no is not None and staff_no != facts.staff_no:
        said: dict[str, Fact] = {"name": facts.name, "staff_no": facts.staff_no}
        raise RuleViolation([Problem(PracticeBookCode.OTHER_TEACHER, facts=said)])
    book = _still_out(connection, facts.number)
    teachers = queries.practising(connection, actor.scope, teacher_id=book.teacher_id)
    if not teachers:
        raise RuleViolation([Problem(PracticeCode.NO_SUCH_TEACHER, value=facts.staff_no)])
    is_same = book_queries.teacher_uids(connection)[book.teacher_id] == facts.teacher_uid
    if not is_same or rows_of(book.originals) != facts.rows:
        raise RuleViolation([Problem(PracticeBookCode.SEAL_BROKEN)])
    return book, teachers[0]


def _still_out(connection: Connection, number: int) -> HandedOut:
    """Raises: RuleViolation where the workbook is not on record, was taken in, or is older than one that was."""
    book = book_queries.handed_out(connection, number)
    if book is None:
        raise RuleViolation([Problem(PracticeBookCode.NOT_ON_RECORD, facts={"number": number})])
    if book.returned_on is not None:
        facts: dict[str, Fact] = {"number": number, "by": book.returned_by, "on": book.returned_on.isoformat()}
        raise RuleViolation([Problem(PracticeBookCode.REPLAYED, facts=facts)])
    later = book_queries.last_returned(connection, book.teacher_id)
    if later > number:
        raise RuleViolation([Problem(PracticeBookCode.OLDER, facts={"number": number, "later": later})])
    return book


def _refuse_shifted(book: HandedOut, read: ReturnedBook) -> None:
    key = is_shifted(book.originals, {key: row.record for key, row in read.rows.items()})
    if key is not None:
        raise RuleViolation([Problem(PracticeBookCode.ROWS_SHIFTED, facts={"row": read.rows[key].number})])


def _decided(plan: ReturnPlan, chosen: Mapping[str, Side]) -> Mapping[str, Side]:
    """What is taken of every record. Raises: RuleViolation where a person still has to say."""
    asked = {one.merge.key: chosen.get(one.merge.key, one.proposed) for one in plan.records}
    sides = {key: side for key, side in asked.items() if side is not None and side in plan.record(key).sides}
    undecided = [key for key in asked if key not in sides]
    if undecided:
        example = label_of(plan.record(undecided[0]).merge)
        facts: dict[str, Fact] = {"count": len(undecided), "example": example}
        raise RuleViolation([Problem(PracticeBookCode.UNDECIDED, facts=facts)])
    return sides


def _in_order(records: tuple[ReturnedRecord, ...]) -> list[ReturnedRecord]:
    """Emptied ones go first and new ones come last, so that none is in another's way."""
    return sorted(records, key=_rank)


def _rank(record: ReturnedRecord) -> int:
    if record.merge.theirs is None:
        return 0
    return 2 if record.known is None else 1
