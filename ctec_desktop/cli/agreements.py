"""`agreement`: the life of agreements — where each stands, one move for many, the calendar's moves, approval."""

import argparse
import re
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.amendments import ACTIONS, run_amendments
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.agreement_moves import ApprovalSteps, MoveReport, MoveWish
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.lifecycle import WITHDRAW, Choice, MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import MoveView
from ctec_desktop.services.office import Office
from ctec_desktop.wording import lifecycle as life
from ctec_desktop.wording import move_dialog as words
from ctec_desktop.wording.agreement_differences import difference_line
from ctec_desktop.wording.labels import STATES


def run_agreement(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    match asked.action:
        case "show":
            return _show(office, actor, asked)
        case "settle":
            print(words.settled_line(office.agreement_moves.settle(actor).value))
            return DONE
        case "approval":
            return _approval(office, actor, asked)
        case "submit" if asked.class_name:
            return _submit_class(office, actor, asked)
        case action if action in ACTIONS:
            return run_amendments(office, actor, asked)
        case _:
            return _move(office, actor, asked)


def _show(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    (agreement_id,) = office.agreement_moves.called(actor, [asked.name])
    found = office.agreements.detail(actor, agreement_id)
    assert found is not None
    moves = office.agreements.history(actor, agreement_id)
    offered = office.agreement_moves.offered(actor, [agreement_id])
    differing = office.agreement_terms.differences(actor, agreement_id)
    then = None if asked.on is None else office.agreement_moves.on_day(actor, asked.on, [agreement_id])
    if asked.json:
        told = contract.agreement(found) | {
            "moves": [_line(move) for move in moves],
            "offered": [one.name.value for one in offered],
            "differences": [_difference(one) for one in differing],
        }
        if then is not None:
            told["on"] = contract.agreement_on(asked.on, then.get(agreement_id))
        print(contract.dump(told))
        return DONE
    print("\t".join((found.number or life.NO_NUMBER, found.student_name, found.student_no, STATES[found.state])))
    if then is not None:
        print(words.on_day_line(asked.on, then.get(agreement_id)))
    is_signed = found.state not in WITHDRAW.sources
    for one in differing:
        print(difference_line(one, is_signed=is_signed))
    for move in moves:
        said = [life.MOVE_NAMES[move.move], STATES[move.from_state], STATES[move.to_state], move.by_name]
        print("\t".join(("", move.at_utc.isoformat(timespec="seconds"), *said, move.reason or "")))
    return DONE


def _approval(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    if asked.steps is not None or asked.off:
        names = () if asked.off else tuple(part.strip() for part in re.split("[、，,]", asked.steps))
        office.approvals.choose(actor, ApprovalSteps(names, asked.other_person))
    steps = office.approvals.steps(actor)
    if asked.json:
        print(contract.dump({"steps": list(steps.names), "other_person": steps.is_other_person}))
    else:
        print(" → ".join(steps.names) if steps.is_on else life.NO_STEPS)
    return DONE


def _submit_class(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    plan_id = office.plans.named(actor, asked.plan).id if asked.plan else None
    report = office.approvals.submit_class(actor, asked.class_name, plan_id).value
    if asked.json:
        refused = [contract.subject_problem(one) for one in report.refused]
        print(contract.dump({"move": MoveName.SUBMIT.value, "made": report.submitted, "refused": refused}))
    else:
        print(words.made_line(MoveName.SUBMIT, report.submitted))
        say(report.refused)
    return REFUSED if report.refused else DONE


def _move(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """A class means those of it that stand where the move begins."""
    name = MoveName(asked.action.replace("-", "_"))
    ids = office.agreement_moves.called(actor, asked.names)
    if asked.class_name:
        of_class = MoveWish(name, office.agreement_moves.of_class(actor, asked.class_name))
        judged = office.agreement_moves.judge(actor, of_class)
        elsewhere = (MoveCode.NOT_FROM_HERE, MoveCode.NOTHING_TO_UNDO)
        ids += tuple(one.agreement_id for one in judged if one.problem is None or one.problem.code not in elsewhere)
    wish = MoveWish(
        name,
        ids,
        Choice(asked.choice) if getattr(asked, "choice", None) else None,
        getattr(asked, "reason", None) or "",
        getattr(asked, "signed_on", None),
        has_seen_signers=getattr(asked, "signers_seen", False),
    )
    report = office.agreement_moves.make(actor, wish).value
    if asked.json:
        print(contract.dump(_report(report)))
    else:
        print(words.made_line(report.move, report.made))
        say(one.problem for one in report.results if one.problem is not None)
    return DONE if report.made == len(report.results) else REFUSED


def _report(report: MoveReport) -> dict[str, Any]:
    refused = [contract.subject_problem(one.problem) for one in report.results if one.problem is not None]
    return {"move": report.move.value, "made": report.made, "refused": refused}


def _difference(one: TermDifference) -> dict[str, Any]:
    return {"field": one.key, "printed": one.printed, "now": one.now, "class": one.change_class.value}


def _line(move: MoveView) -> dict[str, Any]:
    return {
        "move": move.move.value,
        "from": move.from_state.value,
        "to": move.to_state.value,
        "by": move.by_name,
        "at": move.at_utc.isoformat(timespec="seconds"),
        "choice": None if move.choice is None else move.choice.value,
        "reason": move.reason,
        "on": None if move.on_day is None else move.on_day.isoformat(),
        "step": move.step,
    }
