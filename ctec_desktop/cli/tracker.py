"""`tracker`: papers handed out to be signed, what is back of them, and whom to chase."""

import argparse
from typing import Any

from ctec_desktop.cli.contract import dump
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.codes.handouts import HandoutCode
from ctec_desktop.domain.handouts import HandedPaper, HandoutForm, ReceiverKind, tally
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.wording import handouts as words


def tracker(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of: list, out, slips."""
    match asked.action:
        case "list":
            _list(office, actor, asked)
        case "out":
            _out(office, actor, asked)
        case _:
            _slips(office, actor, asked)
    return DONE


def _list(office: Office, actor: Actor, asked: argparse.Namespace) -> None:
    today = office.today()
    found = [
        one
        for one in office.handouts.papers(actor)
        if (asked.class_name is None or one.class_name == asked.class_name)
        and (asked.unit is None or one.unit_name == asked.unit)
        and (not asked.missing or one.is_missing)
        and (not asked.overdue or one.late_days(today) > 0)
    ]
    if asked.json:
        print(dump([_told(one, one.late_days(today)) for one in found]))
        return
    for one in found:
        cells = (one.number, one.student_name, one.class_name, one.unit_name, words.paper_name(one), one.taken_by)
        late = one.late_days(today)
        print("\t".join((*cells, one.due_on.isoformat(), words.back_text(one), words.late_text(late))))


def _told(one: HandedPaper, late_days: int) -> dict[str, Any]:
    return {
        "number": one.number,
        "version": one.version,
        "paper": one.paper.value,
        "student_no": one.student_no,
        "student_name": one.student_name,
        "class": one.class_name,
        "unit": one.unit_name,
        "taken_by": one.taken_by,
        "handed_on": one.handed_on.isoformat(),
        "due_on": one.due_on.isoformat(),
        "copies": one.copies,
        "wanted": one.wanted,
        "sheets": one.sheets,
        "images_back": one.images,
        "originals_back": one.originals,
        "state": one.state.value,
        "overdue_days": late_days,
    }


def _out(office: Office, actor: Actor, asked: argparse.Namespace) -> None:
    by_number = {one.number: one.id for one in office.agreements.all(actor) if one.number}
    unknown = [number for number in asked.numbers if number not in by_number]
    if unknown:
        raise RuleViolation([Problem(HandoutCode.NO_SUCH_NUMBER, facts={"number": number}) for number in unknown])
    form = HandoutForm(
        tuple(by_number[number] for number in asked.numbers),
        asked.by,
        asked.papers,
        asked.taken_by,
        (asked.on or office.today()).isoformat(),
        asked.due.isoformat(),
        asked.note,
        str(asked.wanted),
    )
    ids = set(office.handouts.hand_out(actor, form).value)
    given = tally(one for one in office.handouts.papers(actor) if one.handout_id in ids)
    print(words.handed_line(len(ids), given))


def _slips(office: Office, actor: Actor, asked: argparse.Namespace) -> None:
    receiver = ReceiverKind(asked.by)
    if asked.out is None:
        owed = office.chasing.chases(actor, receiver, asked.name)
        texts = [office.chasing.slip_text(actor, receiver, one.name) for one in owed]
        print("\n\n".join(texts) if texts else words.NOTHING_OWED)
        return
    count = office.chasing.write_slips(actor, receiver, asked.out, asked.name).value
    print(words.slips_line(count, str(asked.out)))
