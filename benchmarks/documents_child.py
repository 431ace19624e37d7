"""One way of making papers in a process of its own. Prints a JSON line: agreements, CPU seconds, highest memory.

The clock starts when everything is imported; fonts are loaded within it. Start: `documents_child WAY COUNT`.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.sample_agreements import snapshots
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.kernel.progress import SilentProgress

PAGE_KEY = bytes(32)
Way = Callable[[Sequence[AgreementSnapshot], Path], object]


def built() -> Way:
    from ctec_desktop.documents.agreements import build_part

    return lambda papers, folder: (folder / "p.pdf").write_bytes(build_part(papers, PAGE_KEY, SilentProgress()).data)


def proven() -> Way:
    from ctec_desktop.documents.agreements import render_part

    return lambda papers, folder: render_part(papers, folder / "p.pdf", PAGE_KEY, SilentProgress())


def apart() -> Way:
    from ctec_desktop.documents.agreements import PRINTED_ONCE, built_with
    from ctec_desktop.documents.library import BuiltInTemplates
    from ctec_desktop.documents.part import Setters

    def make(papers: Sequence[AgreementSnapshot], folder: Path) -> None:
        setters = Setters(papers, BuiltInTemplates(), is_merged=False)
        for n, one in enumerate(papers):
            part = built_with(setters, [one], PAGE_KEY, SilentProgress(), PRINTED_ONCE)
            (folder / f"{n}.pdf").write_bytes(part.data)

    return make


def apart_proven() -> Way:
    from ctec_desktop.documents.apart import render_apart
    from ctec_desktop.documents.part import Binding

    def make(papers: Sequence[AgreementSnapshot], folder: Path) -> None:
        targets = [folder / f"{n}.pdf" for n in range(len(papers))]
        render_apart(papers, targets, PAGE_KEY, SilentProgress(), Binding())

    return make


def plain() -> Way:
    from benchmarks.plain_papers import merged

    return lambda papers, folder: (folder / "p.pdf").write_bytes(merged(papers))


def plain_apart() -> Way:
    from benchmarks.plain_papers import merged

    return lambda papers, folder: [(folder / f"{n}.pdf").write_bytes(merged([one])) for n, one in enumerate(papers)]


def typst() -> Way:
    from benchmarks.typst_papers import merged

    return lambda papers, folder: (folder / "p.pdf").write_bytes(merged(papers, folder))


WAYS = {way.__name__: way for way in (built, proven, apart, apart_proven, plain, plain_apart, typst)}


def main(name: str, count: int) -> None:
    make, papers = WAYS[name](), snapshots(count)
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        make(papers, Path(folder))
        seconds = time.process_time() - start
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"count": count, "seconds": seconds, "memory_mb": highest}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
