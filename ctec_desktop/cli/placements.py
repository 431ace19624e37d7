"""`placement`: a student goes to another unit, and what is still to be done for it."""

import argparse
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.unit_moves import UnitMove
from ctec_desktop.services.office import Office
from ctec_desktop.wording import unit_moves as words


def run_placement(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of: move-unit, steps."""
    if asked.action == "steps":
        placement_id = office.unit_moves.placement_on(actor, asked.student, asked.on or office.today())
    else:
        placement_id = office.unit_moves.placement_on(actor, asked.student, asked.on)
        wish = ChangeWish(
            (placement_id,),
            ChangeKind.MOVE_UNIT,
            ChangeReason(asked.reason_kind),
            asked.on,
            until_on=asked.until,
            post_id=office.placements.post_named(actor, asked.post).id,
            reason=asked.reason,
            proof=asked.proof,
            confirmed=frozenset({asked.student} if asked.confirm else ()),
        )
        report = office.placement_changes.apply(actor, wish).value
        say([*(problem for line in report.lines for problem in (*line.problems, *line.warnings))])
        if not report.changed:
            return REFUSED
    if asked.release is not None:
        office.unit_moves.print_release(actor, placement_id, asked.release)
    return _say(office.unit_moves.of_placement(actor, placement_id), is_json=asked.json)


def _say(move: UnitMove | None, *, is_json: bool) -> int:
    if is_json:
        print(dump(None if move is None else _told(move)))
    elif move is None:
        print(words.NONE)
    else:
        print(words.head_line(move))
        for _, name, state, told in words.steps(move):
            print(f"{name}\t{state}\t{told}")
        print(words.open_line(move))
    return DONE


def _told(move: UnitMove) -> dict[str, Any]:
    return {
        "student_no": move.student_no,
        "left_unit": move.left_unit,
        "last_on": move.last_on.isoformat(),
        "next_unit": move.next_unit,
        "first_on": move.first_on.isoformat(),
        "left_agreement": None if move.before is None else move.before.number,
        "next_agreement": None if move.after is None else move.after.number,
        "open": move.open_steps,
        "steps": [
            {"step": "release", "result": move.release.value},
            *({"step": one.condition.value, "result": one.result.value} for one in move.called_for),
        ],
    }
