"""`dev.py installer`: the folder, its static proof, the setup, the portable zip and the list of hashes."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from installer.closure import closure_of, program_files
from installer.product import (
    DIST,
    MANIFEST,
    MOST_INSTALLED,
    MOST_SETUP,
    PORTABLE,
    SETUP,
    TREE,
)
from installer.setup import empty, make_portable, make_setup, size, write_manifest
from installer.tree import ICON, build_tree, hashes_of
from tools.commands import say, stop


def build(official_runtime: Path | None, *, is_quick: bool = False) -> None:
    """Stops with a sentence when a file is missing or a size is passed.

    Args:
        official_runtime: the embeddable Python of a release; without it the one for checks is taken.
        is_quick: packs fast and large, for trials on this PC.
    """
    began = monotonic()
    lay(official_runtime)
    with packing(is_quick=is_quick):
        make_portable(TREE, PORTABLE)
    finish(is_quick=is_quick)
    say(f"built {SETUP.name} and {PORTABLE.name} in {monotonic() - began:.0f} s; they lie in {DIST}")


def lay(official_runtime: Path | None) -> None:
    """The folder of the program, its imports proven and its size within bounds."""
    build_tree(official_runtime)
    found = closure_of(program_files(TREE))
    say(found.told())
    if not found.is_whole:
        stop("the Windows program would not start on every PC; see the lines above.")
    _bound("the installed program", size(TREE), MOST_INSTALLED)
    empty(DIST)


@contextmanager
def packing(*, is_quick: bool) -> Iterator[None]:
    """Packs the setup meanwhile: that keeps one core busy for minutes. It is there after the block."""
    with ThreadPoolExecutor(1) as beside:
        packed = beside.submit(make_setup, TREE, SETUP, ICON, is_quick=is_quick)
        yield
        packed.result()


def finish(*, is_quick: bool) -> None:
    """What can only be told and written when everything is packed."""
    if not is_quick:
        _bound(SETUP.name, size(SETUP), MOST_SETUP)
    write_manifest(MANIFEST, DIST, hashes_of(TREE))


def _bound(what: str, found: int, most: int) -> None:
    say(f"{what}: {found:,} bytes of at most {most:,}")
    if found > most:
        stop(f"{what} takes {found:,} bytes; {most:,} is the most.")


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
