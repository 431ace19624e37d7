"""Versions of the papers' texts as screens and command lines see them."""

from dataclasses import dataclass
from datetime import date, datetime

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
