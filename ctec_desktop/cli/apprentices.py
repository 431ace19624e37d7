"""`apprentice`: apprentices on record, and their contracts issued, submitted, tried out and ended early."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.apprentice_issuing import WhichApprentices
from ctec_desktop.services.office import Office
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import move_dialog as move_words
from ctec_desktop.wording.apprenticeships import SCHEMES


def add_apprentice(commands: Any, command: type[argparse.ArgumentParser], day: Callable[[str], date]) -> None:
    """Args: `day` reads a date."""
    actions = commands.add_parser("apprentice", help="学徒培养：名单、协议的签发和提前结束").add_subparsers(
        dest="action", required=True, parser_class=command
    )
    listed = actions.add_parser("list", help="登记的学徒和协议")
    issued = actions.add_parser("issue", help="签发学徒培养协议")
    submitted = actions.add_parser("submit", help="提交学徒培养协议审核")
    for one in (issued, submitted):
        one.add_argument("numbers", nargs="*", metavar="NO", help="学号")
        one.add_argument("--class", dest="class_name", metavar="NAME", help="一个班的全部学徒")
    issued.add_argument("--out", required=True, type=Path, metavar="PATH", help="文件夹，或一个 .pdf")
    issued.add_argument("--one-sided", action="store_true", help="单面打印，不补空白页")
    tried = actions.add_parser("draft", help="一份协议的草稿")
    tried.add_argument("number", metavar="NO", help="学号")
    tried.add_argument("--out", required=True, type=Path, metavar="FILE", help="写到哪里，.pdf")
    annexed = actions.add_parser("annex", help="在岗阶段的附件三方协议：安排并签发")
    annexed.add_argument("numbers", nargs="+", metavar="NO", help="学号")
    annexed.add_argument("--plan", metavar="NAME", help="还没有安排的阶段归入这个实习计划")
    annexed.add_argument("--out", required=True, type=Path, metavar="PATH", help="文件夹")
    founded = actions.add_parser("found", help="照一名学徒登记一个班")
    founded.add_argument("number", metavar="NO", help="已登记的那名学徒的学号")
    founded.add_argument("--class", dest="class_name", required=True, metavar="NAME", help="班级")
    ended = actions.add_parser("end", help="登记提前结束，或撤销")
    ended.add_argument("number", metavar="NO", help="学号")
    what = ended.add_mutually_exclusive_group(required=True)
    what.add_argument("--on", type=day, metavar="YYYY-MM-DD", help="不再培养的第一天")
    what.add_argument("--withdraw", action="store_true", help="撤销登记错的提前结束")
    ended.add_argument("--reason", default="", metavar="TEXT", help="原因")
    for one in (listed, issued, submitted):
        one.add_argument("--json", action="store_true")


def run_apprentice(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    match asked.action:
        case "list":
            return _list(office, actor, is_json=asked.json)
        case "issue":
            return _issue(office, actor, asked)
        case "submit":
            return _submit(office, actor, asked)
        case "found":
            (like_id,) = office.apprentice_issuing.named(actor, [asked.number])
            made = office.apprentice_founding.found_class(actor, like_id, asked.class_name).value
            print(words.class_founded(made.founded, made.left_out))
        case "annex":
            return _annex(office, actor, asked)
        case "draft":
            (apprenticeship_id,) = office.apprentice_issuing.named(actor, [asked.number])
            office.apprentice_issuing.write_draft(actor, apprenticeship_id, asked.out)
            print(asked.out)
        case _:
            (apprenticeship_id,) = office.apprentice_issuing.named(actor, [asked.number])
            if asked.withdraw:
                office.apprenticeships.go_on(actor, apprenticeship_id)
            else:
                office.apprenticeships.end(actor, apprenticeship_id, asked.on, asked.reason)
            print(words.WENT_ON if asked.withdraw else words.ENDED_LINE)
    return DONE


def _list(office: Office, actor: Actor, *, is_json: bool) -> int:
    found = office.apprenticeships.all(actor)
    if is_json:
        print(contract.dump([_told(one) for one in found]))
    for one in () if is_json else found:
        number = one.agreement[1] if one.agreement else ""
        days = words.days(one.from_on, one.until_on)
        print("\t".join((one.student_no, one.name, SCHEMES[one.scheme], one.enterprise_name, days, number)))
    return DONE


def _issue(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    which = _which(office, actor, asked)
    report = office.apprentice_issuing.issue(actor, which, asked.out, is_duplex=not asked.one_sided).value
    if asked.json:
        refused = [contract.subject_problem(one) for one in report.refused]
        files = [str(path) for path in report.files]
        told = {"agreements": report.agreements, "pages": report.pages, "files": files, "refused": refused}
        print(contract.dump(told))
    else:
        print(words.issued_into(report.agreements, report.pages))
        for path in report.files:
            print(f"  {path}")
        say(report.refused)
    return REFUSED if report.refused else DONE


def _submit(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    report = office.apprentice_issuing.submit(actor, _which(office, actor, asked)).value
    if asked.json:
        refused = [contract.subject_problem(one) for one in report.refused]
        print(contract.dump({"move": MoveName.SUBMIT.value, "made": report.submitted, "refused": refused}))
    else:
        print(move_words.made_line(MoveName.SUBMIT, report.submitted))
        say(report.refused)
    return REFUSED if report.refused else DONE


def _annex(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    ids = office.apprentice_issuing.named(actor, asked.numbers)
    refused: tuple[Problem, ...] = ()
    if asked.plan:
        placed = office.apprentice_annexes.place(actor, ids, office.plans.named(actor, asked.plan).id).value
        print(words.placed(placed.placed, placed.linked))
        refused = placed.refused
    report = office.apprentice_annexes.issue(actor, ids, asked.out).value
    for path in report.files:
        print(path)
    refused = (*refused, *report.refused)
    say(refused)
    return REFUSED if refused else DONE


def _which(office: Office, actor: Actor, asked: argparse.Namespace) -> WhichApprentices:
    ids = office.apprentice_issuing.named(actor, asked.numbers)
    return WhichApprentices(asked.class_name or "", ids)


def _told(one: ApprenticeshipView) -> dict[str, Any]:
    return {
        "student_no": one.student_no,
        "student_name": one.name,
        "class_name": one.class_name,
        "scheme": one.scheme.value,
        "enterprise": one.enterprise_name,
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat(),
        "ended_on": one.ended_on.isoformat() if one.ended_on else None,
        "signed_on": one.signed_on.isoformat() if one.signed_on else None,
        "agreement": one.agreement[1] if one.agreement else None,
        "stages": len(one.stages),
    }
