"""双师型 recognition: who could apply, applications and their steps, results and their review, the papers of a year."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, Actor, Permission
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.domain.recognition.lines import DualLine, DualTeacher
from ctec_desktop.domain.recognition.meter import Evidence, measure
from ctec_desktop.domain.recognition.standard import Standard
from ctec_desktop.domain.recognition.views import ApplyForm, DualView, StepForm, standing
from ctec_desktop.domain.recognition.words import DualLevel, DualState, DualTrack, StepKind
from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.practice import keeper_on
from ctec_desktop.services.recognition_standard import standard
from ctec_desktop.services.recognition_steps import next_steps, read_step
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.practice import counted_periods, practising
from ctec_desktop.storage.queries.recognition import recognitions
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.school_figures import teachers_on
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.teacher_entries import entries_of, standing_entries
from ctec_desktop.storage.tables import RecognitionRow, RecognitionStepRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording.recognition import LEVELS

_LEVELS = tuple(DualLevel)


class RecognitionService(Service):
    @needs(Permission.RECOGNITION_SEE)
    def overview(self, actor: Actor, on: date | None = None) -> tuple[DualLine, ...]:
        """Every teacher in use with what they are recognised by and how far the next level's evidence goes."""
        day = on or self._clock.today()
        with self._database.read() as connection:
            teachers = [one for one in teachers_on(connection, actor.scope, day) if one.kind is not CourseKind.EXTERNAL]
            known, entries = recognitions(connection), standing_entries(connection)
            periods, keeper = counted_periods(connection), keeper_on(connection, day)
        lines = []
        for one in teachers:
            views = known.get(one.id, ())
            counted = keeper.ledger(one.bound, periods.get(one.id, ()), day).main.counted
            evidence = _evidence(day, entries.get(one.id, ()), counted, _under_way(views, day))
            lines.append(_line(one, views, evidence, standard()))
        return tuple(lines)

    @needs(Permission.RECOGNITION_SEE)
    def of_teacher(self, actor: Actor, teacher_id: int) -> DualTeacher | None:
        """One teacher with every application and the evidence for the next level; None when out of sight."""
        today = self._clock.today()
        with self._database.read() as connection:
            found = practising(connection, actor.scope, teacher_id=teacher_id)
            if not found:
                return None
            views = recognitions(connection, [teacher_id]).get(teacher_id, ())
            evidence = _evidence_of(connection, found[0], _under_way(views, today), today)
        line = _line(found[0], views, evidence, standard())
        shown = line.current
        following = () if shown is None else next_steps(shown, standard(), today)
        judged = tuple((one.key, one.title) for one in standard().of(line.next_level) if one.is_judged)
        return DualTeacher(line, views, following, judged, today)

    @needs(Permission.RECOGNITION_EDIT)
    def apply(self, actor: Actor, form: ApplyForm) -> Outcome[int]:
        """Records an application.

        Raises: RuleViolation naming every field that is wrong, or why this teacher cannot apply now.
        """
        typed, today = Typed(form), self._clock.today()
        with self._database.unit(Command(actor.name, "recognition.apply", str(form.teacher_id))) as unit:
            found = practising(unit.connection, actor.scope, teacher_id=form.teacher_id)
            if not found:
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            for key in ("level", "track", "applied_on"):
                typed.text(key, required=True)
            level, track = typed.choice("level", DualLevel), typed.choice("track", DualTrack)
            on, exception = typed.day("applied_on"), typed.text("exception")
            if on is not None and on > today:
                typed.refuse("applied_on", RecognitionCode.DAY_AHEAD, facts=_ahead(on, today))
            _refuse_unfit(typed, unit.connection, found[0], level, today)
            typed.finish()
            assert level is not None
            assert track is not None
            assert on is not None
            values = {"level": level.value, "track": track.value, "year": on.year, "applied_on": on}
            row = RecognitionRow(teacher_id=form.teacher_id, **values, exception=exception, standard=_named(standard()))
            unit.add(row)
        return Outcome(form.teacher_id, _changed(form.teacher_id))

    @needs(Permission.RECOGNITION_EDIT)
    def step(self, actor: Actor, form: StepForm) -> Outcome[int]:
        """Records a judgement, a step, a result or its review.

        Raises: RuleViolation naming every field that is wrong, or that the step is not the next one.
        """
        typed, today = Typed(form), self._clock.today()
        with self._database.unit(Command(actor.name, "recognition.step", form.kind)) as unit:
            view, teacher = _open(unit, actor, form.recognition_id)
            found = measure(standard(), view.level, _evidence_of(unit.connection, teacher, view, today))
            values = read_step(typed, view, standard(), today, found)
            typed.finish()
            unit.add(RecognitionStepRow(recognition_id=view.id, **values))
        return Outcome(teacher.id, _changed(teacher.id))

    @needs(Permission.RECOGNITION_EDIT)
    def take_back(self, actor: Actor, recognition_id: int, reason: str) -> Outcome[int]:
        """The last step was a mistake, or the application where it has none; both stay on record with the reason.

        Raises: RuleViolation without a reason, or when it is void already.
        """
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(RecognitionCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "recognition.take_back", told)) as unit:
            view, teacher = _open(unit, actor, recognition_id)
            row: RecognitionRow | RecognitionStepRow
            if view.steps:
                row = record(unit, RecognitionStepRow, view.steps[-1].id)
            else:
                row = record(unit, RecognitionRow, view.id)
            row.voided_at_utc, row.void_reason = unit.at_utc, told
            unit.session.flush()
        return Outcome(teacher.id, _changed(teacher.id))

    @needs(Permission.RECOGNITION_SEE)
    def write_application(self, actor: Actor, teacher_id: int, target: Path) -> Outcome[int]:
        """Writes 双师型教师认定申请表 of the application under way, or of what stands. Returns its pages.

        Raises: RuleViolation when there is none, or a name cannot be drawn; EnvironmentFault.
        """
        from ctec_desktop.services.recognition_papers import write_application

        found = self.of_teacher(actor, teacher_id)
        if found is None or found.line.current is None:
            raise RuleViolation([Problem(RecognitionCode.NOT_RECOGNISED)])
        with self._database.read() as connection:
            name = school(connection).name
            evidence = _evidence_of(connection, found.line.teacher, found.line.current, self._clock.today())
        met = measure(standard(), found.line.current.level, evidence)
        return Outcome(write_application(found.line, met, name, target))

    @needs(Permission.RECOGNITION_SEE)
    def write_list(self, actor: Actor, target: Path, *, publicity: bool) -> Outcome[int]:
        """Writes 公示名单 of what the school has reviewed and not handed on yet, or 双师型教师认定汇总.

        Raises: RuleViolation when nobody is on it; EnvironmentFault.
        """
        from ctec_desktop.services.recognition_papers import write_publicity, write_summary

        lines = self.overview(actor)
        with self._database.read() as connection:
            name = school(connection).name
        return Outcome((write_publicity if publicity else write_summary)(lines, name, target, self._clock.today()))


