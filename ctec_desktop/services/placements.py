"""Placing students: a class on a post under a plan, student by student through the print gate."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.applications import ApplicationDecision, ApplicationView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.findings import Finding, problem_of
from ctec_desktop.domain.papers import APPLICATION_KEY, SELF_NOTICE_KEY
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.placement_periods import PlannedDays, effective
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlacementView, PlanView, PostView, StudentView
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, Severity, SubjectPlace
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.application_papers import application_papers
from ctec_desktop.services.applications import decide, judged
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.placement_gate import Gate, beyond_plan
from ctec_desktop.services.placement_rows import PlacementSource
from ctec_desktop.storage.queries import applications
from ctec_desktop.storage.queries import placements as queries
from ctec_desktop.storage.queries.enterprises import post, posts
from ctec_desktop.storage.queries.list_specs import PLACEMENTS
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_of_class
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.placements import add_placements


@dataclass(frozen=True, slots=True)
class PlaceClass:
    """The wish: a whole class on one post. Days default to the plan's.

    Args:
        confirmed: student numbers whose held findings a person has decided in favour.
    """

    class_name: str
    plan_id: int
    post_id: int
    from_on: date | None = None
    until_on: date | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class JudgedStudent:
    """A student of the class with what the gate says; placed when nothing stands in the way."""

    student_id: int
    student_no: str
    name: str
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    already_placed: bool = False

    def may_be_placed(self, confirmed: frozenset[str]) -> bool:
        if self.already_placed or any(p.severity is Severity.REFUSED for p in self.problems):
            return False
        return not self.is_held or self.student_no in confirmed

    @property
    def is_held(self) -> bool:
        """Whether something waits for a person to decide."""
        return any(problem.severity is Severity.HELD for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ClassPlacement:
    """What placing a class would do, or did."""

    class_name: str
    plan_name: str
    enterprise_name: str
    post_name: str
    from_on: date
    until_on: date
    students: tuple[JudgedStudent, ...]
    placed: int

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(problem for student in self.students for problem in student.problems)


class PlacementService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source, within the actor's scope."""
        return PlacementSource(ListSource(PLACEMENTS, self._database.read, actor.scope), self._clock)

    @needs(Permission.PLACEMENTS_SEE)
    def units(self, actor: Actor) -> tuple[tuple[int, str], ...]:
        """Units that placements in sight are at, by pinyin."""
        with self._database.read() as connection:
            return queries.placed_units(connection, actor.scope)

    @needs(Permission.PLACEMENTS_SEE)
    def all(self, actor: Actor) -> tuple[PlacementView, ...]:
        with self._database.read() as connection:
            return queries.placements(connection, actor.scope)

    @needs(Permission.PLACEMENTS_SEE)
    def detail(self, actor: Actor, placement_id: int) -> PlacementView | None:
        with self._database.read() as connection:
            return queries.placement(connection, actor.scope, placement_id)

    @needs(Permission.ENTERPRISES_SEE)
    def posts(self, actor: Actor) -> tuple[PostView, ...]:
        """Every post a student can be placed on, by enterprise."""
        del actor
        with self._database.read() as connection:
            return posts(connection)

    @needs(Permission.ENTERPRISES_SEE)
    def post_named(self, actor: Actor, wanted: str) -> PostView:
        """A post by `企业/岗位`, or by its bare name when only one post is called so.

        Raises:
            RuleViolation: none is called so, or several are.
        """
        del actor
        enterprise, _, name = wanted.rpartition("/")
        with self._database.read() as connection:
            every = posts(connection)
        found = [p for p in every if p.name == name and enterprise in ("", p.enterprise_name)]
        if len(found) != 1:
            code = OfficeCode.POST_NOT_UNIQUE if found else OfficeCode.NO_SUCH_POST
            names = "、".join(f"{p.enterprise_name}/{p.name}" for p in found[:5])
            raise RuleViolation([Problem(code, facts={"post": wanted, "found": names})])
        return found[0]

    @needs(Permission.PLACEMENTS_EDIT)
    def judge_class(self, actor: Actor, wish: PlaceClass) -> ClassPlacement:
        """What the gate says about each student of the class; writes nothing."""
        with self._database.read() as connection:
            return self._judge(connection, actor, wish)

    @needs(Permission.PLACEMENTS_EDIT)
    def place_class(self, actor: Actor, wish: PlaceClass, progress: Progress | None = None) -> Outcome[ClassPlacement]:
        """Places every student of the class whom the gate lets through, in one transaction.

        Students who are refused or held stay out and are named with rule and clause; one who already stands on this
        post under this plan is left as they are.
        """
        tell = progress or SilentProgress()
        decided = f"；已核定：{'、'.join(sorted(wish.confirmed))}" if wish.confirmed else ""
        with self._database.unit(Command(actor.name, "placements.place_class", wish.class_name + decided)) as unit:
            judged = self._judge(unit.connection, actor, wish)
            going = [student for student in judged.students if student.may_be_placed(wish.confirmed)]
            chosen = self._post(unit.connection, wish.post_id)
            tell.begin("安排实习", len(going))
            common: dict[str, Any] = {
                "plan_id": wish.plan_id,
                "post_id": wish.post_id,
                "arranged_by": ArrangedBy.SCHOOL.value,
                "from_on": judged.from_on,
                "until_on": judged.until_on,
                "mentor_id": chosen.mentor_id,
            }
            ids = add_placements(unit, [student.student_id for student in going], common)
            held = [placed for placed, student in zip(ids, going, strict=True) if student.is_held]
            if held:
                from ctec_desktop.services.held_decisions import record_decisions

                record_decisions(unit, actor, held, self._clock.today())
            tell.step(len(going))
        placed = replace(judged, placed=len(going))
        return Outcome(placed, (Change(Area.PLACEMENTS, tuple(ids)),))

    @needs(Permission.PLACEMENTS_SEE)
    def applications(self, actor: Actor, plan_id: int) -> tuple[ApplicationView, ...]:
        """Places students found themselves under the plan, with what the rules say of those not decided yet."""
        with self._database.read() as connection:
            found = applications.applications(connection, actor.scope, plan_id)
            return judged(connection, actor.scope, found, self._clock.today())

    @needs(Permission.APPLICATIONS_DECIDE)
    def decide_applications(self, actor: Actor, decisions: Sequence[ApplicationDecision]) -> Outcome[int]:
        """Approves and refuses, all in one transaction; a refused place is voided with the reason. How many there were.

        Raises:
            RuleViolation: naming every application that cannot be decided so; nothing is written.
        """
        approved = sum(decision.is_approved for decision in decisions)
        said = f"同意 {approved} 人，不同意 {len(decisions) - approved} 人"
        with self._database.unit(Command(actor.name, "placements.decide_applications", said)) as unit:
            decide(unit, actor.scope, actor.name, decisions, self._clock.today())
        changed = tuple(decision.placement_id for decision in decisions)
        return Outcome(len(decisions), (Change(Area.PLACEMENTS, changed),))

    @needs(Permission.PLACEMENTS_EDIT)
    def print_applications(
        self, actor: Actor, placement_ids: Sequence[int], target: Path, progress: Progress | None = None
    ) -> Outcome[Path]:
        """Writes the application sheet and the parents' notice of each student as one PDF, by unit, class and number.

        The papers show numbers in the clear, so the trail says who printed how many.

        Raises:
            RuleViolation: one of them is refused or out of sight, or something on it cannot be printed.
            EnvironmentFault: the file cannot be written.
            Cancelled: nothing was kept.
        """
        from ctec_desktop.documents.applications import print_applications
        from ctec_desktop.services.paper_look import look_of
        from ctec_desktop.services.template_texts import template_in_use

        with self._database.read() as connection:
            papers = application_papers(connection, actor.scope, placement_ids)
            templates = (template_in_use(connection, APPLICATION_KEY), template_in_use(connection, SELF_NOTICE_KEY))
            look = look_of(connection)
        print_applications(papers, templates, target, progress or SilentProgress(), look)
        with self._database.unit(Command(actor.name, "placements.print_applications", f"{len(papers)} 人")):
            pass
        return Outcome(target)

    def _judge(self, connection: Connection, actor: Actor, wish: PlaceClass) -> ClassPlacement:
        plan = queries.plan(connection, wish.plan_id)
        if plan is None:
            raise RuleViolation([Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": str(wish.plan_id)})])
        chosen = self._post(connection, wish.post_id)
        students = students_of_class(connection, actor.scope, wish.class_name)
        if not students:
            raise RuleViolation([Problem(PlacementCode.CLASS_IS_EMPTY, facts={"class_name": wish.class_name})])
        wished = Period(wish.from_on or plan.from_on, wish.until_on or plan.until_on, chosen.enterprise_name)
        if wished.until_on < wished.from_on:
            facts = {"from_on": wished.from_on.isoformat(), "until_on": wished.until_on.isoformat()}
            raise RuleViolation([Problem(OfficeCode.PLAN_DATES_REVERSED, facts=facts)])
        if (outside := beyond_plan(plan, wished)) is not None:
            raise RuleViolation([outside])
        same = [
            view
            for view in queries.placements_of_class(connection, actor.scope, wish.class_name, plan.id)
            if (view.post_id, view.from_on, view.until_on) == (wish.post_id, wished.from_on, wished.until_on)
        ]
        judged = _judged(connection, students, plan, wished, _told_of_same(connection, same))
        return ClassPlacement(
            wish.class_name, plan.name, chosen.enterprise_name, chosen.name, wished.from_on, wished.until_on, judged, 0
        )

    @staticmethod
    def _post(connection: Connection, post_id: int) -> PostView:
        found = post(connection, post_id)
        if found is None:
            raise RuleViolation([Problem(OfficeCode.NO_SUCH_POST, facts={"post": str(post_id), "found": ""})])
        return found


def _told_of_same(connection: Connection, same: Sequence[PlacementView]) -> dict[int, Problem]:
    """What to say to students who were placed just so before, by student.

    One whose placement was over before it began is placed anew like anybody else.
    """
    changes = changes_of(connection, [view.id for view in same])
    told = {}
    for view in same:
        now = effective(PlannedDays(view.from_on, view.until_on, view.post_id), changes.get(view.id, ()))
        if now.closed_by is None:
            told[view.student_id] = Problem(PlacementCode.PLACED_ALREADY, Severity.WARNING)
        elif now.is_in_force_at_all:
            facts = {"closed_on": now.closed_by.effective_on.isoformat(), "last_on": now.last_on.isoformat()}
            code = PlacementCode.ENDED_BEFORE
            told.setdefault(view.student_id, Problem(code, facts=dict(facts), rule_id="PLC-OVERLAP"))
    return told


def _judged(
    connection: Connection, students: Sequence[StudentView], plan: PlanView, wished: Period, same: dict[int, Problem]
) -> tuple[JudgedStudent, ...]:
    gate = Gate(connection, students)
    judged = []
    for student in students:
        place = SubjectPlace("student", f"{student.name}（{student.student_no}）")
        if (told := same.get(student.id)) is not None:
            is_placed = told.code == PlacementCode.PLACED_ALREADY
            said = (replace(told, place=place),)
            judged.append(JudgedStudent(student.id, student.student_no, student.name, (), said, is_placed))
            continue
        findings = gate.findings(student, plan, wished)
        problems = tuple(problem for finding in findings if (problem := problem_of(finding, place)) is not None)
        judged.append(JudgedStudent(student.id, student.student_no, student.name, findings, problems))
    return tuple(judged)
