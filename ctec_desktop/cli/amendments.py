"""`agreement amend …`: what differs from a signed agreement, the papers it was amended by, and how they came back."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.agreement_differences import shown
from ctec_desktop.domain.amendments import BY_CLASS, Amendment, AmendmentKind, AmendmentOutlook, AmendmentWish
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.wording import amendments as words

ACTIONS: Final = ("amendments", "amend", "amendment-signed", "amendment-void", "amendment-export")


def add_amendments(actions: Any, day: Callable[[str], date]) -> None:
    """Args: `day` reads a date."""
    _of_one(actions, "amendments", "一份协议的变更：还要办的，和已出具的；--on 看这一天生效的内容").add_argument(
        "--on", type=day, metavar="YYYY-MM-DD", help="另外列出这一天生效的内容"
    )
    amend = _of_one(actions, "amend", "把登记与协议不一样的地方出成更正记录、变更通知、补充协议")
    amend.add_argument("--effective-on", required=True, type=day, metavar="YYYY-MM-DD", help="从哪一天起生效")
    amend.add_argument("--reason", required=True, metavar="TEXT", help="变更原因")
    told = "；".join(f"{kind.value} {words.KINDS[kind]}" for kind in AmendmentKind)
    amend.add_argument("--only", choices=[kind.value for kind in AmendmentKind], help=f"只出这一种：{told}")
    signed = _numbered(actions, "amendment-signed", "登记补充协议签回，或通知的回执")
    signed.add_argument("--signed-on", required=True, type=day, metavar="YYYY-MM-DD", help="纸上写的日期")
    void = _numbered(actions, "amendment-void", "作废一份变更")
    void.add_argument("--reason", required=True, metavar="TEXT", help="作废原因")
    _numbered(actions, "amendment-export", "把变更的文件另存为 PDF").add_argument(
        "--out", required=True, type=Path, metavar="FILE", help="写到哪个文件"
    )


def run_amendments(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    (agreement_id,) = office.agreement_moves.called(actor, [asked.name])
    service = office.amendments
    match asked.action:
        case "amend":
            kinds = frozenset({AmendmentKind(asked.only)} if asked.only else AmendmentKind)
            made = service.make(actor, AmendmentWish(agreement_id, asked.effective_on, asked.reason, kinds)).value
            print(contract.dump([_told(one) for one in made]) if asked.json else words.made_line(made))
            return DONE
        case "amendment-signed":
            service.sign(actor, agreement_id, asked.number, asked.signed_on)
        case "amendment-void":
            service.void(actor, agreement_id, asked.number, asked.reason)
        case "amendment-export":
            service.export(actor, agreement_id, asked.number, asked.out)
        case _:
            pass
    on: date | None = getattr(asked, "on", None)
    terms = {} if on is None else dict(service.terms(actor, agreement_id, on))
    _say(service.outlook(actor, agreement_id), terms, is_json=asked.json)
    return DONE


def _say(outlook: AmendmentOutlook, terms: dict[str, str], *, is_json: bool) -> None:
    if is_json:
        due = [
            {"field": one.key, "printed": one.printed, "now": one.now, "kind": BY_CLASS[one.change_class].value}
            for one in outlook.differing
        ]
        told: dict[str, Any] = {"due": due, "amendments": [_told(one) for one in outlook.made]}
        print(contract.dump(told | ({"terms": terms} if terms else {})))
        return
    for one in outlook.differing:
        print(words.outlook_line(one, BY_CLASS[one.change_class]))
    for made in outlook.made:
        print(words.amendment_line(made))
    for key, text in terms.items():
        print(f"{FIELDS[key].label}\t{text}")


def _told(one: Amendment) -> dict[str, Any]:
    return {
        "n": one.n,
        "kind": one.kind.value,
        "state": one.state.value,
        "effective_on": one.effective_on.isoformat(),
        "reason": one.reason,
        "signed_on": None if one.signed_on is None else one.signed_on.isoformat(),
        "void_reason": one.void_reason,
        "changes": [
            {"field": each.key, "old": shown(each.key, each.old), "new": shown(each.key, each.new)}
            for each in one.changes
        ],
    }


def _of_one(actions: Any, name: str, told: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = actions.add_parser(name, help=told)
    verb.add_argument("name", metavar="NO", help="协议编号，或学号")
    return verb


def _numbered(actions: Any, name: str, told: str) -> argparse.ArgumentParser:
    verb = _of_one(actions, name, told)
    verb.add_argument("number", type=int, metavar="N", help="变更的序号")
    return verb
