"""Names of units that may be the same unit written otherwise: without its form, without the city, one character off."""

import re
from collections import defaultdict
from collections.abc import Iterable

from ctec_desktop.domain.names import search_key

_IN_BRACKETS = re.compile(r"[(\[【〔<][^)\]】〕>]*[)\]】〕>]")
_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|股份公司|分公司|总公司|公司|集团|(?:普通)?合伙企业)+$"
)
_PLACE_WORDS = re.compile(r"[省市区县镇]")
_DIGITS = re.compile(r"[0-9]+")
# A shorter core, such as 中国 or 华联, is part of too many names to ask about.
_SHORTEST_PART = 4
_SHORTEST_MISTAKE = 3


class NameIndex:
    """Finds among many names those like a given one, without comparing each with each."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, list[str]] = {}
        self._cores: defaultdict[str, set[str]] = defaultdict(set)
        self._placeless: defaultdict[str, set[str]] = defaultdict(set)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        core = _core(name)
        known = self._names.setdefault(core, [])
        if name not in known:
            known.append(name)
        self._placeless[_PLACE_WORDS.sub("", core)].add(core)
        for pair in _pairs(core):
            self._cores[pair].add(core)

    def near(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Other names that may mean the same unit, the likeliest first; names that only differ in width do not."""
        core, key = _core(name), search_key(name)
        cores = {found for pair in _pairs(core) for found in self._cores[pair]}
        ranks = {found: rank for found in cores if (rank := _likeness(core, found)) is not None}
        ranks |= dict.fromkeys(self._placeless.get(_PLACE_WORDS.sub("", core), ()), 0)
        alike = sorted((rank, found) for found, rank in ranks.items())
        found = [other for _, like in alike for other in self._names[like] if search_key(other) != key]
        return tuple(found[:limit])


def _core(name: str) -> str:
    """The part of a name that tells units apart; a name that is all form keeps it."""
    whole = search_key(name)
    return _FORM.sub("", _IN_BRACKETS.sub("", whole)) or whole


def _pairs(core: str) -> set[str]:
    return {core[n : n + 2] for n in range(len(core) - 1)} or {core}


def _likeness(core: str, other: str) -> int | None:
    """0 for the same core, 1 for one character off, 2 for one inside the other; None for another unit."""
    if core == other:
        return 0
    shorter, longer = sorted((core, other), key=len)
    rank = 2
    if len(shorter) >= _SHORTEST_MISTAKE and _is_one_off(shorter, longer):
        rank = 1
    elif len(shorter) < _SHORTEST_PART or shorter not in longer:
        return None
    return rank if _DIGITS.findall(core) == _DIGITS.findall(other) else None


def _is_one_off(shorter: str, longer: str) -> bool:
    """Whether one character was left out, put in or written otherwise."""
    if len(longer) - len(shorter) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same + 1 :] == longer[same + 1 :] or shorter[same:] == longer[same + 1 :]
