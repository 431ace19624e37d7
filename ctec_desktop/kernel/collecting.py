"""Making many objects at once without the collector walking over all of them again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """No automatic collection inside: hundreds of thousands of drafts are built that all stay, and in no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # All of it counts as old from here on: looking through it at once would hold up every thread.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
