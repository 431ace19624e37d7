"""The grammar of `agreement`: one verb for every move a person makes, from the table of the life cycle."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any

from ctec_desktop.cli.amendments import add_amendments
from ctec_desktop.domain.lifecycle import MOVES, Move, MoveName, Need, Way
from ctec_desktop.wording import lifecycle as words


def add_agreement(commands: Any, command: type[argparse.ArgumentParser], day: Callable[[str], date]) -> None:
    """Args: `day` reads a date."""
    actions = commands.add_parser("agreement", help="协议的经过：办理、审核、签署、归档").add_subparsers(
        dest="action", required=True, parser_class=command
    )
    shown = actions.add_parser("show", help="一份协议的状态、经过和可以办的事")
    shown.add_argument("name", metavar="NO", help="协议编号，或学号")
    shown.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="另外说明这一天的状态、单位和岗位，过去或今后")
    settle = actions.add_parser("settle", help="到了日子的：履行、暂停、恢复、解除")
    approval = actions.add_parser("approval", help="看或改审核步骤")
    what = approval.add_mutually_exclusive_group()
    what.add_argument("--steps", metavar="TEXT", help="步骤，按先后用顿号分开")
    what.add_argument("--off", action="store_true", help="不用审核")
    approval.add_argument("--other-person", action="store_true", help="提交的人不能自己审核")
    for move in MOVES:
        if move.way is Way.CHOSEN:
            _add_move(
                actions.add_parser(move.name.value.replace("_", "-"), help=words.MOVE_NAMES[move.name]), move, day
            )
    add_amendments(actions, day)
    for action in actions.choices.values():
        if action is not settle:
            action.add_argument("--json", action="store_true")


def _add_move(verb: argparse.ArgumentParser, move: Move, day: Callable[[str], date]) -> None:
    verb.add_argument("names", nargs="*", metavar="NO", help="协议编号，或学号")
    verb.add_argument("--class", dest="class_name", metavar="NAME", help="这个班里能办的")
    if move.name is MoveName.SUBMIT:
        verb.add_argument("--plan", metavar="NAME", help="和 --class 一起：只提交这个计划的")
    if move.choices:
        told = "；".join(f"{one.value} {words.CHOICES[one]}" for one in move.choices)
        verb.add_argument("--choice", required=True, choices=[one.value for one in move.choices], help=told)
    if move.needs_words:
        verb.add_argument("--reason", required=True, metavar="TEXT", help=words.reason_title(move))
    if Need.SIGNED_ON in move.needs:
        verb.add_argument("--signed-on", required=True, type=day, metavar="YYYY-MM-DD", help="纸上写的签署日期")
    if Need.SIGNERS in move.needs:
        verb.add_argument("--signers-seen", action="store_true", help="每一份的签字、盖章都看过")
