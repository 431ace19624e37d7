"""The grammar of the commands `check` and `rules`."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.cli.ranges import add_range


def add_check(commands: Any, day: Callable[[str], date]) -> None:
    check = commands.add_parser("check", help="按规则核对岗位实习；有不通过的以退出码 1 结束")
    add_range(check, required=True)
    check.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="按哪一天的情况核对（默认今天）")
    check.add_argument("--todays-rules", action="store_true", help="一律按今天的规则，不按各人开始那天的规则")
    check.add_argument("--pdf", type=Path, metavar="FILE", help="另写一份实习合规报告：.pdf，或 .xlsx")
    check.add_argument("--json", action="store_true")


def add_rules(commands: Any, command: type, day: Callable[[str], date]) -> None:
    actions = commands.add_parser("rules", help="规则：查看、导入收紧的规则包、导出").add_subparsers(
        dest="action", required=True, parser_class=command
    )
    listed = actions.add_parser("list", help="列出有效的规则")
    shown = actions.add_parser("show", help="显示一条规则")
    shown.add_argument("id", metavar="ID", help="规则编号，如 INT-AGE-16")
    taken = actions.add_parser("import", help="导入省、市、学校的规则包；只能收紧")
    taken.add_argument("file", type=Path, metavar="FILE")
    taken.add_argument("--apply", action="store_true", help="启用（默认只比较）")
    written = actions.add_parser("export", help="写出规则包；不写 --level 时写出全部规则，可以改成学校的规则包")
    written.add_argument("file", type=Path, metavar="FILE")
    back = actions.add_parser("withdraw", help="停用一层的规则包")
    confirmed = actions.add_parser("confirm", help="对照原文核实一条规则的文字；从此不标待核实")
    withdrawn = actions.add_parser("unconfirm", help="撤回一条规则的核实，恢复待核实")
    for one in (confirmed, withdrawn):
        one.add_argument("id", metavar="ID", help="规则编号")
    confirmed.add_argument("--wording", required=True, metavar="TEXT", help="原文文字")
    confirmed.add_argument("--source", required=True, metavar="TEXT", help="原文出处")
    confirmed.add_argument("--read-on", required=True, type=day, metavar="YYYY-MM-DD", help="查阅日期")
    confirmed.add_argument("--by", required=True, metavar="NAME", help="核实人")
    withdrawn.add_argument("--reason", required=True, metavar="TEXT", help="为什么撤回，留在记录里")
    for one in (written, back):
        one.add_argument("--level", choices=("province", "city", "school"), required=one is back)
    for one in (listed, shown):
        one.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="哪一天有效的规则（默认今天）")
    for one in (listed, shown, taken):
        one.add_argument("--json", action="store_true")
