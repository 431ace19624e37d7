"""Paper that came back: what was read on each scanned page, and what became of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.vocabulary import Party

# Corners of something seen on a picture, from its own top left clockwise, as shares of the picture's width and height.
Quad: TypeAlias = tuple[tuple[float, float], ...]

# A blank back has less ink than this, in thousandths of the page: 此页空白 has a third of it, a signature alone twice.
BLANK_INK: Final = 0.6


class ReturnedPaper(StrEnum):
    """The papers that are signed and come back."""

    AGREEMENT = "agreement"
    CONSENT = "consent"


PAPER_OF_KIND: Final = {PageKind.AGREEMENT: ReturnedPaper.AGREEMENT, PageKind.CONSENT: ReturnedPaper.CONSENT}


class PageState(StrEnum):
    """A page is filed, waits in the exceptions tray, is the blank back of a sheet, or was put aside by a person."""

    FILED = "filed"
    TRAY = "tray"
    BLANK = "blank"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class ReadCode:
    """One of our codes as it was read; whether it is genuine is not known yet."""

    text: str
    quad: Quad


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was read on one page of a scanned file.

    Args:
        n: from 1, within the file.
        width, height: of the picture, in pixels.
        codes: with our prefix; empty on a page without one.
        ink: thousandths of the page that are not paper.
        has_other_code: a QR code that is not ours stands on it.
        is_broken: the page could not be made a picture.
        is_unread: the time for its file was used up before.
    """

    n: int
    width: int
    height: int
    codes: tuple[ReadCode, ...]
    ink: float
    has_other_code: bool = False
    is_broken: bool = False
    is_unread: bool = False

    @property
    def is_blank(self) -> bool:
        is_seen = not (self.is_broken or self.is_unread)
        return is_seen and not self.codes and not self.has_other_code and self.ink < BLANK_INK


class PagePlace(NamedTuple):
    """Where a page belongs: which version of an agreement, which of its papers, original and page, both from 1."""

    version_id: int
    paper: ReturnedPaper
    copy: int
    page: int


class CopyPlace(NamedTuple):
    """One original of a paper."""

    version_id: int
    paper: ReturnedPaper
    copy: int


def copy_of(place: PagePlace) -> CopyPlace:
    return CopyPlace(place.version_id, place.paper, place.copy)


class SignBox(NamedTuple):
    """A place on a printed page where a party signs or seals, in millimetres from the page's top left."""

    page: int
    party: Party
    is_seal: bool
    x: float
    y: float
    width: float
    height: float
