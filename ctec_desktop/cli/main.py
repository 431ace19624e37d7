"""The command line: exit codes 0 done, 1 something refused, 2 usage, 3 environment, 4 bug (docs/cli.md)."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctec_desktop.cli.arguments import parser
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation

if TYPE_CHECKING:
    from ctec_desktop.kernel.data_place import DataPlace

USAGE, ENVIRONMENT, BUG = 2, 3, 4
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command, or opens the window when none is named."""
    _speak_utf8()
    grammar = parser()
    asked = grammar.parse_args(arguments)
    code = _outcome(grammar, asked)
    if asked.command is not None and asked.command != "selfcheck":
        from ctec_desktop.kernel.log import note

        note(_place(asked).root, "command", asked.command, code)
    return code


def _outcome(grammar: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """The exit code; whatever went wrong has been said."""
    try:
        code = _run(grammar, asked)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except RuleViolation as violation:
        from ctec_desktop.wording import full_sentence

        for problem in violation.problems:
            print(full_sentence(problem), file=sys.stderr)
        return 1
    except EnvironmentFault as fault:
        from ctec_desktop.wording import fault_sentence

        print(fault_sentence(fault), file=sys.stderr)
        return ENVIRONMENT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        from ctec_desktop.wording import shell as words

        print(words.INTERRUPTED, file=sys.stderr)
        return INTERRUPTED
    except Exception as bug:  # noqa: BLE001 - the last net: a bug leaves a report, not only a traceback
        return _report(bug, asked)


def _run(grammar: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    from ctec_desktop import bootstrap

    place = _place(asked)
    data_dir = place.root
    if asked.command is None:
        from ctec_desktop.cli.window import open_window

        return open_window(place, _known_password(asked))
    if asked.command == "selfcheck":
        from ctec_desktop.cli.selfcheck import check_limits, selfcheck

        if asked.limits:
            return check_limits()
        return selfcheck(data_dir if asked.data else None, _known_password(asked), is_shown=asked.shown)
    if asked.command == "manual":
        from ctec_desktop.cli.manual import save

        return save(asked.pdf)
    if asked.command == "doctor":
        from ctec_desktop.cli.doctor import doctor

        return doctor(data_dir, _known_password(asked), as_json=asked.json, collect_to=asked.collect)
    bootstrap.refuse_lost(place)
    if asked.command == "demo":
        from ctec_desktop.cli.demo import demo

        return demo(data_dir, asked, _known_password(asked))

    from ctec_desktop.cli import commands

    password = _known_password(asked) or _ask_or_refuse(grammar)
    if asked.command == "init":
        return commands.init(data_dir, password, asked)
    office = bootstrap.open_office(data_dir, password, may_write=commands.needs_writing(asked))
    try:
        return commands.COMMANDS[asked.command](office, bootstrap.this_person(), asked)
    finally:
        office.close()


def _report(bug: Exception, asked: argparse.Namespace) -> int:
    """Saves a crash report beside the data and says where; nothing of what was typed is in it."""
    from ctec_desktop import __version__, bootstrap
    from ctec_desktop.kernel.clock import SystemClock
    from ctec_desktop.ui.shell.crash_report import CrashReporter
    from ctec_desktop.wording import shell as words

    reporter = CrashReporter(bootstrap.papers_dir(_place(asked)) / "crash", __version__, SystemClock().now_utc)
    saved = reporter.save(reporter.text_of(bug))
    print(words.CRASH_LEAD_COMMAND, file=sys.stderr)
    print(f"{words.CRASH_REPORT}{saved}" if saved else words.CRASH_NOT_SAVED, file=sys.stderr)
    return BUG


def _place(asked: argparse.Namespace) -> "DataPlace":
    from ctec_desktop.kernel.data_place import data_place

    return data_place(Path(asked.data) if asked.data else None)


def _known_password(asked: argparse.Namespace) -> str | None:
    """From the file, else from the environment; a trailing line end is not part of it."""
    if asked.password_file is not None:
        try:
            return str(asked.password_file.read_text("utf-8-sig")).rstrip("\r\n")
        except OSError as error:
            facts = {"path": str(asked.password_file), "reason": error.strerror or str(error)}
            raise EnvironmentFault(StorageFault.CANNOT_OPEN, facts) from error
        except UnicodeDecodeError as error:
            facts = {"path": str(asked.password_file), "reason": "不是 UTF-8 文本"}
            raise EnvironmentFault(StorageFault.CANNOT_OPEN, facts) from error
    return os.environ.get("CTEC_PASSWORD") or None


def _ask_or_refuse(grammar: argparse.ArgumentParser) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        grammar.error("没有给出密码：用 --password-file FILE，或设置环境变量 CTEC_PASSWORD")
    from getpass import getpass

    return getpass("密码：")


def _speak_utf8() -> None:
    """Chinese on every console and pipe, whatever the code page."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
