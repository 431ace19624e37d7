"""The 三方协议 that are annexes of apprenticeship contracts: stages on post are placed, and their papers issued."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, Scheme, StageKind, StageView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.findings import problem_of
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.placement import Period
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import ArrangedBy, PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.agreement_batch import read_batch
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.agreements import AgreementService
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.placement_gate import Gate, beyond_plan
from ctec_desktop.storage.queries.apprenticeships import apprenticeship, placement_at
from ctec_desktop.storage.queries.placements import plan as plan_of
from ctec_desktop.storage.queries.students import students_by_ids
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.apprenticeships import set_placement
from ctec_desktop.storage.writers.placements import add_placements
from ctec_desktop.wording.apprentices_page import days
from ctec_desktop.wording.papers import person


@dataclass(frozen=True, slots=True)
class PlacedStages:
    """How many stages were placed or linked to a placement that was there, and why the others were not."""

    placed: int
    linked: int
    refused: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class AnnexReport:
    """What was issued, and what was left out and why."""

    agreements: int
    files: tuple[Path, ...]
    refused: tuple[Problem, ...]


class ApprenticeAnnexService(Service):
    """APP-STAGE-02: each stage on post of a school student is 岗位实习, with a 三方协议 of its own."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._agreements = AgreementService(context)

    @needs(Permission.PLACEMENTS_EDIT)
    def place(self, actor: Actor, apprenticeship_ids: Sequence[int], plan_id: int) -> Outcome[PlacedStages]:
        """Places the stages on post that are not placed yet, under a plan; a placement that is there already is linked.

        A stage the print gate refuses or holds stays out and is named with rule and clause.

        Raises: RuleViolation when there is no such plan of 岗位实习.
        """
        placed, linked, refused = list[int](), 0, list[Problem]()
        with self._database.unit(Command(actor.name, "apprentices.place", f"{len(apprenticeship_ids)}")) as unit:
            plan = plan_of(unit.connection, plan_id)
            if plan is None or plan.kind is not PlanKind.ON_POST:
                raise RuleViolation([Problem(OfficeCode.NO_SUCH_PLAN, facts={"plan": str(plan_id)})])
            for of in _found(unit, actor, apprenticeship_ids):
                for stage in _open_stages(of, self._clock.today()):
                    there = placement_at(unit.connection, of, stage)
                    if there is not None:
                        set_placement(unit, stage.id, there)
                        linked += 1
                        continue
                    problems = _against(unit, actor, of, stage, plan)
                    refused += problems
                    if not problems:
                        (made,) = add_placements(unit, [of.student_id], _values(plan, stage))
                        set_placement(unit, stage.id, made)
                        placed.append(made)
        changes = (Change(Area.PLACEMENTS, tuple(placed)), Change(Area.APPRENTICES, tuple(apprenticeship_ids)))
        return Outcome(PlacedStages(len(placed), linked, tuple(refused)), changes)

    @needs(Permission.AGREEMENTS_ISSUE)
    def issue(
        self, actor: Actor, apprenticeship_ids: Sequence[int], out: Path, progress: Progress | None = None
    ) -> Outcome[AnnexReport]:
        """Issues the 三方协议 of the placed stages into a folder, a file for each class; those out already stay.

        Raises: RuleViolation when no stage is placed that has none.
        """
        with self._database.read() as connection:
            found = [apprenticeship(connection, actor.scope, one) for one in apprenticeship_ids]
        wanted: dict[str, set[int]] = {}
        for of in found:
            for stage in of.stages if of is not None and not of.is_void else ():
                if stage.placement_id is not None and not stage.has_agreement:
                    wanted.setdefault(of.class_name if of else "", set()).add(stage.placement_id)
        if not wanted:
            raise RuleViolation([Problem(ApprenticeCode.NO_ANNEX_TO_ISSUE)])
        agreements, files, refused = 0, list[Path](), list[Problem]()
        for class_name, ids in wanted.items():
            wish = IssueClass(class_name, out, placement_ids=frozenset(ids))
            with self._database.read() as connection:
                batch = read_batch(connection, actor.scope, wish.of, self._clock.today(), ids)
            if not batch.ready:
                refused += batch.refused
                continue
            report = self._agreements.issue_class(actor, wish, progress).value
            agreements += report.agreements
            files += report.files
            refused += report.refused
        return Outcome(
            AnnexReport(agreements, tuple(files), tuple(refused)), (Change(Area.APPRENTICES), Change(Area.AGREEMENTS))
        )


def _found(unit: WriteUnit, actor: Actor, ids: Sequence[int]) -> list[ApprenticeshipView]:
    """Those that stand, of students who are no employees."""
    found = (apprenticeship(unit.connection, actor.scope, one) for one in ids)
    return [
        one
        for one in found
        if one is not None and not one.is_void and one.scheme is Scheme.MODERN and one.labour_from is None
    ]


def _open_stages(of: ApprenticeshipView, today: date) -> list[StageView]:
    """Stages on post that are not over and not placed."""
    last = of.ended_on or date.max
    return [
        one
        for one in of.stages
        if one.kind is StageKind.ENTERPRISE
        and one.placement_id is None
        and one.until_on >= today
        and one.from_on < last
    ]


def _against(unit: WriteUnit, actor: Actor, of: ApprenticeshipView, stage: StageView, plan: PlanView) -> list[Problem]:
    place = SubjectPlace("student", f"{person(of.name, of.student_no)} {days(stage.from_on, stage.until_on)}")
    if stage.post_id is None:
        return [Problem(ApprenticeCode.STAGE_WITHOUT_POST, place=place)]
    wished = Period(stage.from_on, stage.until_on, of.enterprise_name)
    if (outside := beyond_plan(plan, wished)) is not None:
        return [replace(outside, place=place)]
    (student,) = students_by_ids(unit.connection, actor.scope, [of.student_id])
    findings = Gate(unit.connection, [student]).findings(student, plan, wished)
    return [problem for one in findings if (problem := problem_of(one, place)) is not None]


def _values(plan: PlanView, stage: StageView) -> dict[str, Any]:
    return {
        "plan_id": plan.id,
        "post_id": stage.post_id,
        "arranged_by": ArrangedBy.SCHOOL.value,
        "from_on": stage.from_on,
        "until_on": stage.until_on,
        "mentor_id": stage.mentor_id,
    }
