"""The grammar of `paper`, `scan`, `tray`, `tracker` and `placement`."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.placement_changes import REASONS as MOVES
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.wording.change_dialog import REASONS


def add_scan(commands: "argparse._SubParsersAction[Any]") -> None:
    scan = commands.add_parser("scan", help="扫描收件：签回的纸自己归档")
    scan.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="PDF、图片，或装有它们的文件夹")
    scan.add_argument("--json", action="store_true")


def add_paper(commands: "argparse._SubParsersAction[Any]", command: type[argparse.ArgumentParser]) -> None:
    paper = commands.add_parser("paper", help="实习前和实习中的表单").add_subparsers(
        dest="action", required=True, parser_class=command
    )
    listed = paper.add_parser("list", help="有哪些表单")
    listed.add_argument("--json", action="store_true")
    printed = paper.add_parser("print", help="把表单写成一个 PDF")
    printed.add_argument("keys", nargs="+", metavar="KEY", help="表单的代号，见 paper list")
    printed.add_argument("--class", dest="class_name", metavar="NAME")
    printed.add_argument("--plan", metavar="NAME")
    printed.add_argument("--enterprise", metavar="NAME", help="单位全称")
    printed.add_argument("--student", action="append", default=[], metavar="NO", help="学号，可以写多次")
    printed.add_argument("--out", type=Path, required=True, metavar="PATH", help=".pdf 文件名")
    printed.add_argument("--two-sided", action="store_true", help="双面打印：每份从新的一张纸开始")
    printed.add_argument("--json", action="store_true")


def add_tray(
    commands: "argparse._SubParsersAction[Any]",
    command: type[argparse.ArgumentParser],
    day: Callable[[str], date],
) -> None:
    tray = commands.add_parser("tray", help="待处理的扫描页：查看、手工归档、移出、登记原件收回")
    actions = tray.add_subparsers(dest="action", required=True, parser_class=command)
    actions.add_parser("list", help="列出待处理的页和文件").add_argument("--json", action="store_true")
    save = actions.add_parser("save", help="把一页写成 PDF 来看")
    save.add_argument("id", metavar="ID", help="代号，见 tray list")
    save.add_argument("--out", type=Path, required=True, metavar="PATH", help=".pdf 文件名")
    file = actions.add_parser("file", help="手工归档")
    file.add_argument("id", metavar="ID", help="代号，见 tray list")
    _place(file, is_page_needed=True)
    file.add_argument("--turn", type=int, choices=(0, 90, 180, 270), default=0, help="顺时针转正的度数")
    file.add_argument("--replace", action="store_true", help="代替已经归档的那一页")
    aside = actions.add_parser("aside", help="移出不用归档的页和文件")
    aside.add_argument("ids", nargs="+", metavar="ID", help="代号，见 tray list")
    aside.add_argument("--reason", required=True, metavar="TEXT")
    out = actions.add_parser("out", help="取出归错的页")
    _place(out, is_page_needed=True)
    out.add_argument("--reason", required=True, metavar="TEXT")
    originals = actions.add_parser("originals", help="登记纸质原件收回")
    _place(originals, is_page_needed=False)
    originals.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="哪天收回（默认今天）")
    originals.add_argument("--from", dest="handed_by", default="", metavar="NAME", help="谁交来的")
    originals.add_argument("--undo", action="store_true", help="撤销登记")


def add_placement(
    commands: "argparse._SubParsersAction[Any]",
    command: type[argparse.ArgumentParser],
    day: Callable[[str], date],
) -> None:
    placement = commands.add_parser("placement", help="变更单位：登记，看还要办什么，生成解除确认书")
    actions = placement.add_subparsers(dest="action", required=True, parser_class=command)
    moved = actions.add_parser("move-unit", help="一名学生到另一家单位：原安排提前结束，新安排一并建好")
    steps = actions.add_parser("steps", help="变更单位以后要办的，办到哪一步")
    for one in (moved, steps):
        one.add_argument("student", metavar="NO", help="学号")
        one.add_argument("--release", type=Path, metavar="FILE", help="另生成解除确认书，写到哪个 PDF")
        one.add_argument("--json", action="store_true")
    moved.add_argument("--on", required=True, type=day, metavar="YYYY-MM-DD", help="在新单位的第一天")
    moved.add_argument("--post", required=True, metavar="NAME", help="新的岗位，写成 单位/岗位")
    reasons = "；".join(f"{one.value} {REASONS[one].removesuffix('（请写明）')}" for one in MOVES[ChangeKind.MOVE_UNIT])
    choices = [one.value for one in MOVES[ChangeKind.MOVE_UNIT]]
    moved.add_argument("--reason-kind", required=True, choices=choices, help=reasons)
    moved.add_argument("--reason", metavar="TEXT", help="补充说明；other 必须写明")
    moved.add_argument("--proof", metavar="TEXT", help="依据材料")
    moved.add_argument("--until", type=day, metavar="YYYY-MM-DD", help="在新单位的最后一天（默认和原来一样）")
    moved.add_argument("--confirm", action="store_true", help="新单位那一段待核定的，已经核定可以")
    steps.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="这一天所在的安排（默认今天）")


def add_tracker(
    commands: "argparse._SubParsersAction[Any]",
    command: type[argparse.ArgumentParser],
    day: Callable[[str], date],
) -> None:
    tracker = commands.add_parser("tracker", help="发放与回收：谁领走了哪些文书，收回了多少，催谁")
    actions = tracker.add_subparsers(dest="action", required=True, parser_class=command)
    listed = actions.add_parser("list", help="列出发出去的文书")
    listed.add_argument("--class", dest="class_name", metavar="NAME")
    listed.add_argument("--unit", metavar="NAME", help="单位全称")
    listed.add_argument("--missing", action="store_true", help="只列没有收回原件的")
    listed.add_argument("--overdue", action="store_true", help="只列逾期的")
    listed.add_argument("--json", action="store_true")
    out = actions.add_parser("out", help="登记发放")
    out.add_argument("numbers", nargs="+", metavar="NO", help="页脚的协议编号")
    out.add_argument("--by", choices=("unit", "class"), default="class", help="按单位还是按班级登记（默认按班级）")
    out.add_argument("--papers", choices=("both", "agreement", "consent"), default="both", help="发哪些文书")
    out.add_argument("--taken-by", required=True, metavar="NAME", help="领取人")
    out.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="哪天发出（默认今天）")
    out.add_argument("--due", type=day, required=True, metavar="YYYY-MM-DD", help="应回日期")
    out.add_argument("--wanted", type=int, default=1, metavar="N", help="每份协议要收回几份原件（默认 1）")
    out.add_argument("--note", default="", metavar="TEXT")
    slips = actions.add_parser("slips", help="催收单：每个单位或班级一份；不写 --out 时印出可以发到群里的文字")
    slips.add_argument("--by", choices=("unit", "class"), default="class")
    slips.add_argument("--name", metavar="NAME", help="只要这个单位或班级的")
    slips.add_argument("--out", type=Path, metavar="PATH", help=".pdf 文件名")


def _place(grammar: argparse.ArgumentParser, *, is_page_needed: bool) -> None:
    grammar.add_argument("number", metavar="NO", help="页脚的协议编号")
    grammar.add_argument("--paper", choices=("agreement", "consent"), default="agreement", help="协议，或知情同意书")
    grammar.add_argument("--copy", type=int, default=1, metavar="N", help="第几份（默认 1）")
    if is_page_needed:
        grammar.add_argument("--page", type=int, required=True, metavar="N", help="第几页")
