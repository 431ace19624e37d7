"""Versions of the papers' texts as screens and command lines see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState


@dataclass(frozen=True, slots=True)
class VersionKey:
    """Which version of which paper's text; a school's versions are counted apart from the built-in ones."""

    key: str
    origin: TemplateOrigin
    version: int

    def told(self) -> str:
        """As it is written into the record: `school:2`."""
        return f"{self.origin.value}:{self.version}"


@dataclass(frozen=True, slots=True)
class SampleSource:
    """The sample an administrator confirmed a text to rest on (以示范文本为基础)."""

    source: str
    number: str | None
    dated_on: date | None
    confirmed_on: date
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class TemplateView:
    """One version of a paper's text.

    Args:
        state: of a built-in text, IN_USE while no text of the school is.
        based_on: the version it was begun from; None for one that was loaded.
        edition: grows with every save; what a save is checked against.
    """

    at: VersionKey
    name: str
    title: str
    state: TemplateState
    sample: SampleSource | None = None
    based_on: VersionKey | None = None
    created_by: str | None = None
    created_at_utc: datetime | None = None
    used_by: str | None = None
    used_at_utc: datetime | None = None
    retired_at_utc: datetime | None = None
    note: str | None = None
    edition: int = 0

    @property
    def is_draft(self) -> bool:
        return self.state is TemplateState.DRAFT

    @property
    def is_built_in(self) -> bool:
        return self.at.origin is TemplateOrigin.BUILT_IN


@dataclass(frozen=True, slots=True)
class PaperView:
    """One kind of paper with the text it is printed from."""

    key: str
    name: str
    in_use: TemplateView
    drafts: int
    versions: int


@dataclass(frozen=True, slots=True)
class SourceForm:
    """As typed when an administrator confirms a text's source."""

    source: str = ""
    number: str = ""
    dated_on: str = ""


# Block of a template and row of that block, both from 0; a block without rows has row 0 alone.
BlockSpot: TypeAlias = tuple[int, int]


class PagePlace(NamedTuple):
    """Where something stands in printed pages: the page, from 0, and how far down it, as a share of its height."""

    page: int
    down: float


@dataclass(frozen=True, slots=True)
class TrialPaper:
    """A text printed for trial, and where its blocks stand; one that is not printed stands nowhere."""

    pdf: bytes
    pages: int
    places: Mapping[BlockSpot, PagePlace]

    def place_of(self, block: int, row: int = 0) -> PagePlace | None:
        """Where a row of a block stands, or the block; of one that is not printed, what stands before it."""
        for spot in ((block, row), (block, 0)):
            if spot in self.places:
                return self.places[spot]
        before = [place for (own, _), place in self.places.items() if own < block]
        return max(before, default=None)
