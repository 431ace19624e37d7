"""The command `rules`: the rulebook looked at, packs taken in, written out, taken back."""

import argparse
from typing import Any

from ctec_desktop.cli import contract
from ctec_desktop.cli.saying import DONE
from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rulebook.confirmations import Confirmation, ConfirmationForm
from ctec_desktop.domain.rulebook.pack_views import RuleDifference
from ctec_desktop.domain.rulebook.rule import PackLevel, Rule
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.wording import rulebook as words
from ctec_desktop.wording import rules_dialog as dialog_words
from ctec_desktop.wording.rules_dialog import detail_lines


def rules(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of its actions."""
    does = {"list": _list, "show": _show, "import": _import, "export": _export, "withdraw": _withdraw}
    does |= {"confirm": _confirm, "unconfirm": _unconfirm}
    return does[asked.action](office, actor, asked)


def _list(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    found = office.rulebook.rules(actor, asked.on)
    if asked.json:
        print(contract.dump([_rule(one) for one in found]))
        return DONE
    for one in found:
        print("\t".join((one.id, words.SEVERITIES[one.severity], words.CHECKS[one.check], one.title, one.clause)))
    return DONE


def _show(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    details = office.rule_confirmations.details(actor, asked.on)
    found = next((one for one in details if one.rule.id == asked.id), None)
    if found is None:
        facts = {"rule": asked.id, "on": (asked.on or office.today()).isoformat()}
        raise RuleViolation([Problem(RulebookCode.NO_SUCH_RULE, facts=dict(facts))])
    if asked.json:
        print(contract.dump(_rule(found.rule) | {"confirmation": _confirmation(found.confirmation)}))
    else:
        print("\n".join(detail_lines(found)))
    return DONE


def _import(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Says what would change; with --apply puts the pack to use."""
    found = office.rulebook.compare(actor, asked.file).differences
    if asked.apply:
        office.rulebook.take_in(actor, asked.file)
    if asked.json:
        print(contract.dump([_difference(one) for one in found]))
        return DONE
    for one in found:
        print(words.difference_line(one))
    print(words.taken_in_line(len(found)) if asked.apply else words.compared_line(len(found)))
    return DONE


def _export(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    level = PackLevel(asked.level) if asked.level else None
    print(words.written_line(str(office.rulebook.export(actor, asked.file, level).value)))
    return DONE


def _withdraw(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    level = PackLevel(asked.level)
    print(words.withdrawn_line(level, was_in_use=office.rulebook.take_back(actor, level).value))
    return DONE


def _confirm(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """Records that the rule's text was held against the original."""
    form = ConfirmationForm(asked.wording, asked.source, asked.read_on.isoformat(), asked.by)
    office.rule_confirmations.confirm(actor, asked.id, form)
    print(dialog_words.CONFIRMED)
    return DONE


def _unconfirm(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    office.rule_confirmations.withdraw(actor, asked.id, asked.reason)
    print(dialog_words.CONFIRMATION_WITHDRAWN)
    return DONE


def _confirmation(one: Confirmation | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {
        "wording": one.wording,
        "source": one.source,
        "read_on": one.read_on.isoformat(),
        "confirmed_on": one.confirmed_on.isoformat(),
        "by": one.by_name,
    }


def _rule(one: Rule) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "severity": one.severity.value,
        "scope": one.scope.value,
        "check": one.check.value,
        "text": one.text,
        "clause": one.clause,
        "record": one.record or None,
        "params": {key: list(value) if isinstance(value, tuple) else value for key, value in one.params.items()},
        "from": one.from_on.isoformat(),
        "until": one.until_on.isoformat() if one.until_on else None,
        "confidence": one.confidence,
        "is_confirmed": one.is_confirmed,
        "packs": one.pack,
    }


def _difference(one: RuleDifference) -> dict[str, Any]:
    return {
        "rule_id": one.rule_id,
        "what": one.what,
        "before": one.before,
        "after": one.after,
        "majors": list(one.majors),
    }
