"""What each command does: ask the services, say the outcome, return the exit code."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from ctec_desktop import bootstrap
from ctec_desktop.cli import contract
from ctec_desktop.cli.agreements import run_agreement
from ctec_desktop.cli.apprentices import run_apprentice
from ctec_desktop.cli.archive import run_archive
from ctec_desktop.cli.calendar import calendar
from ctec_desktop.cli.checking import check
from ctec_desktop.cli.cover import run_cover
from ctec_desktop.cli.figures import run_figures
from ctec_desktop.cli.importing import run_import
from ctec_desktop.cli.papers import run_paper
from ctec_desktop.cli.placements import run_placement
from ctec_desktop.cli.practice import run_practice
from ctec_desktop.cli.rules import rules
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.cli.scanning import scan
from ctec_desktop.cli.templates import template
from ctec_desktop.cli.tracker import tracker
from ctec_desktop.cli.tray import tray
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.services.school import SchoolForm
from ctec_desktop.wording.agreement_files import PATTERN


def init(data_dir: Path, password: str, asked: argparse.Namespace) -> int:
    """Founds the school; the recovery key is printed once."""
    form = SchoolForm(asked.school, asked.code, None, asked.address, asked.contact, asked.phone)
    founding = bootstrap.begin_founding(data_dir, form, password)
    founding.finish().close()
    print(f"已建立：{asked.school}\n数据文件夹：{data_dir}")
    print(f"恢复密钥（只显示这一次，请抄在纸上妥善保管）：{founding.recovery_key}")
    return DONE


def save_blank(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    print(f"已写出：{office.imports.save_blank(actor, asked.noun, asked.file, asked.class_name)}")
    return DONE


def add_plan(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    form = PlanForm(
        name=asked.name,
        kind=PlanKind(asked.kind),
        from_on=asked.from_on,
        until_on=asked.until_on,
        content=asked.content,
        supervisor_name=asked.supervisor,
        supervisor_phone=asked.supervisor_phone,
        insurance_kind=asked.insurance_kind,
        insurer=asked.insurer,
        policy_no=asked.policy_no,
        insurance_payer=asked.insurance_payer,
        insured_from=asked.insured_from,
        insured_until=asked.insured_until,
        originals=asked.originals,
    )
    office.plans.add(actor, form)
    print(f"已新增实习计划：{asked.name}（{asked.from_on} 至 {asked.until_on}）")
    return DONE


def place(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    plan = office.plans.named(actor, asked.plan)
    post = office.placements.post_named(actor, asked.post)
    wish = PlaceClass(asked.class_name, plan.id, post.id, asked.from_on, asked.until_on, frozenset(asked.confirm))
    placed = office.placements.place_class(actor, wish).value
    if asked.json:
        print(contract.dump(contract.class_placement(placed)))
    else:
        print(f"已安排 {placed.placed} 人到 {placed.enterprise_name} · {placed.post_name}")
        say(placed.problems)
    stopped = [
        student
        for student in placed.students
        if not student.already_placed and not student.may_be_placed(wish.confirmed)
    ]
    return REFUSED if stopped else DONE


def issue(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    plan_id = office.plans.named(actor, asked.plan).id if asked.plan else None
    wish = IssueClass(
        asked.class_name,
        asked.out,
        plan_id,
        originals=asked.originals,
        is_duplex=not asked.one_sided,
        is_separate=asked.separate,
        name_pattern=asked.name or PATTERN,
    )
    outcome = office.agreements.issue_class(actor, wish)
    report = outcome.value
    if asked.json:
        print(contract.dump(contract.issue_report(report)))
        say(outcome.warnings)
    else:
        print(f"已签发 {report.agreements} 份协议，共 {report.pages} 页")
        for path in report.files:
            print(f"  {path}")
        say((*report.refused, *outcome.warnings))
    return REFUSED if report.refused else DONE


def show_list(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Prints records as JSON, or one a line."""
    if asked.noun == "students":
        is_masked = asked.reveal is None
        views = office.students.all(actor) if is_masked else office.students.all_revealed(actor, asked.reveal)
        rows = [contract.student(view) for view in views]
    elif asked.noun == "enterprises":
        rows = [contract.enterprise(unit) for unit in office.enterprises.all(actor)]
    elif asked.noun == "placements":
        of_placements = contract.placement, contract.placement_on
        rows = _as_of(
            office.placements.all(actor), asked.on, of_placements, partial(office.placement_changes.on_day, actor)
        )
    else:
        of_agreements = contract.agreement, contract.agreement_on
        rows = _as_of(
            office.agreements.all(actor), asked.on, of_agreements, partial(office.agreement_moves.on_day, actor)
        )
    if asked.json:
        print(contract.dump(rows))
    else:
        for row in rows:
            print(
                "\t".join("" if value is None else str(value) for value in row.values() if not isinstance(value, list))
            )
    return DONE


def _as_of(
    views: Sequence[Any],
    day: date | None,
    told: tuple[Callable[[Any], dict[str, Any]], Callable[[date, Any], dict[str, Any]]],
    on_day: Callable[[date], Mapping[int, Any]],
) -> list[dict[str, Any]]:
    """Every record; with a day those there were then, each with how it stood.

    Args:
        told: tells a record, and how one stood on a day.
        on_day: how each stood, by its id.
    """
    told_now, told_then = told
    if day is None:
        return [told_now(one) for one in views]
    then = on_day(day)
    return [told_now(one) | told_then(day, then[one.id]) for one in views if one.id in then]


type_of_command = Callable[[Office, Actor, argparse.Namespace], int]
COMMANDS: dict[str, type_of_command] = {
    "import": run_import,
    "blank": save_blank,
    "plan": add_plan,
    "place": place,
    "issue": issue,
    "scan": scan,
    "tray": tray,
    "tracker": tracker,
    "archive": run_archive,
    "paper": run_paper,
    "placement": run_placement,
    "cover": run_cover,
    "practice": run_practice,
    "figures": run_figures,
    "agreement": run_agreement,
    "apprentice": run_apprentice,
    "list": show_list,
    "template": template,
    "rules": rules,
    "calendar": calendar,
    "check": check,
}


def needs_writing(asked: argparse.Namespace) -> bool:
    """A reading command works beside an open window; a writing one needs the data folder to itself."""
    match asked.command:
        case "tray":
            return bool(asked.action != "list")
        case "archive":
            return asked.export is not None
        case "tracker":
            return bool(asked.action == "out")
        case "list":
            return asked.noun == "students" and asked.reveal is not None
        case "blank":
            return False
        case "agreement":
            return asked.action != "show" and not (asked.action == "approval" and asked.steps is None and not asked.off)
        case "apprentice":
            return asked.action not in ("list", "draft")
        case "practice" if asked.action is not None:
            return asked.action == "workbook" or bool(asked.apply)
        case "check" | "cover" | "practice" | "figures":
            return asked.pdf is not None
        case "template":
            return asked.action in ("add", "use") or (asked.action == "load" and asked.apply)
        case "paper":
            return bool(asked.action == "print")
        case "placement":
            return asked.action == "move-unit" or asked.release is not None
        case "rules":
            is_import = asked.action == "import" and bool(asked.apply)
            return is_import or asked.action in ("withdraw", "confirm", "unconfirm")
        case "calendar":
            return asked.withdraw is not None or (asked.file is not None and bool(asked.apply))
        case "import":
            return bool(asked.apply) or asked.undo is not None
        case _:
            return True
