"""The grammar of the command line."""

import argparse
from pathlib import Path
from typing import Any

from ctec_desktop import __version__
from ctec_desktop.cli.agreement_arguments import add_agreement
from ctec_desktop.cli.apprentices import add_apprentice
from ctec_desktop.cli.archive import add_archive
from ctec_desktop.cli.argument_values import column as _column
from ctec_desktop.cli.argument_values import count as _count
from ctec_desktop.cli.argument_values import day as _day
from ctec_desktop.cli.argument_values import row as _row
from ctec_desktop.cli.argument_values import rows as _rows
from ctec_desktop.cli.argument_values import year as _year
from ctec_desktop.cli.grammar import Command, Grammar
from ctec_desktop.cli.paper_arguments import add_paper, add_placement, add_scan, add_tracker, add_tray
from ctec_desktop.cli.practice_arguments import add_practice
from ctec_desktop.cli.ranges import add_range
from ctec_desktop.cli.rule_arguments import add_check, add_rules
from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.papers import PAPERS

PLAN_KINDS = {"on_post": "岗位实习", "visiting": "认识实习"}


def parser() -> argparse.ArgumentParser:
    """Every command with its options; without a command the window opens."""
    top = Grammar(prog="ctec-desktop", description="产教通 · 校企合作桌面系统")
    top.add_argument("--version", action="version", version=f"产教通 {__version__}", help="显示版本")
    _where(top, None)
    commands = top.add_subparsers(dest="command", metavar="命令", parser_class=_Command)
    _init(commands)
    _import(commands)
    _blank(commands)
    _plan(commands)
    _place(commands)
    _issue(commands)
    add_scan(commands)
    add_tray(commands, _Command, _day)
    add_tracker(commands, _Command, _day)
    add_archive(commands)
    add_paper(commands, _Command)
    add_placement(commands, _Command, _day)
    _cover(commands)
    add_practice(commands, _Command, _day)
    _figures(commands)
    add_agreement(commands, _Command, _day)
    add_apprentice(commands, _Command, _day)
    _list(commands)
    _template(commands)
    _calendar(commands)
    add_rules(commands, _Command, _day)
    add_check(commands, _day)
    _demo(commands)
    manual = commands.add_parser("manual", help="把使用手册存成一个 PDF")
    manual.add_argument("--pdf", type=Path, required=True, metavar="FILE", help="写到哪里，.pdf")
    doctor = commands.add_parser("doctor", help="检查本机的程序和数据，说明怎样修复")
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument("--collect", type=Path, metavar="ZIP", help="把不含个人信息的诊断信息写成一个压缩文件")
    check = commands.add_parser("selfcheck", help="不显示窗口，试画、试印、逐页打开一遍后退出")
    check.add_argument("--shown", action="store_true", help="在屏幕上做")
    check.add_argument("--limits", action="store_true", help="只试子进程的内存上限在这台电脑上管不管用")
    return top


