"""Which placements a command speaks of: `--class`, `--plan`, `--enterprise`, or everybody in sight."""

import argparse

from ctec_desktop.cli.argument_values import name
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.services.paper_facts import PaperNames


def add_range(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Args: `required` when everybody has to be asked for."""
    which = parser.add_mutually_exclusive_group(required=required)
    which.add_argument("--class", dest="class_name", type=name, metavar="NAME")
    which.add_argument("--plan", type=name, metavar="NAME", help="实习计划（批次）")
    which.add_argument("--enterprise", type=name, metavar="NAME", help="单位全称")
    which.add_argument("--all", action="store_true", help="看得到的全部岗位实习")


def named_range(office: Office, actor: Actor, asked: argparse.Namespace) -> ReportRange:
    """Raises: RuleViolation naming what is not found."""
    found = office.papers.named(actor, PaperNames(asked.class_name, asked.plan, asked.enterprise))
    about = asked.class_name or asked.plan or asked.enterprise or ""
    return ReportRange(CheckSelection(found.class_name, found.plan_id, found.enterprise_ids), about)
