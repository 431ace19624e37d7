"""A number of people as it is typed in, and as it is listed."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ctec_desktop.domain.share_meter import HeadcountKind


@dataclass(frozen=True, slots=True)
class HeadcountForm:
    """As typed. Args: `post_id` is empty for the whole unit."""

    kind: str = ""
    post_id: str = ""
    counted_on: str = ""
    heads: str = ""
    source: str = ""


class HeadcountLine(NamedTuple):
    """One count.

    Args:
        id: among counts of the kind.
        post_name: None where it is about the whole unit.
        void_reason: why it was taken back; None where it stands.
    """

    id: int
    kind: HeadcountKind
    post_name: str | None
    counted_on: date
    heads: int
    source: str | None
    void_reason: str | None


class PostChoice(NamedTuple):
    id: int
    name: str


class HeadcountHistory(NamedTuple):
    """Every count of a unit, the newest first, and the posts a further one can be about."""

    lines: tuple[HeadcountLine, ...]
    posts: tuple[PostChoice, ...]
