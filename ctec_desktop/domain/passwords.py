"""How well a password would stand against guessing: a hint for the person who chooses it, never a refusal."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

SHORTEST: Final = 8
_GOOD_FROM: Final = 15
_FAIR_FROM: Final = 9
_COMMON: Final = ("password", "12345678", "qwerty", "11111111", "88888888", "66666666", "abc123", "admin", "iloveyou")
_KINDS: Final = (r"[a-z]", r"[A-Z]", r"\d", r"[^\x00-\x7f]", r"[^\w\s]|_")
# A Chinese character is worth about two letters to whoever guesses.
_WIDE: Final = re.compile(r"[^\x00-\x7f]")


class Strength(StrEnum):
    TOO_SHORT = "too_short"
    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(password: str, known: Iterable[str] = ()) -> Strength:
    """Counts what is left after repetitions, runs and what everybody at school knows (`known`) are taken out."""
    if len(password) < SHORTEST:
        return Strength.TOO_SHORT
    left = password.casefold()
    for word in (*_COMMON, *(word.casefold() for word in known if len(word) > 1)):
        left = left.replace(word, "*")
    left = _without_runs(left)
    kinds = sum(bool(re.search(kind, password)) for kind in _KINDS)
    worth = len(left) + len(_WIDE.findall(left)) + 2 * (kinds - 1)
    if worth >= _GOOD_FROM and kinds > 1:
        return Strength.GOOD
    return Strength.FAIR if (worth >= _FAIR_FROM and kinds > 1) or worth >= _GOOD_FROM else Strength.WEAK


def _without_runs(text: str) -> str:
    """The text with `aaa`, `123`, `cba` and the like cut to their first character."""
    kept: list[str] = []
    step_before = None
    for before, here in zip(("", *text), text, strict=False):
        step = ord(here) - ord(before) if before else None
        if step is not None and step == step_before and step in (-1, 0, 1):
            continue
        step_before = step if step in (-1, 0, 1) else None
        kept.append(here)
    return "".join(kept)
