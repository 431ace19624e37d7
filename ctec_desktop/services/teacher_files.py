"""Teacher files: lines with their papers entered, put right, void; scans kept; recruiting held against the rules."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.periods import CourseKind, kind_of_category
from ctec_desktop.domain.teaching.entries import RANKED, EntryForm, EntryKind, TeacherEntry, rank_of
from ctec_desktop.domain.teaching.entry_rules import day_problems, is_same
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType
from ctec_desktop.domain.teaching.recruiting import Recruited, judged
from ctec_desktop.domain.teaching.views import TeacherFile
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.evidence_files import refuse_no_evidence
from ctec_desktop.services.rulebook_in_use import rulebook
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import practice, teacher_entries, teachers
from ctec_desktop.storage.tables import TeacherEntryRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values

_TEXTS: Final = ("level", "issuer", "number", "note")


class TeacherFileService(Service):
    @needs(Permission.TEACHERS_SEE)
    def of_teacher(self, actor: Actor, teacher_id: int) -> TeacherFile | None:
        """One teacher's file with what the rules of recruiting say; None when the teacher is out of sight."""
        with self._database.read() as connection:
            found = practice.practising(connection, actor.scope, teacher_id=teacher_id)
            view = teachers.teacher(connection, teacher_id)
            if not found or view is None:
                return None
            entries = tuple(teacher_entries.entries_of(connection, [teacher_id]).get(teacher_id, ()))
            periods = practice.counted_periods(connection, [teacher_id]).get(teacher_id, [])
            book = rulebook(connection)
            rules = {rule.id: rule for rule in book.all()} | book.on(view.hired_on or self._clock.today())
        kind = CourseKind(view.course_kind) if view.course_kind else kind_of_category(view.category)
        how = RecruitType(view.recruit_type) if view.recruit_type else None
        exception = RecruitException(view.recruit_exception) if view.recruit_exception else None
        one = Recruited(kind, view.hired_on, how, exception, view.recruit_reason)
        return TeacherFile(found[0], how, exception, entries, judged(rules, one, entries, periods))

    @needs(Permission.TEACHERS_SEE)
    def entry(self, actor: Actor, entry_id: int) -> TeacherEntry | None:
        with self._database.read() as connection:
            return teacher_entries.entry(connection, actor.scope, entry_id)

    @needs(Permission.TEACHERS_EDIT)
    def save(self, actor: Actor, form: EntryForm) -> Outcome[int]:
        """Adds a line, or changes the one the form was opened on.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "teacher_file.save", form.name)) as unit:
            known = None if form.id is None else _open(unit, actor, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            owner = form.teacher_id if known is None else known.teacher_id
            if not practice.practising(unit.connection, actor.scope, teacher_id=owner):
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            values = _read(typed, self._clock.today())
            others = teacher_entries.entries_of(unit.connection, [owner]).get(owner, ())
            if any(one.id != form.id and not one.is_void and is_same(one, values) for one in others):
                typed.refuse("name", TeachingCode.SAME_TWICE)
            warnings = typed.finish()
            if known is None:
                known = unit.add(TeacherEntryRow(teacher_id=owner, **values))
            else:
                set_values(known, values)
                unit.session.flush()
        return Outcome(known.id, _changed(owner), warnings)

    @needs(Permission.TEACHERS_EDIT)
    def void(self, actor: Actor, entry_id: int, reason: str) -> Outcome[int]:
        """The line was entered by mistake or does not hold any more; it stays on record with the reason."""
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(TeachingCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "teacher_file.void", told)) as unit:
            row = _open(unit, actor, entry_id)
            row.voided_at_utc, row.void_reason = unit.at_utc, told
            unit.session.flush()
            owner = row.teacher_id
        return Outcome(owner, _changed(owner))

    @needs(Permission.TEACHERS_EDIT)
    def attach_scan(self, actor: Actor, entry_id: int, source: Path) -> Outcome[int]:
        """Keeps the scan of a line's paper; it replaces the one before.

        Raises:
            RuleViolation: it is no scan, or the line is void; EnvironmentFault: it cannot be read.
        """
        refuse_no_evidence(source)
        stored = self._database.files.put(source, self._clock.today().year, source.name)
        with self._database.unit(Command(actor.name, "teacher_file.scan", source.name)) as unit:
            row = _open(unit, actor, entry_id)
            row.scan_year, row.scan_name, row.scan_sha256 = stored.year, stored.name, stored.sha256
            row.scan_size_bytes, row.scan_title = stored.size_bytes, source.name
            unit.session.flush()
            owner = row.teacher_id
        return Outcome(owner, _changed(owner))

    @needs(Permission.TEACHERS_SEE)
    def save_scan(self, actor: Actor, entry_id: int, target: Path) -> Outcome[Path]:
        """Writes the scan out as it came.

        Raises: RuleViolation when there is none; EnvironmentFault when it cannot be written.
        """
        with self._database.read() as connection:
            seen = teacher_entries.entry(connection, actor.scope, entry_id)
            stored = None if seen is None else teacher_entries.stored_scan(connection, entry_id)
        if stored is None:
            raise RuleViolation([Problem(TeachingCode.NO_SCAN)])
        self._database.files.copy_out(stored, target)
        return Outcome(target)


def _changed(teacher_id: int) -> tuple[Change, ...]:
    return (Change(Area.TEACHERS, (teacher_id,)),)


def _open(unit: WriteUnit, actor: Actor, entry_id: int) -> TeacherEntryRow:
    """A line of a teacher in sight. Raises: RuleViolation when it is gone or void."""
    seen = teacher_entries.entry(unit.connection, actor.scope, entry_id)
    found = record(unit, TeacherEntryRow, 0 if seen is None else entry_id)
    if found.voided_at_utc is not None:
        raise RuleViolation([Problem(TeachingCode.VOID, facts={"reason": found.void_reason})])
    return found


def _read(typed: Typed, today: date) -> dict[str, Any]:
    """Columns of the line; what is wrong is collected."""
    typed.text("kind", required=True)
    kind = typed.choice("kind", EntryKind)
    values: dict[str, Any] = {"kind": kind and kind.value, "name": typed.required("name")}
    values |= {key: typed.text(key) for key in _TEXTS}
    values |= {key: typed.day(key) for key in ("from_on", "until_on")}
    if kind is None:
        return values
    for key, code, facts in day_problems(kind, values["from_on"], values["until_on"], today):
        typed.refuse(key, code, facts=facts)
    if kind is EntryKind.CERTIFICATE and not values["number"]:
        typed.warn("number", TeachingCode.NUMBER_NEEDED)
    if kind in RANKED and (rank_of(values["level"]) or rank_of(search_key(values["name"]))) is None:
        typed.warn("level", TeachingCode.LEVEL_UNKNOWN)
    return values
