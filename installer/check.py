"""`dev.py installer-check`: the static proof always; the run under Wine when asked for, or when something changed."""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from time import monotonic
from typing import Final

from installer import record
from installer.build import finish, lay, packing
from installer.check_damage import check_damage
from installer.check_places import check_chosen_folder, check_folders, check_portable, check_second_person, forget
from installer.check_program import Program, check_files, check_first_day
from installer.check_setup import Setups, check_refusals, check_uninstall, check_upgrade
from installer.check_window import check_window
from installer.closure import PROGRAM_ENDINGS, closure_of
from installer.packages import shipped_files
from installer.product import BUILD, PORTABLE, SETUP, TREE
from installer.proof import Proof
from installer.runtime import runtime_archive, runtime_files
from installer.setup import make_portable
from installer.tree import ICON, hashes_of
from installer.wheels import fetch_wheels
from installer.wine import Wine, WineUnusable
from tools.commands import say
from tools.system import ensure_windows_tools

_MOST_S: Final = 1200
# What the run may take where tests wait for it.
_MOST_S_BESIDE_TESTS: Final = 480


def check_statically() -> bool:
    """The closure of imports, out of the wheels themselves: needs no compiler and no Wine."""
    found = closure_of(_program_files(), made=["python3.dll"])
    say(found.told())
    return found.is_whole


def check_under_wine(most_s: float, previous: Path | None, *, is_quick: bool | None = None) -> bool:
    """Unpacks, sets up, runs, damages and takes away what lies in `dist/`.

    Args:
        previous: the setup of the last release; without it a stand-in of a few bytes is upgraded.
        is_quick: packs the setup meanwhile, quickly or small; it lies in `dist/` already where this is not told.
    """
    proof, began = Proof(), monotonic()
    scratch = tempfile.TemporaryDirectory(prefix="wine-", ignore_cleanup_errors=True)
    with scratch as folder, Wine(Path(folder), most_s) as wine:
        with packing(is_quick=is_quick) if is_quick is not None else nullcontext():
            _check_copy(wine, proof)
        if is_quick is not None:
            finish(is_quick=is_quick)
        _check_installed(wine, previous, proof)
    say(f"{proof.held} claims hold, {len(proof.failed)} do not ({monotonic() - began:.0f} s)")
    return not proof.failed


def _check_copy(wine: Wine, proof: Proof) -> None:
    """What needs no setup, on the portable copy."""
    with proof.part("the portable copy"):
        copy = check_portable(wine, PORTABLE, proof)
    with proof.part("folders"):
        check_folders(copy, proof)
    with proof.part("negative controls"):
        check_damage(copy, proof)
    forget(copy)


def _check_installed(wine: Wine, previous: Path | None, proof: Proof) -> None:
    with proof.part("setting up"):
        setups = Setups(wine, SETUP, previous, ICON, BUILD)
        check_refusals(wine, setups, proof)
        check_upgrade(wine, setups, hashes_of(TREE), proof)
    program = Program(wine)
    with proof.part("a school's first day"):
        check_first_day(program, proof)
        check_files(program, proof)
    with proof.part("people and places"):
        check_second_person(program, proof)
        check_chosen_folder(program, proof)
    with proof.part("the window"):
        check_window(program, setups, proof)
    with proof.part("taking it away"):
        check_uninstall(wine, program.data, proof)


def _program_files() -> Iterator[tuple[str, bytes]]:
    for name, data in runtime_files(runtime_archive(None)):
        if name.lower().endswith(PROGRAM_ENDINGS):
            yield name, data
    for wheel in fetch_wheels():
        for path, data in shipped_files(wheel):
            if path.lower().endswith(PROGRAM_ENDINGS):
                yield path, data


def main(arguments: Sequence[str] | None = None) -> int:
    grammar = argparse.ArgumentParser(prog="dev.py installer-check", description=__doc__)
    changed = "under Wine only when what it proves has changed; packed quickly, never longer than eight minutes"
    grammar.add_argument("--if-changed", action="store_true", help=changed)
    grammar.add_argument("--built", action="store_true", help="takes what lies in dist/ instead of building anew")
    grammar.add_argument("--quick", action="store_true", help="packs fast and large")
    previous = "the setup of the last release, which is upgraded; without it a stand-in of a few bytes"
    grammar.add_argument("--previous", type=Path, metavar="SETUP", help=previous)
    asked = grammar.parse_args(arguments)
    if not check_statically():
        return 1
    if asked.if_changed and (kept := record.unchanged_since()) is not None:
        say(f"nothing of the Windows program changed since {kept}, which was run under Wine")
        return 0
    try:
        ensure_windows_tools(with_wine=True)
    except SystemExit as missing:
        return _left_out(str(missing), asked.if_changed)
    is_quick: bool | None = None
    if not asked.built:
        is_quick = asked.quick or asked.if_changed
        lay(None)
        make_portable(TREE, PORTABLE)
    try:
        most_s = _MOST_S_BESIDE_TESTS if asked.if_changed else _MOST_S
        is_proven = check_under_wine(most_s, asked.previous, is_quick=is_quick)
        if not is_proven and asked.if_changed:
            is_proven = _once_more()
    except WineUnusable as error:
        return _left_out(f"{error}.", asked.if_changed)
    if is_proven:
        record.keep()
    return 0 if is_proven else 1


def _once_more() -> bool:
    """A program that Wine kept waiting on a busy PC is no fault of ours: what fails must fail twice."""
    say("some claims did not hold; the whole is run once more, and that run decides")
    return check_under_wine(_MOST_S_BESIDE_TESTS, None)


def _left_out(why: str, may_be: bool) -> int:
    """Beside the tests a PC without a Wine that works is no failure; its imports were proven all the same."""
    say(f"the Windows program was not run here: {why}")
    return 0 if may_be else 1


if __name__ == "__main__":
    sys.exit(main())