def _line(teacher: PractisingTeacher, views: tuple[DualView, ...], evidence: Evidence, by: Standard) -> DualLine:
    held, under_way = standing(views, evidence.on), _under_way(views, evidence.on)
    level = None if held is None else held.level_on(evidence.on)
    if under_way is not None:
        asked = under_way.level
    else:
        at = 0 if level is None else min(_LEVELS.index(level) + 1, len(_LEVELS) - 1)
        asked = _LEVELS[at]
    return DualLine(teacher, held, under_way, level, asked, measure(by, asked, evidence), evidence.on)


def _under_way(views: Sequence[DualView], day: date) -> DualView | None:
    """The application without a result."""
    return next((one for one in reversed(views) if one.state(day) is DualState.UNDER_WAY), None)


def _evidence(day: date, entries: Sequence[TeacherEntry], days: int, of: DualView | None) -> Evidence:
    """Args: `of` is the application whose judgements count; whoever applies anew is judged anew."""
    judged = [step for step in of.steps if step.kind is StepKind.JUDGED] if of is not None else []
    return Evidence(day, entries, days, judged)


def _evidence_of(connection: Connection, teacher: PractisingTeacher, of: DualView | None, day: date) -> Evidence:
    entries = entries_of(connection, [teacher.id]).get(teacher.id, ())
    periods = counted_periods(connection, [teacher.id]).get(teacher.id, ())
    counted = keeper_on(connection, day).ledger(teacher.bound, periods, day).main.counted
    return _evidence(day, entries, counted, of)


def _refuse_unfit(
    typed: Typed, connection: Connection, teacher: PractisingTeacher, level: DualLevel | None, today: date
) -> None:
    if teacher.id not in {one.id for one in teachers_on(connection, WHOLE_SCHOOL, today)}:
        typed.refuse("level", RecognitionCode.NOT_A_TEACHER_IN_USE)
    if teacher.kind is CourseKind.EXTERNAL:
        typed.refuse("level", RecognitionCode.NOT_BOUND)
    views = recognitions(connection, [teacher.id]).get(teacher.id, ())
    for one in views:
        if one.state(today) is DualState.UNDER_WAY:
            facts: dict[str, Fact] = {"year": one.year, "level": LEVELS[one.level]}
            typed.refuse("level", RecognitionCode.UNDER_WAY, facts=facts)
    held = standing(views, today)
    if held is not None and level is not None and _LEVELS.index(level) <= _LEVELS.index(held.level_on(today)):
        typed.refuse("level", RecognitionCode.NOT_HIGHER, facts={"level": LEVELS[held.level_on(today)]})


def _open(unit: WriteUnit, actor: Actor, recognition_id: int) -> tuple[DualView, PractisingTeacher]:
    """Raises: RuleViolation when it is gone, void or out of sight."""
    row = record(unit, RecognitionRow, recognition_id)
    found = practising(unit.connection, actor.scope, teacher_id=row.teacher_id)
    views = recognitions(unit.connection, [row.teacher_id]).get(row.teacher_id, ())
    view = next((one for one in views if one.id == recognition_id), None)
    if not found or view is None:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    if view.is_void:
        raise RuleViolation([Problem(RecognitionCode.ENDED)])
    return view, found[0]


def _named(by: Standard) -> str:
    return f"{by.name} {by.number}"


def _ahead(on: date, today: date) -> dict[str, Fact]:
    return {"day": on.isoformat(), "today": today.isoformat()}


def _changed(teacher_id: int) -> tuple[Change, ...]:
    return (Change(Area.RECOGNITION), Change(Area.TEACHERS, (teacher_id,)))
