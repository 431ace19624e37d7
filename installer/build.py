"""`dev.py installer`: the folder, its static proof, the setup, the portable zip and the list of hashes."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic

from installer.closure import closure_of, program_files
from installer.product import (
    DIST,
    MANIFEST,
    MOST_INSTALLED_MB,
    MOST_SETUP_MB,
    PORTABLE,
    SETUP,
    TREE,
)
from installer.setup import empty, make_portable, make_setup, megabytes, write_manifest
from installer.tree import ICON, build_tree, hashes_of
from tools.commands import say, stop


def build(official_runtime: Path | None, *, is_quick: bool = False) -> None:
    """Stops with a sentence when a file is missing or a size is passed.

    Args:
        official_runtime: the embeddable Python of a release; without it the one for checks is taken.
        is_quick: packs fast and large, for trials on this PC.
    """
    began = monotonic()
    build_tree(official_runtime)
    found = closure_of(program_files(TREE))
    say(found.told())
    if not found.is_whole:
        stop("the Windows program would not start on every PC; see the lines above.")
    _bound("the installed program", megabytes(TREE), MOST_INSTALLED_MB)
    empty(DIST)
    with ThreadPoolExecutor(1) as beside:
        portable = beside.submit(make_portable, TREE, PORTABLE)
        make_setup(TREE, SETUP, ICON, is_quick=is_quick)
        portable.result()
    if not is_quick:
        _bound(SETUP.name, megabytes(SETUP), MOST_SETUP_MB)
    write_manifest(MANIFEST, DIST, hashes_of(TREE))
    say(f"built {SETUP.name} and {PORTABLE.name} in {monotonic() - began:.0f} s; they lie in {DIST}")


def _bound(what: str, found_mb: float, most_mb: int) -> None:
    say(f"{what}: {found_mb:.1f} MB of {most_mb}")
    if found_mb > most_mb:
        stop(f"{what} takes {found_mb:.1f} MB; {most_mb} is the most.")


def main(arguments: Sequence[str] | None = None) -> int:
    grammar = argparse.ArgumentParser(prog="dev.py installer", description=__doc__)
    grammar.add_argument(
        "--runtime",
        type=Path,
        metavar="ZIP",
        help="the official embeddable Python of installer/runtime.lock (for a release); without it the one for checks",
    )
    grammar.add_argument("--quick", action="store_true", help="packs fast and large, for trials on this PC")
    asked = grammar.parse_args(arguments)
    build(asked.runtime, is_quick=asked.quick)
    return 0


if __name__ == "__main__":
    sys.exit(main())
