"""The grammar of `paper` and `scan`."""

import argparse
from pathlib import Path
from typing import Any


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
