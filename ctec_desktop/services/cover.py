"""Cover day by day: who interns on days that no policy covers, for a student, a class or the whole school."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.domain.checks import EVERY_PLACEMENT, WHOLE_SCHOOL, ReportRange
from ctec_desktop.domain.class_members import Member
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.cover import REQUIRED_KINDS, CoverLedger, PolicyKind, Required
from ctec_desktop.domain.cover_strip import bands, months, window_of
from ctec_desktop.domain.cover_views import CoveredView, CoverReport, CoverTotals, StudentCover, past_and_ahead
from ctec_desktop.domain.day_spans import count
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import cover as queries
from ctec_desktop.storage.queries import on_a_day
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import classes
from ctec_desktop.storage.queries.trip_days import visits_of
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import cover_report as words

if TYPE_CHECKING:
    from ctec_desktop.documents.cover_report import CoverReportSnapshot
    from ctec_desktop.documents.cover_strips import Strips

# More strips than this nobody looks through; the list names everybody.
MOST_DRAWN = 400


class CoverService(Service):
    @needs(Permission.COVER_SEE)
    def report(
        self, actor: Actor, on: date | None = None, reach: ReportRange = WHOLE_SCHOOL, most: int | None = None
    ) -> CoverReport:
        """Everyone of the school, of a class, a unit or a plan, who has days of internship without cover.

        Args:
            on: days before it are counted as past; today when none is given.
            most: name at most so many people; all are counted.

        Raises: RuleViolation when there is no such class.
        """
        day = on or self._clock.today()
        students = needed = past = ahead = 0
        lacking: list[tuple[int, CoverLedger]] = []
        with self._database.read() as connection:
            _refuse_unknown(connection, actor, reach.chosen.class_name)
            required = self._required(connection)
            for student_id, found in queries.ledgers(connection, actor.scope, reach.chosen, required):
                students += 1
                needed += count(found.needed)
                if found.uncovered:
                    gone, left = past_and_ahead(found.uncovered, day)
                    past, ahead = past + gone, ahead + left
                    lacking.append((student_id, found))
            totals = CoverTotals(students, needed, len(lacking), past, ahead)
            lacking.sort(key=lambda one: past_and_ahead(one[1].uncovered, day)[1] == 0)
            people = _named(connection, actor, lacking[:most])
        ordered = sorted(people, key=lambda one: past_and_ahead(one.ledger.uncovered, day)[1] == 0)
        return CoverReport(day, reach.about, totals, tuple(ordered))

    @needs(Permission.COVER_SEE)
    def write_report(
        self,
        actor: Actor,
        target: Path,
        on: date | None = None,
        reach: ReportRange = WHOLE_SCHOOL,
        progress: Progress | None = None,
    ) -> Outcome[CoverReport]:
        """Writes 保险覆盖报告: a PDF with the strips, or a workbook where the target is one.

        The strips show a class, a unit or a plan whole as long as they are not too many to look at; of more, and of the
        school, those who lack days.

        Raises:
            RuleViolation: a name cannot be drawn; EnvironmentFault: the target cannot be written.
        """
        report = self.report(actor, on, reach)
        with write_beside(target) as temporary:
            if target.suffix.lower() == ".xlsx":
                from ctec_desktop.sheets.list_export import write_list

                headings = [heading for heading, _, _ in words.COLUMNS]
                write_list(temporary, words.TITLE, headings, (words.cells(one, report.on) for one in report.people))
            else:
                from ctec_desktop.documents.cover_report import print_cover_report

                drawn = self.to_draw(actor, reach, report)
                print_cover_report(self._snapshot(report, drawn), temporary, progress or SilentProgress())
            with self._database.unit(Command(actor.name, "cover.report", target.name)):
                pass
        return Outcome(report)

    @needs(Permission.COVER_SEE)
    def of_range(self, actor: Actor, reach: ReportRange) -> tuple[StudentCover, ...]:
        """Every student of the range who has a placement or a visit, covered or not, by class and number."""
        with self._database.read() as connection:
            found = list(queries.ledgers(connection, actor.scope, reach.chosen, self._required(connection)))
            return tuple(_named(connection, actor, found))

    @needs(Permission.COVER_SEE)
    def to_draw(self, actor: Actor, reach: ReportRange, report: CoverReport) -> tuple[StudentCover, ...]:
        """Whose strips stand in a report: everybody's of a range that can be looked through, else those who lack."""
        if reach.chosen == EVERY_PLACEMENT or report.totals.students > MOST_DRAWN:
            return report.people[:MOST_DRAWN]
        return self.of_range(actor, reach)

    @needs(Permission.COVER_SEE)
    def people(self, actor: Actor, policy_id: int) -> tuple[CoveredView, ...]:
        """Everybody who is or was on the policy, by class and number, with the days it covers them."""
        with self._database.read() as connection:
            found = queries.spans_by_person(connection, policy_id)
            members = on_a_day.members_by_id(connection, actor.scope, list(found))
        ordered = sorted(members, key=lambda one: (one.class_name, one.student_no))
        return tuple(
            CoveredView(one.student_id, one.student_no, one.name, one.class_name, found[one.student_id])
            for one in ordered
        )

    @needs(Permission.COVER_SEE)
    def of_student(self, actor: Actor, student_id: int) -> StudentCover | None:
        """None when the student is out of the actor's sight."""
        with self._database.read() as connection:
            if not on_a_day.members_by_id(connection, actor.scope, [student_id]):
                return None
            ledger = queries.ledger_of(connection, actor.scope, student_id, self._required(connection))
            return next(iter(_named(connection, actor, [(student_id, ledger)])), None)

    def _required(self, connection: Connection) -> Required:
        """What the nation demands, and what packs demand besides (INS-REQ), each from its first day."""
        from ctec_desktop.services.rulebook_in_use import rulebook
        from ctec_desktop.wording.cover import KINDS

        kinds, of_majors = dict(REQUIRED_KINDS), []
        for one in rulebook(connection).tightenings("INS-REQ"):
            is_over = one.until_on is not None and one.until_on < self._clock.today()
            named = one.params.get("kinds", ())
            if is_over or isinstance(named, int):
                continue
            for kind in PolicyKind:
                if not any(word in KINDS[kind] for word in named):
                    continue
                if one.majors:
                    of_majors.append((one.majors, kind, one.from_on))
                else:
                    kinds[kind] = min(kinds.get(kind, one.from_on), one.from_on)
        return Required(kinds, tuple(of_majors))

    def _snapshot(self, report: CoverReport, drawn: Sequence[StudentCover]) -> "CoverReportSnapshot":
        from ctec_desktop.documents.cover_report import CoverReportSnapshot

        with self._database.read() as connection:
            name = school(connection).name
        return CoverReportSnapshot(
            words.about(report.about, report.on),
            words.facts(report, name),
            tuple(words.cells(one, report.on) for one in report.people),
            strips_of(drawn),
        )


