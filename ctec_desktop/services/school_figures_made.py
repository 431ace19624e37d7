"""Figures of the school as of a day, made from the records: practice, certificates, people from industry, premiums."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ctec_desktop.domain.cover import CoverPayer, PolicyKind
from ctec_desktop.domain.cover_views import PolicyView
from ctec_desktop.domain.industry.roles import HireState
from ctec_desktop.domain.industry.views import HireView
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.practice.ledger import Meter, MeterState, PracticeLedger
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.domain.recognition.views import DualView, standing
from ctec_desktop.domain.recognition.words import DualState
from ctec_desktop.domain.school_figures import Counted, Figure, FigureKey
from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.services.practice import keeper_on
from ctec_desktop.services.teacher_uploads import is_held_certificate
from ctec_desktop.storage.queries import school_figures as queries
from ctec_desktop.storage.queries.industry import hires_in
from ctec_desktop.storage.queries.policies import policies
from ctec_desktop.storage.queries.practice import counted_periods
from ctec_desktop.storage.queries.recognition import recognitions
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.teacher_entries import standing_entries

# Why a line of a figure counts nothing, besides the states of a meter.
NO_PRICE, NOT_OURS = "no_price", "not_ours"
FULL_TIME, HIRED = "full_time", "hired"


def made(connection: Connection, scope: RowScope, on: date) -> tuple[Figure, ...]:
    """Every figure, in the order of `FigureKey`."""
    teachers = queries.teachers_on(connection, scope, on)
    ledgers = _ledgers(connection, teachers, on)
    entries = standing_entries(connection)
    hires = [one for one in hires_in(connection, date(on.year, 1, 1), on) if _in_sight(one, scope)]
    lessons = queries.taught(connection, date(on.year, 1, 1), on)
    known = recognitions(connection)
    return (
        Figure(FigureKey.DUAL, tuple(_dual(one, known.get(one.id, ()), on) for one in teachers if _is_bound(one))),
        Figure(FigureKey.PRACTICE_MET, tuple(_met((one, ledgers[one.id].main) for one in teachers))),
        Figure(FigureKey.PRACTICE_YEAR, tuple(_met((one, ledgers[one.id].yearly) for one in teachers))),
        Figure(FigureKey.CERTIFIED, tuple(_certified(one, entries.get(one.id, ()), on) for one in teachers)),
        Figure(FigureKey.PART_TIME, (*map(_full_time, teachers), *_part_time(hires, on))),
        Figure(FigureKey.HOURS, tuple(_taught(hires, lessons, 0))),
        Figure(FigureKey.FEES, tuple(_taught(hires, lessons, 1))),
        Figure(FigureKey.LIABILITY, tuple(_premiums(policies(connection, on), on)) if scope.is_whole_school else ()),
    )


def _ledgers(connection: Connection, teachers: Sequence[PractisingTeacher], on: date) -> Mapping[int, PracticeLedger]:
    keeper, periods = keeper_on(connection, on), counted_periods(connection)
    return {one.id: keeper.ledger(one.bound, periods.get(one.id, ()), on) for one in teachers}


def _met(meters: Iterator[tuple[PractisingTeacher, Meter]]) -> Iterator[Counted]:
    """Only those of whom a number is demanded are counted at all."""
    for teacher, meter in meters:
        if meter.state is not MeterState.NONE:
            is_met = meter.state is MeterState.MET
            yield Counted(teacher.name, teacher.staff_no, teacher.department, int(is_met), meter.state.value)


def _is_bound(teacher: PractisingTeacher) -> bool:
    """DQT-SHARE-50: the denominator is those who teach professional courses or guide practice, not all staff."""
    return teacher.kind in (CourseKind.PROFESSIONAL, CourseKind.GUIDE)


def _dual(teacher: PractisingTeacher, views: tuple[DualView, ...], on: date) -> Counted:
    """Whoever is due for review counts no more."""
    held = standing(views, on)
    state = DualState.UNDER_WAY if held is None else held.state(on)
    said = held.level_on(on).value if held is not None and state is DualState.STANDS else ""
    said = DualState.OVERDUE.value if state is DualState.OVERDUE else said
    return Counted(teacher.name, teacher.staff_no, teacher.department, int(state is DualState.STANDS), said)


def _certified(teacher: PractisingTeacher, entries: Sequence[TeacherEntry], on: date) -> Counted:
    """POR-05: whether a certificate of a skill holds on the day."""
    held = any(is_held_certificate(one, on) for one in entries)
    return Counted(teacher.name, teacher.staff_no, teacher.department, int(held))


def _full_time(teacher: PractisingTeacher) -> Counted:
    return Counted(teacher.name, teacher.staff_no, teacher.department, 0, FULL_TIME)


def _part_time(hires: Sequence[HireView], on: date) -> Iterator[Counted]:
    """Everybody whose hire runs on the day, once."""
    running = {one.person_id: one for one in hires if one.state(on) is HireState.RUNNING}
    for one in running.values():
        yield Counted(one.name, one.employer or "", one.department_name or "", 1, HIRED)


def _taught(hires: Sequence[HireView], lessons: Mapping[int, tuple[int, int]], at: int) -> Iterator[Counted]:
    """Lessons (0) or fees (1) of the calendar year up to the day."""
    for one in hires:
        if one.id in lessons:
            yield Counted(one.name, one.employer or "", one.department_name or "", lessons[one.id][at])


def _premiums(found: Sequence[PolicyView], on: date) -> Iterator[Counted]:
    """What the school pays for liability cover that begins in the calendar year, up to the day."""
    for one in found:
        if one.kind is not PolicyKind.LIABILITY or one.from_on is None:
            continue
        if one.from_on.year != on.year or one.from_on > on:
            continue
        is_ours = one.payer in (CoverPayer.TUITION, CoverPayer.FREE_TUITION)
        said = "" if is_ours and one.premium_fen is not None else NO_PRICE if is_ours else NOT_OURS
        yield Counted(one.insurer or "", one.number or "", "", (one.premium_fen or 0) if is_ours else 0, said)


def _in_sight(hire: HireView, scope: RowScope) -> bool:
    return scope.department_ids is None or hire.department_id in scope.department_ids
