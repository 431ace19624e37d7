"""Approval before issuing: which steps the office wants, and submitting a class's agreements to them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ctec_desktop.domain.agreement_moves import ApprovalSteps
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.lifecycle import FIRST_STATE, SUBMIT
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.agreement_batch import read_batch
from ctec_desktop.services.approval_steps import approval_of, keep_approval
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.agreements_to_issue import Prepared
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.agreement_moves import MoveToAdd, add_moves
from ctec_desktop.storage.writers.agreements import AgreementToPrepare, prepare


@dataclass(frozen=True, slots=True)
class SubmitReport:
    """How many were submitted, and who was left out and why."""

    submitted: int
    refused: tuple[Problem, ...]


class ApprovalService(Service):
    @needs(Permission.AGREEMENTS_SEE)
    def steps(self, actor: Actor) -> ApprovalSteps:
        del actor
        with self._database.read() as connection:
            return approval_of(connection)

    @needs(Permission.AGREEMENTS_APPROVAL)
    def choose(self, actor: Actor, steps: ApprovalSteps) -> Outcome[None]:
        """From now on agreements are looked at in these steps before they are issued; without any, by nobody.

        Raises: RuleViolation for a step without a name or named twice.
        """
        names = tuple(name.strip() for name in steps.names)
        if not all(names) or len(set(names)) < len(names):
            raise RuleViolation([Problem(MoveCode.STEP_WITHOUT_NAME, place=FieldPlace("steps"))])
        with self._database.unit(Command(actor.name, "setting.set", "agreements.approval")) as unit:
            keep_approval(unit, replace(steps, names=names))
        return Outcome(None, (Change(Area.SETTINGS), Change(Area.AGREEMENTS)))

    @needs(Permission.AGREEMENTS_MOVE)
    def submit_class(self, actor: Actor, class_name: str, plan_id: int | None = None) -> Outcome[SubmitReport]:
        """Prepares the class's agreements that are complete and submits them to the first step, in one transaction.

        Raises: RuleViolation when the actor submits none, no steps are in use, or nobody is to be submitted.
        """
        refuse_other_roles(actor)
        with self._database.unit(Command(actor.name, "agreements.submit", class_name)) as unit:
            batch = read_batch(unit.connection, actor.scope, (class_name, plan_id), self._clock.today())
            going = batch.to_submit
            if not going:
                nothing = Problem(MoveCode.NOTHING_TO_SUBMIT, facts={"class_name": class_name})
                raise RuleViolation([nothing, *batch.refused])
            ids = submit_all(unit, actor, going)
        report = SubmitReport(len(ids), not_waiting(batch.refused))
        return Outcome(report, (Change(Area.AGREEMENTS, ids), Change(Area.PLACEMENTS)))


class ToSubmit(Protocol):
    """What an agreement is submitted from: a placement's or an apprentice's."""

    @property
    def agreement(self) -> Prepared | None: ...

    def prepared(self) -> AgreementToPrepare: ...


def refuse_other_roles(actor: Actor) -> None:
    """Raises: RuleViolation unless the actor submits agreements."""
    if not actor.roles & SUBMIT.roles:
        facts: dict[str, Fact] = {"life_move": SUBMIT.name.value, "life_roles": " ".join(sorted(SUBMIT.roles))}
        raise RuleViolation([Problem(MoveCode.NOT_YOUR_ROLE, facts=facts)])


def submit_all(unit: WriteUnit, actor: Actor, going: Sequence[ToSubmit]) -> tuple[int, ...]:
    """Makes the record of those that have none and submits every one. Returns the agreements."""
    new = iter(prepare(unit, [one.prepared() for one in going if one.agreement is None]))
    moves = [
        MoveToAdd(next(new), SUBMIT.name, FIRST_STATE, AgreementState.SUBMITTED)
        if one.agreement is None
        else MoveToAdd(one.agreement.id, SUBMIT.name, one.agreement.state, AgreementState.SUBMITTED)
        for one in going
    ]
    add_moves(unit, actor.name, moves)
    return tuple(move.agreement_id for move in moves)


def not_waiting(refused: Sequence[Problem]) -> tuple[Problem, ...]:
    """Who was left out for another reason than the approval that was just asked for."""
    return tuple(one for one in refused if one.code != MoveCode.NOT_APPROVED_YET)
