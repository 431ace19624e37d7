"""The grammar of the command `practice`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.cli.argument_values import rows


def add_practice(commands: Any, command: type, day: Callable[[str], date]) -> None:
    practice = commands.add_parser("practice", help="教师企业实践：已计天数、还缺几天、什么时候到期；离线登记表")
    of = practice.add_mutually_exclusive_group()
    of.add_argument("--teacher", metavar="NO", help="只看一名教师，写工号")
    of.add_argument("--department", metavar="NAME", help="只看一个院系")
    of.add_argument("--all", action="store_true", help="全校（默认）")
    practice.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="按这一天统计（默认今天）")
    practice.add_argument("--pdf", type=Path, metavar="FILE", help="另写一份教师企业实践情况汇总：.pdf，或 .xlsx")
    practice.add_argument("--json", action="store_true")
    actions = practice.add_subparsers(dest="action", required=False, metavar="离线登记", parser_class=command)
    _workbook(actions.add_parser("workbook", help="给教师制作离线登记表，每人一个文件"))
    _return(actions.add_parser("return", help="收回教师交回的离线登记表；默认只对照，不写入"))


def _workbook(made: Any) -> None:
    made.add_argument("folder", type=Path, metavar="DIR", help="放在哪个文件夹")
    of = made.add_mutually_exclusive_group(required=True)
    of.add_argument("--teacher", dest="staff_nos", action="append", metavar="NO", help="工号；可以写多次")
    of.add_argument("--department", dest="of_department", metavar="NAME", help="一个院系的教师")
    of.add_argument("--all", dest="everybody", action="store_true", help="全校在用的教师")
    made.add_argument("--json", action="store_true")


def _return(back: Any) -> None:
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("--teacher", dest="of_teacher", metavar="NO", help="应该是谁的，写工号；不是他的就拒绝")
    for name, told in (("theirs", "取教师交回的"), ("mixed", "只取不冲突的"), ("ours", "保留学校现在的")):
        back.add_argument(f"--{name}", type=rows, default=(), metavar="NOS", help=f"{told}：写表里的序号，如 2,5")
    back.add_argument("--apply", action="store_true", help="写入；有要选择而没有选的就一条也不写")
    back.add_argument("--json", action="store_true")
