"""`tray`: scanned pages that wait for a person, and what the person decides."""

import argparse
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_views import TrayPage
from ctec_desktop.domain.scans import PagePlace, ReturnedPaper, copy_of
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.wording import scans as words
from ctec_desktop.wording import sentence


def tray(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of: list, save, file, aside, out, originals."""
    match asked.action:
        case "list":
            _list(office, actor, is_json=asked.json)
        case "save":
            print(office.scans.save_page(actor, _pages(office, actor, [asked.id])[0], asked.out))
        case "file":
            page_id = _pages(office, actor, [asked.id])[0]
            place = _place(office, actor, asked, asked.page)
            office.scans.file_by_hand(actor, page_id, place, turn=asked.turn, is_replacing=asked.replace)
            print(words.filed_line(asked.number, place))
        case "aside":
            files = {file.uid: file.id for file in office.scans.refused_files(actor)}
            pages = _pages(office, actor, [uid for uid in asked.ids if uid not in files])
            file_ids = [files[uid] for uid in asked.ids if uid in files]
            print(words.aside_line(office.scans.set_aside(actor, pages, asked.reason, file_ids).value))
        case "out":
            place = _place(office, actor, asked, asked.page)
            office.scans.take_out(actor, place, asked.reason)
            print(words.taken_out_line(asked.number, place))
        case _:
            place = _place(office, actor, asked, 1)
            on = None if asked.undo else asked.on or office.today()
            office.scans.note_originals(actor, [copy_of(place)], on, asked.handed_by)
            print(words.original_line(asked.number, place, on))
    return DONE


def _list(office: Office, actor: Actor, *, is_json: bool) -> None:
    pages, files = office.scans.tray(actor), office.scans.refused_files(actor)
    told: dict[str, list[dict[str, Any]]] = {
        "pages": [
            {
                "id": page.uid,
                "file": page.file_name,
                "page": page.n,
                "number": page.number or None,
                "student_name": page.student_name or None,
                "code": str(page.problem.code),
                "message": sentence(page.problem),
                "differences": _differences(office, actor, page),
            }
            for page in pages
        ],
        "files": [
            {"id": file.uid, "file": file.name, "code": str(file.problem.code), "message": sentence(file.problem)}
            for file in files
        ],
    }
    if is_json:
        print(contract.dump(told))
        return
    for page in pages:
        print(f"{page.uid}\t{words.page_of_file(page.file_name, page.n)}\t{sentence(page.problem)}")
    for file in files:
        print(f"{file.uid}\t{file.name}\t{sentence(file.problem)}")


def _differences(office: Office, actor: Actor, page: TrayPage) -> list[dict[str, str]]:
    """What a page of an older version says otherwise than the version in force."""
    if page.place is None or page.problem.code != ScanCode.PAGE_WRONG_VERSION:
        return []
    found = office.agreement_terms.between_versions(actor, page.place.version_id)
    return [{"field": one.key, "label": one.label, "printed": one.printed, "in_force": one.now} for one in found]


def _pages(office: Office, actor: Actor, uids: list[str]) -> list[int]:
    known = {page.uid: page.id for page in office.scans.tray(actor)}
    if any(uid not in known for uid in uids):
        raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
    return [known[uid] for uid in uids]


def _place(office: Office, actor: Actor, asked: argparse.Namespace, page: int) -> PagePlace:
    return office.scans.place_named(actor, asked.number, ReturnedPaper(asked.paper), asked.copy, page)
