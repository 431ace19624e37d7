"""`practice workbook` and `practice return`: workbooks in which teachers record practice away from the office."""

import argparse
from collections.abc import Sequence
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE, REFUSED, say
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.book_views import ReturnedRecord, ReturnPlan, TakenIn
from ctec_desktop.domain.practice.merging import Change, Kind, Side
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.services.practice_returns import label_of
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import practice_books as words


def run_books(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Makes workbooks, or compares one that came back and takes it in where asked to."""
    return _make(office, actor, asked) if asked.action == "workbook" else _return(office, actor, asked)


def _make(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    made = office.practice_books.make(actor, _named(office, actor, asked), asked.folder).value
    if asked.json:
        print(dump({"files": [str(file) for file in made.files]}))
    else:
        print("\n".join(map(str, made.files)))
    return DONE


def _named(office: Office, actor: Actor, asked: argparse.Namespace) -> Sequence[int]:
    """Ids of the teachers asked for. Raises: RuleViolation when there is no such teacher or department."""
    people = [one.teacher for one in office.practice_books.teachers(actor)]
    if asked.everybody:
        return [one.id for one in people]
    if asked.of_department is not None:
        report = office.practice.report(actor, department=asked.of_department)
        return [line.teacher.id for line in report.lines]
    ids = {one.staff_no: one.id for one in people}
    unknown = [number for number in asked.staff_nos if number not in ids]
    if unknown:
        raise RuleViolation([Problem(PracticeCode.NO_SUCH_TEACHER, value=number) for number in unknown])
    return [ids[number] for number in dict.fromkeys(asked.staff_nos)]


def _return(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    service = office.practice_returns
    plan = service.plan(actor, asked.file, staff_no=asked.of_teacher)
    done = service.apply(actor, plan, _chosen(plan, asked)).value if asked.apply else None
    if asked.json:
        print(dump(told(plan, done)))
    else:
        _say(plan, done)
    is_open = done is None and any(record.proposed is None for record in plan.records)
    return REFUSED if is_open else DONE


def _chosen(plan: ReturnPlan, asked: argparse.Namespace) -> dict[str, Side]:
    keys = {record.serial: record.merge.key for record in plan.records}
    sides = ((Side.THEIRS, asked.theirs), (Side.MIXED, asked.mixed), (Side.OURS, asked.ours))
    return {keys[serial]: side for side, serials in sides for serial in serials if serial in keys}


def _say(plan: ReturnPlan, done: TakenIn | None) -> None:
    teacher, book = plan.teacher, plan.book
    print(f"{teacher.name}（{teacher.staff_no}）：{words.last_line(book.number, book.made_on.isoformat(), None)}")
    for record in plan.records:
        taken = words.UNDECIDED if record.proposed is None else words.SIDES[record.proposed]
        print("\t".join((str(record.serial), label_of(record.merge), words.KINDS[record.merge.kind], taken)))
        say(record.problems)
    if done is not None:
        print(words.taken_in_line(done.number, done.new, done.changed, done.removed))


def told(plan: ReturnPlan, done: TakenIn | None) -> dict[str, Any]:
    """The comparison as docs/cli.md says."""
    return {
        "number": plan.book.number,
        "staff_no": plan.teacher.staff_no,
        "made_on": plan.book.made_on.isoformat(),
        "records": [_record(record) for record in plan.records],
        "taken_in": None if done is None else {"new": done.new, "changed": done.changed, "removed": done.removed},
    }


def _record(record: ReturnedRecord) -> dict[str, Any]:
    changed = [one for one in record.merge.fields if one.change is not Change.NONE]
    return {
        "no": record.serial,
        "kind": record.merge.kind.value,
        "proposed": None if record.proposed is None else record.proposed.value,
        "sides": [side.value for side in record.sides],
        "fields": []
        if record.merge.kind is Kind.SAME
        else [
            {"field": one.field, "original": one.original, "ours": one.ours, "theirs": one.theirs} for one in changed
        ],
        "problems": [full_sentence(problem) for problem in record.problems],
    }
