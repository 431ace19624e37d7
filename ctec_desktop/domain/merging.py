"""Duplicate enterprises: how they are recognised, what merging two of them would do, and what is wished for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from ctec_desktop.domain.names import search_key

MERGED_FIELDS: Final = (
    "name",
    "uscc",
    "legal_representative",
    "address",
    "region_code",
    "industry_code",
    "contact_name",
    "contact_phone",
)
# Characters 9 to 17 of a credit code are the organisation's own number; the others tell where it was registered.
_ORGANISATION: Final = slice(8, 17)
_KIND_OF_COMPANY: Final = re.compile(r"[（(]?集团[)）]?|有限责任公司|股份有限公司|有限公司|[()（）\-·,，.。]")


class MergeReason(StrEnum):
    """Why two enterprises look like one."""

    CODE = "code"
    NAME = "name"
    PHONE = "phone"


class Known(NamedTuple):
    """What an enterprise is recognised by."""

    id: int
    name: str
    uscc: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class MergeCandidate:
    first: Known
    second: Known
    reasons: tuple[MergeReason, ...]


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field on both sides; None where nothing is known."""

    field: str
    kept: str | None
    dropped: str | None


@dataclass(frozen=True, slots=True)
class PostConflict:
    """A post of the same name at the same place on both sides.

    Args:
        may_merge: whether the two can become one; the kept one is in use.
        renamed: a name that is free there.
    """

    post_id: int
    name: str
    site_address: str
    placements: int
    may_merge: bool
    renamed: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What merging would do: the numbers are of what goes over.

    Args:
        same_sites, same_mentors: names of those that are on both sides and become one.
        staffing_kept: days counted on both sides, where the kept count stands.
    """

    kept_id: int
    dropped_id: int
    versions: tuple[int, int]
    fields: tuple[MergeField, ...]
    sites: int
    posts: int
    mentors: int
    placements: int
    agreements: int
    same_sites: tuple[str, ...]
    same_mentors: tuple[str, ...]
    conflicts: tuple[PostConflict, ...]
    staffing_kept: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class MergeWish:
    """What a person decided.

    Args:
        from_dropped: fields whose value is taken from the one that goes.
        renamed: new names of posts that stand twice, by the post that goes over; the others become one.
    """

    kept_id: int
    dropped_id: int
    versions: tuple[int, int]
    from_dropped: frozenset[str] = frozenset()
    renamed: Mapping[int, str] = field(default_factory=dict)


class GoneEnterprise(NamedTuple):
    """An enterprise no longer in use; `kept_name` is the one it was merged into."""

    name: str
    uscc: str | None
    kept_name: str | None
    kept_uscc: str | None


@dataclass(frozen=True, slots=True)
class MergeLine:
    """A merge that stands, as the panel of the kept enterprise tells it."""

    id: int
    dropped_name: str
    merged_on: date
    by_name: str


def plain_name(name: str) -> str:
    """A name without width, blanks and the words for the kind of company, for finding duplicates only."""
    return _KIND_OF_COMPANY.sub("", search_key(name))


def candidates(enterprises: Iterable[Known]) -> tuple[MergeCandidate, ...]:
    """Pairs that look like one enterprise, those with most reasons first; one of many alike is paired with each."""
    alike: defaultdict[tuple[MergeReason, str], list[Known]] = defaultdict(list)
    for one in enterprises:
        for reason, key in _keys(one):
            alike[(reason, key)].append(one)
    reasons: defaultdict[tuple[Known, Known], list[MergeReason]] = defaultdict(list)
    for (reason, _), (first, *others) in alike.items():
        for second in others:
            reasons[(first, second)].append(reason)
    found = [MergeCandidate(first, second, tuple(why)) for (first, second), why in reasons.items()]
    return tuple(sorted(found, key=lambda pair: (-len(pair.reasons), pair.first.name, pair.second.name)))


def _keys(one: Known) -> Iterable[tuple[MergeReason, str]]:
    if one.uscc:
        yield MergeReason.CODE, one.uscc[_ORGANISATION]
    if plain := plain_name(one.name):
        yield MergeReason.NAME, plain
    if one.phone:
        yield MergeReason.PHONE, one.phone
