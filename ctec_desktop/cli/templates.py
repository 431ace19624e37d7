"""The command `template`: the school's own texts of its papers."""

import argparse
import re
from pathlib import Path

from ctec_desktop.cli import contract
from ctec_desktop.cli.template_loading import load
from ctec_desktop.domain.codes.sheets import SheetFault
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template_differences import Difference, Part
from ctec_desktop.domain.template_views import TemplateView, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.office import Office
from ctec_desktop.wording import sentence
from ctec_desktop.wording import templates as words

DONE, REFUSED = 0, 1
_MARKS = {Part.SAME: "{}", Part.REMOVED: "[-{}-]", Part.ADDED: "{{+{}+}}"}
_VERSION = re.compile(r"(?:(school|built_in):)?([0-9]{1,6})")


def template(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """One of its actions."""
    does = {"list": _list, "show": _show, "check": _check, "diff": _diff, "add": _add, "use": _use, "load": load}
    return does[asked.action](office, actor, asked)


def _list(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    keys = [asked.key] if asked.key else list(PAPERS)
    views = [view for key in keys for view in office.templates.versions(actor, key)]
    if asked.json:
        print(contract.dump([contract.template(view) for view in views]))
    for view in () if asked.json else views:
        source = view.sample.source if view.sample else ""
        print("\t".join((view.at.key, view.at.told(), words.state_of(view), view.name or view.title, source)))
    return DONE


def _show(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    view = office.templates.version(actor, _version(office, actor, asked.key, asked.number))
    text = office.templates.text(actor, view.at)
    print(contract.dump({**contract.template(view), "text": text}) if asked.json else text)
    return DONE


def _check(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    """A version, or a file that is not in the record yet."""
    if asked.file is not None:
        problems = office.templates.check_text(actor, asked.key, _read(asked.file))
    else:
        problems = office.templates.check(actor, _version(office, actor, asked.key, asked.number))
    if asked.json:
        print(contract.dump([contract.template_problem(problem) for problem in problems]))
    else:
        print("\n".join(sentence(problem) for problem in problems) or "可以启用")
    return REFUSED if problems else DONE


def _diff(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    old, new = (_version(office, actor, asked.key, number) for number in (asked.old, asked.new))
    found = office.templates.differences(actor, old, new)
    if asked.json:
        print(contract.dump([contract.template_difference(one) for one in found]))
    else:
        print("\n\n".join(map(_told, found)) or "没有差异")
    return DONE


def _add(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    view = office.templates.save_draft(actor, asked.key, _read(asked.file), asked.name).value
    return _say(view, asked, f"已存为草稿：{view.at.told()}")


def _use(office: Office, actor: Actor, asked: argparse.Namespace) -> int:
    outcome = office.templates.put_to_use(actor, _version(office, actor, asked.key, asked.number))
    lines = (f"已启用：{outcome.value.at.told()}", *(sentence(problem) for problem in outcome.warnings))
    return _say(outcome.value, asked, "\n".join(lines))


def _say(view: TemplateView, asked: argparse.Namespace, line: str) -> int:
    print(contract.dump(contract.template(view)) if asked.json else line)
    return DONE


def _told(one: Difference) -> str:
    text = "".join(_MARKS[piece.part].format(piece.text) for piece in one.pieces)
    return f"{words.difference_title(one)}\n{text}"


def _version(office: Office, actor: Actor, key: str, number: str | None) -> VersionKey:
    """`2` is the school's, `built_in:1` one that ships; nothing means the one in use."""
    views = office.templates.versions(actor, key)
    if number is None:
        return next(view.at for view in views if words.is_in_use(view))
    found = _VERSION.fullmatch(number)
    if found is None:
        raise RuleViolation([Problem(TemplateCode.NO_SUCH_VERSION, facts={"version": number})])
    return VersionKey(key, TemplateOrigin(found[1] or TemplateOrigin.SCHOOL), int(found[2]))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RuleViolation([Problem(TemplateCode.TEXT_NOT_UNICODE)]) from error
    except FileNotFoundError as error:
        raise EnvironmentFault(SheetFault.FILE_MISSING, {"path": str(path)}) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFault(SheetFault.FILE_UNREADABLE, {"path": str(path), "reason": reason}) from error
