"""The `import` command: how the file is to be read, the plan, writing it, giving back what stayed out, undoing."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.import_plan import (
    Action,
    ColumnChoices,
    Decisions,
    FieldOffer,
    ImportChoice,
    ImportPlan,
    ImportReport,
    LayoutUnclear,
)
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.imports import report_of
from ctec_desktop.services.office import Office
from ctec_desktop.wording import sentence
from ctec_desktop.wording.import_layout import layout_lines


def run_import(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Plans the import, and applies it when asked to; or undoes the last one."""
    if asked.undo is not None:
        return _undo_import(office, actor, asked)
    report = _imported(office, actor, asked)
    if asked.json:
        print(contract.dump(contract.import_report(report)))
    else:
        did = "已写入" if report.applied else "核对结果（未写入；加 --apply 写入）"
        print(
            f"{did}：新增 {report.new}，变更 {report.changed}，无变化 {report.same}，"
            f"有问题 {len(report.refused)}，待核对 {len(report.held)}"
        )
        say((*report.refused, *report.held, *report.warnings))
    return REFUSED if report.refused or report.held else DONE


def _undo_import(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    run = office.imports.last_run(actor, asked.noun)
    if run is None:
        raise RuleViolation([Problem(ImportCode.UNDO_NOT_LAST)])
    office.imports.undo(actor, run.id, asked.undo)
    if asked.json:
        print(contract.dump(contract.import_run(run)))
    else:
        print(f"已撤销“{run.file_name}”的导入：新增的 {run.new} 行已撤走，改动的 {run.changed} 行已恢复原样")
    return DONE


def _imported(office: Office, actor: Actor, asked: argparse.Namespace) -> ImportReport:
    plan = _planned(office, actor, asked)
    decisions = Decisions(frozenset(asked.confirm), asked.all_or_nothing)
    if asked.save_refused is not None:
        print(_saved_refused(office, actor, plan, decisions, asked.save_refused), file=sys.stderr)
    if not asked.apply:
        return report_of(plan, None)
    try:
        return office.imports.apply(actor, plan, decisions).value
    except RuleViolation as violation:
        return _unapplied(violation, report_of(plan, None), asked)


def _saved_refused(office: Office, actor: Actor, plan: ImportPlan[Any], decisions: Decisions, target: Path) -> str:
    stays_out = Action.REFUSED, Action.HELD
    if all(row.action not in stays_out or row.row in decisions.confirmed_rows for row in plan.rows):
        return "没有退回的行，不写文件"
    return f"已写出：{office.imports.save_refused(actor, plan, decisions, target)}"


def _planned(office: Office, actor: Actor, asked: argparse.Namespace) -> ImportPlan[Any]:
    columns = _columns(office.imports.fields(actor, asked.noun), asked.column)
    choice = ImportChoice(asked.sheet, asked.header_row, columns, plan_name=asked.plan)
    try:
        return office.imports.plan(actor, asked.noun, asked.file, choice)
    except LayoutUnclear as unclear:
        print(layout_lines(unclear.layout), file=sys.stderr)
        raise


def _columns(fields: Sequence[FieldOffer], said: Sequence[tuple[str, str]]) -> ColumnChoices:
    """Column letters with the field each holds, named by its key or its heading; an empty name leaves a column out.

    Raises:
        RuleViolation: no such field.
    """
    keys = {name: field.key for field in fields for name in (field.label, field.key)} | {"": ""}
    unknown = [name for _, name in said if name not in keys]
    if unknown:
        known = "、".join(f"{field.key}（{field.label}）" for field in fields)
        raise RuleViolation([Problem(ImportCode.NO_SUCH_FIELD, facts={"said": unknown[0], "known": known})])
    return tuple((letter, keys[name]) for letter, name in said)


def _unapplied(violation: RuleViolation, report: ImportReport, asked: argparse.Namespace) -> ImportReport:
    """A batch refused as a whole still answers in JSON: the report of what stands in its way."""
    if asked.json and violation.problems[0].code == ImportCode.BATCH_REFUSED:
        print(sentence(violation.problems[0]), file=sys.stderr)
        return report
    raise violation