class _Command(Command):
    """The folder and the password file may be named before a command or after it."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        _where(self, argparse.SUPPRESS)


def _where(grammar: argparse.ArgumentParser, default: object) -> None:
    grammar.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default,
        help="数据文件夹（默认用选定的，没有选过就在本机用户目录下）",
    )
    grammar.add_argument(
        "--password-file",
        type=Path,
        metavar="FILE",
        default=default,
        help="从文件读取密码（或设环境变量 CTEC_PASSWORD）",
    )


def _init(commands: "argparse._SubParsersAction[_Command]") -> None:
    init = commands.add_parser("init", help="建立学校（新的数据文件夹）")
    init.add_argument("--school", required=True, metavar="NAME", help="学校全称，与印章一致")
    init.add_argument("--code", help="10 位学校标识码")
    init.add_argument("--address", help="学校地址")
    init.add_argument("--contact", help="联系人")
    init.add_argument("--phone", help="联系电话")


def _import(commands: "argparse._SubParsersAction[_Command]") -> None:
    imports = commands.add_parser("import", help="导入名单、企业与岗位、教师、专业、学籍异动等")
    imports.add_argument("noun", choices=[noun.value for noun in ImportNoun])
    imports.add_argument("file", type=Path, nargs="?", metavar="FILE")
    imports.add_argument("--sheet", metavar="NAME", help="要读取的工作表（默认取最像名单、没有隐藏的一张）")
    imports.add_argument("--header-row", type=_row, metavar="N", help="列标题在第几行（两层标题写下面一行）")
    imports.add_argument(
        "--column",
        type=_column,
        action="append",
        default=[],
        metavar="B=NAME",
        help="B 列是什么，如 B=姓名 或 B=name；B= 表示不读这一列；可以写多次",
    )
    imports.add_argument("--save-refused", type=Path, metavar="FILE", help="把没有导入的行写成 .xlsx，改好后可以再导入")
    imports.add_argument("--plan", metavar="NAME", help="没有写实习计划的行归入哪个计划（自主实习、岗位分配）")
    mode = imports.add_mutually_exclusive_group()
    mode.add_argument("--dry-run", action="store_true", help="只核对，不写入（默认）")
    mode.add_argument("--apply", action="store_true", help="写入没有问题的行")
    mode.add_argument("--undo", metavar="REASON", help="撤销这一类最近一次导入；原因会记入日志")
    imports.add_argument("--all-or-nothing", action="store_true", help="有一行被拒绝或待核对就一行也不写入")
    imports.add_argument("--confirm", type=_rows, default=(), metavar="ROWS", help="已核对原件的待核对行，如 12,15")
    imports.add_argument("--json", action="store_true")
    imports.complaint = _file_or_undo


def _file_or_undo(asked: argparse.Namespace) -> str | None:
    if asked.undo is None:
        return "请写明要导入的文件" if asked.file is None else None
    is_more_said = asked.sheet or asked.header_row or asked.column or asked.save_refused
    return "撤销导入不用写文件和怎样读表" if asked.file is not None or is_more_said else None


def _blank(commands: "argparse._SubParsersAction[_Command]") -> None:
    blank = commands.add_parser("blank", help="写出一份可以填写的表格")
    blank.add_argument("noun", choices=[noun.value for noun in ImportNoun])
    blank.add_argument("file", type=Path, metavar="FILE", help="写到哪里，.xlsx")
    blank.add_argument("--class", dest="class_name", metavar="NAME", help="预先填上这个班的学号和姓名")


def _plan(commands: "argparse._SubParsersAction[_Command]") -> None:
    plan = commands.add_parser("plan", help="实习计划").add_subparsers(
        dest="action", required=True, parser_class=_Command
    )
    add = plan.add_parser("add", help="新增实习计划")
    add.add_argument("--name", required=True)
    add.add_argument("--kind", choices=tuple(PLAN_KINDS), default="on_post", help="on_post 岗位实习；visiting 认识实习")
    add.add_argument("--from", dest="from_on", type=_day, required=True, metavar="YYYY-MM-DD")
    add.add_argument("--until", dest="until_on", type=_day, required=True, metavar="YYYY-MM-DD")
    add.add_argument("--content", help="实习项目，印在协议上")
    add.add_argument("--supervisor", help="实习指导教师")
    add.add_argument("--supervisor-phone")
    add.add_argument("--insurance-kind", help="险种，如 学生实习责任保险")
    add.add_argument("--insurer", help="保险人")
    add.add_argument("--policy-no", help="保险单号")
    add.add_argument("--insurance-payer", choices=("school", "enterprise"), help="保险费承担方")
    add.add_argument("--insured-from", type=_day, metavar="YYYY-MM-DD")
    add.add_argument("--insured-until", type=_day, metavar="YYYY-MM-DD")
    add.add_argument("--originals", type=int, default=3, help="协议份数（默认 3）")


def _place(commands: "argparse._SubParsersAction[_Command]") -> None:
    place = commands.add_parser("place", help="安排一个班的实习")
    place.add_argument("--class", dest="class_name", required=True, metavar="NAME")
    place.add_argument("--plan", required=True, metavar="NAME")
    place.add_argument("--post", required=True, metavar="POST", help="岗位名称，或“企业全称/岗位名称”")
    place.add_argument("--from", dest="from_on", type=_day, metavar="YYYY-MM-DD")
    place.add_argument("--until", dest="until_on", type=_day, metavar="YYYY-MM-DD")
    place.add_argument("--confirm", nargs="*", default=(), metavar="STUDENT_NO", help="由负责人决定放行的待核对学生")
    place.add_argument("--json", action="store_true")


def _issue(commands: "argparse._SubParsersAction[_Command]") -> None:
    issue = commands.add_parser("issue", help="签发一个班的三方协议")
    issue.add_argument("--class", dest="class_name", required=True, metavar="NAME")
    issue.add_argument("--plan", metavar="NAME")
    issue.add_argument("--out", type=Path, required=True, metavar="PATH", help="文件夹，或一个 .pdf 文件名")
    issue.add_argument("--originals", type=int, metavar="N", help="每人几份协议（3 到 10，默认按实习计划）")
    issue.add_argument("--one-sided", action="store_true", help="单面打印：不补空白页")
    issue.add_argument("--separate", action="store_true", help="每名学生一个文件")
    issue.add_argument("--name", metavar="PATTERN", help="每人一个文件时的文件名格式，例如 {姓名} {学号}")
    issue.add_argument("--json", action="store_true")


def _cover(commands: "argparse._SubParsersAction[_Command]") -> None:
    cover = commands.add_parser("cover", help="实习天数有没有保险，逐天对照")
    add_range(cover, required=False)
    cover.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="这一天以前的算已过，以后的算今后（默认今天）")
    cover.add_argument("--pdf", type=Path, metavar="FILE", help="另写一份保险覆盖报告：.pdf，或 .xlsx")
    cover.add_argument("--json", action="store_true")


def _figures(commands: "argparse._SubParsersAction[_Command]") -> None:
    figures = commands.add_parser("figures", help="学校数据：企业实践、证书、兼职教师的占比，课时、课酬和保险经费")
    figures.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="按这一天统计（默认今天）")
    figures.add_argument("--pdf", type=Path, metavar="FILE", help="另写一份学校教师数据表：.pdf，或 .xlsx（带名单）")
    figures.add_argument("--json", action="store_true")


def _list(commands: "argparse._SubParsersAction[_Command]") -> None:
    listing = commands.add_parser("list", help="列出记录")
    listing.add_argument("noun", choices=("students", "enterprises", "placements", "agreements"))
    listing.add_argument("--json", action="store_true")
    listing.add_argument(
        "--on", type=_day, metavar="YYYY-MM-DD", help="placements：这一天谁在哪里；agreements：这一天的状态"
    )
    listing.add_argument("--reveal", metavar="REASON", help="显示完整号码；用途会记入日志")
    listing.complaint = _list_complaint


def _list_complaint(asked: argparse.Namespace) -> str | None:
    is_dated = asked.noun in ("placements", "agreements")
    return None if asked.on is None or is_dated else "--on 只和 placements、agreements 一起用"


def _template(commands: "argparse._SubParsersAction[_Command]") -> None:
    actions = commands.add_parser("template", help="学校自己的文书文本").add_subparsers(
        dest="action", required=True, parser_class=_Command
    )
    own = {
        "list": actions.add_parser("list", help="列出各种文书的文本和版本"),
        "show": actions.add_parser("show", help="显示一个版本的文本"),
        "check": actions.add_parser("check", help="核对一个版本或一个文件，不写入"),
        "diff": actions.add_parser("diff", help="两个版本的差异"),
        "add": actions.add_parser("add", help="把一个文本文件存为新草稿"),
        "use": actions.add_parser("use", help="启用一个版本；原来的停用"),
    }
    for name, action in own.items():
        action.add_argument("key", nargs="?" if name == "list" else None, metavar="KEY", choices=tuple(PAPERS))
        action.add_argument("--json", action="store_true")
    for name in ("show", "check"):
        own[name].add_argument("--number", metavar="N", help="版本，如 2、built_in:1；不写时是使用中的")
    own["check"].add_argument("--file", type=Path, metavar="FILE", help="核对还没有存入的文本文件")
    own["add"].add_argument("file", type=Path, metavar="FILE")
    own["add"].add_argument("--name", default="", metavar="NAME", help="给这一版起的名称")
    own["use"].add_argument("number", metavar="N")
    own["diff"].add_argument("old", metavar="OLD")
    own["diff"].add_argument("new", metavar="NEW")
    _load_text(actions.add_parser("load", help="从 .docx 或 .txt 载入文本，找出空白和对应的字段"))


def _load_text(load: argparse.ArgumentParser) -> None:
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("--key", required=True, choices=tuple(PAPERS), help="载入为哪种文书")
    load.add_argument("--apply", action="store_true", help="存为草稿（默认只显示找到了什么）")
    load.add_argument("--add-missing", action="store_true", help="文本里没有的必印内容和签署栏，由程序补上")
    load.add_argument("--title", metavar="TEXT", help="印出来的标题（默认取文本里的）")
    load.add_argument("--name", metavar="NAME", help="草稿的名称（默认取文件名）")
    load.add_argument("--json", action="store_true")


def _calendar(commands: "argparse._SubParsersAction[_Command]") -> None:
    told = commands.add_parser("calendar", help="工作日历：某天上班还是休息、一段时间有几个工作日、导入放假通知")
    told.add_argument("days", nargs="*", type=_day, metavar="YYYY-MM-DD")
    use = told.add_mutually_exclusive_group()
    use.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="从第一个日期数到这一天，写出算式")
    use.add_argument("--import", dest="file", type=Path, metavar="FILE", help="导入一年的放假通知（JSON 或工作簿）")
    told.add_argument("--apply", action="store_true", help="启用导入的通知（默认只比较）")
    use.add_argument("--withdraw", type=_year, metavar="YEAR", help="撤回一年的通知，回到程序自带的内容")
    told.add_argument("--json", action="store_true")
    told.complaint = _calendar_complaint


def _calendar_complaint(asked: argparse.Namespace) -> str | None:
    """What would be passed over in silence."""
    if asked.apply and asked.file is None:
        return "--apply 只和 --import 一起用"
    most = 1 if asked.until is not None else 0
    if len(asked.days) > most and (asked.until, asked.file, asked.withdraw) != (None, None, None):
        return "和 --until 一起最多写一个日期；和 --import、--withdraw 一起不写日期"
    return None


def _demo(commands: "argparse._SubParsersAction[_Command]") -> None:
    demo = commands.add_parser("demo", help="建立一所虚构的示范学校并打印一个班的协议")
    demo.add_argument("--students", type=_count, default=120, metavar="N")
    demo.add_argument("--out", type=Path, metavar="DIR", help="协议 PDF 的文件夹")
