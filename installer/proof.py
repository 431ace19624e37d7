"""What a check has shown: one line for each claim, and the time each part took."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic


class Proof:
    """Claims are collected, not raised: one that does not hold must not hide the next."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.held = 0

    def holds(self, claim: str, is_so: bool, instead: object = "") -> None:
        """Args: instead: what was found where the claim does not hold."""
        if is_so:
            self.held += 1
            print(f"  ok    {claim}", flush=True)
            return
        self.failed.append(claim)
        found = "\n        ".join(str(instead).strip().splitlines()[-12:])
        print(f"  FAIL  {claim}\n        {found}", flush=True)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = monotonic()
        print(f"== {name}", flush=True)
        yield
        print(f"   {monotonic() - began:.0f} s", flush=True)