def strips_of(people: Sequence[StudentCover]) -> "Strips":
    """Their days of internship and of cover as they are drawn; nothing where nobody has a day of internship."""
    from ctec_desktop.documents.cover_strips import StripLine, Strips

    window = window_of(one.ledger for one in people)
    if window is None:
        return Strips()
    return Strips(tuple(StripLine(one.name, bands(one.ledger, window)) for one in people), months(window))


def _named(connection: Connection, actor: Actor, found: Sequence[tuple[int, CoverLedger]]) -> list[StudentCover]:
    """With names, classes and the units where they are placed, by class and number."""
    ids = [student_id for student_id, _ in found]
    ledgers = dict(found)
    members = on_a_day.members_by_id(connection, actor.scope, ids)
    units = units_of(connection, ids)
    made = [_student_cover(one, units.get(one.student_id), ledgers[one.student_id]) for one in members]
    return sorted(made, key=lambda one: (one.class_name, one.student_no))


def _refuse_unknown(connection: Connection, actor: Actor, class_name: str | None) -> None:
    """Raises: RuleViolation when there is no such class in sight."""
    if class_name is not None and all(one.name != class_name for one in classes(connection, actor.scope)):
        raise RuleViolation([Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": class_name})])


def _student_cover(one: Member, unit: str | None, ledger: CoverLedger) -> StudentCover:
    return StudentCover(one.student_id, one.student_no, one.name, one.class_name, unit, ledger)


def units_of(connection: Connection, student_ids: Sequence[int], on: date | None = None) -> dict[int, str]:
    """The units where these students are placed or on a visit, the first one first; several are joined.

    Args:
        on: only where they are on this day.
    """
    placements = on_a_day.placements_of(connection, student_ids)
    held = [
        (student_id, one.now.post_on(on or date.max))
        for student_id, several in placements.items()
        for one in several
        if (one.now.is_in_force_at_all if on is None else one.now.is_in_force(on))
    ]
    posts = on_a_day.post_places(connection, {post_id for _, post_id in held})
    found: defaultdict[int, list[str]] = defaultdict(list)
    for student_id, post_id in held:
        if (place := posts.get(post_id)) is not None:
            found[student_id].append(place.enterprise_name)
    for student_id, visits in visits_of(connection, student_ids).items():
        found[student_id] += [one.enterprise_name for one in visits if on is None or one.from_on <= on <= one.until_on]
    return {student_id: "、".join(dict.fromkeys(names)) for student_id, names in found.items() if names}
